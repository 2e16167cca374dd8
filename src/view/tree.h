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
	size_t top;                 /* first row shown, below its ancestors that stay */
	size_t left;                /* levels of indentation left out */
	size_t row;                 /* the one that keys act on */
	bool focused;
	enum fold outs;      /* what is ruled out, where a row's own fold is FOLD_AUTO */
	bool hidden;         /* the page has the whole width */
	bool page_stays;     /* beside it, while one moves in it */
	size_t mention, led; /* the row from which one went on to where it stands in full */
};

/* What is shown of it: the same for all functions below. */
struct tree_sight {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const struct marks *marks;
	struct ff_str possible; /* possible_text() */
	const struct signs *signs;
	struct ff_str sought; /* marked where it stands; may be empty */
	bool short_of_room;   /* so that what is ruled out folds by itself */
};

/* Whether what is ruled out is shut as far as nobody opened it. */
static inline bool tree_shuts_outs(const struct tree *t, const struct tree_sight *s)
{
	return t->outs == FOLD_AUTO ? s->short_of_room : t->outs == FOLD_SHUT;
}

/* Whether anything is ruled out that has rows below it. */
bool tree_has_outs(const struct tree *t, const struct tree_sight *s);

bool tree_is_shut(const struct tree *t, const struct tree_sight *s, size_t row);

/* The row itself where it can be seen, else the outermost of its ancestors that are shut. */
size_t tree_shown(const struct tree *t, const struct tree_sight *s, size_t row);

/* The visible row `by` rows further down (or up), as far as there is one. */
size_t tree_move(const struct tree *t, const struct tree_sight *s, size_t row, long by);

/* The row of the question that is looked at, or of the end; a folded one's nearest visible
 * ancestor. */
size_t tree_here(const struct tree *t, const struct tree_sight *s);

/* Brings `row` into view in a pane's inside, top and left moved as little as can be. */
void tree_scroll(struct tree *t, const struct tree_sight *s, size_t row, struct size size);

/* What of the tree is in view. */
struct tree_view {
	struct lines lines;
	size_t cursor_row, cursor_col; /* the name of the row in focus */
	size_t above, below;           /* rows out of view; at most MOST_COUNTED */
	size_t level;                  /* of the row in focus, where levels are left out; else 0 */
};

enum { MOST_COUNTED = 9999 };

/* The lines of a pane's inside: the nearest ancestors of the first row, which stay, the rows, and
 * at last the count of what is still possible if the height allows. */
struct tree_view tree_view(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			   struct size size);

/* "12 below, 30 above, level 14"; empty if all is in view. */
struct ff_str tree_hidden_text(struct ff_arena *a, const struct tree_view *v);

/* Cells that the widest row can take in any state of the walk, so that the pane stays as wide as it
 * is; counted over the first few hundred rows. */
size_t tree_width(struct ff_arena *a, const struct outline *o, const struct ff_guide *g,
		  const struct signs *signs);

/* "2 of 3 alternatives possible, 1 out of reach"; empty if the guide has none. */
struct ff_str possible_text(struct ff_arena *a, const struct ff_guide *g,
			    const struct ff_path *path);

#endif
