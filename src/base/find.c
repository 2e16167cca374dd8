#include <flowform/text.h>
#include <unicase.h>
#include <uninorm.h>

static bool is_accent(uint32_t cp)
{
	return cp >= 0x300 && cp <= 0x36f;
}

/* A letter as it is searched for; 0 for what does not count. */
static uint32_t search_letter(uint32_t cp, bool any_case)
{
	if (cp < 0x80)
		return any_case && cp >= 'A' && cp <= 'Z' ? cp + 'a' - 'A' : cp;
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int n;
	while ((n = uc_canonical_decomposition(cp, parts)) > 0) {
		for (int i = 1; i < n; i++)
			if (!is_accent(parts[i]))
				n = 0;
		if (n == 0)
			break;
		cp = parts[0];
	}
	return is_accent(cp) ? 0 : any_case ? uc_tolower(cp) : cp;
}

static bool has_capital(struct ff_str s)
{
	while (s.len > 0) {
		uint32_t cp = search_letter(ff_text_next(&s), false);
		if (search_letter(cp, true) != cp)
			return true;
	}
	return false;
}

/* The first letter that counts, taken off; 0 at the end. */
static uint32_t next_letter(struct ff_str *rest, bool any_case)
{
	uint32_t letter = 0;
	while (rest->len > 0 && letter == 0)
		letter = search_letter(ff_text_next(rest), any_case);
	return letter;
}

/* Bytes at the beginning of `s` that read like `what`; 0 if they don't. */
static size_t match(struct ff_str s, struct ff_str what, bool any_case)
{
	struct ff_str rest = s;
	uint32_t want = next_letter(&what, any_case);
	if (want == 0)
		return 0;
	for (; want != 0; want = next_letter(&what, any_case))
		if (next_letter(&rest, any_case) != want)
			return 0;
	size_t end = s.len - rest.len, whole = 0;
	while (whole < end)
		whole += ff_text_grapheme(ff_str_from(s, whole));
	return whole;
}

size_t ff_text_find(struct ff_str s, struct ff_str what, size_t from, size_t *len)
{
	bool any_case = !has_capital(what);
	struct ff_str rest = what;
	uint32_t first = next_letter(&rest, any_case);
	while (from < s.len) {
		unsigned char c = (unsigned char)s.s[from];
		struct ff_str here = ff_str_from(s, from);
		if (c >= 0x80 || search_letter(c, any_case) == first) {
			*len = match(here, what, any_case);
			if (*len > 0)
				return from;
		}
		from += ff_text_grapheme(here);
	}
	return FF_NONE;
}
