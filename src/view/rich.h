/* A document's text as lines: inline styles become roles, blocks become paragraphs, lists, tables.
 */
#ifndef VIEW_RICH_H
#define VIEW_RICH_H

#include "view/frame.h"
#include "view/signs.h"
#include <flowform/guide.h>

/* Adds `text`, wrapped to `cells`, in `role` where it has no style of its own. The first line
 * starts with `first`, further ones with as many blanks. */
void rich_add(struct lines *l, struct ff_rich text, size_t cells, struct ff_str first,
	      enum role role);

/* The same for plain text. */
void text_add(struct lines *l, struct ff_str text, size_t cells, struct ff_str first,
	      enum role role);

/* The same for a line of any width, which keeps its roles. */
void line_wrap(struct lines *l, const struct line *line, size_t cells);

/* Adds a part of the document: all blocks of the extent, one empty line between paragraphs.
 * Diagrams are left out: the tree shows them. */
void blocks_add(struct lines *l, const struct ff_document *doc, struct ff_extent extent,
		size_t cells, const struct signs *signs);

#endif
