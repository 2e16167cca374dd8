/* What is written at the end of a session. */
#ifndef MAIN_RESULT_H
#define MAIN_RESULT_H

#include "main/options.h"

/* Today as "2026-11-28", by the local time zone. */
struct ff_str result_today(struct ff_arena *a);

/* Writes the result of a path in the format asked for. As text nothing is said of a session that
 * was left without an answer, unless what is possible was asked for (`undecided`); `seen`: it was
 * on the screen just now, so that a terminal needs only the short of it. True if an outcome was
 * reached. */
bool result_at_end(const struct ff_guide *g, const struct ff_path *path, const bool *ticks,
		   bool undecided, bool seen, const struct options *options, struct ff_buf *out);

#endif
