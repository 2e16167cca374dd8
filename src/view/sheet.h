/* The comparison as a sheet of lines: what the answers lead to, why, what would change it, why not
 * the others, what to do next; then all criteria, with as many alternatives side by side as fit:
 * the first one stays, the others are gone through beside it. Screen, text report and Markdown
 * report show the same lines. */
#ifndef VIEW_SHEET_H
#define VIEW_SHEET_H

#include "view/frame.h"
#include "view/signs.h"
#include <flowform/compare.h>

/* So wide that no line is wrapped: a paragraph is a line. */
enum { UNWRAPPED = 1 << 24 };

/* What a line of the panel stands for, so that a key on it can act. */
struct item {
	enum item_kind {
		ITEM_NONE,
		ITEM_ANSWER,  /* index: visit */
		ITEM_CHANGE,  /* index: change of the comparison */
		ITEM_WHY_NOT, /* index: alternative */
		ITEM_ASK,     /* the question that is asked; no index */
		ITEM_STEP,    /* index: next step of the recommended alternative */
		ITEM_PATH,    /* index: of the routes */
	} kind;
	size_t index;
};

/* What a person did to the panel. */
struct panel {
	size_t at;          /* line in focus */
	size_t top;         /* first line shown */
	size_t column;      /* how many are passed over, of those that are not hidden */
	bool differing;     /* only criteria whose cells differ */
	const bool *hidden; /* by alternative; NULL: none is */
};

struct panel_sight {
	const struct ff_comparison *comparison;
	const struct signs *signs;
	const bool *ticks; /* of the recommended alternative's steps; NULL: as the guide has them */
	bool links_whole;  /* a link is a line of its own, however long */
	bool numbered;     /* changes and next steps have numbers, to be named by */
};

struct sheet_mark {
	struct item item;
	size_t heading; /* line of the heading above; the line itself for a heading */
	bool beside;    /* part of a row whose title stands beside its cells */
};

/* All lines of the panel at a width. */
struct sheet {
	struct lines lines;
	struct sheet_mark *marks; /* one for each line */
	size_t n, cap;
	size_t columns;     /* alternatives side by side */
	size_t title_width; /* of the criteria's column; 0: criteria stand above their cells */
	size_t cell_width;
	const size_t *order;   /* the alternatives that are not hidden, in the comparison's order */
	size_t n_order, first; /* how many there are, and are passed over */
	struct lines head;     /* headings that stay above the lines; where room is short, */
	struct line brief;     /* this one; both may be empty */
	struct ff_str shown;   /* what of it all is shown: "1 and 3 of 3"; empty: all */
};

/* The alternative in a column: side by side, the first one stays. */
static inline size_t sheet_alternative(const struct sheet *t, size_t column)
{
	return t->order[column > 0 || t->columns == 1 ? t->first + column : 0];
}

/* The one that is looked at: that the first one was gone on to. */
static inline size_t sheet_front(const struct sheet *t)
{
	return sheet_alternative(t, t->columns > 1 && t->first > 0 ? 1 : 0);
}

struct sheet sheet_of(struct ff_arena *a, const struct panel_sight *s, const struct panel *p,
		      size_t cells);

/* Other lists that are shown like it: all answers, with what they come to; all paths, with what the
 * walk makes of them. `routes` are those to any outcome. */
struct sheet sheet_review(struct ff_arena *a, const struct panel_sight *s, size_t cells);
struct sheet sheet_paths(struct ff_arena *a, const struct panel_sight *s,
			 const struct ff_routes *routes, size_t cells);

/* A line by what it stands for, so that it is found again when the sheet is laid out anew: its
 * item, else how many lines below which heading. */
struct sheet_place {
	struct item item;
	struct ff_str heading;  /* its text */
	size_t headings, below; /* how many there are up to it */
};

struct sheet_place sheet_place(struct ff_arena *a, const struct sheet *sheet, size_t line);
size_t sheet_find(const struct sheet *sheet, struct sheet_place place);

/* What the answers lead to, in a sentence: "Job.", "Undecided between Job and Workspace." */
struct ff_str sheet_outcome(struct ff_arena *a, const struct panel_sight *s);

/* What the answers make of an alternative: "recommended", "possible", "ruled out". */
struct ff_str sheet_state(const struct panel_sight *s, size_t alternative);

/* The result as a text: outcome, why, what would change it, next steps, link; `brief`: without what
 * would change it and why not the others. */
struct sheet sheet_report(struct ff_arena *a, const struct panel_sight *s, bool brief,
			  size_t cells);

/* The lines of one cell of the comparison. */
struct lines sheet_cell(struct ff_arena *a, const struct panel_sight *s, const struct ff_cell *cell,
			size_t cells);

/* "Reached when": the ways that lead to an alternative. */
struct lines sheet_routes(struct ff_arena *a, const struct panel_sight *s, size_t alternative,
			  size_t cells);

#endif
