#include "config.h"

#include "main/guest.h"
#include "main/tell.h"
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>
#ifdef HAVE_SYS_AUXV_H
#include <sys/auxv.h>
#endif

bool guest_has_borrowed_rights(void)
{
#ifdef AT_SECURE
	/* The kernel's own word: it knows of file capabilities as well. */
	if (getauxval(AT_SECURE) != 0)
		return true;
#endif
	return getuid() != geteuid() || getgid() != getegid();
}

/* What has to be known of a guest's terminal. Its size it tells itself. What TERM says is looked at
 * more closely by who looks it up. */
static const struct {
	const char *name;
	bool plain; /* only if it is a plain word */
} kept[] = {{"TERM", false},     {"LANG", true},     {"LC_ALL", true},  {"LC_CTYPE", true},
	    {"COLORTERM", true}, {"NO_COLOR", true}, {"ESCDELAY", true}};

enum { N_KEPT = sizeof kept / sizeof *kept, LONGEST = 64 };

static bool is_plain(const char *word)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
				    "+-._@";
	size_t len = strlen(word);
	return len <= LONGEST && strspn(word, plain) == len && word[0] != '.';
}

/* Whether "NAME=value" is the nth of those, and good. */
static bool is_kept(const char *variable, size_t nth)
{
	size_t len = strlen(kept[nth].name);
	return strncmp(variable, kept[nth].name, len) == 0 && variable[len] == '=' &&
	       (!kept[nth].plain || is_plain(variable + len + 1));
}

static void clean_environment(void)
{
	static char *clean[N_KEPT + 1]; /* becomes the environment */
	size_t n = 0;
	for (size_t i = 0; i < N_KEPT; i++)
		for (char **e = environ; e && *e; e++)
			if (is_kept(*e, i)) {
				clean[n++] = *e;
				break;
			}
	clean[n] = NULL;
	environ = clean;
}

bool guest_let_in(void)
{
	clean_environment();
	signal(SIGTSTP, SIG_IGN);
	if (chdir("/") == 0)
		return true;
	tell("--restricted: the root directory cannot be entered");
	return false;
}
