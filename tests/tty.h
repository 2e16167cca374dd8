/* A terminal for tests: a pseudo-terminal with a program in it, and an emulator (libvterm) that
 * knows what a person would see. Nothing here sleeps: what waits, waits for something and has a
 * limit; when the limit is over it says on standard error what it waited for and what the screen
 * was. Needs no terminal and no locale of its own.
 *
 *	struct tty *t = tty_start(24, 80, argv);
 *	assert_true(tty_shows(t, "Notebooks?"));
 *	tty_send(t, "\r");
 *	assert_int_equal(tty_end(t), 0);
 *
 * The program runs as under a shell: in the foreground group of its own session, with the terminal
 * as /dev/tty, and with an environment that holds only what is said here, PATH and the settings of
 * the sanitizers. Texts that are handed out live until tty_end(). */
#ifndef TTY_H
#define TTY_H

#include <stdbool.h>
#include <stddef.h>

struct tty;

struct tty_setup {
	int rows, cols;         /* 0: 24, 80 */
	const char *term;       /* NULL: xterm-256color; "": not set at all */
	const char *locale;     /* NULL: one with UTF-8; "": none is set */
	const char *const *env; /* more, as "NAME=value", ended by NULL; NULL: none */
	const char *in;         /* standard input is a pipe that gives this and ends */
	bool out, err;          /* standard output, standard error are pipes: see tty_out() */
	bool detached;          /* the program has no controlling terminal */
	bool quiet;             /* says nothing on standard error: it is meant to go wrong */
};

/* False where no pseudo-terminal or no UTF-8 locale can be had: leave with status 77. */
bool tty_available(void);

/* Starts a program; argv ends with NULL. NULL if there is no pseudo-terminal. */
struct tty *tty_start(int rows, int cols, const char *const argv[]);
struct tty *tty_start_with(const struct tty_setup *setup, const char *const argv[]);

/* Changes how long anything is waited for: 5000 ms unless told. */
void tty_limit(struct tty *t, int ms);

/* Types. Waits while the program takes nothing; false at the limit. */
bool tty_send(struct tty *t, const char *keys);

/* Presses a key as the terminal sends it in the mode it is in: Up, Down, Left, Right, Home, End,
 * PgUp, PgDn, Ins, Del, Enter, Tab, S-Tab, Bksp, Esc. False if there is no such key. */
bool tty_press(struct tty *t, const char *key);

/* Pastes: in brackets if the program has asked for them. */
void tty_paste(struct tty *t, const char *text);

/* Makes the window another size; the kernel tells the program. */
void tty_resize(struct tty *t, int rows, int cols);

/* A signal for the program and its group. */
void tty_kill(struct tty *t, int signal);

/* From now on nothing that the program sends to the terminal is read, or all of it again. */
void tty_deaf(struct tty *t, bool deaf);

/* With that: types these keys, one or more, over and over until no more are taken, and waits until
 * the program does: for somebody who reads. */
bool tty_stuff(struct tty *t, const char *keys);

/* Waits until the program has ended, whoever reads; tty_wait() has its status. */
bool tty_is_over(struct tty *t);

/* Takes the line away, as when a connection drops. */
void tty_hangup(struct tty *t);

/* Wait until the screen has the text within one line, or has it no more. */
bool tty_shows(struct tty *t, const char *text);
bool tty_hides(struct tty *t, const char *text);

/* Waits until the cursor stands on that text, visible. */
bool tty_points(struct tty *t, const char *text);

/* Waits until nothing has come for so long. */
bool tty_settle(struct tty *t, int ms);

/* Waits until the program is suspended; tty_kill(t, SIGCONT) lets it go on. */
bool tty_stops(struct tty *t);

/* What is there now. Rows and columns count from 0; blanks at the end of a line are left out. */
const char *tty_line(struct tty *t, int row);
const char *tty_screen(struct tty *t);
void tty_cursor(const struct tty *t, int *row, int *col, bool *visible);

struct tty_cell {
	char text[32]; /* UTF-8, with what combines; "" on an empty cell and right of a wide one */
	int width;
	bool bold, underline, reverse;
	int fg, bg; /* number of the colour; -1: the terminal's own */
};

struct tty_cell tty_cell(const struct tty *t, int row, int col);

/* Where a text stands: its first cell; false if it is not on the screen. */
bool tty_find(struct tty *t, const char *text, int *row, int *col);

/* Whether the program is told of the mouse; a click on a text, in the way of today's terminals. */
bool tty_mouse(const struct tty *t);
bool tty_click(struct tty *t, const char *text);

/* Whether the alternate screen is on; and waits until it is, or is not. */
bool tty_alternate(const struct tty *t);
bool tty_switches(struct tty *t, bool on);

/* All that the main screen was given, also what has scrolled off: what is left after a program with
 * an alternate screen. */
const char *tty_output(struct tty *t);

/* What the program last sent to the clipboard by OSC 52, in base64; empty if nothing. */
const char *tty_copied(struct tty *t);

/* What came through the pipes so far. */
const char *tty_out(struct tty *t);
const char *tty_err(struct tty *t);

/* How many bytes the terminal was sent, and how often the program wrote at all; -1 where the
 * system does not count that. */
size_t tty_bytes(const struct tty *t);
long tty_writes(const struct tty *t);

/* Waits until the program ends by itself. Its exit status, or 128 and the signal's number; -1 if it
 * did not end, in which case it is killed. What it left can still be looked at. */
int tty_wait(struct tty *t);

/* After tty_wait(): whether the program left the terminal's modes as they were; says what differs.
 */
bool tty_modes_restored(const struct tty *t);

/* tty_wait(), then frees `t`. */
int tty_end(struct tty *t);

/* Kills and frees what a failed test left, by process id: a teardown. */
int tty_teardown(void **state);

#endif
