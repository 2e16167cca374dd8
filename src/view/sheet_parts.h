/* Parts of a sheet, for those that put one together: sheet.c what is shown, spoken.c what is read
 * aloud. */
#ifndef VIEW_SHEET_PARTS_H
#define VIEW_SHEET_PARTS_H

#include "view/sheet.h"

const struct ff_alternative *part_alternative(const struct panel_sight *s, size_t i);

/* Gives all lines since the last call their mark; the item belongs to the first of them. */
void part_mark(struct sheet *t, struct item item, bool heading);
void part_mark_plain(struct sheet *t);

/* An empty line, where something is above it, and a heading; a paragraph. */
void part_heading(struct sheet *t, struct ff_str title, size_t cells);
void part_text(struct sheet *t, struct ff_str text, size_t cells, enum role role);

/* A line that a key can act on, behind its mark; a note, where there is one. */
void part_item(struct sheet *t, struct ff_str mark, struct ff_str text, size_t cells,
	       struct item item);
void part_note(struct sheet *t, struct ff_str note, size_t cells);

/* --- sheet_why.c: sections, with their headings where they have something to say ----------------
 */

void part_result(struct sheet *t, const struct panel_sight *s, size_t cells);
void part_separating(struct sheet *t, const struct panel_sight *s, size_t cells);
void part_steps_passed(struct sheet *t, const struct panel_sight *s, size_t cells);
void part_why(struct sheet *t, const struct panel_sight *s, size_t cells);
void part_changes(struct sheet *t, const struct panel_sight *s, size_t cells);
void part_why_not(struct sheet *t, const struct panel_sight *s, size_t cells);

/* --- sheet.c ------------------------------------------------------------------------------------
 */

/* What the answers come to, all of it, or without what would change it; links are not wrapped if
 * they are to stay whole. */
void part_answer(struct sheet *t, const struct panel_sight *s, bool brief, size_t cells);

/* Cells side by side as the sheet has them, behind their title where it has room for it; where a
 * column begins. */
void part_columns(const struct sheet *t, struct lines *to, const struct lines *title,
		  const struct lines *cells);
size_t part_left(const struct sheet *t, size_t column);

struct lines part_next_steps(struct ff_arena *a, const struct panel_sight *s, size_t alternative,
			     size_t cells);

/* Whether two alternatives have other words in this row. */
bool part_differs(struct ff_arena *a, const struct panel_sight *s, const struct ff_criterion *row);

/* --- sheet_links.c: the links that the cells have to break ---------------------------------------
 */

void part_links(struct sheet *t, const struct panel_sight *s, size_t cells);

/* --- sheet_head.c: the headings that stay -------------------------------------------------------
 */

void part_head(struct sheet *t, const struct panel_sight *s, const struct panel *p, size_t cells);

#endif
