#include "main/charset.h"
#include "main/tell.h"
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Each further category than LC_CTYPE is a file to open. */
static bool load(const char *name)
{
	errno = 0;
	if (setlocale(LC_CTYPE, name))
		return true;
	if (errno == ENOMEM)
		tell_no_memory(NULL);
	return false; /* or no memory all the same: the C library looks further, and forgets why */
}

/* The variable that setlocale() goes by. */
static const char *asked(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *name = getenv(variables[i]);
		if (name && *name)
			return name;
	}
	return "C";
}

static bool asks_for_utf8(const char *name)
{
	const char *dot = strrchr(name, '.');
	const char *set = dot ? dot + 1 : name; /* macOS sends a mere "UTF-8" */
	return strncasecmp(set, "UTF-8", 5) == 0 || strncasecmp(set, "UTF8", 4) == 0;
}

void charset_load(bool draws)
{
	static const char *const utf8[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
	if (load(""))
		return;
	const char *name = asked();
	for (size_t i = 0; asks_for_utf8(name) && i < sizeof utf8 / sizeof *utf8; i++)
		if (load(utf8[i]))
			return;
	if (draws)
		tell("the locale '%s' cannot be loaded: signs and lines are in ASCII", name);
}
