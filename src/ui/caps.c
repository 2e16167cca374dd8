#include "ui/caps.h"

#include <curses.h>
#include <string.h>
#include <term.h>

static bool has(const char *capability)
{
	return capability && *capability;
}

bool caps_usable(void)
{
	return has(cursor_address) && has(clear_screen) && !hard_copy && !generic_type;
}

bool caps_ansi(void)
{
	return has(cursor_address) && strncmp(cursor_address, "\033[", 2) == 0;
}

bool caps_sgr(void)
{
	return caps_ansi() && max_colors >= 8 && has(exit_attribute_mode) &&
	       strstr(exit_attribute_mode, "\033[") && !strstr(exit_attribute_mode, "$<");
}

bool caps_returns(void)
{
	return has(exit_ca_mode);
}

/* A capability without the delays "$<5>" that are in it for the terminals of old. */
static size_t add(char *to, size_t len, size_t room, const char *capability)
{
	for (const char *s = capability; has(s) && len < room; s++) {
		const char *end = strncmp(s, "$<", 2) == 0 ? strchr(s, '>') : NULL;
		if (end)
			s = end;
		else
			to[len++] = *s;
	}
	return len;
}

size_t caps_undo(char *to, size_t room)
{
	const char *const steps[] = {
		caps_ansi() ? "\033[?2004l" : NULL,
		exit_attribute_mode,
		keypad_local,
		cursor_normal,
		exit_ca_mode,
		!caps_returns() && caps_ansi() ? "\033[999H" : NULL, /* the last line */
		caps_returns() ? "\r" : "\r\n",
	};
	size_t len = 0;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		len = add(to, len, room, steps[i]);
	return len < room ? len : 0;
}
