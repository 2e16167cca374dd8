#include "ui/kind.h"

#include <flowform/text.h>
#include <string.h>

enum { LONGEST = 64 };

static bool may_be_in(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       strchr("-+._:", c);
}

enum kind_of kind_of(const char *name)
{
	static const char *const without_screen[] = {"", "dumb", "hardcopy", "unknown"};
	for (size_t i = 0; i < sizeof without_screen / sizeof *without_screen; i++)
		if (!name || strcmp(name, without_screen[i]) == 0)
			return KIND_LINES;
	for (const char *s = name; *s; s++)
		if (!may_be_in(*s) || s - name >= LONGEST)
			return KIND_MALFORMED;
	return name[0] == '.' ? KIND_MALFORMED : KIND_NAMED;
}

/* Small systems have a handful of entries only, so each kind has more than one stand-in. What is
 * newer than our terminfo is nearly always made to be taken for an xterm. */
static const struct {
	const char *prefix, *instead;
	bool rich;
} stand_ins[] = {
	{"tmux", "tmux-256color", true},
	{"tmux", "screen-256color", true},
	{"tmux", "screen", false},
	{"screen", "screen-256color", true},
	{"screen", "screen", false},
	{"rxvt", "rxvt-256color", true},
	{"rxvt", "rxvt", false},
	{"linux", "linux", false},
	{"vt", "vt100", false},
	{"", "xterm-256color", true},
	{"", "xterm", false},
	{"", "vt100", false},
	{"", "ansi", false},
};

const char *kind_instead(const char *name, bool rich, size_t nth)
{
	rich = rich || strstr(name, "256color") || strstr(name, "direct") ||
	       strncmp(name, "xterm-", 6) == 0;
	for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++) {
		const char *prefix = stand_ins[i].prefix;
		bool fits = strncmp(name, prefix, strlen(prefix)) == 0;
		if (fits && (rich || !stand_ins[i].rich) && nth-- == 0)
			return stand_ins[i].instead;
	}
	return NULL;
}

struct ff_str kind_shown(struct ff_arena *a, const char *name)
{
	struct ff_str shown = ff_text_harmless(a, ff_str(name));
	shown.len = ff_text_fit(shown, 60);
	return shown;
}
