/* Makes what curses sends for attributes and colours (ECMA-48's SGR sequences) shorter. Curses goes
 * back to plain text whenever a span ends, to start the next one, often the same look elsewhere,
 * from there: a third of a first screen is that. Here a change waits until it matters, and is then
 * sent in its shortest form. The same for addresses: curses gives row and column to come to the
 * next line, or to another place of the same. */
#ifndef UI_SGR_H
#define UI_SGR_H

#include <stdbool.h>
#include <stddef.h>

struct sgr_look {
	unsigned attrs; /* bit N: SGR N is on, 1 to 8 */
	int fg, bg;     /* the SGR number that sets it; 1000 + N for 38;5;N or 48;5;N; 0: default */
};

struct sgr {
	bool known; /* false: nothing is said about the terminal, up to the next reset */
	bool ascii; /* the terminal's own line-drawing characters are off */
	struct sgr_look now, want;
	int row; /* of the cursor, from 1 on; 0: not known */
};

/* Rewrites `n` bytes in place; returns how many are left. At the end the terminal looks as it would
 * have without us. A zeroed struct is the beginning. */
size_t sgr_shorten(struct sgr *s, char *bytes, size_t n);

#endif
