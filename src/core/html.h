/* The little of HTML that Markdown documents use. */
#ifndef CORE_HTML_H
#define CORE_HTML_H

#include <flowform/arena.h>

/* One tag, comment or stretch of text between them. */
struct html_piece {
	enum { HTML_TEXT, HTML_TAG, HTML_COMMENT } kind;
	struct ff_str text; /* of a tag: with its brackets */
};

/* Takes the next piece off `rest`; false at the end. */
bool html_next(struct ff_str *rest, struct html_piece *piece);

/* Whether a tag has this name (in lower case): opening, closing or empty. */
bool html_is(struct ff_str tag, const char *name);

/* The value of an attribute (in lower case) of a tag, as it is written; empty if there is none. */
struct ff_str html_attribute(struct ff_str tag, const char *name);

#endif
