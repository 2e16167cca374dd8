/* Where the user's own files are, by the XDG base directory specification. */
#ifndef MAIN_XDG_H
#define MAIN_XDG_H

#include <flowform/arena.h>

/* The path of flowform's file `name` below the directory that the environment variable names, or
 * below `otherwise` in the home directory where it is not set: xdg_path(a, "XDG_CONFIG_HOME",
 * ".config", "config"). A path that does not begin with '/' counts as not set, as the specification
 * says. NULL if there is no home directory either. Lives in `a`. */
const char *xdg_path(struct ff_arena *a, const char *variable, const char *otherwise,
		     const char *name);

#endif
