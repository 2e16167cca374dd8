/* Guides at random. */
#ifndef MONKEY_GUIDES_H
#define MONKEY_GUIDES_H

#include "../chance.h"
#include <flowform/guide.h>

/* One from the source directory, or one that is made up: joins, loops, steps, islands, sections,
 * tables, next steps, and texts that are long, wide, odd or meant to do harm. Always a guide. */
const struct ff_guide *random_guide(struct ff_arena *a, struct chance *c);

/* A text for any place: a few words, harmless or not. */
void random_words(struct ff_buf *b, struct chance *c);

#endif
