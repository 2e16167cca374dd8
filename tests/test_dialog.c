/* Questions of the program's own: what keys do in them, and what comes of it. */
#include "app/chooser.h"
#include "app/dialog.h"
#include "app/state.h"
#include "session.h"
#include "test.h"
#include <flowform/text.h>
#include <stdio.h>

/* What the dialog was told, in order. */
static char told[200];

static void tell(const char *what, uint32_t picked, struct ff_str entry)
{
	size_t n = strlen(told);
	snprintf(told + n, sizeof told - n, "%s%s %u(%.*s)", n > 0 ? ", " : "", what, picked + 1,
		 FF_FMT(entry));
}

static void moved(struct wizard *w, uint32_t picked)
{
	(void)w;
	tell("moved", picked, FF_STR(""));
}

static const struct ff_str colours[] = {FF_STR_INIT("Red"), FF_STR_INIT("Green"),
					FF_STR_INIT("Blue")};
static const struct dialog question;

static void done(struct wizard *w, uint32_t picked, struct ff_str entry)
{
	tell("done", picked, entry);
	if (ff_str_eq(entry, FF_STR("bad")))
		dialog_open(
			w, &question,
			(struct dialog_start){picked, entry, false, FF_STR("That is no name.")});
	if (ff_str_eq(entry, FF_STR("end")))
		w->effect = EFFECT_END;
}

static void cancelled(struct wizard *w, struct ff_str entry)
{
	tell("cancelled", w->picked, entry);
}

static const struct dialog question = {
	.title = FF_STR_INIT("Paint"),
	.question = FF_STR_INIT("Which colour is it to be?\nAnd what is it called?"),
	.answers = colours,
	.n_answers = 3,
	.entry_label = FF_STR_INIT("Name "),
	.next = FF_STR_INIT("[ Paint ]"),
	.moved = moved,
	.done = done,
	.cancelled = cancelled,
};

static const struct {
	const char *name, *keys, *told;
	enum place place;
	size_t focus;
} cases[] = {
	{"it opens", "", "moved 2()", IN_DIALOG, 1},
	{"an answer", "down", "moved 2(), moved 3()", IN_DIALOG, 2},
	{"by number", "1", "moved 2(), moved 1()", IN_DIALOG, 0},
	{"by letter", "b", "moved 2(), moved 3()", IN_DIALOG, 2},
	{"to the line", "tab", "moved 2()", IN_ENTRY, 3},
	{"writing", "tab text:!", "moved 2()", IN_ENTRY, 3},
	{"around", "tab*4", "moved 2(), moved 2()", IN_DIALOG, 1},
	{"around the other way", "btab", "moved 2()", IN_DIALOG, 5},
	{"from the line to the answers", "tab up", "moved 2(), moved 2()", IN_DIALOG, 1},
	{"done by Enter", "enter", "moved 2(), done 2(x)", IN_PAGE, 1},
	{"done in the line", "tab text:yz enter", "moved 2(), done 2(xyz)", IN_PAGE, 1},
	{"done by the button", "1 tab*3 enter", "moved 2(), moved 1(), done 1(x)", IN_PAGE, 1},
	{"closed", "3 esc", "moved 2(), moved 3(), cancelled 2(x)", IN_PAGE, 1},
	{"closed by the button", "tab*2 enter", "moved 2(), cancelled 2(x)", IN_PAGE, 1},
	{"help and back", "? esc", "moved 2()", IN_DIALOG, 1},
	{"asked again", "tab bksp text:bad enter", "moved 2(), done 2(bad), moved 2()", IN_DIALOG,
	 1},
	{"and answered", "tab bksp text:bad enter tab text:ly enter",
	 "moved 2(), done 2(bad), moved 2(), done 2(badly)", IN_PAGE, 1},
};

static struct session start(void)
{
	struct session s = session_start("guides/kedro-databricks.md", false);
	wizard_frame(s.wizard, (struct size){24, 80});
	session_keys(&s, "n");
	told[0] = '\0';
	dialog_open(s.wizard, &question, (struct dialog_start){1, FF_STR("x"), false, FF_STR("")});
	return s;
}

static void keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session s = start();
		session_keys(&s, cases[i].keys);
		assert_str(cases[i].name, ff_str(told), ff_str(cases[i].told));
		if (s.wizard->place != cases[i].place || s.wizard->focus != cases[i].focus)
			fail_msg("%s: place %u, focus %zu", cases[i].name, s.wizard->place,
				 s.wizard->focus);
		assert_true(ff_path_is_blank(ff_walk_path(s.walk)));
		session_end(&s);
	}
}

static void its_effect_is_given_on(void **state)
{
	(void)state;
	struct session s = start();
	session_keys(&s, "tab bksp text:end enter");
	assert_int_equal(s.last, EFFECT_END);
	session_end(&s);
}

/* It comes back to where it was opened, the comparison included, and to a note as it was. */
static void what_was_below_comes_back(void **state)
{
	(void)state;
	struct session s = start();
	session_keys(&s, "esc c down*3");
	size_t at = s.wizard->panel.at;
	dialog_open(s.wizard, &question, (struct dialog_start){0});
	session_keys(&s, "tab text:q enter");
	assert_int_equal(s.wizard->place, IN_PANEL);
	assert_int_equal(s.wizard->panel.at, at);
	session_keys(&s, "esc tab text:why");
	dialog_open(s.wizard, &question, (struct dialog_start){0});
	session_keys(&s, "tab text:q esc text:!");
	assert_str("note", ff_walk_path(s.walk)->visits[0].note, FF_STR("why!"));
	session_end(&s);
}

/* At every size it shows what is asked, with the cursor on what has the focus. */
static void it_fits(void **state)
{
	(void)state;
	for (size_t rows = 6; rows <= 40; rows++)
		for (size_t cols = 20; cols <= 120; cols += 5) {
			struct session s = start();
			const struct frame *f = wizard_frame(s.wizard, (struct size){rows, cols});
			for (size_t row = 0; row < rows; row++)
				if (f->rows[row].width > cols)
					fail_msg("%zux%zu: row %zu", cols, rows, row);
			struct ff_str at = line_text(s.arena, &f->rows[f->cursor_row]);
			if (ff_str_find(at, FF_STR("Green")) == FF_NONE)
				fail_msg("%zux%zu: the cursor is on \"%.*s\"", cols, rows,
					 FF_FMT(at));
			session_end(&s);
		}
}

/* Which of several flowcharts: there is nothing to count, to compare or to note in that. */
static void which_flowchart(void **state)
{
	static const struct ff_choice choices[] = {
		{1, FF_STR_INIT("By train"), FF_STR_INIT("Far?"), {5, 1}},
		{2, FF_STR_INIT("By car"), FF_STR_INIT("Snow?"), {50, 1}},
	};
	static const struct {
		const char *keys;
		uint32_t way;
		enum effect effect;
	} taken[] = {
		{"down enter", 1, EFFECT_END},        {"enter", 0, EFFECT_END},
		{"esc", FF_NO_WAY, EFFECT_END},       {"c", FF_NO_WAY, EFFECT_NONE},
		{"b c down", FF_NO_WAY, EFFECT_NONE},
	};
	static const char *const nowhere[] = {"possible", "Note", "question", "compare", "Chart"};
	(void)state;
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
		struct session s = {.arena = ff_arena_new(NULL, NULL)};
		s.guide = chooser_guide(s.arena, FF_STR("ways.md"), choices, 2);
		s.walk = ff_walk_new(s.arena, s.guide->chart);
		s.wizard = wizard_new(s.arena, s.guide, s.walk, (struct wizard_options){0});
		chooser_ask(s.wizard);
		const struct frame *f = wizard_frame(s.wizard, (struct size){24, 80});
		struct ff_str text = frame_text(s.arena, f);
		assert_true(ff_str_find(text, FF_STR("( ) By car: Snow? (line 50)")) != FF_NONE);
		for (size_t k = 0; k < sizeof nowhere / sizeof *nowhere; k++)
			if (ff_str_find(text, ff_str(nowhere[k])) != FF_NONE)
				fail_msg("\"%s\" in\n%.*s", nowhere[k], FF_FMT(text));
		session_keys(&s, taken[i].keys);
		if (s.last != taken[i].effect || path_of(s.wizard)->visits[0].way != taken[i].way)
			fail_msg("%s: effect %d, answer %u", taken[i].keys, s.last,
				 path_of(s.wizard)->visits[0].way);
		session_end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(its_effect_is_given_on),
		cmocka_unit_test(what_was_below_comes_back),
		cmocka_unit_test(it_fits),
		cmocka_unit_test(which_flowchart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
