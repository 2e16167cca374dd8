/* A question of the program's own, as a page like those of the guide: where to save, which theme,
 * go on or start anew. It has answers to choose from, or a line to write in, or both. */
#ifndef APP_DIALOG_H
#define APP_DIALOG_H

#include "app/wizard.h"

/* Texts live as long as the wizard. */
struct dialog {
	struct ff_str title;    /* of the pane */
	struct ff_str question; /* paragraphs, apart by '\n' */
	const struct ff_str *answers;
	size_t n_answers;
	struct ff_str entry_label; /* before the line to write in; empty: there is none */
	struct ff_str next;        /* what the button says that does it: "[ Save ]" */

	/* An answer was marked: show what it would do. NULL: nothing. */
	void (*moved)(struct wizard *w, uint32_t picked);
	/* The button was pressed, or Enter on an answer or in the line. The dialog is closed by
	 * then; open it again to ask again. NULL: nothing more happens. */
	void (*done)(struct wizard *w, uint32_t picked, struct ff_str entry);
	/* It was closed by Esc or the other button. NULL: nothing more happens. */
	void (*cancelled)(struct wizard *w, struct ff_str entry);
};

/* What stands in it when it opens. */
struct dialog_start {
	uint32_t picked;     /* the answer marked; the focus is there, else in the line */
	struct ff_str entry; /* what is written */
	bool writing;        /* the focus is in the line all the same */
	struct ff_str fault; /* why it is asked again, below the question; may be empty */
};

/* Shows it in place of the page until it is answered or closed; then all is as before. `d` lives as
 * long as the wizard; what `start` holds is copied. */
void dialog_open(struct wizard *w, const struct dialog *d, struct dialog_start start);

#endif
