/* How paths are made; walk.c keeps their history. */
#ifndef CORE_PATH_H
#define CORE_PATH_H

#include <core/pool.h>

/* A path while it is made, and afterwards as long as it may grow at its end: `path.visits` is
 * `visits`, which has places for `cap`. */
struct trail {
	struct ff_arena *arena;
	struct ff_path path;
	struct ff_visit *visits;
	size_t cap;
};

/* Up to the first question, or what comes without one. */
struct trail trail_start(struct ff_arena *a, const struct ff_chart *chart);

/* Answers the question that `t` asks and goes on to the next, in the same array as long as that has
 * room: other paths in it must not look at the visit that is answered. */
void trail_extend(struct trail *t, uint32_t way);

/* ff_path_with() that can be extended. */
struct trail trail_with(struct ff_arena *a, const struct ff_path *p, size_t i, uint32_t way);

/* Only where ff_path_with() would end: sets `end` and `ending` of `p`, a copy. `pool` holds all
 * visits of `p` and serves any number of these. Returns how many questions it met, which is what it
 * cost. */
size_t path_foresee(struct ff_path *p, size_t i, uint32_t way, struct pool *pool);

#endif
