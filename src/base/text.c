#include <errno.h>
#include <flowform/text.h>
#include <stdlib.h>
#include <strings.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

/* libunistring looks after Unicode. Plain ASCII, nearly all of most guides, goes around it: that is
 * quicker and keeps its tables out of memory. */

static bool is_printable(char c)
{
	return c >= 0x20 && c < 0x7f;
}

/* Eight bytes at a time: a byte below a blank borrows into its highest bit, DEL carries into it. */
static size_t printable_run(struct ff_str s)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	size_t n = 0;
	uint64_t eight;
	for (; n + sizeof eight <= s.len; n += sizeof eight) {
		memcpy(&eight, s.s + n, sizeof eight);
		if (((eight - each * 0x20) | eight | (eight + each)) & each * 0x80)
			break;
	}
	while (n < s.len && is_printable(s.s[n]))
		n++;
	return n;
}

bool ff_text_is_plain(struct ff_str s)
{
	return printable_run(s) == s.len;
}

/* Bytes of ASCII at the beginning, or a few less: eight are looked at at once. */
static size_t ascii_len(struct ff_str s)
{
	size_t n = 0;
	uint64_t eight;
	for (; n + sizeof eight <= s.len; n += sizeof eight) {
		memcpy(&eight, s.s + n, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	return n;
}

size_t ff_text_invalid(struct ff_str s)
{
	for (size_t at = ascii_len(s); at < s.len; at += ascii_len(ff_str_from(s, at))) {
		bool ascii = (unsigned char)s.s[at] < 0x80;
		int n = ascii ? 1 : u8_mblen((const uint8_t *)s.s + at, s.len - at);
		if (n <= 0)
			return at;
		at += (size_t)n;
	}
	return FF_NONE;
}

/* The next character, which is none of ASCII. */
static uint32_t next_beyond(struct ff_str *rest)
{
	ucs4_t cp = 0;
	int len = u8_mbtoucr(&cp, (const uint8_t *)rest->s, rest->len);
	*rest = ff_str_from(*rest, len > 0 ? (size_t)len : 1);
	return len > 0 ? cp : 0xfffd;
}

static inline uint32_t next(struct ff_str *rest)
{
	unsigned char c = (unsigned char)rest->s[0];
	if (c >= 0x80)
		return next_beyond(rest);
	*rest = (struct ff_str){rest->s + 1, rest->len - 1};
	return c;
}

uint32_t ff_text_next(struct ff_str *rest)
{
	return next(rest);
}

struct ff_str ff_text_char(uint32_t cp, char out[8])
{
	int len = u8_uctomb((uint8_t *)out, cp, 8);
	return (struct ff_str){out, len > 0 ? (size_t)len : 0};
}

/* What must not reach a terminal as it is. */
bool ff_text_is_harmful(uint32_t cp)
{
	if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		return cp != '\n';
	return cp == 0x2028 || cp == 0x2029                         /* line, paragraph separator */
	       || cp == 0x061c || cp == 0x200e || cp == 0x200f      /* bidirectional marks */
	       || (cp >= 0x202a && cp <= 0x202e)                    /* embeddings, overrides */
	       || (cp >= 0x2066 && cp <= 0x2069)                    /* isolates */
	       || (cp >= 0xfff9 && cp <= 0xfffb)                    /* interlinear annotation */
	       || (cp >= 0xe0000 && cp <= 0xe007f) || cp == 0xfeff; /* tags; byte order mark */
}

static size_t width_of(uint32_t cp)
{
	if (cp < 0x7f)
		return 1;
	int width = ff_text_is_harmful(cp) ? 1 : uc_width(cp, "UTF-8");
	return width > 0 ? (size_t)width : 0;
}

size_t ff_text_grapheme(struct ff_str s)
{
	if (s.len < 2)
		return s.len;
	if ((unsigned char)s.s[0] < 0x80 && (unsigned char)s.s[1] < 0x80)
		return s.s[0] == '\r' && s.s[1] == '\n' ? 2 : 1;
	const uint8_t *start = (const uint8_t *)s.s;
	const uint8_t *next = u8_grapheme_next(start, start + s.len);
	return next ? (size_t)(next - start) : s.len;
}

/* The sum over its characters: that is how curses places them, joined emoji included. */
size_t ff_text_width(struct ff_str s)
{
	size_t width = 0;
	while (s.len > 0) {
		size_t run = printable_run(s);
		width += run;
		s = ff_str_from(s, run);
		if (s.len > 0)
			width += width_of(next(&s));
	}
	return width;
}

size_t ff_text_fit(struct ff_str s, size_t cells)
{
	size_t bytes = printable_run(ff_str_head(s, cells < s.len ? cells : s.len));
	if (bytes == s.len)
		return bytes;
	bytes -= bytes > 0; /* what follows may combine with the last one */
	cells -= bytes;
	while (bytes < s.len) {
		struct ff_str rest = ff_str_from(s, bytes);
		size_t n = ff_text_grapheme(rest);
		size_t width = ff_text_width(ff_str_head(rest, n));
		if (width > cells)
			break;
		cells -= width;
		bytes += n;
	}
	return bytes;
}

/* The last place in s[0..fit) where a line may end, as bytes; 0 if there is none. The text behind
 * `fit` counts: a word that ends right there may be broken from what follows. */
static size_t last_break(struct ff_str s, size_t fit)
{
	if (fit == s.len)
		return fit;
	bool ascii = true;
	size_t end = fit;
	for (size_t i = 0; i <= fit; i++)
		ascii = ascii && is_printable(s.s[i]);
	if (ascii) { /* UAX 14 in small: after blanks and after a hyphen between letters */
		for (; end > 0; end--) {
			bool blank = s.s[end - 1] == ' ' && s.s[end] != ' ';
			bool hyphen = s.s[end - 1] == '-' && end > 1 && s.s[end] != ' ' &&
				      uc_is_alpha((ucs4_t)s.s[end - 2]) &&
				      uc_is_alpha((ucs4_t)s.s[end]);
			if (blank || hyphen || s.s[end] == ' ')
				return end;
		}
		return 0;
	}
	/* One grapheme more, so that the library can see what stands behind the place. */
	size_t seen = fit + ff_text_grapheme(ff_str_from(s, fit));
	char breaks[4096];
	if (seen > sizeof breaks)
		return 0;
	u8_possible_linebreaks((const uint8_t *)s.s, seen, "UTF-8", breaks);
	for (; end > 0; end--)
		if (breaks[end] == UC_BREAK_POSSIBLE || breaks[end] == UC_BREAK_MANDATORY ||
		    s.s[end] == ' ')
			return end;
	return 0;
}

bool ff_text_wrap(struct ff_str *rest, size_t cells, struct ff_str *line)
{
	if (!rest->s)
		return false;
	/* Only what may fit is looked at: a text of a thousand lines is long for each of them. */
	size_t fit = ff_text_fit(*rest, cells);
	size_t newline = ff_str_find_char(ff_str_head(*rest, fit + (fit < rest->len)), '\n');
	struct ff_str s = ff_str_head(*rest, newline != FF_NONE ? newline : rest->len);
	if (fit >= s.len) {
		*line = s;
		*rest = newline != FF_NONE ? ff_str_from(*rest, newline + 1)
					   : (struct ff_str){NULL, 0};
		return true;
	}
	size_t end = last_break(s, fit);
	if (end == 0)
		end = fit > 0 ? fit : ff_text_grapheme(s);
	*line = ff_str_head(s, end);
	while (line->len > 0 && line->s[line->len - 1] == ' ')
		line->len--;
	while (end < s.len && s.s[end] == ' ')
		end++;
	if (end < rest->len && rest->s[end] == '\n')
		end++;
	*rest = end < rest->len ? ff_str_from(*rest, end) : (struct ff_str){NULL, 0};
	return true;
}

/* Copies `s` with each code point as `convert` gives it (as UTF-8 into `out`, at most 8 bytes; it
 * returns their number), from the first one on that changes. */
typedef size_t convert(uint32_t cp, struct ff_str as_it_is, char out[8]);

static struct ff_str map(struct ff_arena *a, struct ff_str s, convert *to)
{
	struct ff_buf b = {.arena = a};
	bool changed = false;
	struct ff_str rest = s;
	while (rest.len > 0) {
		size_t run = printable_run(rest);
		if (run > 0) {
			if (changed)
				ff_buf_add(&b, ff_str_head(rest, run));
			rest = ff_str_from(rest, run);
			continue;
		}
		struct ff_str before = rest;
		uint32_t cp = next(&rest);
		struct ff_str same = ff_str_head(before, before.len - rest.len);
		char out[8];
		size_t n = to(cp, same, out);
		if (!changed && !ff_str_eq((struct ff_str){out, n}, same)) {
			changed = true;
			ff_buf_add(&b, ff_str_head(s, s.len - before.len));
		}
		if (changed)
			ff_buf_add(&b, (struct ff_str){out, n});
	}
	return changed ? ff_buf_str(&b) : s;
}

static size_t keep(struct ff_str as_it_is, char out[8])
{
	memcpy(out, as_it_is.s, as_it_is.len);
	return as_it_is.len;
}

static size_t to_harmless(uint32_t cp, struct ff_str as_it_is, char out[8])
{
	if (cp == 0xfffd || ff_text_is_harmful(cp)) /* a malformed byte reads as U+FFFD */
		return keep(FF_STR("\xef\xbf\xbd"), out);
	return keep(as_it_is, out);
}

struct ff_str ff_text_harmless(struct ff_arena *a, struct ff_str s)
{
	return map(a, s, to_harmless);
}

/* Signs whose ASCII likeness no decomposition gives. */
static const struct {
	uint32_t cp;
	char ascii;
} likeness[] = {
	{0x00d7, 'x'},  {0x2010, '-'},  {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'},
	{0x2018, '\''}, {0x2019, '\''}, {0x201c, '"'}, {0x201d, '"'}, {0x2022, '*'}, {0x2026, '.'},
	{0x2190, '<'},  {0x2191, '^'},  {0x2192, '>'}, {0x2193, 'v'}, {0x2212, '-'}, {0x2264, '<'},
	{0x2265, '>'},  {0x00b7, '.'},  {0x00ab, '<'}, {0x00bb, '>'}, {0x00df, 's'}, {0x2713, 'v'},
};

static size_t to_ascii(uint32_t cp, struct ff_str as_it_is, char out[8])
{
	(void)as_it_is;
	size_t width = width_of(cp);
	out[0] = out[1] = '?';
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (width != 1)
		return width;
	for (size_t i = 0; i < sizeof likeness / sizeof *likeness; i++)
		if (likeness[i].cp == cp)
			out[0] = likeness[i].ascii;
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	while (cp >= 0x80 && uc_canonical_decomposition(cp, parts) > 0)
		cp = parts[0];
	if (cp < 0x80)
		out[0] = (char)cp;
	return 1;
}

struct ff_str ff_text_ascii(struct ff_arena *a, struct ff_str s)
{
	return map(a, s, to_ascii);
}

/* Length of the scheme that an address begins with, "https" in "https://…"; FF_NONE: none. */
static size_t scheme_of(struct ff_str href)
{
	size_t n = 0;
	while (n < href.len && href.s[n] != ':' && !strchr("/?#", href.s[n]))
		n++;
	return n < href.len && href.s[n] == ':' ? n : FF_NONE;
}

struct ff_str ff_text_link(struct ff_str href)
{
	static const char *const shown[] = {"http", "https", "mailto"};
	size_t n = scheme_of(href);
	if (n == FF_NONE)
		return href.len > 0 && href.s[0] != '#' ? href : FF_STR("");
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		if (n == strlen(shown[i]) && strncasecmp(href.s, shown[i], n) == 0)
			return href;
	return FF_STR("");
}

struct ff_str ff_text_line(struct ff_arena *a, struct ff_str s)
{
	bool same = true;
	for (size_t i = 0; i < s.len && same; i++)
		same = is_printable(s.s[i]) || (unsigned char)s.s[i] >= 0x80;
	if (same && ff_str_find(s, FF_STR("  ")) == FF_NONE)
		return ff_str_trim(s);
	struct ff_buf b = {.arena = a};
	s = ff_str_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		bool blank = s.s[i] == ' ' || (s.s[i] >= '\t' && s.s[i] <= '\r');
		if (!blank)
			ff_buf_add_char(&b, s.s[i]);
		else if (b.s[b.len - 1] != ' ')
			ff_buf_add_char(&b, ' ');
	}
	return ff_buf_str(&b);
}

static bool is_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
		       (cp >= 'A' && cp <= 'Z');
	return uc_is_property_alphabetic(cp) || uc_is_general_category(cp, UC_CATEGORY_N) ||
	       uc_is_general_category(cp, UC_CATEGORY_M);
}

/* Symbols carry meaning in labels ("C", "C++", "C#"; "<", ">"): only punctuation proper is dropped.
 */
static bool is_symbol(uint32_t cp)
{
	if (cp < 0x80)
		return cp > ' ' && strchr("$+<=>^|~#%&@", (int)cp) != NULL;
	return uc_is_general_category(cp, UC_CATEGORY_S);
}

/* Case folded and normalised: canonically, or with the compatibility forms unified as well. */
static struct ff_str fold(struct ff_arena *a, struct ff_str s, uninorm_t form)
{
	bool ascii = true;
	for (size_t i = 0; i < s.len; i++)
		ascii = ascii && (unsigned char)s.s[i] < 0x80;
	if (!ascii) {
		size_t len = 0;
		uint8_t *folded = u8_casefold((const uint8_t *)s.s, s.len, NULL, form, NULL, &len);
		if (!folded && errno == ENOMEM)
			ff_arena_exhausted(a);
		if (!folded)
			return s; /* it is no UTF-8 */
		s = ff_arena_copy(a, (struct ff_str){(const char *)folded, len});
		free(folded);
		return s;
	}
	struct ff_str copy = ff_arena_copy(a, s);
	char *p = (char *)(uintptr_t)copy.s; /* just made, nobody else has it */
	for (size_t i = 0; i < s.len; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return copy;
}

/* The character that was taken off `before` to leave `rest`. */
static void add_taken(struct ff_buf *b, struct ff_str before, struct ff_str rest)
{
	size_t n = before.len - rest.len;
	if (n == 1)
		ff_buf_add_char(b, before.s[0]);
	else
		ff_buf_add(b, ff_str_head(before, n));
}

struct ff_str ff_text_key(struct ff_arena *a, struct ff_str s)
{
	struct ff_str rest = fold(a, s, UNINORM_NFKC);
	struct ff_buf b = {.arena = a};
	bool gap = false;
	while (rest.len > 0) {
		struct ff_str before = rest;
		uint32_t cp = next(&rest);
		bool space = cp < 0x80 ? cp == ' ' || (cp >= '\t' && cp <= '\r')
				       : uc_is_property_white_space(cp);
		if (space)
			gap = b.len > 0;
		if (!is_word(cp) && !is_symbol(cp))
			continue;
		if (gap)
			ff_buf_add_char(&b, ' ');
		gap = false;
		add_taken(&b, before, rest);
	}
	return ff_buf_str(&b);
}

struct ff_str ff_text_anchor(struct ff_arena *a, struct ff_str s)
{
	struct ff_str rest = fold(a, ff_str_trim(s), NULL);
	struct ff_buf b = {.arena = a};
	while (rest.len > 0) {
		struct ff_str before = rest;
		uint32_t cp = next(&rest);
		if (is_word(cp) || cp == '-' || cp == '_')
			add_taken(&b, before, rest);
		else if (cp == ' ' || cp == '\n' || cp == '\t')
			ff_buf_add_char(&b, '-');
	}
	return ff_buf_str(&b);
}

struct ff_str ff_text_slug(struct ff_arena *a, struct ff_str s)
{
	struct ff_str rest = fold(a, s, UNINORM_NFKC);
	struct ff_buf b = {.arena = a};
	bool gap = false;
	while (rest.len > 0) {
		struct ff_str before = rest;
		if (!is_word(next(&rest))) {
			gap = b.len > 0;
			continue;
		}
		if (gap)
			ff_buf_add_char(&b, '-');
		gap = false;
		add_taken(&b, before, rest);
	}
	return b.len > 0 ? ff_buf_str(&b) : FF_STR("x");
}
