/* The comparison panel: what the answers lead to, why, what would change it, why not the others,
 * then all criteria, alternatives side by side where they fit and one at a time where they don't.
 */
#ifndef VIEW_PANEL_H
#define VIEW_PANEL_H

#include "view/frame.h"
#include "view/signs.h"
#include <flowform/compare.h>

/* What a line of the panel stands for, so that a key on it can act. */
struct item {
	enum item_kind {
		ITEM_NONE,
		ITEM_ANSWER,  /* index: visit */
		ITEM_CHANGE,  /* index: change of the comparison */
		ITEM_WHY_NOT, /* index: visit */
		ITEM_STEP,    /* index: next step of the recommended alternative */
	} kind;
	size_t index;
};

/* What a person did to the panel. */
struct panel {
	size_t at;      /* line in focus */
	size_t top;     /* first line shown */
	size_t column;  /* first alternative shown, in the comparison's order */
	bool differing; /* only criteria whose cells differ */
	bool undecided; /* opened as "not sure": the question that would part the rest is named */
};

struct panel_sight {
	const struct ff_comparison *comparison;
	const struct signs *signs;
	const bool *ticks; /* of the recommended alternative's next steps; NULL: as the guide has
			      them */
};

/* All lines of the panel at a width, without the headings that stay. */
struct sheet {
	struct lines lines;
	struct sheet_mark {
		struct item item;
		size_t heading; /* line of the heading above; the line itself for a heading */
		bool beside;    /* part of a row whose title stands beside its cells */
	} * marks;
	size_t n, cap;
	size_t columns;     /* alternatives side by side */
	size_t title_width; /* of the criteria's column; 0: criteria stand above their cells */
	size_t cell_width;
};

struct sheet panel_sheet(struct ff_arena *a, const struct panel_sight *s, const struct panel *p,
			 size_t cells);

/* The lines of the panel's inside: column headings and the section's heading, which stay, and as
 * much of the sheet as fits from p->top on. *cursor_row is the line in focus. */
struct lines panel_lines(struct ff_arena *a, const struct panel_sight *s, const struct panel *p,
			 const struct sheet *sheet, struct size size, size_t *cursor_row);

/* Lines of the sheet that fit below the headings that stay. */
size_t panel_room(const struct sheet *sheet, struct size size);

/* How many alternatives stand side by side at a width. */
size_t panel_columns(const struct panel_sight *s, size_t cells);

/* The result as a short text: outcome, why, what would change it, next steps, link. */
struct lines panel_report(struct ff_arena *a, const struct panel_sight *s, size_t cells);

#endif
