/* A guide to one of several charts, for those who read them all. */
#ifndef CORE_GUIDE_H
#define CORE_GUIDE_H

#include "findings.h"
#include <flowform/guide.h>

/* Reads chart `number` (from 1) of what was found. NULL if `d` gained an error. */
const struct ff_guide *guide_of_chart(struct ff_arena *a, const struct findings *f, size_t number,
				      struct ff_diags *d);

/* A question's short name with an answer: "Notebooks: No", "Is it broken? No". */
struct ff_str guide_answer_text(struct ff_arena *a, struct ff_str name, struct ff_str answer);

#endif
