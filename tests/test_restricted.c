/* Guests' sessions: the command line is one person's, and nothing that comes with the other
 * counts: no file, no environment, no key that leads out. */
#include <config.h>

#include "test.h"
#include "tty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GUEST(...)   ((const char *const[]){program, "--restricted", __VA_ARGS__})
#define COUNT(table) (sizeof(table) / sizeof *(table))

static char program[4096];                         /* absolute: it leaves the directory */
static char home[] = "/tmp/flowform-guest-XXXXXX"; /* what a guest could put things into */
static char clean[64];

static const char *in_home(const char *name)
{
	static char path[4][128];
	static unsigned turn;
	turn = (turn + 1) % 4;
	snprintf(path[turn], sizeof *path, "%s/%s", home, name);
	return path[turn];
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(in_home(name), "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void press_all(struct tty *t, const char *keys)
{
	char key[32];
	for (int used; sscanf(keys, "%31s%n", key, &used) == 1; keys += used)
		if (!tty_press(t, key))
			tty_send(t, key);
}

struct step {
	const char *keys, *shows;
};

static void walk(struct tty *t, const struct step *steps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		press_all(t, steps[i].keys);
		if (!tty_shows(t, steps[i].shows))
			fail_msg("step %zu, keys %s", i + 1, steps[i].keys);
	}
}

/* What a session is made of: all of it works in the sandbox. */
static const struct step session[] = {
	{"", "Do you prefer developing"},
	{"?", "On a question's page"},
	{"Esc", "Do you prefer developing"},
	{"Down Enter", "Are you a beginner"},
	{"t", "close, open"},
	{"Esc", "pick"},
	{"Tab n o t e", "note_"},
	{"Enter", "recommended"},
};

static void works(void **state)
{
	struct tty *t = tty_start(24, 80, GUEST(NULL));
	(void)state;
	walk(t, session, COUNT(session));
	tty_resize(t, 40, 120);
	assert_true(tty_shows(t, "Workspace"));
	tty_send(t, "\014q");
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_output(t), "2. Beginner: Yes"));
	assert_non_null(strstr(tty_output(t), "Note: note"));
	assert_true(tty_modes_restored(t));
	tty_end(t);
}

static void no_way_out_in_between(void **state)
{
	struct tty *t = tty_start(24, 80, GUEST(NULL));
	(void)state;
	assert_true(tty_shows(t, "Do you prefer"));
	tty_kill(t, SIGTSTP); /* one that is not ignored would stop it before the key comes */
	tty_send(t, "\032");
	assert_true(tty_shows(t, "cannot be suspended"));
	tty_send(t, "s");
	assert_true(tty_shows(t, "Files cannot be saved here."));
	tty_send(t, "\033OQ");
	assert_true(tty_shows(t, "cannot change between"));
	tty_send(t, "\003");
	assert_int_equal(tty_end(t), 1);
}

/* What the operator named is all that is written, and it is what the next session begins with. */
static void is_kept(void **state)
{
	char option[128];
	struct tty *t;
	struct stat st;
	(void)state;
	snprintf(option, sizeof option, "--state=%s", in_home("state"));
	t = tty_start(24, 80, GUEST(option, NULL));
	assert_true(tty_shows(t, "Do you prefer"));
	tty_send(t, "2\r");
	assert_true(tty_shows(t, "Are you a beginner"));
	tty_kill(t, SIGHUP);
	assert_int_equal(tty_end(t), 128 + SIGHUP);
	assert_int_equal(stat(in_home("state"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	t = tty_start(24, 80, GUEST(option, NULL));
	assert_true(tty_shows(t, "Go on where you left off?"));
	tty_send(t, "\r");
	assert_true(tty_shows(t, "Are you a beginner"));
	tty_send(t, "1\r");
	assert_true(tty_shows(t, "recommended"));
	tty_send(t, "q");
	assert_int_equal(tty_end(t), 0);
	t = tty_start_with(&(struct tty_setup){.err = true}, GUEST("--state=/dev/null", NULL));
	assert_int_equal(tty_wait(t), 4);
	assert_non_null(strstr(tty_err(t), "sessions cannot be saved"));
	tty_end(t);
}

static void signals(void **state)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		struct tty *t = tty_start(24, 80, GUEST(NULL));
		assert_true(tty_shows(t, "Do you prefer"));
		tty_kill(t, numbers[i]);
		assert_int_equal(tty_wait(t), 128 + numbers[i]);
		assert_true(tty_modes_restored(t));
		tty_end(t);
	}
}

/* Line by line, as TERM or the operator wants it. */
static void lines(void **state)
{
	static const struct tty_setup setups[] = {{.term = "dumb"}, {.term = NULL}};
	(void)state;
	for (size_t i = 0; i < COUNT(setups); i++) {
		struct tty *t = tty_start_with(&setups[i], GUEST(i == 0 ? NULL : "--plain", NULL));
		assert_true(tty_shows(t, "Do you prefer"));
		tty_send(t, "w\r");
		assert_true(tty_shows(t, "cannot change between"));
		tty_send(t, "2\r");
		assert_true(tty_shows(t, "Are you a beginner"));
		tty_send(t, "1\r");
		assert_true(tty_shows(t, "Outcome ("));
		tty_send(t, "q\r");
		assert_int_equal(tty_end(t), 0);
	}
}

/* A result for a pipe, and one without a screen. */
static void results(void **state)
{
	struct tty_setup setup = {.out = true};
	struct tty *t = tty_start_with(&setup, GUEST("--format=json", NULL));
	(void)state;
	assert_true(tty_shows(t, "Do you prefer"));
	tty_send(t, "\rq");
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_out(t), "\"recommended\":\"workspace\""));
	tty_end(t);
	t = tty_start_with(&setup, GUEST("--answers=y", "--state=/nonexistent", NULL));
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_out(t), "Workspace"));
	tty_end(t);
}

/* What a guest brings along, in his home, in the directory he is in, and in the environment. */
static void nothing_is_brought_along(void **state)
{
	char terminfo[160], directories[160], termcap[160], settings[160], locales[160];
	const char *env[] = {terminfo,     directories, termcap,
			     settings,     locales,     "SSH_ORIGINAL_COMMAND=flowform --list",
			     "COLUMNS=20", "LINES=6",   "LANGUAGE=de",
			     NULL};
	static const struct {
		const char *name, *term, *argument;
		int status;
		const char *says; /* on the screen, or when it ended */
	} cases[] = {
		{"a guest's terminal", "xterm", NULL, 1, "Do you prefer"},
		{"a terminal of his own kind", "guests", NULL, 1, "'guests' is not known here"},
		{"a path as a terminal", "../../../tmp/xterm", NULL, 4, "is not known"},
		{"an absolute one", "/etc/passwd", NULL, 4, "is not known"},
		{"a guide where he is", "xterm", "mine.md", 3, "mine.md: "},
		{"one like a built-in guide", "xterm", "kedro-databricks", 1, "Do you prefer"},
		{"a theme where he is", "xterm", "--theme=mine.theme", 2, "mine.theme: "},
	};
	(void)state;
	mkdir(in_home(".terminfo"), 0700);
	snprintf(terminfo, sizeof terminfo, "TERMINFO=%s", in_home(".terminfo"));
	snprintf(directories, sizeof directories, "TERMINFO_DIRS=%s:", in_home(".terminfo"));
	snprintf(termcap, sizeof termcap,
		 "TERMCAP=guests:co#80:li#24:cm=\\E[%%i%%d;%%dH:cl=\\E[2J:");
	snprintf(settings, sizeof settings, "XDG_CONFIG_HOME=%s", home);
	snprintf(locales, sizeof locales, "LOCPATH=%s", home);
	put("mine.md", "```mermaid\nflowchart TD\nA{Mine?} --> B\nA --> C\n```\n");
	put("kedro-databricks", "```mermaid\nflowchart TD\nA{Mine?} --> B\nA --> C\n```\n");
	put("guests.ti", "guests|x, cols#80, lines#24, clear=\\E[H\\E[2J, "
			 "cup=\\E[%i%p1%d;%p2%dH,\n");
	(void)!system("tic -o .terminfo guests.ti 2>/dev/null");
	put("mine.theme", "[theme]\nbackground = dark\n");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct tty_setup setup = {.term = cases[i].term, .env = env, .err = true};
		struct tty *t = tty_start_with(&setup, GUEST(cases[i].argument, NULL));
		bool starts = cases[i].status == 1;
		if (starts && !tty_shows(t, cases[i].says))
			fail_msg("%s", cases[i].name);
		if (starts)
			tty_send(t, "\003");
		int status = tty_wait(t);
		if (status != cases[i].status || (!starts && !strstr(tty_err(t), cases[i].says)))
			fail_msg("%s: status %d, %s", cases[i].name, status, tty_err(t));
		tty_end(t);
	}
}

static void refused(void **state)
{
	static const struct {
		const char *argument, *more, *says;
		int status;
	} cases[] = {
		{"-", NULL, "standard input", 2},
		{"--output=/tmp/result", NULL, "standard output", 2},
		{"--check", NULL, "has no use for --restricted", 2},
		{"--dump", NULL, "has no use for --restricted", 2},
		{"--list", NULL, "has no use for --restricted", 2},
		{"/nonexistent/guide.md", NULL, "No such file", 3},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct tty_setup setup = {.err = true, .in = ""};
		struct tty *t =
			tty_start_with(&setup, GUEST(cases[i].argument, cases[i].more, NULL));
		int status = tty_wait(t);
		if (status != cases[i].status || !strstr(tty_err(t), cases[i].says))
			fail_msg("%s: status %d, %s", cases[i].argument, status, tty_err(t));
		tty_end(t);
	}
}

static bool has_strace(void)
{
	return system("strace -o /dev/null -e inject=landlock_restrict_self:error=EPERM true "
		      ">/dev/null 2>&1") == 0;
}

/* The kernel's own word: what is opened, started or asked for once the door is shut. */
static void opens_nothing(void **state)
{
	static const char trace[] = "exec strace -f -o \"$0\" \"$1\" --restricted \"$2\"";
	static const char judge[] =
		"awk '/SECCOMP_SET_MODE_FILTER, 0, \\{/ { shut = 1; next }"
		" shut && /(open\\(|openat\\(AT|execve|socket|fork|clone|connect|EPERM|EACCES)/ { "
		"print; bad = 1 }"
		" END { exit !shut || bad }' \"$0\"";
	char path[128], option[128];
	struct tty *t;
	(void)state;
	snprintf(option, sizeof option, "--state=%s", in_home("state"));
	if (!has_strace())
		skip();
	snprintf(path, sizeof path, "%s", in_home("trace"));
	t = tty_start(24, 80,
		      (const char *const[]){"sh", "-c", trace, path, program, option, NULL});
	tty_limit(t, 20000);
	walk(t, session, COUNT(session));
	tty_resize(t, 40, 120);
	assert_true(tty_shows(t, "Workspace"));
	tty_send(t, "T\033s\033\032q");
	assert_int_equal(tty_end(t), 0);
	t = tty_start(24, 80, (const char *const[]){"sh", "-c", judge, path, NULL});
	if (tty_wait(t) != 0)
		fail_msg("%s", tty_screen(t));
	tty_end(t);
	unlink(path);
}

/* A kernel that cannot do all of it: there is no session, and the terminal is as it was. */
static void fails_closed(void **state)
{
	static const struct {
		const char *fault, *says;
	} cases[] = {
		{"landlock_create_ruleset:error=ENOSYS", "Landlock"},
		{"landlock_create_ruleset:error=EOPNOTSUPP", "Landlock"},
		{"landlock_restrict_self:error=EPERM", "Landlock"},
		{"seccomp:error=EINVAL", "seccomp"},
		{"prctl:error=EINVAL", "no_new_privs"},
	};
	static const char run[] = "exec strace -o /dev/null -e inject=\"$0\" \"$1\" --restricted";
	(void)state;
	if (!has_strace())
		skip();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct tty_setup setup = {.err = true};
		const char *const argv[] = {"sh", "-c", run, cases[i].fault, program, NULL};
		struct tty *t = tty_start_with(&setup, argv);
		int status = tty_wait(t);
		if (status != 4 || !strstr(tty_err(t), cases[i].says) || !tty_modes_restored(t) ||
		    strstr(tty_output(t), "Do you prefer"))
			fail_msg("%s: status %d, %s", cases[i].fault, status, tty_err(t));
		tty_end(t);
	}
}

static int prepare(void **state)
{
	(void)state;
	if (!getcwd(program, sizeof program - 10))
		return -1;
	strcat(program, "/flowform");
	if (!mkdtemp(home))
		return -1;
	snprintf(clean, sizeof clean, "rm -rf %s", home);
	return chdir(home);
}

static int clean_up(void **state)
{
	(void)state;
	return chdir("/") == 0 ? system(clean) : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(works, tty_teardown),
		cmocka_unit_test_teardown(no_way_out_in_between, tty_teardown),
		cmocka_unit_test_teardown(is_kept, tty_teardown),
		cmocka_unit_test_teardown(signals, tty_teardown),
		cmocka_unit_test_teardown(lines, tty_teardown),
		cmocka_unit_test_teardown(results, tty_teardown),
		cmocka_unit_test_teardown(nothing_is_brought_along, tty_teardown),
		cmocka_unit_test_teardown(refused, tty_teardown),
		cmocka_unit_test_teardown(opens_nothing, tty_teardown),
		cmocka_unit_test_teardown(fails_closed, tty_teardown),
	};
	if (!tty_available())
		return 77;
	return cmocka_run_group_tests(tests, prepare, clean_up);
}
