/* Whole sessions with the program, as a person sees them: what the screen shows, and that the
 * cursor stands, visible, on what the keys act on. */
#include "test.h"
#include "tty.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FLOWFORM(...) ((const char *const[]){"./flowform", __VA_ARGS__})

/* Keys are names as tty_press() has them, apart by blanks; what starts with "=" is typed. */
struct step {
	const char *keys;
	const char *shows, *points; /* waited for, if not NULL */
};

static void press(struct tty *t, const char *keys)
{
	char key[32];
	int used;
	if (keys[0] == '=') {
		tty_send(t, keys + 1);
		return;
	}
	for (; sscanf(keys, "%31s%n", key, &used) == 1; keys += used)
		if (!tty_press(t, key))
			tty_send(t, key);
}

static void play_all(struct tty *t, const char *name, const struct step *steps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		press(t, steps[i].keys);
		if ((steps[i].shows && !tty_shows(t, steps[i].shows)) ||
		    (steps[i].points && !tty_points(t, steps[i].points)))
			fail_msg("%s: step %zu, keys %s", name, i + 1, steps[i].keys);
	}
}

#define PLAY(t, name, ...)                                                                         \
	play_all((t), (name), (const struct step[]){__VA_ARGS__},                                  \
		 sizeof((const struct step[]){__VA_ARGS__}) / sizeof(struct step))

/* The program ended with that status and left the terminal as it was. */
static void ended(struct tty *t, const char *name, int want)
{
	int row, col, status = tty_wait(t);
	bool visible;
	tty_cursor(t, &row, &col, &visible);
	if (status != want)
		fail_msg("%s: status %d, want %d\n%s%s", name, status, want, tty_output(t),
			 tty_err(t));
	if (tty_alternate(t) || !visible || !tty_modes_restored(t))
		fail_msg("%s: the terminal is not restored", name);
}

static void has(const char *name, const char *text, const char *want)
{
	if (strstr(text, want))
		return;
	fprintf(stderr, "%s\n", text);
	fail_msg("%s: no \"%s\"", name, want);
}

/* --- the built-in guide -------------------------------------------------------------------- */

static const char *const questions[] = {
	"Do you prefer developing",
	"Are you a beginner",
	"Do you have advanced",
	"Is rapid development",
};

/* Walks the built-in guide: 'y' and 'n' answer its questions in their order. */
static void answer(struct tty *t, const char *name, const char *answers)
{
	for (size_t i = 0; answers[i] != '\0'; i++) {
		bool no = answers[i] == 'n';
		if (!tty_shows(t, questions[i]) || !tty_points(t, "(•) Yes"))
			fail_msg("%s: question %zu", name, i + 1);
		tty_press(t,
			  no ? "Down" : "Up"); /* Enter and nothing else is taken for held down */
		if (no && !tty_points(t, "(•) No"))
			fail_msg("%s: answer %zu", name, i + 1);
		tty_press(t, "Enter");
	}
}

static void every_path(void **state)
{
	static const struct {
		const char *answers, *heading, *first, *last;
	} paths[] = {
		{"y", "★ Workspace (1), recommended", "1. Notebooks: Yes", "1. Notebooks: Yes"},
		{"ny", "★ Asset Bundles (1), recommended", "1. Notebooks: No", "2. Beginner: Yes"},
		{"nnn", "★ Asset Bundles (1), recommended", "1. Notebooks: No",
		 "3. Advanced needs: No"},
		{"nnyy", "★ Asset Bundles (1), recommended", "1. Notebooks: No", "4. Speed: Yes"},
		{"nnyn", "★ Job (1), recommended", "1. Notebooks: No", "4. Speed: No"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const char *name = paths[i].answers;
		struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
		answer(t, name, name);
		PLAY(t, name, {"", paths[i].heading, "Result"}, {"Tab", NULL, paths[i].first});
		has(name, tty_screen(t), paths[i].last);
		tty_send(t, "q");
		ended(t, name, 0);
		has(name, tty_output(t), paths[i].first);
		has(name, tty_output(t), paths[i].last);
		tty_end(t);
	}
}

static void back_and_change(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	answer(t, "change", "nny");
	PLAY(t, "change", {"", questions[3], "(•) Yes"}, {"Bksp", questions[2], "(•) Yes"},
	     {"Bksp", questions[1], "(•) No"}, {"Up", NULL, "(•) Yes"},
	     {"Enter", "★ Asset Bundles (1), recommended", "Result"},
	     {"Esc", "The answers lead to", "[ Compare ]"}, {"Bksp", questions[1], "(•) Yes"},
	     {"2", NULL, "(•) No"}, {"Enter", "Set aside: you had answered Yes.", "(•) Yes"},
	     {"1 Enter", questions[3], "(•) Yes"}, {"n", NULL, "(•) No"},
	     {"Enter", "★ Job (1), recommended", "Result"});
	/* Flipping an answer in the panel shows at once where it leads; undo takes it back. */
	PLAY(t, "flip", {"Tab Down Down Down", NULL, "4. Speed: No"},
	     {"Tab Down Down Down", NULL, "• Speed: Yes → Asset Bundles"},
	     {"= ", "★ Asset Bundles (1), recommended", NULL}, {"z", "★ Job (1), recommended", NULL},
	     {"Enter", NULL, NULL});
	tty_send(t, "\003");
	ended(t, "change", 0);
	tty_end(t);
}

/* Alternatives hidden, an answer changed on the page of all answers, and all paths. */
static void lists(void **state)
{
	(void)state;
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	PLAY(t, "lists", {"n", NULL, "(•) No"}, {"Enter", NULL, "(•) Yes"},
	     {"r", "2. Beginner (not answered)", "2. Beginner (not answered)"},
	     {"= ", "★ Asset Bundles", "2. Beginner: Yes"}, {"p", "★ yours", "× ruled out"},
	     {"Tab", NULL, "★ yours"}, {"Enter", "★ Asset Bundles (1), recommended", "Result"},
	     {"2", ": 1 and 3 of 3, 1 hidden ", "Result"}, {"w", NULL, "• Workspace: ruled out"});
	tty_send(t, "\003");
	ended(t, "lists", 0);
	tty_end(t);
}

/* A question that both answers lead to keeps its own answer. */
static void kept(void **state)
{
	static const char guide[] = "flowchart TD\n"
				    "A{First?} -->|one| B{Second?}\n"
				    "A -->|two| B\n"
				    "B -->|three| X[Left]\n"
				    "B -->|four| Y[Right]\n";
	struct tty_setup setup = {.in = guide};
	struct tty *t = tty_start_with(&setup, FLOWFORM("-", NULL));
	(void)state;
	PLAY(t, "kept", {"", "First?", "(•) one"}, {"Enter", "Second?", "(•) three"},
	     {"Down", NULL, "(•) four"}, {"Enter", "★ Right (1), recommended", "Result"},
	     {"Esc", NULL, "[ Compare ]"}, {"Bksp Bksp", "First?", "(•) one"},
	     {"Down", NULL, "(•) two"}, {"Enter", "Kept from before", "(•) four"},
	     {"2 Enter", "★ Right (1), recommended", "Result"}, {"q", NULL, NULL});
	ended(t, "kept", 0);
	has("kept", tty_output(t), "1. First? two");
	tty_end(t);
}

/* Keys that were there before a page was shown do not answer it, and one that is held down answers
 * one page. */
static void haste(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	PLAY(t, "typed ahead", {"", questions[0], "(•) Yes"},
	     {"=n\rn\rn\r", questions[1], "(•) No"}, {"", "Too soon for this page", NULL},
	     {"Up Down", "Enter next", "(•) No"});
	PLAY(t, "held", {"=\r\r\r\r\r\r\r\r\r\r\r\r", questions[2], "(•) Yes"},
	     {"", "Too soon for this page", NULL});
	PLAY(t, "meant", {"1 Enter", questions[3], NULL}, {"\003", NULL, NULL});
	ended(t, "haste", 1);
	tty_end(t);
}

static void note(void **state)
{
	/* é, two wide characters, an e that an accent combines with */
	static const char text[] = "q? caf\xc3\xa9 \xe6\xb5\x81\xe7\xa8\x8b e\xcc\x81!";
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	int row, col, left;
	bool visible;
	char typed[64];
	(void)state;
	PLAY(t, "note", {"", questions[0], "(•) Yes"}, {"Tab", NULL, "______"});
	tty_cursor(t, &row, &left, &visible);
	snprintf(typed, sizeof typed, "=%s", text);
	PLAY(t, "note", {typed, text, "_"});
	tty_cursor(t, &row, &col, &visible);
	assert_int_equal(col - left, 15);
	PLAY(t, "note", {"Left Bksp", "\xe6\xb5\x81\xe7\xa8\x8b !_", "!"}, {"=x", " x!_", "!"},
	     {"Enter", "Note: q? caf\xc3\xa9 \xe6\xb5\x81\xe7\xa8\x8b x!", "Result"},
	     {"q", NULL, NULL});
	ended(t, "note", 0);
	has("note", tty_output(t), "Note: q? caf\xc3\xa9 \xe6\xb5\x81\xe7\xa8\x8b x!");
	tty_end(t);
}

static void tree(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	answer(t, "tree", "nn");
	PLAY(t, "tree", {"", questions[2], "(•) Yes"}, {"Tab", NULL, "___"},
	     {"Tab", NULL, "[ Back ]"}, {"Tab", NULL, "[ Next ]"}, {"Tab", NULL, "Advanced needs"},
	     {"Up Up", NULL, "Beginner"}, {"Home", NULL, "Start"}, {"Down", NULL, "Notebooks"},
	     {"Enter", questions[0], "(•) No"}, {"t", NULL, "Notebooks"}, {"Esc", NULL, "(•) No"},
	     {"Enter", questions[1], "(•) No"}, {"S-Tab", NULL, "Beginner"},
	     {"Tab", NULL, "(•) No"}, {"\003", NULL, NULL});
	ended(t, "tree", 1);
	tty_end(t);
}

/* What is searched for is typed in the footer, with the cursor there; then it stands on what was
 * found. */
static void search(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	PLAY(t, "search", {"", questions[0], "(•) Yes"}, {"/", " /  ", NULL},
	     {"=sped", "not found", NULL}, {"Bksp", "1 of", NULL},
	     {"=ed", "Speed (not asked yet)", NULL}, {"Home", " /speed", "speed"},
	     {"Esc", questions[0], "(•) Yes"}, {"/", " /  ", NULL},
	     {"=\033[200~yes\033[201~", "1 of 7", NULL}, {"Down Down Home", "3 of 7", "yes"},
	     {"Enter", "finds the next", "No → Beginner"}, {"N", "2 of 7", "Yes → Workspace"},
	     {"\003", NULL, NULL});
	ended(t, "search", 1);
	tty_end(t);
}

/* --- saving ------------------------------------------------------------------------------------
 */

static char *contents(const char *path)
{
	static char text[16 * 1024];
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;
	if (f)
		fclose(f);
	text[n] = '\0';
	return text;
}

/* A file that is there is asked about; what goes wrong is said, and the form stays. */
static void save(void **state)
{
	char dir[] = "/tmp/flowform-save-XXXXXX", file[64], keys[80];
	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(file, sizeof file, "%s/a.txt", dir);
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	answer(t, "save", "y");
	PLAY(t, "save", {"", "recommended", "Result"},
	     {"s", "Save the result", "(\xe2\x80\xa2) Markdown"},
	     {"d", "databricks-decision.md", "(\xe2\x80\xa2) Decision"},
	     {"t", "databricks.txt", "(\xe2\x80\xa2) Text"}, {"Tab \025", "File _____", "_"},
	     {"=/nowhere/x", "/nowhere/x_", NULL}, {"Enter", "There is no directory /nowhere", "_"},
	     {"\025", "File _____", "_"});
	snprintf(keys, sizeof keys, "=%s", file);
	PLAY(t, "save", {keys, file, "_"}, {"Enter", "Saved: /tmp/flowform-save", "Result"});
	has("save", contents(file), "1. Notebooks: Yes");
	FILE *f = fopen(file, "wb");
	assert_non_null(f);
	fputs("precious", f);
	fclose(f);
	PLAY(t, "save again", {"s", "In which format", "(\xe2\x80\xa2) Text"},
	     {"Enter", "Replace it?", "(\xe2\x80\xa2) Choose another"},
	     {"Esc", "In which format", "a.txt_"},
	     {"Enter", "Replace it?", "(\xe2\x80\xa2) Choose another"},
	     {"1 Enter", "In which format", "a.txt_"});
	assert_string_equal(contents(file), "precious");
	PLAY(t, "replace", {"Right Enter", "Replace it?", "(\xe2\x80\xa2) Choose another"},
	     {"2", NULL, "(\xe2\x80\xa2) Replace it"}, {"Enter", "Saved: ", "Result"},
	     {"s Tab", "a.txt_", "a.txt_"}, {"\025", "File _____", "_"},
	     {"=b.json", "b.json_", NULL}, {"Esc", "Result", NULL},
	     {"s", "b.json_", "(\xe2\x80\xa2) Text"}, {"Tab \025", "File _____", "_"},
	     {"=/tmp", "/tmp_", NULL}, {"Enter", "It is a directory.", "/tmp_"},
	     {"Esc", "Result", NULL}, {"q", NULL, NULL});
	ended(t, "save", 0);
	has("replace", contents(file), "1. Notebooks: Yes");
	has("brief", tty_output(t), "Next steps");
	if (strstr(tty_output(t), "What would change it"))
		fail_msg("what was on the screen is not said again");
	tty_end(t);
	remove(file);
	remove(dir);
}

static void mouse(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM("--mouse", NULL));
	(void)state;
	PLAY(t, "mouse", {"", questions[0], "(•) Yes"});
	assert_true(tty_mouse(t));
	tty_click(t, "( ) No");
	PLAY(t, "marked", {"", NULL, "(•) No"});
	tty_click(t, "(•) No");
	PLAY(t, "given", {"", questions[1], "(•) Yes"});
	tty_click(t, "Notebooks");
	PLAY(t, "tree", {"", "not sure", "Notebooks"});
	tty_click(t, "? help");
	PLAY(t, "help", {"", "To begin with", NULL}, {"\032", NULL, NULL});
	assert_true(tty_stops(t));
	assert_true(tty_switches(t, false));
	assert_false(tty_mouse(t));
	tty_kill(t, SIGCONT);
	PLAY(t, "again", {"", "To begin with", NULL});
	assert_true(tty_mouse(t));
	tty_send(t, "\003");
	ended(t, "mouse", 1);
	assert_false(tty_mouse(t));
	tty_end(t);
}

/* Nobody asked for it: then the terminal has it, to mark text with; and what comes of it all the
 * same is no key. */
static void no_mouse(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	PLAY(t, "no mouse", {"", questions[0], "(•) Yes"});
	assert_false(tty_mouse(t));
	tty_click(t, "( ) No");
	PLAY(t, "no mouse", {"?", "On a question", NULL}, {"Esc", questions[0], "(•) Yes"});
	tty_send(t, "q");
	ended(t, "no mouse", 1);
	tty_end(t);
}

/* --- the window ---------------------------------------------------------------------------- */

/* A way to and fro. The cursor is put in its place at the end of a frame: when it stands where it
 * was, all that came before has been drawn. */
struct detour {
	const char *there, *away, *back, *home;
};

static const struct detour over_answers = {"Up", "(•) Yes", "Down", "(•) No"};
static const struct detour over_result = {"Down", "★ Asset", "Up", "Result"};

static const char *screen_after(struct tty *t, const struct detour *d)
{
	PLAY(t, "to and fro", {d->there, NULL, d->away}, {d->back, NULL, d->home});
	return tty_screen(t);
}

/* What is shown is what drawing all of it again would show. */
static void is_whole(struct tty *t, const struct detour *d)
{
	const char *before = screen_after(t, d), *after;
	tty_send(t, "\014");
	after = screen_after(t, d);
	if (strcmp(before, after) == 0)
		return;
	fprintf(stderr, "it was\n%s\nand drawn again it is\n%s", before, after);
	fail_msg("the screen was not right");
}

static void resized(void **state)
{
	static const struct {
		int rows, cols;
		const char *shows;
	} sizes[] = {
		{40, 120, "┐"}, {12, 40, "Kedro on D…"},           {6, 20, "more: i"},
		{5, 19, NULL},  {24, 80, "alternatives possible"}, {2, 2, NULL},
		{60, 200, "┐"}, {24, 80, "alternatives possible"},
	};
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	const char *first;
	(void)state;
	answer(t, "size", "nn");
	PLAY(t, "size", {"", questions[2], "(•) Yes"}, {"Down", NULL, "(•) No"});
	first = tty_screen(t);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		tty_resize(t, sizes[i].rows, sizes[i].cols);
		if (!tty_shows(t, sizes[i].shows ? sizes[i].shows : "20"))
			fail_msg("%dx%d", sizes[i].cols, sizes[i].rows);
		if (sizes[i].shows)
			is_whole(t, &over_answers);
		else
			assert_true(tty_hides(t, "Yes"));
	}
	assert_string_equal(tty_screen(t), first);
	for (int i = 0; i < 40; i++) /* faster than it can draw */
		tty_resize(t, 6 + i % 30, 20 + i * 7 % 100);
	tty_resize(t, 24, 80);
	is_whole(t, &over_answers);
	assert_string_equal(tty_screen(t), first);
	PLAY(t, "size", {"Enter", "★ Asset Bundles (1), recommended", "Result"});
	tty_resize(t, 40, 120);
	assert_true(tty_shows(t, "× Workspace"));
	is_whole(t, &over_result);
	tty_send(t, "q");
	ended(t, "size", 0);
	tty_end(t);
}

/* --- leaving ------------------------------------------------------------------------------- */

static void leaving(void **state)
{
	static const struct {
		const char *name, *answers, *keys, *shows, *then;
		int status;
		const char *report;
	} cases[] = {
		{"q, nothing to lose", "", "q", NULL, NULL, 1, NULL},
		{"q asks", "n", "q", "Leave before an outcome?", "Enter", 1, NULL},
		{"q, stay, Ctrl-C", "n", "q Esc", "Tab note", "\003", 1, NULL},
		{"Ctrl-C", "nn", "\003", NULL, NULL, 1, NULL},
		{"Ctrl-C in the note", "nn", "Tab \003", NULL, NULL, 1, NULL},
		{"not sure", "n", "u", "Undecided between", "q", 1,
		 "Undecided between Asset Bundles and Job"},
		{"Ctrl-C at an outcome", "ny", "\003", NULL, NULL, 0, "2. Beginner: Yes"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
		size_t n = strlen(cases[i].answers);
		answer(t, cases[i].name, cases[i].answers);
		assert_true(tty_shows(t, cases[i].status == 0 ? "recommended" : questions[n]));
		press(t, cases[i].keys);
		if (cases[i].shows && !tty_shows(t, cases[i].shows))
			fail_msg("%s", cases[i].name);
		if (cases[i].then)
			press(t, cases[i].then);
		ended(t, cases[i].name, cases[i].status);
		if (cases[i].report)
			has(cases[i].name, tty_output(t), cases[i].report);
		tty_end(t);
	}
}

static void json_to_a_pipe(void **state)
{
	struct tty_setup setup = {.out = true};
	struct tty *t = tty_start_with(&setup, FLOWFORM("--format=json", NULL));
	json_error_t error;
	(void)state;
	answer(t, "json", "nnyn");
	PLAY(t, "json", {"", "★ Job (1), recommended", "Result"}, {"q", NULL, NULL});
	ended(t, "json", 0);
	assert_string_equal(tty_output(t), "");
	json_t *root = json_loads(tty_out(t), 0, &error);
	if (!root)
		fail_msg("%s in %s", error.text, tty_out(t));
	assert_string_equal(json_string_value(json_object_get(root, "recommended")), "job");
	assert_int_equal(json_array_size(json_object_get(root, "answers")), 4);
	json_decref(root);
	tty_end(t);
}

static void signals(void **state)
{
	static const struct {
		const char *name;
		int signal, status;
	} cases[] = {
		{"SIGINT", SIGINT, 130},
		{"SIGTERM", SIGTERM, 143},
		{"SIGHUP", SIGHUP, 129},
		{"the line drops", 0, 129},
		{"the line drops, SIGHUP ignored", -1, 129},
	};
	static const char *const ignoring[] = {"sh", "-c", "trap '' HUP; exec ./flowform", NULL};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty *t = tty_start(24, 80, cases[i].signal < 0 ? ignoring : FLOWFORM(NULL));
		answer(t, cases[i].name, "n");
		assert_true(tty_shows(t, questions[1]));
		if (cases[i].signal > 0) {
			tty_kill(t, cases[i].signal);
			ended(t, cases[i].name, cases[i].status);
		} else {
			tty_hangup(t);
			assert_int_equal(tty_wait(t), cases[i].status);
		}
		tty_end(t);
	}
}

/* Stopped anywhere, and continued in a window of another size: what is shown is what drawing all of
 * it again would show, at the same place. */
static void suspended(void **state)
{
	static const struct {
		const char *name, *answers, *keys, *shows;
	} places[] = {
		{"the page", "n", "Down", "Are you a beginner"},
		{"the note", "n", "Tab x", "Are you a beginner"},
		{"the tree", "n", "t", "Are you a beginner"},
		{"not sure", "n", "u", "Undecided between"},
		{"the comparison", "n", "c", "Workspace"},
		{"the result", "y", "Down", "★ Workspace (1), recommended"},
		{"help", "n", "?", "Keys"},
		{"about the guide", "n", "i", "Kedro"},
		{"saving", "n", "s", "Save the result"},
		{"themes", "n", "T Down", "Which theme?"},
		{"leaving", "n", "q", "Leave before an outcome?"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
		char before[64 * 1024];
		answer(t, places[i].name, places[i].answers);
		assert_true(places[i].answers[0] == 'y' || tty_shows(t, questions[1]));
		press(t, places[i].keys);
		if (!tty_shows(t, places[i].shows))
			fail_msg("%s", places[i].name);
		if (i % 2) /* by a key, by a signal */
			tty_send(t, "\032");
		else
			tty_kill(t, SIGTSTP);
		if (!tty_stops(t) || !tty_switches(t, false))
			fail_msg("%s: does not stop", places[i].name);
		tty_resize(t, 30, 100);
		tty_kill(t, SIGCONT);
		if (!tty_switches(t, true) || !tty_shows(t, places[i].shows))
			fail_msg("%s: does not go on", places[i].name);
		tty_settle(t, 40);
		snprintf(before, sizeof before, "%s", tty_screen(t));
		tty_send(t, "\014");
		tty_settle(t, 40);
		if (strcmp(before, tty_screen(t)) != 0)
			fail_msg("%s: it was\n%s\nand is\n%s", places[i].name, before,
				 tty_screen(t));
		tty_send(t, "\003");
		ended(t, places[i].name, places[i].answers[0] == 'y' ? 0 : 1);
		tty_end(t);
	}
}

/* --- terminals ----------------------------------------------------------------------------- */

static void begins_a_line(const char *name, const char *text, const char *want)
{
	for (const char *s = text; (s = strstr(s, want)); s++)
		if (s == text || s[-1] == '\n')
			return;
	fprintf(stderr, "%s\n", text);
	fail_msg("%s: no line %s", name, want);
}

static bool is_coloured(struct tty *t)
{
	for (int row = 0; row < 24; row++)
		for (int col = 0; col < 80; col++) {
			struct tty_cell cell = tty_cell(t, row, col);
			if (cell.fg >= 0 || cell.bg >= 0)
				return true;
		}
	return false;
}

/* How many cells have the terminal's own background. */
static int plain_cells(struct tty *t)
{
	int n = 0;
	for (int row = 0; row < 24; row++)
		for (int col = 0; col < 80; col++)
			n += tty_cell(t, row, col).bg < 0;
	return n;
}

/* The colours of the text, to compare. */
static struct tty_cell look_of(struct tty *t, const char *text)
{
	int row = 0, col = 0;
	tty_settle(t, 50);
	if (!tty_find(t, text, &row, &col))
		fail_msg("no \"%s\"\n%s", text, tty_screen(t));
	return tty_cell(t, row, col);
}

/* All of the screen has other colours while one chooses, and the old ones after Esc. */
static void theme(void **state)
{
	const char *name = "theme";
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	PLAY(t, name, {"", questions[0], "(•) Yes"});
	int path = look_of(t, "Start").fg, here = look_of(t, "Notebooks").fg;
	assert_true(plain_cells(t) > 23 * 80);
	PLAY(t, name, {"=T", "Which theme?", "(•) dark"}, {"Down Down", NULL, "(•) high-contrast"});
	assert_int_not_equal(look_of(t, "Start").fg, path);
	assert_int_not_equal(look_of(t, "Notebooks").bg, -1);
	assert_int_equal(plain_cells(t), 0);
	PLAY(t, name, {"Esc", questions[0], "(•) Yes"});
	assert_int_equal(look_of(t, "Start").fg, path);
	assert_int_equal(look_of(t, "Notebooks").fg, here);
	assert_true(plain_cells(t) > 23 * 80);
	PLAY(t, name, {"=T", NULL, "(•) dark"}, {"=p", NULL, "(•) projector"},
	     {"Enter", "For this session", "(•) Yes"}, {"Down", NULL, "(•) No"},
	     {"Up Enter", "Result", NULL});
	tty_settle(t, 50);
	assert_int_equal(plain_cells(t), 0);
	tty_send(t, "q");
	ended(t, name, 0);
	tty_end(t);
}

/* What the settings say holds from the first frame on; what is wrong is told beside the screen. */
static void settings(void **state)
{
	const char *name = "settings";
	char dir[] = "/tmp/flowform-XXXXXX", sub[64], file[80], home[64];
	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(sub, sizeof sub, "%s/flowform", dir);
	snprintf(file, sizeof file, "%s/config", sub);
	snprintf(home, sizeof home, "XDG_CONFIG_HOME=%s", dir);
	assert_int_equal(mkdir(sub, 0700), 0);
	FILE *f = fopen(file, "w");
	assert_non_null(f);
	fputs("theme = projector\ntree-width = 60%\nspeed = 9\n[keys]\ncompare = v\n", f);
	fclose(f);
	const char *const env[] = {home, NULL};
	struct tty_setup setup = {.env = env, .err = true};
	struct tty *t = tty_start_with(&setup, FLOWFORM(NULL));
	PLAY(t, name, {"", questions[0], "(•) Yes"});
	tty_settle(t, 50);
	assert_int_equal(plain_cells(t), 0);
	has(name, tty_line(t, 1), "┐┌ Notebooks ──");
	has(name, tty_line(t, 23), "v compare");
	PLAY(t, name, {"=v", "┌ Comparison: 1 and 2 ", NULL}, {"=v", questions[0], "(•) Yes"});
	tty_send(t, "q");
	ended(t, name, 1);
	has(name, tty_err(t), "config:3:1: error: there is no setting 'speed'");
	tty_end(t);
	unlink(file);
	rmdir(sub);
	rmdir(dir);
}

static bool is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

static void terminals(void **state)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};
	static const struct {
		const char *name, *term, *locale;
		const char *const *env;
		bool coloured;
		const char *option;
	} cases[] = {
		{"xterm-256color", "xterm-256color", NULL, NULL, true, NULL},
		{"linux", "linux", NULL, NULL, true, NULL},
		{"screen", "screen", NULL, NULL, true, NULL},
		{"vt100", "vt100", NULL, NULL, false, NULL},
		{"C locale", "xterm-256color", "C", NULL, true, NULL},
		{"vt100, C locale", "vt100", "C", NULL, false, NULL},
		{"NO_COLOR", "xterm-256color", NULL, no_color, false, NULL},
		{"NO_COLOR, always", "xterm-256color", NULL, no_color, true, "--color=always"},
		{"never", "xterm-256color", NULL, NULL, false, "--color=never"},
		{"auto", "xterm-256color", NULL, NULL, true, "--color=auto"},
		{"always, none there", "vt100", NULL, NULL, false, "--color=always"},
		{"a theme without", "xterm-256color", NULL, NULL, false, "--theme=mono"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		bool ascii = cases[i].locale != NULL;
		struct tty_setup setup = {
			.term = cases[i].term, .locale = cases[i].locale, .env = cases[i].env};
		struct tty *t = tty_start_with(&setup, FLOWFORM(cases[i].option, NULL));
		PLAY(t, name, {"", questions[0], ascii ? "(*) Yes" : "(•) Yes"},
		     {"Down", NULL, ascii ? "(*) No" : "(•) No"},
		     {"Up", NULL, ascii ? "(*) Yes" : "(•) Yes"},
		     {"Enter", "Workspace (1), recommended", "Result"});
		if (is_coloured(t) != cases[i].coloured || is_ascii(tty_screen(t)) != ascii)
			fail_msg("%s: colour or characters\n%s", name, tty_screen(t));
		tty_send(t, "q");
		ended(t, name, 0);
		begins_a_line(name, tty_output(t), "Result\n");
		if (ascii && !is_ascii(tty_output(t)))
			fail_msg("%s: the report\n%s", name, tty_output(t));
		tty_end(t);
	}
}

static void no_terminal(void **state)
{
	struct tty_setup setup = {.in = "", .out = true, .err = true, .detached = true};
	struct tty *t = tty_start_with(&setup, FLOWFORM(NULL));
	(void)state;
	assert_int_equal(tty_wait(t), 4);
	assert_string_equal(tty_out(t), "");
	assert_string_equal(tty_output(t), "");
	assert_true(strlen(tty_err(t)) > 0);
	tty_end(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(every_path, tty_teardown),
		cmocka_unit_test_teardown(back_and_change, tty_teardown),
		cmocka_unit_test_teardown(lists, tty_teardown),
		cmocka_unit_test_teardown(kept, tty_teardown),
		cmocka_unit_test_teardown(haste, tty_teardown),
		cmocka_unit_test_teardown(note, tty_teardown),
		cmocka_unit_test_teardown(save, tty_teardown),
		cmocka_unit_test_teardown(tree, tty_teardown),
		cmocka_unit_test_teardown(mouse, tty_teardown),
		cmocka_unit_test_teardown(no_mouse, tty_teardown),
		cmocka_unit_test_teardown(search, tty_teardown),
		cmocka_unit_test_teardown(resized, tty_teardown),
		cmocka_unit_test_teardown(leaving, tty_teardown),
		cmocka_unit_test_teardown(json_to_a_pipe, tty_teardown),
		cmocka_unit_test_teardown(signals, tty_teardown),
		cmocka_unit_test_teardown(suspended, tty_teardown),
		cmocka_unit_test_teardown(theme, tty_teardown),
		cmocka_unit_test_teardown(settings, tty_teardown),
		cmocka_unit_test_teardown(terminals, tty_teardown),
		cmocka_unit_test_teardown(no_terminal, tty_teardown),
	};
	if (!tty_available())
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
