/* Answers as people type them. */
#ifndef FF_ANSWERS_H
#define FF_ANSWERS_H

#include <flowform/guide.h>
#include <flowform/walk.h>

/* What is meant by a word, of several labels: one that it is, else the one with this number from 1
 * on, else the only one that begins so. */
struct ff_meant {
	size_t which; /* FF_NONE: none of them, or it isn't clear which */
	size_t hits;  /* how many begin so; 1 where the word is a label or a number */
	bool label;   /* the word is all of the label */
};

struct ff_meant ff_meant(struct ff_arena *scratch, const struct ff_str *labels, size_t n,
			 struct ff_str word);

/* The labels of a question's answers. */
const struct ff_str *ff_answer_labels(struct ff_arena *a, const struct ff_chart *chart,
				      size_t node);

/* Gives the answers of a list "A,B,…" to the walk's questions, one after the other; a label may
 * hold commas itself. Empty text if all went well, else a sentence that names what was possible. */
struct ff_str ff_answers_give(struct ff_arena *a, const struct ff_guide *g, struct ff_walk *w,
			      struct ff_str list);

/* The question that the walk has come to and its answers, as the end of a sentence; empty where it
 * asks none. */
struct ff_str ff_answers_left(struct ff_arena *a, const struct ff_guide *g,
			      const struct ff_walk *w);

#endif
