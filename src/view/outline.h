/* The chart as an outline: each node once in full; where a node comes again the outline refers back
 * to it, so that its size is linear in the chart's. */
#ifndef VIEW_OUTLINE_H
#define VIEW_OUTLINE_H

#include <flowform/chart.h>

/* One row of the outline, in the order in which it is shown. */
struct outline_row {
	uint32_t node;
	uint32_t parent; /* row; of row 0: 0 */
	uint32_t way;    /* of the parent's node, that leads here; 0 of row 0 */
	uint32_t end;    /* the row behind the last one below this */
	uint32_t depth;
	bool again; /* the node stands in full in another row */
	bool last;  /* of its parent's children */
};

struct outline {
	const struct outline_row *rows;
	size_t n;
	const uint32_t
		*row_of; /* by node: where it stands in full; UINT32_MAX: not to be reached */
};

/* The outline of all that can be reached from the start. Linear. */
const struct outline *outline_of(struct ff_arena *a, const struct ff_chart *chart);

#endif
