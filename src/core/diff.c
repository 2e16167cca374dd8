#include "joint.h"
#include <flowform/diff.h>
#include <flowform/text.h>

struct differ {
	struct ff_arena *arena;   /* of the result */
	struct ff_arena *scratch; /* of all else */
	const struct pairing *pairing;
	struct joint joint;
	uint32_t *order; /* states, each before those that follow it, but for ways back in loops */
	uint32_t *level; /* of each state: an edge counts if it leads to a higher one */
	uint64_t *count; /* of each state: differing paths from it */
	bool loops;
	struct ff_diff *diff;
	struct ff_diff_change *changes;
	size_t changes_cap, paths_cap;
};

/* --- paths -------------------------------------------------------------------------------------
 */

/* Where a side is, FF_NONE if nowhere. */
static size_t place_at(const struct differ *d, size_t state, int side)
{
	uint32_t at = joint_at(&d->joint, state, side);
	return at == PAIRING_NOWHERE ? FF_NONE : at;
}

/* Neither asks any more. */
static bool is_end(const struct differ *d, size_t state)
{
	for (int side = 0; side < 2; side++) {
		size_t at = place_at(d, state, side);
		if (at != FF_NONE && ff_node_role(d->pairing->sides[side].chart, at) != FF_OUTCOME)
			return false;
	}
	return true;
}

static bool ends_elsewhere(const struct differ *d, size_t state)
{
	size_t was = place_at(d, state, PAIRING_OLD), now = place_at(d, state, PAIRING_NEW);
	if (was == FF_NONE || now == FF_NONE)
		return was != now;
	return !pairing_same_end(d->pairing, was, now);
}

/* By distance from the start: edges to nearer states are left out then. */
static void order_by_distance(struct differ *d)
{
	const struct joint *j = &d->joint;
	for (size_t i = 0; i < j->n_states; i++) {
		d->order[i] = (uint32_t)i;
		d->level[i] = UINT32_MAX;
	}
	d->level[0] = 0;
	for (size_t i = 0; i < j->n_states; i++)
		for (uint32_t e = j->first[i]; e < j->first[i + 1]; e++)
			if (d->level[j->edges[e].to] == UINT32_MAX)
				d->level[j->edges[e].to] = d->level[i] + 1;
}

/* Each state behind all that lead to it, which takes that there are no loops. */
static void order_states(struct differ *d)
{
	const struct joint *j = &d->joint;
	uint32_t *waits = FF_NEW(d->scratch, uint32_t, j->n_states);
	size_t n = 1;
	for (uint32_t e = 0; e < j->first[j->n_states]; e++)
		waits[j->edges[e].to]++;
	d->order[0] = 0;
	for (size_t i = 0; i < n && waits[0] == 0; i++) {
		uint32_t state = d->order[i];
		d->level[state] = (uint32_t)i;
		for (uint32_t e = j->first[state]; e < j->first[state + 1]; e++)
			if (--waits[j->edges[e].to] == 0)
				d->order[n++] = j->edges[e].to;
	}
	d->loops = n < j->n_states || waits[0] > 0;
	if (d->loops)
		order_by_distance(d);
}

static bool counts(const struct differ *d, size_t state, uint32_t edge)
{
	return d->level[d->joint.edges[edge].to] > d->level[state];
}

static void count_paths(struct differ *d)
{
	const struct joint *j = &d->joint;
	for (size_t i = j->n_states; i-- > 0;) {
		uint32_t state = d->order[i];
		uint64_t n = 0;
		for (uint32_t e = j->first[state]; e < j->first[state + 1]; e++) {
			uint64_t more = counts(d, state, e) ? d->count[j->edges[e].to] : 0;
			n = n > UINT64_MAX - more ? UINT64_MAX : n + more;
		}
		d->count[state] = is_end(d, state) ? ends_elsewhere(d, state) : n;
	}
}

/* A state on the path that is listed, and the edge to try next. */
struct step {
	uint32_t state, next;
};

static struct ff_diff_answer answer_of(const struct differ *d, uint32_t state, uint32_t edge)
{
	const struct joint_edge *e = &d->joint.edges[edge];
	struct ff_diff_answer a = {FF_NONE, FF_NONE, FF_NONE, FF_NONE};
	const struct pairing_side *sides = d->pairing->sides;
	if (e->ways[PAIRING_OLD] != JOINT_NOT_ASKED) {
		a.old_node = joint_at(&d->joint, state, PAIRING_OLD);
		a.old_way = e->ways[PAIRING_OLD];
		a.new_node = sides[PAIRING_OLD].nodes[a.old_node];
	}
	if (e->ways[PAIRING_NEW] != JOINT_NOT_ASKED) {
		a.new_node = joint_at(&d->joint, state, PAIRING_NEW);
		a.new_way = e->ways[PAIRING_NEW];
		a.old_node = sides[PAIRING_NEW].nodes[a.new_node];
	}
	return a;
}

static void add_path(struct differ *d, struct ff_diff_path **paths, const struct step *steps,
		     size_t n)
{
	struct ff_diff_answer *answers = FF_NEW(d->arena, struct ff_diff_answer, n);
	for (size_t i = 0; i + 1 < n; i++)
		answers[i] = answer_of(d, steps[i].state, steps[i].next - 1);
	FF_PUSH(d->arena, *paths, d->diff->n_paths, d->paths_cap) = (struct ff_diff_path){
		answers,
		n - 1,
		place_at(d, steps[n - 1].state, PAIRING_OLD),
		place_at(d, steps[n - 1].state, PAIRING_NEW),
	};
}

/* All answers in all paths listed, at most: in charts of thousands of questions in a row, fewer
 * paths are listed. */
enum { ANSWERS_LISTED = 1 << 20 };

/* Depth first, entering only what leads to a difference: each path costs its own length. */
static void list_paths(struct differ *d, size_t cap)
{
	const struct joint *j = &d->joint;
	struct step *steps = FF_NEW(d->scratch, struct step, j->n_states);
	struct ff_diff_path *paths = NULL;
	size_t n = 0, listed = 0;
	if (d->count[0] > 0)
		steps[n++] = (struct step){0, j->first[0]};
	while (n > 0 && d->diff->n_paths < cap && listed < ANSWERS_LISTED) {
		struct step *s = &steps[n - 1];
		if (j->first[s->state] == j->first[s->state + 1]) {
			add_path(d, &paths, steps, n);
			listed += n--;
		} else if (s->next == j->first[s->state + 1]) {
			n--;
		} else {
			uint32_t edge = s->next++, to = j->edges[edge].to;
			if (counts(d, s->state, edge) && d->count[to] > 0)
				steps[n++] = (struct step){to, j->first[to]};
		}
	}
	d->diff->paths = paths;
	d->diff->more_paths =
		d->count[0] == UINT64_MAX ? UINT64_MAX : d->count[0] - d->diff->n_paths;
}

static void compare_paths(struct differ *d, size_t cap)
{
	size_t n = d->joint.n_states;
	d->order = FF_NEW(d->scratch, uint32_t, n);
	d->level = FF_NEW(d->scratch, uint32_t, n);
	d->count = FF_NEW(d->scratch, uint64_t, n);
	order_states(d);
	count_paths(d);
	list_paths(d, cap);
	d->diff->only_shortest = d->loops;
	d->diff->complete = d->joint.complete;
}

/* --- what there is -----------------------------------------------------------------------------
 */

static void add_change(struct differ *d, struct ff_diff_change change)
{
	FF_PUSH(d->arena, d->changes, d->diff->n_changes, d->changes_cap) = change;
}

/* Whether two texts read otherwise; line breaks are a matter of looks. */
static bool reads_otherwise(struct ff_arena *a, struct ff_str x, struct ff_str y)
{
	return !ff_str_eq(ff_text_line(a, x), ff_text_line(a, y));
}

static void compare_nodes(struct differ *d, enum ff_diff_what what, enum ff_role role)
{
	const struct pairing_side *old = &d->pairing->sides[PAIRING_OLD];
	const struct pairing_side *new = &d->pairing->sides[PAIRING_NEW];
	for (size_t i = 0; i < new->chart->n_nodes; i++) {
		size_t was = new->nodes[i];
		if (ff_node_role(new->chart, i) != role)
			continue;
		if (was == FF_NONE)
			add_change(d, (struct ff_diff_change){what, FF_DIFF_NEW, FF_NONE, i,
							      FF_NONE, FF_NONE});
		else if (reads_otherwise(d->scratch, old->chart->nodes[was].label,
					 new->chart->nodes[i].label))
			add_change(d, (struct ff_diff_change){what, FF_DIFF_RENAMED, was, i,
							      FF_NONE, FF_NONE});
	}
	for (size_t i = 0; i < old->chart->n_nodes; i++)
		if (ff_node_role(old->chart, i) == role && old->nodes[i] == FF_NONE)
			add_change(d, (struct ff_diff_change){what, FF_DIFF_GONE, i, FF_NONE,
							      FF_NONE, FF_NONE});
}

static void compare_answers(struct differ *d, size_t was, size_t now)
{
	const struct pairing_side *old = &d->pairing->sides[PAIRING_OLD];
	const struct pairing_side *new = &d->pairing->sides[PAIRING_NEW];
	for (size_t k = 0; k < ff_n_ways(new->chart, now); k++) {
		size_t way = pairing_way(new, now, k);
		bool other = way == FF_NONE ||
			     reads_otherwise(d->scratch, ff_answer_label(old->chart, was, way),
					     ff_answer_label(new->chart, now, k));
		if (other)
			add_change(d, (struct ff_diff_change){FF_DIFF_ANSWER,
							      way == FF_NONE ? FF_DIFF_NEW
									     : FF_DIFF_RENAMED,
							      was, now, way, k});
	}
	for (size_t k = 0; k < ff_n_ways(old->chart, was); k++)
		if (pairing_way(old, was, k) == FF_NONE)
			add_change(d, (struct ff_diff_change){FF_DIFF_ANSWER, FF_DIFF_GONE, was,
							      now, k, FF_NONE});
}

static void compare_all_answers(struct differ *d)
{
	const struct pairing_side *new = &d->pairing->sides[PAIRING_NEW];
	for (size_t i = 0; i < new->chart->n_nodes; i++)
		if (new->nodes[i] != FF_NONE && ff_node_role(new->chart, i) == FF_QUESTION)
			compare_answers(d, new->nodes[i], i);
}

/* A question more or less, or another name, is no other decision by itself: who is asked otherwise
 * may be sent the same way. Who has another answer to give may not. */
static bool is_same(const struct ff_diff *d)
{
	bool same = d->n_paths == 0 && d->more_paths == 0 && d->complete;
	for (size_t i = 0; i < d->n_changes && same; i++)
		same = d->changes[i].what != FF_DIFF_ANSWER || d->changes[i].how == FF_DIFF_RENAMED;
	return same;
}

const struct ff_diff *ff_diff(struct ff_arena *a, const struct ff_guide *old,
			      const struct ff_guide *new, size_t cap)
{
	struct ff_diff *diff = FF_NEW(a, struct ff_diff, 1);
	struct differ d = {.arena = a, .scratch = ff_arena_scratch(a), .diff = diff};
	*diff = (struct ff_diff){.old = old, .new = new};
	d.pairing = pairing_make(d.scratch, old, new);
	d.joint = joint_walk(d.scratch, d.pairing);
	compare_paths(&d, cap);
	compare_nodes(&d, FF_DIFF_QUESTION, FF_QUESTION);
	compare_all_answers(&d);
	compare_nodes(&d, FF_DIFF_OUTCOME, FF_OUTCOME);
	diff->changes = d.changes;
	diff->same = is_same(diff);
	ff_arena_free(d.scratch);
	return diff;
}
