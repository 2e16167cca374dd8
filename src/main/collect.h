/* Which files are meant by names of files and directories. */
#ifndef MAIN_COLLECT_H
#define MAIN_COLLECT_H

#include "main/status.h"
#include <flowform/arena.h>

struct collected {
	const char *name; /* as guides_read() takes it; NULL for the first built-in guide */
	bool found;       /* by looking into a directory: nobody said that it is a guide */
};

/* All files meant, each once, in the order of their names; directories stand for the .md, .mmd and
 * .mermaid files in them and below, links apart. What cannot be looked into is told on standard
 * error, and makes the status another than STATUS_OUTCOME. */
enum status collect_guides(struct ff_arena *a, const char *const *names, size_t n,
			   const struct collected **files, size_t *n_files);

#endif
