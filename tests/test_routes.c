#include "arena.h"
#include "fixture.h"
#include "test.h"
#include <flowform/routes.h>
#include <stdlib.h>

static const struct ff_guide *guide_of(struct ff_str chart)
{
	return fixture_guide(arena, fixture_chart(arena, chart));
}

static size_t alternative_named(const struct ff_guide *g, struct ff_str id)
{
	for (size_t i = 0; i < g->n_alternatives; i++)
		if (ff_str_eq(g->alternatives[i].id, id))
			return i;
	return FF_NONE;
}

static void texts(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, to;
		size_t cap;
		struct ff_str want;
	} cases[] = {
		{"one", FF_STR_INIT("A>X:yes;A>Y:no"), FF_STR_INIT("Y"), 9, FF_STR_INIT("A: no")},
		{"a plan", FF_STR_INIT("A>B;B>X"), FF_STR_INIT("X"), 9, FF_STR_INIT("always")},
		{"two outcomes", FF_STR_INIT("A>X1:1;A>B:2;B>Y:3;B>X2:4"), FF_STR_INIT("X"), 9,
		 FF_STR_INIT("A: 1; or A: 2, B: 4")},
		{"in the chart's order", FF_STR_INIT("A>B:1;A>X:2;B>X:3;B>Y:4"), FF_STR_INIT("X"),
		 9, FF_STR_INIT("A: 1, B: 3; or A: 2")},
		{"doubled answers", FF_STR_INIT("A>X:1;A>X:2"), FF_STR_INIT("X"), 9,
		 FF_STR_INIT("A: 1; or A: 2")},
		{"steps are passed", FF_STR_INIT("S>A;A>T:1;A>Y:2;T>X"), FF_STR_INIT("X"), 9,
		 FF_STR_INIT("A: 1")},
		{"to any", FF_STR_INIT("A>X:1;A>B:2;B>Y:3;B>Z:4"), FF_STR_INIT(""), 9,
		 FF_STR_INIT("A: 1; or A: 2, B: 3; or A: 2, B: 4")},
		{"as many as the cap", FF_STR_INIT("A>X1:1;A>X2:2;A>X3:3"), FF_STR_INIT("X"), 3,
		 FF_STR_INIT("A: 1; or A: 2; or A: 3")},
		{"one more", FF_STR_INIT("A>X1:1;A>X2:2;A>X3:3"), FF_STR_INIT("X"), 2,
		 FF_STR_INIT("A: 1; or A: 2; and 1 more way")},
		{"two more", FF_STR_INIT("A>X1:1;A>X2:2;A>X3:3"), FF_STR_INIT("X"), 1,
		 FF_STR_INIT("A: 1; and 2 more ways")},
		{"none listed", FF_STR_INIT("A>X1:1;A>X2:2;A>X3:3"), FF_STR_INIT("X"), 0,
		 FF_STR_INIT("3 ways")},
		{"others do not count", FF_STR_INIT("A>X:1;A>B:2;B>Y:3;B>Z:4"), FF_STR_INIT("X"), 1,
		 FF_STR_INIT("A: 1")},
		{"a loop is taken once", FF_STR_INIT("A>B:1;A>X:2;B>A:3;B>Y:4"), FF_STR_INIT("Y"),
		 9, FF_STR_INIT("A: 1, B: 4")},
		{"a loop to the same", FF_STR_INIT("A>A:1;A>X:2"), FF_STR_INIT("X"), 9,
		 FF_STR_INIT("A: 2")},
		{"more with loops", FF_STR_INIT("A>A:1;A>X1:2;A>X2:3;A>X3:4"), FF_STR_INIT("X"), 1,
		 FF_STR_INIT("A: 2; and more ways")},
		{"a loop that leads nowhere else", FF_STR_INIT("A>B:1;A>X:2;B>C;C>B"),
		 FF_STR_INIT("X"), 9, FF_STR_INIT("A: 2")},
		{"a dead end inside a loop", FF_STR_INIT("A>B:1;A>C:2;B>C:3;B>A:4;C>A:5;C>X:6"),
		 FF_STR_INIT("X"), 9, FF_STR_INIT("A: 1, B: 3, C: 6; or A: 2, C: 6")},
		{"never", FF_STR_INIT("A>B;B>A;C>X;D>X"), FF_STR_INIT("X"), 9,
		 FF_STR_INIT("never")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_guide *g = guide_of(cases[i].chart);
		struct ff_routes r =
			ff_routes(arena, g, alternative_named(g, cases[i].to), cases[i].cap);
		assert_str(cases[i].name, ff_routes_text(arena, g, &r), cases[i].want);
	}
}

/* `n` questions in a row, each with two answers that come together again. */
static const struct ff_guide *diamonds(unsigned n)
{
	struct ff_buf b = {.arena = arena};
	for (unsigned i = 0; i < n; i++)
		ff_buf_format(&b, "q%u>l%u;q%u>r%u;l%u>q%u;r%u>q%u;", i, i, i, i, i, i + 1, i,
			      i + 1);
	ff_buf_format(&b, "q%u>X;q%u>Y", n, n);
	return guide_of(ff_buf_str(&b));
}

static void counts(void **state)
{
	static const struct {
		unsigned diamonds;
		uint64_t more;
	} cases[] = {{3, 2}, {10, 1018}, {60, (UINT64_C(1) << 60) - 6}, {100, UINT64_MAX}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_guide *g = diamonds(cases[i].diamonds);
		struct ff_routes r = ff_routes(arena, g, 0, 6);
		if (r.n != 6 || r.more != cases[i].more || !r.more_exact)
			fail_msg("%u: %zu and %llu", cases[i].diamonds, r.n,
				 (unsigned long long)r.more);
		assert_int_equal(r.list[0].n, cases[i].diamonds + 1);
	}
}

static void sizes_of_more(void **state)
{
	static const struct {
		struct ff_routes routes;
		struct ff_str want;
	} cases[] = {
		{{.n = 1, .more = 0, .more_exact = true}, FF_STR_INIT("")},
		{{.n = 1, .more = 1, .more_exact = true}, FF_STR_INIT("and 1 more path")},
		{{.n = 1, .more = 2, .more_exact = true}, FF_STR_INIT("and 2 more paths")},
		{{.n = 1, .more = UINT64_MAX, .more_exact = true}, FF_STR_INIT("and more paths")},
		{{.n = 1, .more = 1, .more_exact = false}, FF_STR_INIT("and more paths")},
		{{.n = 0, .more = 2, .more_exact = true}, FF_STR_INIT("2 paths")},
		{{.n = 0, .more = 1, .more_exact = false}, FF_STR_INIT("many paths")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str("more", ff_routes_more(arena, &cases[i].routes, "path"), cases[i].want);
}

/* Every node leads to every other one: there are more routes than atoms, and each dead end has to
 * be seen by a search. It must give up searching rather than hang. */
static void knot(void **state)
{
	enum { NODES = 150 };
	struct ff_buf b = {.arena = arena};
	(void)state;
	for (int i = 0; i < NODES; i++)
		for (int k = 0; k < NODES; k++)
			ff_buf_format(&b, "n%d>n%d;", i, k);
	ff_buf_format(&b, "n%d>X", NODES / 2);
	const struct ff_guide *g = guide_of(ff_buf_str(&b));
	struct ff_routes r = ff_routes(arena, g, 0, 100);
	assert_true(r.n > 0 && r.more > 0 && !r.more_exact);
}

static uint32_t random_below(uint64_t *seed, size_t n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*seed >> 33) % n);
}

/* All simple routes by plain trial, as text. */
static void try_all(const struct ff_guide *g, uint32_t node, bool *used, struct ff_visit *answers,
		    size_t n, size_t to, struct ff_buf *out)
{
	size_t n_ways = ff_n_ways(g->chart, node);
	if (n_ways == 0 && (to == FF_NONE || g->topics[node].alternative == to)) {
		struct ff_route route = {answers, n, node};
		ff_buf_add(out, ff_route_text(arena, g, &route));
		ff_buf_format(out, " -> %.*s\n", FF_FMT(g->chart->nodes[node].id));
	}
	used[node] = true;
	for (uint32_t k = 0; k < n_ways; k++) {
		uint32_t next = ff_ways(g->chart, node)[k].to;
		answers[n] = (struct ff_visit){.node = node, .way = k};
		if (!used[next])
			try_all(g, next, used, answers, n + (n_ways > 1), to, out);
	}
	used[node] = false;
}

static void against_trial(void **state)
{
	(void)state;
	for (uint64_t start = 1; start <= 500; start++) {
		uint64_t seed = start;
		struct ff_buf b = {.arena = arena}, got = {.arena = arena}, want = {.arena = arena};
		uint32_t nodes = 2 + random_below(&seed, 6), edges = 1 + random_below(&seed, 14);
		bool used[8] = {false}, exact;
		struct ff_visit answers[8];
		struct ff_route route;
		for (uint32_t i = 0; i < edges; i++)
			ff_buf_format(&b, "%c>%c:%u;", 'A' + (int)random_below(&seed, nodes),
				      'A' + (int)random_below(&seed, nodes), i);
		const struct ff_guide *g = guide_of(ff_buf_str(&b));
		size_t to = g->n_alternatives > 0 ? start % g->n_alternatives : FF_NONE;
		struct ff_tour *t = ff_tour_new(arena, g);
		ff_tour_to(t, FF_NONE); /* and leave it in the middle */
		ff_tour_next(t, &route);
		ff_tour_to(t, to);
		while (ff_tour_next(t, &route))
			ff_buf_format(&got, "%.*s -> %.*s\n",
				      FF_FMT(ff_route_text(arena, g, &route)),
				      FF_FMT(g->chart->nodes[route.outcome].id));
		assert_int_equal(ff_tour_more(t, &exact), 0);
		try_all(g, (uint32_t)g->chart->start, used, answers, 0, to, &want);
		assert_str(ff_arena_format(arena, "seed %u: %.*s", (unsigned)start,
					   FF_FMT(ff_buf_str(&b)))
				   .s,
			   ff_buf_str(&got), ff_buf_str(&want));
		ff_arena_reset(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),         cmocka_unit_test(counts),
		cmocka_unit_test(sizes_of_more), cmocka_unit_test(knot),
		cmocka_unit_test(against_trial),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
