#include "session_match.h"
#include "lookup.h"
#include "pairing.h"
#include "topic.h"

/* A question or outcome that the session tells of. */
struct known {
	struct ff_str id, label;
	bool asks; /* it was a question; what only came next may have been either */
	size_t node;
	bool reworded;
};

struct matcher {
	struct ff_arena *scratch;
	const struct ff_session *session;
	const struct ff_chart *chart;
	bool *claimed; /* of nodes: it is something known already */

	/* The questions of all answers, of all that is set aside, then what came next after each
	 * answer. known[first[i]] stands for all that have its id and label. */
	struct known *known;
	size_t *first, n;

	/* Ways, by their question's node and what they are called, or where they lead. */
	struct lookup by_label, by_key, by_target;
	bool *called; /* of ways: the session calls an answer so */
	const uint32_t *stops;
};

static const struct known *known(const struct matcher *m, size_t i)
{
	return &m->known[m->first[i]];
}

/* --- questions and outcomes --------------------------------------------------------------------
 */

static void add_known(struct matcher *m, struct lookup *names, struct ff_str id,
		      struct ff_str label, bool asks)
{
	struct ff_str name = ff_arena_format(m->scratch, "%.*s\n%.*s", FF_FMT(id), FF_FMT(label));
	lookup_add(m->scratch, names, name, m->n);
	m->known[m->n++] = (struct known){id, label, asks, FF_NONE, false};
}

/* Those of one name are one. */
static void join(struct matcher *m, struct lookup *names)
{
	lookup_sort(names);
	for (size_t i = 0; i < names->n;) {
		struct lookup_run run = lookup_run_at(names, i);
		size_t first = names->list[i].value;
		for (; i < run.end; i++) {
			m->first[names->list[i].value] = first;
			m->known[first].asks |= m->known[names->list[i].value].asks;
		}
	}
}

static void collect(struct matcher *m)
{
	const struct ff_session *s = m->session;
	struct lookup names = {NULL, 0, 0};
	for (size_t i = 0; i < s->n_answers; i++)
		add_known(m, &names, s->answers[i].node, s->answers[i].question, true);
	for (size_t i = 0; i < s->n_aside; i++)
		add_known(m, &names, s->aside[i].node, s->aside[i].question, true);
	for (size_t i = 0; i < s->n_answers; i++)
		add_known(m, &names, s->answers[i].to, s->answers[i].to_label, false);
	join(m, &names);
}

enum go_by { ID_AND_LABEL, LABEL, ID };

/* A letter keeps questions and outcomes apart. */
static struct ff_str node_key(struct matcher *m, char letter, struct ff_str id, struct ff_str label,
			      enum go_by by)
{
	const struct ff_node node = {.id = id, .label = label};
	return ff_arena_format(m->scratch, "%c%.*s\n%.*s", letter,
			       FF_FMT(by == LABEL ? FF_STR("") : id),
			       FF_FMT(by == ID ? FF_STR("") : topic_key(m->scratch, &node)));
}

static struct lookup index_nodes(struct matcher *m, enum go_by by)
{
	struct lookup nodes = {NULL, 0, 0};
	for (size_t i = 0; i < m->chart->n_nodes; i++) {
		const struct ff_node *n = &m->chart->nodes[i];
		enum ff_role role = ff_node_role(m->chart, i);
		char letter = role == FF_QUESTION ? 'q' : 'o';
		if (!m->claimed[i] && role != FF_STEP)
			lookup_add(m->scratch, &nodes, node_key(m, letter, n->id, n->label, by), i);
	}
	lookup_sort(&nodes);
	return nodes;
}

/* The first node of this key that nothing else has claimed; `used` counts those that are. */
static size_t claim(struct matcher *m, const struct lookup *nodes, size_t *used, struct ff_str key)
{
	struct lookup_run run = lookup_find(nodes, key);
	if (run.first == run.end || run.first + used[run.first] == run.end)
		return FF_NONE;
	size_t node = nodes->list[run.first + used[run.first]++].value;
	m->claimed[node] = true;
	return node;
}

static void match_nodes(struct matcher *m, enum go_by by)
{
	struct lookup nodes = {NULL, 0, 0};
	size_t *used = NULL;
	for (size_t i = 0; i < m->n; i++) {
		struct known *k = &m->known[i];
		if (m->first[i] != i || k->node != FF_NONE || !k->id.s)
			continue;
		if (!used) {
			nodes = index_nodes(m, by);
			used = FF_NEW(m->scratch, size_t, nodes.n + 1);
		}
		k->node = claim(m, &nodes, used, node_key(m, 'q', k->id, k->label, by));
		if (k->node == FF_NONE && !k->asks)
			k->node = claim(m, &nodes, used, node_key(m, 'o', k->id, k->label, by));
		k->reworded = by == ID;
	}
}

/* --- answers -----------------------------------------------------------------------------------
 */

static struct ff_str way_key(struct matcher *m, size_t node, struct ff_str key)
{
	return ff_arena_format(m->scratch, "%zu\n%.*s", node, FF_FMT(key));
}

static struct ff_str target_key(struct matcher *m, size_t node, size_t target)
{
	return way_key(m, node, ff_arena_format(m->scratch, "%zu", target));
}

static uint32_t leads_to(const struct matcher *m, size_t node, size_t way)
{
	return m->stops[ff_ways(m->chart, node)[way].to];
}

/* Of several answers that are called the same, the one that leads there, else the first. */
static size_t way_called(const struct matcher *m, const struct lookup *ix, struct ff_str key,
			 size_t node, size_t target)
{
	struct lookup_run run = lookup_find(ix, key);
	for (size_t i = run.first; i < run.end; i++)
		if (leads_to(m, node, ix->list[i].value) == target)
			return ix->list[i].value;
	return run.first < run.end ? ix->list[run.first].value : FF_NONE;
}

static size_t way_by_label(struct matcher *m, size_t node, struct ff_str answer, size_t target)
{
	size_t way = way_called(m, &m->by_label, way_key(m, node, answer), node, target);
	if (way != FF_NONE)
		return way;
	struct ff_str key = way_key(m, node, pairing_answer_key(m->scratch, answer));
	return way_called(m, &m->by_key, key, node, target);
}

/* The only way that leads to that node; of several nobody knows which was meant. */
static size_t way_by_target(struct matcher *m, size_t node, size_t target)
{
	struct lookup_run run = lookup_find(&m->by_target, target_key(m, node, target));
	return run.end == run.first + 1 ? m->by_target.list[run.first].value : FF_NONE;
}

static void index_label(struct matcher *m, size_t node, size_t way)
{
	struct ff_str label = ff_answer_label(m->chart, node, way);
	struct ff_str key = pairing_answer_key(m->scratch, label);
	lookup_add(m->scratch, &m->by_label, way_key(m, node, label), way);
	lookup_add(m->scratch, &m->by_key, way_key(m, node, key), way);
}

/* One that the session calls by its label is not another one in other words. */
static void index_target(struct matcher *m, size_t node, size_t way)
{
	if (!m->called[m->chart->first_way[node] + way])
		lookup_add(m->scratch, &m->by_target, target_key(m, node, leads_to(m, node, way)),
			   way);
}

/* For all ways of all questions that the session knows, each once. */
static void each_way(struct matcher *m, void (*use)(struct matcher *, size_t, size_t))
{
	for (size_t i = 0; i < m->n; i++) {
		const struct known *q = &m->known[i];
		if (m->first[i] != i || !q->asks || q->node == FF_NONE)
			continue;
		for (size_t k = 0; k < ff_n_ways(m->chart, q->node); k++)
			use(m, q->node, k);
	}
}

/* Number `i` of the session's answers and what it set aside. */
static const struct ff_session_answer *answer_at(const struct matcher *m, size_t i)
{
	size_t n = m->session->n_answers;
	return i < n ? &m->session->answers[i] : &m->session->aside[i - n];
}

static struct session_found found_by_label(struct matcher *m, size_t i)
{
	const struct ff_session_answer *was = answer_at(m, i);
	size_t n = m->session->n_answers;
	size_t target = i < n ? known(m, n + m->session->n_aside + i)->node : FF_NONE;
	struct session_found f = {known(m, i)->node, FF_NONE, known(m, i)->reworded};
	if (f.node == FF_NONE || !was->answer.s)
		return f;
	f.way = way_by_label(m, f.node, was->answer, target);
	if (f.way != FF_NONE)
		m->called[m->chart->first_way[f.node] + f.way] = true;
	return f;
}

static void find_by_target(struct matcher *m, size_t i, struct session_found *f)
{
	size_t next = m->session->n_answers + m->session->n_aside + i;
	if (f->node == FF_NONE || f->way != FF_NONE || !answer_at(m, i)->answer.s)
		return;
	f->way = way_by_target(m, f->node, known(m, next)->node);
	f->reworded = true;
}

const struct session_found *session_match(struct ff_arena *a, const struct ff_session *s,
					  const struct ff_chart *chart)
{
	struct ff_arena *scratch = ff_arena_scratch(a);
	size_t n = s->n_answers + s->n_aside, most = n + s->n_answers;
	struct matcher m = {
		.scratch = scratch,
		.session = s,
		.chart = chart,
		.claimed = FF_NEW(scratch, bool, chart->n_nodes),
		.known = FF_NEW(scratch, struct known, most),
		.first = FF_NEW(scratch, size_t, most),
		.called = FF_NEW(scratch, bool, chart->first_way[chart->n_nodes]),
		.stops = pairing_stops(scratch, chart),
	};
	struct session_found *found = FF_NEW(a, struct session_found, n);
	collect(&m);
	match_nodes(&m, ID_AND_LABEL);
	match_nodes(&m, LABEL);
	match_nodes(&m, ID);
	each_way(&m, index_label);
	lookup_sort(&m.by_label);
	lookup_sort(&m.by_key);
	for (size_t i = 0; i < n; i++)
		found[i] = found_by_label(&m, i);
	each_way(&m, index_target);
	lookup_sort(&m.by_target);
	for (size_t i = 0; i < s->n_answers; i++)
		find_by_target(&m, i, &found[i]);
	ff_arena_free(scratch);
	return found;
}
