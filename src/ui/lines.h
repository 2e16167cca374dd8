/* The session line by line: where lines are read from, and where text goes. No curses. */
#ifndef UI_LINES_H
#define UI_LINES_H

#include "app/plain.h"
#include "ui/run.h"

struct lines_io;

struct lines_options {
	bool pipes;    /* it was asked for: lines may come from a pipe, and text go into one */
	bool in_taken; /* the guide came from standard input: lines cannot come from there */
};

/* Lines come from standard input, or from the controlling terminal where that is no terminal and
 * may not be one. Text goes to standard output if that is a terminal, so that a result in a pipe
 * stays alone there, else to the terminal where somebody reads it, else to standard error. Lives in
 * `a`. NULL, with a sentence's beginning in `why_not`, if there is nowhere to ask. */
struct lines_io *lines_open(struct ff_arena *a, const struct lines_options *o,
			    struct ff_str *why_not);
void lines_close(struct lines_io *io);

/* Whether text goes to standard output. */
bool lines_on_output(const struct lines_io *io);

/* Cells of a line there: what the environment says, else the terminal, else 80. */
size_t lines_width(int fd);

/* Goes on with a session until it is over or to go on on the screen, as ui_run() does; says
 * `message` first, if there is one. Where lines end, so does the session. */
struct ui_result lines_run(struct lines_io *io, struct plain *p, struct wizard *w,
			   struct ff_str message);

#endif
