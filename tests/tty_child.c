#include <config.h>

#include "tty_child.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_ENV = 64, MAX_FD = 256 };

/* What the program keeps of our environment. */
static const char *const kept[] = {
	"PATH",     "LD_LIBRARY_PATH", "TMPDIR",          "ASAN_OPTIONS",  "LSAN_OPTIONS",
	"TERMINFO", "UBSAN_OPTIONS",   "MALLOC_PERTURB_", "TERMINFO_DIRS",
};

/* The ends of the pipes that the program gets; -1: the terminal. */
struct ends {
	int reports, in, out, err;
};

const char *tty_locale(void)
{
	static const char *const names[] = {"C.UTF-8", "en_US.UTF-8", "C.utf8"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		locale_t l = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
		if (l == (locale_t)0)
			continue;
		freelocale(l);
		return names[i];
	}
	return NULL;
}

static int open_terminal(int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	int fd = posix_openpt(O_RDWR | O_NOCTTY);
	if (fd < 0)
		return -1;
	if (grantpt(fd) == 0 && unlockpt(fd) == 0 && ptsname(fd) &&
	    fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(fd, F_SETFL, O_NONBLOCK) == 0 &&
	    ioctl(fd, TIOCSWINSZ, &size) == 0)
		return fd;
	close(fd);
	return -1;
}

static bool open_pipe(bool wanted, int *ours, int *theirs, bool we_read)
{
	int fds[2];
	*ours = *theirs = -1;
	if (!wanted)
		return true;
	if (pipe(fds) != 0)
		return false;
	*ours = fds[we_read ? 0 : 1];
	*theirs = fds[we_read ? 1 : 0];
	return fcntl(*ours, F_SETFD, FD_CLOEXEC) == 0 && fcntl(*theirs, F_SETFD, FD_CLOEXEC) == 0 &&
	       fcntl(*ours, F_SETFL, O_NONBLOCK) == 0;
}

static char *variable(const char *name, const char *value)
{
	size_t size = strlen(name) + strlen(value) + 2;
	char *s = malloc(size);
	if (s)
		snprintf(s, size, "%s=%s", name, value);
	return s;
}

/* Only after fork(): nothing is freed. */
static void make_environment(const struct tty_setup *setup, char *env[MAX_ENV])
{
	const char *locale = setup->locale ? setup->locale : tty_locale();
	const char *term = setup->term ? setup->term : "xterm-256color";
	size_t n = 0;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (getenv(kept[i]))
			env[n++] = variable(kept[i], getenv(kept[i]));
	if (*term)
		env[n++] = variable("TERM", term);
	if (locale && *locale)
		env[n++] = variable("LC_ALL", locale);
	for (size_t i = 0; setup->env && setup->env[i] && n < MAX_ENV - 1; i++)
		env[n++] = strdup(setup->env[i]);
	env[n] = NULL;
}

/* Becomes the program, in the foreground of the terminal. */
static _Noreturn void run(int terminal, const struct ends *ends, const struct tty_setup *setup,
			  const char *const argv[])
{
	char *env[MAX_ENV];
	make_environment(setup, env);
	for (int i = 1; i < NSIG; i++)
		signal(i, i == SIGTTOU ? SIG_IGN : SIG_DFL);
	if (setup->detached)
		setsid();
	else if (setpgid(0, 0) != 0 || tcsetpgrp(terminal, getpid()) != 0)
		_exit(126);
	signal(SIGTTOU, SIG_DFL);
	dup2(ends->in >= 0 ? ends->in : terminal, STDIN_FILENO);
	dup2(ends->out >= 0 ? ends->out : terminal, STDOUT_FILENO);
	dup2(ends->err >= 0 ? ends->err : terminal, STDERR_FILENO);
	if (terminal > STDERR_FILENO)
		close(terminal);
	environ = env;
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	dprintf(STDERR_FILENO, "cannot run %s\n", argv[0]);
	_exit(127);
}

static volatile sig_atomic_t program;

/* A shell passes on that the line is gone; the kernel tells only the session's leader. */
static void pass_on(int signal)
{
	if (program > 0)
		kill(-(pid_t)program, signal);
}

static void report(int to, int terminal, int status)
{
	struct tty_report r;
	memset(&r, 0, sizeof r);
	r.program = (pid_t)program;
	r.status = status;
	r.has_modes = tcgetattr(terminal, &r.modes) == 0;
	if (write(to, &r, sizeof r) != (ssize_t)sizeof r)
		_exit(1);
}

static void close_all(const int *fds, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

/* A terminal that a leader held, its own or another's, would never be seen to drop. */
static void close_others(const struct ends *ends)
{
	for (int fd = STDERR_FILENO + 1; fd < MAX_FD; fd++)
		if (fd != ends->reports && fd != ends->in && fd != ends->out && fd != ends->err)
			close(fd);
}

/* Tells of the program until it ends. The modes are read here, as the kernel resets them when the
 * leader of a session ends: a program that led its own could leave them in any state. */
static _Noreturn void watch(int reports, int terminal)
{
	int status;
	while (waitpid((pid_t)program, &status, WUNTRACED) == (pid_t)program) {
		report(reports, terminal, status);
		if (!WIFSTOPPED(status))
			break;
	}
	_exit(0);
}

static _Noreturn void lead(const char *name, const struct ends *ends, const struct tty_setup *setup,
			   const char *const argv[])
{
	struct sigaction hangup = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
	int terminal, go[2];
	char c;
	setsid();
	sigaction(SIGHUP, &hangup, NULL);
	close_others(ends);
	terminal = open(name, O_RDWR);
	if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0 || pipe(go) != 0)
		_exit(1);
	program = fork();
	if (program < 0)
		_exit(1);
	if (program == 0) { /* starts only when the modes before it are known */
		close(go[1]);
		while (read(go[0], &c, 1) > 0)
			;
		close(go[0]);
		run(terminal, ends, setup, argv);
	}
	close_all((int[]){ends->in, ends->out, ends->err, go[0]}, 4);
	report(ends->reports, terminal, 0);
	close(go[1]);
	watch(ends->reports, terminal);
}

/* Where the test itself was started with closed descriptors, none of ours gets their numbers: the
 * program's own take them. */
static void fill_standard(void)
{
	int fd;
	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

bool tty_child_start(struct tty_child *c, const struct tty_setup *setup, const char *const argv[])
{
	struct ends ends = {-1, -1, -1, -1};
	*c = (struct tty_child){-1, -1, -1, -1, -1, -1};
	fill_standard();
	c->terminal = open_terminal(setup->rows, setup->cols);
	bool ok = c->terminal >= 0 && open_pipe(true, &c->reports, &ends.reports, true) &&
		  open_pipe(setup->in != NULL, &c->in, &ends.in, false) &&
		  open_pipe(setup->out, &c->out, &ends.out, true) &&
		  open_pipe(setup->err, &c->err, &ends.err, true);
	if (ok)
		c->leader = fork();
	if (c->leader == 0) {
		char name[128];
		snprintf(name, sizeof name, "%s", ptsname(c->terminal));
		lead(name, &ends, setup, argv);
	}
	close_all((int[]){ends.reports, ends.in, ends.out, ends.err}, 4);
	if (c->leader > 0)
		return true;
	close_all((int[]){c->terminal, c->reports, c->in, c->out, c->err}, 5);
	return false;
}
