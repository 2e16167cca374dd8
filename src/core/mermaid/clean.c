#include <core/mermaid/clean.h>
#include <core/mermaid/space.h>

/* One pass over a text: what is cut out or replaced; the rest is kept. */
struct pass {
	struct clean *clean;
	struct ff_excerpt_builder out;
	struct ff_str in;
	size_t kept; /* what is before has been dealt with */
};

/* Cuts bytes out and puts others in their place. Cuts come in order. */
static void replace(struct pass *p, size_t from, size_t to, struct ff_str with)
{
	if (!p->out.text) {
		p->out.cap = p->in.len + 1;
		p->out.text = FF_NEW(p->out.arena, char, p->out.cap);
	}
	ff_excerpt_add(&p->out, (struct ff_str){p->in.s + p->kept, from - p->kept}, p->kept);
	ff_excerpt_add(&p->out, with, from);
	p->kept = to;
}

static void cut(struct pass *p, size_t from, size_t to)
{
	replace(p, from, to, FF_STR(""));
}

static void simplify_newlines(struct pass *p)
{
	for (size_t at = 0; at < p->in.len; at++) {
		size_t next = ff_str_find_char(ff_str_from(p->in, at), '\r');
		if (next == FF_NONE)
			return;
		at += next;
		if (at + 1 < p->in.len && p->in.s[at + 1] == '\n')
			cut(p, at, at + 1);
		else
			replace(p, at, at + 1, FF_STR("\n"));
	}
}

/* In one tag, ="…" becomes ='…', for a quote would end the label that the tag stands in. */
static void requote(struct pass *p, struct ff_str tag, size_t at)
{
	size_t open;
	for (size_t i = 0; (open = ff_str_find(ff_str_from(tag, i), FF_STR("=\""))) != FF_NONE;) {
		open += i + 1;
		size_t len = ff_str_find_char(ff_str_from(tag, open + 1), '"');
		if (len == FF_NONE)
			return;
		size_t close = open + 1 + len;
		replace(p, at + open, at + open + 1, FF_STR("'"));
		replace(p, at + close, at + close + 1, FF_STR("'"));
		i = close + 1;
	}
}

static void requote_tags(struct pass *p)
{
	for (size_t at = 0; at < p->in.len; at++) {
		size_t next = ff_str_find_char(ff_str_from(p->in, at), '<');
		if (next == FF_NONE)
			return;
		at += next;
		if (!is_word_at(p->in, at + 1))
			continue;
		struct ff_str tag = ff_str_from(p->in, at);
		size_t len = ff_str_find_char(tag, '>');
		if (len == FF_NONE)
			return;
		requote(p, ff_str_head(tag, len), at);
		at += len;
	}
}

/* Where a directive ends that begins with "%%{" at `at`; `at` if it is none. What Mermaid's pattern
 * takes: a word, a colon, then one more word or all up to "}%%" or the end of the text. */
static size_t directive_end(struct ff_str s, size_t at)
{
	size_t word = space_end(s, at + 3), i = word;
	while (is_word_at(s, i))
		i++;
	if (i == word)
		return at;
	size_t colon = space_end(s, i);
	i = space_end(s, colon < s.len && s.s[colon] == ':' ? colon + 1 : i);
	if (is_word_at(s, i)) {
		while (is_word_at(s, i))
			i++;
	} else {
		while (i < s.len && !ff_str_starts(ff_str_from(s, i), FF_STR("}%%")) &&
		       !space_is_separator(s, i))
			i++;
	}
	i = space_end(s, i);
	return ff_str_starts(ff_str_from(s, i), FF_STR("}%%")) ? i + 3 : i;
}

static void drop_front(struct pass *p)
{
	struct front front;
	if (!front_find(p->in, &front))
		return;
	p->clean->front = front;
	p->clean->front_at = clean_offset(p->clean, front.body_at);
	cut(p, 0, front.end);
}

/* A directive belongs on a line of its own: in a line with a statement or a label it is worth a
 * warning, in a comment not. */
static void note_cut(struct pass *p, size_t at)
{
	struct clean *c = p->clean;
	size_t begin = at;
	while (begin > p->kept && p->in.s[begin - 1] != '\n')
		begin--;
	size_t word = space_end(p->in, begin);
	if (word < at && !ff_str_starts(ff_str_from(p->in, word), FF_STR("%%")))
		FF_PUSH(p->out.arena, c->cuts, c->n_cuts, c->cuts_cap) = clean_offset(c, at);
}

static void drop_directives(struct pass *p)
{
	for (size_t at = 0; at < p->in.len;) {
		size_t next = ff_str_find(ff_str_from(p->in, at), FF_STR("%%{"));
		if (next == FF_NONE)
			return;
		at += next;
		size_t end = directive_end(p->in, at);
		if (end > at) {
			note_cut(p, at);
			cut(p, at, end);
		}
		at = end > at ? end : at + 1;
	}
}

/* A comment is a line of its own, together with the blank lines above it. */
static void drop_comments(struct pass *p)
{
	if (ff_str_find(p->in, FF_STR("%%")) == FF_NONE)
		return;
	for (size_t start = 0; start < p->in.len;) {
		size_t at = space_end(p->in, start);
		struct ff_str rest = ff_str_from(p->in, at);
		bool comment = ff_str_starts(rest, FF_STR("%%")) && rest.len > 2 &&
			       rest.s[2] != '{' && rest.s[2] != '\n';
		size_t len = comment ? ff_str_find_char(rest, '\n') : 0;
		if (comment) {
			size_t end = len != FF_NONE ? at + len + 1 : p->in.len;
			cut(p, start, end);
			start = end;
			continue;
		}
		at = space_line_end(p->in, at);
		start = at < p->in.len && p->in.s[at] == '\n' ? at + 1 : at + 3;
	}
}

static void drop_leading_space(struct pass *p)
{
	size_t end = space_end(p->in, 0);
	if (end > 0)
		cut(p, 0, end);
}

/* The last ';' of a line with `word`, then ':' and '#' without white space between; FF_NONE if
 * there is none. `line` begins with the word. */
static size_t style_end(struct ff_str line, size_t word)
{
	bool colon = false;
	for (size_t i = word; i < line.len; i++) {
		colon = (colon || line.s[i] == ':') && space_len(line, i) == 0;
		if (!colon || line.s[i] != '#')
			continue;
		for (size_t k = line.len; k-- > i;)
			if (line.s[k] == ';')
				return k;
		return FF_NONE;
	}
	return FF_NONE;
}

/* "style A fill:#f9f;": the ';' would make a character code of the colour. */
static void drop_style_ends(struct pass *p, struct ff_str word)
{
	for (size_t at = 0; at < p->in.len;) {
		size_t next = ff_str_find(ff_str_from(p->in, at), word);
		if (next == FF_NONE)
			return;
		at += next;
		size_t end = space_line_end(p->in, at);
		size_t semicolon = style_end((struct ff_str){p->in.s + at, end - at}, word.len);
		if (semicolon != FF_NONE)
			cut(p, at + semicolon, at + semicolon + 1);
		at = end;
	}
}

static void drop_style_semicolons(struct pass *p)
{
	drop_style_ends(p, FF_STR("style"));
}

static void drop_class_semicolons(struct pass *p)
{
	drop_style_ends(p, FF_STR("classDef"));
}

static void hold_entities(struct pass *p)
{
	for (size_t at = 0; at < p->in.len;) {
		size_t next = ff_str_find_char(ff_str_from(p->in, at), '#');
		if (next == FF_NONE)
			return;
		at += next;
		size_t end = at + 1;
		bool number = true;
		for (; is_word_at(p->in, end); end++)
			number = number && p->in.s[end] >= '0' && p->in.s[end] <= '9';
		if (end > at + 1 && end < p->in.len && p->in.s[end] == ';') {
			replace(p, at, at + 1, number ? FF_STR(CLEAN_NUMBER) : FF_STR(CLEAN_NAME));
			replace(p, end, end + 1, FF_STR(CLEAN_END));
		}
		at = end;
	}
}

/* White space and newlines behind a '}' become one newline, and the text ends with one. */
static void shorten_line_ends(struct pass *p)
{
	for (size_t at = 0; at < p->in.len;) {
		size_t next = ff_str_find_char(ff_str_from(p->in, at), '}');
		if (next == FF_NONE)
			break;
		at += next + 1;
		size_t end = space_end(p->in, at);
		while (end > at && p->in.s[end - 1] != '\n')
			end--;
		if (end > at + 1)
			cut(p, at, end - 1);
		at = end > at ? end : at;
	}
	p->clean->newline_added = p->in.len == 0 || p->in.s[p->in.len - 1] != '\n';
	if (p->clean->newline_added)
		replace(p, p->in.len, p->in.len, FF_STR("\n"));
}

static void finish(struct clean *c, struct pass *p)
{
	if (!p->out.text)
		return;
	cut(p, p->in.len, p->in.len);
	c->before[c->n] = (struct ff_source){.text = p->in};
	p->out.source = &c->before[c->n];
	c->stages[c->n] = ff_excerpt_end(&p->out);
	c->text = c->stages[c->n++].text;
}

void clean_read(struct ff_arena *a, const struct ff_excerpt *given, struct clean *clean)
{
	static void (*const passes[])(struct pass *) = {
		simplify_newlines,     requote_tags,          drop_front,
		drop_directives,       drop_comments,         drop_leading_space,
		drop_style_semicolons, drop_class_semicolons, hold_entities,
		shorten_line_ends,
	};
	*clean = (struct clean){.text = given->text, .given = given};
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
		struct pass p = {.clean = clean, .out = {.arena = a}, .in = clean->text};
		passes[i](&p);
		finish(clean, &p);
	}
}

size_t clean_offset(const struct clean *clean, size_t at)
{
	for (size_t i = clean->n; i-- > 0;)
		at = ff_excerpt_offset(&clean->stages[i], at);
	return ff_excerpt_offset(clean->given, at);
}
