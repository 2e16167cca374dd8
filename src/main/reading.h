/* Reads the guides of a run. What is wrong with them goes to standard error, and the status is not
 * STATUS_OUTCOME. */
#ifndef MAIN_READING_H
#define MAIN_READING_H

#include "main/run.h"

/* Sets the source and the guide. Where the document has several charts and a session is wanted,
 * somebody is asked which is meant: STATUS_LEFT if he leaves. */
enum status reading_guide(struct run *r);

/* Only the chart. */
enum status reading_chart(struct run *r, const struct ff_chart **chart);

/* A guide beside the one that the run is about. */
enum status reading_another(struct run *r, const char *name, const struct ff_guide **g);

#endif
