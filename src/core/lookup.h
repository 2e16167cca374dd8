/* Finds what goes by a text: a sorted list of texts, each with a number. */
#ifndef CORE_LOOKUP_H
#define CORE_LOOKUP_H

#include <flowform/arena.h>

struct lookup_entry {
	struct ff_str key;
	size_t value;
};

struct lookup {
	struct lookup_entry *list; /* starts as zero */
	size_t n, cap;
};

/* Entries of one key, in the order of their values: list[first] up to, without, list[end]. */
struct lookup_run {
	size_t first, end;
};

void lookup_add(struct ff_arena *a, struct lookup *ix, struct ff_str key, size_t value);

/* Call it when all are added, before the first is looked for. O(n log n), whatever the texts are: a
 * hash table would leave its speed to who writes them. */
void lookup_sort(struct lookup *ix);

/* All entries of `key`; first == end if there are none. */
struct lookup_run lookup_find(const struct lookup *ix, struct ff_str key);

/* The lowest value of `key`, or FF_NONE. */
size_t lookup_first(const struct lookup *ix, struct ff_str key);

/* The run that starts at `first`; goes through all keys from 0 on, each run's end the next start.
 */
struct lookup_run lookup_run_at(const struct lookup *ix, size_t first);

#endif
