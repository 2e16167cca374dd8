/* The whole screen: title, panes, footer, put together for a size. */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "view/footer.h"
#include "view/help.h"
#include "view/page.h"
#include "view/panel.h"
#include "view/tree.h"

/* The smallest size that can show a session. */
enum { LEAST_ROWS = 6, LEAST_COLS = 20 };
bool screen_too_small(struct size size);

/* A text that fills the screen: the help, or what the guide says about a node. */
struct reading {
	enum place help; /* all keys, asked for in this place; 0: what is said about `node` */
	uint32_t node;
	size_t top;
	bool found; /* there is a line in focus: `at` */
	size_t at;
};

/* How wide a pane with its border is to be: cells, or percent of the screen; zeros: as its text
 * needs. */
struct pane_width {
	size_t cells, percent;
};

/* All that a frame follows from. */
struct scene {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const struct marks *marks;
	struct ff_str progress, possible;       /* progress_text(), possible_text() */
	const struct ff_comparison *comparison; /* where the panel is open, this and its sheet */
	const struct sheet *sheet;
	const struct signs *signs;
	const struct keymap *keys;
	enum place place;
	enum place list; /* the sheet is this list; 0: the comparison */
	bool undecided;  /* opened as "not sure" */
	struct tree tree;
	size_t tree_cells; /* tree_width() */
	struct pane_width tree_width;
	struct page_sight page;
	struct asked {
		struct ff_str title, question, fault;
	} asked;               /* title empty: nothing is asked in place of the page */
	struct inquiry dialog; /* the rest of it: its text is made from the above */
	struct panel panel;
	const bool *ticks;
	struct sought {
		struct ff_str text;  /* is marked in the list that has the focus */
		struct edit *typing; /* the same while it is typed, in the footer; else NULL */
		struct ff_str found; /* "3 of 12" */
	} sought;
	struct reading reading;
	struct lines text;     /* reading_lines(), where a text fills the screen */
	struct ff_str message; /* harmless, on one line; instead of the keys, until the next key */
};

/* Where the panes are. */
struct screen_plan {
	bool boxed;        /* panes have borders */
	size_t pad;        /* blank cells between a border and what is inside */
	size_t foot;       /* rows below the panes: one, or what a long message needs */
	struct size tree;  /* inside; cols 0: not shown */
	struct size page;  /* inside */
	struct size whole; /* inside of a pane that has the screen for itself: panel, text */
};

struct screen_plan screen_plan(const struct scene *s, struct size size);

struct frame screen_frame(struct ff_arena *a, const struct scene *s, struct size size);

/* The lines of the text that fills the screen, and its title. */
struct lines reading_lines(struct ff_arena *a, const struct scene *s, size_t cells);

/* What keeps the pane of the tree short of room, so that what is ruled out folds. */
struct tree_sight screen_tree_sight(const struct scene *s, struct size tree);

#endif
