/* The program while each call for memory fails once, whoever asks: it says so, with status 5, or
 * does what it always does. The terminal is given back, and the session that was saved is there, as
 * it was or as it is now. Some calls, spread over all; with NO_MEMORY set, every one. */
#include "test.h"
#include "tty.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { TRIES = 40, WIDE = 200 }; /* no message is wrapped */

static char program[4096], starved[4096], directory[64];

static const char sentence[] = "flowform: the system has no memory left";

static struct tty *start(const char *line, size_t call, int cols)
{
	/* curses loses memory where it finds none */
	static const char leaks[] = "ASAN_OPTIONS=detect_leaks=0:exitcode=99";
	char command[16 * 1024], home[96], starve[96];
	snprintf(command, sizeof command, "cd '%s' && F='%s' && S='%s' && %s", directory, program,
		 starved, line);
	snprintf(home, sizeof home, "HOME=%s", directory);
	if (call > 0)
		snprintf(starve, sizeof starve, "STARVE=%zu", call);
	else
		snprintf(starve, sizeof starve, "STARVE_COUNT=%s/calls", directory);
	struct tty_setup setup = {.cols = cols,
				  .quiet = call > 0,
				  .env = (const char *const[]){home, starve, leaks, NULL}};
	return tty_start_with(&setup, (const char *const[]){"sh", "-c", command, NULL});
}

static int run(const char *line)
{
	return tty_end(start(line, 0, WIDE));
}

/* How many calls the last program made that was not starved. */
static size_t calls(void)
{
	char path[128];
	unsigned long n = 0;
	snprintf(path, sizeof path, "%s/calls", directory);
	FILE *f = fopen(path, "r");
	if (!f || fscanf(f, "%lu", &n) != 1)
		n = 0;
	if (f)
		fclose(f);
	return n;
}

static size_t step_of(size_t all)
{
	return getenv("NO_MEMORY") || all < TRIES ? 1 : all / TRIES;
}

static const struct {
	const char *name, *line;
} results[] = {
	{"answers", "$S --answers=No,Yes --format=text kedro-databricks"},
	{"a decision record", "$S --answers=No,Yes --format=madr kedro-databricks"},
	{"a check", "$S --check g.mmd"},
	{"a chart", "$S --dump g.mmd"},
	{"differences", "$S --diff g.mmd g.mmd"},
	{"the lists", "$S --list"},
	{"the last result", "$S --state=done --last g.mmd"},
	{"line by line", "printf '1\\n1\\nquit\\n' | $S --plain g.mmd"},
};

/* What a program does that lacks nothing. */
static int keep_output(const char *line, char *output, size_t size)
{
	struct tty *t = start(line, 0, WIDE);
	int status = tty_wait(t);
	snprintf(output, size, "%s", tty_output(t));
	tty_end(t);
	return status;
}

/* The C library does not always tell why it has no locale: then it is not there, as is said. */
static bool is_ascii_as_told(const char *output, const char *ascii)
{
	static const char told[] = "flowform: the locale '", end[] = "are in ASCII";
	const char *rest = strstr(output, end);
	if (strncmp(output, told, sizeof told - 1) != 0 || !rest)
		return false;
	rest += sizeof end - 1;
	return strcmp(rest + strspn(rest, "\n"), ascii) == 0;
}

static void results_are_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
		char right[64 * 1024], ascii[64 * 1024], line[1024];
		struct tty *t;
		run("rm -rf .local");
		snprintf(line, sizeof line, "export LC_ALL=C && %s", results[i].line);
		keep_output(line, ascii, sizeof ascii);
		int status = keep_output(results[i].line, right, sizeof right);
		size_t all = calls(), step = step_of(all);
		if (all == 0 || status > 1)
			fail_msg("%s: status %d, %zu calls: %s", results[i].name, status, all,
				 right);
		for (size_t n = 1; n <= all; n += step) {
			t = start(results[i].line, n, WIDE);
			int got = tty_wait(t);
			bool said = got == 5 && strstr(tty_output(t), sentence);
			bool same = got == status && (strcmp(tty_output(t), right) == 0 ||
						      is_ascii_as_told(tty_output(t), ascii));
			if (!said && !same)
				fail_msg("%s, call %zu of %zu: status %d\n%s", results[i].name, n,
					 all, got, tty_output(t));
			tty_end(t);
		}
	}
}

/* Goes on with what was saved, answers, leaves. False where it ended before that. */
static bool play(struct tty *t)
{
	return tty_shows(t, "Go on where") && tty_press(t, "Enter") && tty_shows(t, "Red?") &&
	       tty_send(t, "c") && tty_shows(t, "Comparison") && tty_send(t, "c") &&
	       tty_shows(t, "( ) No") && tty_send(t, " ") && tty_shows(t, "recommended") &&
	       tty_send(t, "\x03");
}

static void sessions_are_safe(void **state)
{
	(void)state;
	static const char line[] = "cp -r saved state && $S --state=state g.mmd";
	run("rm -rf state");
	struct tty *t = start(line, 0, WIDE);
	assert_true(play(t));
	assert_int_equal(tty_end(t), 0);
	size_t all = calls();
	assert_true(all > 0);
	for (size_t n = 1; n <= all; n += step_of(all)) {
		run("rm -rf state");
		t = start(line, n, WIDE);
		if (!play(t)) /* it has ended, or some key does nothing any more */
			tty_send(t, "\x03");
		int status = tty_wait(t);
		bool said = status == 5 && strstr(tty_output(t), sentence);
		if ((!said && status != 0 && status != 1) || tty_alternate(t) ||
		    !tty_modes_restored(t))
			fail_msg("call %zu of %zu: status %d\n%s", n, all, status, tty_output(t));
		tty_end(t);
		/* An answer at least is there, and nothing that is half written. */
		if (run("$F --state=state --resume --plain g.mmd </dev/null | grep -q 'Yes' && "
			"test $(ls state | wc -l) -le $(ls saved | wc -l)") != 0)
			fail_msg("call %zu of %zu: the saved session is gone", n, all);
	}
}

static bool set_up(void)
{
	char path[128];
	static const char guide[] = "flowchart TD\nq{Big?}-->|Yes|r{Red?}\nq-->|No|s[Small]\n"
				    "r-->|Yes|a[Apple]\nr-->|No|m[\xc3\x84pfel]\n";
	snprintf(path, sizeof path, "%s/g.mmd", directory);
	FILE *f = fopen(path, "w");
	if (!f)
		return false;
	fputs(guide, f);
	fclose(f);
	return run("printf '1\\n1\\n' | $F --resume --plain --state=done g.mmd") == 0 &&
	       run("printf '1\\nquit\\ny\\n' | $F --resume --plain --state=saved g.mmd") <= 1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(results_are_right, tty_teardown),
		cmocka_unit_test_teardown(sessions_are_safe, tty_teardown),
	};
	char here[3000];
	if (!tty_available() || !getcwd(here, sizeof here))
		return 77;
	snprintf(program, sizeof program, "%s/flowform", here);
	snprintf(starved, sizeof starved, "%s/tests/starved", here);
	snprintf(directory, sizeof directory, "/tmp/flowform-starved-XXXXXX");
	if (!mkdtemp(directory) || !set_up())
		return 77;
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	run("rm -rf \"$PWD\"");
	return status;
}
