#include <core/pool.h>
#include <stdlib.h>

struct pool_slot {
	uint32_t node, index; /* among the answers */
	/* Only in the first slot of each node: how many slots it has; how many of them are used or
	 * out of play, which holds in this round. */
	uint32_t n, used, round;
};

static int compare_slots(const void *a, const void *b)
{
	const struct pool_slot *x = a, *y = b;
	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

struct pool pool_new(struct ff_arena *a, const struct ff_visit *visits, size_t n)
{
	if (n > 0 && visits[n - 1].way == FF_NO_WAY && visits[n - 1].note.len == 0)
		n--;
	struct pool p = {.answers = visits, .slots = FF_NEW(a, struct pool_slot, n), .n = n};
	for (uint32_t i = 0; i < n; i++)
		p.slots[i] = (struct pool_slot){.node = visits[i].node, .index = i};
	if (n > 1)
		qsort(p.slots, n, sizeof *p.slots, compare_slots);
	for (size_t i = 0, first = 0; i < n; i++) {
		if (p.slots[i].node != p.slots[first].node)
			first = i;
		p.slots[first].n++;
	}
	pool_rewind(&p, 0);
	return p;
}

void pool_rewind(struct pool *p, size_t from)
{
	p->from = (uint32_t)from;
	p->round++;
}

/* The first of the sorted slots that isn't before this node and index. */
static size_t lower_bound(const struct pool *p, uint32_t node, uint32_t index)
{
	struct pool_slot key = {.node = node, .index = index};
	size_t low = 0, high = p->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (compare_slots(&p->slots[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The first slot of `node`, up to date; NULL if it has none that is unused. */
static struct pool_slot *find(struct pool *p, uint32_t node)
{
	size_t at = lower_bound(p, node, 0);
	if (at == p->n || p->slots[at].node != node)
		return NULL;
	struct pool_slot *first = &p->slots[at];
	if (first->round != p->round) {
		first->round = p->round;
		first->used = (uint32_t)(lower_bound(p, node, p->from) - at);
	}
	return first->used < first->n ? first : NULL;
}

const struct ff_visit *pool_take(struct pool *p, uint32_t node)
{
	struct pool_slot *first = find(p, node);
	return first ? &p->answers[first[first->used++].index] : NULL;
}

const struct ff_visit *pool_last(struct pool *p, uint32_t node)
{
	const struct pool_slot *first = find(p, node);
	return first ? &p->answers[first[first->n - 1].index] : NULL;
}
