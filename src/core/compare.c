#include <core/graph.h>
#include <core/path.h>
#include <flowform/compare.h>

/* Questions that flipping all answers of one path may meet; beyond, later changes are left out.
 * Only a path that goes round in loops a thousand times comes there. */
enum { MOST_MET = 1 << 20 };

/* Questions that ff_separating_question() looks at, nearest first, and nodes it visits for them. */
enum { MOST_QUESTIONS = 200, MOST_VISITED = 1 << 24 };

/* Sets possible[i] for the alternatives of the outcomes in `list`; returns how many are new. */
static size_t add_possible(const struct ff_guide *g, const uint32_t *list, size_t n, bool *possible)
{
	size_t found = 0;
	for (size_t i = 0; i < n; i++) {
		size_t alternative = g->topics[list[i]].alternative;
		if (alternative == FF_NONE || possible[alternative])
			continue;
		possible[alternative] = true;
		found++;
	}
	return found;
}

size_t ff_possible(struct ff_arena *scratch, const struct ff_guide *guide,
		   const struct ff_path *path, bool *possible)
{
	size_t n = guide->chart->n_nodes;
	uint32_t *list = FF_NEW(scratch, uint32_t, n);
	bool *reached = FF_NEW(scratch, bool, n);
	memset(possible, 0, guide->n_alternatives * sizeof *possible);
	return add_possible(guide, list, graph_reach(guide->chart, path->end, list, reached),
			    possible);
}

/* What is known while a comparison is made. */
struct maker {
	struct ff_arena *arena;
	struct ff_comparison *c;
	uint32_t *list; /* scratch, n_nodes places each */
	bool *reached;
	bool *set; /* scratch, a place for each alternative */
	struct ff_change *changes;
	size_t n_changes, changes_cap;
	struct list {
		const size_t *alternatives;
		size_t n;
		bool made;
	} * behind; /* for each node: what can be reached from it, made when it is asked for */
};

/* From the end of the path backwards: what can be reached behind an answer but not behind the next
 * one was shut out by that next one. What is reached only grows, so all of it costs one look at
 * each node. */
static void find_why_not(struct maker *m)
{
	struct ff_comparison *c = m->c;
	const struct ff_chart *chart = c->guide->chart;
	size_t *why_not = FF_NEW(m->arena, size_t, c->guide->n_alternatives);
	size_t done = 0, n = graph_reach(chart, c->path->end, m->list, m->reached);
	memset(why_not, 0xff, c->guide->n_alternatives * sizeof *why_not); /* FF_NONE */
	memset(m->set, 0, c->guide->n_alternatives * sizeof *m->set);
	add_possible(c->guide, m->list, n, m->set);
	done = n;
	for (size_t i = ff_path_answers(c->path); i-- > 0;) {
		uint32_t node = c->path->visits[i].node;
		if (m->reached[node])
			continue;
		m->reached[node] = true;
		m->list[n++] = node;
		n = graph_spread(chart, m->list, done, n, m->reached);
		for (; done < n; done++) {
			size_t alternative = c->guide->topics[m->list[done]].alternative;
			if (alternative == FF_NONE || m->set[alternative])
				continue;
			m->set[alternative] = true;
			why_not[alternative] = i;
		}
	}
	c->why_not = why_not;
}

static void find_order(struct maker *m)
{
	struct ff_comparison *c = m->c;
	size_t n_all = c->guide->n_alternatives, n = 0;
	size_t *order = FF_NEW(m->arena, size_t, n_all);
	if (c->recommended != FF_NONE)
		order[n++] = c->recommended;
	for (size_t i = 0; i < n_all; i++)
		if (c->possible[i] && i != c->recommended)
			order[n++] = i;
	for (size_t i = 0; i < n_all; i++)
		if (!c->possible[i] && i != c->recommended)
			order[n++] = i;
	c->order = order;
}

/* The alternatives behind a node, in order; one list for all changes that end there. */
static const struct list *alternatives_behind(struct maker *m, uint32_t node)
{
	const struct ff_guide *g = m->c->guide;
	struct list *behind = &m->behind[node];
	if (behind->made)
		return behind;
	memset(m->set, 0, g->n_alternatives * sizeof *m->set);
	size_t n = graph_reach(g->chart, node, m->list, m->reached);
	size_t *list = FF_NEW(m->arena, size_t, add_possible(g, m->list, n, m->set));
	size_t n_list = 0;
	for (size_t i = 0; i < g->n_alternatives; i++)
		if (m->set[i])
			list[n_list++] = i;
	*behind = (struct list){list, n_list, true};
	return behind;
}

/* Whether a change leads to anything else than is recommended, or without that, possible. */
static bool moves(const struct ff_comparison *c, const struct list *to)
{
	if (c->recommended != FF_NONE)
		return to->n != 1 || to->alternatives[0] != c->recommended;
	if (to->n != c->n_possible)
		return true;
	for (size_t i = 0; i < to->n; i++)
		if (!c->possible[to->alternatives[i]])
			return true;
	return false;
}

static bool leads_to(const struct list *to, size_t alternative)
{
	for (size_t i = 0; i < to->n; i++)
		if (to->alternatives[i] == alternative)
			return true;
	return false;
}

static void add_change(struct maker *m, size_t visit, uint32_t way, uint32_t end)
{
	const struct list *to = alternatives_behind(m, end);
	bool elsewhere = moves(m->c, to), open = elsewhere && leads_to(to, m->c->recommended);
	FF_PUSH(m->arena, m->changes, m->n_changes, m->changes_cap) =
		(struct ff_change){visit, way, to->alternatives, to->n, elsewhere, open};
	m->c->n_moving += elsewhere;
	m->c->n_open += open;
}

static void find_changes(struct maker *m)
{
	const struct ff_path *p = m->c->path;
	struct pool pool = pool_new(m->arena, p->visits, p->n_visits);
	size_t met = 0;
	m->behind = FF_NEW(m->arena, struct list, p->chart->n_nodes);
	for (size_t i = 0; i < ff_path_answers(p) && met < MOST_MET; i++) {
		const struct ff_visit *v = &p->visits[i];
		for (uint32_t way = 0; way < ff_n_ways(p->chart, v->node); way++) {
			struct ff_path flipped = *p;
			if (way == v->way)
				continue;
			met += path_foresee(&flipped, i, way, &pool);
			add_change(m, i, way, flipped.end);
		}
	}
	m->c->changes = m->changes;
	m->c->n_changes = m->n_changes;
}

const struct ff_comparison *ff_compare(struct ff_arena *a, const struct ff_guide *guide,
				       const struct ff_path *path)
{
	struct ff_comparison *c = FF_NEW(a, struct ff_comparison, 1);
	bool *possible = FF_NEW(a, bool, guide->n_alternatives);
	*c = (struct ff_comparison){.guide = guide, .path = path, .recommended = FF_NONE};
	c->n_possible = ff_possible(a, guide, path, possible);
	c->possible = possible;
	c->tour = ff_tour_new(a, guide);
	if (path->ending == FF_REACHED)
		c->recommended = guide->topics[path->end].alternative;
	struct maker m = {
		.arena = a,
		.c = c,
		.list = FF_NEW(a, uint32_t, guide->chart->n_nodes),
		.reached = FF_NEW(a, bool, guide->chart->n_nodes),
		.set = FF_NEW(a, bool, guide->n_alternatives),
	};
	find_order(&m);
	find_why_not(&m);
	find_changes(&m);
	return c;
}

/* --- the question that separates ------------------------------------------------------------- */

struct separator {
	const struct ff_guide *guide;
	size_t from; /* where the walk stands */
	uint32_t *list;
	bool *reached, *possible;
	size_t visited;
};

/* How many alternatives are left once it is known that this question will be answered so. */
static size_t left_by(struct separator *s, uint32_t question, uint32_t way)
{
	const struct ff_chart *chart = s->guide->chart;
	uint32_t to = ff_ways(chart, question)[way].to;
	size_t n = 0;
	memset(s->reached, 0, chart->n_nodes * sizeof *s->reached);
	memset(s->possible, 0, s->guide->n_alternatives * sizeof *s->possible);
	/* The question counts as reached, so that only this one of its ways leads on. */
	s->reached[question] = true;
	if (!s->reached[to]) {
		s->reached[to] = true;
		s->list[n++] = to;
	}
	if (!s->reached[s->from]) {
		s->reached[s->from] = true;
		s->list[n++] = (uint32_t)s->from;
	}
	n = graph_spread(chart, s->list, 0, n, s->reached);
	s->visited += n;
	return add_possible(s->guide, s->list, n, s->possible);
}

/* What a question is worth: the fewer alternatives its answers leave the better. */
struct worth {
	size_t worst, best;
	double mean;
};

static struct worth worth_of(struct separator *s, uint32_t question)
{
	struct worth w = {0, FF_NONE, 0};
	size_t n = ff_n_ways(s->guide->chart, question);
	for (uint32_t way = 0; way < n; way++) {
		size_t left = left_by(s, question, way);
		w.worst = left > w.worst ? left : w.worst;
		w.best = left < w.best ? left : w.best;
		w.mean += (double)left / (double)n;
	}
	return w;
}

static bool is_better(struct worth a, struct worth b)
{
	return a.worst != b.worst ? a.worst < b.worst : a.mean < b.mean;
}

size_t ff_separating_question(struct ff_arena *scratch, const struct ff_guide *guide,
			      const struct ff_path *path)
{
	const struct ff_chart *chart = guide->chart;
	bool *possible = FF_NEW(scratch, bool, guide->n_alternatives);
	size_t n_possible = ff_possible(scratch, guide, path, possible);
	uint32_t *near = FF_NEW(scratch, uint32_t, chart->n_nodes);
	struct separator s = {
		.guide = guide,
		.from = path->end,
		.list = FF_NEW(scratch, uint32_t, chart->n_nodes),
		.reached = FF_NEW(scratch, bool, chart->n_nodes),
		.possible = possible,
	};
	size_t n = graph_reach(chart, path->end, near, s.reached), best = FF_NONE, looked_at = 0;
	struct worth best_worth = {FF_NONE, FF_NONE, 0};
	if (n_possible < 2)
		return FF_NONE;
	for (size_t i = 0; i < n && looked_at < MOST_QUESTIONS && s.visited < MOST_VISITED; i++) {
		if (ff_node_role(chart, near[i]) != FF_QUESTION)
			continue;
		looked_at++;
		struct worth w = worth_of(&s, near[i]);
		if (w.best < n_possible && is_better(w, best_worth)) {
			best = near[i];
			best_worth = w;
		}
	}
	return best;
}

bool ff_step_counts(const struct ff_guide *g, const struct ff_path *path, uint32_t node)
{
	return node != g->chart->start || g->topics[node].section != FF_NONE || path->n_visits == 0;
}
