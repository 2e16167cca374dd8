/* Searching: in the tree, in the comparison, in a text, and what becomes of it. */
#include "app/state.h"
#include "session.h"
#include "test.h"
#include <flowform/text.h>

#define KEDRO "guides/kedro-databricks.md"
#define THREE "tests/guides/three-answers.md"
#define CJK   "tests/guides/cjk.md"

/* The line that the cursor stands in or, while something is typed, the footer; of the tree only the
 * name in focus. */
static struct ff_str in_focus(struct session *s, const struct frame *f)
{
	const struct wizard *w = s->wizard;
	if (w->place == IN_TREE)
		return s->guide->topics[w->tree.outline->rows[w->tree.row].node].name;
	struct ff_str text = line_text(s->arena, &f->rows[f->cursor_row]);
	struct ff_buf b = {.arena = s->arena};
	for (size_t i = 0; i < text.len; i++)
		if (text.s[i] != ' ' || (i > 0 && text.s[i - 1] != ' '))
			ff_buf_add_char(&b, text.s[i]);
	return ff_buf_str(&b);
}

static const struct {
	const char *name, *guide, *keys, *want, *message;
} cases[] = {
	{"typed", KEDRO, "/ text:speed", "/speed 1 of 1", ""},
	{"nothing yet", KEDRO, "/", "/", ""},
	{"not there", KEDRO, "/ text:speedy", "/speedy not found", ""},
	{"erased", KEDRO, "/ text:speedy bksp", "/speed 1 of 1", ""},
	{"keys are text", KEDRO, "/ text:q?c", "/q?c not found", ""},
	{"stays", KEDRO, "/ text:speed enter", "Speed", "1 of 1. n finds the next."},
	{"an answer", KEDRO, "/ text:no enter n", "Workspace", "2 of 9. n finds the next."},
	{"a word of the help", KEDRO, "/ text:waiting enter", "Speed", "1 of 1. n finds the next."},
	{"the chart's own words", KEDRO, "/ text:rapid enter", "Speed",
	 "1 of 2. n finds the next."},
	{"what a table says", THREE, "/ text:copy_the enter", "File database",
	 "1 of 2. n finds the next."},
	{"where a mention leads, once", THREE, "/ text:a_machine enter n n", "Database server",
	 "1 of 1. n finds the next."},
	{"in capitals", KEDRO, "/ text:SPEED", "/SPEED not found", ""},
	{"a capital", KEDRO, "/ text:Speed enter", "Speed", "1 of 1. n finds the next."},
	{"two words", KEDRO, "/ text:asset_b enter n", "Beginner", "2 of 7. n finds the next."},
	{"on while it is typed", KEDRO, "/ text:yes down down enter", "Beginner",
	 "3 of 7. n finds the next."},
	{"and back", KEDRO, "/ text:yes down down up enter", "Workspace",
	 "2 of 7. n finds the next."},
	{"round", KEDRO, "/ text:job enter end n", "Workspace",
	 "1 of 8, from the beginning. n finds the next."},
	{"the other way round", KEDRO, "t home / text:yes enter N", "Asset Bundles",
	 "7 of 7, from the end. n finds the next."},
	{"one after the other", KEDRO, "/ text:speed enter / text:workspace enter", "Asset Bundles",
	 "4 of 6. n finds the next."},
	{"cancelled", KEDRO, "t down / text:speed esc", "Workspace", ""},
	{"no more of it", KEDRO, "t / text:speed esc n", "Notebooks",
	 "Nothing is searched for yet: first press /."},
	{"stays at nothing", KEDRO, "t down / text:speedy enter", "Workspace", "Not found."},
	{"nothing to search for", KEDRO, "t down / enter", "Workspace", ""},
	{"wide characters", CJK, "/ text:e enter", "歩いて行く", "1 of 2. n finds the next."},

	{"in the comparison", KEDRO, "c / text:classic_t enter", "│ Classic trap │",
	 "1 of 1. n finds the next."},
	{"the same there", KEDRO, "/ text:strengths enter c n", "│ Strengths │",
	 "1 of 1. n finds the next."},
	{"in the help", KEDRO, "? / text:undone enter", "│ Z Do again what was undone │",
	 "1 of 1. n finds the next."},
	{"in the help, cancelled", KEDRO, "? / text:undone esc", "│ To begin with │", ""},
	{"in full", KEDRO, "i / text:notebook enter n",
	 "│ notebooks, or if you cannot or would rather not set up a local environment. │",
	 "2 of 3. n finds the next."},
};

static void searches(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session s = session_start(cases[i].guide, false);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, cases[i].keys);
		struct ff_str message = ff_arena_copy(s.arena, s.wizard->message);
		const struct frame *f = wizard_frame(s.wizard, (struct size){24, 80});
		assert_str(cases[i].name, in_focus(&s, f), ff_str(cases[i].want));
		assert_str(cases[i].name, message, ff_str(cases[i].message));
		session_end(&s);
	}
}

/* Cancelled from a page, all is as if nothing had been searched for. */
static void a_page_comes_back(void **state)
{
	(void)state;
	for (size_t cols = 20; cols <= 120; cols += 20) {
		struct size size = {24, cols};
		struct session s = session_start(KEDRO, false);
		wizard_frame(s.wizard, size);
		session_keys(&s, "n enter down tab");
		struct ff_str before = frame_text(s.arena, wizard_frame(s.wizard, size));
		session_keys(&s, "esc / text:speed");
		wizard_frame(s.wizard, size);
		session_keys(&s, "esc tab");
		assert_str("page", frame_text(s.arena, wizard_frame(s.wizard, size)), before);
		session_end(&s);
	}
}

/* Folds open where something is found in them, and shut again behind it. */
static void folds_open_and_shut(void **state)
{
	static const struct {
		const char *name, *keys, *shut;
	} steps[] = {
		{"folded", "t down*2 left t t up left", "03"},
		{"opened while it is typed", "/ text:speed", ""},
		{"shut for a place outside", "bksp*5 text:workspace", "3"},
		{"opened again", "bksp*9 text:job_to_depl", ""},
		{"cancelled", "esc", "03"},
		{"opened", "/ text:speed enter", ""},
		{"left open", "up esc", ""},
	};
	(void)state;
	struct session s = session_start(KEDRO, false);
	wizard_frame(s.wizard, (struct size){24, 80});
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		session_keys(&s, steps[i].keys);
		wizard_frame(s.wizard, (struct size){24, 80});
		struct ff_buf shut = {.arena = s.arena};
		for (size_t row = 0; row < s.wizard->tree.outline->n; row++)
			if (s.wizard->folds[row] == FOLD_SHUT)
				ff_buf_format(&shut, "%zu", row);
		assert_str(steps[i].name, ff_buf_str(&shut), ff_str(steps[i].shut));
	}
	session_end(&s);
}

static struct ff_str marked(struct session *s, const struct frame *f)
{
	struct ff_buf b = {.arena = s->arena};
	for (size_t row = 0; row < f->size.rows; row++)
		for (size_t i = 0; i < f->rows[row].n; i++)
			if (f->rows[row].spans[i].role == ROLE_MATCH)
				ff_buf_format(&b, "%s%.*s", b.len > 0 ? "," : "",
					      FF_FMT(f->rows[row].spans[i].text));
	return ff_buf_str(&b);
}

/* What was found is marked where one reads, and nowhere else. */
static void finds_are_marked(void **state)
{
	static const struct {
		const char *name, *keys, *want;
	} marks[] = {
		{"in the tree and beside it", "/ text:beg enter", "beg,Beg,beg"},
		{"not on a page", "/ text:beg enter esc", ""},
		{"in the comparison", "/ text:classic enter c n", "Classic"},
		{"in a text", "/ text:beg enter i", "beg,beg"},
		{"no more", "/ text:beg esc t", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct session s = session_start(KEDRO, false);
		wizard_frame(s.wizard, (struct size){60, 120});
		session_keys(&s, marks[i].keys);
		const struct frame *f = wizard_frame(s.wizard, (struct size){60, 120});
		assert_str(marks[i].name, marked(&s, f), ff_str(marks[i].want));
		session_end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(searches),
		cmocka_unit_test(a_page_comes_back),
		cmocka_unit_test(folds_open_and_shut),
		cmocka_unit_test(finds_are_marked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
