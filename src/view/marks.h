/* What a walk does to a chart: which edges it took, what it can still reach, and what it could no
 * longer reach if the answer that is looked at were given. */
#ifndef VIEW_MARKS_H
#define VIEW_MARKS_H

#include <flowform/walk.h>

struct marks {
	const bool *reached;     /* by node: can still be reached from the path's end */
	const bool *would_reach; /* the same for the trial; equal to `reached` without one */
	const bool *taken;       /* by edge: the path went along it */
	const bool *would_take;  /* the same for the trial */
	const uint32_t *visit;   /* by node: 1 + its latest visit, 0 if it was not met */
};

/* `trial` is the path with the answer looked at, NULL if that is the answer given. */
struct marks marks_of(struct ff_arena *a, const struct ff_path *path, const struct ff_path *trial);

#endif
