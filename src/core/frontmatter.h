/* The YAML block at the top of a document. */
#ifndef CORE_FRONTMATTER_H
#define CORE_FRONTMATTER_H

#include <flowform/diag.h>

struct frontmatter {
	struct ff_str title, date, source; /* empty where not given as plain values */
	size_t end;                        /* offset in the file where the document's text starts */
};

/* Reads the block if there is one; a byte order mark before it is passed over. YAML that cannot be
 * read is the warning "front-matter". */
struct frontmatter frontmatter_read(struct ff_arena *a, const struct ff_source *source,
				    struct ff_diags *d);

#endif
