/* What terminals and readers need to know about a text: is it UTF-8, how many cells does it take,
 * where may a line end, which texts count as the same. All take and give UTF-8. */
#ifndef FF_TEXT_H
#define FF_TEXT_H

#include <flowform/buf.h>

/* Offset of the first byte that is not valid UTF-8, or FF_NONE. */
size_t ff_text_invalid(struct ff_str s);

/* Takes the first code point off `rest`, which is not empty; U+FFFD and one byte where it is none.
 */
uint32_t ff_text_next(struct ff_str *rest);

/* A code point as UTF-8, written to `out`; empty if it is none. */
struct ff_str ff_text_char(uint32_t cp, char out[8]);

/* Printable ASCII and nothing else: harmless as it is, and as many cells as bytes. */
bool ff_text_is_plain(struct ff_str s);

/* Cells of a terminal. A control character counts one: it is shown as a mark. */
size_t ff_text_width(struct ff_str s);

/* Bytes of the longest beginning that takes at most `cells` and does not end inside a grapheme. */
size_t ff_text_fit(struct ff_str s, size_t cells);

/* Bytes of the first grapheme of `s`; 0 of an empty text. */
size_t ff_text_grapheme(struct ff_str s);

/* Takes the next line of at most `cells` (at least 1) off `rest`, broken where Unicode allows it,
 * in a word only if it is longer than a line, always at '\n'. Blanks at the break are dropped.
 * False at the end. A grapheme wider than `cells` gets a line of its own. */
bool ff_text_wrap(struct ff_str *rest, size_t cells, struct ff_str *line);

/* Whether a code point does something to a terminal or a text rather than being shown: control
 * characters but '\n', bidirectional controls, separators, tags. */
bool ff_text_is_harmful(uint32_t cp);

/* The text as it may go to a terminal or a report: each control character, bidirectional control,
 * line separator and malformed byte becomes a visible mark (U+FFFD); '\n' stays. Returns `s` itself
 * where nothing had to change. This is the one door: all that is shown comes through it. */
struct ff_str ff_text_harmless(struct ff_arena *a, struct ff_str s);

/* The same in ASCII with the same width: letters lose their accents, signs become similar ones,
 * what is left becomes '?'. */
struct ff_str ff_text_ascii(struct ff_arena *a, struct ff_str s);

/* A link's address as it may be shown: http, https, mailto, or a path beside the document, as it is
 * written; empty for any other scheme, and for an anchor in the document itself. */
struct ff_str ff_text_link(struct ff_str href);

/* The text in the form in which labels are compared: case folded, compatibility forms unified,
 * punctuation dropped, white space and line breaks one blank each, none at the ends. */
struct ff_str ff_text_key(struct ff_arena *a, struct ff_str s);

/* Where `what` stands in `s` from byte `from` on, or FF_NONE: as a reader sees it, so accents do not
 * count, nor does case unless `what` has a capital. *len bytes from there on are whole graphemes. */
size_t ff_text_find(struct ff_str s, struct ff_str what, size_t from, size_t *len);

/* A heading's anchor as GitHub makes it: lower case, letters, digits, "-" and "_" kept, blanks to
 * "-", the rest dropped. */
struct ff_str ff_text_anchor(struct ff_arena *a, struct ff_str s);

/* A short ASCII identifier: as the anchor, but with runs of anything else than letters and digits
 * as one "-", none at the ends. Letters of other scripts stay. "x" for an empty one. */
struct ff_str ff_text_slug(struct ff_arena *a, struct ff_str s);

/* The text on one line: each run of white space and line breaks becomes one blank. */
struct ff_str ff_text_line(struct ff_arena *a, struct ff_str s);

#endif
