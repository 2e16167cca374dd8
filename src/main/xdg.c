#include "main/xdg.h"
#include <stdlib.h>

/* What a variable says, if that is an absolute path. */
static const char *directory(const char *variable)
{
	const char *path = getenv(variable);
	return path && *path == '/' ? path : NULL;
}

const char *xdg_path(struct ff_arena *a, const char *variable, const char *otherwise,
		     const char *name)
{
	const char *base = directory(variable), *home = directory("HOME");
	if (base)
		return ff_arena_format(a, "%s/flowform/%s", base, name).s;
	return home ? ff_arena_format(a, "%s/%s/flowform/%s", home, otherwise, name).s : NULL;
}
