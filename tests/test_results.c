/* What is written at the end, compared with tests/results. FLOWFORM_ACCEPT=1 writes the files anew.
 */
#include "session.h"
#include "test.h"
#include "view/result.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *guide, *keys;
	enum format format;
} cases[] = {
	{"reached.txt", "guides/kedro-databricks.md", "n enter n enter y enter n enter",
	 FORMAT_TEXT},
	{"reached.md", "guides/kedro-databricks.md", "n enter tab text:slow enter y enter",
	 FORMAT_MARKDOWN},
	{"undecided.txt", "tests/guides/three-answers.md", "enter u", FORMAT_TEXT},
	{"undecided.md", "tests/guides/three-answers.md", "enter u", FORMAT_MARKDOWN},
	{"plan.md", "tests/guides/release-plan.md", "2 enter 2 enter", FORMAT_MARKDOWN},
	{"plan.txt", "tests/guides/release-plan.md", "2 enter 2 enter", FORMAT_TEXT},
	{"one-left.txt", "tests/guides/release-plan.md", "2 enter u", FORMAT_TEXT},
	{"hinge.txt", "tests/guides/hinge.mmd", "enter n enter", FORMAT_TEXT},
	{"inferred.txt", "tests/guides/bold-sections.md", "1 enter", FORMAT_TEXT},
	{"odd-words.md", "tests/guides/odd-words.md", "enter", FORMAT_MARKDOWN},
	{"bold-code.md", "tests/guides/bold-code.md", "enter", FORMAT_MARKDOWN},
	{"record-bold-code.md", "tests/guides/bold-code.md", "enter", FORMAT_MADR},
	{"long-labels.md", "tests/guides/long-labels.md", "enter", FORMAT_MARKDOWN},
	{"record.md", "guides/kedro-databricks.md", "n enter tab text:slow enter y enter",
	 FORMAT_MADR},
	{"record-open.md", "tests/guides/three-answers.md", "enter u", FORMAT_MADR},
	{"record-bare.md", "tests/guides/bare.mmd", "2 enter 2 enter 2 enter", FORMAT_MADR},
	{"record-odd-words.md", "tests/guides/odd-words.md", "enter", FORMAT_MADR},
	{"record-plan.md", "tests/guides/release-plan.md", "2 enter 2 enter", FORMAT_MADR},
	{"only-steps.txt", "tests/guides/only-steps.md", "", FORMAT_TEXT},
	{"record-only-steps.md", "tests/guides/only-steps.md", "", FORMAT_MADR},
	{"brief.txt", "guides/kedro-databricks.md", "n enter n enter y enter n enter", FORMAT_TEXT},
};

static struct ff_str result_of(struct session *s, enum format format, bool brief)
{
	struct ff_buf out = {.arena = s->arena};
	struct result r = {.guide = s->guide,
			   .path = ff_walk_path(s->walk),
			   .ticks = wizard_ticks(s->wizard),
			   .brief = brief,
			   .today = FF_STR("2026-11-28")};
	result_write(&r, format, &out);
	return ff_buf_str(&out);
}

static void results(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session s = session_start(cases[i].guide, false);
		struct ff_str path = ff_arena_format(s.arena, "tests/results/%s", cases[i].name);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, cases[i].keys);
		struct ff_str got =
			result_of(&s, cases[i].format, strcmp(cases[i].name, "brief.txt") == 0);
		if (getenv("FLOWFORM_ACCEPT"))
			source_write(s.arena, path.s, got);
		else
			assert_str(cases[i].name, got, source_file(s.arena, path.s));
		session_end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(results)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
