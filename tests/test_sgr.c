#include "test.h"

#include "ui/sgr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The terminal is in a known state and in its usual characters. */
static const struct sgr begun = {.known = true, .ascii = true};

static void shortened(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} cases[] = {
		{"text", "ab\xe6\xb5\x81", "ab\xe6\xb5\x81"},
		{"a look", "\033[1ma\033[m", "\033[1ma\033[m"},
		{"reset in words", "\033[1ma\033[0m", "\033[1ma\033[m"},
		{"in one", "\033[1m\033[38;5;81ma\033[m", "\033[1;38;5;81ma\033[m"},
		{"undone at once", "\033[1m\033[ma", "a"},
		{"kept over a movement", "\033[31ma\033[39;49m\033[m\033[5;7H\033[31mb\033[m",
		 "\033[31ma\033[5;7Hb\033[m"},
		{"kept over all movements",
		 "\033[7ma\033[m\r\b\033[A\033[2B\033[C\033[3D\033[4d\033[5G\033[H\033[7mb\033[m",
		 "\033[7ma\r\b\033[A\033[2B\033[C\033[3D\033[4d\033[5G\033[Hb\033[m"},
		{"kept over blanks", "\033[31ma\033[m  \033[K\033[31mb\033[m",
		 "\033[31ma  \033[Kb\033[m"},
		{"a repetition stays behind its character", "\033[31ma\033[m \033[5b\033[1mb\033[m",
		 "\033[31ma \033[5b\033[0;1mb\033[m"},
		{"not over blanks that show", "\033[4ma\033[m \033[4mb\033[m",
		 "\033[4ma\033[m \033[4mb\033[m"},
		{"blanks that show", "a\033[7m \033[m", "a\033[7m \033[m"},
		{"not over erasing", "\033[41ma\033[m\033[K\033[41mb\033[m",
		 "\033[41ma\033[m\033[K\033[41mb\033[m"},
		{"not over a new line", "\033[7ma\033[m\n", "\033[7ma\033[m\n"},
		{"not over a mode", "\033[7ma\033[m\033[?25h", "\033[7ma\033[m\033[?25h"},
		{"one colour for another", "\033[31ma\033[39m\033[32mb\033[m",
		 "\033[31ma\033[32mb\033[m"},
		{"attribute off, colour kept", "\033[4;38;5;200;48;5;201ma\033[24mb\033[m",
		 "\033[4;38;5;200;48;5;201ma\033[24mb\033[m"},
		{"bold off, dim kept", "\033[1;2ma\033[22m\033[2mb\033[m",
		 "\033[1;2ma\033[0;2mb\033[m"},
		{"bright", "\033[97;104ma\033[39;49m", "\033[97;104ma\033[m"},
		{"line drawing left again", "\033(B\033[ma\017\033(Bb", "ab"},
		{"not understood", "\033[1ma\033[38;2;1;2;3mb\033[7mc\033[m\033[1md\033[m",
		 "\033[1ma\033[38;2;1;2;3mb\033[7mc\033[m\033[1md\033[m"},
		{"private", "\033[>4;1ma", "\033[>4;1ma"},
		{"the next line", "\033[3;5Ha\033[4;1Hb\033[5;1Hc", "\033[3;5Ha\r\nb\r\nc"},
		{"the same line", "\033[3;5Ha\033[3;40Hb\033[3;1Hc", "\033[3;5Ha\033[40Gb\rc"},
		{"the first line", "\033[Ha\033[2;1Hb", "\033[Ha\r\nb"},
		{"further down", "\033[3;5Ha\033[4;12Hb\033[7;9Hc\033[8;1Hd\033[10;1He",
		 "\033[3;5Ha\n\033[12Gb\033[7;9Hc\r\nd\r\n\ne"},
		{"far away", "\033[3;5Ha\033[7;1Hb\033[4;1Hc\033[14;22Hd",
		 "\033[3;5Ha\033[7;1Hb\033[4;1Hc\033[14;22Hd"},
		{"down in one column", "\033[3;5Ha\033[4db\033[6dc\033[12dd\033[13;40H",
		 "\033[3;5Ha\nb\n\nc\033[12dd\n\033[40G"},
		{"a line that is not known", "a\033[2;1Hb", "a\033[2;1Hb"},
		{"after what may change lines",
		 "\033[3;5H\n\033[5;1H\033M\033[6;1H\033[2B\033[7;1H\033[1;9r\033[8;1H",
		 "\033[3;5H\n\033[5;1H\033M\033[6;1H\033[2B\033[7;1H\033[1;9r\033[8;1H"},
		{"over what stays in its line",
		 "\033[3;5H\033[K\033[5X\033[7G\033[1mb\033[m\b\033[4;1Hc",
		 "\033[3;5H\033[K\033[5X\033[7G\033[1mb\b\r\n\033[mc"},
		{"an odd address", "\033[3;5H\033[3;5;1H\033[4;1H",
		 "\033[3;5H\033[3;5;1H\033[4;1H"},
		{"at the end", "a\033[1m", "a\033[1m"},
		{"cut short", "a\033[1", "a\033[1"},
		{"other escapes", "\033=\0337\033)0", "\033=\0337\033)0"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sgr s = begun;
		char bytes[200];
		size_t n = strlen(cases[i].in);
		memcpy(bytes, cases[i].in, n);
		struct ff_str got = {bytes, sgr_shorten(&s, bytes, n)};
		assert_str(cases[i].name, got, ff_str(cases[i].want));
	}
}

/* Before the first reset nothing is known, and nothing is left out. */
static void beginning(void **state)
{
	struct sgr s = {0};
	char bytes[] = "\033[1m\033[22ma\033(B\033[mb\033(B\033[1m\033[m";
	(void)state;
	struct ff_str got = {bytes, sgr_shorten(&s, bytes, sizeof bytes - 1)};
	assert_str("beginning", got, FF_STR("\033[1m\033[22ma\033(B\033[mb"));
}

/* What a terminal makes of it: each character with its look. */
static size_t shown(const char *s, size_t n, char *out)
{
	int attrs = 0, fg = 0, bg = 0;
	size_t len = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] != '\033') {
			bool blank =
				s[i] == ' ' && !(attrs & ~0xe); /* letters are bold, dim, italic */
			len += (size_t)sprintf(out + len, "%c%d/%d/%d ", s[i], blank ? 0 : attrs,
					       blank ? 0 : fg, bg);
			continue;
		}
		for (i += 2; s[i - 1] != 'm'; i++) {
			int p = (int)strtol(s + i, NULL, 10);
			if (p == 0)
				attrs = fg = bg = 0;
			else if (p == 22)
				attrs &= ~6;
			else if (p > 22 && p < 29)
				attrs &= ~(1 << (p - 20));
			else if (p < 9)
				attrs |= 1 << p;
			else if (p == 38 || p == 48)
				*(p == 38 ? &fg : &bg) = (int)strtol(s + i + 5, NULL, 10) + 1000;
			else
				*(p < 40 ? &fg : &bg) = p % 10 == 9 ? 0 : p;
			bool indexed = p == 38 || p == 48;
			i += strcspn(s + i, ";m");
			if (indexed)
				i += strcspn(s + i + 3, ";m") + 3;
		}
		i--;
	}
	return len + (size_t)sprintf(out + len, "%d/%d/%d", attrs, fg, bg);
}

static size_t random_bytes(unsigned *seed, char *to, size_t room)
{
	static const char *const pieces[] = {
		" ",           "a",        "b",        "\033[m",    "\033[1m",     "\033[2m",
		"\033[4m",     "\033[7m",  "\033[22m", "\033[24m",  "\033[27m",    "\033[31m",
		"\033[42m",    "\033[39m", "\033[49m", "\033[0;1m", "\033[39;49m", "\033[38;5;200m",
		"\033[48;5;7m"};
	size_t n = 0;
	while (n + 20 < room) {
		*seed = *seed * 1103515245u + 12345u;
		const char *piece = pieces[(*seed >> 16) % (sizeof pieces / sizeof *pieces)];
		memcpy(to + n, piece, strlen(piece) + 1);
		n += strlen(piece);
	}
	return n;
}

/* Whatever comes, the screen is the same, and no byte more is sent. */
static void alike(void **state)
{
	unsigned seed = 7;
	struct sgr s = begun;
	(void)state;
	for (int i = 0; i < 2000; i++) {
		char in[300], out[300], before[4000], after[4000];
		size_t n = random_bytes(&seed, in + 3, sizeof in - 3) + 3;
		memcpy(in, "\033[m", 3);
		memcpy(out, in, n);
		size_t left = sgr_shorten(&s, out, n);
		assert_true(left <= n);
		shown(in, n, before);
		shown(out, left, after);
		if (strcmp(before, after) != 0)
			fail_msg("round %d:\n%s\n%s", i, before, after);
		char reset[] = "\033[m"; /* the next round begins on plain text */
		sgr_shorten(&s, reset, 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shortened),
		cmocka_unit_test(beginning),
		cmocka_unit_test(alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
