#include "ui/signals.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/select.h>
#include <sys/time.h>
#include <unistd.h>

static volatile sig_atomic_t ending, resized, stopped, continued;

static void on_ending(int number)
{
	if (ending == 0)
		ending = number;
}

static void on_flag(int number)
{
	if (number == SIGWINCH) {
		resized = 1;
	} else { /* the later one counts, as for the system while it has yet to deliver them */
		stopped = number == SIGTSTP;
		continued = number == SIGCONT;
	}
}

/* That it comes is all that is wanted of it. */
static void on_tick(int number)
{
	(void)number;
}

static const struct {
	int number;
	void (*handler)(int);
	bool unless_ignored;
} caught[] = {
	{SIGHUP, on_ending, true}, {SIGINT, on_ending, true},  {SIGTERM, on_ending, true},
	{SIGTSTP, on_flag, true},  {SIGWINCH, on_flag, false}, {SIGCONT, on_flag, false},
};
enum { N_CAUGHT = sizeof caught / sizeof *caught };

static struct sigaction before[N_CAUGHT];

static void take(size_t i)
{
	struct sigaction a = {0};
	a.sa_handler = caught[i].handler;
	/* Without SA_RESTART: a write that waits for a stuck terminal has to end. */
	sigemptyset(&a.sa_mask);
	sigaction(caught[i].number, NULL, &before[i]);
	if (before[i].sa_handler != SIG_IGN || !caught[i].unless_ignored)
		sigaction(caught[i].number, &a, NULL);
}

void signals_start(void)
{
	ending = resized = stopped = continued = 0;
	for (size_t i = 0; i < N_CAUGHT; i++)
		take(i);
}

void signals_stop(void)
{
	for (size_t i = 0; i < N_CAUGHT; i++)
		sigaction(caught[i].number, &before[i], NULL);
}

int signals_ending(void)
{
	return ending;
}

/* One that comes between the question and the clearing is answered by what is done now. */
static bool ask(volatile sig_atomic_t *flag)
{
	if (!*flag)
		return false;
	*flag = 0;
	return true;
}

bool signals_resized(void)
{
	return ask(&resized);
}

bool signals_stopped(void)
{
	return ask(&stopped);
}

bool signals_continued(void)
{
	return ask(&continued);
}

static bool any(void)
{
	return ending || resized || stopped || continued;
}

/* pselect() rather than poll(), which macOS does not have for terminals. The signals are blocked
 * but while it waits, so that none is missed between the question and the wait. */
static enum waited wait_blocked(int fd, int ms, const sigset_t *open)
{
	struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
	fd_set in;
	FD_ZERO(&in);
	FD_SET(fd, &in);
	if (any())
		return WAITED_SIGNAL;
	int n = pselect(fd + 1, &in, NULL, NULL, ms >= 0 ? &time : NULL, open);
	if (n < 0 && errno == EINTR)
		return WAITED_SIGNAL;
	return n == 0 ? WAITED_TIME : WAITED_INPUT; /* an error will be seen by who reads */
}

static void block(sigset_t *open)
{
	sigset_t blocked;
	sigemptyset(&blocked);
	for (size_t i = 0; i < N_CAUGHT; i++)
		sigaddset(&blocked, caught[i].number);
	sigprocmask(SIG_BLOCK, &blocked, open);
}

enum waited signals_wait(int fd, int ms)
{
	sigset_t open;
	block(&open);
	enum waited result = wait_blocked(fd, ms, &open);
	sigprocmask(SIG_SETMASK, &open, NULL);
	return result;
}

void signals_interrupt(bool on)
{
	static struct sigaction action_before;
	static struct itimerval time_before;
	const struct timeval quarter = {0, 250000};
	const struct itimerval time = {quarter, quarter};
	struct sigaction tick = {0};
	tick.sa_handler = on_tick;
	sigemptyset(&tick.sa_mask);
	if (on) {
		sigaction(SIGALRM, &tick, &action_before);
		setitimer(ITIMER_REAL, &time, &time_before);
	} else {
		setitimer(ITIMER_REAL, &time_before, NULL);
		sigaction(SIGALRM, &action_before, NULL);
	}
}

void signals_suspend(bool group)
{
	struct sigaction ours, usual = {0};
	sigset_t open;
	sigaction(SIGTSTP, NULL, &ours);
	if (ours.sa_handler == SIG_IGN)
		return;
	usual.sa_handler = SIG_DFL;
	sigemptyset(&usual.sa_mask);
	block(&open); /* who continues us in the meantime is not forgotten */
	sigaction(SIGTSTP, &usual, NULL);
	if (group || !continued)
		kill(group ? 0 : getpid(), SIGTSTP);
	sigprocmask(SIG_SETMASK, &open, NULL); /* it stops here */
	sigaction(SIGTSTP, &ours, NULL);
}
