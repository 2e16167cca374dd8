/* --check: what is wrong with guides. */
#ifndef MAIN_CHECK_H
#define MAIN_CHECK_H

#include "main/options.h"
#include "main/status.h"

/* Checks all guides that the options name and writes what there is to say, as text or as a JSON
 * list. STATUS_LEFT if any has an error, or with --werror a warning; what cannot be read is told on
 * standard error and its status goes before. `scratch` is emptied for each file. */
enum status check_guides(struct ff_arena *scratch, const struct options *options,
			 struct ff_buf *out);

#endif
