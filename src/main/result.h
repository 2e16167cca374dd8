/* What is written at the end of a session. */
#ifndef MAIN_RESULT_H
#define MAIN_RESULT_H

#include "main/options.h"
#include <flowform/compare.h>

/* Writes the result of a path in the format asked for; nothing as text if no answer was given. True
 * if an outcome was reached. */
bool result_write(const struct ff_guide *g, const struct ff_path *path, const bool *ticks,
		  const struct options *options, struct ff_buf *out);

#endif
