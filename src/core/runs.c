#include "runs.h"

struct runs_mark {
	size_t at; /* in the builder's text */
	unsigned style;
	struct ff_str href;
};

static void add_mark(struct runs_builder *b, unsigned style, struct ff_str href)
{
	const struct runs_mark *last = b->n_marks > 0 ? &b->marks[b->n_marks - 1] : NULL;
	if (!last || last->style != style || !ff_str_eq(last->href, href))
		FF_PUSH(b->text.arena, b->marks, b->n_marks, b->marks_cap) =
			(struct runs_mark){b->text.len, style, href};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Takes back a blank at the end, unless it is code. */
static void drop_blank(struct runs_builder *b)
{
	const struct runs_mark *last = b->n_marks > 0 ? &b->marks[b->n_marks - 1] : NULL;
	if (last && !(last->style & FF_CODE) && b->text.len > last->at &&
	    b->text.s[b->text.len - 1] == ' ')
		b->text.len--;
}

/* A blank between two words that stays as it is, as nearly all do. */
static bool is_single(struct ff_str text, size_t i)
{
	return text.s[i] == ' ' && i > 0 && text.s[i - 1] != '\n' && i + 1 < text.len &&
	       !is_blank(text.s[i + 1]);
}

/* Runs of blanks become one, and none stays where a line begins. */
static void add_words(struct runs_builder *b, struct ff_str text)
{
	for (size_t i = 0; i < text.len;) {
		size_t start = i;
		while (i < text.len && (!is_blank(text.s[i]) || (i > start && is_single(text, i))))
			i++;
		ff_buf_add(&b->text, (struct ff_str){text.s + start, i - start});
		start = i;
		while (i < text.len && is_blank(text.s[i]))
			i++;
		char before = b->text.len > 0 ? b->text.s[b->text.len - 1] : '\n';
		if (i > start && before != ' ' && before != '\n')
			ff_buf_add_char(&b->text, ' ');
	}
}

void runs_add(struct runs_builder *b, struct ff_str text, unsigned style, struct ff_str href)
{
	if (text.len == 0)
		return;
	if (text.s[0] == '\n')
		drop_blank(b);
	add_mark(b, style, href);
	if (style & FF_CODE)
		ff_buf_add(&b->text, text);
	else
		add_words(b, text);
}

static bool is_space(char c)
{
	return is_blank(c) || c == '\n';
}

struct ff_rich runs_take(struct runs_builder *b)
{
	size_t start = 0, end = b->text.len;
	while (start < end && is_space(b->text.s[start]))
		start++;
	while (end > start && is_space(b->text.s[end - 1]))
		end--;
	if (start == end) {
		b->text.len = b->n_marks = 0;
		return (struct ff_rich){NULL, 0};
	}
	struct ff_str all =
		ff_arena_copy(b->text.arena, (struct ff_str){b->text.s + start, end - start});
	struct ff_run *runs = FF_NEW(b->text.arena, struct ff_run, b->n_marks);
	size_t n = 0;
	for (size_t i = 0; i < b->n_marks; i++) {
		size_t from = b->marks[i].at > start ? b->marks[i].at : start;
		size_t to = i + 1 < b->n_marks ? b->marks[i + 1].at : end;
		if (to > end)
			to = end;
		if (from < to)
			runs[n++] = (struct ff_run){{all.s + (from - start), to - from},
						    b->marks[i].style,
						    b->marks[i].href};
	}
	b->text.len = b->n_marks = 0;
	return (struct ff_rich){runs, n};
}

struct ff_str ff_rich_plain(struct ff_arena *a, struct ff_rich text)
{
	if (text.n == 1)
		return text.runs[0].text;
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < text.n; i++)
		ff_buf_add(&b, text.runs[i].text);
	return ff_buf_str(&b);
}
