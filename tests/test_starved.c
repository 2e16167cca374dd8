/* The program while each call for memory fails once, whoever asks: it says so, with status 5, or
 * does what it always does. The terminal is given back, and the session that was saved is there, as
 * it was or as it is now. Some calls, spread over all; with NO_MEMORY set, every one. */
#include "test.h"
#include "tty.h"
#include <dirent.h>
#include <fcntl.h>
#include <flowform/session.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TRIES = 40, WIDE = 200, ROOM = 64 * 1024 }; /* no message is wrapped */

static char program[4096], starved[4096], directory[64];

static const char sentence[] = "flowform: the system has no memory left";

static size_t tries(void)
{
	return getenv("NO_MEMORY") ? 0 : TRIES;
}

/* Runs a command in the directory, with one more variable. */
static struct tty *start(const char *line, const char *variable)
{
	/* curses loses memory where it finds none */
	static const char asan[] = "ASAN_OPTIONS=detect_leaks=0:exitcode=99";
	char command[16 * 1024], home[96];
	snprintf(command, sizeof command, "F='%s' && S='%s' && %s", program, starved, line);
	snprintf(home, sizeof home, "HOME=%s", directory);
	struct tty_setup setup = {.cols = WIDE,
				  .quiet = true,
				  .env = (const char *const[]){home, variable, asan, NULL}};
	return tty_start_with(&setup, (const char *const[]){"sh", "-c", command, NULL});
}

static int run(const char *line)
{
	return tty_end(start(line, "STARVE=0"));
}

/* A file, with a NUL behind it; empty if there is none. */
static struct ff_str read_file(const char *path, char room[ROOM])
{
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(room, 1, ROOM - 1, f) : 0;
	if (f)
		fclose(f);
	room[n] = '\0';
	return (struct ff_str){room, n};
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
	{"line by line", "$S --plain g.mmd <in"},
};

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

static void result_is_right(const char *name, const char *line)
{
	static char right[ROOM], ascii[ROOM], got[ROOM];
	char command[1024], path[32], each[32];
	snprintf(command, sizeof command, "rm -rf .local run-*; LC_ALL=C %s >ascii 2>&1", line);
	int usual = run(command), status;
	read_file("ascii", ascii);
	snprintf(each, sizeof each, "STARVE_EACH=%zu", tries());
	snprintf(command, sizeof command, "exec %s", line);
	struct tty *t = start(command, each);
	assert_int_equal(tty_wait(t), 0);
	size_t runs = 0, n;
	for (const char *s = tty_output(t); sscanf(s, "%zu %d", &n, &status) == 2; runs++) {
		snprintf(path, sizeof path, "run-%zu", n);
		read_file(path, n > 0 ? got : right);
		bool said = n > 0 && status == 5 && strstr(got, sentence);
		bool same = n == 0 || strcmp(got, right) == 0 || is_ascii_as_told(got, ascii);
		if (!said && (status != usual || !same))
			fail_msg("%s, call %zu: status %d, not %d\n%s", name, n, status, usual,
				 got);
		s = strchr(s, '\n');
		s = s ? s + 1 : "";
	}
	tty_end(t);
	if (usual > 1 || runs < 2)
		fail_msg("%s: status %d, %zu runs", name, usual, runs);
}

static void results_are_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof results / sizeof *results; i++)
		result_is_right(results[i].name, results[i].line);
}

/* Goes on with what was saved, answers, leaves. False where it ended before that. */
static bool play(struct tty *t)
{
	return tty_shows(t, "Go on where") && tty_press(t, "Enter") && tty_shows(t, "Red?") &&
	       tty_send(t, "c") && tty_shows(t, "Comparison") && tty_send(t, "c") &&
	       tty_shows(t, "( ) No") && tty_send(t, " ") && tty_shows(t, "recommended") &&
	       tty_send(t, "\x03");
}

/* Calls `what` for all files of a directory; returns how many there are. */
static size_t for_each(const char *dir, void (*what)(const char *dir, const char *name))
{
	DIR *d = opendir(dir);
	size_t n = 0;
	for (const struct dirent *e; d && (e = readdir(d));) {
		if (e->d_name[0] == '.')
			continue;
		what(dir, e->d_name);
		n++;
	}
	if (d)
		closedir(d);
	return n;
}

static void remove_one(const char *dir, const char *name)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", dir, name);
	remove(path);
}

static void copy_to_state(const char *dir, const char *name)
{
	static char bytes[ROOM];
	char path[512];
	snprintf(path, sizeof path, "%s/%s", dir, name);
	struct ff_str all = read_file(path, bytes);
	snprintf(path, sizeof path, "state/%s", name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_int_equal(write(fd, all.s, all.len), all.len);
	close(fd);
}

/* As it was saved. Returns of how many files that is made. */
static size_t fill_state(void)
{
	for_each("state", remove_one);
	mkdir("state", 0700);
	return for_each("saved", copy_to_state);
}

static size_t answered;

/* A session is whole. */
static void look_at(const char *dir, const char *name)
{
	static char bytes[ROOM];
	char path[512];
	if (!strstr(name, ".json"))
		return;
	snprintf(path, sizeof path, "%s/%s", dir, name);
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_source source = {.name = ff_str(name), .text = read_file(path, bytes)};
	struct ff_diags diags = {.arena = a};
	const struct ff_session *s = ff_session_read(a, &source, &diags);
	if (!s)
		fail_msg("%s cannot be read: %s", path, bytes);
	answered += s->n_answers > 0 && ff_str_eq(s->answers[0].answer, FF_STR("Yes"));
	ff_arena_free(a);
}

/* Without the n-th call; with 0, with all of them, which are counted. */
static void session_is_safe(size_t n)
{
	char variable[96] = "STARVE_COUNT=calls";
	if (n > 0)
		snprintf(variable, sizeof variable, "STARVE=%zu", n);
	size_t files = fill_state();
	struct tty *t = start("exec $S --state=state g.mmd", variable);
	if (!play(t)) /* it has ended, or some key does nothing any more */
		tty_send(t, "\x03");
	int status = tty_wait(t);
	bool said = n > 0 && status == 5 && strstr(tty_output(t), sentence);
	if ((!said && status != 0 && (status != 1 || n == 0)) || tty_alternate(t) ||
	    !tty_modes_restored(t))
		fail_msg("call %zu: status %d\n%s", n, status, tty_output(t));
	tty_end(t);
	answered = 0;
	/* An answer at least is there, and nothing that is half written. */
	if (for_each("state", look_at) > files || answered == 0)
		fail_msg("call %zu: the saved session is gone", n);
}

static void sessions_are_safe(void **state)
{
	static char bytes[ROOM];
	(void)state;
	session_is_safe(0);
	size_t all = strtoul(read_file("calls", bytes).s, NULL, 10);
	size_t step = tries() > 0 && all > tries() ? all / tries() : 1;
	assert_true(all > 0);
	for (size_t n = 1; n <= all; n += step)
		session_is_safe(n);
}

static bool set_up(void)
{
	static const char guide[] = "flowchart TD\nq{Big?}-->|Yes|r{Red?}\nq-->|No|s[Small]\n"
				    "r-->|Yes|a[Apple]\nr-->|No|m[\xc3\x84pfel]\n";
	FILE *f = fopen("g.mmd", "w");
	if (!f)
		return false;
	fputs(guide, f);
	fclose(f);
	return run("printf '1\\n1\\nquit\\n' >in") == 0 &&
	       run("$F --resume --plain --state=done g.mmd <in") == 0 &&
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
	if (!mkdtemp(directory) || chdir(directory) != 0 || !set_up())
		return 77;
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	run("rm -rf \"$HOME\"");
	return status;
}
