/* Parts of a frame in the making, for those that put one together: screen.c, the panes' boxes, and
 * the foot. */
#ifndef VIEW_SCREEN_PARTS_H
#define VIEW_SCREEN_PARTS_H

#include "view/screen.h"

enum { BRIEF_COLS = 40 }; /* below it words are saved */

/* Rows from the top on. */
struct making {
	struct ff_arena *arena;
	const struct scene *scene;
	struct screen_plan plan;
	struct frame frame;
	struct lines rows;
	struct ff_str hidden; /* says what is out of view where the focus is; may be empty */
};

/* Where the real cursor will stand; within the screen in any case. */
void making_cursor(struct making *m, size_t row, size_t col);

/* --- screen_plan.c ------------------------------------------------------------------------------
 */

/* Cuts the next row off a message; false: there is none. A blank cell stays before it. */
bool message_row(struct ff_str *rest, size_t cells, struct ff_str *row);

/* --- screen_pane.c ------------------------------------------------------------------------------
 */

/* A pane: where its left edge is, the cells and rows inside of it, and what its border says. */
struct pane {
	size_t left;
	struct size size;
	struct ff_str title, below;
};

/* Adds a pane to the rows below the title: its lines, each as wide as it is, with a border around
 * them if it has one. */
void pane_add(struct making *m, const struct lines *inside, struct pane p);

/* A pane that has the screen for itself. It says which of `n` lines it shows: `room` of them, from
 * `top` on. */
void pane_add_whole(struct making *m, const struct lines *inside, struct ff_str title, size_t top,
		    size_t room, size_t n);

/* The first row and column inside of a pane that starts at column `left`. */
size_t pane_row(const struct making *m);
size_t pane_col(const struct making *m, size_t left);

/* What can be clicked at in a pane that starts at column `left`, and the pane itself. */
void pane_add_hots(struct making *m, enum hot_kind kind, const struct lines *inside,
		   struct size size, size_t left);

/* --- screen_foot.c ------------------------------------------------------------------------------
 */

/* Adds the last rows: what is searched for, a message, or the keys. */
void foot_add(struct making *m);

#endif
