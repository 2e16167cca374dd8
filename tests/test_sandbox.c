/* What the kernel still does for a program in the sandbox, each tried in a process of its own. */
#include <config.h>

#include "main/sandbox.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/ptrace.h>
#endif

/* What came of an attempt. */
enum outcome { DONE, REFUSED, KILLED, OTHER };

static const char *const outcomes[] = {"done", "refused", "killed", "something else"};

static char directory[] = "/tmp/flowform-sandbox-XXXXXX";
static int pipe_in[2];

/* A path in the directory of the state, "" for itself, or beside it. */
static const char *in(const char *name)
{
	static char path[2][128];
	static int turn;
	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/state/%s", directory, name);
	return path[turn];
}

static int opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);
	return fd < 0 ? -1 : close(fd);
}

/* ---- Attempts: -1 and errno where they fail -------------------------------------------------- */

static int reads_elsewhere(void)
{
	return opens("/etc/passwd", O_RDONLY);
}

static int reads_beside(void)
{
	return opens(in("../beside"), O_RDONLY);
}

static int reads_by_a_link(void)
{
	return opens(in("link"), O_RDONLY);
}

static int opens_a_device(void)
{
	return opens("/dev/null", O_RDWR);
}

static int lists_the_root(void)
{
	return opens("/", O_RDONLY | O_DIRECTORY);
}

static int reads_a_state(void)
{
	return opens(in("kept"), O_RDONLY);
}

static int makes_a_state(void)
{
	return opens(in("new"), O_WRONLY | O_CREAT | O_EXCL);
}

static int makes_a_file(void)
{
	return opens(in("../new"), O_WRONLY | O_CREAT | O_EXCL);
}

static int replaces_a_state(void)
{
	return rename(in("first"), in("second"));
}

static int moves_a_state_away(void)
{
	return rename(in("first"), in("../first"));
}

static int removes_a_state(void)
{
	return unlink(in("first"));
}

static int removes_beside(void)
{
	return unlink(in("../beside"));
}

static int makes_a_directory(void)
{
	return mkdir(in("directory"), 0700);
}

static int makes_a_link(void)
{
	return symlink("/etc/passwd", in("another"));
}

static int changes_a_mode(void)
{
	return chmod(in("kept"), 04755);
}

static int changes_directory(void)
{
	return chdir("/");
}

static int runs_a_program(void)
{
	return execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
}

static int forks(void)
{
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	return child < 0 ? -1 : 0;
}

static int makes_a_socket(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	return fd < 0 ? -1 : close(fd);
}

static int becomes_another(void)
{
	return setuid(getuid());
}

static int signals_its_parent(void)
{
	return kill(getppid(), 0);
}

static int raises(void)
{
	signal(SIGTERM, SIG_IGN);
	return raise(SIGTERM) == 0 ? 0 : -1;
}

static int maps_code(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return at == MAP_FAILED ? -1 : 0;
}

static int turns_memory_to_code(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return at == MAP_FAILED ? -1 : mprotect(at, 4096, PROT_READ | PROT_EXEC);
}

static int takes_memory(void)
{
	char *volatile bytes = malloc(64 << 20);
	if (!bytes)
		return -1;
	memset(bytes, 1, 64 << 20);
	free(bytes);
	return 0;
}

static int writes_to_what_is_open(void)
{
	return write(pipe_in[1], "x", 1) == 1 ? 0 : -1;
}

static int asks_what_has_come(void)
{
	int n;
	return ioctl(pipe_in[0], FIONREAD, &n);
}

/* To what is no terminal: what matters is whether the kernel gets to say so. */
static int asks_for_modes(void)
{
	struct termios modes;
	return tcgetattr(pipe_in[0], &modes) == 0 || errno == ENOTTY ? 0 : -1;
}

static int types_into_the_terminal(void)
{
#ifdef TIOCSTI
	return ioctl(pipe_in[0], TIOCSTI, "x") == 0 || errno == ENOTTY ? 0 : -1;
#else
	errno = EPERM;
	return -1;
#endif
}

#ifdef __linux__
static int traces(void)
{
	return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static int may_get_rights(void)
{
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
}
#endif

/* ---- Trying ---------------------------------------------------------------------------------- */

static const struct attempt {
	const char *name;
	int (*try)(void);
	enum outcome bare, stateful; /* without and with a directory */
} attempts[] = {
	{"reads elsewhere", reads_elsewhere, REFUSED, REFUSED},
	{"reads beside the state", reads_beside, REFUSED, REFUSED},
	{"reads by a link in it", reads_by_a_link, REFUSED, REFUSED},
	{"opens a device", opens_a_device, REFUSED, REFUSED},
	{"lists the root", lists_the_root, REFUSED, REFUSED},
	{"reads a state", reads_a_state, REFUSED, DONE},
	{"makes a state", makes_a_state, REFUSED, DONE},
	{"makes a file elsewhere", makes_a_file, REFUSED, REFUSED},
	{"moves a state away", moves_a_state_away, REFUSED, REFUSED},
	{"replaces a state", replaces_a_state, REFUSED, DONE},
	{"removes a state", removes_a_state, REFUSED, DONE},
	{"removes a file elsewhere", removes_beside, REFUSED, REFUSED},
	{"makes a directory", makes_a_directory, REFUSED, REFUSED},
	{"makes a link", makes_a_link, REFUSED, REFUSED},
	{"changes a mode", changes_a_mode, REFUSED, REFUSED},
	{"changes the directory", changes_directory, REFUSED, REFUSED},
	{"runs a program", runs_a_program, KILLED, KILLED},
	{"forks", forks, KILLED, KILLED},
	{"makes a socket", makes_a_socket, KILLED, KILLED},
	{"becomes another user", becomes_another, KILLED, KILLED},
	{"signals its parent", signals_its_parent, REFUSED, REFUSED},
	{"raises a signal", raises, DONE, DONE},
	{"maps code", maps_code, REFUSED, REFUSED},
	{"turns memory to code", turns_memory_to_code, REFUSED, REFUSED},
	{"takes memory", takes_memory, DONE, DONE},
	{"writes to what is open", writes_to_what_is_open, DONE, DONE},
	{"asks what has come", asks_what_has_come, DONE, DONE},
	{"asks for a terminal's modes", asks_for_modes, DONE, DONE},
	{"types into a terminal", types_into_the_terminal, REFUSED, REFUSED},
#ifdef __linux__
	{"traces", traces, KILLED, KILLED},
	{"asks about new rights", may_get_rights, REFUSED, REFUSED},
#endif
};

enum box { NONE, BARE, STATEFUL };

static const char *const boxes[] = {"without a sandbox", "without a state", "with a state"};

enum { NO_SANDBOX = OTHER };

/* In a process of its own: the sandbox has no way out. */
static _Noreturn void try_it(int (*try)(void), enum box box)
{
	int dir = box == STATEFUL ? open(in(""), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (box != NONE && sandbox_enter(dir))
		_exit(NO_SANDBOX);
	errno = 0;
	if (!try || try() == 0)
		_exit(DONE);
	_exit(errno == EPERM || errno == EACCES || errno == EXDEV ? REFUSED : OTHER);
}

static enum outcome outcome_of(int (*try)(void), enum box box)
{
	int status = 0;
	pid_t child = fork();
	if (child == 0)
		try_it(try, box);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGSYS ? KILLED : OTHER;
	return (enum outcome)WEXITSTATUS(status);
}

static void make_files(void)
{
	static const char *const names[] = {"kept", "first", "second", "../beside"};
	assert_int_equal(mkdir(in(""), 0700), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_int_equal(opens(in(names[i]), O_WRONLY | O_CREAT), 0);
	assert_int_equal(symlink("../beside", in("link")), 0);
}

static void remove_files(void)
{
	static const char *const names[] = {"kept",    "first",    "second", "new",      "link",
					    "another", "../first", "../new", "../beside"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(in(names[i]));
	rmdir(in("directory"));
	assert_int_equal(rmdir(in("")), 0);
}

/* Without a sandbox all of it can be done: nothing else is the reason why it fails in one. */
static void attempted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
		for (enum box box = NONE; box <= STATEFUL; box++) {
			const struct attempt *a = &attempts[i];
			enum outcome wanted[] = {DONE, a->bare, a->stateful};
			make_files();
			enum outcome got = outcome_of(a->try, box);
			remove_files();
			if (got != wanted[box])
				fail_msg("%s, %s: %s, not %s", a->name, boxes[box], outcomes[got],
					 outcomes[wanted[box]]);
		}
}

static int prepare(void **state)
{
	(void)state;
	return mkdtemp(directory) && pipe(pipe_in) == 0 ? 0 : -1;
}

static int clean_up(void **state)
{
	(void)state;
	return rmdir(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attempted),
	};
	if (outcome_of(NULL, BARE) != DONE) {
		fprintf(stderr, "this kernel or this build has no sandbox\n");
		return 77;
	}
	return cmocka_run_group_tests(tests, prepare, clean_up);
}
