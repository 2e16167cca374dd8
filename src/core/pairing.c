#include "pairing.h"
#include "lookup.h"
#include "topic.h"
#include <flowform/text.h>

/* What is to be paired, of either side, by one thing that it goes by. */
struct pairer {
	struct ff_arena *arena; /* of the keys; emptied when they are forgotten */
	struct pairing *pairing;
	struct lookup keys[2];
};

static void add(struct pairer *p, int side, struct ff_str key, size_t value)
{
	lookup_add(p->arena, &p->keys[side], key, value);
}

typedef void join_pair(struct pairer *p, void *context, size_t old, size_t new);

/* Joins what goes by the same key, in order, and forgets the keys. */
static void join_equal(struct pairer *p, join_pair *join, void *context)
{
	struct lookup *old = &p->keys[PAIRING_OLD], *new = &p->keys[PAIRING_NEW];
	lookup_sort(old);
	lookup_sort(new);
	for (size_t i = 0, k = 0; i < old->n && k < new->n;) {
		int order = ff_str_cmp(old->list[i].key, new->list[k].key);
		if (order == 0)
			join(p, context, old->list[i].value, new->list[k].value);
		i += order <= 0;
		k += order >= 0;
	}
	*old = *new = (struct lookup){NULL, 0, 0};
	ff_arena_reset(p->arena);
}

/* --- nodes -------------------------------------------------------------------------------------
 */

static void join_nodes(struct pairer *p, void *context, size_t old, size_t new)
{
	(void)context;
	p->pairing->sides[PAIRING_OLD].nodes[old] = new;
	p->pairing->sides[PAIRING_NEW].nodes[new] = old;
}

enum go_by { ID_AND_LABEL, LABEL, ID };

/* Questions are paired with questions, outcomes with outcomes: the letter keeps them apart. */
static struct ff_str node_key(struct ff_arena *a, const struct ff_chart *chart, size_t node,
			      enum go_by by)
{
	const struct ff_node *n = &chart->nodes[node];
	char letter = ff_node_role(chart, node) == FF_QUESTION ? 'q' : 'o';
	struct ff_str id = by == LABEL ? FF_STR("") : n->id;
	struct ff_str label = by == ID ? FF_STR("") : topic_key(a, n);
	return ff_arena_format(a, "%c%.*s\n%.*s", letter, FF_FMT(id), FF_FMT(label));
}

static void pair_nodes(struct pairer *p, enum go_by by)
{
	for (int side = 0; side < 2; side++) {
		const struct pairing_side *s = &p->pairing->sides[side];
		for (size_t i = 0; i < s->chart->n_nodes; i++)
			if (s->nodes[i] == FF_NONE && ff_node_role(s->chart, i) != FF_STEP)
				add(p, side, node_key(p->arena, s->chart, i, by), i);
	}
	join_equal(p, join_nodes, NULL);
}

/* --- answers -----------------------------------------------------------------------------------
 */

/* The questions whose answers are paired. */
struct asked {
	size_t nodes[2];
};

static void join_ways(struct pairer *p, void *context, size_t old, size_t new)
{
	const struct asked *q = context;
	struct pairing_side *s = p->pairing->sides;
	s[PAIRING_OLD].ways[s[PAIRING_OLD].chart->first_way[q->nodes[PAIRING_OLD]] + old] = new;
	s[PAIRING_NEW].ways[s[PAIRING_NEW].chart->first_way[q->nodes[PAIRING_NEW]] + new] = old;
}

struct ff_str pairing_answer_key(struct ff_arena *a, struct ff_str label)
{
	struct ff_str key = ff_text_key(a, label);
	return key.len > 0 ? key : ff_text_line(a, label); /* signs alone */
}

static struct ff_str by_label(struct pairer *p, int side, size_t node, size_t way)
{
	struct ff_str label = ff_answer_label(p->pairing->sides[side].chart, node, way);
	return pairing_answer_key(p->arena, label);
}

static struct ff_str by_edge(struct pairer *p, int side, size_t node, size_t way)
{
	const struct ff_chart *chart = p->pairing->sides[side].chart;
	return chart->edges[ff_ways(chart, node)[way].edge].id;
}

/* By where it leads, told by the node's number on the new side. */
static struct ff_str by_target(struct pairer *p, int side, size_t node, size_t way)
{
	const struct pairing_side *s = &p->pairing->sides[side];
	uint32_t to = s->stop[ff_ways(s->chart, node)[way].to];
	size_t number = to == PAIRING_NOWHERE ? FF_NONE : side == PAIRING_NEW ? to : s->nodes[to];
	return number == FF_NONE ? FF_STR("") : ff_arena_format(p->arena, "%zu", number);
}

static void pair_answers(struct pairer *p, struct asked *q)
{
	static struct ff_str (*const keys[])(struct pairer *, int, size_t,
					     size_t) = {by_label, by_edge, by_target};
	for (size_t pass = 0; pass < sizeof keys / sizeof *keys; pass++) {
		for (int side = 0; side < 2; side++) {
			const struct pairing_side *s = &p->pairing->sides[side];
			size_t node = q->nodes[side], n = ff_n_ways(s->chart, node);
			for (size_t k = 0; k < n; k++) {
				if (pairing_way(s, node, k) != FF_NONE)
					continue;
				struct ff_str key = keys[pass](p, side, node, k);
				if (key.len > 0)
					add(p, side, key, k);
			}
		}
		join_equal(p, join_ways, q);
	}
}

static void pair_all_answers(struct pairer *p)
{
	const struct pairing_side *old = &p->pairing->sides[PAIRING_OLD];
	for (size_t i = 0; i < old->chart->n_nodes; i++) {
		struct asked q = {{i, old->nodes[i]}};
		if (old->nodes[i] != FF_NONE && ff_node_role(old->chart, i) == FF_QUESTION)
			pair_answers(p, &q);
	}
}

/* --- alternatives ------------------------------------------------------------------------------
 */

static void join_alternatives(struct pairer *p, void *context, size_t old, size_t new)
{
	struct pairing_side *s = p->pairing->sides;
	(void)context;
	if (s[PAIRING_OLD].alternatives[old] == FF_NONE)
		s[PAIRING_OLD].alternatives[old] = new;
	if (s[PAIRING_NEW].alternatives[new] == FF_NONE)
		s[PAIRING_NEW].alternatives[new] = old;
}

/* The labels of all outcomes, each once: those of one label are one alternative. */
static void add_outcomes(struct pairer *p, int side)
{
	const struct ff_guide *g = p->pairing->sides[side].guide;
	struct lookup labels = {NULL, 0, 0};
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		if (ff_node_role(g->chart, i) == FF_OUTCOME)
			lookup_add(p->arena, &labels, topic_key(p->arena, &g->chart->nodes[i]),
				   g->topics[i].alternative);
	lookup_sort(&labels);
	for (size_t i = 0; i < labels.n; i = lookup_run_at(&labels, i).end)
		add(p, side, labels.list[i].key, labels.list[i].value);
}

static void add_titles(struct pairer *p, int side)
{
	const struct ff_guide *g = p->pairing->sides[side].guide;
	for (size_t i = 0; i < g->n_alternatives; i++) {
		struct ff_str key = ff_text_key(p->arena, g->alternatives[i].title);
		if (key.len > 0)
			add(p, side, key, i);
	}
}

static void pair_alternatives(struct pairer *p)
{
	static void (*const passes[])(struct pairer *, int) = {add_outcomes, add_titles};
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
		passes[i](p, PAIRING_OLD);
		passes[i](p, PAIRING_NEW);
		join_equal(p, join_alternatives, NULL);
	}
}

bool pairing_same_end(const struct pairing *p, size_t old_outcome, size_t new_outcome)
{
	const struct pairing_side *old = &p->sides[PAIRING_OLD], *new = &p->sides[PAIRING_NEW];
	size_t was = old->guide->topics[old_outcome].alternative;
	size_t now = new->guide->topics[new_outcome].alternative;
	return old->alternatives[was] == now || new->alternatives[now] == was;
}

/* --- steps -------------------------------------------------------------------------------------
 */

/* Follows each chain of steps once. */
uint32_t *pairing_stops(struct ff_arena *a, const struct ff_chart *chart)
{
	enum { NEW, OPEN, DONE };
	uint32_t *stop = FF_NEW(a, uint32_t, chart->n_nodes);
	unsigned char *state = FF_NEW(a, unsigned char, chart->n_nodes);
	for (uint32_t i = 0; i < chart->n_nodes; i++) {
		uint32_t end = i, at = i;
		while (state[end] == NEW && ff_node_role(chart, end) == FF_STEP) {
			state[end] = OPEN;
			end = ff_ways(chart, end)->to;
		}
		uint32_t found = state[end] == OPEN   ? PAIRING_NOWHERE
				 : state[end] == DONE ? stop[end]
						      : end;
		for (; state[at] == OPEN; at = ff_ways(chart, at)->to) {
			state[at] = DONE;
			stop[at] = found;
		}
		if (state[end] == NEW) {
			state[end] = DONE;
			stop[end] = end;
		}
	}
	return stop;
}

static size_t *nothing(struct ff_arena *a, size_t n)
{
	size_t *list = FF_NEW(a, size_t, n);
	memset(list, 0xff, n * sizeof *list); /* FF_NONE */
	return list;
}

struct pairing *pairing_make(struct ff_arena *a, const struct ff_guide *old,
			     const struct ff_guide *new)
{
	struct pairing *pairing = FF_NEW(a, struct pairing, 1);
	struct pairer p = {.arena = ff_arena_scratch(a), .pairing = pairing};
	for (int side = 0; side < 2; side++) {
		const struct ff_guide *g = side == PAIRING_OLD ? old : new;
		pairing->sides[side] = (struct pairing_side){
			.guide = g,
			.chart = g->chart,
			.nodes = nothing(a, g->chart->n_nodes),
			.ways = nothing(a, g->chart->first_way[g->chart->n_nodes]),
			.alternatives = nothing(a, g->n_alternatives),
			.stop = pairing_stops(a, g->chart),
		};
	}
	pair_nodes(&p, ID_AND_LABEL);
	pair_nodes(&p, LABEL);
	pair_nodes(&p, ID);
	pair_all_answers(&p);
	pair_alternatives(&p);
	ff_arena_free(p.arena);
	return pairing;
}
