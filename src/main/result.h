/* What is written at the end of a session. */
#ifndef MAIN_RESULT_H
#define MAIN_RESULT_H

#include "main/options.h"
#include <time.h>

/* The day of that time as "2026-11-28", by the local time zone. */
struct ff_str result_day(struct ff_arena *a, time_t when);

/* Whether the locale has no more than ASCII, so that the guide's words have to be written in it
 * where they go to the terminal. */
bool result_locale_is_ascii(void);

/* Whether there is nothing to write: as text nothing is said of a session that was left without an
 * answer, unless what is possible was asked for (`undecided`). */
bool result_is_silent(const struct ff_path *path, bool undecided, const struct options *options);

/* Writes the result of a path in the format asked for. `seen`: it was on the screen just now, so
 * that a terminal needs only the short of it; it was made `when`. */
void result_at_end(const struct ff_guide *g, const struct ff_path *path, const bool *ticks,
		   bool seen, time_t when, const struct options *options, struct ff_buf *out);

#endif
