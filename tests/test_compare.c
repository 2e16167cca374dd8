#include "arena.h"
#include "fixture.h"
#include "test.h"
#include <flowform/compare.h>

/* Walks by the labels of answers, separated by blanks. */
static const struct ff_path *walked(const struct ff_chart *chart, struct ff_str answers)
{
	struct ff_walk *w = ff_walk_new(arena, chart);
	const struct ff_path *p = ff_walk_path(w);
	struct ff_str label;
	while (ff_str_cut(&answers, ' ', &label)) {
		uint32_t way = 0;
		if (label.len == 0)
			continue;
		assert_int_equal(p->ending, FF_ASKING);
		while (!ff_str_eq(ff_answer_label(chart, p->end, way), label))
			assert_true(++way < ff_n_ways(chart, p->end));
		assert_true(ff_walk_answer(w, way));
		p = ff_walk_path(w);
	}
	return p;
}

static void add_names(struct ff_buf *b, const struct ff_guide *g, const size_t *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		ff_buf_add(b, g->alternatives[list[i]].id);
}

/* "!X ?Y -Z(A) | A:no>XY* …": recommended, possible, shut out (by which answer); then the changes
 * and where they lead; then how many of them move the result. */
static struct ff_str show(const struct ff_comparison *c)
{
	const struct ff_guide *g = c->guide;
	struct ff_buf b = {.arena = arena};
	for (size_t i = 0; i < g->n_alternatives; i++) {
		size_t alt = c->order[i], visit = c->why_not[alt];
		ff_buf_format(&b, "%s%c", i > 0 ? " " : "",
			      alt == c->recommended ? '!'
			      : c->possible[alt]    ? '?'
						    : '-');
		add_names(&b, g, &alt, 1);
		if (visit != FF_NONE)
			ff_buf_format(&b, "(%zu)", visit);
	}
	ff_buf_add(&b, FF_STR(" |"));
	for (size_t i = 0; i < c->n_changes; i++) {
		const struct ff_change *change = &c->changes[i];
		uint32_t node = c->path->visits[change->visit].node;
		ff_buf_format(&b, " %zu:%.*s>", change->visit,
			      FF_FMT(ff_answer_label(g->chart, node, change->way)));
		add_names(&b, g, change->alternatives, change->n_alternatives);
	}
	ff_buf_format(&b, " | %zu", c->n_moving);
	if (c->n_open > 0)
		ff_buf_format(&b, ", %zu open", c->n_open);
	return ff_buf_str(&b);
}

/* Notebooks, beginner, advanced, speed: five outcomes, three alternatives. */
#define FIVE "N>W1:ny;N>B:nn;B>W2:by;B>A:bn;A>S:ay;S>D:sy;S>J:sn;A>D2:an"

static void comparisons(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, answers, want;
	} cases[] = {
		{"before the first answer", FF_STR_INIT(FIVE), FF_STR_INIT(""),
		 FF_STR_INIT("?W ?D ?J | | 0")},
		{"an answer that rules nothing out", FF_STR_INIT(FIVE), FF_STR_INIT("nn"),
		 FF_STR_INIT("?W ?D ?J | 0:ny>W | 1")},
		{"an answer that does", FF_STR_INIT(FIVE), FF_STR_INIT("nn bn"),
		 FF_STR_INIT("?D ?J -W(1) | 0:ny>W 1:by>W | 2")},
		{"an outcome", FF_STR_INIT(FIVE), FF_STR_INIT("nn bn ay sn"),
		 FF_STR_INIT("!J -W(1) -D(3) | 0:ny>W 1:by>W 2:an>D 3:sy>D | 4")},
		{"another, partly firm", FF_STR_INIT(FIVE), FF_STR_INIT("nn by"),
		 FF_STR_INIT("!W -D(1) -J(1) | 0:ny>W 1:bn>DJ | 1")},
		{"firm", FF_STR_INIT("A>X1:1;A>X2:2"), FF_STR_INIT("1"),
		 FF_STR_INIT("!X | 0:2>X | 0")},
		{"a plan", FF_STR_INIT("A>B;B>X"), FF_STR_INIT(""), FF_STR_INIT("!X | | 0")},
		{"recommended comes first", FF_STR_INIT("A>X:1;A>Y:2;A>Z:3"), FF_STR_INIT("3"),
		 FF_STR_INIT("!Z -X(0) -Y(0) | 0:1>X 0:2>Y | 2")},
		{"later answers are used again", FF_STR_INIT("A>B:1;A>C:2;B>C;C>X:3;C>Y:4"),
		 FF_STR_INIT("1 4"), FF_STR_INIT("!Y -X(1) | 0:2>Y 1:3>X | 1")},
		{"a loop keeps all possible", FF_STR_INIT("A>B:1;A>X:2;B>A:3;B>Y:4"),
		 FF_STR_INIT("1 3 1"), FF_STR_INIT("?X ?Y | 0:2>X 1:4>Y 2:2>X | 3")},
		{"shut out behind a loop", FF_STR_INIT("A>B:1;A>X:2;B>A:3;B>Y:4"),
		 FF_STR_INIT("1 3 2"), FF_STR_INIT("!X -Y(2) | 0:2>X 1:4>Y 2:1>XY | 2, 1 open")},
		{"out of reach from the start", FF_STR_INIT("A>X:1;A>Y:2;Z>Q;Q>Z"),
		 FF_STR_INIT("1"), FF_STR_INIT("!X -Y(0) | 0:2>Y | 1")},
		{"an outcome nobody reaches", FF_STR_INIT("A>X:1;A>Y:2;Q>Z"), FF_STR_INIT("1"),
		 FF_STR_INIT("!X -Y(0) -Z | 0:2>Y | 1")},
		{"round in a circle", FF_STR_INIT("A>X:1;A>B:2;B>C;C>B"), FF_STR_INIT("2"),
		 FF_STR_INIT("-X(0) | 0:1>X | 1")},
		{"a change into a circle", FF_STR_INIT("A>X:1;A>B:2;B>C;C>B"), FF_STR_INIT("1"),
		 FF_STR_INIT("!X | 0:2> | 1")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *chart = fixture_chart(arena, cases[i].chart);
		const struct ff_guide *g = fixture_guide(arena, chart);
		const struct ff_path *p = walked(chart, cases[i].answers);
		assert_str(cases[i].name, show(ff_compare(arena, g, p)), cases[i].want);
	}
}

static void separating(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, answers, want; /* want: node, or none */
	} cases[] = {
		{"the only question", FF_STR_INIT("A>X;A>Y"), FF_STR_INIT(""), FF_STR_INIT("A")},
		{"nothing to part", FF_STR_INIT("A>X1;A>X2"), FF_STR_INIT(""), FF_STR_INIT("")},
		{"at an outcome", FF_STR_INIT("A>X:1;A>Y:2"), FF_STR_INIT("1"), FF_STR_INIT("")},
		{"not one that makes no difference", FF_STR_INIT("A>B:1;A>C:2;B>C;C>X:3;C>Y:4"),
		 FF_STR_INIT(""), FF_STR_INIT("C")},
		{"the one that halves", FF_STR_INIT("A>B:1;A>V:2;B>C:3;B>D:4;C>W;C>X;D>Y;D>Z"),
		 FF_STR_INIT("1"), FF_STR_INIT("B")},
		{"the later one, which decides",
		 FF_STR_INIT("A>B:1;A>C:2;B>C;C>X:3;C>D:4;D>Y;D>Y2"), FF_STR_INIT(""),
		 FF_STR_INIT("C")},
		{"a question that leads to itself", FF_STR_INIT("A>A;A>X;A>Y"), FF_STR_INIT(""),
		 FF_STR_INIT("A")},
		{"the built-in shape", FF_STR_INIT(FIVE), FF_STR_INIT("nn bn"), FF_STR_INIT("A")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *chart = fixture_chart(arena, cases[i].chart);
		const struct ff_guide *g = fixture_guide(arena, chart);
		size_t node = ff_separating_question(arena, g, walked(chart, cases[i].answers));
		assert_str(cases[i].name, node == FF_NONE ? FF_STR("") : chart->nodes[node].id,
			   cases[i].want);
	}
}

static uint32_t random_below(uint64_t *seed, size_t n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*seed >> 33) % n);
}

/* Whether an alternative can be reached from a node, by the library's plain search. */
static bool leads_to(const struct ff_guide *g, size_t node, size_t alternative)
{
	bool reached[16];
	ff_chart_reach(arena, g->chart, node, reached);
	for (size_t i = 0; i < g->alternatives[alternative].n_outcomes; i++)
		if (reached[g->alternatives[alternative].outcomes[i]])
			return true;
	return false;
}

/* The first visit behind whose answer it can't be reached, though it could before. */
static size_t plain_why_not(const struct ff_guide *g, const struct ff_path *p, size_t alternative)
{
	if (!leads_to(g, g->chart->start, alternative))
		return FF_NONE;
	for (size_t i = 0; i < ff_path_answers(p); i++)
		if (!leads_to(g, ff_ways(g->chart, p->visits[i].node)[p->visits[i].way].to,
			      alternative))
			return i;
	return FF_NONE;
}

static void check_change(const struct ff_comparison *c, const struct ff_change *change,
			 unsigned seed)
{
	struct ff_path p = ff_path_with(arena, c->path, change->visit, change->way);
	size_t n = 0;
	for (size_t i = 0; i < c->guide->n_alternatives; i++) {
		bool listed = n < change->n_alternatives && change->alternatives[n] == i;
		if (listed != leads_to(c->guide, p.end, i))
			fail_msg("seed %u: change %zu", seed, change->visit);
		n += listed;
	}
	assert_int_equal(n, change->n_alternatives);
}

static void against_plain_search(void **state)
{
	(void)state;
	for (unsigned start = 1; start <= 300; start++) {
		uint64_t seed = start;
		struct ff_buf b = {.arena = arena};
		uint32_t nodes = 2 + random_below(&seed, 9), edges = 1 + random_below(&seed, 18);
		for (uint32_t i = 0; i < edges; i++)
			ff_buf_format(&b, "%c>%c;", 'A' + (int)random_below(&seed, nodes),
				      'A' + (int)random_below(&seed, nodes));
		const struct ff_chart *chart = fixture_chart(arena, ff_buf_str(&b));
		const struct ff_guide *g = fixture_guide(arena, chart);
		struct ff_walk *w = ff_walk_new(arena, chart);
		const struct ff_path *p = ff_walk_path(w);
		size_t n_changes = 0;
		for (uint32_t i = random_below(&seed, 12); i > 0 && p->ending == FF_ASKING; i--) {
			ff_walk_answer(w, random_below(&seed, ff_n_ways(chart, p->end)));
			p = ff_walk_path(w);
		}
		const struct ff_comparison *c = ff_compare(arena, g, p);
		for (size_t i = 0; i < g->n_alternatives; i++)
			if (c->possible[i] != leads_to(g, p->end, i) ||
			    c->why_not[i] != plain_why_not(g, p, i))
				fail_msg("seed %u: alternative %zu", start, i);
		for (size_t i = 0; i < ff_path_answers(p); i++)
			n_changes += ff_n_ways(chart, p->visits[i].node) - 1;
		assert_int_equal(c->n_changes, n_changes);
		for (size_t i = 0; i < n_changes; i++)
			check_change(c, &c->changes[i], start);
		ff_arena_reset(arena);
	}
}

/* A comb of questions, each with an outcome of its own, walked to its end; and a loop walked long.
 */
static void large(void **state)
{
	enum { TEETH = 3000, TURNS = 20000 };
	struct ff_buf b = {.arena = arena};
	(void)state;
	for (unsigned i = 0; i < TEETH; i++)
		ff_buf_format(&b, "q%u>q%u;q%u>%c%u;", i, i + 1, i, 'A' + (int)(i % 26), i);
	ff_buf_add(&b, FF_STR("q>q0"));
	const struct ff_chart *chart = fixture_chart(arena, ff_buf_str(&b));
	struct ff_walk *w = ff_walk_new(arena, chart);
	while (ff_walk_answer(w, 0))
		;
	const struct ff_comparison *c =
		ff_compare(arena, fixture_guide(arena, chart), ff_walk_path(w));
	assert_int_equal(c->n_changes, TEETH);
	assert_int_equal(c->n_moving, TEETH);
	chart = fixture_chart(arena, FF_STR("A>A;A>B;B>X;B>Y"));
	w = ff_walk_new(arena, chart);
	for (int i = 0; i < TURNS; i++)
		ff_walk_answer(w, 0);
	c = ff_compare(arena, fixture_guide(arena, chart), ff_walk_path(w));
	assert_int_equal(c->n_possible, 2);
	assert_int_equal(c->n_changes, TURNS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comparisons),
		cmocka_unit_test(separating),
		cmocka_unit_test(against_plain_search),
		cmocka_unit_test(large),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
