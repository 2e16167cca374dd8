#include <core/graph.h>
#include <flowform/routes.h>
#include <flowform/text.h>

/* A depth-first search that never enters a dead end: a way is taken only if an outcome in question
 * can still be reached without the nodes already on the route. So each route costs at most what the
 * chart is long, however few there are among however many ways.
 *
 * A node on the route can only be in the way of nodes that lead back to it, which are in its own
 * group (see graph_groups). Entering another group needs no search; without loops none ever does.
 */

/* Nodes that searches for one alternative, and for all of a tour, may look at. Reached only by
 * large charts that are one knot of loops. */
enum { SEARCH_EACH = 1 << 22, SEARCH_ALL = 1 << 26 };

struct place {
	uint32_t node, next; /* the way to try next */
};

struct ff_tour {
	struct ff_arena *arena;
	const struct ff_guide *guide;
	const struct ff_chart *chart;
	struct graph_backs backs;
	const uint32_t *group;
	bool *live;      /* an outcome in question can be reached */
	uint32_t *lives; /* those that are: to clear `live` again */
	size_t n_lives;
	bool *on_route;
	struct place *route;
	size_t n_route;
	struct ff_visit *answers;
	size_t n_answers;
	uint32_t *seen; /* the search that has seen each node */
	uint32_t search;
	uint32_t *todo;
	size_t budget, budget_all;
	uint64_t taken;
	uint64_t *count; /* of the routes from each node; made when it is needed */
	uint32_t *waits; /* ways from each node that are not counted yet */
};

struct ff_tour *ff_tour_new(struct ff_arena *a, const struct ff_guide *guide)
{
	struct ff_tour *t = FF_NEW(a, struct ff_tour, 1);
	const struct ff_chart *chart = guide->chart;
	size_t n = chart->n_nodes;
	*t = (struct ff_tour){
		.arena = a,
		.guide = guide,
		.chart = chart,
		.backs = graph_backs(a, chart),
		.live = FF_NEW(a, bool, n),
		.lives = FF_NEW(a, uint32_t, n),
		.on_route = FF_NEW(a, bool, n),
		.route = FF_NEW(a, struct place, n),
		.answers = FF_NEW(a, struct ff_visit, n),
		.budget_all = SEARCH_ALL,
	};
	if (chart->cyclic) {
		t->group = graph_groups(a, chart, &t->backs);
		t->seen = FF_NEW(a, uint32_t, n);
		t->todo = FF_NEW(a, uint32_t, n);
	}
	return t;
}

static void add_live(struct ff_tour *t, uint32_t node)
{
	if (t->live[node])
		return;
	t->live[node] = true;
	t->lives[t->n_lives++] = node;
}

/* All that leads to an outcome of the alternative, found from there backwards. */
static void mark_live(struct ff_tour *t, size_t alternative)
{
	for (size_t i = 0; i < t->n_lives; i++)
		t->live[t->lives[i]] = false;
	t->n_lives = 0;
	if (alternative == FF_NONE) {
		for (uint32_t i = 0; i < t->chart->n_nodes; i++)
			if (ff_n_ways(t->chart, i) == 0)
				add_live(t, i);
	} else {
		const struct ff_alternative *to = &t->guide->alternatives[alternative];
		for (size_t i = 0; i < to->n_outcomes; i++)
			add_live(t, (uint32_t)to->outcomes[i]);
	}
	for (size_t i = 0; i < t->n_lives; i++) {
		uint32_t node = t->lives[i];
		for (uint32_t k = t->backs.first[node]; k < t->backs.first[node + 1]; k++)
			add_live(t, t->backs.from[k]);
	}
}

/* Puts `node` on the route, behind an answer where a question is its end. */
static void enter(struct ff_tour *t, uint32_t node)
{
	if (t->n_route > 0) {
		struct place *end = &t->route[t->n_route - 1];
		if (ff_node_role(t->chart, end->node) == FF_QUESTION)
			t->answers[t->n_answers++] =
				(struct ff_visit){.node = end->node, .way = end->next - 1};
	}
	t->route[t->n_route++] = (struct place){node, 0};
	t->on_route[node] = true;
}

static void leave(struct ff_tour *t)
{
	t->on_route[t->route[--t->n_route].node] = false;
	if (t->n_route > 0 && ff_node_role(t->chart, t->route[t->n_route - 1].node) == FF_QUESTION)
		t->n_answers--;
}

void ff_tour_to(struct ff_tour *t, size_t alternative)
{
	t->budget_all += t->budget;
	t->budget = t->budget_all < SEARCH_EACH ? t->budget_all : SEARCH_EACH;
	t->budget_all -= t->budget;
	t->taken = 0;
	while (t->n_route > 0)
		leave(t);
	mark_live(t, alternative);
	if (t->chart->start != FF_NONE && t->live[t->chart->start])
		enter(t, (uint32_t)t->chart->start);
}

/* Whether some way out of its group, to a live node, can be reached from `node` without the route.
 */
static bool escapes(struct ff_tour *t, uint32_t node)
{
	size_t n = 1;
	t->todo[0] = node;
	t->seen[node] = ++t->search;
	for (size_t i = 0; i < n; i++) {
		if (t->budget == 0)
			return false;
		t->budget--;
		for (size_t k = 0; k < ff_n_ways(t->chart, t->todo[i]); k++) {
			uint32_t to = ff_ways(t->chart, t->todo[i])[k].to;
			if (!t->live[to] || t->on_route[to] || t->seen[to] == t->search)
				continue;
			if (t->group[to] != t->group[node])
				return true;
			t->seen[to] = t->search;
			t->todo[n++] = to;
		}
	}
	return false;
}

static bool may_enter(struct ff_tour *t, uint32_t from, uint32_t to)
{
	if (!t->live[to] || t->on_route[to])
		return false;
	return !t->chart->cyclic || t->group[from] != t->group[to] || escapes(t, to);
}

bool ff_tour_next(struct ff_tour *t, struct ff_route *route)
{
	while (t->n_route > 0) {
		struct place *end = &t->route[t->n_route - 1];
		size_t n = ff_n_ways(t->chart, end->node);
		if (n == 0 && end->next == 0) {
			end->next = 1;
			t->taken++;
			*route = (struct ff_route){t->answers, t->n_answers, end->node};
			return true;
		}
		if (end->next >= n) {
			leave(t);
			continue;
		}
		uint32_t to = ff_ways(t->chart, end->node)[end->next++].to;
		if (may_enter(t, end->node, to))
			enter(t, to);
	}
	return false;
}

/* Sets up what is live for counting: the outcomes have one route each, and stand in `todo`. Returns
 * how many they are. */
static size_t begin_count(struct ff_tour *t)
{
	size_t n = t->chart->n_nodes, n_todo = 0;
	if (!t->count) {
		t->count = FF_NEW(t->arena, uint64_t, n);
		t->waits = FF_NEW(t->arena, uint32_t, n);
		t->todo = FF_NEW(t->arena, uint32_t, n);
	}
	for (size_t i = 0; i < t->n_lives; i++) {
		uint32_t node = t->lives[i];
		size_t n_ways = ff_n_ways(t->chart, node);
		t->count[node] = n_ways == 0;
		t->waits[node] = 0;
		for (size_t k = 0; k < n_ways; k++)
			t->waits[node] += t->live[ff_ways(t->chart, node)[k].to];
		if (n_ways == 0)
			t->todo[n_todo++] = node;
	}
	return n_todo;
}

/* All routes in a chart without loops: those from a node are those from where it leads, which are
 * counted before it. */
static uint64_t count_all(struct ff_tour *t)
{
	size_t n = begin_count(t);
	for (size_t i = 0; i < n; i++) {
		uint32_t node = t->todo[i];
		for (uint32_t k = t->backs.first[node]; k < t->backs.first[node + 1]; k++) {
			uint32_t from = t->backs.from[k];
			uint64_t room = UINT64_MAX - t->count[from];
			t->count[from] += t->count[node] < room ? t->count[node] : room;
			if (--t->waits[from] == 0)
				t->todo[n++] = from;
		}
	}
	return t->count[t->chart->start];
}

uint64_t ff_tour_more(struct ff_tour *t, bool *exact)
{
	struct ff_route route;
	uint64_t taken = t->taken;
	*exact = !t->chart->cyclic;
	if (!ff_tour_next(t, &route))
		return t->chart->cyclic && t->budget == 0;
	if (t->chart->cyclic)
		return 1;
	uint64_t all = count_all(t);
	return all == UINT64_MAX ? all : all - taken;
}

struct ff_routes ff_tour_routes(struct ff_arena *a, struct ff_tour *t, size_t alternative,
				size_t cap)
{
	struct ff_routes routes = {.more_exact = true};
	struct ff_route *list = NULL, route;
	size_t room = 0;
	ff_tour_to(t, alternative);
	while (routes.n < cap && ff_tour_next(t, &route)) {
		struct ff_visit *answers = FF_NEW(a, struct ff_visit, route.n);
		if (route.n > 0)
			memcpy(answers, route.answers, route.n * sizeof *answers);
		route.answers = answers;
		FF_PUSH(a, list, routes.n, room) = route;
	}
	routes.list = list;
	routes.more = ff_tour_more(t, &routes.more_exact);
	return routes;
}

struct ff_routes ff_routes(struct ff_arena *a, const struct ff_guide *guide, size_t alternative,
			   size_t cap)
{
	return ff_tour_routes(a, ff_tour_new(a, guide), alternative, cap);
}

struct ff_str ff_route_text(struct ff_arena *a, const struct ff_guide *guide,
			    const struct ff_route *route)
{
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < route->n; i++) {
		const struct ff_visit *v = &route->answers[i];
		if (i > 0)
			ff_buf_add(&b, FF_STR(", "));
		ff_buf_add(&b, ff_guide_answer(a, guide, v->node, v->way));
	}
	return route->n > 0 ? ff_buf_str(&b) : FF_STR("always");
}

static bool is_counted(const struct ff_routes *routes)
{
	return routes->more_exact && routes->more != UINT64_MAX;
}

struct ff_str ff_routes_more(struct ff_arena *a, const struct ff_routes *routes, const char *what)
{
	const char *and = routes->n > 0 ? "and " : "", *more = routes->n > 0 ? "more " : "";
	if (routes->more == 0)
		return FF_STR("");
	if (!is_counted(routes))
		return ff_arena_format(a, "%s%s%ss", and, routes->n > 0 ? more : "many ", what);
	return ff_arena_format(a, "%s%llu %s%s%s", and, (unsigned long long)routes->more, more,
			       what, routes->more == 1 ? "" : "s");
}

struct ff_str ff_routes_text(struct ff_arena *a, const struct ff_guide *guide,
			     const struct ff_routes *routes)
{
	struct ff_buf b = {.arena = a};
	if (routes->n == 0 && routes->more == 0)
		return FF_STR("never");
	for (size_t i = 0; i < routes->n; i++) {
		if (i > 0)
			ff_buf_add(&b, FF_STR("; or "));
		ff_buf_add(&b, ff_route_text(a, guide, &routes->list[i]));
	}
	if (routes->n > 0 && routes->more > 0)
		ff_buf_add(&b, FF_STR("; "));
	ff_buf_add(&b, ff_routes_more(a, routes, "way"));
	return ff_buf_str(&b);
}
