/* The session line by line in a terminal: how it is come to, what goes where, how it ends. */
#include "test.h"
#include "tty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FLOWFORM(...) ((const char *const[]){"./flowform", __VA_ARGS__})
#define F2            "\033OQ"

static const char *const questions[] = {
	"Do you prefer developing",
	"Are you a beginner",
	"Do you have advanced",
	"Is rapid development",
};

static void shows(struct tty *t, const char *name, const char *text)
{
	if (!tty_shows(t, text))
		fail_msg("%s: no \"%s\"", name, text);
}

static void has(const char *name, const char *text, const char *want)
{
	if (!strstr(text, want))
		fail_msg("%s: no \"%s\" in:\n%s", name, want, text);
}

static void has_not(const char *name, const char *text, const char *want)
{
	if (strstr(text, want))
		fail_msg("%s: \"%s\" in:\n%s", name, want, text);
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;
	while ((text = strstr(text, what)))
		text += strlen(what), n++;
	return n;
}

static void ended(struct tty *t, const char *name, int want)
{
	int status = tty_wait(t);
	if (status != want)
		fail_msg("%s: status %d, want %d\n%s%s", name, status, want, tty_output(t),
			 tty_err(t));
	if (tty_alternate(t) || !tty_modes_restored(t))
		fail_msg("%s: the terminal is not restored", name);
}

/* Terminals without a screen, and --plain on one that has one. */
static void chosen(void **state)
{
	static const struct {
		const char *name, *term, *option;
	} cases[] = {
		{"asked for", "xterm-256color", "--plain"},
		{"dumb", "dumb", NULL},
		{"not set", "", NULL},
		{"hardcopy", "hardcopy", NULL},
		{"dumb and asked for", "dumb", "--plain"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		struct tty_setup setup = {.term = cases[i].term};
		struct tty *t = tty_start_with(&setup, FLOWFORM(cases[i].option, NULL));
		shows(t, name, questions[0]);
		tty_send(t, "n\r");
		shows(t, name, questions[1]);
		tty_send(t, "y\r");
		shows(t, name, "Outcome (b back");
		tty_send(t, "q\r");
		ended(t, name, 0);
		/* The result was said; it is not written again. */
		assert_int_equal(count(tty_output(t), "2. Beginner: Yes"), 1);
		tty_end(t);
	}
}

/* From the screen to lines and back: answers, note and place stay. */
static void there_and_back(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM(NULL));
	(void)state;
	shows(t, "screen", questions[0]);
	tty_send(t, "n");
	tty_points(t, "(•) No");
	tty_press(t, "Enter");
	shows(t, "screen", questions[1]);
	tty_send(t, "\twhy not");
	shows(t, "screen", "why not");
	tty_send(t, F2);
	assert_true(tty_switches(t, false));
	shows(t, "lines", "Note: why not");
	tty_send(t, "no\r");
	shows(t, "lines", questions[2]);
	tty_send(t, F2 "\r");
	assert_true(tty_switches(t, true));
	shows(t, "screen again", questions[2]);
	assert_true(tty_points(t, "(•) Yes"));
	tty_send(t, F2);
	assert_true(tty_switches(t, false));
	shows(t, "lines again", "? more help)");
	tty_send(t, "w\r");
	assert_true(tty_switches(t, true));
	shows(t, "screen at last", questions[2]);
	tty_press(t, "Enter");
	shows(t, "screen at last", questions[3]);
	tty_send(t, "\003");
	ended(t, "there and back", 1);
	tty_end(t);
}

/* The screen that is not there is said so, and the session goes on. */
static void no_way_back(void **state)
{
	struct tty_setup setup = {.term = "dumb"};
	struct tty *t = tty_start_with(&setup, FLOWFORM(NULL));
	(void)state;
	shows(t, "dumb", questions[0]);
	tty_send(t, "n\r");
	shows(t, "dumb", questions[1]);
	tty_send(t, "w\r");
	shows(t, "dumb", "It goes on here: no screen can be drawn");
	tty_send(t, "y\r");
	shows(t, "dumb", "Outcome (b back");
	tty_send(t, "\004");
	ended(t, "dumb", 0);
	tty_end(t);
}

static void leaving(void **state)
{
	static const struct {
		const char *name, *keys;
		int signal, status;
	} cases[] = {
		{"end of input, nothing answered", "\004", 0, 1},
		{"end of input", "n\r\004", 0, 1},
		{"q, and yes", "n\rq\ry\r", 0, 1},
		{"undecided", "u\rq\r", 0, 1},
		{"Ctrl-C", "n\r\003", 0, 130},
		{"SIGTERM", "n\r", SIGTERM, 143},
		{"SIGHUP", "n\r", SIGHUP, 129},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty *t = tty_start(24, 80, FLOWFORM("--plain", NULL));
		shows(t, cases[i].name, questions[0]);
		tty_send(t, cases[i].keys);
		if (cases[i].signal) {
			shows(t, cases[i].name, questions[1]);
			tty_kill(t, cases[i].signal);
		}
		ended(t, cases[i].name, cases[i].status);
		tty_end(t);
	}
}

static void suspended(void **state)
{
	struct tty *t = tty_start(24, 80, FLOWFORM("--plain", NULL));
	(void)state;
	shows(t, "before", "? more help)");
	tty_send(t, "\032");
	assert_true(tty_stops(t));
	tty_resize(t, 24, 40);
	tty_kill(t, SIGCONT);
	tty_send(t, "n\r");
	shows(t, "after", "Question 2: Beginner, at most 2 more.");
	has_not("after", tty_screen(t), "more. 2 of 3 alternatives");
	tty_send(t, "\004");
	ended(t, "suspended", 1);
	tty_end(t);
}

/* Only the result comes out of a pipe. */
static void pipes(void **state)
{
	struct tty_setup setup = {.out = true};
	struct tty *t = tty_start_with(&setup, FLOWFORM("--plain", "--format=json", NULL));
	(void)state;
	shows(t, "out", questions[0]);
	tty_send(t, "y\rq\r");
	ended(t, "out", 0);
	assert_int_equal(strncmp(tty_out(t), "{\"guide\":", 9), 0);
	has_not("out", tty_out(t), "Answer (");
	tty_end(t);
	/* Lines from a pipe, no terminal at all: they are seen in what is said. */
	setup = (struct tty_setup){.in = "n\ny", .out = true, .err = true, .detached = true};
	t = tty_start_with(&setup, FLOWFORM("--plain", NULL));
	assert_int_equal(tty_wait(t), 0);
	has("in", tty_out(t), "Asset Bundles");
	has_not("in", tty_out(t), "Answer (");
	has("in", tty_err(t), "more help): n\n");
	tty_end(t);
	/* Lines that were read ahead are not lost where a chart has to be chosen first. */
	setup = (struct tty_setup){.in = "2\n1\n", .out = true, .err = true, .detached = true};
	char path[512];
	const char *top = getenv("srcdir");
	snprintf(path, sizeof path, "%s/tests/guides/two-charts.md", top ? top : ".");
	t = tty_start_with(&setup, FLOWFORM("--plain", path, NULL));
	assert_int_equal(tty_wait(t), 0);
	has("two charts", tty_err(t), "1-2, b back, ? help): 2\n");
	tty_end(t);
}

static void guide_from_a_pipe(void **state)
{
	static const char guide[] = "graph TD\nA{Big?}-->|Yes|B[One]\nA-->|No|C[Other]\n";
	struct tty_setup setup = {.in = guide};
	struct tty *t = tty_start_with(&setup, FLOWFORM("--plain", "-", NULL));
	(void)state;
	shows(t, "guide", "Big?");
	tty_send(t, "yes\r");
	shows(t, "guide", "Recommended: One");
	tty_send(t, "q\r");
	ended(t, "guide", 0);
	tty_end(t);
	setup = (struct tty_setup){.in = guide, .out = true, .err = true, .detached = true};
	t = tty_start_with(&setup, FLOWFORM("--plain", "-", NULL));
	assert_int_equal(tty_wait(t), 4);
	has("no terminal", tty_err(t), "the guide comes from standard input");
	tty_end(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(chosen, tty_teardown),
		cmocka_unit_test_teardown(there_and_back, tty_teardown),
		cmocka_unit_test_teardown(no_way_back, tty_teardown),
		cmocka_unit_test_teardown(leaving, tty_teardown),
		cmocka_unit_test_teardown(suspended, tty_teardown),
		cmocka_unit_test_teardown(pipes, tty_teardown),
		cmocka_unit_test_teardown(guide_from_a_pipe, tty_teardown),
	};
	if (!tty_available())
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
