/* What charts of any size cost: time and memory to read, dump, check and open decision charts of
 * 1,000 to 1,000,000 nodes.
 *
 *	charts PROGRAM [NODES]
 *
 * NODES is the size of the largest. Times are the processor's, the best of some runs. Status 1 if a
 * large chart takes more memory than it may, or a run failed. */
#include "../tty.h"

#include <fcntl.h>
#include <flowform/mermaid.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SMALLEST = 1000, LARGEST = 1000000, LARGE = 100000, MEMORY_FACTOR = 12 };

/* What one run took. It is found out in a process of its own, so that memory is its own as well. */
struct cost {
	bool done;
	double seconds; /* of the processor: what else runs does not count */
	size_t memory;  /* at its peak, bytes */
};

static char path[4096];

static void remove_chart(void)
{
	if (path[0])
		unlink(path);
}

static void interrupted(int signal)
{
	remove_chart();
	_exit(128 + signal);
}

/* Questions with two answers each, as a tree that is filled level by level. Returns its bytes. */
static size_t write_chart(FILE *f, size_t nodes)
{
	fputs("flowchart TD\n", f);
	for (size_t i = 0; i < nodes; i++) {
		size_t yes = 2 * i + 1, no = yes + 1;
		if (yes < nodes)
			fprintf(f, "\tn%zu{\"Is it number %zu?\"} -- Yes --> n%zu\n", i, i, yes);
		else
			fprintf(f, "\tn%zu[\"Take number %zu\"]\n", i, i);
		if (no < nodes)
			fprintf(f, "\tn%zu -- No --> n%zu\n", i, no);
	}
	return (size_t)ftell(f);
}

/* Puts a chart into the file at `path`; 0 if that can't be done. */
static size_t make_chart(size_t nodes)
{
	FILE *f = fopen(path, "w");
	if (!f)
		return 0;
	size_t bytes = write_chart(f, nodes);
	return fclose(f) == 0 ? bytes : 0;
}

static double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* What this process, or its children that have ended, took up to now. */
static struct cost so_far(int who)
{
	struct rusage u;
	getrusage(who, &u);
	return (struct cost){true, seconds_of(u.ru_utime) + seconds_of(u.ru_stime),
			     (size_t)u.ru_maxrss * 1024};
}

/* Only the reading of the chart, without the file and a program's start. */
static struct cost run_read(const char *program, const char *option)
{
	(void)program;
	(void)option;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_diags diags = {.arena = a};
	struct stat st;
	int fd = open(path, O_RDONLY);
	if (fd < 0 || fstat(fd, &st) != 0)
		return (struct cost){.done = false};
	char *text = FF_NEW(a, char, (size_t)st.st_size);
	bool got = read(fd, text, (size_t)st.st_size) == st.st_size;
	struct ff_source source = {ff_str(path), {text, (size_t)st.st_size}};
	struct ff_excerpt all = ff_excerpt_all(&source);
	double start = so_far(RUSAGE_SELF).seconds;
	bool done = got && ff_mermaid_read(a, &all, &diags);
	struct cost cost = so_far(RUSAGE_SELF);
	return (struct cost){done, cost.seconds - start, cost.memory};
}

/* The program with an option, and what it prints thrown away. */
static struct cost run_option(const char *program, const char *option)
{
	pid_t pid = fork();
	int status = -1;
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		for (int fd = 0; fd < 3; fd++)
			dup2(null, fd);
		execl(program, program, option, path, (char *)NULL);
		_exit(127);
	}
	bool done = pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
	struct cost cost = so_far(RUSAGE_CHILDREN);
	cost.done = done;
	return cost;
}

/* From the start to the first question on the screen. */
static struct cost run_frame(const char *program, const char *option)
{
	enum { LIMIT_MS = 120000 };
	const char *const argv[] = {program, path, option};
	struct tty *t = tty_start(40, 120, argv);
	if (!t)
		return (struct cost){.done = false};
	tty_limit(t, LIMIT_MS);
	bool done = tty_shows(t, "Is it number 0?");
	tty_kill(t, SIGTERM); /* without a result, which would add to it */
	tty_end(t);
	struct cost cost = so_far(RUSAGE_CHILDREN);
	cost.done = done;
	return cost;
}

static const struct operation {
	const char *name;
	struct cost (*run)(const char *program, const char *option);
	const char *option;
} operations[] = {
	{"reading", run_read, NULL},
	{"--dump", run_option, "--dump"},
	{"--check", run_option, "--check"},
	{"first frame", run_frame, NULL},
};

static struct cost measure(const struct operation *o, const char *program)
{
	struct cost cost = {.done = false};
	int ends[2];
	fflush(stdout);
	if (pipe(ends) != 0)
		return cost;
	pid_t pid = fork();
	if (pid == 0) {
		cost = o->run(program, o->option);
		_exit(write(ends[1], &cost, sizeof cost) == (ssize_t)sizeof cost ? 0 : 1);
	}
	close(ends[1]);
	if (pid < 0 || read(ends[0], &cost, sizeof cost) != (ssize_t)sizeof cost)
		cost.done = false;
	close(ends[0]);
	if (pid > 0)
		waitpid(pid, NULL, 0);
	return cost;
}

static struct cost best_of(size_t runs, const struct operation *o, const char *program)
{
	struct cost best = measure(o, program);
	for (size_t i = 1; i < runs && best.done; i++) {
		struct cost cost = measure(o, program);
		if (cost.done && cost.seconds < best.seconds)
			best.seconds = cost.seconds;
		if (cost.memory > best.memory)
			best.memory = cost.memory;
	}
	return best;
}

/* One row of the table; false if it is not as it should be. */
static bool row(const struct operation *o, const char *program, size_t nodes, size_t bytes)
{
	struct cost c = best_of(nodes < LARGE ? 9 : 3, o, program);
	if (!c.done) {
		printf("%9zu  %-12s failed\n", nodes, o->name);
		return false;
	}
	bool much = nodes >= LARGE && c.memory > MEMORY_FACTOR * bytes;
	printf("%9zu  %-12s %9.2f %9.1f %9.0f %9.1f %9.1f%s\n", nodes, o->name, c.seconds * 1e3,
	       (double)bytes / 1e6 / c.seconds, c.seconds * 1e9 / (double)nodes,
	       (double)c.memory / 1e6, (double)c.memory / (double)bytes, much ? "  too much" : "");
	return !much;
}

static bool chart_of(size_t nodes, const char *program)
{
	size_t bytes = make_chart(nodes);
	bool ok = bytes > 0;
	for (size_t i = 0; i < sizeof operations / sizeof *operations && bytes > 0; i++)
		ok = row(&operations[i], program, nodes, bytes) && ok;
	return ok;
}

int main(int argc, char **argv)
{
	size_t most = argc > 2 ? strtoul(argv[2], NULL, 10) : LARGEST;
	const char *directory = getenv("TMPDIR");
	bool ok = true;
	if (argc < 2) {
		fprintf(stderr, "usage: %s PROGRAM [NODES]\n", argv[0]);
		return 2;
	}
	if (!tty_available())
		return 77;
	signal(SIGINT, interrupted);
	signal(SIGTERM, interrupted);
	snprintf(path, sizeof path, "%s/flowform-XXXXXX.mmd", directory ? directory : "/tmp");
	int fd = mkstemps(path, (int)strlen(".mmd"));
	if (fd < 0 || close(fd) != 0) {
		perror(path);
		return 1;
	}
	printf("%9s  %-12s %9s %9s %9s %9s %9s\n", "nodes", "", "ms", "MB/s", "ns/node", "peak MB",
	       "of text");
	for (size_t nodes = SMALLEST; nodes <= most; nodes *= 10)
		ok = chart_of(nodes, argv[1]) && ok;
	remove_chart();
	return ok ? 0 : 1;
}
