#include "reads.h"
#include "test.h"
#include <flowform/diff.h>
#include <jansson.h>
#include <stdlib.h>

#define BASE     "q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];r-->|No|m[Melon]"
#define SECTIONS "\n## Pear\n\nSoft.\n\n## Plum\n\nBlue.\n"

static const struct {
	const char *name;
	struct ff_str old, new;
	bool same;
	struct ff_str want;
} cases[] = {
	{"the same", FF_STR_INIT(BASE), FF_STR_INIT(BASE), true, FF_STR_INIT("")},
	{"other looks, ids and order", FF_STR_INIT(BASE),
	 FF_STR_INIT("x([SMALL]);y[[apple]];q{{big}}==>|no|x;q-.->|yes|p(big<br>steps)-->t{Red?};"
		     "t-->|No|m;t-->|Yes|y;m[Melon]"),
	 true,
	 FF_STR_INIT("renamed question: \"big\", was \"Big?\"\n"
		     "renamed answer: \"no\" to \"big\", was \"No\"\n"
		     "renamed answer: \"yes\" to \"big\", was \"Yes\"\n"
		     "renamed outcome: \"SMALL\", was \"Small\"\n"
		     "renamed outcome: \"apple\", was \"Apple\"\n")},
	{"an edge leads elsewhere", FF_STR_INIT(BASE),
	 FF_STR_INIT("q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];"
		     "r-->|No|s;m[Melon]"),
	 false, FF_STR_INIT("Big? = Yes, Red? = No -> Small, was Melon\n")},
	{"two answers change places", FF_STR_INIT(BASE),
	 FF_STR_INIT("q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|No|a[Apple];r-->|Yes|m[Melon]"),
	 false,
	 FF_STR_INIT("Big? = Yes, Red? = Yes -> Melon, was Apple\n"
		     "Big? = Yes, Red? = No -> Apple, was Melon\n")},
	{"an edge is turned around",
	 FF_STR_INIT("a{A}-->|1|b{B};a-->|2|x;b-->|1|c{C};b-->|2|x;"
		     "c-->|1|y;c-->|2|x"),
	 FF_STR_INIT("a{A}-->|1|b{B};a-->|2|x;c{C}-->|1|b;b-->|2|x;c-->|1|y;c-->|2|x"), false,
	 FF_STR_INIT("A = 1, B = 1, C = 1 -> x, was y\n"
		     "gone question: \"B\"\n"
		     "new answer: \"1\" to \"C\"\n")},
	{"two questions change places", FF_STR_INIT("p{P}-->|1|q{Q};p-->|2|x;q-->|1|y;q-->|2|x"),
	 FF_STR_INIT("q{Q}-->|1|p{P};q-->|2|x;p-->|1|y;p-->|2|x"), true, FF_STR_INIT("")},
	{"two questions change places, and an end too",
	 FF_STR_INIT("p{P}-->|1|q{Q};p-->|2|x;q-->|1|y;q-->|2|x"),
	 FF_STR_INIT("q{Q}-->|1|p{P};q-->|2|x;p-->|1|y;p-->|2|z"), false,
	 FF_STR_INIT("P = 2, Q = 1 -> z, was x\nnew outcome: \"z\"\n")},
	{"a new question that decides", FF_STR_INIT("q{Q}-->|1|x;q-->|2|y"),
	 FF_STR_INIT("n{N}-->|1|q{Q};n-->|2|y;q-->|1|x;q-->|2|y"), false,
	 FF_STR_INIT("N = 2, Q = 1 -> y, was x\nnew question: \"N\"\n")},
	{"a new question that decides nothing", FF_STR_INIT("q{Q}-->|1|x;q-->|2|y"),
	 FF_STR_INIT("q{Q}-->|1|x;q-->|2|n{N};n-->|1|y;n-->|2|y"), true,
	 FF_STR_INIT("new question: \"N\"\n")},
	{"a question gone", FF_STR_INIT("q{Q}-->|1|n{N};q-->|2|y;n-->|1|x;n-->|2|y"),
	 FF_STR_INIT("q{Q}-->|1|x;q-->|2|y"), false,
	 FF_STR_INIT("Q = 1, N = 2 -> x, was y\ngone question: \"N\"\n")},
	{"an answer more, one less, one in other words",
	 FF_STR_INIT("q{Q}-->|1|x;q-->|2|y;q-->|3|z"),
	 FF_STR_INIT("q{Q}-->|1|x;q-->|two|y;q-->|4|x;z"), false,
	 FF_STR_INIT("renamed answer: \"two\" to \"Q\", was \"2\"\n"
		     "new answer: \"4\" to \"Q\"\n"
		     "gone answer: \"3\" to \"Q\"\n")},
	{"answers by the id of their edge", FF_STR_INIT("q{Q} e1@-->|1|x;q-->|2|y"),
	 FF_STR_INIT("q{Q} e1@-->|one|z;q-->|2|y"), false,
	 FF_STR_INIT("Q = one -> z, was x\n"
		     "renamed answer: \"one\" to \"Q\", was \"1\"\n"
		     "new outcome: \"z\"\ngone outcome: \"x\"\n")},
	{"a question in other words", FF_STR_INIT("q{Is it big}-->|1|x;q-->|2|y"),
	 FF_STR_INIT("q{How big is it?}-->|1|x;q-->|2|y"), true,
	 FF_STR_INIT("renamed question: \"How big is it?\", was \"Is it big\"\n")},
	{"an outcome in other words", FF_STR_INIT("q{Q}-->|1|x[Use it];q-->|2|y"),
	 FF_STR_INIT("q{Q}-->|1|x[Do not use it];q-->|2|y"), false,
	 FF_STR_INIT("Q = 1 -> Do not use it, was Use it\n"
		     "renamed outcome: \"Do not use it\", was \"Use it\"\n")},
	{"letters given anew", FF_STR_INIT("a{Big?}-->|Yes|b[One];a-->|No|c[Two]"),
	 FF_STR_INIT("a{Round?}-->|Yes|b{Big?};a-->|No|b;b-->|Yes|c[One];b-->|No|d[Two]"), true,
	 FF_STR_INIT("new question: \"Round?\"\n")},
	{"an answer that cannot be given later",
	 FF_STR_INIT("p{P}-->|1|q{Q};p-->|3|x;q-->|1|y;q-->|2|x"),
	 FF_STR_INIT("q{Q}-->|1|p{P};q-->|2|x;p-->|1|z;p-->|2|z"), false,
	 FF_STR_INIT("P = 1, Q = 1 -> z, was y\n"
		     "new answer: \"2\" to \"P\"\n"
		     "gone answer: \"3\" to \"P\"\n"
		     "new outcome: \"z\"\ngone outcome: \"y\"\n")},
	{"steps alone", FF_STR_INIT("a-->b-->c"), FF_STR_INIT("a-->d-->c"), true, FF_STR_INIT("")},
	{"another end without a question", FF_STR_INIT("a-->b-->c"), FF_STR_INIT("a-->b-->d"),
	 false, FF_STR_INIT("-> d, was c\nnew outcome: \"d\"\ngone outcome: \"c\"\n")},
	{"steps that go round", FF_STR_INIT("q{Q}-->|1|a;q-->|2|x;a-->b-->c"),
	 FF_STR_INIT("q{Q}-->|1|a;q-->|2|x;a-->b-->a"), false,
	 FF_STR_INIT("Q = 1 -> nowhere, was c\ngone outcome: \"c\"\n")},
	{"loops, the same", FF_STR_INIT("q{Done?}-->|Yes|x;q-->|No|s[Work]-->q"),
	 FF_STR_INIT("q{Done?}-->|Yes|x;q-->|No|s[Work]-->t[Rest]-->q"), true, FF_STR_INIT("")},
	{"loops, another way out",
	 FF_STR_INIT("s-->q{Done?}-->|Yes|x;q-->|No|r{Tired?};"
		     "r-->|Yes|y;r-->|No|q"),
	 FF_STR_INIT("s-->q{Done?}-->|Yes|x;q-->|No|r{Tired?};r-->|Yes|x;r-->|No|q"), false,
	 FF_STR_INIT("Done? = No, Tired? = Yes -> x, was y\ngone outcome: \"y\"\n")},
	{"a join", FF_STR_INIT("q{Q}-->|1|r{R};q-->|2|r;q-->|3|r;r-->|1|x;r-->|2|y"),
	 FF_STR_INIT("q{Q}-->|1|r{R};q-->|2|r;q-->|3|r;r-->|1|x;r-->|2|z"), false,
	 FF_STR_INIT("Q = 1, R = 2 -> z, was y\nQ = 2, R = 2 -> z, was y\n"
		     "and 1 more path\nnew outcome: \"z\"\ngone outcome: \"y\"\n")},
	{"a label in other words, the section as before",
	 FF_STR_INIT("```mermaid\ngraph TD\nq{Q}-->|1|x[Take a pear];q-->|2|y[Plum]\n"
		     "click x \"#pear\"\n```\n" SECTIONS),
	 FF_STR_INIT("```mermaid\ngraph TD\nq{Q}-->|1|x[Eat a pear];q-->|2|y[Plum]\n"
		     "click x \"#pear\"\n```\n" SECTIONS),
	 true, FF_STR_INIT("renamed outcome: \"Eat a pear\", was \"Take a pear\"\n")},
	{"one alternative, then two",
	 FF_STR_INIT("```mermaid\ngraph TD\nq{Q}-->|1|x[Pear];q-->|2|y[Soft]\n"
		     "click y \"#pear\"\n```\n" SECTIONS),
	 FF_STR_INIT("```mermaid\ngraph TD\nq{Q}-->|1|x[Pear];q-->|2|y[Soft]\n```\n" SECTIONS),
	 true, FF_STR_INIT("")},
};

static struct ff_str as_text(const struct ff_diff *d)
{
	struct ff_buf out = {.arena = arena};
	ff_diff_text(d, &out);
	return out.s ? ff_buf_str(&out) : FF_STR("");
}

static void guides(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_diff *d = ff_diff(arena, guide(cases[i].name, cases[i].old),
						  guide(cases[i].name, cases[i].new), 2);
		assert_str(cases[i].name, as_text(d), cases[i].want);
		if (d->same != cases[i].same)
			fail_msg("%s: %s", cases[i].name, d->same ? "the same" : "different");
	}
}

/* Each case as JSON that others can read, with as much in it. */
static void as_json(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_buf out = {.arena = arena};
		const struct ff_diff *d = ff_diff(arena, guide(cases[i].name, cases[i].old),
						  guide(cases[i].name, cases[i].new), 2);
		ff_diff_json(d, &out);
		json_t *o = json_loadb(out.s, out.len, 0, NULL);
		if (!o || json_is_true(json_object_get(o, "same")) != d->same ||
		    json_array_size(json_object_get(o, "paths")) != d->n_paths ||
		    json_array_size(json_object_get(o, "changes")) != d->n_changes)
			fail_msg("%s: %.*s", cases[i].name, FF_FMT(ff_buf_str(&out)));
		json_decref(o);
	}
}

static void json_in_full(void **state)
{
	struct ff_buf out = {.arena = arena};
	(void)state;
	ff_diff_json(ff_diff(arena, guide("old", FF_STR("q{Q}-->|1|x;q-->|2|y")),
			     guide("new", FF_STR("n{N}-->|1|q{Q};n-->|2|y;q-->|1|x;q-->|2|y")), 9),
		     &out);
	assert_str("JSON", ff_buf_str(&out),
		   FF_STR("{\"same\":false,\"complete\":true,\"paths\":[{\"answers\":["
			  "{\"old\":null,\"new\":{\"node\":\"n\",\"question\":\"N\","
			  "\"answer\":\"2\"}},"
			  "{\"old\":{\"node\":\"q\",\"question\":\"Q\",\"answer\":\"1\"},"
			  "\"new\":null}],\"old\":\"x\",\"new\":\"y\"}],\"more_paths\":0,"
			  "\"changes\":[{\"what\":\"question\",\"change\":\"new\",\"old\":null,"
			  "\"new\":{\"node\":\"n\",\"label\":\"N\"}}]}"));
}

/* --- against all there is ----------------------------------------------------------------------
 */

enum { QUESTIONS = 6, OUTCOMES = 3, ROUNDS = 400 };

/* Where each answer to each question leads: a question from 0, an outcome from QUESTIONS. */
struct decision {
	size_t start, to[QUESTIONS][2];
};

/* Questions are asked in the order of `rank`, so that there are no loops. */
static struct decision random_decision(const size_t *rank)
{
	struct decision d = {0};
	for (size_t q = 0; q < QUESTIONS; q++) {
		if (rank[q] < rank[d.start])
			d.start = q;
		for (size_t k = 0; k < 2; k++)
			do
				d.to[q][k] = (size_t)rand() % (QUESTIONS + OUTCOMES);
			while (d.to[q][k] < QUESTIONS && rank[d.to[q][k]] <= rank[q]);
	}
	return d;
}

static size_t decide(const struct decision *d, unsigned answers)
{
	size_t at = d->start;
	while (at < QUESTIONS)
		at = d->to[at][answers >> at & 1];
	return at;
}

/* Of each question the first answer first; the start stands first, with a step before it. */
static const struct ff_guide *guide_of(const struct decision *d)
{
	struct ff_buf b = {.arena = arena};
	ff_buf_format(&b, "s-->n%zu", d->start);
	for (size_t q = 0; q < QUESTIONS; q++)
		for (size_t k = 0; k < 2; k++)
			ff_buf_format(&b, ";n%zu[N%zu]-->|%zu|n%zu", q, q, k, d->to[q][k]);
	return guide("random", ff_buf_str(&b));
}

/* The decision's number of a node: its id is "n" and the number. */
static size_t number_of(const struct ff_guide *g, size_t node)
{
	return (size_t)(g->chart->nodes[node].id.s[1] - '0');
}

static bool fits(const struct ff_diff *d, const struct ff_diff_path *p, unsigned answers)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct ff_diff_answer *a = &p->answers[i];
		bool old = a->old_way != FF_NONE;
		size_t q = number_of(old ? d->old : d->new, old ? a->old_node : a->new_node);
		if ((answers >> q & 1) != (old ? a->old_way : a->new_way))
			return false;
	}
	return true;
}

/* Whether anybody could give these answers: none of them twice, and differently. */
static bool can_be_given(const struct ff_diff *d, const struct ff_diff_path *p)
{
	for (unsigned answers = 0; answers < 1u << QUESTIONS; answers++)
		if (fits(d, p, answers))
			return true;
	return false;
}

/* Every set of answers fits just one path where the two differ, which ends where it should, and
 * none where they do not. */
static void compare(const struct decision *old, const struct decision *new)
{
	const struct ff_diff *d = ff_diff(arena, guide_of(old), guide_of(new), 1000);
	assert_true(d->complete);
	assert_int_equal(d->more_paths, 0);
	for (size_t i = 0; i < d->n_paths; i++)
		assert_true(can_be_given(d, &d->paths[i]));
	for (unsigned answers = 0; answers < 1u << QUESTIONS; answers++) {
		size_t was = decide(old, answers), now = decide(new, answers), n = 0;
		for (size_t i = 0; i < d->n_paths; i++) {
			if (!fits(d, &d->paths[i], answers))
				continue;
			n++;
			assert_int_equal(number_of(d->old, d->paths[i].was), was);
			assert_int_equal(number_of(d->new, d->paths[i].now), now);
		}
		assert_int_equal(n, was != now);
	}
}

static void all_answers(void **state)
{
	(void)state;
	srand(1);
	for (size_t round = 0; round < ROUNDS; round++) {
		size_t rank[2][QUESTIONS];
		for (size_t q = 0; q < QUESTIONS; q++)
			rank[0][q] = rank[1][q] = q;
		for (size_t q = QUESTIONS; q-- > 1 && round % 2;) {
			size_t other = (size_t)rand() % (q + 1), rank_q = rank[1][q];
			rank[1][q] = rank[1][other];
			rank[1][other] = rank_q;
		}
		struct decision old = random_decision(rank[0]), new = old;
		if (round % 2)
			new = random_decision(rank[1]);
		else
			new.to[rand() % QUESTIONS][rand() % 2] = QUESTIONS;
		compare(&old, &new);
	}
}

/* --- large -------------------------------------------------------------------------------------
 */

/* `n` questions in a row, each with two answers to the next. */
static struct ff_str row(size_t n, const char *last)
{
	struct ff_buf b = {.arena = arena};
	for (size_t i = 0; i < n; i++)
		ff_buf_format(&b, "n%zu-->|a|n%zu;n%zu-->|b|n%zu\n", i, i + 1, i, i + 1);
	ff_buf_format(&b, "n%zu[%s]", n, last);
	return ff_buf_str(&b);
}

static void large(void **state)
{
	(void)state;
	const struct ff_diff *d =
		ff_diff(arena, guide("old", row(20000, "one")), guide("new", row(20000, "one")), 5);
	assert_true(d->same);
	d = ff_diff(arena, guide("old", row(60, "one")), guide("new", row(60, "two")), 5);
	assert_int_equal(d->n_paths, 5);
	assert_true(d->more_paths == (UINT64_C(1) << 60) - 5);
	d = ff_diff(arena, guide("old", row(100, "one")), guide("new", row(100, "two")), 5);
	assert_true(d->more_paths == UINT64_MAX);
}

/* A hundred questions in the opposite order: that is said, and not tried for ever. */
static void too_unlike(void **state)
{
	struct ff_buf b = {.arena = arena};
	(void)state;
	for (size_t i = 100; i > 0; i--)
		ff_buf_format(&b, "n%zu-->|a|n%zu;n%zu-->|b|n%zu\n", i - 1, i > 1 ? i - 2 : 100,
			      i - 1, i > 1 ? i - 2 : 100);
	const struct ff_diff *d =
		ff_diff(arena, guide("old", row(100, "n100")), guide("new", ff_buf_str(&b)), 5);
	assert_false(d->complete);
	assert_false(d->same);
	assert_true(ff_str_find(as_text(d), FF_STR("too unlike")) != FF_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guides),       cmocka_unit_test(as_json),
		cmocka_unit_test(json_in_full), cmocka_unit_test(all_answers),
		cmocka_unit_test(large),        cmocka_unit_test(too_unlike),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
