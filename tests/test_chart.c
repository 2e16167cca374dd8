#include "arena.h"
#include "fixture.h"
#include "test.h"

static void ways(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, want;
	} cases[] = {
		{"in the order of the edges", FF_STR_INIT("A>B;B>D;A>C"),
		 FF_STR_INIT("A>B A>C B>D")},
		{"doubled edges stay two", FF_STR_INIT("A>B:x;A>B:y"), FF_STR_INIT("A>B A>B")},
		{"invisible ones are none", FF_STR_INIT("A>B;A~C"), FF_STR_INIT("A>B")},
		{"to itself", FF_STR_INIT("A>A;A>B"), FF_STR_INIT("A>A A>B")},
		{"into a box", FF_STR_INIT("S={B C};C>B;A>S"), FF_STR_INIT("C>B A>C")},
		{"into a box that is a ring", FF_STR_INIT("S={B C};C>B;B>C;A>S"),
		 FF_STR_INIT("B>C C>B A>B")},
		{"a loop to itself leads nowhere", FF_STR_INIT("S={B C};B>B;B>C;A>S"),
		 FF_STR_INIT("B>B B>C A>B")},
		{"into a box whose nodes are led to from outside", FF_STR_INIT("S={B C};A>B;A>S"),
		 FF_STR_INIT("A>B A>B")},
		{"invisible edges inside count for nothing", FF_STR_INIT("S={B C};B~C;C>B;A>S"),
		 FF_STR_INIT("C>B A>C")},
		{"out of a box", FF_STR_INIT("S={B C D};B>C;B>D;S>E"),
		 FF_STR_INIT("B>C B>D C>E D>E")},
		{"out of a box that is a ring", FF_STR_INIT("S={B C};B>C;C>B;S>E"),
		 FF_STR_INIT("B>C C>B C>E")},
		{"out of a box whose nodes lead outside", FF_STR_INIT("S={B};B>X;S>E"),
		 FF_STR_INIT("B>X B>E")},
		{"from box to box", FF_STR_INIT("S={A B};T={C D};A>B;C>D;S>T"),
		 FF_STR_INIT("A>B B>C C>D")},
		{"nested: a node of the inner box", FF_STR_INIT("T={B};S={C T};B>C;A>S"),
		 FF_STR_INIT("B>C A>B")},
		{"nested: an edge to the inner box", FF_STR_INIT("T={B C};S={D T};D>T;A>S"),
		 FF_STR_INIT("D>B A>D")},
		{"nested: an edge from the inner box", FF_STR_INIT("T={B C};S={D T};T>D;S>E"),
		 FF_STR_INIT("B>D C>D D>E")},
		{"a box to its own node", FF_STR_INIT("S={B C};B>C;S>B;A>S"),
		 FF_STR_INIT("B>C C>B A>B")},
		{"an empty box", FF_STR_INIT("S={};A>S;S>B"), FF_STR_INIT("")},
		{"no edges", FF_STR_INIT("A;B"), FF_STR_INIT("")},
		{"nothing", FF_STR_INIT(""), FF_STR_INIT("")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(cases[i].name, fixture_ways(arena, fixture_chart(arena, cases[i].chart)),
			   cases[i].want);
}

static void starts(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, start;
		bool several, cyclic;
	} cases[] = {
		{"the node without a way in", FF_STR_INIT("B>C;A>B"), FF_STR_INIT("A"), false,
		 false},
		{"several: the first mentioned", FF_STR_INIT("B>C;A>C"), FF_STR_INIT("B"), true,
		 false},
		{"several, none of them first", FF_STR_INIT("C>D;A>C;B>C"), FF_STR_INIT("C"), true,
		 false},
		{"none: the first mentioned", FF_STR_INIT("A>B;B>A"), FF_STR_INIT("A"), false,
		 true},
		{"a loop behind the start", FF_STR_INIT("A>B;B>C;C>B;B>D"), FF_STR_INIT("A"), false,
		 true},
		{"a loop out of reach", FF_STR_INIT("A>B;C>D;D>C"), FF_STR_INIT("A"), false, false},
		{"a join is no loop", FF_STR_INIT("A>B;A>C;B>D;C>D"), FF_STR_INIT("A"), false,
		 false},
		{"a node alone", FF_STR_INIT("A"), FF_STR_INIT("A"), false, false},
		{"nodes alone", FF_STR_INIT("A;B"), FF_STR_INIT("A"), true, false},
		{"invisible edges do not lead in", FF_STR_INIT("A~B;B>C"), FF_STR_INIT("A"), true,
		 false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *c = fixture_chart(arena, cases[i].chart);
		assert_str(cases[i].name, c->nodes[c->start].id, cases[i].start);
		if (c->several_starts != cases[i].several || c->cyclic != cases[i].cyclic)
			fail_msg("%s: several %d, cyclic %d", cases[i].name, c->several_starts,
				 c->cyclic);
	}
	assert_true(fixture_chart(arena, FF_STR(""))->start == FF_NONE);
}

static void roles(void **state)
{
	(void)state;
	const struct ff_chart *c = fixture_chart(arena, FF_STR("A>B;A>C;B>D;C>D;C>D"));
	assert_int_equal(ff_node_role(c, fixture_node(c, FF_STR("A"))), FF_QUESTION);
	assert_int_equal(ff_node_role(c, fixture_node(c, FF_STR("B"))), FF_STEP);
	assert_int_equal(ff_node_role(c, fixture_node(c, FF_STR("C"))), FF_QUESTION);
	assert_int_equal(ff_node_role(c, fixture_node(c, FF_STR("D"))), FF_OUTCOME);
}

static void answers(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, want;
	} cases[] = {
		{"the edge's label", FF_STR_INIT("A>B:Yes"), FF_STR_INIT("Yes")},
		{"the target's label", FF_STR_INIT("A>B"), FF_STR_INIT("b")},
		{"the box's title", FF_STR_INIT("S={B};A>S"), FF_STR_INIT("box S")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *c = fixture_chart(arena, cases[i].chart);
		size_t a = fixture_node(c, FF_STR("A"));
		assert_str(cases[i].name, ff_answer_label(c, a, 0), cases[i].want);
	}
}

static void reaching(void **state)
{
	(void)state;
	const struct ff_chart *c = fixture_chart(arena, FF_STR("A>B;B>C;C>B;A>D;D>E"));
	bool reached[5] = {true, true, true, true, true};
	static const bool from_b[] = {false, true, true, false, false};
	ff_chart_reach(arena, c, fixture_node(c, FF_STR("B")), reached);
	assert_memory_equal(reached, from_b, sizeof from_b);
}

static void distances(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, from;
		size_t least, most;
	} cases[] = {
		{"an outcome", FF_STR_INIT("A"), FF_STR_INIT("A"), 0, 0},
		{"one question, itself", FF_STR_INIT("A>B;A>C"), FF_STR_INIT("A"), 0, 0},
		{"a plan", FF_STR_INIT("A>B;B>C"), FF_STR_INIT("A"), 0, 0},
		{"one behind", FF_STR_INIT("A>B;A>C;B>D;B>E"), FF_STR_INIT("A"), 0, 1},
		{"from a step", FF_STR_INIT("S>A;A>B;A>C;B>D;B>E"), FF_STR_INIT("S"), 1, 2},
		{"steps do not count", FF_STR_INIT("A>X;X>Y;Y>B;A>B;B>C;B>D"), FF_STR_INIT("A"), 1,
		 1},
		{"the longer way over more steps",
		 FF_STR_INIT("A>X;A>Q;X>Y;Y>Z;Q>R;Q>R;R>Z;R>Z;Z>E"), FF_STR_INIT("A"), 0, 2},
		{"a join", FF_STR_INIT("A>B;A>C;B>C;B>D;C>D;C>E"), FF_STR_INIT("A"), 1, 2},
		{"a loop", FF_STR_INIT("A>B;A>C;B>A;B>D"), FF_STR_INIT("A"), 0, FF_NONE},
		{"a question that leads to itself", FF_STR_INIT("A>A;A>B"), FF_STR_INIT("A"), 0,
		 FF_NONE},
		{"a loop behind the start", FF_STR_INIT("S>A;A>B;A>C;B>A;B>D"), FF_STR_INIT("S"), 1,
		 FF_NONE},
		{"a loop without a way out does not count", FF_STR_INIT("A>B;A>C;B>D;D>B"),
		 FF_STR_INIT("A"), 0, 0},
		{"a loop out of reach", FF_STR_INIT("A>B;B>A;A>C;C>D;C>E"), FF_STR_INIT("C"), 0, 0},
		{"no outcome", FF_STR_INIT("A>B;B>A"), FF_STR_INIT("A"), FF_NONE, FF_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *c = fixture_chart(arena, cases[i].chart);
		struct ff_distance d = ff_chart_distance(arena, c, fixture_node(c, cases[i].from));
		if (d.least != cases[i].least || d.most != cases[i].most)
			fail_msg("%s: %zu to %zu, want %zu to %zu", cases[i].name, d.least, d.most,
				 cases[i].least, cases[i].most);
	}
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(ff_direction_name(FF_RL), "RL");
	assert_string_equal(ff_stroke_name(FF_DOTTED), "dotted");
	assert_string_equal(ff_tip_name(FF_TIP_NONE, true), "open");
	assert_string_equal(ff_tip_name(FF_TIP_NONE, false), "none");
	assert_string_equal(ff_tip_name(FF_TIP_CROSS, false), "cross");
}

/* Deep and wide charts: neither recursion nor anything that grows faster than they do. */
static void large(void **state)
{
	enum { NODES = 100000 };
	(void)state;
	struct ff_node *nodes = FF_NEW(arena, struct ff_node, NODES);
	struct ff_edge *edges = FF_NEW(arena, struct ff_edge, 2 * NODES);
	struct ff_end *members = FF_NEW(arena, struct ff_end, NODES);
	struct ff_subgraph box = {.members = members, .n_members = NODES};
	for (uint32_t i = 0; i < NODES; i++) {
		members[i].index = i;
		edges[i] = (struct ff_edge){.from = {0, true}, .to = {i, false}};
		edges[NODES + i] =
			(struct ff_edge){.from = {i, false}, .to = {(i + 1) % NODES, false}};
	}
	struct ff_chart chart = {.nodes = nodes,
				 .n_nodes = NODES,
				 .edges = edges + NODES,
				 .n_edges = NODES - 1,
				 .subgraphs = &box,
				 .n_subgraphs = 1};
	ff_chart_link(arena, &chart);
	assert_false(chart.cyclic);
	assert_int_equal(ff_chart_distance(arena, &chart, 0).most, 0);
	chart.edges = edges;
	chart.n_edges = NODES;
	ff_chart_link(arena, &chart);
	assert_true(chart.first_way[NODES] < 2u << 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ways),    cmocka_unit_test(starts),   cmocka_unit_test(roles),
		cmocka_unit_test(answers), cmocka_unit_test(reaching), cmocka_unit_test(distances),
		cmocka_unit_test(names),   cmocka_unit_test(large),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
