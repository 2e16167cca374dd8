/* The live tree: the outline of the whole chart, with what the walk does to it. */
#ifndef VIEW_TREE_H
#define VIEW_TREE_H

#include "view/frame.h"
#include "view/marks.h"
#include "view/outline.h"
#include "view/signs.h"
#include <flowform/guide.h>

enum fold { FOLD_AUTO, FOLD_OPEN, FOLD_SHUT }; /* auto: shut if it is ruled out and room is short */

/* What a person did to the tree. */
struct tree {
	const struct outline *outline;
	const unsigned char *folds; /* enum fold, by row */
	size_t top;                 /* first row shown */
	size_t row;                 /* the one that keys act on */
	bool focused;
};

/* What is shown of it: the same for all functions below. */
struct tree_sight {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const struct marks *marks;
	struct ff_str possible; /* possible_text() */
	const struct signs *signs;
	bool short_of_room; /* so that what is ruled out folds by itself */
};

struct place_in_lines {
	size_t row, col;
};

bool tree_is_shut(const struct tree *t, const struct tree_sight *s, size_t row);

/* The row itself where it can be seen, else the outermost of its ancestors that are shut. */
size_t tree_shown(const struct tree *t, const struct tree_sight *s, size_t row);

/* The visible row `by` rows further down (or up), as far as there is one. */
size_t tree_move(const struct tree *t, const struct tree_sight *s, size_t row, long by);

/* The row of the question that is looked at, or of the end; a folded one's nearest visible
 * ancestor. */
size_t tree_here(const struct tree *t, const struct tree_sight *s);

/* The `top` at which `row` is in view, moved as little as can be. */
size_t tree_scroll(const struct tree *t, const struct tree_sight *s, size_t row, size_t height);

/* Lines for a pane's inside; the last one is the count of what is still possible if `height`
 * allows. *cursor is the name of the row in focus. */
struct lines tree_lines(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			struct size size, struct place_in_lines *cursor);

/* Cells that the widest row can take in any state of the walk, so that the pane stays as wide as it
 * is; counted over the first few hundred rows. */
size_t tree_width(struct ff_arena *a, const struct outline *o, const struct ff_guide *g,
		  const struct signs *signs);

/* "2 of 3 alternatives possible" */
struct ff_str possible_text(struct ff_arena *a, const struct ff_guide *g,
			    const struct ff_path *path);

#endif
