/* Signals as something that the loop asks about: handlers only set flags. And the one place that
 * waits. */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stdbool.h>

/* Takes the signals over. Before curses starts: it leaves alone what is already handled. A signal
 * that was ignored when the program was started (nohup, a shell's background) stays ignored. */
void signals_start(void);

/* Gives them back. */
void signals_stop(void);

/* The first of SIGHUP, SIGINT, SIGTERM that came; 0: none did. It stays. */
int signals_ending(void);

/* Whether it happened since the last time it was asked: the window changed its size; something
 * wants the program to be suspended; it goes on after it was stopped. */
bool signals_resized(void);
bool signals_stopped(void);
bool signals_continued(void);

enum waited { WAITED_INPUT, WAITED_SIGNAL, WAITED_TIME };

/* Waits for input, a signal, or for `ms` milliseconds (-1: for as long as it takes). */
enum waited signals_wait(int fd, int ms);

/* On: a call that blocks is interrupted four times a second, so that also a signal which came just
 * before it is seen. Around a read or write that may block. Off: an alarm that somebody else has set
 * goes on. */
void signals_interrupt(bool on);

/* Stops the program, with its whole process group as the terminal's own Ctrl-Z would, or alone.
 * Returns when it goes on; at once where nobody could make it go on. */
void signals_suspend(bool group);

#endif
