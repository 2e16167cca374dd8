#include "url.h"
#include <flowform/buf.h>

static int hex_digit(char c)
{
	char lower = (char)(c | 0x20);
	if (c >= '0' && c <= '9')
		return c - '0';
	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

struct ff_str url_unescape(struct ff_arena *a, struct ff_str href)
{
	if (ff_str_find_char(href, '%') == FF_NONE)
		return href;
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < href.len; i++) {
		int high = i + 2 < href.len ? hex_digit(href.s[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(href.s[i + 2]) : -1;
		bool escaped = href.s[i] == '%' && low >= 0;
		ff_buf_add_char(&b, escaped ? (char)(high * 16 + low) : href.s[i]);
		i += escaped ? 2 : 0;
	}
	return ff_buf_str(&b);
}

static bool has_scheme(struct ff_str href)
{
	size_t i = 0;
	while (i < href.len && ((href.s[i] | 0x20) >= 'a' && (href.s[i] | 0x20) <= 'z'))
		i++;
	while (i > 0 && i < href.len &&
	       ((href.s[i] >= '0' && href.s[i] <= '9') ||
		((href.s[i] | 0x20) >= 'a' && (href.s[i] | 0x20) <= 'z') ||
		strchr("+-.", href.s[i])))
		i++;
	return i > 0 && i < href.len && href.s[i] == ':';
}

bool url_is_relative(struct ff_str href)
{
	return href.len > 0 && !strchr("#/?", href.s[0]) && !has_scheme(href) &&
	       ff_str_find_char(href, '{') == FF_NONE;
}

struct ff_str url_path(struct ff_str href)
{
	size_t n = 0;
	while (n < href.len && href.s[n] != '#' && href.s[n] != '?')
		n++;
	return ff_str_head(href, n);
}
