/* The processes behind a terminal of tests: a leader, who plays the shell, and the program. */
#ifndef TTY_CHILD_H
#define TTY_CHILD_H

#include "tty.h"

#include <sys/types.h>
#include <termios.h>

/* What the leader tells: once at the start, then at each stop, at last at the end. */
struct tty_report {
	pid_t program;
	int status; /* as from waitpid(); 0 in the first */
	bool has_modes;
	struct termios modes;
};

/* Ours to close; all are non-blocking and closed on exec; -1 where there is none. */
struct tty_child {
	pid_t leader;
	int terminal, reports, in, out, err;
};

/* The locale that tests run in: one with UTF-8. NULL if there is none. */
const char *tty_locale(void);

/* False if it could not be started; nothing is left behind then. */
bool tty_child_start(struct tty_child *c, const struct tty_setup *setup, const char *const argv[]);

#endif
