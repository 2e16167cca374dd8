/* A walk: the answers given so far. A path is a value that never changes; the walk is the history
 * of its paths, so that undo is going back one. Everything on screen follows from guide and path.
 */
#ifndef FF_WALK_H
#define FF_WALK_H

#include <flowform/chart.h>

/* A question that was met. */
struct ff_visit {
	uint32_t node;
	uint32_t way;       /* index among the node's ways; FF_NO_WAY while it has no answer */
	bool kept;          /* answered before an earlier answer changed, and still fits */
	struct ff_str note; /* may be empty */
};

#define FF_NO_WAY UINT32_MAX

enum ff_ending {
	FF_ASKING,  /* the last visit has no answer yet */
	FF_REACHED, /* an outcome */
	FF_ENDLESS  /* steps that lead round in a circle: no way on */
};

struct ff_path {
	const struct ff_chart *chart;
	const struct ff_visit *visits; /* in the order they were met */
	size_t n_visits;
	enum ff_ending ending;
	uint32_t end; /* node: the question asked, the outcome, or where the circle closes */
	/* Answers that no longer apply, latest last, one for each question at most. `way` is
	 * FF_NO_WAY where only a note was written. */
	const struct ff_visit *aside;
	size_t n_aside;
	size_t here; /* the visit that is looked at; n_visits: the ending itself */
};

/* Nodes passed without a question: before visit `i`, or before the end with i == n_visits. Returns
 * their number; writes at most `room` of them. The start counts if it is a step. */
size_t ff_path_steps(const struct ff_path *p, size_t i, uint32_t *nodes, size_t room);

/* All of them, from the start to the end, in `a`; returns their number. */
size_t ff_path_passed(struct ff_arena *a, const struct ff_path *p, const uint32_t **nodes);

/* The answers given: n_visits, less one while a question is asked. */
size_t ff_path_answers(const struct ff_path *p);

/* No question on the way from the start to the outcome: there is nothing to choose. */
static inline bool ff_path_is_plan(const struct ff_path *p)
{
	return p->n_visits == 0 && p->ending == FF_REACHED;
}

/* Whether nothing was answered and nothing noted yet. */
bool ff_path_is_blank(const struct ff_path *p);

/* The path with visit `i` answered by `way`. Later answers that still apply stay (and are marked
 * kept), the others are set aside; the open question's note goes with them. What was set aside for
 * the question that is answered leaves it; its note comes back where there is none. The way that
 * visit `i` has already only confirms it: it isn't marked kept any more. `here` is i. The result
 * lives in `a`. */
struct ff_path ff_path_with(struct ff_arena *a, const struct ff_path *p, size_t i, uint32_t way);

/* The path of answers that were given some other time: each is taken where its question is met,
 * those for one question in their order; what is left is set aside, on top of `aside`, which has
 * one for each question at most. Whether they were kept stays as it is. `here` is 0. */
struct ff_path ff_path_replay(struct ff_arena *a, const struct ff_chart *chart,
			      const struct ff_visit *answers, size_t n,
			      const struct ff_visit *aside, size_t n_aside);

/* The path as far as visit `i`, which has no answer: what one comes to who is not sure of it. The
 * result lives in `a`. */
struct ff_path ff_path_until(struct ff_arena *a, const struct ff_path *p, size_t i);

/* An answer for this question that was set aside, the latest one; NULL if there is none. */
const struct ff_visit *ff_path_set_aside(const struct ff_path *p, uint32_t node);

struct ff_walk; /* a path and its history */

/* A new walk at the chart's start. Lives in `a`, which grows with each change. The chart has nodes.
 */
struct ff_walk *ff_walk_new(struct ff_arena *a, const struct ff_chart *chart);

/* Starts over where `path` is, a path of the same chart, which is copied. There is nothing to undo
 * then. */
void ff_walk_restart(struct ff_walk *w, const struct ff_path *path);

/* Where it stands now: it follows the walk, the pointer until the next change and the visits too. A
 * copy to keep is ff_path_with() the same answer, in an arena of one's own. */
const struct ff_path *ff_walk_path(const struct ff_walk *w);

/* Answers the question looked at and goes on to the next. Not at an outcome (returns false). The
 * answer that it has already is no change: it only confirms one that was kept, and goes on. */
bool ff_walk_answer(struct ff_walk *w, uint32_t way);

/* Answers visit `i` but stays where it is, as far as that place is still there; an ending stays the
 * ending, or becomes the question that is open now. */
bool ff_walk_change(struct ff_walk *w, size_t i, uint32_t way);

/* Sets the note of visit `i` (copied). Several in a row for one visit are one change. */
bool ff_walk_note(struct ff_walk *w, size_t i, struct ff_str note);

/* Looks at another visit, or the ending with i == n_visits unless a question is asked. Not a
 * change: undo does not know of it. False if it is not there. */
bool ff_walk_go(struct ff_walk *w, size_t i);
bool ff_walk_back(struct ff_walk *w);

/* How often it has changed, undoing and doing again too; looking at another visit is no change. */
size_t ff_walk_changes(const struct ff_walk *w);

bool ff_walk_undo(struct ff_walk *w);
bool ff_walk_redo(struct ff_walk *w);

#endif
