/* The terminal: start, stop, size, and frames painted on it. One at a time: curses has one screen.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "app/theme.h"

#include <curses.h>

struct term;

struct term_options {
	bool colour; /* use colours where the terminal has them */
	bool ascii;  /* nothing but ASCII goes to the terminal */
	bool mouse;  /* the terminal tells of clicks: text can no longer be marked with it */
};

enum term_start {
	TERM_STARTED,
	TERM_NONE,    /* there is none to draw on */
	TERM_UNKNOWN, /* nothing is known of its kind, or TERM names none */
	TERM_DAMAGED, /* what terminfo says of its kind can't be right */
	TERM_LINES,   /* it has no screen, but lines can be written on it */
};

/* Takes the terminal over: the one that is standard input and output, else the controlling one.
 * What it needs lives in `a`; what is painted goes through `scratch`, which it empties. NULL if no
 * screen can be drawn; then `said` says why, as a sentence's beginning. Otherwise it is what a
 * person should be told, mostly nothing: a terminal of a kind that terminfo does not know is taken
 * for one that it does. */
struct term *term_start(struct ff_arena *a, struct ff_arena *scratch, const struct term_options *o,
			enum term_start *how, struct ff_str *said);

/* Gives it back as it was. */
void term_stop(struct term *t);

/* Leaves it to the shell while the program is stopped; takes it again as if nothing in it had
 * stayed. */
void term_leave(struct term *t);
void term_return(struct term *t);

/* To read keys from; and a window for curses to do it by, which is never shown. */
int term_fd(const struct term *t);
WINDOW *term_keys(const struct term *t);

/* From now on roles look as in this theme. False if they did so already; else everything has to be
 * painted anew. */
bool term_use(struct term *t, const struct theme *theme);

struct size term_size(const struct term *t);

/* Asks the terminal for its size. */
void term_resize(struct term *t);

/* Next time everything is sent anew. */
void term_redraw(struct term *t);

/* Puts a frame into curses' memory. */
void term_paint(struct term *t, const struct frame *f);

/* Sends what changed, in one write; nothing if nothing did. False if the terminal is gone. */
bool term_show(struct term *t, size_t cursor_row, size_t cursor_col);

/* The attributes of a role, colours included. */
attr_t term_look(const struct term *t, enum role role);

/* Text as it may be given to curses here, in the scratch arena. */
struct ff_str term_text(const struct term *t, struct ff_str text);

#endif
