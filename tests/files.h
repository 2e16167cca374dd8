/* Test data that are files: what goes in, and beside it what should come out. */
#ifndef FILES_H
#define FILES_H

#include <flowform/arena.h>

/* A path below tests/ in the source tree. */
struct ff_str files_path(struct ff_arena *a, struct ff_str name);

/* All of a file of tests/; its `s` is NULL if there is none. */
struct ff_str files_read(struct ff_arena *a, struct ff_str name);

/* The names in a directory of tests/ that end in `end`, sorted. Returns how many. */
size_t files_list(struct ff_arena *a, struct ff_str directory, struct ff_str end,
		  struct ff_str **names);

/* Whether the file `name` of tests/ is exactly `got`; says what differs. With FLOWFORM_ACCEPT set
 * in the environment it is written instead: look at the difference before you commit it. */
bool files_expect(struct ff_arena *a, struct ff_str name, struct ff_str got);

#endif
