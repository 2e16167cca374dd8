/* The tree of charts that are too large for it: 300 levels, 5,000 nodes. */
#include "app/state.h"
#include "session.h"
#include "test.h"
#include <flowform/text.h>
#include <stdio.h>
#include <time.h>

enum { LEVELS = 300, SIDE = 7 };

/* A spine of questions; from each a branch of questions of its own leads away, and now and then one
 * back to the spine. */
static struct session large_chart(bool ascii)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_buf b = {.arena = a};
	ff_buf_add(&b, FF_STR("flowchart TD\n"));
	for (int i = 0; i < LEVELS; i++) {
		ff_buf_format(&b, "q%d{Question %d of the spine} -->|Yes| q%d\n", i, i, i + 1);
		ff_buf_format(&b, "q%d -->|No| s%d_0\n", i, i);
		for (int k = 0; k < SIDE; k++) {
			ff_buf_format(&b, "s%d_%d{Side %d.%d} -->|Left| o%d_%d[Place %d.%d]\n", i,
				      k, i, k, i, k, i, k);
			ff_buf_format(&b, "s%d_%d -->|Right| s%d_%d\n", i, k, i, k + 1);
		}
		if (i % 7 == 3)
			ff_buf_format(&b, "s%d_0 -->|Back| q%d\n", i, i - 2);
	}
	struct session s =
		session_of((struct ff_source){FF_STR("large.mmd"), ff_buf_str(&b)}, ascii);
	ff_arena_free(a);
	return s;
}

static const struct size sizes[] = {{6, 20}, {9, 33}, {12, 40}, {24, 80}, {40, 120}, {60, 200}};
enum { N_SIZES = sizeof sizes / sizeof *sizes };

/* The part of a line that the tree takes. */
static struct ff_str tree_part(struct session *s, const struct frame *f, size_t row)
{
	struct ff_str text = line_text(s->arena, &f->rows[row]);
	size_t cells = f->size.cols < 60 ? f->size.cols : f->size.cols * 9 / 20;
	return ff_str_head(text, ff_text_fit(text, cells));
}

/* Whether line `row` of the screen shows a row of the tree; names may be cut. */
static bool shows(struct session *s, const struct frame *f, size_t row, size_t of_tree)
{
	const struct outline_row *r = &s->wizard->tree.outline->rows[of_tree];
	struct ff_str name = s->guide->topics[r->node].name;
	name.len = name.len < 4 ? name.len : 4;
	return ff_str_find(tree_part(s, f, row), name) != FF_NONE;
}

/* The row in focus is in view and can be read, and above the first row stands its parent. */
static void check_view(struct session *s, struct size size)
{
	const struct frame *f = wizard_frame(s->wizard, size);
	const struct tree *t = &s->wizard->tree;
	size_t cells = size.cols < 60 ? size.cols : size.cols * 9 / 20;
	size_t first = size.rows < 12 ? 1 : 2, most = (size.rows - (size.rows < 12 ? 3 : 5)) / 3;
	size_t depth = t->outline->rows[t->top].depth;
	size_t staying = depth < most ? depth : most;
	if (shows(s, f, f->cursor_row, t->row) && f->cursor_col <= cells * 3 / 4 &&
	    (staying == 0 || shows(s, f, first + staying - 1, t->outline->rows[t->top].parent)) &&
	    shows(s, f, first + staying, t->top))
		return;
	fail_msg("%zux%zu, row %zu, from %zu on:\n%.*s", size.cols, size.rows, t->row, t->top,
		 FF_FMT(frame_text(s->arena, f)));
}

static void deep_rows_can_be_read(void **state)
{
	static const char *const ways[] = {"t down*1", "down*30", "pgdn*3", "up*7",
					   "pgdn*13",  "down*5",  "right",  "left*3",
					   "end",      "pgup*2",  "up*40",  "home"};
	(void)state;
	for (size_t i = 0; i < N_SIZES; i++) {
		struct session s = large_chart(i % 2 == 1);
		wizard_frame(s.wizard, sizes[i]);
		for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
			session_keys(&s, ways[k]);
			check_view(&s, sizes[i]);
		}
		session_end(&s);
	}
}

/* What is out of view is counted. */
static void hidden_rows_are_counted(void **state)
{
	static const struct {
		const char *keys, *want;
	} cases[] = {
		{"t", "4825 below"},
		{"pgdn", " above, level 20"},
		{"end", "4828 above"},
		{"home left", "Question 0 of the spine +4843"},
	};
	(void)state;
	struct session s = large_chart(false);
	wizard_frame(s.wizard, (struct size){24, 80});
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		session_keys(&s, cases[i].keys);
		const struct frame *f = wizard_frame(s.wizard, (struct size){24, 80});
		if (ff_str_find(frame_text(s.arena, f), ff_str(cases[i].want)) == FF_NONE)
			fail_msg("%s: not \"%s\":\n%.*s", cases[i].keys, cases[i].want,
				 FF_FMT(frame_text(s.arena, f)));
	}
	session_end(&s);
}

/* Moving costs what is in view, not what the chart holds squared: far more than a key may take even
 * with sanitizers. */
static void keys_stay_cheap(void **state)
{
	static const char *const keys[] = {"t",    "down",  "pgdn",  "end",  "pgup", "up",
					   "left", "right", "space", "home", "o",    "b"};
	enum { TIMES = 10, MOST_MS = 50 };
	(void)state;
	struct session s = large_chart(false);
	wizard_frame(s.wizard, (struct size){40, 120});
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		clock_t start = clock();
		for (int k = 0; k < TIMES; k++) {
			session_keys(&s, keys[i]);
			wizard_frame(s.wizard, (struct size){40, 120});
		}
		double ms = 1000.0 * (double)(clock() - start) / CLOCKS_PER_SEC / TIMES;
		printf("%-6s %.2f ms\n", keys[i], ms);
		if (ms > MOST_MS)
			fail_msg("%s: %.2f ms", keys[i], ms);
	}
	session_end(&s);
}

#define KEDRO "guides/kedro-databricks.md"
#define THREE "tests/guides/three-answers.md"

/* What a person makes of the tree: its row in focus, the cells of its pane, 0 where it is not
 * shown, and how many rows can be seen. */
static void keys_of_the_tree(void **state)
{
	static const struct {
		const char *name, *guide, *keys;
		size_t cols, row, cells, rows;
	} cases[] = {
		{"as wide as it needs", KEDRO, "t", 120, 1, 35, 10},
		{"wider", KEDRO, "> >", 120, 0, 43, 10},
		{"in the tree, too", KEDRO, "t >", 120, 1, 39, 10},
		{"narrower", KEDRO, "> > <", 120, 0, 39, 10},
		{"not too narrow", KEDRO, "<*9", 120, 0, 24, 10},
		{"not too wide", KEDRO, ">*30", 120, 0, 88, 10},
		{"not beside the page", KEDRO, "> t", 40, 1, 38, 10},
		{"hidden", KEDRO, "\\", 80, 0, 0, 10},
		{"shown again", KEDRO, "\\ \\", 80, 0, 32, 10},
		{"hidden from within", KEDRO, "t \\", 80, 1, 0, 10},
		{"shown to go there", KEDRO, "\\ t", 80, 1, 32, 10},
		{"Tab goes by what is hidden", KEDRO, "\\ tab*4", 80, 0, 0, 10},
		{"shown to search it", KEDRO, "\\ / text:job enter", 80, 2, 32, 10},
		{"hidden again", KEDRO, "\\ / text:job esc", 80, 1, 0, 10},
		{"ruled out, folded", KEDRO, "y enter c t o", 80, 2, 32, 4},
		{"and open", KEDRO, "y enter c t o o", 80, 2, 32, 10},
		{"one of them opened", KEDRO, "y enter c t o down right", 80, 3, 32, 6},
		{"to where it stands in full", THREE, "t down*4 enter", 80, 3, 32, 8},
		{"and back to the mention", THREE, "t down*4 enter bksp", 80, 4, 32, 8},
		{"once", THREE, "t down*4 enter bksp bksp", 80, 4, 32, 8},
		{"not from elsewhere", THREE, "t down*4 enter up bksp", 80, 2, 32, 8},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct size size = {24, cases[i].cols};
		struct session s = session_start(cases[i].guide, false);
		wizard_frame(s.wizard, size);
		session_keys(&s, cases[i].keys);
		wizard_frame(s.wizard, size);
		struct scene scene = wizard_scene(s.wizard);
		struct tree_sight sight = wizard_tree_sight(s.wizard);
		size_t cells = screen_plan(&scene, size).tree.cols, rows = 1;
		for (size_t row = 0, next; (next = tree_move(&scene.tree, &sight, row, 1)) != row;
		     row = next)
			rows++;
		if (scene.tree.row != cases[i].row || cells != cases[i].cells ||
		    rows != cases[i].rows)
			fail_msg("%s: row %zu, %zu cells, %zu rows", cases[i].name, scene.tree.row,
				 cells, rows);
		session_end(&s);
	}
}

/* Where the tree has a fold over what a mention leads to, it opens. */
static void mentions_lead_into_folds(void **state)
{
	(void)state;
	struct session s = large_chart(false);
	const struct outline *o = s.wizard->tree.outline;
	size_t mention = 0;
	while (!o->rows[mention].again)
		mention++;
	size_t full = o->row_of[o->rows[mention].node];
	wizard_frame(s.wizard, (struct size){24, 80});
	session_keys(&s, "t");
	s.wizard->tree.row = mention;
	s.wizard->folds[o->rows[full].parent] = FOLD_SHUT;
	session_keys(&s, "enter");
	wizard_frame(s.wizard, (struct size){24, 80});
	assert_int_equal(s.wizard->tree.row, full);
	session_end(&s);
}

/* The rows that have the sign, as letters: the first row is 'a'. */
static const char *rows_that_would_go(const struct frame *f, struct session *s, char *to)
{
	char *end = to;
	for (size_t row = 2; row + 2 < f->size.rows; row++)
		if (ff_str_find(line_text(s->arena, &f->rows[row]), FF_STR("(x) |")) != FF_NONE)
			*end++ = (char)('a' + row - 2);
	*end = '\0';
	return to;
}

/* What would be ruled out is told where it begins, also where what stands above it is ruled out
 * already. */
static void what_would_go_is_told_once(void **state)
{
	static const struct ff_source chart = {
		FF_STR_INIT("joined.mmd"),
		FF_STR_INIT("flowchart TD\n"
			    "q{Q} -->|a| l{L} -->|x| p{P} -->|x| o1[One]\n"
			    "p -->|y| o2[Two]\n"
			    "l -->|y| o3[Three]\n"
			    "q -->|b| r{R} -->|x| p\n"
			    "r -->|y| o4[Four]\n")};
	static const struct {
		const char *keys, *want;
	} cases[] = {
		{"", "g"},               /* b: P and what is below can be reached */
		{"down", "b"},           /* a */
		{"2 enter", "i"},        /* y: Four */
		{"2 enter down", "deh"}, /* One, Two: what leads to P from L is ruled out already */
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char rows[64];
		struct session s = session_of(chart, true);
		session_keys(&s, cases[i].keys);
		const struct frame *f = wizard_frame(s.wizard, (struct size){24, 80});
		if (strcmp(rows_that_would_go(f, &s, rows), cases[i].want) != 0)
			fail_msg("%s: %s\n%s", cases[i].keys, rows, frame_text(s.arena, f).s);
		session_end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deep_rows_can_be_read),
		cmocka_unit_test(hidden_rows_are_counted),
		cmocka_unit_test(keys_stay_cheap),
		cmocka_unit_test(keys_of_the_tree),
		cmocka_unit_test(mentions_lead_into_folds),
		cmocka_unit_test(what_would_go_is_told_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
