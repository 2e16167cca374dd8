/* A page that asks something: text above, then answers, help as far as there is room, a line to
 * write in, two buttons. Questions of the guide are asked by it, and the program's own. */
#ifndef VIEW_INQUIRY_H
#define VIEW_INQUIRY_H

#include "view/edit.h"
#include "view/frame.h"
#include "view/signs.h"

/* The places of a page that can have the focus, in the order of Tab: the answers 0 … answers - 1,
 * then these. */
struct page_fields {
	size_t answers, entry, back, next, n; /* FF_NONE: not there */
};

struct page_fields inquiry_fields(size_t n_answers, bool has_entry);

struct inquiry {
	const struct signs *signs;
	struct lines text; /* wrapped to the width of the page, as is the help */
	size_t needed;     /* so many of its first lines stay, however short room is */
	size_t lead;       /* so many of its first lines go first where it is */
	const struct ff_str *answers;
	size_t n_answers;
	struct ff_str entry_label,
		entry_brief;      /* the second where room is short; empty: no entry */
	struct ff_str entry;      /* what is written in the line */
	struct edit *writing;     /* the same, while it has the focus; scrolls */
	struct ff_str back, next; /* what the buttons say */
	struct lines help;
	size_t focus;    /* a field, as inquiry_fields() counts them; FF_NONE: it is elsewhere */
	uint32_t picked; /* the answer marked */
	size_t help_top; /* first line of the help that is shown */
};

struct page {
	struct lines lines; /* of the pane's inside; the fields' texts are in them */
	struct form form;   /* the fields that are shown; places count from the pane's corner */
	size_t cursor_row, cursor_col;
	size_t help_lines, help_shown; /* all of the help, and how much of it is in view */
	size_t hidden;                 /* lines that found no room at all */
};

struct page inquiry_lay_out(struct ff_arena *a, const struct inquiry *q, struct size size);

#endif
