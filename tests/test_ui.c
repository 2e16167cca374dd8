/* The terminal layer, with a wizard under it that shows what it is told. */
#include "test.h"

#include "fake.h"
#include "tty.h"
#include "view/keys.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *program;

static struct tty *start_with(const struct tty_setup *setup, const char *ready)
{
	const char *const argv[] = {program, "run", NULL};
	struct tty *t = tty_start_with(setup, argv);
	assert_non_null(t);
	assert_true(tty_shows(t, ready));
	return t;
}

static struct tty *start(int rows, int cols)
{
	struct tty_setup setup = {.rows = rows, .cols = cols};
	return start_with(&setup, "ready");
}

/* Leaves in the usual way, and with the terminal as it was. */
static void leave(struct tty *t)
{
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_output(t), "ended"));
	assert_true(tty_modes_restored(t));
	assert_false(tty_alternate(t));
	tty_end(t);
}

static void keys(void **state)
{
	static const struct {
		const char *keys;
		uint32_t key;
	} cases[] = {
		{"k", 'k'},
		{"\r", KEY_ID_ENTER},
		{"\n", KEY_ID_ENTER},
		{"\033OM", KEY_ID_ENTER},
		{"\b", KEY_ID_BACKSPACE},
		{"\x7f", KEY_ID_BACKSPACE},
		{"\033[Z", KEY_ID_BACK_TAB},
		{"\033OA", KEY_ID_UP},
		{"\033[B", KEY_ID_DOWN},
		{"\033[1;9C", KEY_ID_RIGHT},
		{"\033[D", KEY_ID_LEFT},
		{"\033OH", KEY_ID_HOME},
		{"\033[1~", KEY_ID_HOME},
		{"\033[7~", KEY_ID_HOME},
		{"\033OF", KEY_ID_END},
		{"\033[4~", KEY_ID_END},
		{"\033[5~", KEY_ID_PAGE_UP},
		{"\033[6~", KEY_ID_PAGE_DOWN},
		{"\033[3~", KEY_ID_DELETE},
		{"\033OP", KEY_ID_F1},
		{"\033[24~", KEY_ID_F12},
		{"\033[3;9~", KEY_ID_DELETE},
		{"\033", KEY_ID_ESC},
		{"\033b", 'b'}, /* Esc before it */
		{"\x03", CONTROL('C')},
		{"\x1a", CONTROL('Z')},
		{"\x13", CONTROL('S')},
		{"\xc3\xa9", 0xe9},
		{"\xe6\xb5\x81", 0x6d41},
		{"\xff\xfek", 'k'},          /* no characters */
		{"\033[I\033[200;1Rk", 'k'}, /* no keys of ours */
		{"\033[1;2;3;4;5;6;7;8mk", 'k'},
	};
	struct tty *t = start(24, 80);
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char want[40];
		snprintf(want, sizeof want, "key %x", cases[i].key);
		tty_send(t, "0");
		assert_true(tty_shows(t, "key 30"));
		tty_send(t, cases[i].keys);
		if (!tty_shows(t, want))
			fail_msg("case %zu: %s, want %s", i, tty_line(t, 0), want);
	}
	leave(t);
}

/* Clicks and the wheel, as they are told by terminals of today and of old; and what is neither. */
static void mouse(void **state)
{
	static const char *const env[] = {"FAKE_MOUSE=yes", NULL};
	static const struct {
		const char *name, *sent, *want;
	} cases[] = {
		{"a click", "\033[<0;1;1M", "mouse 0 at 0,0"},
		{"a click far off", "\033[<0;321;140M", "mouse 0 at 139,320"},
		{"with Shift and Ctrl", "\033[<20;7;8M", "mouse 0 at 7,6"},
		{"wheel up", "\033[<64;5;3M", "mouse 1 at 2,4"},
		{"wheel down", "\033[<65;5;3M", "mouse 2 at 2,4"},
		{"of old", "\033[M %&", "mouse 0 at 5,4"},
		{"of old, wheel", "\033[Ma%&", "mouse 2 at 5,4"},
		{"let go", "\033[<0;1;1mk", "key 6b"},
		{"let go, of old", "\033[M#!!k", "key 6b"},
		{"another button", "\033[<2;1;1Mk", "key 6b"},
		{"wheel to the side", "\033[<66;1;1Mk", "key 6b"},
		{"dragged", "\033[<32;1;1Mk", "key 6b"},
		{"nowhere", "\033[<0;0;1Mk", "key 6b"},
		{"nothing in it", "\033[<Mk", "key 6b"},
		{"much too far", "\033[<0;99999999999999999999;1M", "mouse 0 at 0,"},
		{"more numbers", "\033[<0;3;2;9M", "mouse 0 at 1,2"},
		{"no end", "\033[<0;3;2\033[<0;3;2M", "mouse 0 at 1,2"},
	};
	struct tty_setup setup = {.env = env};
	struct tty *t = start_with(&setup, "ready");
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		tty_send(t, "0");
		assert_true(tty_shows(t, "key 30"));
		tty_send(t, cases[i].sent);
		if (!tty_shows(t, cases[i].want))
			fail_msg("%s: %s", cases[i].name, tty_line(t, 0));
	}
	leave(t);
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* From Esc until it is seen that it was read. */
static double esc_seconds(struct tty *t)
{
	tty_send(t, "0");
	assert_true(tty_shows(t, "key 30"));
	double then = seconds();
	tty_send(t, "\033");
	assert_true(tty_shows(t, "key 1b"));
	return seconds() - then;
}

/* Within 50 ms, where curses alone takes a second, unless the user wants it otherwise. A loaded
 * machine delays some, not all of them. */
static void escape(void **state)
{
	static const char *const slow[] = {"ESCDELAY=400", NULL};
	struct tty_setup setup = {.env = slow};
	struct tty *t = start(24, 80);
	double best = 1;
	(void)state;
	for (int tries = 0; tries < 20 && best >= 0.05; tries++) {
		double took = esc_seconds(t);
		best = took < best ? took : best;
	}
	assert_true(best < 0.05);
	leave(t);
	t = start_with(&setup, "ready");
	assert_true(esc_seconds(t) > 0.35);
	leave(t);
}

/* Only written, and only to terminals that pass over what they do not know. */
static void copies(void **state)
{
	static const struct {
		const char *term, *said, *sent;
	} cases[] = {
		{"xterm-256color", "said: The result was sent to the terminal", "Y2Fmw6ksIGZvdXI="},
		{"vt100", "said: This terminal has no clipboard", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty_setup setup = {.term = cases[i].term};
		struct tty *t = start_with(&setup, "ready");
		tty_send(t, "c");
		if (!tty_shows(t, cases[i].said) || strcmp(tty_copied(t), cases[i].sent) != 0)
			fail_msg("%s: sent \"%s\"", cases[i].term, tty_copied(t));
		leave(t);
	}
}

/* Goes to the note. */
static void to_note(struct tty *t)
{
	tty_send(t, "\t\t");
	assert_true(tty_points(t, "____________"));
}

static void notes(void **state)
{
	static const struct {
		const char *name, *keys, *note, *field; /* what the wizard got, and what is shown */
		int cursor;
	} cases[] = {
		{"typed", "ab c", "ab c", "ab c________", 4},
		{"two blanks", "a  b", "a  b", "a  b________", 4},
		{"an underscore", "a_b", "a_b", "a_b_________", 3},
		{"in the middle", "ac\033[Db", "abc", "abc_________", 2},
		{"at the beginning", "bc\033OHa", "abc", "abc_________", 1},
		{"^A and ^E",
		 "b\x01"
		 "a\x05"
		 "c",
		 "abc", "abc_________", 3},
		{"^B and ^F",
		 "ac\x02\x02\x06"
		 "b",
		 "abc", "abc_________", 2},
		{"not beyond its end", "a\033[C\033[C\033[Cb", "ab", "ab__________", 2},
		{"not before its beginning", "a\033[D\033[D\033[Db", "ba", "ba__________", 1},
		{"backspace",
		 "abx\x7f"
		 "c",
		 "abc", "abc_________", 3},
		{"backspace at the beginning", "a\033OH\x7f", "a", "a___________", 0},
		{"delete", "axb\033[D\033[D\033[3~", "ab", "ab__________", 1},
		{"^U",
		 "xyz\x15"
		 "a",
		 "a", "a___________", 1},
		{"^U in the middle", "xya\033[D\x15", "a", "a___________", 0},
		{"^K", "abc\033[D\033[D\x0b", "a", "a___________", 1},
		{"^W", "one two\x17", "one", "one ________", 4},
		{"^W over blanks", "one two  \x17", "one", "one ________", 4},
		{"accents", "\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9_________",
		 3},
		{"combining", "e\xcc\x81x", "e\xcc\x81x", "e\xcc\x81x__________", 2},
		{"combining in the middle", "ex\033[D\xcc\x81", "e\xcc\x81x",
		 "e\xcc\x81x__________", 1},
		{"combining with nothing", "\xcc\x81x", "x", "x___________", 1},
		{"wide", "\xe6\xb5\x81\xe7\xa8\x8b", "\xe6\xb5\x81\xe7\xa8\x8b",
		 "\xe6\xb5\x81\xe7\xa8\x8b________", 4},
		{"wide, taken back",
		 "\xe6\xb5\x81\xe7\xa8\x8b\x7f"
		 "x",
		 "\xe6\xb5\x81x", "\xe6\xb5\x81x_________", 3},
		{"before a wide one", "\xe6\xb5\x81\033[Dx", "x\xe6\xb5\x81",
		 "x\xe6\xb5\x81_________", 1},
		{"long", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", "pqrstuvwxyz_",
		 11},
		{"control characters",
		 "a\x1c\x1d\x1e"
		 "b",
		 "ab", "ab__________", 2},
	};
	struct tty *t = start(24, 80);
	(void)state;
	to_note(t);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char note[100];
		int row, col;
		bool visible;
		snprintf(note, sizeof note, "note: %s", cases[i].note);
		tty_send(t, cases[i].keys);
		tty_shows(t, cases[i].field);
		tty_settle(t, 10);
		tty_cursor(t, &row, &col, &visible);
		if (strcmp(tty_line(t, 1), note) != 0 ||
		    strcmp(tty_line(t, 5) + 2, cases[i].field) != 0 || row != 5 ||
		    col != 2 + cases[i].cursor || !visible)
			fail_msg("%s: \"%s\", cursor %d,%d\n%s", cases[i].name, tty_line(t, 1), row,
				 col, tty_screen(t));
		tty_send(t, "\x05\x15");
		assert_true(tty_points(t, "____________"));
	}
	tty_send(t, "\t");
	leave(t);
}

static void pastes(void **state)
{
	static const struct {
		const char *name, *text, *want;
	} cases[] = {
		{"keys", "q\t\r1", "q  1"},
		{"lines", "one\ntwo\r\nthree", "one two  three"},
		{"controls",
		 "a\x01\x1b[31mb\x7f"
		 "c",
		 "abc"},
		{"C1",
		 "a\xc2\x9b"
		 "b",
		 "ab"},
		{"characters",
		 "\xe6\xb5\x81"
		 "e\xcc\x81",
		 "\xe6\xb5\x81"
		 "e\xcc\x81"},
	};
	struct tty *t = start(24, 80);
	char want[100];
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		tty_paste(t, cases[i].text); /* to the wizard, which knows what to do */
		snprintf(want, sizeof want, "paste %s", cases[i].want);
		if (!tty_shows(t, want))
			fail_msg("%s: %s", cases[i].name, tty_line(t, 0));
		to_note(t);
		tty_paste(t, cases[i].text);
		snprintf(want, sizeof want, "note: %s", cases[i].want);
		if (!tty_shows(t, want))
			fail_msg("%s, in the note: %s", cases[i].name, tty_line(t, 1));
		tty_send(t, "\x15\t\t\t");
		assert_true(tty_points(t, "( ) Yes"));
	}
	leave(t);
}

/* More than a note holds; and one of which the end never comes. */
static void odd_pastes(void **state)
{
	enum { LARGE = 100000 };
	char *text = malloc(LARGE + 1);
	struct tty *t = start(24, 80);
	(void)state;
	assert_non_null(text);
	memset(text, 'p', LARGE);
	text[LARGE] = '\0';
	to_note(t);
	tty_paste(t, text);
	assert_true(tty_shows(t, "note: pppp"));
	free(text);
	tty_send(t, "\t");
	tty_send(t, "\033[200~cut q");
	assert_true(tty_shows(t, "paste cut q"));
	tty_send(t, "k");
	assert_true(tty_shows(t, "key 6b"));
	leave(t);
}

static void focus(void **state)
{
	static const char *const texts[] = {"( ) Yes",      "( ) N\xc3\xb6 \xe6\xb5\x81",
					    "____________", "[ Back ]",
					    "[ Next ]",     "( ) Yes"};
	struct tty *t = start(24, 80);
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(tty_points(t, texts[i]));
		tty_send(t, "\t");
	}
	leave(t);
}

static void sizes(void **state)
{
	static const int sizes[][2] = {{10, 40}, {50, 132},  {8, 14}, {2, 5},
				       {1, 1},   {200, 300}, {24, 80}};
	struct tty *t = start(24, 80);
	char want[40];
	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		snprintf(want, sizeof want, "size %dx%d", sizes[i][0], sizes[i][1]);
		want[sizes[i][1] < 40 ? sizes[i][1] : 39] = '\0';
		tty_resize(t, sizes[i][0], sizes[i][1]);
		if (!tty_shows(t, want))
			fail_msg("%s", want);
	}
	/* What was written stays, through a size without room for the form. */
	to_note(t);
	tty_send(t, "abc");
	assert_true(tty_shows(t, "abc_________"));
	tty_resize(t, 4, 10);
	assert_true(tty_hides(t, "abc_________"));
	tty_resize(t, 30, 90);
	assert_true(tty_shows(t, "abc_________"));
	tty_send(t, "d");
	assert_true(tty_shows(t, "abcd________"));
	tty_send(t, "\t");
	leave(t);
}

static void storm(void **state)
{
	struct tty *t = start(24, 80);
	(void)state;
	size_t bytes = tty_bytes(t);
	for (int i = 0; i < 200; i++)
		tty_resize(t, 20 + i % 30, 60 + i % 50);
	tty_resize(t, 24, 70);
	assert_true(tty_shows(t, "size 24x70"));
	assert_true(tty_points(t, "( ) Yes"));
	tty_settle(t, 50);
	assert_string_equal(tty_line(t, 3), "  ( ) Yes");
	assert_true(tty_bytes(t) - bytes < 20000);
	leave(t);
}

static void suspends(void **state)
{
	struct tty *t = start(24, 80);
	(void)state;
	for (int by_key = 0; by_key < 2; by_key++) {
		if (by_key)
			tty_send(t, "z");
		else
			tty_kill(t, SIGTSTP);
		assert_true(tty_stops(t));
		tty_settle(t, 20);
		assert_false(tty_alternate(t));
		tty_resize(t, 30 + by_key, 90);
		tty_kill(t, SIGCONT);
		assert_true(tty_points(t, "( ) Yes"));
		assert_true(tty_alternate(t));
	}
	/* Stopped without a word: the shell has had the terminal meanwhile. */
	tty_kill(t, SIGSTOP);
	assert_true(tty_stops(t));
	tty_kill(t, SIGCONT);
	tty_send(t, "k");
	assert_true(tty_shows(t, "key 6b"));
	leave(t);
}

static void signals(void **state)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct tty *t = start(24, 80);
		char want[40];
		snprintf(want, sizeof want, "signal %d", numbers[i]);
		tty_kill(t, numbers[i]);
		assert_int_equal(tty_wait(t), 128 + numbers[i]);
		assert_string_equal(tty_output(t), want);
		assert_true(tty_modes_restored(t));
		assert_false(tty_alternate(t));
		tty_end(t);
	}
}

static long used_ms(void)
{
	struct rusage u;
	getrusage(RUSAGE_CHILDREN, &u);
	return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000L +
	       (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000L;
}

/* The line is gone: told by the signal, and told by nothing but a terminal that gives no more. It
 * ends at once and does not spin. */
static void hung_up(void **state)
{
	static const char *const scripts[] = {"exec \"$0\" run", "trap '' HUP; exec \"$0\" run"};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *const argv[] = {"sh", "-c", scripts[i], program, NULL};
		struct tty *t = tty_start(24, 80, argv);
		assert_true(tty_shows(t, "ready"));
		long before = used_ms();
		tty_hangup(t);
		assert_int_equal(tty_end(t), 128 + SIGHUP);
		assert_in_range(used_ms() - before, 0, 500);
	}
}

/* What ends the program without a word leaves the terminal as it was; sanitizers have statuses of
 * their own. What is ignored stays so. */
static void crashes(void **state)
{
	static const int numbers[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,  SIGABRT,
				      SIGQUIT, SIGALRM, SIGUSR1, SIGPIPE, SIGXFSZ};
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct tty_setup setup = {.quiet = true};
		struct tty *t = start_with(&setup, "ready");
		tty_kill(t, numbers[i]);
		/* While a frame is written an alarm is the loop's own. */
		if (numbers[i] == SIGALRM && !tty_is_over(t))
			tty_kill(t, SIGALRM);
		int status = tty_wait(t);
		if (status <= 0 || tty_alternate(t) || !tty_modes_restored(t))
			fail_msg("signal %d: %d", numbers[i], status);
		tty_end(t);
	}
	const char *const argv[] = {"sh", "-c", "trap '' USR1 PIPE; exec \"$0\" run", program,
				    NULL};
	struct tty *t = tty_start(24, 80, argv);
	assert_true(tty_shows(t, "ready"));
	tty_kill(t, SIGPIPE);
	tty_kill(t, SIGUSR1);
	tty_send(t, "k");
	assert_true(tty_shows(t, "key 6b"));
	leave(t);
}

static void messages(void **state)
{
	struct tty *t = start(24, 80);
	(void)state;
	tty_send(t, "e");
	assert_true(tty_shows(t, "key 65"));
	assert_null(strstr(tty_screen(t), "aside"));
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 0);
	assert_string_equal(tty_output(t), "aside\nended");
	tty_end(t);
	t = start(24, 250); /* room for the path of the source, wherever that is */
	tty_send(t, "a");
	assert_int_equal(tty_wait(t), 128 + SIGABRT);
	assert_non_null(strstr(tty_output(t), "on purpose"));
	assert_true(tty_modes_restored(t));
	assert_false(tty_alternate(t));
	tty_end(t);
}

/* No stack is left to restore the terminal on. */
static void overflows(void **state)
{
	struct tty_setup setup = {.quiet = true};
	struct tty *t = start_with(&setup, "ready");
	(void)state;
	tty_send(t, "!");
	assert_true(tty_wait(t) > 0);
	assert_true(tty_modes_restored(t));
	assert_false(tty_alternate(t));
	tty_end(t);
}

/* What TERM may say: a screen is drawn only where that can be right. */
static void kinds(void **state)
{
	static const char *const rich[] = {"COLORTERM=truecolor", NULL};
	static const struct {
		const char *term;
		const char *const *env;
		const char *want; /* on the screen, or else after "refused" or "lines only" */
		int status;
	} cases[] = {
		{"", NULL, "lines only: the environment variable TERM is not set", 4},
		{"dumb", NULL, "lines only: no screen can be drawn", 4},
		{"unknown", NULL, "of the kind 'unknown'", 4},
		{"hardcopy", NULL, "of the kind 'hardcopy'", 4},
		{"xterm", NULL, "ready", 0},
		{"xterm-kitty", NULL, "'xterm-kitty' is not known here: taken for xterm-256color",
		 0},
		{"xterm-ghostty", NULL, "taken for xterm-256color", 0},
		{"xterm-direct", NULL, NULL, 0},
		{"newest", NULL, "'newest' is not known here: taken for xterm.", 0},
		{"newest", rich, "taken for xterm-256color", 0},
		{"newest-256color", NULL, "taken for xterm-256color", 0},
		{"screen.newest", NULL, "taken for screen", 0},
		{"screen-256color.newest", NULL, "taken for screen-256color", 0},
		{"tmux-newest", NULL, "taken for screen", 0},
		{"rxvt-newest", NULL, "taken for rxvt", 0},
		{"linux-newest", NULL, "taken for linux", 0},
		{"vt999", NULL, "taken for vt100", 0},
		{"x", NULL, "taken for xterm", 0},
		{"../../etc\033[31m", NULL, "not known: '../../etc\xef\xbf\xbd[31m'", 4},
		{"../x/xterm", NULL, "refused", 4},
		{"/lib/terminfo/x/xterm", NULL, "refused", 4},
		{".", NULL, "refused", 4},
		{"..", NULL, "refused", 4},
		{"%s%s%n", NULL, "not known: '%s%s%n'", 4},
		{"xterm ", NULL, "refused", 4},
		{"xterm\n", NULL, "refused", 4},
		{"xt\xe2\x80\xae"
		 "erm",
		 NULL, "xt\xef\xbf\xbd", 4},
		{"\xff\xfe", NULL, "refused", 4},
		{"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
		 NULL, "refused", 4},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const argv[] = {program, "run", NULL};
		struct tty_setup setup = {.term = cases[i].term, .cols = 100, .env = cases[i].env};
		struct tty *t = tty_start_with(&setup, argv);
		if (cases[i].status == 0) {
			if (!tty_shows(t, cases[i].want ? cases[i].want : "( ) Yes"))
				fail_msg("TERM=%s", cases[i].term);
			leave(t);
			continue;
		}
		int status = tty_wait(t);
		const char *said = tty_output(t);
		if (status != cases[i].status || !strstr(said, cases[i].want) ||
		    strchr(said, '\033'))
			fail_msg("TERM=%s: %d, %s", cases[i].term, status, said);
		assert_true(tty_modes_restored(t));
		tty_end(t);
	}
}

/* ---- Descriptions of terminals from doubtful places ---- */

static size_t read_entry(char *to, size_t room)
{
	static const char *const places[] = {"/lib/terminfo/x/xterm-256color",
					     "/usr/share/terminfo/x/xterm-256color",
					     "/etc/terminfo/x/xterm-256color"};
	size_t n = 0;
	for (size_t i = 0; n == 0 && i < sizeof places / sizeof *places; i++) {
		FILE *f = fopen(places[i], "rb");
		if (!f)
			continue;
		n = fread(to, 1, room, f);
		fclose(f);
	}
	return n;
}

static bool write_entry(const char *dir, const char *bytes, size_t n)
{
	char path[300];
	snprintf(path, sizeof path, "%s/x/xterm-256color", dir);
	FILE *f = fopen(path, "wb");
	return f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0;
}

/* Another text of the same length in place of one. */
static bool swap(char *bytes, size_t n, const char *from, const char *to)
{
	size_t length = strlen(from);
	bool found = false;
	for (size_t i = 0; i + length <= n; i++)
		if (memcmp(bytes + i, from, length) == 0) {
			memcpy(bytes + i, to, length);
			found = true;
		}
	return found;
}

/* Draws a screen and leaves, or refuses with a sentence: nothing else. */
static void survives(const char *name, const char *terminfo, bool may_draw)
{
	const char *const argv[] = {program, "run", NULL};
	const char *const env[] = {terminfo, NULL};
	struct tty_setup setup = {.env = env, .cols = 100};
	struct tty *t = tty_start_with(&setup, argv);
	tty_send(t, "q");
	int status = tty_wait(t);
	const char *said = tty_output(t);
	if ((status != 0 || !may_draw) && (status != 4 || !strstr(said, "refused: ")))
		fail_msg("%s: %d, %s", name, status, said);
	if (status == 4 && (strchr(said, '\033') || tty_bytes(t) > 300))
		fail_msg("%s: %s", name, said);
	assert_true(tty_modes_restored(t));
	tty_end(t);
}

static void damaged(void **state)
{
	static const struct {
		const char *name, *from, *to;
	} texts[] = {
		{"an address", "\033[%i%p1%d;%p2%dH", "\033[%i%p1%s;%p2%sH"},
		{"a width", "\033[%i%p1%d;%p2%dH", "\033[%p1%9999999dH"},
		{"half an operation", "\033[%i%p1%d;%p2%dH", "\033[%i%p1%d;%p2%d%"},
		{"a delay", "\033[%i%p1%d;%p2%dH", "%i%p1%d$<9999/>"},
		{"a large number", "%{8}%<", "%{888"},
	};
	static char entry[40000], copy[sizeof entry];
	char dir[] = "/tmp/flowform-test-XXXXXX", sub[100], variable[100];
	size_t n = read_entry(entry, sizeof entry);
	(void)state;
	if (n == 0)
		skip();
	assert_non_null(mkdtemp(dir));
	snprintf(sub, sizeof sub, "%s/x", dir);
	snprintf(variable, sizeof variable, "TERMINFO=%s", dir);
	assert_int_equal(mkdir(sub, 0700), 0);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		memcpy(copy, entry, n);
		assert_true(swap(copy, n, texts[i].from, texts[i].to));
		assert_true(write_entry(dir, copy, n));
		survives(texts[i].name, variable, false);
	}
	for (size_t i = 0; i < 40; i++) { /* numbers of our own: the same ones each time */
		char name[40];
		unsigned random = (unsigned)i * 7919;
		memcpy(copy, entry, n);
		for (size_t k = 0; k < 8; k++) {
			random = random * 1103515245 + 12345;
			copy[random / 65536 % (i % 2 ? n : 12)] = (char)(random >> 24);
		}
		snprintf(name, sizeof name, "bytes, %zu", i);
		assert_true(write_entry(dir, copy, i % 5 == 4 ? n * i / 40 : n));
		survives(name, variable, true);
	}
	memset(entry + n, 'x', sizeof entry - n);
	assert_true(write_entry(dir, entry, sizeof entry));
	survives("huge", variable, true);
	assert_true(write_entry(dir, "", 0));
	survives("empty", variable, true);
	snprintf(sub, sizeof sub, "%s/x/xterm-256color", dir);
	assert_int_equal(unlink(sub), 0);
	assert_int_equal(mkdir(sub, 0700), 0);
	survives("a directory", variable, true);
	assert_int_equal(rmdir(sub), 0);
	snprintf(sub, sizeof sub, "%s/x", dir);
	assert_int_equal(rmdir(sub), 0);
	assert_int_equal(rmdir(dir), 0);
	survives("nowhere", variable, true);
	survives("a file", "TERMINFO=/etc/passwd", true);
	survives("a device", "TERMINFO=/dev/zero", true);
	survives("controls", "TERMINFO=\033[31m%s\n", true);
	survives("several", "TERMINFO_DIRS=::/:/dev:../..:%s", true);
}

/* No screen is ever drawn into a pipe. */
static void no_terminal(void **state)
{
	const char *const argv[] = {program, "run", NULL};
	struct tty_setup setup = {.in = "", .out = true, .detached = true};
	struct tty *t = tty_start_with(&setup, argv);
	(void)state;
	assert_int_equal(tty_wait(t), 4);
	assert_string_equal(tty_out(t), "refused: there is no terminal to draw on\n");
	assert_string_equal(tty_output(t), "");
	tty_end(t);
}

/* The screen is on the terminal, whatever standard input and output are. */
static void piped(void **state)
{
	struct tty_setup setup = {.in = "not a key", .out = true, .err = true};
	struct tty *t = start_with(&setup, "ready");
	(void)state;
	tty_send(t, "k");
	assert_true(tty_shows(t, "key 6b"));
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 0);
	assert_string_equal(tty_out(t), "ended\n");
	assert_string_equal(tty_err(t), "");
	assert_string_equal(tty_output(t), "");
	assert_true(tty_modes_restored(t));
	tty_end(t);
}

static void thrift(void **state)
{
	struct tty *t = start(24, 80);
	(void)state;
	tty_settle(t, 50);
	long writes = tty_writes(t);
	size_t bytes = tty_bytes(t);
	if (writes >= 0)
		assert_int_equal(writes, 1);
	tty_send(t, "x"); /* nothing changes */
	tty_settle(t, 50);
	assert_int_equal(tty_bytes(t), bytes);
	if (writes >= 0)
		assert_int_equal(tty_writes(t), writes);
	tty_send(t, "k");
	assert_true(tty_shows(t, "key 6b"));
	if (writes >= 0)
		assert_int_equal(tty_writes(t) - writes, 1);
	/* What is typed ahead takes one frame; two if the terminal hands it over in two pieces. */
	writes = tty_writes(t);
	tty_send(t, "bcdfghjklmnopstr");
	assert_true(tty_shows(t, "key 72"));
	if (writes >= 0)
		assert_in_range(tty_writes(t) - writes, 1, 2);
	leave(t);
}

/* More keys than one frame may stand for, the last of them read ahead to see if it belongs to an
 * Esc: it isn't forgotten. */
static void typed_ahead(void **state)
{
	struct tty *t = start(24, 80);
	char keys[2 * 50 + 2] = "0";
	(void)state;
	for (size_t i = 1; i + 1 < sizeof keys; i += 2)
		memcpy(keys + i, "\033k", 3);
	keys[sizeof keys - 2] = 'm';
	tty_send(t, keys);
	assert_true(tty_shows(t, "key 6d"));
	leave(t);
}

/* Curses blanks what is left of a wide character; what has taken its place has to stay. */
static void over_wide(void **state)
{
	struct tty *t = start(24, 80);
	(void)state;
	assert_true(tty_shows(t, "abc…"));
	tty_send(t, "w");
	assert_true(tty_shows(t, "流流流"));
	tty_send(t, "w");
	assert_true(tty_shows(t, "abc…"));
	leave(t);
}

static void looks(void **state)
{
	static const struct {
		const char *term, *env[2];
		struct tty_cell want; /* of the focus */
	} cases[] = {
		{"xterm-256color", {NULL}, {.fg = 16, .bg = 80}},
		{"xterm-256color", {"FAKE_COLOUR=no"}, {.reverse = true, .fg = -1, .bg = -1}},
		{"xterm", {NULL}, {.fg = 0, .bg = 6}},
		{"vt100", {NULL}, {.reverse = true, .fg = -1, .bg = -1}},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty_setup setup = {.term = cases[i].term, .env = cases[i].env};
		struct tty *t = start_with(&setup, "ready");
		struct tty_cell is = tty_cell(t, 3, 2), want = cases[i].want;
		if (strcmp(is.text, "(") != 0 || is.reverse != want.reverse || is.fg != want.fg ||
		    is.bg != want.bg)
			fail_msg("case %zu: '%s'%s %d on %d", i, is.text,
				 is.reverse ? " reverse" : "", is.fg, is.bg);
		leave(t);
	}
}

static void ascii(void **state)
{
	static const char *const env[] = {"FAKE_ASCII=yes", NULL};
	static const char *const locales[] = {NULL, "C"};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct tty_setup setup = {.env = env, .locale = locales[i]};
		struct tty *t = start_with(&setup, "ready");
		assert_true(tty_shows(t, "( ) No ??"));
		for (const char *s = tty_screen(t); *s; s++)
			assert_true((unsigned char)*s < 0x80);
		leave(t);
	}
}

/* A window of any size, whoever says so, takes the memory of a large one. */
static void boundless(void **state)
{
	static const char *const sizes[] = {
		"stty rows 3000 cols 3000",
		"stty rows 65535 cols 65535",
		"export LINES=3000 COLUMNS=3000",
		"export LINES=99999999999 COLUMNS=-5",
	};
	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char script[128];
		struct rusage children;
		snprintf(script, sizeof script, "%s; exec \"$0\" run", sizes[i]);
		const char *const argv[] = {"sh", "-c", script, program, NULL};
		struct tty *t = tty_start(24, 80, argv);
		assert_true(tty_switches(t, true));
		leave(t);
		getrusage(RUSAGE_CHILDREN, &children);
#ifdef __linux__
		if (children.ru_maxrss > 400L * 1024)
			fail_msg("%s: %ld kB", sizes[i], children.ru_maxrss);
#endif
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(keys, tty_teardown),
		cmocka_unit_test_teardown(mouse, tty_teardown),
		cmocka_unit_test_teardown(escape, tty_teardown),
		cmocka_unit_test_teardown(copies, tty_teardown),
		cmocka_unit_test_teardown(notes, tty_teardown),
		cmocka_unit_test_teardown(pastes, tty_teardown),
		cmocka_unit_test_teardown(odd_pastes, tty_teardown),
		cmocka_unit_test_teardown(focus, tty_teardown),
		cmocka_unit_test_teardown(sizes, tty_teardown),
		cmocka_unit_test_teardown(storm, tty_teardown),
		cmocka_unit_test_teardown(suspends, tty_teardown),
		cmocka_unit_test_teardown(signals, tty_teardown),
		cmocka_unit_test_teardown(hung_up, tty_teardown),
		cmocka_unit_test_teardown(crashes, tty_teardown),
		cmocka_unit_test_teardown(overflows, tty_teardown),
		cmocka_unit_test_teardown(messages, tty_teardown),
		cmocka_unit_test_teardown(kinds, tty_teardown),
		cmocka_unit_test_teardown(damaged, tty_teardown),
		cmocka_unit_test_teardown(no_terminal, tty_teardown),
		cmocka_unit_test_teardown(piped, tty_teardown),
		cmocka_unit_test_teardown(thrift, tty_teardown),
		cmocka_unit_test_teardown(typed_ahead, tty_teardown),
		cmocka_unit_test_teardown(over_wide, tty_teardown),
		cmocka_unit_test_teardown(looks, tty_teardown),
		cmocka_unit_test_teardown(ascii, tty_teardown),
		cmocka_unit_test_teardown(boundless, tty_teardown),
	};
	if (argc > 1 && strcmp(argv[1], "run") == 0)
		return fake_main();
	program = argv[0];
	if (!tty_available())
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
