/* What is written at the end. */
#ifndef FF_REPORT_H
#define FF_REPORT_H

#include <flowform/compare.h>

/* The result as the one JSON object of the manual, on one line. `done[i]` says whether next step i
 * of the recommended alternative is ticked; NULL: as the guide has it. */
void ff_report_json(const struct ff_comparison *c, const bool *done, struct ff_buf *out);

/* Every path with its outcome, "Notebooks = No, Beginner = Yes -> Workspace", one a line, at most
 * `cap`; then "and 3 more paths", or "and more paths (the chart has loops)". A path comes to no
 * question twice. */
void ff_report_paths(struct ff_arena *a, const struct ff_guide *guide, size_t cap,
		     struct ff_buf *out);

#endif
