/* Answers from the command line. */
#ifndef MAIN_ANSWERS_H
#define MAIN_ANSWERS_H

#include <flowform/guide.h>
#include <flowform/walk.h>

/* Gives the answers of a list "A,B,…" to the walk's questions, one after the other: each is an
 * answer's label (which may hold commas itself), a beginning of only one of them, or its number.
 * Empty text if all went well, else a sentence that names what was possible. */
struct ff_str answers_give(struct ff_arena *a, const struct ff_guide *g, struct ff_walk *w,
			   struct ff_str list);

#endif
