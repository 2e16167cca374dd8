/* The themes that one can choose among. */
#ifndef APP_THEMES_H
#define APP_THEMES_H

#include "app/theme.h"

/* A theme's file. */
struct theme_file {
	struct ff_str name; /* what --theme takes */
	struct ff_source source;
};

struct theme_choice {
	struct ff_str name;
	struct ff_str about; /* its description, or what is wrong with its file */
	const struct theme *theme;
};

/* The built-in one of this name; its text's `s` is NULL if there is none. */
struct ff_source themes_built_in(struct ff_str name);

/* The built-in ones, then of `more` those that have a name of their own; where `more` has the name
 * of a built-in one, it takes its place. Returns how many; they live in `a` and point into the
 * files. */
size_t themes_read(struct ff_arena *a, const struct theme_file *more, size_t n,
		   const struct theme_choice **choices);

#endif
