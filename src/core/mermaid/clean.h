/* A flowchart's text as Mermaid's parser gets it: with simple newlines, without front matter,
 * directives and comments, entity codes as placeholders. */
#ifndef CORE_MERMAID_CLEAN_H
#define CORE_MERMAID_CLEAN_H

#include <core/mermaid/front.h>
#include <flowform/source.h>

/* What "#" and ";" of "#quot;" and "#35;" become before anything else is read. */
#define CLEAN_NAME   "\xef\xac\x82\xc2\xb0"         /* "#" of a named code */
#define CLEAN_NUMBER "\xef\xac\x82\xc2\xb0\xc2\xb0" /* "#" of a numbered one */
#define CLEAN_END    "\xc2\xb6\xc3\x9f"             /* ";" */

enum { CLEAN_STAGES = 10 };

struct clean {
	struct ff_str text;
	const struct ff_excerpt *given;
	/* Each stage is an excerpt of the text before it. */
	struct ff_source before[CLEAN_STAGES];
	struct ff_excerpt stages[CLEAN_STAGES];
	size_t n;
	bool newline_added; /* the last line had none */
	struct front front; /* `body.s` is NULL if there is none */
	size_t front_at;    /* where its body stands in the file */
	size_t *cuts;       /* in the file: directives in the middle of a line */
	size_t n_cuts, cuts_cap;
};

/* Reads all of `given`; what results lives in `a` or in `given`. */
void clean_read(struct ff_arena *a, const struct ff_excerpt *given, struct clean *clean);

/* The offset in the file of a byte of the text. */
size_t clean_offset(const struct clean *clean, size_t at);

#endif
