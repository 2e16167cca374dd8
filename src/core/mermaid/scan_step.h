/* What the modes of the scanner share. For the scan*.c files only. */
#ifndef CORE_MERMAID_SCAN_STEP_H
#define CORE_MERMAID_SCAN_STEP_H

#include <core/mermaid/scan.h>

static inline void push(struct scan *s, enum scan_mode mode)
{
	FF_PUSH(s->arena, s->modes, s->depth, s->cap) = (uint8_t)mode;
}

static inline void pop(struct scan *s)
{
	if (s->depth > 1)
		s->depth--;
}

static inline char char_at(const struct scan *s, size_t at)
{
	return at < s->text.len ? s->text.s[at] : '\0';
}

static inline bool starts(const struct scan *s, struct ff_str what)
{
	return ff_str_starts(ff_str_from(s->text, s->at), what);
}

/* The token from here to `end`; the scanner is then behind it. */
static inline struct token take(struct scan *s, enum token_kind kind, size_t end)
{
	struct token t = {kind, (uint32_t)s->at, (uint32_t)end};
	s->at = end;
	return t;
}

static inline struct token take_and_push(struct scan *s, enum token_kind kind, size_t len,
					 enum scan_mode mode)
{
	push(s, mode);
	return take(s, kind, s->at + len);
}

static inline struct token take_and_pop(struct scan *s, enum token_kind kind, size_t len)
{
	pop(s);
	return take(s, kind, s->at + len);
}

static inline struct token none(const struct scan *s)
{
	return (struct token){TOKEN_NONE, (uint32_t)s->at, (uint32_t)s->at};
}

/* A quote opens a string, or with a backtick behind it a Markdown string. */
bool open_quote(struct scan *s);

/* A bracket or pipe that opens a text, which all modes know. */
struct token scan_opening(struct scan *s, bool plain);

/* The next token of every mode but SCAN_PLAIN and SCAN_HEADER; with `again` set there was
 * something, but no token. */
struct token scan_inside(struct scan *s, enum scan_mode mode, bool *again);

#endif
