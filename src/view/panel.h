/* The comparison panel: what of the sheet is in view, below the headings that stay. */
#ifndef VIEW_PANEL_H
#define VIEW_PANEL_H

#include "view/sheet.h"

/* The lines of the panel's inside: column headings and the section's heading, which stay, and as
 * much of the sheet as fits from p->top on. *cursor_row is the line in focus. */
struct lines panel_lines(struct ff_arena *a, const struct panel *p, const struct sheet *sheet,
			 const struct signs *signs, struct size size, size_t *cursor_row);

/* Lines of the sheet that fit below the headings that stay. */
size_t panel_room(const struct sheet *sheet, struct size size);

#endif
