/* The comparison: alternatives and criteria, seen from one path. */
#ifndef FF_COMPARE_H
#define FF_COMPARE_H

#include <flowform/guide.h>
#include <flowform/walk.h>

/* An answer on the path, flipped, with what then opens. */
struct ff_change {
	size_t visit;
	uint32_t way; /* the other answer */
	const size_t
		*alternatives; /* one if it leads to an outcome at once, else all then possible */
	size_t n_alternatives;
};

struct ff_comparison {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const bool *possible; /* for each alternative */
	size_t n_possible;
	size_t recommended; /* alternative of the outcome reached, or FF_NONE */
	const size_t
		*order; /* alternatives: recommended, then possible, then shut out; each in order */
	const size_t *why_not; /* for each alternative: the visit whose answer first shut it out, or
				  FF_NONE */
	const struct ff_change *changes; /* in the order of the visits and their ways */
	size_t n_changes;
	size_t n_moving; /* changes that lead to other alternatives than the recommended: 0 is firm
			  */
};

/* Lives in `a`. Linear in the chart for each answer of the path. */
const struct ff_comparison *ff_compare(struct ff_arena *a, const struct ff_guide *guide,
				       const struct ff_path *path);

/* What is still possible behind `path`: possible[i] for each alternative; returns their number. */
size_t ff_possible(struct ff_arena *scratch, const struct ff_guide *guide,
		   const struct ff_path *path, bool *possible);

/* The question that would part best what is still possible: of those that can be met from here, the
 * one whose least helpful answer leaves the fewest alternatives; FF_NONE if none does. */
size_t ff_separating_question(struct ff_arena *scratch, const struct ff_guide *guide,
			      const struct ff_path *path);

/* One way from the start to an outcome: questions and answers; nodes come once each. */
struct ff_route {
	const struct ff_visit *answers;
	size_t n;
	size_t outcome;
};

struct ff_routes {
	const struct ff_route *list; /* the shortest-by-order first `cap` */
	size_t n;
	uint64_t more;   /* beyond these; UINT64_MAX: that many or more */
	bool more_exact; /* false in a chart with loops, where more is only 0 or at least 1 */
};

/* Routes to an alternative (FF_NONE: to any), at most `cap` of them, in the chart's order. Never
 * lists more than `cap`, however many there are: the rest is counted, not walked. */
struct ff_routes ff_routes(struct ff_arena *a, const struct ff_guide *guide, size_t alternative,
			   size_t cap);

#endif
