#include "joint.h"
#include "graph.h"

/* States and edges beyond those of two charts that ask alike, and answers that wait in one state,
 * at most: who has more has two different guides. */
enum { MOST_STATES = 1 << 19, MOST_EDGES = 1 << 21, MOST_WAITING = 32 };

/* An answer that waits cannot be given: the side that will ask has no such answer. */
#define IMPOSSIBLE (UINT32_MAX - 1)

/* Of a list of waiting answers, its number; 0 is the empty one. */
#define NONE_WAITING 0

struct walker {
	struct ff_arena *arena;
	const struct pairing *pairing;
	const uint32_t *rank[2]; /* see may_reach() */
	/* A waiting answer: question * 2 + side that will ask; way; number of the rest of the list.
	 * Sorted, so that the same answers are the same list. */
	struct triples lists;
	struct triples states; /* old place, new place, list */
	uint32_t *first;
	size_t n_first, first_cap;
	struct joint_edge *edges;
	size_t n_edges, edges_cap;
	bool complete;
};

/* A state in the making. */
struct stand {
	uint32_t at[2];
	struct {
		uint32_t key, way;
	} waiting[MOST_WAITING];
	size_t n;
	bool impossible, too_much;
};

/* --- what can still be asked -------------------------------------------------------------------
 */

/* Numbers for nodes: what can be reached from a node never has a higher one. 0 for what no walk
 * comes to. */
static const uint32_t *rank_nodes(struct ff_arena *a, const struct ff_chart *chart)
{
	struct graph_backs backs = graph_backs(a, chart);
	const uint32_t *group = graph_groups(a, chart, &backs);
	uint32_t *order = FF_NEW(a, uint32_t, chart->n_nodes);
	uint32_t *place = FF_NEW(a, uint32_t, chart->n_nodes);
	uint32_t *rank = FF_NEW(a, uint32_t, chart->n_nodes);
	bool loop;
	size_t n = graph_postorder(a, chart, chart->start, order, &loop);
	for (size_t i = 0; i < n; i++)
		place[order[i]] = (uint32_t)i + 1;
	for (size_t i = 0; i < chart->n_nodes; i++)
		if (group[i] != GRAPH_NO_GROUP)
			rank[i] = place[group[i]];
	return rank;
}

/* False only where it is certain. */
static bool may_reach(const struct walker *w, int side, uint32_t from, size_t question)
{
	if (from == PAIRING_NOWHERE || question == FF_NONE || w->rank[side][question] == 0)
		return false;
	return w->rank[side][from] >= w->rank[side][question];
}

static bool asks(const struct walker *w, const struct stand *s, int side)
{
	return s->at[side] != PAIRING_NOWHERE &&
	       ff_node_role(w->pairing->sides[side].chart, s->at[side]) == FF_QUESTION;
}

/* --- answers that wait -------------------------------------------------------------------------
 */

static uint32_t waiting_key(int side, size_t question)
{
	return (uint32_t)question * 2 + (uint32_t)side;
}

/* Sets the answer that waits for a question, in order. */
static void put_waiting(struct stand *s, uint32_t key, uint32_t way)
{
	size_t i = s->n;
	while (i > 0 && s->waiting[i - 1].key >= key)
		i--;
	if (i < s->n && s->waiting[i].key == key) {
		s->waiting[i].way = way;
		return;
	}
	if (s->n == MOST_WAITING) {
		s->too_much = true;
		return;
	}
	memmove(&s->waiting[i + 1], &s->waiting[i], (s->n - i) * sizeof *s->waiting);
	s->waiting[i].key = key;
	s->waiting[i].way = way;
	s->n++;
}

/* Takes the answer that waits for a question: FF_NONE if there is none. */
static size_t take_waiting(struct stand *s, uint32_t key)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->waiting[i].key == key) {
			size_t way = s->waiting[i].way;
			s->n--;
			memmove(&s->waiting[i], &s->waiting[i + 1],
				(s->n - i) * sizeof *s->waiting);
			return way;
		}
	return FF_NONE;
}

/* Drops what will not be asked any more. */
static void drop_waiting(const struct walker *w, struct stand *s)
{
	size_t kept = 0;
	for (size_t i = 0; i < s->n; i++) {
		int side = (int)(s->waiting[i].key & 1);
		if (may_reach(w, side, s->at[side], s->waiting[i].key / 2))
			s->waiting[kept++] = s->waiting[i];
	}
	s->n = kept;
}

static uint32_t write_list(struct walker *w, const struct stand *s)
{
	uint32_t list = NONE_WAITING;
	for (size_t i = 0; i < s->n; i++)
		list = triples_number(&w->lists,
				      (struct triple){s->waiting[i].key, s->waiting[i].way, list});
	return list;
}

static void read_list(const struct walker *w, uint32_t list, struct stand *s)
{
	size_t n = 0;
	for (uint32_t at = list; at != NONE_WAITING; at = w->lists.list[at].c)
		n++;
	s->n = n;
	for (uint32_t at = list; at != NONE_WAITING; at = w->lists.list[at].c) {
		s->waiting[--n].key = w->lists.list[at].a;
		s->waiting[n].way = w->lists.list[at].b;
	}
}

/* --- moves -------------------------------------------------------------------------------------
 */

static void move(const struct walker *w, struct stand *s, int side, size_t way)
{
	const struct pairing_side *p = &w->pairing->sides[side];
	s->at[side] = p->stop[ff_ways(p->chart, s->at[side])[way].to];
}

/* Both go on with answers that were given before, as far as they wait. Each is taken once, so this
 * ends. */
static void settle(const struct walker *w, struct stand *s)
{
	for (bool moved = true; moved && !s->impossible;) {
		moved = false;
		drop_waiting(w, s);
		for (int side = 0; side < 2 && !moved; side++) {
			if (s->n == 0 || !asks(w, s, side))
				continue;
			size_t way = take_waiting(s, waiting_key(side, s->at[side]));
			moved = way != FF_NONE;
			s->impossible = way == IMPOSSIBLE;
			if (moved && !s->impossible)
				move(w, s, side, way);
		}
	}
}

static void add_edge(struct walker *w, struct stand *s, uint32_t old_way, uint32_t new_way)
{
	settle(w, s);
	if (s->too_much)
		w->complete = false;
	if (s->impossible || s->too_much)
		return;
	uint32_t list = write_list(w, s);
	uint32_t to = triples_number(&w->states, (struct triple){s->at[0], s->at[1], list});
	FF_PUSH(w->arena, w->edges, w->n_edges, w->edges_cap) =
		(struct joint_edge){to, {old_way, new_way}};
}

/* Both are at the same question: an answer that only one of them has leads nowhere together. */
static void ask_both(struct walker *w, const struct stand *s)
{
	const struct pairing_side *old = &w->pairing->sides[PAIRING_OLD];
	for (size_t k = 0; k < ff_n_ways(old->chart, s->at[PAIRING_OLD]); k++) {
		size_t way = pairing_way(old, s->at[PAIRING_OLD], k);
		struct stand next = *s;
		if (way == FF_NONE)
			continue;
		move(w, &next, PAIRING_OLD, k);
		move(w, &next, PAIRING_NEW, way);
		add_edge(w, &next, (uint32_t)k, (uint32_t)way);
	}
}

/* One of them asks what the other may come to later. */
static void ask_one(struct walker *w, const struct stand *s, int side)
{
	const struct pairing_side *p = &w->pairing->sides[side];
	uint32_t question = s->at[side];
	size_t same = p->nodes[question];
	bool later = may_reach(w, !side, s->at[!side], same);
	for (size_t k = 0; k < ff_n_ways(p->chart, question); k++) {
		size_t way = pairing_way(p, question, k);
		uint32_t ways[2] = {JOINT_NOT_ASKED, JOINT_NOT_ASKED};
		struct stand next = *s;
		ways[side] = (uint32_t)k;
		if (later)
			put_waiting(&next, waiting_key(!side, same),
				    way != FF_NONE ? (uint32_t)way : IMPOSSIBLE);
		move(w, &next, side, k);
		add_edge(w, &next, ways[PAIRING_OLD], ways[PAIRING_NEW]);
	}
}

/* Which side asks: one whose question the other has behind it or doesn't have, so that no answer
 * has to wait; else the old one. */
static int side_to_ask(const struct walker *w, const struct stand *s)
{
	bool old = asks(w, s, PAIRING_OLD), new = asks(w, s, PAIRING_NEW);
	if (!old || !new)
		return old ? PAIRING_OLD : PAIRING_NEW;
	const size_t *to_new = w->pairing->sides[PAIRING_OLD].nodes;
	const size_t *to_old = w->pairing->sides[PAIRING_NEW].nodes;
	uint32_t old_at = s->at[PAIRING_OLD], new_at = s->at[PAIRING_NEW];
	if (may_reach(w, PAIRING_NEW, new_at, to_new[old_at]) &&
	    !may_reach(w, PAIRING_OLD, old_at, to_old[new_at]))
		return PAIRING_NEW;
	return PAIRING_OLD;
}

static void expand(struct walker *w, size_t state)
{
	struct triple t = w->states.list[state];
	struct stand s = {.at = {t.a, t.b}};
	read_list(w, t.c, &s);
	bool old = asks(w, &s, PAIRING_OLD), new = asks(w, &s, PAIRING_NEW);
	if (!old && !new)
		return;
	if (old && new && w->pairing->sides[PAIRING_OLD].nodes[t.a] == t.b)
		ask_both(w, &s);
	else
		ask_one(w, &s, side_to_ask(w, &s));
}

static uint32_t start_of(const struct pairing_side *p)
{
	return p->stop[p->chart->start];
}

static size_t n_ways(const struct ff_chart *chart)
{
	return chart->first_way[chart->n_nodes];
}

struct joint joint_walk(struct ff_arena *a, const struct pairing *pairing)
{
	const struct pairing_side *old = &pairing->sides[PAIRING_OLD];
	const struct pairing_side *new = &pairing->sides[PAIRING_NEW];
	struct walker w = {.arena = a, .pairing = pairing, .complete = true};
	size_t most = old->chart->n_nodes + new->chart->n_nodes + MOST_STATES;
	size_t most_edges = n_ways(old->chart) + n_ways(new->chart) + MOST_EDGES;
	w.rank[PAIRING_OLD] = rank_nodes(a, old->chart);
	w.rank[PAIRING_NEW] = rank_nodes(a, new->chart);
	w.lists.arena = w.states.arena = a;
	triples_number(&w.lists, (struct triple){UINT32_MAX, UINT32_MAX, UINT32_MAX});
	triples_number(&w.states, (struct triple){start_of(old), start_of(new), NONE_WAITING});
	for (size_t i = 0; i < w.states.n; i++) {
		FF_PUSH(a, w.first, w.n_first, w.first_cap) = (uint32_t)w.n_edges;
		if (w.states.n < most && w.n_edges < most_edges)
			expand(&w, i);
		else
			w.complete = false;
	}
	FF_PUSH(a, w.first, w.n_first, w.first_cap) = (uint32_t)w.n_edges;
	return (struct joint){w.states.list, w.states.n, w.first, w.edges, w.complete};
}
