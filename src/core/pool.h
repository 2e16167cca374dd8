/* Answers that may be used again when a path is walked anew, each once, those for one question in
 * their order. A question that was left open but has a note is in it too. */
#ifndef CORE_POOL_H
#define CORE_POOL_H

#include <flowform/walk.h>

struct pool_slot;

struct pool {
	const struct ff_visit *answers;
	struct pool_slot *slots; /* sorted by node, then by place in `answers` */
	size_t n;
	uint32_t from;  /* those before are out of play */
	uint32_t round; /* counts pool_rewind() */
};

/* `visits` must stay as long as the pool. */
struct pool pool_new(struct ff_arena *a, const struct ff_visit *visits, size_t n);

/* All are unused again; those before `from` are out of play. Takes no time. */
void pool_rewind(struct pool *p, size_t from);

/* The first unused answer for a question, or NULL. */
const struct ff_visit *pool_take(struct pool *p, uint32_t node);

/* The last unused answer for a question, or NULL. */
const struct ff_visit *pool_last(struct pool *p, uint32_t node);

#endif
