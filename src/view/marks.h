/* What a walk does to a chart: which edges it took, what it can still reach, and what it could no
 * longer reach if the answer that is looked at were given. Working it out is linear in the chart:
 * it is done when the walk changes, not for each frame. */
#ifndef VIEW_MARKS_H
#define VIEW_MARKS_H

#include <flowform/walk.h>

/* Of one path. */
struct coverage {
	const bool *reached; /* by node: can still be reached from the path's end */
	const bool *taken;   /* by edge: the path went along it */
};

struct coverage coverage_of(struct ff_arena *a, const struct ff_path *path);

/* By node: 1 + its latest visit, 0 if it was not met. */
const uint32_t *visits_by_node(struct ff_arena *a, const struct ff_path *path);

struct marks {
	struct coverage now;
	struct coverage
		would; /* with the answer that is marked; the same as `now` if it is given */
	const uint32_t *visit; /* visits_by_node() */
};

#endif
