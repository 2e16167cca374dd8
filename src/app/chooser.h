/* A guide of one question: which of a document's flowcharts? So that choosing is a page like any
 * other. */
#ifndef APP_CHOOSER_H
#define APP_CHOOSER_H

#include <flowform/guide.h>

/* `choices` has n > 0 entries. The guide lives in `a` and points to them; answer i is choice i. */
const struct ff_guide *chooser_guide(struct ff_arena *a, struct ff_str file,
				     const struct ff_choice *choices, size_t n);

#endif
