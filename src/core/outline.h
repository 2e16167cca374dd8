/* The sections of a document: its titles and what stands under each. */
#ifndef CORE_OUTLINE_H
#define CORE_OUTLINE_H

#include <flowform/markdown.h>

/* Fills in the sections of a document whose blocks are complete, and the anchors of its headings.
 */
void outline_make(struct ff_arena *a, struct ff_document *doc);

#endif
