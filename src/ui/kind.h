/* The kind of a terminal, as the environment variable TERM names it. What it says is somebody
 * else's word: it becomes part of a path below the directories of terminfo. */
#ifndef UI_KIND_H
#define UI_KIND_H

#include <flowform/arena.h>
#include <flowform/str.h>
#include <stdbool.h>

enum kind_of {
	KIND_NAMED,     /* may be looked up */
	KIND_LINES,     /* not set, or a name for what has no screen: "dumb", "hardcopy" */
	KIND_MALFORMED, /* the name of nothing */
};

enum kind_of kind_of(const char *name);

/* What a terminal of a name that terminfo doesn't know may be taken for, best first: call it with
 * 0, 1, 2 … up to NULL. `rich`: it says of itself that it has many colours. */
const char *kind_instead(const char *name, bool rich, size_t nth);

/* A name as it may be shown. */
struct ff_str kind_shown(struct ff_arena *a, const char *name);

#endif
