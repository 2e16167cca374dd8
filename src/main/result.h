/* What is written at the end of a session. */
#ifndef MAIN_RESULT_H
#define MAIN_RESULT_H

#include "main/run.h"

/* The day of that time as "2026-11-28", by the local time zone. */
struct ff_str result_day(struct ff_arena *a, time_t when);

/* Whether the locale has no more than ASCII, so that the guide's words have to be written in it
 * where they go to the terminal. */
bool result_locale_is_ascii(void);

/* What a session came to. */
struct ending {
	const struct ff_path *path;
	const bool *ticks; /* of the recommended alternative's next steps, or NULL */
	bool undecided;    /* it was left from "not sure" */
	bool seen; /* it was on the screen just now: a terminal needs only the short of it */
	time_t when;
};

/* Whether a path reaches an outcome. */
enum status result_status(const struct ff_path *path);

/* Writes the result in the format asked for, if there is anything to say. */
enum status result_end(struct run *r, const struct ending *e);

#endif
