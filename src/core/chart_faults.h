/* What is doubtful about a chart as a decision. */
#ifndef CORE_CHART_FAULTS_H
#define CORE_CHART_FAULTS_H

#include <flowform/guide.h>

/* Adds warnings about starts, loops, questions, answers and labels. O(n log n). */
void chart_faults(struct ff_arena *a, const struct ff_guide *g, struct ff_diags *d);

#endif
