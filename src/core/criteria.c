#include <flowform/guide.h>

const struct ff_cell *ff_criterion_cell(const struct ff_criterion *c, size_t alternative)
{
	static const struct ff_cell nothing = {.alternative = FF_NONE};
	size_t low = 0, high = c->n_said;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (c->said[mid].alternative < alternative)
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->n_said && c->said[low].alternative == alternative ? &c->said[low]
									  : &nothing;
}
