/* The terminal for tests is itself tried out, on what a shell can do. */
#include "test.h"
#include "tty.h"

#include <signal.h>
#include <string.h>

#define SH(script) ((const char *const[]){"sh", "-c", (script), NULL})

static void shown(void **state)
{
	static const struct {
		const char *name, *script, *want;
		int row;
	} cases[] = {
		{"plain", "printf 'one\\ntwo'", "two", 1},
		{"placed", "printf '\\033[3;5Hhere'", "    here", 2},
		{"accent", "printf '\\303\\251t\\303\\251'", "\xc3\xa9t\xc3\xa9", 0},
		{"combining", "printf 'e\\314\\201x'", "e\xcc\x81x", 0},
		{"wide", "printf '\\346\\265\\201\\347\\250\\213|'", "\xe6\xb5\x81\xe7\xa8\x8b|",
		 0},
		{"graphic set", "printf '\\033(0lqk\\033(B'",
		 "\xe2\x94\x8c\xe2\x94\x80\xe2\x94\x90", 0},
		{"repeated", "printf 'a\\033[4bz'", "aaaaaz", 0},
		{"repeated up to the last column", "printf 'a\\033[18b\\033[1m|\\033[2;1Hx'",
		 "aaaaaaaaaaaaaaaaaaa|", 0},
		{"repeated, beyond ASCII", "printf '\\342\\224\\200\\033[2b|'",
		 "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80|", 0},
		{"repeated behind a sequence", "printf 'a\\033[1m\\033[2b'",
		 "a\xef\xbf\xbd\xef\xbf\xbd", 0},
		{"erased", "printf 'abc\\033[1;2H\\033[X'", "a c", 0},
		{"inserted", "printf 'ac\\033[1;2H\\033[@b'", "abc", 0},
		{"line inserted", "printf 'a\\nb\\033[1;1H\\033[L'", "b", 2},
		{"scrolled", "printf 'a\\nb\\nc\\033[2;3r\\033[3;1H\\n'", "c", 1},
		{"TERM", "printf '%s' \"$TERM\"", "xterm-256color", 0},
		{"nothing of ours", "printf '%s|' \"$COLUMNS\" \"$NO_COLOR\" \"$XDG_CONFIG_HOME\"",
		 "|||", 0},
		{"size", "stty size", "5 20", 0},
		{"the terminal is the program's own", "echo seen >/dev/tty", "seen", 0},
		{"asked where the cursor is",
		 "stty raw -echo; printf 'xy\\033[6n'; dd bs=6 count=1 2>/dev/null | tr '\\033' E",
		 "xyE[1;3R", 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty *t = tty_start(5, 20, SH(cases[i].script));
		int status = tty_wait(t);
		if (status != 0)
			fail_msg("%s: status %d\n%s", cases[i].name, status, tty_screen(t));
		if (strcmp(tty_line(t, cases[i].row), cases[i].want) != 0)
			fail_msg("%s: row %d is not \"%s\"\n%s", cases[i].name, cases[i].row,
				 cases[i].want, tty_screen(t));
		tty_end(t);
	}
}

static void ends(void **state)
{
	static const struct {
		const char *name, *script;
		int kill, want;
	} cases[] = {
		{"well", "exit 0", 0, 0},
		{"with a status", "exit 23", 0, 23},
		{"by its own signal", "kill -TERM $$", 0, 128 + SIGTERM},
		{"by ours", "echo up; read x", SIGHUP, 128 + SIGHUP},
		{"by one that it handles", "trap 'exit 9' INT; echo up; read x", SIGINT, 9},
		{"not to be run", "exec /nonexistent/program", 0, 127},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty *t = tty_start(5, 40, SH(cases[i].script));
		int status;
		if (cases[i].kill != 0) {
			assert_true(tty_shows(t, "up"));
			tty_kill(t, cases[i].kill);
		}
		status = tty_end(t);
		if (status != cases[i].want)
			fail_msg("%s: status %d, want %d", cases[i].name, status, cases[i].want);
	}
}

static void typed(void **state)
{
	struct tty *t = tty_start(5, 40, SH("read a; echo \"got $a\"; read b; echo \"and $b\""));
	(void)state;
	assert_true(tty_send(t, "one\r"));
	assert_true(tty_shows(t, "got one"));
	assert_false(tty_alternate(t));
	assert_true(tty_send(t, "two\r"));
	assert_int_equal(tty_wait(t), 0);
	assert_string_equal(tty_screen(t), "one\ngot one\ntwo\nand two\n\n");
	assert_int_equal(tty_bytes(t), strlen("one\r\ngot one\r\ntwo\r\nand two\r\n"));
	assert_int_equal(tty_end(t), 0);
}

/* Keys follow the modes that the program asked for. */
static void pressed(void **state)
{
	static const struct {
		const char *name, *mode, *key, *want;
	} cases[] = {
		{"down", "", "Down", "^[[B"},
		{"down, application keys", "\033[?1h", "Down", "^[OB"},
		{"back tab", "", "S-Tab", "^[[Z"},
		{"page", "", "PgDn", "^[[6~"},
		{"enter", "", "Enter", "^M"},
		{"escape", "", "Esc", "^["},
		{"backspace", "", "Bksp", "^?"},
		{"paste", "", NULL, "pasted"},
		{"paste in brackets", "\033[?2004h", NULL, "^[[200~pasted^[[201~"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = {"sh", "-c", "stty raw -echo; printf \"up$0\"; cat -v",
				      cases[i].mode, NULL};
		struct tty *t = tty_start(5, 40, argv);
		assert_true(tty_shows(t, "up"));
		if (!cases[i].key)
			tty_paste(t, "pasted");
		else if (!tty_press(t, cases[i].key))
			fail_msg("%s: no such key", cases[i].name);
		tty_send(t, ".");
		if (!tty_shows(t, ".") ||
		    strncmp(tty_line(t, 0) + 2, cases[i].want, strlen(cases[i].want)) != 0)
			fail_msg("%s: got %s", cases[i].name, tty_line(t, 0));
		tty_kill(t, SIGTERM);
		tty_end(t);
	}
}

/* More than the terminal holds, taken slowly: nothing is lost, nothing waits for ever. */
static void typed_ahead(void **state)
{
	static char keys[20001];
	struct tty *t = tty_start(5, 40, SH("stty raw -echo; echo up; head -c 20000 | wc -c"));
	(void)state;
	memset(keys, 'k', sizeof keys - 1);
	assert_true(tty_shows(t, "up"));
	assert_true(tty_send(t, keys));
	assert_true(tty_shows(t, "20000"));
	assert_int_equal(tty_end(t), 0);
}

static void resized(void **state)
{
	static const struct {
		int rows, cols;
		const char *want;
	} sizes[] = {
		{10, 40, "at 10 40"}, {50, 132, "at 50 132"}, {3, 12, "at 3 12"},
		{1, 8, "at 1 8"},     {24, 80, "at 24 80"},
	};
	struct tty *t = tty_start(24, 80,
				  SH("printf '\\033[?1049h'; trap 'printf "
				     "\"\\033[H\\033[2Jat $(stty size)\"' WINCH; "
				     "printf up; while :; do read x; done"));
	(void)state;
	assert_true(tty_shows(t, "up"));
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		tty_resize(t, sizes[i].rows, sizes[i].cols);
		assert_true(tty_shows(t, sizes[i].want));
	}
	tty_kill(t, SIGTERM);
	assert_int_equal(tty_end(t), 128 + SIGTERM);
}

static void pointed(void **state)
{
	struct tty *t = tty_start(5, 40,
				  SH("printf '\\346\\265\\201 (*) Yes  ( ) No\\033[1;5H'; "
				     "read x; printf '\\033[1;13H\\033[?25l'; read x; "
				     "printf '\\033[1;13H\\033[?25h'; read x"));
	int row, col;
	bool visible;
	(void)state;
	assert_true(tty_points(t, "(*) Yes"));
	assert_true(tty_find(t, "( ) No", &row, &col));
	assert_int_equal(row, 0);
	assert_int_equal(col, 12);
	tty_send(t, "\r");
	assert_true(tty_settle(t, 50));
	tty_cursor(t, &row, &col, &visible);
	assert_false(visible);
	assert_int_equal(col, 12);
	tty_send(t, "\r");
	assert_true(tty_points(t, "( ) No"));
	tty_send(t, "\r");
	assert_int_equal(tty_end(t), 0);
}

static void cells(void **state)
{
	struct tty *t = tty_start(5, 40,
				  SH("printf 'a\\033[1mb\\033[0;7mc\\033[0;4md\\033[0;31;42me"
				     "\\033[38;5;200mf\\033[0m\\346\\265\\201'"));
	static const struct tty_cell want[] = {
		{.text = "a", .width = 1, .fg = -1, .bg = -1},
		{.text = "b", .width = 1, .bold = true, .fg = -1, .bg = -1},
		{.text = "c", .width = 1, .reverse = true, .fg = -1, .bg = -1},
		{.text = "d", .width = 1, .underline = true, .fg = -1, .bg = -1},
		{.text = "e", .width = 1, .fg = 1, .bg = 2},
		{.text = "f", .width = 1, .fg = 200, .bg = 2},
		{.text = "\xe6\xb5\x81", .width = 2, .fg = -1, .bg = -1},
	};
	(void)state;
	assert_int_equal(tty_wait(t), 0);
	for (int i = 0; i < (int)(sizeof want / sizeof *want); i++) {
		struct tty_cell is = tty_cell(t, 0, i);
		if (strcmp(is.text, want[i].text) != 0 || is.width != want[i].width ||
		    is.bold != want[i].bold || is.underline != want[i].underline ||
		    is.reverse != want[i].reverse || is.fg != want[i].fg || is.bg != want[i].bg)
			fail_msg("%s: \"%s\" width %d%s%s%s fg %d bg %d", want[i].text, is.text,
				 is.width, is.bold ? " bold" : "", is.underline ? " underline" : "",
				 is.reverse ? " reverse" : "", is.fg, is.bg);
	}
	assert_string_equal(tty_cell(t, 0, 7).text, "");
	tty_end(t);
}

/* What stays after a program with an alternate screen, though it is longer than the window. */
static void left_behind(void **state)
{
	struct tty *t = tty_start(3, 20,
				  SH("printf '\\033[?1049h\\033[1;1Hscreen'; read x; "
				     "i=0; while [ $i -lt 9 ]; do i=$((i + 1)); echo; done; "
				     "printf '\\033[?1049l'; printf 'a\\nb\\nc\\n\\nd\\n'"));
	(void)state;
	assert_true(tty_shows(t, "screen"));
	assert_true(tty_switches(t, true));
	tty_send(t, "\r");
	assert_true(tty_switches(t, false));
	assert_int_equal(tty_wait(t), 0);
	assert_false(tty_alternate(t));
	assert_string_equal(tty_output(t), "a\nb\nc\n\nd");
	tty_end(t);
}

static void piped(void **state)
{
	struct tty_setup setup = {.in = "from a pipe\n", .out = true, .err = true};
	struct tty *t = tty_start_with(&setup, SH("cat; echo bad >&2; printf screen >/dev/tty; "
						  "read x </dev/tty; echo \"typed $x\""));
	(void)state;
	assert_true(tty_shows(t, "screen"));
	tty_send(t, "this\r");
	assert_int_equal(tty_wait(t), 0);
	assert_string_equal(tty_out(t), "from a pipe\ntyped this\n");
	assert_string_equal(tty_err(t), "bad\n");
	assert_string_equal(tty_output(t), "screenthis");
	tty_end(t);
}

static void set_up(void **state)
{
	static const char *const env[] = {"COLOUR=none", NULL};
	struct tty_setup setup = {.term = "", .locale = "C", .env = env, .detached = true};
	struct tty *t = tty_start_with(&setup, SH("echo \"$TERM|$LC_ALL|$COLOUR\"; "
						  "(echo seen >/dev/tty) 2>/dev/null || echo no"));
	(void)state;
	assert_int_equal(tty_wait(t), 0);
	assert_string_equal(tty_output(t), "|C|none\nno");
	tty_end(t);
}

static void modes(void **state)
{
	static const struct {
		const char *name, *script;
		bool want;
	} cases[] = {
		{"left alone", "exit 0", true},
		{"restored", "s=$(stty -g); stty raw -echo; stty $s", true},
		{"echo off", "stty -echo", false},
		{"raw, and killed", "stty raw; kill -KILL $$", false},
		{"a character", "stty intr ^A", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty_setup setup = {.quiet = !cases[i].want};
		struct tty *t = tty_start_with(&setup, SH(cases[i].script));
		tty_wait(t);
		if (tty_modes_restored(t) != cases[i].want)
			fail_msg("%s", cases[i].name);
		tty_end(t);
	}
}

static void suspended(void **state)
{
	struct tty *t = tty_start(5, 40, SH("echo up; read x; echo \"got $x\""));
	(void)state;
	assert_true(tty_shows(t, "up"));
	tty_send(t, "\032");
	assert_true(tty_stops(t));
	tty_kill(t, SIGCONT);
	tty_send(t, "x\r");
	assert_true(tty_shows(t, "got x"));
	assert_int_equal(tty_end(t), 0);
}

static void hung_up(void **state)
{
	struct tty *t =
		tty_start(5, 40, SH("trap 'exit 7' HUP; echo up; while :; do read x; done"));
	(void)state;
	assert_true(tty_shows(t, "up"));
	tty_hangup(t);
	assert_int_equal(tty_end(t), 7);
}

/* What waits in vain says so, soon; a program that does not end is killed. */
static void limits(void **state)
{
	struct tty_setup setup = {.quiet = true};
	struct tty *t = tty_start_with(&setup, SH("trap '' HUP INT TERM; echo up; while :; do read "
						  "x; done"));
	(void)state;
	assert_true(tty_shows(t, "up"));
	tty_limit(t, 50);
	assert_false(tty_shows(t, "never"));
	assert_false(tty_hides(t, "up"));
	assert_false(tty_points(t, "up"));
	assert_false(tty_stops(t));
	assert_false(tty_switches(t, true));
	tty_kill(t, SIGTERM);
	assert_int_equal(tty_end(t), -1);
	t = tty_start_with(&setup, SH("while :; do printf x; done"));
	tty_limit(t, 50);
	assert_false(tty_settle(t, 1000));
	tty_teardown(NULL);
}

static void counted(void **state)
{
	struct tty *t =
		tty_start(5, 40, SH("printf up; read x; printf a; printf b; printf c; read x"));
	(void)state;
	assert_true(tty_shows(t, "up"));
	long writes = tty_writes(t);
	size_t bytes = tty_bytes(t);
	tty_send(t, "\r");
	assert_true(tty_shows(t, "abc"));
	assert_int_equal(tty_bytes(t) - bytes, strlen("\r\nabc"));
	if (writes >= 0)
		assert_int_equal(tty_writes(t) - writes, 3);
	tty_send(t, "\r");
	assert_int_equal(tty_end(t), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(shown, tty_teardown),
		cmocka_unit_test_teardown(ends, tty_teardown),
		cmocka_unit_test_teardown(typed, tty_teardown),
		cmocka_unit_test_teardown(pressed, tty_teardown),
		cmocka_unit_test_teardown(typed_ahead, tty_teardown),
		cmocka_unit_test_teardown(resized, tty_teardown),
		cmocka_unit_test_teardown(pointed, tty_teardown),
		cmocka_unit_test_teardown(cells, tty_teardown),
		cmocka_unit_test_teardown(left_behind, tty_teardown),
		cmocka_unit_test_teardown(piped, tty_teardown),
		cmocka_unit_test_teardown(set_up, tty_teardown),
		cmocka_unit_test_teardown(modes, tty_teardown),
		cmocka_unit_test_teardown(suspended, tty_teardown),
		cmocka_unit_test_teardown(hung_up, tty_teardown),
		cmocka_unit_test_teardown(limits, tty_teardown),
		cmocka_unit_test_teardown(counted, tty_teardown),
	};
	if (!tty_available())
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
