#include "ui/rescue.h"
#include "ui/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* What a signal handler needs to know. */
static struct {
	volatile sig_atomic_t armed;
	int fd;
	struct termios modes;
	size_t n;
	char bytes[256];
} undo;

/* Standard error, while the screen is up: what is written to it goes into a pipe, out of which it
 * comes when the terminal is its own again. So the message of a failed assertion is there to be
 * read, though it comes before the signal. The pipe holds some 64 kB; what is more is dropped. */
static struct {
	volatile sig_atomic_t aside;
	int real, in, out;
} messages;

static void set_flags(int fd)
{
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	fcntl(fd, F_SETFL, O_NONBLOCK);
}

static void put_messages_aside(void)
{
	int ends[2];
	if (!isatty(STDERR_FILENO) || pipe(ends) < 0)
		return;
	messages.real = dup(STDERR_FILENO);
	messages.in = ends[1];
	messages.out = ends[0];
	set_flags(messages.in);
	set_flags(messages.out);
	if (messages.real >= 0 && dup2(messages.in, STDERR_FILENO) >= 0) {
		fcntl(messages.real, F_SETFD, FD_CLOEXEC);
		messages.aside = 1;
		return;
	}
	close(messages.in);
	close(messages.out);
	if (messages.real >= 0)
		close(messages.real);
}

static void let_messages_out(void)
{
	char bytes[512];
	ssize_t n;
	if (!messages.aside)
		return;
	messages.aside = 0;
	dup2(messages.real, STDERR_FILENO);
	while ((n = read(messages.out, bytes, sizeof bytes)) > 0)
		if (!output_write(STDERR_FILENO, bytes, (size_t)n))
			break;
	close(messages.real);
	close(messages.in);
	close(messages.out);
}

/* Sanitizers print what they found and leave without a signal; this is how they let us know. */
#if defined __has_attribute && defined __ELF__
#if __has_attribute(weak)
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));
#define AT_DEATH __sanitizer_set_death_callback
#endif
#endif

void rescue_send(const char *bytes, size_t n)
{
	undo.n = 0;
	if (n <= sizeof undo.bytes)
		memcpy(undo.bytes, bytes, n);
	undo.n = n <= sizeof undo.bytes ? n : 0;
}

void rescue_now(void)
{
	if (!undo.armed)
		return;
	undo.armed = 0;
	output_hold(-1);
	if (undo.n > 0 && write(undo.fd, undo.bytes, undo.n) < 0)
		undo.n = 0; /* nothing can be done about it */
	tcsetattr(undo.fd, TCSANOW, &undo.modes);
	let_messages_out();
}

/* ---- Crashes --------------------------------------------------------------------------------- */

/* All that end a program, but those that the loop takes (see signals.h). */
static const int fatal[] = {SIGABRT, SIGALRM, SIGBUS,  SIGFPE,   SIGILL,  SIGPIPE,
			    SIGPROF, SIGQUIT, SIGSEGV, SIGSYS,   SIGTRAP, SIGUSR1,
			    SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM};
enum { N_FATAL = sizeof fatal / sizeof *fatal };

static struct sigaction before[N_FATAL];

static void (*when_starved)(void);

void rescue_starved(void (*starved)(void))
{
	when_starved = starved;
}

/* For the handler, where the program's own stack is what ran out. */
static char other_stack[64 * 1024];

static void give_back(int number)
{
	for (size_t i = 0; i < N_FATAL; i++)
		if (number == 0 || fatal[i] == number)
			sigaction(fatal[i], &before[i], NULL);
}

static void die(int number)
{
	int error = errno;
	rescue_now();
	if (number == SIGSEGV && error == ENOMEM && when_starved)
		when_starved();
	give_back(number);
	raise(number); /* comes when this handler has returned, and meets what was there before */
	errno = error;
}

static void take_signals(void)
{
	struct sigaction a = {0};
	stack_t other = {.ss_sp = other_stack, .ss_size = sizeof other_stack}, has;
	if (sigaltstack(NULL, &has) == 0 && has.ss_flags & SS_DISABLE) /* sanitizers have one */
		sigaltstack(&other, NULL);
	a.sa_handler = die;
	a.sa_flags = SA_ONSTACK;
	sigemptyset(&a.sa_mask);
	for (size_t i = 0; i < N_FATAL; i++) {
		sigaction(fatal[i], &a, &before[i]);
		if (before[i].sa_handler == SIG_IGN) /* nothing would end by it */
			sigaction(fatal[i], &before[i], NULL);
	}
}

void rescue_prepare(int fd, const struct termios *modes)
{
	undo.fd = fd;
	undo.modes = *modes;
	undo.n = 0;
	undo.armed = 1;
	put_messages_aside();
	take_signals();
#ifdef AT_DEATH
	if (AT_DEATH)
		AT_DEATH(rescue_now);
#endif
}

void rescue_done(void)
{
	if (undo.armed)
		give_back(0);
	undo.armed = 0;
	let_messages_out();
}
