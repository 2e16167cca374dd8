/* What is written at the end of a session. */
#ifndef MAIN_RESULT_H
#define MAIN_RESULT_H

#include "main/options.h"
#include <flowform/compare.h>

/* Writes the result of a path in the format asked for. As text nothing is said of a session that
 * was left without an answer, unless what is possible was asked for (`undecided`). True if an
 * outcome was reached. */
bool result_write(const struct ff_guide *g, const struct ff_path *path, const bool *ticks,
		  bool undecided, const struct options *options, struct ff_buf *out);

#endif
