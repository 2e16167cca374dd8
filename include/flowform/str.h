/* A text is a slice: a pointer and a length in bytes. It is borrowed, has no NUL at its end, and
 * lives as long as what it points into (an arena, a file in memory, a literal). */
#ifndef FF_STR_H
#define FF_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct ff_str {
	const char *s;
	size_t len;
};

/* A literal as a slice; as an expression, and in a static table. */
#define FF_STR(lit) ((struct ff_str){(lit), sizeof(lit) - 1})
#define FF_STR_INIT(lit)                                                                           \
	{                                                                                          \
		(lit), sizeof(lit) - 1                                                             \
	}

/* For printf's "%.*s". Only where the length is known to fit an int. */
#define FF_FMT(str) (int)(str).len, (str).s

/* "No such index", wherever an index of nodes, ways, alternatives … is kept. */
#define FF_NONE ((size_t)-1)

static inline struct ff_str ff_str(const char *s)
{
	return (struct ff_str){s, strlen(s)};
}

static inline bool ff_str_eq(struct ff_str a, struct ff_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

static inline bool ff_str_ends(struct ff_str s, struct ff_str suffix)
{
	return s.len >= suffix.len && suffix.len > 0 &&
	       memcmp(s.s + s.len - suffix.len, suffix.s, suffix.len) == 0;
}

static inline bool ff_str_starts(struct ff_str s, struct ff_str prefix)
{
	return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.s, prefix.s, prefix.len) == 0);
}

/* The rest of `s` after its first `n` bytes (n <= s.len). */
static inline struct ff_str ff_str_from(struct ff_str s, size_t n)
{
	return n == 0 ? s : (struct ff_str){s.s + n, s.len - n};
}

/* The first `n` bytes of `s` (n <= s.len). */
static inline struct ff_str ff_str_head(struct ff_str s, size_t n)
{
	return (struct ff_str){s.s, n};
}

/* Offset of the first `c`, or FF_NONE. */
size_t ff_str_find_char(struct ff_str s, char c);

/* Offset of the first `what`, or FF_NONE. */
size_t ff_str_find(struct ff_str s, struct ff_str what);

/* Without ASCII white space at both ends. */
struct ff_str ff_str_trim(struct ff_str s);

/* Takes the next piece up to `sep` off `rest`; the last piece needs no `sep` behind it. False when
 * `rest` is at its end (its `s` is then NULL). An empty text has one empty piece. */
bool ff_str_cut(struct ff_str *rest, char sep, struct ff_str *piece);

/* What nothing but decimal digits say; FF_NONE for anything else, and where it is less than `least`
 * or more than `most`. */
size_t ff_str_number(struct ff_str digits, size_t least, size_t most);

/* < 0, 0, > 0 in the order of the bytes. */
int ff_str_cmp(struct ff_str a, struct ff_str b);

#endif
