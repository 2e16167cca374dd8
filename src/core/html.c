#include "html.h"
#include <flowform/buf.h>
#include <strings.h>
#include <unistr.h>

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

static void add_character(struct ff_buf *out, uint32_t cp)
{
	uint8_t bytes[6];
	int n = cp > 0 ? u8_uctomb(bytes, cp, sizeof bytes) : -1;
	if (n <= 0)
		n = u8_uctomb(bytes, 0xfffd, sizeof bytes);
	ff_buf_add(out, (struct ff_str){(const char *)bytes, (size_t)n});
}

static bool decode_number(struct ff_buf *out, struct ff_str digits)
{
	bool hex = digits.len > 0 && (digits.s[0] | 0x20) == 'x';
	uint32_t base = hex ? 16 : 10, cp = 0;
	digits = ff_str_from(digits, hex);
	for (size_t i = 0; i < digits.len; i++) {
		char c = digits.s[i];
		char lower = (char)(c | 0x20);
		uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
				 : hex && lower >= 'a' && lower <= 'f'
					 ? (uint32_t)(lower - 'a' + 10)
					 : base;
		if (digit == base)
			return false;
		cp = cp > 0x10ffff ? cp : cp * base + digit;
	}
	if (digits.len > 0)
		add_character(out, cp);
	return digits.len > 0;
}

static bool decode_entity(struct ff_buf *out, struct ff_str name)
{
	static const struct {
		struct ff_str name, text;
	} known[] = {
		{FF_STR_INIT("amp"), FF_STR_INIT("&")},  {FF_STR_INIT("apos"), FF_STR_INIT("'")},
		{FF_STR_INIT("gt"), FF_STR_INIT(">")},   {FF_STR_INIT("lt"), FF_STR_INIT("<")},
		{FF_STR_INIT("nbsp"), FF_STR_INIT(" ")}, {FF_STR_INIT("quot"), FF_STR_INIT("\"")},
	};
	if (name.len > 0 && name.s[0] == '#')
		return decode_number(out, ff_str_from(name, 1));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (ff_str_eq(known[i].name, name)) {
			ff_buf_add(out, known[i].text);
			return true;
		}
	return false;
}

/* The longest name that an entity of HTML has, roughly. */
enum { LONGEST_ENTITY = 40 };

struct ff_str html_decode(struct ff_arena *a, struct ff_str text)
{
	size_t at = ff_str_find_char(text, '&');
	if (at == FF_NONE)
		return text;
	struct ff_buf out = {.arena = a};
	while (at != FF_NONE) {
		ff_buf_add(&out, ff_str_head(text, at));
		text = ff_str_from(text, at);
		struct ff_str near =
			ff_str_head(text, text.len < LONGEST_ENTITY ? text.len : LONGEST_ENTITY);
		size_t end = ff_str_find_char(near, ';');
		if (end != FF_NONE && decode_entity(&out, (struct ff_str){text.s + 1, end - 1})) {
			text = ff_str_from(text, end + 1);
		} else {
			ff_buf_add_char(&out, '&');
			text = ff_str_from(text, 1);
		}
		at = ff_str_find_char(text, '&');
	}
	ff_buf_add(&out, text);
	return ff_buf_str(&out);
}
