/* The rows of the comparison that a document has. */
#ifndef CORE_CRITERIA_H
#define CORE_CRITERIA_H

#include <flowform/guide.h>

/* Fills in the guide's criteria; all else of it is there. */
void criteria_make(struct ff_arena *a, struct ff_guide *g);

#endif
