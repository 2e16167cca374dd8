/* The forms in which a document holds a Mermaid diagram. */
#ifndef CORE_FENCE_H
#define CORE_FENCE_H

#include <flowform/markdown.h>

/* Whether a fence's info string is Mermaid's: `mermaid`, `{mermaid}`, `{.mermaid}`. */
bool fence_is_mermaid(struct ff_str info);

/* What a line opens: something that goes on to the line that closes it. */
enum fence_kind { FENCE_NONE, FENCE_CODE, FENCE_COLONS, FENCE_SHORTCODE, FENCE_COMMENT };
struct fence_opening {
	enum fence_kind kind;
	char mark;     /* of code: ` or ~ */
	size_t length; /* of its marks */
	bool mermaid;
};

/* A line without blanks and the marks of quotes and lists before its text. */
struct ff_str fence_line(struct ff_str line);

/* Both for what fence_line() returns. */
struct fence_opening fence_opens(struct ff_str line);
bool fence_closes(struct fence_opening o, struct ff_str line);

/* Whether the code that begins on the first line of a text ends in it. */
bool fence_ends(struct ff_str text);

/* The next diagram in a comment or other verbatim text: its lines, and where in `text` the line
 * stands that opens it. `from` is where to look from, and is moved behind it. */
bool fence_find(struct ff_str text, size_t *from, size_t *opened, struct ff_str *lines);

#endif
