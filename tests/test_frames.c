/* What the screen shows, as text: tests/frames/NAME.txt holds a scene at several sizes in UTF-8 and
 * ASCII. With FLOWFORM_ACCEPT=1 in the environment the files are written anew: read them then. */
#include "session.h"
#include "test.h"
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>

#define KEDRO  "guides/kedro-databricks.md"
#define STARTS "tests/guides/several-starts.mmd"
#define LONG   "tests/guides/long-labels.md"
#define TWENTY "tests/guides/twenty-answers.mmd"

static const struct scene_case {
	const char *name, *guide, *keys;
} scenes[] = {
	{"first-question", "guides/kedro-databricks.md", ""},
	{"third-question", "guides/kedro-databricks.md", "n enter n enter"},
	{"tree-in-focus", "guides/kedro-databricks.md", "n enter n enter t up"},
	{"tree-ahead", "guides/kedro-databricks.md", "n enter t down*3"},
	{"tree-hidden", "guides/kedro-databricks.md", "n enter \\"},
	{"tree-wider", "guides/kedro-databricks.md", "n enter > >"},
	{"search", "guides/kedro-databricks.md", "n enter / text:beg"},
	{"search-in-comparison", "guides/kedro-databricks.md", "n enter c / text:classic enter"},
	{"answers-kept", "guides/kedro-databricks.md", "n enter n enter y enter bksp*2"},
	{"answers-set-aside", "guides/kedro-databricks.md",
	 "n enter y enter bksp*2 y enter bksp n enter"},
	{"outcome", "guides/kedro-databricks.md", "n enter n enter y enter n enter"},
	{"outcome-scrolled", "guides/kedro-databricks.md",
	 "n enter n enter y enter n enter pgdn*2"},
	{"hidden", "guides/kedro-databricks.md", "n enter n enter y enter n enter 2 tab*6"},
	{"one-alone", "guides/kedro-databricks.md",
	 "n enter n enter y enter n enter right a d end"},
	{"review", "guides/kedro-databricks.md",
	 "n enter tab text:no_cluster esc n enter bksp*2 y enter r left"},
	{"review-of-a-plan", "tests/guides/release-plan.md", "2 enter r"},
	{"not-sure-of-an-answer", "guides/kedro-databricks.md", "n enter y enter bksp u"},
	{"paths", "guides/kedro-databricks.md", "n enter n enter p down"},
	{"paths-in-a-loop", "tests/guides/bare.mmd", "2 enter 2 enter p"},
	{"paths-of-many", "tests/guides/uneven.mmd", "p end"},
	{"wide-paths", "tests/guides/cjk.md", "p"},
	{"outcome-page", "guides/kedro-databricks.md", "y enter c"},
	{"not-sure", "guides/kedro-databricks.md", "n enter u"},
	{"note", "guides/kedro-databricks.md", "tab text:we_all_use_an_IDE"},
	{"help", "guides/kedro-databricks.md", "?"},
	{"theme", "guides/kedro-databricks.md", "n enter T down*2"},
	{"leave", "guides/kedro-databricks.md", "n enter q"},
	{"inferred", "tests/guides/bold-sections.md", "2 enter"},
	{"wide-characters", "tests/guides/cjk.md", "enter"},
	{"long-labels", "tests/guides/long-labels.md", "down enter"},
	{"many-answers", "tests/guides/twenty-answers.mmd", "down*12"},
	{"plan", "tests/guides/release-plan.md", "enter*2"},
	{"only-steps", "tests/guides/only-steps.md", "c"},
	{"only-steps-compared", "tests/guides/release-by-hand.md", ""},
	{"loop", "tests/guides/bare.mmd", "2 enter"},
	{"one-undecided", "tests/guides/three-answers.md", "enter c"},
	{"question-in-full", "tests/guides/clicks.md", "i"},
	{"nine-long-names", "tests/guides/nine-long-names.mmd", "3 enter right end"},
	{"bare-outcome", "tests/guides/several-starts.mmd", "enter"},
};

static const struct size sizes[] = {{6, 20}, {12, 40}, {24, 80}, {40, 120}, {60, 200}};

static void add_frame(struct ff_buf *out, struct session *s, struct size size, bool ascii)
{
	const struct frame *f = wizard_frame(s->wizard, size);
	ff_buf_format(out, "== %zux%zu %s, cursor %zu,%zu\n", size.cols, size.rows,
		      ascii ? "ASCII" : "UTF-8", f->cursor_row, f->cursor_col);
	ff_buf_add(out, frame_text(out->arena, f));
}

static struct ff_str frames_of(struct ff_arena *a, const struct scene_case *c)
{
	struct ff_buf out = {.arena = a};
	for (int ascii = 0; ascii < 2; ascii++) {
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			struct session s = session_start(c->guide, ascii);
			wizard_frame(s.wizard, sizes[i]);
			session_keys(&s, c->keys);
			add_frame(&out, &s, sizes[i], ascii);
			session_end(&s);
		}
	}
	return ff_buf_str(&out);
}

/* The line where two texts part, for the message. */
static void fail_at(const char *name, struct ff_str got, struct ff_str want)
{
	struct ff_str g = {0}, w = {0};
	size_t line = 0;
	do {
		line++;
		if (!ff_str_cut(&got, '\n', &g))
			g = FF_STR("(end)");
		if (!ff_str_cut(&want, '\n', &w))
			w = FF_STR("(end)");
	} while (ff_str_eq(g, w));
	fail_msg("%s, line %zu:\n  got  %.*s\n  want %.*s", name, line, FF_FMT(g), FF_FMT(w));
}

static void frames_are_as_they_were(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		struct ff_arena *a = ff_arena_new(NULL, NULL);
		struct ff_str path = ff_arena_format(a, "tests/frames/%s.txt", scenes[i].name);
		struct ff_str got = frames_of(a, &scenes[i]), want = source_file(a, path.s);
		if (getenv("FLOWFORM_ACCEPT")) {
			source_write(a, path.s, got);
		} else if (!want.s) {
			fail_msg("%s: not found", path.s);
		} else if (!ff_str_eq(got, want)) {
			fail_at(scenes[i].name, got, want);
		}
		ff_arena_free(a);
	}
}

/* What must hold of every frame, whatever was done and however large it is. */
static void check_frame(const struct frame *f, struct size size, const char *what)
{
	for (size_t row = 0; row < size.rows; row++)
		if (f->rows[row].width > size.cols)
			fail_msg("%s at %zux%zu: row %zu is %zu wide", what, size.cols, size.rows,
				 row, f->rows[row].width);
	if (size.rows > 0 && size.cols > 0 &&
	    (f->cursor_row >= size.rows || f->cursor_col >= size.cols))
		fail_msg("%s at %zux%zu: cursor at %zu,%zu", what, size.cols, size.rows,
			 f->cursor_row, f->cursor_col);
	for (size_t i = 0; i < f->form.n; i++) {
		const struct rect *r = &f->form.fields[i].rect;
		if (r->cols == 0 || r->rows == 0 || r->top + r->rows > size.rows ||
		    r->left + r->cols > size.cols)
			fail_msg("%s at %zux%zu: field %zu is at %zu,%zu, %zux%zu", what, size.cols,
				 size.rows, i, r->top, r->left, r->cols, r->rows);
	}
}

static const char *const guides[] = {
	"guides/kedro-databricks.md",      "tests/guides/bare.mmd",
	"tests/guides/bold-sections.md",   "tests/guides/cjk.md",
	"tests/guides/long-labels.md",     "tests/guides/release-plan.md",
	"tests/guides/several-starts.mmd", "tests/guides/three-answers.md",
	"tests/guides/twenty-answers.mmd",
};
enum { N_GUIDES = sizeof guides / sizeof *guides };

/* The tree has the question that is looked at, or the outcome, in view. */
static void check_tree(struct ff_arena *a, const struct frame *f, const char *what)
{
	struct ff_str text = frame_text(a, f);
	bool tree = ff_str_find(text, FF_STR(" Chart ")) != FF_NONE && f->size.cols >= 60;
	bool endless = ff_str_find(text, FF_STR("round in a circle")) != FF_NONE;
	if (!tree || endless || f->form.n == 0)
		return;
	for (size_t row = 0; row < f->size.rows; row++)
		for (size_t i = 0; i < f->rows[row].n; i++)
			if (f->rows[row].spans[i].role == ROLE_HERE ||
			    f->rows[row].spans[i].role == ROLE_BEST)
				return;
	fail_msg("%s at %zux%zu: the question is not in view:\n%.*s", what, f->size.cols,
		 f->size.rows, FF_FMT(text));
}

/* Chosen, asked, ruled out and recommended are told apart without any colour: in the tree and in
 * the heads of the comparison each has a sign of its own in its row, or words beside it. */
static void check_signs(struct ff_arena *a, const struct frame *f, const struct signs *signs,
			const char *what)
{
	const struct {
		enum role role;
		struct ff_str sign;
	} marks[] = {
		{ROLE_PATH, signs->passed}, {ROLE_HERE, signs->here}, {ROLE_OUT, signs->out},
		{ROLE_WOULD, signs->would}, {ROLE_BEST, signs->best},
	};
	bool out = ff_str_find(frame_text(a, f), FF_STR("ruled out")) != FF_NONE;
	bool best = ff_str_find(frame_text(a, f), FF_STR("The answers lead to")) != FF_NONE ||
		    ff_str_find(frame_text(a, f), FF_STR("recommended")) != FF_NONE;
	for (size_t row = 0; row < f->size.rows; row++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			bool there = false, signed_so = (marks[i].role == ROLE_OUT && out) ||
							(marks[i].role == ROLE_BEST && best);
			if (row == 2 && marks[i].role == ROLE_PATH)
				continue; /* the start: every path has passed it */
			for (size_t k = 0; k < f->rows[row].n; k++) {
				const struct span *s = &f->rows[row].spans[k];
				there = there || s->role == marks[i].role;
				signed_so = signed_so ||
					    (s->role == marks[i].role &&
					     ff_str_find(s->text, marks[i].sign) != FF_NONE);
			}
			if (there && !signed_so)
				fail_msg("%s at %zux%zu: row %zu has no sign of its own: %.*s",
					 what, f->size.cols, f->size.rows, row,
					 FF_FMT(line_text(a, &f->rows[row])));
		}
}

static void signs_say_it_too(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * sizeof scenes / sizeof *scenes; i++) {
		const struct scene_case *c = &scenes[i / 2];
		struct session s = session_start(c->guide, i % 2);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, c->keys);
		check_signs(s.arena, wizard_frame(s.wizard, (struct size){24, 80}), signs_of(i % 2),
			    c->name);
		session_end(&s);
	}
}

/* Random keys between random sizes: each frame has to be right. */
static void every_size(void **state)
{
	(void)state;
	const char *seed = getenv("SEED");
	uint64_t random = seed ? strtoull(seed, NULL, 10) : 20261122;
	struct session s[N_GUIDES];
	for (size_t g = 0; g < N_GUIDES; g++)
		s[g] = session_start(guides[g], g % 2 == 1);
	for (size_t rows = 1; rows <= 50; rows++) {
		for (size_t cols = 1; cols <= 140; cols++) {
			size_t g = (rows * 140 + cols) % N_GUIDES;
			struct size size = {rows, cols};
			session_random_key(&s[g], &random);
			const struct frame *f = wizard_frame(s[g].wizard, size);
			check_frame(f, size, guides[g]);
			check_tree(s[g].arena, f, guides[g]);
		}
	}
	for (size_t g = 0; g < N_GUIDES; g++)
		session_end(&s[g]);
}

/* What is to be read in a frame. */
static void frames_say(void **state)
{
	static const struct {
		const char *name;
		struct size size;
		const char *guide, *keys, *want;
	} said[] = {
		{"a table of paths keeps its headings",
		 {11, 80},
		 KEDRO,
		 "p",
		 "Path        Notebooks"},
		{"and in the fewest rows", {6, 80}, KEDRO, "p", "Path        Notebooks"},
		{"few cells for what is possible", {12, 60}, KEDRO, "n", "3 of 3 possible "},
		{"what cannot be reached", {24, 80}, STARTS, "", "2 of 2 possible, 2 out of reach"},
		{"how many rows are folded", {24, 80}, LONG, "t up left", "+4 "},
		{"how a long name stands", {24, 60}, LONG, "t down", "(possible) "},
		{"what the signs mean", {24, 80}, KEDRO, "", "× ruled out, (×) by this answer "},
		{"the question rather than the step before it",
		 {6, 20},
		 "tests/guides/release-plan.md",
		 "enter",
		 "Do the tests pass?"},
		{"one line", {12, 60}, "tests/guides/release-plan.md", "enter", " 1 more line: i "},
		{"which answers", {6, 20}, TWENTY, "end", "answer 20 of 20"},
		{"the last question", {24, 80}, STARTS, "n enter", "question 2, the last"},
		{"some more questions", {24, 80}, KEDRO, "", "question 1, at most 3 more"},
		{"any number of questions",
		 {24, 80},
		 "tests/guides/release-plan.md",
		 "",
		 "question 1, at least 1 more"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct session s = session_start(said[i].guide, false);
		wizard_frame(s.wizard, said[i].size);
		session_keys(&s, said[i].keys);
		struct ff_str text = frame_text(s.arena, wizard_frame(s.wizard, said[i].size));
		if (ff_str_find(text, ff_str(said[i].want)) == FF_NONE)
			fail_msg("%s: no \"%s\" in\n%.*s", said[i].name, said[i].want,
				 FF_FMT(text));
		session_end(&s);
	}
}

/* A message is read to its end, however narrow the window is, and what has the focus stays in view.
 */
static void messages_are_whole(void **state)
{
	static const struct {
		const char *keys, *want;
	} said[] = {
		{"bksp", "This is the first question."},
		{"n enter r left",
		 "Now: Undecided between Asset Bundles and Job. z takes it back."},
		{"n enter q", "Leave before an outcome? Enter leaves, Esc stays."},
		{"t b", "The tree does not stand beside the page now."},
		{"t o", "There is nothing ruled out that could be folded."},
		{"t down enter", "The answers have not led here yet."},
		{"t down*2 enter", "This question has not come up yet."},
		{"n enter \\ \\", "The tree does not stand beside the page now."},
		{"c a", "Only this alternative. Numbers add others, a shows all."},
	};
	static const struct size narrow[] = {{6, 20}, {8, 30}, {12, 40}};
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said * 3; i++) {
		struct session s = session_start(KEDRO, false);
		wizard_frame(s.wizard, narrow[i % 3]);
		session_keys(&s, said[i / 3].keys);
		struct ff_str text = frame_text(s.arena, wizard_frame(s.wizard, narrow[i % 3]));
		if (ff_str_find(ff_text_line(s.arena, text), ff_str(said[i / 3].want)) == FF_NONE)
			fail_msg("no \"%s\" in\n%.*s", said[i / 3].want, FF_FMT(text));
		session_end(&s);
	}
}

/* Where there is no room for all of it, one sees that. */
static void too_long_is_cut(void **state)
{
	(void)state;
	struct session s = session_start(KEDRO, false);
	wizard_say(s.wizard, FF_STR("One two three four five six seven eight nine ten eleven."));
	struct ff_str text = frame_text(s.arena, wizard_frame(s.wizard, (struct size){6, 20}));
	if (ff_str_find(text, FF_STR("\n five six seven\n eight nine ten ele…\n")) == FF_NONE)
		fail_msg("%.*s", FF_FMT(text));
	session_end(&s);
}

/* What a window that is too small says of it, as far as there is room. */
static void too_small_is_said(void **state)
{
	static const struct {
		struct size size;
		const char *want;
	} said[] = {
		{{5, 80}, "20x6 needed, this is 80x5.\n\n\n\n\n"},
		{{3, 10}, "20x6\nneeded,\nthis is\n"},
		{{4, 15}, "20x6 needed,\nthis is 15x4.\n\n\n"},
		{{1, 12}, "20x6 needed,\n"},
		{{1, 3}, "20x\n"},
	};
	(void)state;
	struct session s = session_start("guides/kedro-databricks.md", false);
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		const struct frame *f = wizard_frame(s.wizard, said[i].size);
		assert_str(said[i].want, frame_text(s.arena, f), ff_str(said[i].want));
	}
	session_end(&s);
}

/* The line in focus stays in focus when the comparison is laid out for another width. */
static void the_line_stays(void **state)
{
	static const struct size sizes_in_turn[] = {
		{24, 80}, {12, 40}, {40, 120}, {6, 20}, {24, 80}};
	(void)state;
	struct session s = session_start("guides/kedro-databricks.md", false);
	wizard_frame(s.wizard, sizes_in_turn[0]);
	session_keys(&s, "n enter n enter y enter n enter tab down*2");
	for (size_t i = 0; i < sizeof sizes_in_turn / sizeof *sizes_in_turn; i++) {
		const struct frame *f = wizard_frame(s.wizard, sizes_in_turn[i]);
		struct ff_str line = line_text(s.arena, &f->rows[f->cursor_row]);
		if (ff_str_find(line, FF_STR("3. Advanced needs")) == FF_NONE)
			fail_msg("at %zu columns: %.*s", f->size.cols, FF_FMT(line));
	}
	session_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_are_as_they_were), cmocka_unit_test(every_size),
		cmocka_unit_test(signs_say_it_too),        cmocka_unit_test(the_line_stays),
		cmocka_unit_test(too_small_is_said),       cmocka_unit_test(frames_say),
		cmocka_unit_test(messages_are_whole),      cmocka_unit_test(too_long_is_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
