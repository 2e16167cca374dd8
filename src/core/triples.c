#include "triples.h"

/* Mixes well enough that neighbours in a chart are none in the table (the multiplier is that of
 * Knuth's MMIX). */
static size_t hash(struct triple t)
{
	const uint64_t k = UINT64_C(6364136223846793005);
	uint64_t h = t.a;
	h = (h * k) ^ t.b;
	h = ((h ^ (h >> 29)) * k) ^ t.c;
	h = (h ^ (h >> 31)) * k;
	return (size_t)(h ^ (h >> 33));
}

static bool equal(struct triple x, struct triple y)
{
	return x.a == y.a && x.b == y.b && x.c == y.c;
}

static uint32_t *slot_of(const struct triples *t, struct triple triple)
{
	size_t i = hash(triple) & (t->n_slots - 1);
	while (t->slots[i] != 0 && !equal(t->list[t->slots[i] - 1], triple))
		i = (i + 1) & (t->n_slots - 1);
	return &t->slots[i];
}

static void grow(struct triples *t)
{
	t->n_slots = t->n_slots > 0 ? t->n_slots * 2 : 64;
	t->slots = FF_NEW(t->arena, uint32_t, t->n_slots);
	for (size_t i = 0; i < t->n; i++)
		*slot_of(t, t->list[i]) = (uint32_t)i + 1;
}

uint32_t triples_number(struct triples *t, struct triple triple)
{
	if (t->n * 2 >= t->n_slots)
		grow(t);
	uint32_t *slot = slot_of(t, triple);
	if (*slot == 0) {
		FF_PUSH(t->arena, t->list, t->n, t->cap) = triple;
		*slot = (uint32_t)t->n;
	}
	return *slot - 1;
}
