/* The flowcharts of a file, and what it has instead of them. */
#ifndef CORE_FINDINGS_H
#define CORE_FINDINGS_H

#include <flowform/markdown.h>

struct finding {
	struct ff_excerpt text;
	size_t block;  /* where it stands in the document; FF_NONE: it is the whole file */
	size_t offset; /* of the line that opens it */
};

struct findings {
	const struct ff_document *document; /* of a bare chart: an empty one */
	const struct finding *charts;
	size_t n_charts;
};

/* Reads a file as Markdown, or as a bare chart by its name (.mmd, .mermaid) or, where the name says
 * nothing, by its text. False if `d` gained an error; no chart at all is none here. */
bool findings_read(struct ff_arena *a, const struct ff_source *source, struct ff_diags *d,
		   struct findings *f);

/* The title above a chart: empty if there is none. */
struct ff_str findings_heading(const struct findings *f, size_t chart);

/* Errors: there is no chart; there are several and none was picked; this one is not there. */
void findings_no_chart(struct ff_arena *a, const struct findings *f, struct ff_diags *d);
void findings_several(struct ff_arena *a, const struct findings *f, struct ff_diags *d);
void findings_no_such(struct ff_arena *a, const struct findings *f, size_t chart,
		      struct ff_diags *d);

/* Where the block of a chart goes on to the end of the file: an error there instead of those from
 * the `n`th on, which are about all the text behind it. */
void findings_unclosed(const struct findings *f, size_t chart, size_t n, struct ff_diags *d);

#endif
