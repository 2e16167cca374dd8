/* A pipe that somebody made non-blocking, and a reader who takes his time: nothing is lost, and
 * nothing is taken for a failure. */
#include "test.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_MS = 20000, NODES = 20000 };

static char directory[] = "/tmp/flowform-pipes-XXXXXX";

/* More than a pipe holds. */
static void write_guide(void)
{
	FILE *f = fopen("g.mmd", "w");
	assert_non_null(f);
	fputs("flowchart TD\n", f);
	for (int i = 0; i < NODES; i++)
		fprintf(f, "A%d --> A%d\n", i, i + 1);
	fclose(f);
}

static pid_t start(const char *program, int output)
{
	pid_t child = fork();
	if (child != 0)
		return child;
	dup2(output, STDOUT_FILENO);
	execl(program, program, "--dump", "g.mmd", (char *)NULL);
	_exit(127);
}

static void ends_well(pid_t child)
{
	int status = -1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* Until the writer has to wait, or gives up. */
static void let_fill(int pipe)
{
	struct pollfd p = {pipe, POLLOUT, 0};
	for (int i = 0; i < MOST_MS && poll(&p, 1, 0) > 0; i++)
		poll(NULL, 0, 1);
	assert_int_equal(poll(&p, 1, 0), 0);
}

static void slow_reader(void **state)
{
	char got[1000], want[sizeof got];
	int ends[2];
	FILE *whole = fopen("whole", "w+");
	const char *program = *state;
	assert_non_null(whole);
	write_guide();
	ends_well(start(program, fileno(whole)));
	rewind(whole);

	assert_int_equal(pipe(ends), 0);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	pid_t child = start(program, ends[1]);
	let_fill(ends[1]);
	close(ends[1]);
	for (ssize_t n; (n = read(ends[0], got, sizeof got)) > 0;) {
		assert_int_equal(fread(want, 1, (size_t)n, whole), n);
		assert_memory_equal(got, want, (size_t)n);
	}
	assert_int_equal(fgetc(whole), EOF);
	ends_well(child);
	close(ends[0]);
	fclose(whole);
}

int main(void)
{
	char program[4096];
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(slow_reader, program),
	};
	if (!getcwd(program, sizeof program - 16) || !mkdtemp(directory) || chdir(directory) != 0)
		return 77;
	strcat(program, "/flowform");
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	remove("g.mmd");
	remove("whole");
	rmdir(directory);
	return status;
}
