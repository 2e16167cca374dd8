#include "arena.h"
#include "test.h"
#include <flowform/text.h>

static void widths(void **state)
{
	static const struct {
		const char *name;
		struct ff_str in;
		size_t want;
	} cases[] = {
		{"empty", FF_STR_INIT(""), 0},
		{"ascii", FF_STR_INIT("flow form"), 9},
		{"accent", FF_STR_INIT("\xc3\xa9t\xc3\xa9"), 3},
		{"combining", FF_STR_INIT("e\xcc\x81x"), 2},
		{"wide", FF_STR_INIT("\xe6\xb5\x81\xe7\xa8\x8b"), 4},
		{"emoji with a joiner, as curses places it",
		 FF_STR_INIT("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"), 4},
		{"control", FF_STR_INIT("a\x1b[b"), 4},
		{"not UTF-8", FF_STR_INIT("a\xff"), 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (ff_text_width(cases[i].in) != cases[i].want)
			fail_msg("%s: %zu cells, want %zu", cases[i].name,
				 ff_text_width(cases[i].in), cases[i].want);
}

/* The lines of `in` at a width, joined by "|". */
static struct ff_str wrapped(struct ff_str in, size_t cells)
{
	struct ff_buf b = {.arena = arena};
	struct ff_str line;
	for (bool first = true; ff_text_wrap(&in, cells, &line); first = false) {
		if (!first)
			ff_buf_add_char(&b, '|');
		ff_buf_add(&b, line);
		assert_true(ff_text_width(line) <= cells || ff_text_grapheme(line) == line.len);
	}
	return ff_buf_str(&b);
}

static void wrapping(void **state)
{
	static const struct {
		const char *name;
		struct ff_str in;
		size_t cells;
		struct ff_str want;
	} cases[] = {
		{"fits", FF_STR_INIT("one two"), 7, FF_STR_INIT("one two")},
		{"at a blank", FF_STR_INIT("one two three"), 8, FF_STR_INIT("one two|three")},
		{"word ends at the edge", FF_STR_INIT("one two three"), 7,
		 FF_STR_INIT("one two|three")},
		{"several blanks", FF_STR_INIT("one   two"), 4, FF_STR_INIT("one|two")},
		{"long word", FF_STR_INIT("abcdefgh ij"), 3, FF_STR_INIT("abc|def|gh|ij")},
		{"newlines", FF_STR_INIT("a\n\nb"), 9, FF_STR_INIT("a||b")},
		{"break before a newline", FF_STR_INIT("aaa bbb \nccc"), 7,
		 FF_STR_INIT("aaa bbb|ccc")},
		{"hyphen", FF_STR_INIT("job-based deployment"), 6,
		 FF_STR_INIT("job-|based|deploy|ment")},
		{"option keeps its dashes", FF_STR_INIT("with --conf-source"), 9,
		 FF_STR_INIT("with|--conf-|source")},
		{"wide", FF_STR_INIT("\xe6\xb5\x81\xe7\xa8\x8b\xe5\x9b\xbe"), 5,
		 FF_STR_INIT("\xe6\xb5\x81\xe7\xa8\x8b|\xe5\x9b\xbe")},
		{"wider than the line", FF_STR_INIT("\xe6\xb5\x81"), 1,
		 FF_STR_INIT("\xe6\xb5\x81")},
		{"empty", FF_STR_INIT(""), 5, FF_STR_INIT("")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(cases[i].name, wrapped(cases[i].in, cases[i].cells), cases[i].want);
}

static void numbers(void **state)
{
	static const struct {
		const char *digits;
		size_t least, most, want;
	} cases[] = {
		{"0", 0, 9, 0},
		{"0", 1, 9, FF_NONE},
		{"12", 1, 12, 12},
		{"13", 1, 12, FF_NONE},
		{"0012", 1, 12, 12},
		{"", 0, 9, FF_NONE},
		{"+1", 0, 9, FF_NONE},
		{"-1", 0, 9, FF_NONE},
		{" 1", 0, 9, FF_NONE},
		{"1x", 0, 9, FF_NONE},
		{"4294967295", 0, UINT32_MAX, UINT32_MAX},
		{"18446744073709551617", 0, UINT32_MAX, FF_NONE},
		{"3", 1, 0, FF_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t got = ff_str_number(ff_str(cases[i].digits), cases[i].least, cases[i].most);
		if (got != cases[i].want)
			fail_msg("\"%s\": %zu, want %zu", cases[i].digits, got, cases[i].want);
	}
}

typedef struct ff_str change(struct ff_arena *a, struct ff_str s);

static void changes(void **state)
{
	static const struct {
		const char *name;
		change *to;
		struct ff_str in, want;
	} cases[] = {
		{"harmless: escape", ff_text_harmless, FF_STR_INIT("a\x1b[31m"),
		 FF_STR_INIT("a\xef\xbf\xbd[31m")},
		{"harmless: C1", ff_text_harmless, FF_STR_INIT("\xc2\x9b"),
		 FF_STR_INIT("\xef\xbf\xbd")},
		{"harmless: override", ff_text_harmless, FF_STR_INIT("x\xe2\x80\xaey"),
		 FF_STR_INIT("x\xef\xbf\xbdy")},
		{"harmless: malformed", ff_text_harmless, FF_STR_INIT("x\xc3"),
		 FF_STR_INIT("x\xef\xbf\xbd")},
		{"harmless: newline stays", ff_text_harmless, FF_STR_INIT("a\nb\xc3\xa9"),
		 FF_STR_INIT("a\nb\xc3\xa9")},
		{"ascii: accents", ff_text_ascii, FF_STR_INIT("caf\xc3\xa9 \xe2\x86\x92 x"),
		 FF_STR_INIT("cafe > x")},
		{"ascii: wide", ff_text_ascii, FF_STR_INIT("\xe6\xb5\x81"), FF_STR_INIT("??")},
		{"key: case, punctuation, breaks", ff_text_key, FF_STR_INIT("  Is it\nbroken?! "),
		 FF_STR_INIT("is it broken")},
		{"key: quotes", ff_text_key, FF_STR_INIT("\"Use a job\""),
		 FF_STR_INIT("use a job")},
		{"key: symbols stay apart", ff_text_key, FF_STR_INIT("C++"), FF_STR_INIT("c++")},
		{"key: folds", ff_text_key, FF_STR_INIT("STRASSE \xc3\x89"),
		 FF_STR_INIT("strasse \xc3\xa9")},
		{"anchor", ff_text_anchor, FF_STR_INIT("CI/CD & jobs: Why?"),
		 FF_STR_INIT("cicd--jobs-why")},
		{"slug", ff_text_slug, FF_STR_INIT("CI/CD & jobs: Why?"),
		 FF_STR_INIT("ci-cd-jobs-why")},
		{"slug of nothing", ff_text_slug, FF_STR_INIT("?!"), FF_STR_INIT("x")},
		{"line", ff_text_line, FF_STR_INIT(" a\n  b\tc "), FF_STR_INIT("a b c")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(cases[i].name, cases[i].to(arena, cases[i].in), cases[i].want);
}

static void links(void **state)
{
	static const struct {
		struct ff_str in;
		bool shown;
	} cases[] = {
		{FF_STR_INIT("https://example.org/a:b"), true},
		{FF_STR_INIT("HTTP://example.org"), true},
		{FF_STR_INIT("mailto:a@example.org"), true},
		{FF_STR_INIT("../setup.md#first"), true},
		{FF_STR_INIT("notes/a:b.md"), true},
		{FF_STR_INIT("?q=a:b"), true},
		{FF_STR_INIT("#setup"), false},
		{FF_STR_INIT(""), false},
		{FF_STR_INIT("javascript:alert(1)"), false},
		{FF_STR_INIT("httpx://example.org"), false},
		{FF_STR_INIT("file:///etc/passwd"), false},
		{FF_STR_INIT(":x"), false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str("link", ff_text_link(cases[i].in),
			   cases[i].shown ? cases[i].in : FF_STR(""));
}

/* What is found, in brackets. */
static void finding(void **state)
{
	static const struct {
		const char *name, *in, *what, *want;
	} cases[] = {
		{"all of them", "a banana", "an", "a b[an][an]a"},
		{"not there", "a banana", "nab", "a banana"},
		{"longer than the text", "ban", "bang", "ban"},
		{"nothing to find", "ban", "", "ban"},
		{"in any case", "Yes, YES", "yes", "[Yes], [YES]"},
		{"a capital counts", "Yes, YES, yes", "Yes", "[Yes], YES, yes"},
		{"without accents", "Café", "cafe", "[Café]"},
		{"with accents", "cafe", "café", "[cafe]"},
		{"accents that combine", "cafe\xcc\x81s", "fe", "ca[fe\xcc\x81]s"},
		{"several on a letter", "ế, e\xcc\x82\xcc\x81", "e", "[ế], [e\xcc\x82\xcc\x81]"},
		{"an accent alone", "café", "\xcc\x81", "café"},
		{"other scripts", "Москва", "москва", "[Москва]"},
		{"a capital there", "москва", "Москва", "москва"},
		{"wide characters", "流程图", "程", "流[程]图"},
		{"behind what begins alike", "aaab", "aab", "a[aab]"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_buf b = {.arena = arena};
		struct ff_str in = ff_str(cases[i].in);
		size_t at = 0, len;
		for (size_t found;
		     (found = ff_text_find(in, ff_str(cases[i].what), at, &len)) != FF_NONE;
		     at = found + len) {
			ff_buf_add(&b, (struct ff_str){in.s + at, found - at});
			ff_buf_format(&b, "[%.*s]", (int)len, in.s + found);
		}
		ff_buf_add(&b, ff_str_from(in, at));
		assert_str(cases[i].name, ff_buf_str(&b), ff_str(cases[i].want));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers), cmocka_unit_test(widths), cmocka_unit_test(wrapping),
		cmocka_unit_test(changes), cmocka_unit_test(links),  cmocka_unit_test(finding),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
