#include "arena.h"
#include "fixture.h"
#include "test.h"
#include <flowform/walk.h>
#include <stdlib.h>

static struct ff_str id_of(const struct ff_path *p, uint32_t node)
{
	return p->chart->nodes[node].id;
}

static void show_visit(struct ff_buf *b, const struct ff_path *p, const struct ff_visit *v)
{
	ff_buf_add(b, id_of(p, v->node));
	if (v->way == FF_NO_WAY)
		ff_buf_add_char(b, '?');
	else
		ff_buf_format(b, "=%.*s%s", FF_FMT(id_of(p, ff_ways(p->chart, v->node)[v->way].to)),
			      v->kept ? "*" : "");
	if (v->note.len > 0)
		ff_buf_format(b, "'%.*s'", FF_FMT(v->note));
}

/* "A=B C=D* [E]? / F=G": visits, * for kept ones, ? for the open one, the ending in "->", [ ] where
 * it stands, behind / what is set aside. */
static struct ff_str show(const struct ff_path *p)
{
	struct ff_buf b = {.arena = arena};
	for (size_t i = 0; i <= ff_path_answers(p); i++) {
		if (i > 0)
			ff_buf_add_char(&b, ' ');
		if (i == p->here)
			ff_buf_add_char(&b, '[');
		if (i < p->n_visits)
			show_visit(&b, p, &p->visits[i]);
		else
			ff_buf_format(&b, "%s%.*s", p->ending == FF_REACHED ? "->" : "round ",
				      FF_FMT(id_of(p, p->end)));
		if (i == p->here)
			ff_buf_add_char(&b, ']');
	}
	for (size_t i = 0; i < p->n_aside; i++) {
		ff_buf_add(&b, i == 0 ? FF_STR(" / ") : FF_STR(" "));
		show_visit(&b, p, &p->aside[i]);
	}
	return ff_buf_str(&b);
}

static uint32_t way_to(const struct ff_chart *c, uint32_t node, struct ff_str id)
{
	for (uint32_t k = 0; k < ff_n_ways(c, node); k++)
		if (ff_str_eq(c->nodes[ff_ways(c, node)[k].to].id, id))
			return k;
	return FF_NO_WAY;
}

/* Changes visit `i`: "0=B" its answer, "0'text" its note, "0@" looks at it. */
static bool act_on(struct ff_walk *w, size_t i, struct ff_str what)
{
	const struct ff_path *p = ff_walk_path(w);
	struct ff_str rest = ff_str_from(what, 1);
	if (what.s[0] == '@')
		return ff_walk_go(w, i);
	if (what.s[0] == '\'')
		return ff_walk_note(w, i, rest);
	return i < p->n_visits && ff_walk_change(w, i, way_to(p->chart, p->visits[i].node, rest));
}

/* One word: as above, or "B" (answers by where it leads), "<" back, "undo", "redo". */
static bool act(struct ff_walk *w, struct ff_str word)
{
	const struct ff_path *p = ff_walk_path(w);
	if (ff_str_eq(word, FF_STR("<")))
		return ff_walk_back(w);
	if (ff_str_eq(word, FF_STR("undo")))
		return ff_walk_undo(w);
	if (ff_str_eq(word, FF_STR("redo")))
		return ff_walk_redo(w);
	if (word.s[0] >= '0' && word.s[0] <= '9')
		return act_on(w, (size_t)(word.s[0] - '0'), ff_str_from(word, 1));
	return p->here < p->n_visits &&
	       ff_walk_answer(w, way_to(p->chart, p->visits[p->here].node, word));
}

/* A word with "!" before it must be refused. */
static struct ff_walk *walked(const char *name, const struct ff_chart *chart, struct ff_str words)
{
	struct ff_walk *w = ff_walk_new(arena, chart);
	struct ff_str word;
	while (ff_str_cut(&words, ' ', &word)) {
		bool refused = word.len > 0 && word.s[0] == '!';
		if (word.len > 0 && act(w, ff_str_from(word, refused)) == refused)
			fail_msg("%s: %.*s", name, FF_FMT(word));
	}
	return w;
}

/* Two questions in a row, a third one that both sides come to, and one on one side only. */
#define DIAMOND "A>B;A>C;B>D;B>X;C>D;C>E;E>D;E>Y;D>F;D>G"

static void walks(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, words, want;
	} cases[] = {
		{"begins with a question", FF_STR_INIT("A>B;A>C"), FF_STR_INIT(""),
		 FF_STR_INIT("[A?]")},
		{"begins behind steps", FF_STR_INIT("S>T;T>A;A>B;A>C"), FF_STR_INIT(""),
		 FF_STR_INIT("[A?]")},
		{"a plan", FF_STR_INIT("S>T;T>A"), FF_STR_INIT("!A"), FF_STR_INIT("[->A]")},
		{"an outcome alone", FF_STR_INIT("A"), FF_STR_INIT("!<"), FF_STR_INIT("[->A]")},
		{"steps in a circle", FF_STR_INIT("S>T;T>U;U>T"), FF_STR_INIT(""),
		 FF_STR_INIT("[round T]")},
		{"an answer", FF_STR_INIT("A>B;A>C"), FF_STR_INIT("C"), FF_STR_INIT("A=C [->C]")},
		{"an answer into a circle", FF_STR_INIT("A>B;A>C;C>D;D>E;E>D"), FF_STR_INIT("C"),
		 FF_STR_INIT("A=C [round D]")},
		{"an answer into a step that leads to itself", FF_STR_INIT("A>B;A>C;C>C"),
		 FF_STR_INIT("C"), FF_STR_INIT("A=C [round C]")},
		{"past steps", FF_STR_INIT("A>S;A>C;S>B;B>X;B>Y"), FF_STR_INIT("S Y"),
		 FF_STR_INIT("A=S B=Y [->Y]")},
		{"no such answer", FF_STR_INIT("A>B;A>C"), FF_STR_INIT("!D"), FF_STR_INIT("[A?]")},
		{"nothing to answer at an outcome", FF_STR_INIT("A>B;A>C"), FF_STR_INIT("C !C"),
		 FF_STR_INIT("A=C [->C]")},
		{"doubled answers", FF_STR_INIT("A>B:x;A>B:y"), FF_STR_INIT("B"),
		 FF_STR_INIT("A=B [->B]")},
		{"back", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D < < !<"),
		 FF_STR_INIT("[A=B] B=D D?")},
		{"back and the same again", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D F < < < B D"),
		 FF_STR_INIT("A=B B=D [D=F] ->F")},
		{"no going where nothing is", FF_STR_INIT(DIAMOND), FF_STR_INIT("B !2@ 1@"),
		 FF_STR_INIT("A=B [B?]")},
		{"to the ending", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D F 0@ 3@"),
		 FF_STR_INIT("A=B B=D D=F [->F]")},
		{"a change keeps what still applies", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("C D F 1=E"), FF_STR_INIT("A=C C=E [E?] / D=F")},
		{"a change that rejoins", FF_STR_INIT(DIAMOND), FF_STR_INIT("C E D F 1=D"),
		 FF_STR_INIT("A=C C=D D=F* [->F] / E=D")},
		{"what is set aside waits", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D F 0=C"),
		 FF_STR_INIT("A=C [C?] / B=D D=F")},
		{"and is not used by itself", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D F 0=C D"),
		 FF_STR_INIT("A=C C=D [D?] / B=D D=F")},
		{"an answer given again is not aside", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B D F 0=C D G"), FF_STR_INIT("A=C C=D D=G [->G] / B=D")},
		{"the later one replaces the earlier", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B D F 0=C D G 1=E"), FF_STR_INIT("A=C C=E [E?] / B=D D=G")},
		{"answering a kept one confirms it", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("C E D F 1=D 2@ F"), FF_STR_INIT("A=C C=D D=F [->F] / E=D")},
		{"the same answer is no change", FF_STR_INIT(DIAMOND), FF_STR_INIT("C E < E undo"),
		 FF_STR_INIT("A=C [C?]")},
		{"a change stays at its place", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D F 0@ 2=G"),
		 FF_STR_INIT("[A=B] B=D D=G ->G")},
		{"a place that moved", FF_STR_INIT(DIAMOND), FF_STR_INIT("C E D F 3@ 1=D"),
		 FF_STR_INIT("A=C C=D [D=F*] ->F / E=D")},
		{"a place that is gone", FF_STR_INIT(DIAMOND), FF_STR_INIT("C E D F 2@ 0=B"),
		 FF_STR_INIT("A=B [B?] / C=E E=D D=F")},
		{"undo", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D undo"), FF_STR_INIT("A=B [B?]")},
		{"undo to the start", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B D F undo undo undo !undo"), FF_STR_INIT("[A?]")},
		{"redo", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B D F undo undo undo redo redo redo !redo"),
		 FF_STR_INIT("A=B B=D D=F [->F]")},
		{"a change drops what could be redone", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B D undo X !redo"), FF_STR_INIT("A=B B=X [->X]")},
		{"and is undone in turn", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D undo X undo"),
		 FF_STR_INIT("A=B [B?]")},
		{"undo of a change behind", FF_STR_INIT(DIAMOND), FF_STR_INIT("B D F 0=C undo"),
		 FF_STR_INIT("A=B B=D D=F [->F]")},
		{"redo of a change behind", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B D F 0=C undo redo"), FF_STR_INIT("A=C [C?] / B=D D=F")},
		{"a loop", FF_STR_INIT("A>B;A>C;B>A;B>D"), FF_STR_INIT("B A B D"),
		 FF_STR_INIT("A=B B=A A=B B=D [->D]")},
		{"a loop taken once less", FF_STR_INIT("A>B;A>C;B>A;B>D"),
		 FF_STR_INIT("B A B A C 1=D"), FF_STR_INIT("A=B B=D [->D] / B=A A=C")},
		{"a loop taken once more", FF_STR_INIT("A>B;A>C;B>A;B>D"),
		 FF_STR_INIT("B D 1=A B D 1=A"), FF_STR_INIT("A=B B=A A=B B=D [->D]")},
		{"a question that leads to itself", FF_STR_INIT("A>A;A>B"),
		 FF_STR_INIT("A A B 0=B"), FF_STR_INIT("A=B [->B] / A=B")},
		{"a note", FF_STR_INIT(DIAMOND), FF_STR_INIT("0'why B 1'hm"),
		 FF_STR_INIT("A=B'why' [B?'hm']")},
		{"a note stays with its answer", FF_STR_INIT(DIAMOND), FF_STR_INIT("0'why B 0=C"),
		 FF_STR_INIT("A=C'why' [C?]")},
		{"notes in a row are one change", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B 0'w 0'wh 0'why undo"), FF_STR_INIT("A=B [B?]")},
		{"notes undone and redone", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("0'a B 0'b D undo undo undo redo redo redo !redo"),
		 FF_STR_INIT("A=B'b' B=D [D?]")},
		{"a note of a kept answer", FF_STR_INIT(DIAMOND), FF_STR_INIT("C E D F 3'n 1=D"),
		 FF_STR_INIT("A=C C=D D=F*'n' [->F] / E=D")},
		{"a note set aside comes back", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B 1'n D 0=C 0=B X"), FF_STR_INIT("A=B B=X'n' [->X]")},
		{"but does not replace a new one", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B 1'n D 0=C 0=B 1'm X"), FF_STR_INIT("A=B B=X'm' [->X]")},
		{"a note without an answer", FF_STR_INIT(DIAMOND), FF_STR_INIT("B 1'n 0=C"),
		 FF_STR_INIT("A=C [C?] / B?'n'")},
		{"a note of the open question", FF_STR_INIT(DIAMOND), FF_STR_INIT("C E D 3'n 1=D"),
		 FF_STR_INIT("A=C C=D [D?'n'] / E=D")},
		{"a note outlives a second time aside", FF_STR_INIT(DIAMOND),
		 FF_STR_INIT("B X 1'n 0=C 0=B 0=C"), FF_STR_INIT("A=C [C?] / B=X'n'")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *c = fixture_chart(arena, cases[i].chart);
		struct ff_walk *w = walked(cases[i].name, c, cases[i].words);
		assert_str(cases[i].name, show(ff_walk_path(w)), cases[i].want);
	}
}

static void steps(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart, words, want; /* for each place, separated by '|' */
	} cases[] = {
		{"none", FF_STR_INIT("A>B;A>C"), FF_STR_INIT("B"), FF_STR_INIT("|")},
		{"before a question and an outcome", FF_STR_INIT("S>T;T>A;A>U;A>C;U>D"),
		 FF_STR_INIT("U"), FF_STR_INIT("S T |U ")},
		{"a plan", FF_STR_INIT("S>T;T>A"), FF_STR_INIT(""), FF_STR_INIT("S T ")},
		{"not behind an open question", FF_STR_INIT("S>A;A>B;A>C"), FF_STR_INIT(""),
		 FF_STR_INIT("S ")},
		{"once round", FF_STR_INIT("S>T;T>U;U>T"), FF_STR_INIT(""), FF_STR_INIT("S T U ")},
		{"the start again", FF_STR_INIT("S>A;A>S;A>B"), FF_STR_INIT("S B"),
		 FF_STR_INIT("S |S |")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *c = fixture_chart(arena, cases[i].chart);
		const struct ff_path *p = ff_walk_path(walked(cases[i].name, c, cases[i].words));
		struct ff_buf b = {.arena = arena};
		uint32_t nodes[8];
		for (size_t k = 0; k <= ff_path_answers(p); k++) {
			size_t n = ff_path_steps(p, k, nodes, 8);
			if (k > 0)
				ff_buf_add_char(&b, '|');
			for (size_t s = 0; s < n; s++)
				ff_buf_format(&b, "%.*s ", FF_FMT(id_of(p, nodes[s])));
		}
		assert_str(cases[i].name, ff_buf_str(&b), cases[i].want);
		assert_int_equal(ff_path_steps(p, p->n_visits + 1, nodes, 8), 0);
	}
}

static void offers(void **state)
{
	(void)state;
	const struct ff_chart *c = fixture_chart(arena, FF_STR(DIAMOND));
	const struct ff_path *p = ff_walk_path(walked("offers", c, FF_STR("B D 2'n 0=C")));
	uint32_t b = (uint32_t)fixture_node(c, FF_STR("B")),
		 d = (uint32_t)fixture_node(c, FF_STR("D"));
	assert_int_equal(ff_path_set_aside(p, b)->way, 0);
	assert_null(ff_path_set_aside(p, d)); /* only a note */
	assert_null(ff_path_set_aside(p, p->end));
}

static void not_sure(void **state)
{
	(void)state;
	const struct ff_chart *c = fixture_chart(arena, FF_STR(DIAMOND));
	const struct ff_path *p = ff_walk_path(walked("not sure", c, FF_STR("B D F 1'why")));
	for (size_t i = 0; i < p->n_visits; i++) {
		struct ff_path until = ff_path_until(arena, p, i);
		assert_int_equal(until.n_visits, i + 1);
		assert_int_equal(ff_path_answers(&until), i);
		assert_int_equal(until.ending, FF_ASKING);
		assert_int_equal(until.end, p->visits[i].node);
		assert_str("note", until.visits[i].note, p->visits[i].note);
		assert_int_not_equal(p->visits[i].way, FF_NO_WAY);
	}
}

static uint32_t random_below(uint64_t *seed, size_t n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*seed >> 33) % n);
}

static const struct ff_chart *random_chart(uint64_t *seed)
{
	struct ff_buf b = {.arena = arena};
	uint32_t nodes = 2 + random_below(seed, 9), edges = 1 + random_below(seed, 16);
	for (uint32_t i = 0; i < edges; i++)
		ff_buf_format(&b, "%c>%c;", 'A' + (int)random_below(seed, nodes),
			      'A' + (int)random_below(seed, nodes));
	return fixture_chart(arena, ff_buf_str(&b));
}

/* Follows the path by itself, one node after the other. */
static void check_path(const struct ff_path *p, uint64_t seed)
{
	const struct ff_chart *c = p->chart;
	uint32_t node = (uint32_t)c->start, passed[16];
	for (size_t i = 0; i <= ff_path_answers(p); i++) {
		size_t n = ff_path_steps(p, i, passed, 16);
		for (size_t k = 0; k < n; k++) {
			if (passed[k] != node || ff_n_ways(c, node) != 1)
				fail_msg("seed %llu: step", (unsigned long long)seed);
			node = ff_ways(c, node)->to;
		}
		uint32_t want = i < p->n_visits ? p->visits[i].node : p->end;
		bool open = i < p->n_visits && p->visits[i].way == FF_NO_WAY;
		if (node != want || open != (i < p->n_visits && i == ff_path_answers(p)))
			fail_msg("seed %llu: place %zu", (unsigned long long)seed, i);
		if (i < ff_path_answers(p))
			node = ff_ways(c, node)[p->visits[i].way].to;
	}
	if (p->here > ff_path_answers(p) || node != p->end)
		fail_msg("seed %llu: here or end", (unsigned long long)seed);
	for (size_t i = 0; i < p->n_aside; i++)
		for (size_t k = 0; k < i; k++)
			if (p->aside[i].node == p->aside[k].node)
				fail_msg("seed %llu: twice aside", (unsigned long long)seed);
}

/* One random deed; true if it was a change for the history. */
static bool random_deed(struct ff_walk *w, uint64_t *seed)
{
	const struct ff_path *p = ff_walk_path(w);
	size_t i = random_below(seed, p->n_visits + 1);
	uint32_t way = random_below(seed, 4);
	struct ff_str before = show(p);
	switch (random_below(seed, 8)) {
	case 0: ff_walk_change(w, i, way); break;
	case 1:
		ff_walk_note(w, i, way > 0 ? ff_arena_format(arena, "n%u", way) : FF_STR(""));
		break;
	case 2: return ff_walk_go(w, i) && false;
	case 3: return ff_walk_back(w) && false;
	case 4: return ff_walk_undo(w) && false;
	case 5: return ff_walk_redo(w) && false;
	default: ff_walk_answer(w, way); break;
	}
	return !ff_str_eq(before, show(ff_walk_path(w)));
}

static void random_walks(void **state)
{
	(void)state;
	for (uint64_t start = 1; start <= 400; start++) {
		uint64_t seed = start;
		struct ff_walk *w = ff_walk_new(arena, random_chart(&seed));
		struct ff_str first = show(ff_walk_path(w));
		for (int i = 0; i < 60; i++) {
			random_deed(w, &seed);
			check_path(ff_walk_path(w), start);
		}
		while (ff_walk_redo(w))
			check_path(ff_walk_path(w), start);
		struct ff_str shown[64];
		size_t n = 0;
		shown[n++] = show(ff_walk_path(w));
		while (ff_walk_undo(w)) {
			check_path(ff_walk_path(w), start);
			shown[n++] = show(ff_walk_path(w));
		}
		ff_walk_go(w, 0);
		assert_str("undone to the start", show(ff_walk_path(w)), first);
		for (n--; n > 0; n--) {
			assert_true(ff_walk_redo(w));
			assert_str("redone", show(ff_walk_path(w)), shown[n - 1]);
		}
		ff_arena_reset(arena);
	}
}

/* A loop walked long, changed at its beginning, undone: no step of it costs what the path is long,
 * and neither does memory. */
static void long_walk(void **state)
{
	enum { TURNS = 200000 };
	(void)state;
	struct ff_walk *w = ff_walk_new(arena, fixture_chart(arena, FF_STR("A>A;A>B;B>A;B>C;B>D")));
	for (int i = 0; i < TURNS; i++)
		assert_true(ff_walk_answer(w, 0));
	assert_int_equal(ff_walk_path(w)->n_visits, TURNS + 1);
	assert_true(ff_walk_change(w, 0, 1));
	assert_int_equal(ff_walk_path(w)->n_visits, 2);
	assert_true(ff_walk_change(w, 1, 0));
	assert_true(ff_walk_undo(w) && ff_walk_undo(w));
	assert_int_equal(ff_walk_path(w)->n_visits, TURNS + 1);
	for (int i = 0; i < TURNS; i++)
		assert_true(ff_walk_undo(w));
	assert_str("the start", show(ff_walk_path(w)), FF_STR("[A?]"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks),        cmocka_unit_test(steps),
		cmocka_unit_test(offers),       cmocka_unit_test(not_sure),
		cmocka_unit_test(random_walks), cmocka_unit_test(long_walk),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
