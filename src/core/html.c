#include "html.h"
#include <strings.h>

/* Behind `end`, or at the end of `s`. */
static size_t behind(struct ff_str s, struct ff_str end)
{
	size_t at = ff_str_find(s, end);
	return at != FF_NONE ? at + end.len : s.len;
}

static bool starts_tag(struct ff_str s)
{
	size_t i = s.len > 1 && s.s[1] == '/' ? 2 : 1;
	if (i >= s.len || s.s[0] != '<')
		return false;
	char c = (char)(s.s[i] | 0x20);
	return (c >= 'a' && c <= 'z') || s.s[1] == '!' || s.s[1] == '?';
}

/* Bytes up to and with the bracket that closes a tag; one in quotes doesn't. */
static size_t tag_length(struct ff_str s)
{
	char quote = '\0';
	for (size_t i = 1; i < s.len; i++) {
		char c = s.s[i];
		if (quote ? c == quote : c == '"' || c == '\'')
			quote = quote ? '\0' : c;
		else if (c == '>' && !quote)
			return i + 1;
	}
	return behind(s, FF_STR(">"));
}

bool html_next(struct ff_str *rest, struct html_piece *piece)
{
	size_t n;
	if (rest->len == 0)
		return false;
	if (ff_str_starts(*rest, FF_STR("<!--"))) {
		piece->kind = HTML_COMMENT;
		n = behind(*rest, FF_STR("-->"));
	} else if (starts_tag(*rest)) {
		piece->kind = HTML_TAG;
		n = tag_length(*rest);
	} else {
		piece->kind = HTML_TEXT;
		n = ff_str_find_char(ff_str_from(*rest, 1), '<');
		n = n != FF_NONE ? n + 1 : rest->len;
	}
	piece->text = ff_str_head(*rest, n);
	*rest = ff_str_from(*rest, n);
	return true;
}

static bool is_name_char(char c)
{
	char lower = (char)(c | 0x20);
	return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool html_is(struct ff_str tag, const char *name)
{
	struct ff_str s = ff_str_from(tag, 1), want = ff_str(name);
	if (s.len > 0 && s.s[0] == '/')
		s = ff_str_from(s, 1);
	return s.len > want.len && strncasecmp(s.s, want.s, want.len) == 0 &&
	       !is_name_char(s.s[want.len]);
}

/* The file's white space may be long: only what stands before is looked at. */
static struct ff_str skip_spaces(struct ff_str s)
{
	while (s.len > 0 && strchr(" \t\r\n", s.s[0]))
		s = ff_str_from(s, 1);
	return s;
}

/* The value behind `=`, with or without quotes; moves `rest` behind it. */
static struct ff_str take_value(struct ff_str *rest)
{
	struct ff_str s = skip_spaces(*rest);
	size_t n = 0;
	if (s.len > 0 && (s.s[0] == '"' || s.s[0] == '\'')) {
		n = ff_str_find_char(ff_str_from(s, 1), s.s[0]);
		n = n != FF_NONE ? n : s.len - 1;
		*rest = ff_str_from(s, n + 2 < s.len ? n + 2 : s.len);
		return (struct ff_str){s.s + 1, n};
	}
	while (n < s.len && !strchr(" \t\r\n>", s.s[n]))
		n++;
	*rest = ff_str_from(s, n);
	return ff_str_head(s, n);
}

struct ff_str html_attribute(struct ff_str tag, const char *name)
{
	struct ff_str rest = ff_str_from(tag, 1), want = ff_str(name);
	while (rest.len > 0) {
		size_t n = 0;
		while (n < rest.len && is_name_char(rest.s[n]))
			n++;
		struct ff_str word = ff_str_head(rest, n), value = {"", 0};
		rest = ff_str_from(rest, n > 0 ? n : 1);
		struct ff_str after = skip_spaces(rest);
		if (n == 0 || after.len == 0 || after.s[0] != '=')
			continue;
		rest = ff_str_from(after, 1);
		value = take_value(&rest);
		if (word.len == want.len && strncasecmp(word.s, want.s, n) == 0)
			return value;
	}
	return (struct ff_str){"", 0};
}
