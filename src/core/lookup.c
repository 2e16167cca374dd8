#include "lookup.h"
#include <stdlib.h>

void lookup_add(struct ff_arena *a, struct lookup *ix, struct ff_str key, size_t value)
{
	FF_PUSH(a, ix->list, ix->n, ix->cap) = (struct lookup_entry){key, value};
}

static int by_key(const void *a, const void *b)
{
	const struct lookup_entry *x = a, *y = b;
	int order = ff_str_cmp(x->key, y->key);
	return order != 0 ? order : (x->value > y->value) - (x->value < y->value);
}

void lookup_sort(struct lookup *ix)
{
	if (ix->n > 1)
		qsort(ix->list, ix->n, sizeof *ix->list, by_key);
}

struct lookup_run lookup_run_at(const struct lookup *ix, size_t first)
{
	struct lookup_run run = {first, first};
	while (run.end < ix->n && ff_str_eq(ix->list[run.end].key, ix->list[first].key))
		run.end++;
	return run;
}

struct lookup_run lookup_find(const struct lookup *ix, struct ff_str key)
{
	size_t low = 0, high = ix->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (ff_str_cmp(ix->list[mid].key, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == ix->n || !ff_str_eq(ix->list[low].key, key))
		return (struct lookup_run){low, low};
	return lookup_run_at(ix, low);
}

size_t lookup_first(const struct lookup *ix, struct ff_str key)
{
	struct lookup_run run = lookup_find(ix, key);
	return run.first < run.end ? ix->list[run.first].value : FF_NONE;
}
