/* What is said of the keys: in the footer, in the help, and from the same rows in the manual page.
 */
#ifndef VIEW_HINTS_H
#define VIEW_HINTS_H

#include "view/keys.h"

struct key_sight {
	const struct keymap *keys;
	enum place place;
	const struct signs *signs;
};

/* The footer: the keys that matter most in a place, as many as fit into `cells`. Where they can be
 * clicked at is added to `hots`, counted from the footer's beginning. */
struct line keys_footer(struct ff_arena *a, const struct key_sight *s, size_t cells,
			struct hots *hots);

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

/* Every action with its keys, grouped by place; what holds in all of them at the end. */
struct help keys_told(struct ff_arena *a, const struct keymap *keys);

/* The same as lines, then the signs of the tree. */
struct lines keys_help(struct ff_arena *a, const struct keymap *keys, size_t cells,
		       const struct signs *signs);

#endif
