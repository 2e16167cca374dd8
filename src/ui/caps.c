#include "ui/caps.h"

#include <curses.h>
#include <string.h>
#include <term.h>

static bool has(const char *capability)
{
	return capability && capability != (const char *)-1 && *capability;
}

/* ---- Descriptions that curses can be trusted with ---------------------------------------------
 */

enum { LONGEST = 500, MOST_SIZE = 1000, MOST_DIGITS = 3 };

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* An operation after "%", of those that take and leave small numbers: "%s" takes an address for
 * one, a width fills the memory, and the least number divided by -1 is a crash. Returns its length;
 * 0: none of these. */
static size_t operation(const char *s, bool after_number)
{
	if (*s == 'p' || *s == 'P' || *s == 'g')
		return s[1] ? 2 : 0;
	if (*s == '\'')
		return s[1] && s[2] == '\'' ? 3 : 0;
	if (*s == '{')
		return digits(s + 1) <= MOST_DIGITS && s[1 + digits(s + 1)] == '}'
			       ? digits(s + 1) + 2
			       : 0;
	if (*s == '2' || *s == '3')
		return s[1] == 'd' ? 2 : 0;
	if (*s == '/' || *s == 'm')
		return after_number ? 1 : 0;
	return *s && strchr("%idc?te;+-*<>=|&^!~AO", *s) ? 1 : 0;
}

static bool fills_in(const char *s)
{
	size_t length;
	for (const char *last = ""; (s = strchr(s, '%')); last = s += length) {
		bool after_number = s == last && s[-1] == '}';
		length = operation(++s, after_number);
		if (length == 0)
			return false;
	}
	return true;
}

/* Neither long nor with a delay that anybody would notice. */
static bool is_short(const char *s)
{
	if (strlen(s) > LONGEST)
		return false;
	while ((s = strstr(s, "$<")))
		if (digits(s += 2) > MOST_DIGITS)
			return false;
	return true;
}

/* Of what curses fills in with numbers here. */
static bool sane_strings(void)
{
	const char *const filled[] = {
		cursor_address,    column_address,   row_address,
		parm_up_cursor,    parm_down_cursor, parm_left_cursor,
		parm_right_cursor, erase_chars,      repeat_char,
		set_a_foreground,  set_a_background, set_foreground,
		set_background,    set_color_pair,   change_scroll_region,
		set_attributes,    parm_insert_line, parm_delete_line,
		parm_ich,          parm_dch,         parm_index,
		parm_rindex,
	};
	for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
		if (has(filled[i]) && !fills_in(filled[i]))
			return false;
	for (size_t i = 0; i < STRCOUNT; i++)
		if (has(CUR Strings[i]) && !is_short(CUR Strings[i]))
			return false;
	return true;
}

bool caps_sane(const char *kind, int fd)
{
	int found;
	if (setupterm(kind, fd, &found) != OK)
		return true; /* newterm() will say so, too */
	bool sane = lines <= MOST_SIZE && columns <= MOST_SIZE && sane_strings();
	del_curterm(cur_term);
	return sane;
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
	return caps_ansi() && max_colors >= 8 && has(column_address) && has(exit_attribute_mode) &&
	       strstr(exit_attribute_mode, "\033[") && !strstr(exit_attribute_mode, "$<");
}

bool caps_osc(void)
{
	return caps_ansi() && max_colors >= 8;
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
		caps_ansi() ? "\033[?2004l\033[?1000;1006l" : NULL,
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
