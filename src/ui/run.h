/* The wizard on a terminal. */
#ifndef UI_RUN_H
#define UI_RUN_H

#include "app/wizard.h"

struct ui_options {
	bool colour;             /* use colours where the terminal has them */
	bool ascii;              /* nothing but ASCII goes to the terminal; so must the locale be */
	bool mouse;              /* clicks are taken: text cannot be marked meanwhile */
	ff_no_memory *no_memory; /* see ff_arena_new(); it calls ui_rescue() first */

	/* Called once, when all is set up and nothing more has to be opened, before the first
	 * frame; if it returns false there is no session. NULL: nobody asks. */
	bool (*ready)(void *context);
	void *context;
};

struct ui_result {
	enum ui_end {
		UI_ENDED,   /* the wizard is over */
		UI_SWITCH,  /* it is to go on in the other way: line by line, on the screen */
		UI_SIGNAL,  /* `signal` came; SIGHUP also where the terminal is gone without one */
		UI_REFUSED, /* no screen can be drawn: `why_not` says why, as a sentence's
			     * beginning; or ready() did not want it: then `why_not` is empty */
		UI_LINES, /* the same, but lines can be written: TERM is not set, dumb, hardcopy */
	} end;
	int signal;
	struct ff_str why_not; /* in `a` */
};

/* Runs a session until it is over; setlocale() was called before. What it needs lives in `a`. The
 * terminal is then as it was, and so are the signals. */
struct ui_result ui_run(struct ff_arena *a, struct wizard *w, const struct ui_options *o);

/* Gives the terminal back at once, where a program has to end in the middle of ui_run(). Does
 * nothing otherwise. */
void ui_rescue(void);

#endif
