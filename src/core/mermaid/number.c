#include <core/mermaid/number.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 400 }; /* a number with more digits is none that anybody means */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Skips digits; false if there is none. */
static bool skip_digits(struct ff_str s, size_t *at)
{
	size_t first = *at;
	while (*at < s.len && is_digit(s.s[*at]))
		++*at;
	return *at > first;
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
	if (s.len < 3 || s.s[0] != '0' || !strchr("box", s.s[1]))
		return false;
	int base = s.s[1] == 'b' ? 2 : s.s[1] == 'o' ? 8 : 16;
	*number = 0;
	for (size_t i = 2; i < s.len; i++) {
		char digit[] = {s.s[i], '\0'}, *end;
		long d = strtol(digit, &end, base);
		if (end == digit)
			return false;
		*number = *number * base + (double)d;
	}
	*number = negative ? -*number : *number;
	return true;
}

/* Digits, a point, an exponent. Before a point without digits there is no sign. */
static bool is_decimal(struct ff_str s)
{
	size_t at = s.len > 0 && (s.s[0] == '-' || s.s[0] == '+');
	bool sign = at > 0, whole = skip_digits(s, &at);
	bool point = at < s.len && s.s[at] == '.';
	at += point;
	bool fraction = point && skip_digits(s, &at);
	if (!whole && (sign || !fraction))
		return false;
	if (at < s.len && (s.s[at] == 'e' || s.s[at] == 'E')) {
		at++;
		at += at < s.len && (s.s[at] == '-' || s.s[at] == '+');
		if (!skip_digits(s, &at))
			return false;
	}
	return at == s.len;
}

/* For as long as numbers are read and written: with a point, whatever the user's language. */
struct with_point {
	locale_t c, before;
};

static struct with_point begin_point(void)
{
	struct with_point p = {.c = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0)};
	p.before = uselocale(p.c);
	return p;
}

static void end_point(struct with_point p)
{
	uselocale(p.before);
	if (p.c)
		freelocale(p.c);
}

bool number_read(struct ff_str s, double *number)
{
	char plain[LONGEST + 1];
	if (s.len > LONGEST)
		return false;
	if (is_special(s, number) || read_based(s, number))
		return true;
	if (!is_decimal(s))
		return false;
	memcpy(plain, s.s, s.len);
	plain[s.len] = '\0';
	struct with_point p = begin_point();
	*number = strtod(plain, NULL);
	end_point(p);
	return isfinite(*number);
}

/* The fewest digits that give the number again, without the point, and how many of them stand
 * before it. */
static struct ff_str shortest(struct ff_arena *a, double size, int *before)
{
	char text[40];
	struct with_point p = begin_point();
	for (int precision = 0; precision < 17; precision++) {
		snprintf(text, sizeof text, "%.*e", precision, size);
		if (!(strtod(text, NULL) < size) && !(strtod(text, NULL) > size))
			break;
	}
	end_point(p);
	char *e = strchr(text, 'e');
	*before = atoi(e + 1) + 1;
	return ff_arena_format(a, "%c%.*s", text[0], e > text + 1 ? (int)(e - text - 2) : 0,
			       text + 2);
}

/* Laid out as JavaScript does it. */
static struct ff_str lay_out(struct ff_arena *a, struct ff_str digits, int before)
{
	static const char zeros[] = "000000000000000000000";
	int n = (int)digits.len;
	if (before > 21 || before < -5)
		return ff_arena_format(a, "%c%s%.*se%+d", digits.s[0], n > 1 ? "." : "", n - 1,
				       digits.s + 1, before - 1);
	if (before <= 0)
		return ff_arena_format(a, "0.%.*s%.*s", -before, zeros, FF_FMT(digits));
	if (before >= n)
		return ff_arena_format(a, "%.*s%.*s", FF_FMT(digits), before - n, zeros);
	return ff_arena_format(a, "%.*s.%s", before, digits.s, digits.s + before);
}

struct ff_str number_text(struct ff_arena *a, double number)
{
	int before;
	if (isnan(number))
		return FF_STR("NaN");
	bool negative = number < 0;
	struct ff_str text = FF_STR("Infinity");
	if (!(negative || number > 0))
		return FF_STR("0");
	if (isfinite(number)) {
		struct ff_str digits = shortest(a, negative ? -number : number, &before);
		text = lay_out(a, digits, before);
	}
	return negative ? ff_arena_format(a, "-%.*s", FF_FMT(text)) : text;
}
