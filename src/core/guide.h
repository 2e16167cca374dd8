/* A guide to one of several charts, for those who read them all. */
#ifndef CORE_GUIDE_H
#define CORE_GUIDE_H

#include "findings.h"
#include <flowform/guide.h>

/* Reads chart `number` (from 1) of what was found. NULL if `d` gained an error. */
const struct ff_guide *guide_of_chart(struct ff_arena *a, const struct findings *f, size_t number,
				      struct ff_diags *d);

#endif
