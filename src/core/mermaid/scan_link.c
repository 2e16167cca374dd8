#include <core/mermaid/scan_link.h>
#include <core/mermaid/space.h>

static char char_at(struct ff_str s, size_t at)
{
	return at < s.len ? s.s[at] : '\0';
}

static size_t run_end(struct ff_str s, size_t at, char c)
{
	while (at < s.len && s.s[at] == c)
		at++;
	return at;
}

static bool is_head(char c)
{
	return c == '>' || c == 'x' || c == 'o';
}

static struct link found(struct ff_str s, size_t end, enum scan_mode text)
{
	return (struct link){text, space_end(s, end)};
}

/* Two or more dashes, or equals signs: with a head or a third one it is a link, else the start of
 * one with a text. */
static struct link solid_at(struct ff_str s, size_t at, enum scan_mode text)
{
	size_t end = run_end(s, at, s.s[at]);
	if (is_head(char_at(s, end)))
		return found(s, end + 1, SCAN_PLAIN);
	if (end - at > 2)
		return found(s, end, SCAN_PLAIN);
	return found(s, end, text);
}

static struct link dotted_at(struct ff_str s, size_t at)
{
	size_t dots = at + (s.s[at] == '-'), end = run_end(s, dots, '.');
	if (end == dots)
		return (struct link){SCAN_PLAIN, 0};
	if (char_at(s, end) == '-')
		return found(s, end + 1 + is_head(char_at(s, end + 1)), SCAN_PLAIN);
	if (dots > at)
		return found(s, dots + 1, SCAN_DOTTED_LINK);
	return (struct link){SCAN_PLAIN, 0};
}

struct link link_at(struct ff_str text, size_t at)
{
	char tail = char_at(text, at);
	size_t line = at + (tail == 'x' || tail == 'o' || tail == '<');
	char c = char_at(text, line), next = char_at(text, line + 1);
	if (c == '-' && next == '-')
		return solid_at(text, line, SCAN_NORMAL_LINK);
	if (c == '=' && next == '=')
		return solid_at(text, line, SCAN_THICK_LINK);
	if (c == '-' || c == '.')
		return dotted_at(text, line);
	size_t tildes = run_end(text, at, '~');
	if (tildes - at > 2)
		return found(text, tildes, SCAN_PLAIN);
	return (struct link){SCAN_PLAIN, 0};
}

/* Is what `link` is of the kind that closes a text of this mode? */
static bool closes(struct ff_str text, size_t at, enum scan_mode mode, struct link link)
{
	static const char signs[] = {[SCAN_NORMAL_LINK] = '-', [SCAN_THICK_LINK] = '='};
	char tail = char_at(text, at);
	size_t line = at + (tail == 'x' || tail == 'o' || tail == '<');
	if (link.end == 0 || link.text != SCAN_PLAIN || char_at(text, line) == '~')
		return false;
	bool dotted = char_at(text, line) == '.' || char_at(text, line + 1) == '.';
	return mode == SCAN_DOTTED_LINK ? dotted : !dotted && char_at(text, line) == signs[mode];
}

/* Does the character at `at` have no place in a text of this mode, unless a link begins there? */
static bool is_barred(struct ff_str text, size_t at, enum scan_mode mode)
{
	char c = text.s[at];
	if (mode == SCAN_NORMAL_LINK)
		return c == '-' && char_at(text, at + 1) == '-';
	return c == (mode == SCAN_THICK_LINK ? '=' : '.');
}

/* What most texts are made of: no link begins with it, and no text ends there. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z' && c != 'o' && c != 'x') || (c >= 'A' && c <= 'Z');
}

size_t link_text_end(struct ff_str text, size_t at, enum scan_mode mode, struct link *link)
{
	*link = (struct link){SCAN_PLAIN, 0};
	while (at < text.len && text.s[at] != '"') {
		if (is_letter(text.s[at])) {
			at++;
			continue;
		}
		size_t after = space_end(text, at);
		char c = char_at(text, after);
		if (c && strchr("-=.xo<", c)) {
			*link = link_at(text, after);
			if (closes(text, after, mode, *link))
				return at;
			*link = (struct link){SCAN_PLAIN, 0};
		}
		if (after == at && is_barred(text, at, mode))
			return at;
		at = after > at ? after : at + 1;
	}
	return at;
}
