/* What is doubtful about how a document's words belong to its charts. */
#ifndef CORE_GUIDE_FAULTS_H
#define CORE_GUIDE_FAULTS_H

#include <flowform/guide.h>

/* Adds warnings about outcomes without words and words without an outcome. The guides are those of
 * one document's charts: what one of them speaks of is no stray for the others. */
void guide_faults(struct ff_arena *a, const struct ff_guide *const *guides, size_t n,
		  struct ff_diags *d);

#endif
