/* Mermaid's flowchart language. */
#ifndef FF_MERMAID_H
#define FF_MERMAID_H

#include <flowform/chart.h>
#include <flowform/diag.h>

/* Reads one flowchart as Mermaid's own parser does, and links it. The chart lives in `a` and may
 * point into the excerpt's text: keep both. NULL if `d` gained an error; a warning does not stop
 * it, and the reader goes on after an error to find the next. Linear in the text; no recursion. */
const struct ff_chart *ff_mermaid_read(struct ff_arena *a, const struct ff_excerpt *text,
				       struct ff_diags *d);

/* The diagram's kind, "flowchart", "sequenceDiagram" …: the first word behind front matter,
 * comments and directives; empty if there is none. `graph` and `flowchart` are what
 * ff_mermaid_read() reads. */
struct ff_str ff_mermaid_kind(struct ff_str text);

#endif
