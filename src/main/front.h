/* The front ends, and the way from one to the other: the screen, or line by line. */
#ifndef MAIN_FRONT_H
#define MAIN_FRONT_H

#include "ui/lines.h"
#include "ui/run.h"

struct front {
	bool plain;           /* line by line: it was asked for, or there is no screen */
	bool pipes, in_taken; /* see struct lines_options */
	struct lines_io *io;  /* of all sessions, since lines may have been read ahead; or NULL */
	bool told;            /* the result stands on standard output already */
};

/* Runs a session until it is over, changing between the front ends as the user does. Where no
 * screen can be drawn but lines can be written, it goes on line by line. */
struct ui_result front_run(struct front *f, struct ff_arena *a, struct wizard *w,
			   const struct ui_options *options);

void front_end(struct front *f);

#endif
