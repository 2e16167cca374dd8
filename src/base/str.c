#include <flowform/str.h>

size_t ff_str_find_char(struct ff_str s, char c)
{
	const char *p = s.len > 0 ? memchr(s.s, c, s.len) : NULL;
	return p ? (size_t)(p - s.s) : FF_NONE;
}

size_t ff_str_find(struct ff_str s, struct ff_str what)
{
	if (what.len == 0)
		return 0;
	for (size_t at = 0; at + what.len <= s.len; at++) {
		size_t next = ff_str_find_char(ff_str_from(s, at), what.s[0]);
		if (next == FF_NONE)
			return FF_NONE;
		at += next;
		if (ff_str_starts(ff_str_from(s, at), what))
			return at;
	}
	return FF_NONE;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct ff_str ff_str_trim(struct ff_str s)
{
	while (s.len > 0 && is_space(s.s[0]))
		s = ff_str_from(s, 1);
	while (s.len > 0 && is_space(s.s[s.len - 1]))
		s.len--;
	return s;
}

bool ff_str_cut(struct ff_str *rest, char sep, struct ff_str *piece)
{
	if (!rest->s)
		return false;
	size_t n = ff_str_find_char(*rest, sep);
	if (n == FF_NONE) {
		*piece = *rest;
		*rest = (struct ff_str){NULL, 0};
	} else {
		*piece = ff_str_head(*rest, n);
		*rest = ff_str_from(*rest, n + 1);
	}
	return true;
}

size_t ff_str_number(struct ff_str digits, size_t least, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.s[i] < '0' || digits.s[i] > '9')
			return FF_NONE;
		size_t digit = (size_t)(digits.s[i] - '0');
		if (digit > most || n > (most - digit) / 10)
			return FF_NONE;
		n = n * 10 + digit;
	}
	return digits.len > 0 && n >= least ? n : FF_NONE;
}

int ff_str_cmp(struct ff_str a, struct ff_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n > 0 ? memcmp(a.s, b.s, n) : 0;
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}
