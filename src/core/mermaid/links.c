#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>

bool reader_is_link(const struct reader *r)
{
	return r->t.kind == TOKEN_LINK || r->t.kind == TOKEN_START_LINK ||
	       r->t.kind == TOKEN_LINK_ID;
}

/* "e1@": the first "@" is no part of it, others are. */
static struct ff_str read_link_id(struct reader *r)
{
	struct ff_str s = reader_text(r, r->t);
	size_t at = ff_str_find_char(s, '@');
	reader_next(r);
	s = ff_arena_format(r->arena, "%.*s%.*s", (int)at, s.s, FF_FMT(ff_str_from(s, at + 1)));
	return label_as_written(r->arena, s);
}

/* Says why the text behind `start` did not end with a link. */
static bool text_wrong(struct reader *r, struct token start, size_t quote, bool empty)
{
	struct ff_str text = r->clean.text, part = space_trim(reader_text(r, start));
	size_t begin = space_end(text, start.at), at = r->t.at;
	const char *newline = memchr(text.s + begin, '\n', at - begin);
	char line = part.s[part.len - 1];
	struct ff_str closing = line == '='   ? FF_STR("==>")
				: line == '.' ? FF_STR(".->")
					      : FF_STR("-->");
	if (quote != FF_NONE)
		return reader_wrong(r, quote, UNCLOSED_QUOTE);
	if (empty)
		return reader_wrong(r, begin, EMPTY_LINK_TEXT, reader_found(r, start.end - 1),
				    part);
	if (newline || space_end(text, at) == text.len)
		return reader_wrong(r, begin, LINK_TEXT,
				    reader_found(r, newline ? (size_t)(newline - text.s) : at),
				    part, closing);
	if (r->t.kind == TOKEN_STRING || r->t.kind == TOKEN_MARKDOWN)
		return reader_wrong(r, at - 1, QUOTE, {NULL, 0}, {NULL, 0}, closing);
	return reader_wrong(r, at, LINK_TEXT, reader_found(r, at), part, closing);
}

/* "-- text -->" from its first part on; `end` is the last. */
static bool read_inner_text(struct reader *r, struct reader_run *label, struct token *end)
{
	struct token start = r->t;
	reader_next(r);
	bool quoted = r->t.kind == TOKEN_STRING || r->t.kind == TOKEN_MARKDOWN;
	bool on = quoted && memchr(r->clean.text.s + r->t.at, '\n', r->t.end - r->t.at);
	size_t quote = r->t.at - (r->t.kind == TOKEN_STRING ? 1 : 2);
	bool empty = !reader_label(r, label);
	*end = r->t;
	if (empty || !reader_skip(r, TOKEN_LINK))
		return text_wrong(r, start, on ? quote : FF_NONE, empty);
	return reader_check_length(r, label);
}

/* "A --oB" has a circle and goes to B; a line that begins with "x-->" continues the one above. */
static void warn_of_letters(struct reader *r, struct token link)
{
	struct ff_str s = reader_text(r, link);
	size_t begin = space_end(s, 0);
	char first = s.s[begin], last = s.s[s.len - 1];
	if ((first == 'x' || first == 'o') && memchr(s.s, '\n', begin))
		reader_wrong(r, link.at + begin, CONTINUED, space_trim(s), {s.s + begin, 1});
	if ((last == 'x' || last == 'o') && token_in(r->t, READER_ID))
		reader_wrong(r, link.end - 1, HEAD, {s.s + s.len - 1, 1}, reader_text(r, r->t));
}

bool reader_link(struct reader *r, struct draft_link *link)
{
	struct reader_run label = {0};
	struct token start = {TOKEN_NONE, 0, 0}, end;
	*link = (struct draft_link){.at = space_end(r->clean.text, r->t.at)};
	if (r->t.kind == TOKEN_LINK_ID)
		link->id = read_link_id(r);
	if (r->t.kind == TOKEN_START_LINK) {
		start = r->t;
		if (!read_inner_text(r, &label, &end))
			return false;
	} else {
		end = r->t;
		if (!reader_skip(r, TOKEN_LINK))
			return reader_unexpected(r, FF_STR("a link behind its id"));
		warn_of_letters(r, end);
		if (r->t.kind == TOKEN_PIPE && !reader_pipe_text(r, &label))
			return false;
	}
	link->arrow = arrow_read(start.kind == TOKEN_NONE ? FF_STR("") : reader_text(r, start),
				 reader_text(r, end));
	link->label = label_clean(r->arena, label_bare(label.text));
	return true;
}
