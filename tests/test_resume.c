/* Sessions that outlive the program: what is saved when, what of it is there after any end, and
 * what happens where it cannot be saved, cannot be read, or belongs to somebody else. */
#include "test.h"
#include "tty.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define FLOWFORM(...) ((const char *const[]){"./flowform", __VA_ARGS__})

#define GUIDE_NAME "guide.mmd"

static char home[128], state[160], env_home[160];

/* --- files -------------------------------------------------------------------------------------
 */

static void empty(const char *path)
{
	char command[300];
	snprintf(command, sizeof command, "chmod -R u+rwx %s 2>/dev/null; rm -rf %s", path, path);
	if (system(command) != 0)
		fail_msg("cannot remove %s", path);
}

static int fresh(void **unused)
{
	(void)unused;
	empty(home);
	return mkdir(home, 0700);
}

/* The path of the only file in the state directory that ends so; NULL if there is none. */
static const char *file_named(const char *end)
{
	static char path[512];
	DIR *dir = opendir(state);
	size_t n = strlen(end);
	bool found = false;
	for (const struct dirent *e; dir && (e = readdir(dir));) {
		size_t len = strlen(e->d_name);
		bool last = len > 10 && strcmp(e->d_name + len - 10, ".last.json") == 0;
		if (len <= n || strcmp(e->d_name + len - n, end) != 0 ||
		    (last && strcmp(end, ".json") == 0))
			continue;
		snprintf(path, sizeof path, "%s/%s", state, e->d_name);
		found = true;
	}
	if (dir)
		closedir(dir);
	return found ? path : NULL;
}

static char *contents(const char *path)
{
	static char text[1 << 16];
	int fd = path ? open(path, O_RDONLY) : -1;
	ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : 0;
	text[n > 0 ? n : 0] = '\0';
	if (fd >= 0)
		close(fd);
	return text;
}

static void put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	close(fd);
}

/* --- sessions ----------------------------------------------------------------------------------
 */

static struct tty *start_on(int cols, const char *const argv[])
{
	const char *const env[] = {env_home, NULL};
	struct tty_setup setup = {.cols = cols, .env = env};
	return tty_start_with(&setup, argv);
}

static struct tty *start(const char *const argv[])
{
	return start_on(80, argv);
}

static void shows(struct tty *t, const char *name, const char *text)
{
	if (!tty_shows(t, text))
		fail_msg("%s: does not show %s", name, text);
}

/* Gives an answer to the built-in guide and waits for what it leads to. */
static void answer(struct tty *t, const char *name, char key, const char *next)
{
	tty_send(t, (const char[]){key, '\0'});
	if (!tty_points(t, key == 'y' ? "(•) Yes" : "(•) No"))
		fail_msg("%s: answer %c", name, key);
	tty_press(t, "Enter");
	shows(t, name, next);
}

static void ends(struct tty *t, const char *name, int want)
{
	int status = tty_wait(t);
	if (status != want)
		fail_msg("%s: status %d, want %d\n%s", name, status, want, tty_output(t));
	tty_end(t);
}

static void leave(struct tty *t, const char *name, int want)
{
	tty_send(t, "\003");
	ends(t, name, want);
}

/* Two answers of the built-in guide, saved. */
static void save_two(const char *name)
{
	struct tty *t = start(FLOWFORM(NULL));
	shows(t, name, "notebooks?");
	answer(t, name, 'n', "Are you a beginner");
	answer(t, name, 'n', "advanced project");
	leave(t, name, 1);
}

static void is_offered(const char *name, const char *what)
{
	struct tty *t = start(FLOWFORM(NULL));
	shows(t, name, "Go on where you left off?");
	shows(t, name, what);
	tty_press(t, "Enter");
	shows(t, name, "Resumed: ");
	leave(t, name, 1);
}

/* --- any end -----------------------------------------------------------------------------------
 */

/* What was answered is there again, however the program ended. */
static void after_any_end(void **unused)
{
	static const struct {
		const char *name;
		int signal; /* 0: the line drops */
		int status;
	} cases[] = {
		{"SIGKILL", SIGKILL, 137}, {"SIGTERM", SIGTERM, 143}, {"SIGHUP", SIGHUP, 129},
		{"SIGINT", SIGINT, 130},   {"the line", 0, 129},
	};
	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		fresh(NULL);
		struct tty *t = start(FLOWFORM(NULL));
		shows(t, name, "notebooks?");
		answer(t, name, 'n', "Are you a beginner");
		if (cases[i].signal != 0)
			tty_kill(t, cases[i].signal);
		else
			tty_hangup(t);
		ends(t, name, cases[i].status);
		is_offered(name, "1 answer, last Notebooks: No.");
	}
}

static void where_it_was(void **unused)
{
	struct stat st;
	(void)unused;
	struct tty *t = start(FLOWFORM(NULL));
	shows(t, "start", "notebooks?");
	assert_null(file_named(""));
	assert_int_not_equal(stat(state, &st), 0); /* nothing is made before there is something */
	answer(t, "first", 'n', "Are you a beginner");
	assert_int_equal(stat(state, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_int_equal(stat(file_named(".json"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	tty_press(t, "Tab");
	tty_send(t, "because");
	shows(t, "note", "because");
	assert_null(strstr(contents(file_named(".json")), "because")); /* not letter by letter */
	tty_press(t, "Esc");
	tty_points(t, "(•) Yes");
	assert_non_null(strstr(contents(file_named(".json")), "because"));
	tty_press(t, "Bksp");
	shows(t, "back", "notebooks?");
	leave(t, "back", 1);
	assert_null(file_named(".new"));

	t = start(FLOWFORM("--resume", NULL)); /* at once, and at the same place */
	shows(t, "resumed", "Resumed: 1 answer kept.");
	shows(t, "resumed", "notebooks?");
	tty_press(t, "Enter");
	shows(t, "note again", "because");
	leave(t, "resumed", 1);
}

static void finished(void **unused)
{
	(void)unused;
	save_two("finished");
	struct tty *t = start(FLOWFORM("--resume", NULL));
	shows(t, "finished", "advanced project");
	answer(t, "finished", 'n', "Asset Bundles (1), recommended");
	tty_send(t, "q");
	ends(t, "finished", 0);
	assert_null(file_named(".json"));
	assert_non_null(file_named(".last.json"));

	t = start(FLOWFORM(NULL)); /* a new one: nothing to go on with */
	shows(t, "anew", "notebooks?");
	assert_true(tty_hides(t, "Go on where you left off?"));
	leave(t, "anew", 1);
	t = start(FLOWFORM("--resume", NULL)); /* but it can be looked at, and changed */
	shows(t, "again", "Asset Bundles (1), recommended");
	tty_send(t, "q");
	ends(t, "again", 0);
}

/* Starting anew loses the old one only with the first answer. */
static void started_anew(void **unused)
{
	(void)unused;
	save_two("anew");
	for (int i = 0; i < 2; i++) {
		struct tty *t = start(FLOWFORM(NULL));
		shows(t, "anew", "2 answers, last Beginner: No.");
		tty_press(t, i == 0 ? "Esc" : "Down");
		if (i == 1) {
			assert_true(tty_points(t, "(•) Start anew"));
			tty_press(t, "Enter");
		}
		assert_true(tty_hides(t, "Go on where you left off?"));
		assert_true(tty_points(t, "(•) Yes"));
		leave(t, "anew", 1);
	}
	struct tty *t = start(FLOWFORM(NULL));
	shows(t, "anew", "2 answers, last Beginner: No.");
	tty_press(t, "Esc");
	assert_true(tty_points(t, "(•) Yes"));
	answer(t, "anew", 'n', "Are you a beginner");
	leave(t, "anew", 1);
	is_offered("anew", "1 answer, last Notebooks: No.");
}

static void not_saved(void **unused)
{
	struct stat st;
	(void)unused;
	struct tty *t = start(FLOWFORM("--no-save", NULL));
	shows(t, "no-save", "notebooks?");
	answer(t, "no-save", 'n', "Are you a beginner");
	leave(t, "no-save", 1);
	assert_int_not_equal(stat(state, &st), 0);
	save_two("no-save");
	t = start(FLOWFORM("--no-save", NULL));
	shows(t, "no-save", "notebooks?");
	assert_true(tty_hides(t, "Go on where you left off?"));
	leave(t, "no-save", 1);
	t = start(FLOWFORM("--answers=no", NULL)); /* these are not that session's */
	shows(t, "answers", "Are you a beginner");
	assert_true(tty_hides(t, "Go on where you left off?"));
	leave(t, "answers", 1);
	is_offered("no-save", "2 answers, last Beginner: No.");

	t = tty_start(24, 80, FLOWFORM(NULL)); /* no home, no place: nobody is bothered */
	shows(t, "no home", "notebooks?");
	answer(t, "no home", 'n', "Are you a beginner");
	shows(t, "no home", "Enter next");
	tty_send(t, "\003");
	assert_int_equal(tty_wait(t), 1);
	assert_null(strstr(tty_output(t), "not saved"));
	tty_end(t);
}

static void line_by_line(void **unused)
{
	(void)unused;
	save_two("plain");
	struct tty *t = start(FLOWFORM("--plain", NULL));
	shows(t, "plain", "Go on where you left off?");
	shows(t, "plain", "2 answers, last Beginner: No.");
	tty_send(t, "1\r");
	shows(t, "plain", "Resumed: 2 answers kept.");
	shows(t, "plain", "Question 3");
	tty_send(t, "yes\r");
	shows(t, "plain", "Question 4");
	tty_kill(t, SIGKILL);
	ends(t, "plain", 137);
	is_offered("plain", "3 answers, last Advanced needs: Yes.");

	/* Lines from a pipe leave it alone. */
	const char *const env[] = {env_home, NULL};
	struct tty_setup setup = {.in = "yes\nq\n", .env = env};
	t = tty_start_with(&setup, FLOWFORM("--plain", NULL));
	assert_int_equal(tty_wait(t), 0);
	tty_end(t);
	assert_null(file_named(".last.json"));
	is_offered("plain", "3 answers, last Advanced needs: Yes.");
}

static void nothing_to_resume(void **unused)
{
	(void)unused;
	struct tty *t = start(FLOWFORM("--resume", NULL));
	shows(t, "nothing", "No session of this guide is saved");
	shows(t, "nothing", "notebooks?");
	leave(t, "nothing", 1);
}

static void in_another_place(void **unused)
{
	char option[200], place[160];
	struct stat st;
	(void)unused;
	snprintf(place, sizeof place, "%s/deep/er", home);
	snprintf(option, sizeof option, "--state=%s/", place);
	struct tty *t = start(FLOWFORM(option, NULL));
	shows(t, "place", "notebooks?");
	answer(t, "place", 'n', "Are you a beginner");
	leave(t, "place", 1);
	assert_int_equal(stat(place, &st), 0);
	assert_int_not_equal(stat(state, &st), 0);
	t = start(FLOWFORM(option, NULL));
	shows(t, "place", "1 answer, last Notebooks: No.");
	leave(t, "place", 1);
}

/* Guides are told apart by where they are, and what comes through a pipe by what it says. */
static void each_guide_its_own(void **unused)
{
	static const char text[] = "flowchart TD\nq{Big?}-->|Yes|r{Red?}\nq-->|No|s[Small]\n"
				   "r-->|Yes|a[Apple]\nr-->|No|m[Melon]\n";
	static const char other[] = "flowchart TD\nq{Big?}-->|Yes|s[Small]\nq-->|No|a[Apple]\n";
	const char *const env[] = {env_home, NULL};
	char path[200], relative[220], elsewhere[200];
	(void)unused;
	snprintf(path, sizeof path, "%s/%s", home, GUIDE_NAME);
	snprintf(relative, sizeof relative, "%s/../%s/./%s", home, strrchr(home, '/') + 1,
		 GUIDE_NAME);
	snprintf(elsewhere, sizeof elsewhere, "%s/other", home);
	assert_int_equal(mkdir(elsewhere, 0700), 0);
	strcat(elsewhere, "/" GUIDE_NAME);
	put(path, text);
	put(elsewhere, text);
	const struct {
		const char *name, *guide, *in;
		bool offered;
	} cases[] = {
		{"first", path, NULL, false},          {"again", relative, NULL, true},
		{"elsewhere", elsewhere, NULL, false}, {"a pipe", "-", text, false},
		{"the same", "-", text, true},         {"another", "-", other, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		struct tty_setup setup = {.env = env, .in = cases[i].in};
		struct tty *t = tty_start_with(&setup, FLOWFORM(cases[i].guide, NULL));
		shows(t, name, cases[i].offered ? "1 answer, last Big? Yes." : "Big?");
		if (!cases[i].offered)
			assert_true(tty_points(t, "(•) Yes"));
		if (!cases[i].offered && strcmp(name, "another") != 0)
			answer(t, name, 'y', "Red?");
		leave(t, name, 1);
	}
}

/* A guest's session is saved where the operator says, although no other file can be opened. */
static void guests(void **unused)
{
	char option[200];
	(void)unused;
	snprintf(option, sizeof option, "--state=%s/guest", home);
	for (int i = 0; i < 2; i++) {
		struct tty *t = start(FLOWFORM("--restricted", option, NULL));
		tty_limit(t, 20000);
		if (i == 0 && !tty_shows(t, "notebooks?")) /* this kernel cannot */
			skip();
		if (i == 1) {
			shows(t, "guest", "1 answer, last Notebooks: No.");
			tty_press(t, "Enter");
			shows(t, "guest", "Are you a beginner");
			answer(t, "guest", 'y', "Asset Bundles (1), recommended");
		} else {
			answer(t, "guest", 'n', "Are you a beginner");
		}
		tty_kill(t, SIGKILL);
		ends(t, "guest", 137);
	}
	struct tty *t = start(FLOWFORM("--last", option, NULL));
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_output(t), "Asset Bundles"));
	tty_end(t);
}

/* --- two of them -------------------------------------------------------------------------------
 */

static void two_programs(void **unused)
{
	(void)unused;
	save_two("two");
	struct tty *first = start(FLOWFORM("--resume", NULL));
	shows(first, "first", "Resumed: 2 answers kept.");
	struct tty *second = start(FLOWFORM(NULL));
	shows(second, "second", "This session is not saved: another flowform has this guide open.");
	answer(second, "second", 'y', "Workspace (1), recommended");
	tty_send(second, "q");
	assert_int_equal(tty_wait(second), 0);
	assert_non_null(strstr(tty_output(second), "another flowform has this guide open"));
	tty_end(second);
	assert_null(file_named(".last.json"));
	leave(first, "first", 1);
	is_offered("first", "2 answers, last Beginner: No.");

	/* Both began when there was nothing: who answers first has it. */
	fresh(NULL);
	first = start(FLOWFORM(NULL));
	second = start(FLOWFORM(NULL));
	shows(first, "first", "notebooks?");
	shows(second, "second", "notebooks?");
	answer(second, "second", 'n', "Are you a beginner");
	answer(first, "first", 'n', "Are you a beginner");
	shows(first, "first", "another flowform has this guide open");
	leave(second, "second", 1);
	answer(first, "first", 'n', "advanced project"); /* nor now that it is gone */
	leave(first, "first", 1);
	is_offered("second", "1 answer, last Notebooks: No.");

	fresh(NULL);
	first = start(FLOWFORM(NULL));
	shows(first, "first", "notebooks?");
	save_two("meanwhile");
	answer(first, "first", 'n', "Are you a beginner");
	shows(first, "first", "another flowform has saved one meanwhile");
	leave(first, "first", 1);
	is_offered("meanwhile", "2 answers, last Beginner: No.");
}

/* --- another version of the guide --------------------------------------------------------------
 */

static void newer_guide(void **unused)
{
	static const char old[] = "flowchart TD\nq{Big?}-->|Yes|r{Red?}\nq-->|No|s[Small]\n"
				  "r-->|Yes|a[Apple]\nr-->|No|m[Melon]\n";
	static const struct {
		const char *name, *text, *shows, *then;
	} cases[] = {
		{"ids",
		 "flowchart TD\n1{Big?}-->|Yes|2{Red?}\n1-->|No|3[Small]\n2-->|Yes|4[Apple]\n"
		 "2-->|No|5[Melon]\n",
		 "Resumed on a newer guide: 1 answer kept.", NULL},
		{"a question between",
		 "flowchart TD\nq{Big?}-->|Yes|n{New?}\nq-->|No|s[Small]\nn-->|on|r{Red?}\n"
		 "n-->|off|s\nr-->|Yes|a[Apple]\nr-->|No|m[Melon]\n",
		 "Resumed on a newer guide: 1 answer kept.", NULL},
		{"an answer gone",
		 "flowchart TD\nq{Big?}-->|Huge|r{Red?}\nq-->|Tall|r\nr-->|Yes|a[Apple]\n"
		 "r-->|No|m[Melon]\n",
		 "0 answers kept, 1 gone", "Big?"},
	};
	char path[200];
	(void)unused;
	snprintf(path, sizeof path, "%s/%s", home, GUIDE_NAME);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		fresh(NULL);
		put(path, old);
		struct tty *t = start(FLOWFORM(path, NULL));
		shows(t, name, "Big?");
		answer(t, name, 'y', "Red?");
		leave(t, name, 1);
		put(path, cases[i].text);
		t = start(FLOWFORM("--resume", path, NULL));
		shows(t, name, cases[i].shows);
		if (cases[i].then) { /* it was said as a page of its own */
			tty_press(t, "Enter");
			shows(t, name, cases[i].then);
		}
		leave(t, name, 1);
	}
	/* A result that is another one now. */
	put(path, old);
	struct tty *t = start(FLOWFORM("--resume", path, NULL));
	shows(t, "moved", "Red?");
	answer(t, "moved", 'n', "Melon (1), recommended");
	tty_send(t, "q");
	ends(t, "moved", 0);
	put(path, "flowchart TD\nq{Big?}-->|Yes|r{Red?}\nq-->|No|s[Small]\nr-->|Yes|a[Apple]\n"
		  "r-->|No|s\n");
	t = start(FLOWFORM("--resume", path, NULL));
	shows(t, "moved", "the outcome moved from");
	tty_press(t, "Enter");
	shows(t, "moved", "Small (1), recommended");
	tty_send(t, "q");
	ends(t, "moved", 0);
	t = start(FLOWFORM("--last", path, NULL));
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_output(t), "the guide has changed since"));
	tty_end(t);
}

/* --- the last result ---------------------------------------------------------------------------
 */

static void last_result(void **unused)
{
	static const char *const formats[] = {"--format=text", "--format=markdown", "--format=json",
					      "--format=madr"};
	const char *const env[] = {env_home, NULL};
	struct tty_setup setup = {.out = true, .env = env};
	static char then[1 << 16];
	(void)unused;
	struct tty *t = start(FLOWFORM("--last", NULL));
	assert_int_equal(tty_wait(t), 1);
	assert_non_null(strstr(tty_output(t), "no result of this guide is saved"));
	tty_end(t);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		t = tty_start_with(&setup, FLOWFORM(formats[i], NULL));
		shows(t, formats[i], "notebooks?");
		answer(t, formats[i], 'n', "Are you a beginner");
		answer(t, formats[i], 'y', "Asset Bundles (1), recommended");
		tty_send(t, "\t\t\t\t "); /* the first of the next steps is ticked */
		shows(t, formats[i], "[x]");
		tty_send(t, "q");
		assert_int_equal(tty_wait(t), 0);
		snprintf(then, sizeof then, "%s", tty_out(t));
		tty_end(t);
		t = tty_start_with(&setup, FLOWFORM("--last", formats[i], NULL));
		assert_int_equal(tty_wait(t), 0);
		if (strcmp(tty_out(t), then) != 0 || then[0] == '\0')
			fail_msg("%s: it was\n%s\nit is\n%s", formats[i], then, tty_out(t));
		tty_end(t);
	}
	/* "Not sure" is a result, too; it does not end the walk. */
	t = tty_start_with(&setup, FLOWFORM(NULL));
	shows(t, "undecided", "notebooks?");
	answer(t, "undecided", 'n', "Are you a beginner");
	tty_send(t, "u");
	shows(t, "undecided", "Undecided");
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 1);
	snprintf(then, sizeof then, "%s", tty_out(t));
	tty_end(t);
	t = tty_start_with(&setup, FLOWFORM("--last", NULL));
	assert_int_equal(tty_wait(t), 1);
	assert_string_equal(tty_out(t), then);
	tty_end(t);
	is_offered("undecided", "1 answer, last Notebooks: No.");
}

/* --- where it cannot be saved, or read ---------------------------------------------------------
 */

/* One that says at its start, or at its first answer, why it is not saved, and says it again when
 * it has ended; and goes on. */
static void is_told(const char *name, bool at_start, const char *why)
{
	struct tty *t = start_on(200, FLOWFORM(NULL));
	shows(t, name, "notebooks?");
	if (at_start)
		shows(t, name, "This session is not saved: ");
	answer(t, name, 'n', "Are you a beginner");
	if (!at_start)
		shows(t, name, "This session is not saved: ");
	answer(t, name, 'y', "★ Asset Bundles");
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 0);
	if (!strstr(tty_output(t), why))
		fail_msg("%s: does not say %s\n%s", name, why, tty_output(t));
	tty_end(t);
}

static void unsafe_directories(void **unused)
{
	char other[200];
	(void)unused;
	save_two("0777");
	chmod(state, 0777);
	struct tty *t = start(FLOWFORM(NULL));
	shows(t, "0777", "This session is not saved: others may write in the directory");
	leave(t, "0777", 1);
	chmod(state, 0700);
	is_offered("0777", "2 answers, last Beginner: No.");

	snprintf(other, sizeof other, "%s/other", home);
	assert_int_equal(rename(state, other), 0);
	assert_int_equal(symlink(other, state), 0);
	t = start(FLOWFORM(NULL));
	shows(t, "link", "This session is not saved: a link, or no directory");
	leave(t, "link", 1);

	unlink(state);
	put(state, "a file");
	is_told("file", true, "a link, or no directory");
	assert_string_equal(contents(state), "a file");
	if (geteuid() == 0) {
		unlink(state);
		assert_int_equal(mkdir(state, 0700), 0);
		assert_int_equal(chown(state, 1, 1), 0);
		is_told("owner", true, "belongs to another user");
	}
}

static void no_home(void **unused)
{
	(void)unused;
	empty(home);
	is_told("no home", false, "No such file or directory");
	fresh(NULL);
	if (geteuid() == 0) /* whom modes do not stop */
		return;
	chmod(home, 0500);
	is_told("read only", false, "Permission denied");
	chmod(home, 0700);
	save_two("read only");
	chmod(state, 0500);
	struct tty *t = start(FLOWFORM("--resume", NULL));
	shows(t, "read only", "advanced project");
	answer(t, "read only", 'y', "Is rapid");
	shows(t, "read only", "This session is not saved: Permission denied");
	leave(t, "read only", 1);
}

/* No file may grow: the old session stays whole, and saving goes on when it can. */
static void full_disk(void **unused)
{
	struct rlimit before, small;
	char old[4096];
	(void)unused;
	save_two("full");
	snprintf(old, sizeof old, "%s", contents(file_named(".json")));
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 100;
	setrlimit(RLIMIT_FSIZE, &small);
	struct tty *t = start(FLOWFORM("--resume", NULL));
	setrlimit(RLIMIT_FSIZE, &before);
	shows(t, "full", "advanced project");
	answer(t, "full", 'y', "Is rapid");
	shows(t, "full", "This session is not saved: File too large");
	tty_press(t, "Bksp"); /* it is said once */
	shows(t, "full", "advanced project");
	answer(t, "full", 'n', "Asset Bundles (1), recommended");
	assert_true(tty_hides(t, "not saved"));
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_output(t), "This session is not saved: File too large"));
	tty_end(t);
	assert_string_equal(contents(file_named(".json")), old);
	assert_null(file_named(".new"));
}

static void broken_files(void **unused)
{
	static const struct {
		const char *name, *text, *says;
	} cases[] = {
		{"cut off", "{\"flowform\":1,\n\"guide\":", ".json:2:9: error: "},
		{"empty", "", ".json:1:1: error: "},
		{"another version", "{\"flowform\":2}", ".json: error: 'flowform' names a format"},
	};
	char path[512];
	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		fresh(NULL);
		save_two(name);
		snprintf(path, sizeof path, "%s", file_named(".json"));
		put(path, cases[i].text);
		struct tty *t = start_on(200, FLOWFORM(NULL));
		shows(t, name, "The saved session cannot be read and was put aside");
		assert_string_equal(contents(file_named(".broken")), cases[i].text);
		answer(t, name, 'n', "Are you a beginner");
		tty_send(t, "\003");
		assert_int_equal(tty_wait(t), 1);
		if (!strstr(tty_output(t), cases[i].says))
			fail_msg("%s: does not say %s\n%s", name, cases[i].says, tty_output(t));
		tty_end(t);
		assert_string_equal(contents(file_named(".broken")), cases[i].text);
		is_offered(name, "1 answer, last Notebooks: No.");
	}
}

/* What stands in a file's place is neither followed nor waited for. */
static void odd_files(void **unused)
{
	char path[512], other[200];
	struct stat st;
	(void)unused;
	snprintf(other, sizeof other, "%s/precious", home);
	for (int i = 0; i < 3; i++) {
		const char *const names[] = {"a link", "a pipe", "a directory"};
		fresh(NULL);
		save_two(names[i]);
		snprintf(path, sizeof path, "%s", file_named(".json"));
		if (i == 0)
			assert_int_equal(rename(path, other), 0);
		else
			unlink(path);
		assert_int_equal(i == 0   ? symlink(other, path)
				 : i == 1 ? mkfifo(path, 0600)
					  : mkdir(path, 0700),
				 0);
		struct tty *t = start(FLOWFORM(NULL));
		shows(t, names[i], "The saved session cannot be read and was put aside");
		answer(t, names[i], 'n', "Are you a beginner");
		leave(t, names[i], 1);
		assert_true(lstat(path, &st) == 0 && S_ISREG(st.st_mode));
		if (i == 0)
			assert_non_null(strstr(contents(other), "Beginner"));
	}
	/* A link where the new file is written first, and where the lock is. */
	fresh(NULL);
	save_two("links");
	snprintf(path, sizeof path, "%s", file_named(".lock"));
	put(other, "precious");
	memcpy(path + strlen(path) - 5, ".new", 5);
	assert_int_equal(symlink(other, path), 0);
	struct tty *t = start(FLOWFORM("--resume", NULL));
	shows(t, "links", "advanced project");
	answer(t, "links", 'y', "Is rapid");
	leave(t, "links", 1);
	assert_string_equal(contents(other), "precious");
	is_offered("links", "3 answers, last Advanced needs: Yes.");
	memcpy(path + strlen(path) - 4, ".lock", 6);
	unlink(path);
	assert_int_equal(symlink(other, path), 0);
	t = start(FLOWFORM(NULL));
	shows(t, "links", "This session is not saved: ");
	leave(t, "links", 1);
	assert_string_equal(contents(other), "precious");
}

static int group_setup(void **unused)
{
	(void)unused;
	const char *tmp = getenv("TMPDIR");
	snprintf(home, sizeof home, "%s/flowform-XXXXXX", tmp && strlen(tmp) < 80 ? tmp : "/tmp");
	if (!mkdtemp(home))
		return -1;
	snprintf(state, sizeof state, "%s/.local/state/flowform", home);
	snprintf(env_home, sizeof env_home, "HOME=%s", home);
	return 0;
}

static int group_teardown(void **unused)
{
	(void)unused;
	empty(home);
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fresh, tty_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(after_any_end),
		TEST(where_it_was),
		TEST(finished),
		TEST(started_anew),
		TEST(not_saved),
		TEST(line_by_line),
		TEST(nothing_to_resume),
		TEST(in_another_place),
		TEST(each_guide_its_own),
		TEST(guests),
		TEST(two_programs),
		TEST(newer_guide),
		TEST(last_result),
		TEST(unsafe_directories),
		TEST(no_home),
		TEST(full_disk),
		TEST(broken_files),
		TEST(odd_files),
	};
	if (!tty_available())
		return 77;
	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
