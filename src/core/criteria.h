/* The rows of the comparison that a document has. */
#ifndef CORE_CRITERIA_H
#define CORE_CRITERIA_H

#include <flowform/guide.h>

/* Fills in the guide's criteria; all else of it is there. */
void criteria_make(struct ff_arena *a, struct ff_guide *g);

/* Calls `each` for the columns, but the first, of each table whose rows are criteria: its block in
 * the document, the column, and the alternative that it names or FF_NONE. The guide is complete. */
typedef void criteria_column(void *context, size_t block, size_t column, size_t alternative);
void criteria_columns(struct ff_arena *a, const struct ff_guide *g, criteria_column *each,
		      void *context);

#endif
