/* The comparison: alternatives and criteria, seen from one path. */
#ifndef FF_COMPARE_H
#define FF_COMPARE_H

#include <flowform/guide.h>
#include <flowform/routes.h>
#include <flowform/walk.h>

/* An answer on the path, flipped, with what then opens. */
struct ff_change {
	size_t visit;
	uint32_t way; /* the other answer */
	const size_t
		*alternatives; /* one if it leads to an outcome at once, else all then possible */
	size_t n_alternatives;
	bool moves; /* elsewhere than to what is recommended; without that, than is possible */
	bool open;  /* it moves, but what is recommended is still among what then is possible */
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
	size_t n_moving;      /* changes that move: 0 is firm */
	size_t n_open;        /* those of them that are open */
	struct ff_tour *tour; /* for ff_tour_routes(), so that many of them need only one */
};

/* Lives in `a`, and looks at `path` as long. Linear in the chart for each answer of the path. Where
 * that goes round in loops a thousand times, the last answers may be without their changes. */
const struct ff_comparison *ff_compare(struct ff_arena *a, const struct ff_guide *guide,
				       const struct ff_path *path);

/* Whether a node that was passed without a question is a step worth naming: all but a start that
 * only marks the beginning, with no section of its own, where questions follow. */
bool ff_step_counts(const struct ff_guide *g, const struct ff_path *path, uint32_t node);

/* What is still possible behind `path`: possible[i] for each alternative; returns their number. */
size_t ff_possible(struct ff_arena *scratch, const struct ff_guide *guide,
		   const struct ff_path *path, bool *possible);

/* The question that best tells apart what is still possible, of those that can be met from here: if
 * one knew nothing but its answer, fewest alternatives would be left, by the least helpful answer,
 * then on average, then it is the nearest. FF_NONE if no answer to any leaves fewer than now. */
size_t ff_separating_question(struct ff_arena *scratch, const struct ff_guide *guide,
			      const struct ff_path *path);

#endif
