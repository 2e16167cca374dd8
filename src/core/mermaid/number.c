#include <core/mermaid/number.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 400 }; /* a number with more digits is none that anybody means */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Skips digits and underscores; false if there is no digit. */
static bool skip_digits(struct ff_str s, size_t *at)
{
	bool any = false;
	for (; *at < s.len && (is_digit(s.s[*at]) || s.s[*at] == '_'); ++*at)
		any = any || is_digit(s.s[*at]);
	return any;
}

static bool is_special(struct ff_str s, double *number)
{
	static const struct {
		const char *word;
		double value;
	} words[] = {{".inf", INFINITY}, {".Inf", INFINITY}, {".INF", INFINITY},
		     {".nan", NAN},      {".NaN", NAN},      {".NAN", NAN}};
	bool sign = s.len > 0 && (s.s[0] == '-' || s.s[0] == '+');
	struct ff_str word = ff_str_from(s, sign);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ff_str_eq(word, ff_str(words[i].word)) && (i < 3 || !sign)) {
			*number = sign && s.s[0] == '-' ? -words[i].value : words[i].value;
			return true;
		}
	return false;
}

/* "0b1", "0o7", "0xf". */
static bool read_based(struct ff_str s, double *number)
{
	bool negative = s.len > 0 && s.s[0] == '-';
	s = ff_str_from(s, s.len > 0 && (negative || s.s[0] == '+'));
	if (s.len < 3 || s.s[0] != '0' || !strchr("box", s.s[1]) || s.s[s.len - 1] == '_')
		return false;
	int base = s.s[1] == 'b' ? 2 : s.s[1] == 'o' ? 8 : 16;
	*number = 0;
	for (size_t i = 2; i < s.len; i++) {
		char digit[] = {s.s[i], '\0'}, *end;
		long d = strtol(digit, &end, base);
		if (s.s[i] == '_')
			continue;
		if (end == digit)
			return false;
		*number = *number * base + (double)d;
	}
	*number = negative ? -*number : *number;
	return true;
}

/* Digits, a point, an exponent; underscores between them mean nothing. */
static bool is_decimal(struct ff_str s)
{
	size_t at = s.len > 0 && (s.s[0] == '-' || s.s[0] == '+');
	bool whole = at < s.len && is_digit(s.s[at]) && skip_digits(s, &at);
	if (!whole && at > 0)
		return false;
	bool point = at < s.len && s.s[at] == '.';
	at += point;
	bool fraction = point && skip_digits(s, &at);
	if (!whole && !fraction)
		return false;
	if (at < s.len && (s.s[at] == 'e' || s.s[at] == 'E')) {
		at++;
		at += at < s.len && (s.s[at] == '-' || s.s[at] == '+');
		size_t digits = at;
		while (at < s.len && is_digit(s.s[at]))
			at++;
		if (at == digits)
			return false;
	}
	return at == s.len && s.s[s.len - 1] != '_';
}

bool number_read(struct ff_str s, double *number)
{
	char plain[LONGEST + 1];
	size_t n = 0;
	if (s.len > LONGEST)
		return false;
	if (is_special(s, number) || read_based(s, number))
		return true;
	if (!is_decimal(s))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] != '_')
			plain[n++] = s.s[i];
	plain[n] = '\0';
	*number = strtod(plain, NULL);
	return true;
}

struct ff_str number_text(struct ff_arena *a, double number)
{
	char digits[40];
	int precision = 0;
	if (isnan(number) || isinf(number))
		return isnan(number) ? FF_STR("NaN")
		       : number < 0  ? FF_STR("-Infinity")
				     : FF_STR("Infinity");
	double size = fabs(number);
	if (size >= 1e21 || (size > 0 && size < 1e-6)) {
		do
			snprintf(digits, sizeof digits, "%.*e", precision, number);
		while (strtod(digits, NULL) != number && ++precision < 17);
		char *e = strchr(digits, 'e') + 2, *first = e;
		while (*first == '0' && first[1])
			first++;
		memmove(e, first, strlen(first) + 1);
		return ff_arena_copy(a, ff_str(digits));
	}
	do
		snprintf(digits, sizeof digits, "%.*f", precision, number);
	while (strtod(digits, NULL) != number && ++precision < 24);
	return ff_arena_copy(a, ff_str(strcmp(digits, "-0") == 0 ? "0" : digits));
}
