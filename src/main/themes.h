/* The themes' files: the user's own, and installed ones. */
#ifndef MAIN_THEMES_H
#define MAIN_THEMES_H

#include "app/themes.h"

/* Finds the theme that --theme or the settings name: the user's own of this name, a built-in or an
 * installed one, or a file where the name has a '/' or '.'. False if there is none: *why is then a
 * sentence's end, without the name. */
bool themes_find(struct ff_arena *a, const char *name, struct ff_source *theme, struct ff_str *why);

/* The user's own and the installed ones, by name; before them `in_use` (NULL: none) if that is a
 * file somewhere else. Returns how many. What cannot be read is left out. */
size_t themes_files(struct ff_arena *a, const struct theme_file *in_use,
		    const struct theme_file **files);

/* Prints all with their descriptions. */
void themes_list(struct ff_buf *out);

#endif
