/* Any bytes, wrapped, cut and made harmless. The first byte is the width. */
#include "fuzz.h"

#include <assert.h>
#include <flowform/text.h>

/* What was made harmless has no control character, so that nothing can steer a terminal. */
static void check_harmless(struct ff_str s)
{
	assert(ff_text_invalid(s) == FF_NONE);
	while (s.len > 0) {
		uint32_t c = ff_text_next(&s);
		assert(c >= 0x20 || c == '\n');
		assert(c < 0x7f || c > 0x9f);
		assert(c < 0x202a || c > 0x202e);
		assert(c < 0x2066 || c > 0x2069);
	}
}

/* Wrapping loses nothing but blanks and breaks: lines follow each other and fit. */
static void check_wrap(struct ff_str s, size_t cells)
{
	const char *at = s.s;
	struct ff_str line;
	while (ff_text_wrap(&s, cells, &line)) {
		assert(line.len == 0 || line.s >= at);
		if (line.len > 0)
			at = line.s + line.len;
		assert(ff_text_width(line) <= cells || ff_text_grapheme(line) == line.len);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	if (len == 0)
		return 0;
	size_t cells = (size_t)(bytes[0] % 100) + 1;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_str s = {(const char *)bytes + 1, len - 1};
	s = ff_text_harmless(a, s);
	check_harmless(s);
	check_wrap(s, cells);
	size_t fits = ff_text_fit(s, cells);
	assert(fits <= s.len && ff_text_width(ff_str_head(s, fits)) <= cells);
	struct ff_str line = ff_text_line(a, s), ascii = ff_text_ascii(a, line);
	for (size_t i = 0; i < ascii.len; i++)
		assert((unsigned char)ascii.s[i] < 0x80);
	assert(ff_text_width(ascii) == ff_text_width(line));
	assert(ff_text_invalid(ff_text_key(a, s)) == FF_NONE);
	assert(ff_text_invalid(ff_text_anchor(a, s)) == FF_NONE);
	assert(ff_text_slug(a, s).len > 0);
	ff_arena_free(a);
	return 0;
}
