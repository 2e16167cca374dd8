/* Builds styled text piece by piece. */
#ifndef CORE_RUNS_H
#define CORE_RUNS_H

#include <flowform/markdown.h>

struct runs_builder {
	struct ff_buf text; /* set its arena; the rest starts as zero */
	struct runs_mark *marks;
	size_t n_marks, marks_cap;
};

/* Adds text in a style. White space is as Markdown has it: one blank for a run of them, none beside
 * a '\n'; in code it stays as it is. `href` must live as long as the result. */
void runs_add(struct runs_builder *b, struct ff_str text, unsigned style, struct ff_str href);

/* What was added, without white space at its ends, in the builder's arena; the builder is then
 * empty and can be used again. */
struct ff_rich runs_take(struct runs_builder *b);

#endif
