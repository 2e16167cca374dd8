/* malloc() and its like, for a program that is linked with starve.c: they fail when they are told
 * to, whoever calls them. */
#ifndef STARVE_H
#define STARVE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it works here: the C library's own functions have to be reached in some other way. */
bool starve_works(void);

/* Counts from here on; the n-th call fails, counted from 1 (0: none). What is allocated is noted. */
void starve_at(size_t n);

/* Calls since then. */
size_t starve_calls(void);

/* No call fails any more. Frees what is left of what was noted; returns how many pieces. */
size_t starve_end(void);

/* A program that knows nothing of this goes by its environment. STARVE is the call that fails, and
 * STARVE_COUNT a file that is told at the end how many there were. With STARVE_EACH it runs over and
 * over: first with all memory, then without the n-th call, for so many n (0: each) as that says.
 * What a run prints goes to the file run-n, with 0 for the first; "n STATUS" is printed for each. */

#endif
