/* White space as Mermaid sees it: what JavaScript's "\s" and trim() take. */
#ifndef CORE_MERMAID_SPACE_H
#define CORE_MERMAID_SPACE_H

#include <flowform/str.h>

/* Bytes of the white space character at `at`; 0 if there is none. */
static inline size_t space_len(struct ff_str s, size_t at)
{
	if (at >= s.len)
		return 0;
	unsigned char c = (unsigned char)s.s[at];
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (c == 0xc2)
		return at + 1 < s.len && (unsigned char)s.s[at + 1] == 0xa0 ? 2 : 0;
	if (c < 0xe1 || at + 2 >= s.len)
		return 0;
	unsigned cp = (c & 0xfu) << 12 | ((unsigned char)s.s[at + 1] & 0x3fu) << 6 |
		      ((unsigned char)s.s[at + 2] & 0x3fu);
	bool space = cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 ||
		     cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0x3000 || cp == 0xfeff;
	return space && c < 0xf0 ? 3 : 0;
}

/* Where the white space that begins at `at` ends. */
static inline size_t space_end(struct ff_str s, size_t at)
{
	size_t n;
	while ((n = space_len(s, at)) > 0)
		at += n;
	return at;
}

/* A line's end for JavaScript, beside the newline. */
static inline bool space_is_separator(struct ff_str s, size_t at)
{
	return at + 2 < s.len && s.s[at] == '\xe2' && s.s[at + 1] == '\x80' &&
	       (s.s[at + 2] & '\xfe') == '\xa8';
}

/* Where the line that holds `at` ends for "." and "^": at the newline, or a separator that
 * JavaScript counts as one. */
static inline size_t space_line_end(struct ff_str s, size_t at)
{
	struct ff_str rest = ff_str_from(s, at);
	size_t len = ff_str_find_char(rest, '\n');
	rest.len = len != FF_NONE ? len : rest.len;
	for (size_t i = 0; i + 2 < rest.len; i++) {
		size_t next = ff_str_find_char(ff_str_from(rest, i), '\xe2');
		if (next == FF_NONE || i + next + 2 >= rest.len)
			break;
		i += next;
		if (space_is_separator(rest, i))
			return at + i;
	}
	return at + rest.len;
}

/* Without white space at both ends. */
struct ff_str space_trim(struct ff_str s);

/* A letter, digit or "_": what "\w" takes. */
static inline bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

static inline bool is_word_at(struct ff_str s, size_t at)
{
	return at < s.len && is_word_char(s.s[at]);
}

#endif
