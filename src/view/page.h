/* The page of one question, or of the end of the walk: text above, a form below. */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "view/frame.h"
#include "view/signs.h"
#include <flowform/guide.h>
#include <flowform/walk.h>

/* The fields of a page in the order of Tab: its answers, then these. */
struct page_fields {
	size_t answers, note, back, next,
		n; /* the answers are 0 … answers - 1; FF_NONE: not there */
};

struct page_fields page_fields(const struct ff_path *path);

struct page_sight {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const struct signs *signs;
	size_t focus; /* a field, as page_fields() counts them; FF_NONE: the focus is elsewhere */
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

struct page page_lay_out(struct ff_arena *a, const struct page_sight *s, struct size size);

/* The short name of what the page is about; where that would only repeat the question, its number.
 */
struct ff_str page_title(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *path);

/* "question 3, 0 to 1 to go" */
struct ff_str progress_text(struct ff_arena *a, const struct ff_path *path);

#endif
