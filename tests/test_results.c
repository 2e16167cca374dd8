/* What is written at the end, compared with tests/results. FLOWFORM_ACCEPT=1 writes the files anew.
 */
#include "session.h"
#include "test.h"
#include "view/markdown.h"
#include <stdio.h>
#include <stdlib.h>

static const struct {
	const char *name, *guide, *keys;
	bool markdown;
} cases[] = {
	{"reached.txt", "guides/kedro-databricks.md", "n enter n enter y enter n enter", false},
	{"reached.md", "guides/kedro-databricks.md", "n enter tab text:slow enter y enter", true},
	{"undecided.txt", "tests/guides/three-answers.md", "enter u", false},
	{"undecided.md", "tests/guides/three-answers.md", "enter u", true},
	{"plan.md", "tests/guides/release-plan.md", "2 enter 2 enter", true},
	{"plan.txt", "tests/guides/release-plan.md", "2 enter 2 enter", false},
	{"one-left.txt", "tests/guides/release-plan.md", "2 enter u", false},
	{"inferred.txt", "tests/guides/bold-sections.md", "1 enter", false},
	{"odd-words.md", "tests/guides/odd-words.md", "enter", true},
	{"long-labels.md", "tests/guides/long-labels.md", "enter", true},
};

static struct ff_str result_of(struct session *s, bool markdown)
{
	struct ff_buf out = {.arena = s->arena};
	const struct ff_comparison *c = ff_compare(s->arena, s->guide, ff_walk_path(s->walk));
	struct panel_sight sight = {c, signs_of(false), wizard_ticks(s->wizard), .all_links = true};
	if (markdown) {
		markdown_report(&sight, &out);
		return ff_buf_str(&out);
	}
	struct sheet sheet = sheet_report(s->arena, &sight, 80);
	for (size_t i = 0; i < sheet.lines.n; i++) {
		ff_buf_add(&out, line_text(s->arena, &sheet.lines.list[i]));
		ff_buf_add_char(&out, '\n');
	}
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
		struct ff_str got = result_of(&s, cases[i].markdown);
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
