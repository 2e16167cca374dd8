#include "arena.h"
#include "fixture.h"
#include <flowform/answers.h>

static void words_mean_answers(void **state)
{
	static const struct {
		const char *chart, *word;
		size_t way, hits;
		bool label;
	} cases[] = {
		{"A>B:yes;A>C:no", "yes", 0, 1, true},
		{"A>B:yes;A>C:no", " YES! ", 0, 1, true},
		{"A>B:yes;A>C:no", "n", 1, 1, false},
		{"A>B:yes;A>C:no", "2", 1, 1, false},
		{"A>B:yes;A>C:no", " 1 ", 0, 1, false},
		{"A>B:yes;A>C:no", "3", FF_NONE, 0, false},
		{"A>B:yes;A>C:no", "0", FF_NONE, 0, false},
		{"A>B:yes;A>C:no", "99999999999999999999999", FF_NONE, 0, false},
		{"A>B:yes;A>C:no", "", FF_NONE, 0, false},
		{"A>B:yes;A>C:no", "?", FF_NONE, 0, false},
		{"A>B:yes;A>C:no", "yes please", FF_NONE, 0, false},
		{"A>B:not now;A>C:no", "no", 1, 1, true},
		{"A>B:not now;A>C:no", "n", FF_NONE, 2, false},
		{"A>B:not now;A>C:no", "not", 0, 1, false},
		{"A>B:2;A>C:1", "1", 1, 1, true},
		{"A>B:20;A>C:10", "1", 0, 1, false},
		{"A>B:-;A>C:+", "+", 1, 1, true},
		{"A>B:-;A>C:+", "?", FF_NONE, 0, false},
		{"A>B:same;A>C:same", "same", 0, 1, true},
		{"A>B;A>C", "c", 1, 1, true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_chart *chart = fixture_chart(arena, ff_str(cases[i].chart));
		const struct ff_str *labels = ff_answer_labels(arena, chart, 0);
		struct ff_meant got =
			ff_meant(arena, labels, ff_n_ways(chart, 0), ff_str(cases[i].word));
		if (got.which != cases[i].way || got.label != cases[i].label ||
		    got.hits != cases[i].hits)
			fail_msg("%s, \"%s\": way %zu, %zu hits, %d", cases[i].chart, cases[i].word,
				 got.which, got.hits, got.label);
	}
}

/* A list is followed as far as it goes; the rest is refused in a sentence. */
static void lists_are_followed(void **state)
{
	static const struct {
		const char *list;
		size_t answers;
		const char *why;
	} cases[] = {
		{"yes", 1, ""},
		{"no,x", 2, ""},
		{"2, x, or y", 2, ""},
		{"no,x,or y", 2, "\"or y\" is left over"},
		{"no,x,y", 2, "\"y\" is left over"},
		{"no,z", 1, "\"z\" is no answer to \"c\": expected \"x, or y\", \"far\""},
		{"no,x,", 2, "an empty answer is left over"},
		{"", 0, "an empty answer is no answer"},
		{", no", 0, "an empty answer is no answer"},
	};
	(void)state;
	const struct ff_chart *chart =
		fixture_chart(arena, FF_STR("A>B:yes;A>C:no;C>D:x, or y;C>E:far"));
	const struct ff_guide *guide = fixture_guide(arena, chart);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_walk *w = ff_walk_new(arena, chart);
		struct ff_str why = ff_answers_give(arena, guide, w, ff_str(cases[i].list));
		size_t n = ff_path_answers(ff_walk_path(w));
		if (n != cases[i].answers || !ff_str_starts(why, ff_str(cases[i].why)) ||
		    (*cases[i].why == '\0' && why.len > 0))
			fail_msg("%s: %zu answers, %.*s", cases[i].list, n, FF_FMT(why));
	}
}

static void what_is_left(void **state)
{
	static const struct {
		const char *list, *left;
	} cases[] = {
		{"no", "\"c\": expected \"x, or y\", \"far\""},
		{"yes", ""},
	};
	(void)state;
	const struct ff_chart *chart =
		fixture_chart(arena, FF_STR("A>B:yes;A>C:no;C>D:x, or y;C>E:far"));
	const struct ff_guide *guide = fixture_guide(arena, chart);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_walk *w = ff_walk_new(arena, chart);
		ff_answers_give(arena, guide, w, ff_str(cases[i].list));
		assert_str(cases[i].list, ff_answers_left(arena, guide, w), ff_str(cases[i].left));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_mean_answers),
		cmocka_unit_test(lists_are_followed),
		cmocka_unit_test(what_is_left),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
