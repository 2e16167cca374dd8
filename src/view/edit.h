/* A line that is written in: text, cursor, and what of it is in view. libform's own editing counts
 * characters, not cells: with wide characters it loses its place and the text. */
#ifndef VIEW_EDIT_H
#define VIEW_EDIT_H

#include <flowform/buf.h>

enum { LONGEST_EDIT = 4096 }; /* bytes */

struct edit {
	char text[LONGEST_EDIT];
	size_t len;
	size_t at;    /* the cursor: before this byte, at the beginning of a grapheme */
	size_t first; /* the first byte in view */
};

/* Takes a text over, as far as it fits; the cursor stands behind it. */
void edit_set(struct edit *e, struct ff_str text);

static inline struct ff_str edit_text(const struct edit *e)
{
	return (struct ff_str){e->text, e->len};
}

/* Puts text in at the cursor; false if there is no room. It is a line: ends of lines, tabs and what
 * else controls something become blanks. */
bool edit_insert(struct edit *e, struct ff_str text);

/* The same character by character, as far as there is room, but for those that combine with what is
 * not there. */
void edit_type(struct edit *e, struct ff_str text);

/* A key that moves or erases; false if it is none of these. */
bool edit_key(struct edit *e, uint32_t key);

/* What is in view in `cells` (at least 2), scrolled so that the cursor is; *column is its cell. */
struct ff_str edit_view(struct edit *e, size_t cells, size_t *column);

#endif
