/* Gives the terminal back when there is no time for the proper way: a failed assertion, a crash, no
 * memory. And keeps what is written to standard error meanwhile out of the picture. */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include <stddef.h>
#include <termios.h>

/* How to undo all that is done to the terminal. Called before anything is done to it. From now on a
 * signal that ends the program leads to rescue_now(), and then to what it would have done without
 * us.
 */
void rescue_prepare(int fd, const struct termios *modes);

/* Called where a crash comes of memory that was refused, by a library that did not look; it may not
 * return. For a signal handler. */
void rescue_starved(void (*starved)(void));

/* What to send for it: set as soon as it is known. */
void rescue_send(const char *bytes, size_t n);

/* Undoes it, and lets standard error out. Nothing happens if there is nothing to undo. May be
 * called from a signal handler. */
void rescue_now(void);

/* It was undone in the proper way: lets standard error out, and the signals. */
void rescue_done(void);

#endif
