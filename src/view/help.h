/* What all keys do, place by place: the help, and from the same rows the manual page. */
#ifndef VIEW_HELP_H
#define VIEW_HELP_H

#include "view/keys.h"

enum { HELP_KEYS = 6 };

/* A row of the help: a group's title; words about it; or an action in it with its keys. */
struct help_row {
	const char *title;
	const char *help;
	enum action action;
	uint32_t keys[HELP_KEYS];
	size_t n_keys;
};

struct help {
	struct help_row *rows;
	size_t n;
};

/* Every action with its keys, grouped by place: what a newcomer needs, then the place that one came
 * from (0: none), what holds everywhere, and the other places. */
struct help keys_told(struct ff_arena *a, const struct keymap *keys, enum place from);

/* The same as lines, then the signs of the tree. */
struct lines keys_help(struct ff_arena *a, const struct key_sight *s, size_t cells);

#endif
