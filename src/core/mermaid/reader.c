#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>

void reader_next(struct reader *r)
{
	r->t = scan_next(&r->scan);
}

bool reader_skip(struct reader *r, enum token_kind kind)
{
	if (r->t.kind != kind)
		return false;
	reader_next(r);
	return true;
}

struct ff_str reader_text(const struct reader *r, struct token t)
{
	return (struct ff_str){r->clean.text.s + t.at, t.end - t.at};
}

/* As long as the tokens touch, a run is a part of the text itself. */
static void add_text(struct reader *r, struct reader_run *run, struct ff_str s, size_t at)
{
	if (!run->text.s) {
		run->text = s;
		run->at = at;
	} else if (run->text.s + run->text.len == s.s) {
		run->text.len += s.len;
	} else {
		if (!run->joined.s) {
			run->joined.arena = r->arena;
			ff_buf_add(&run->joined, run->text);
		}
		ff_buf_add(&run->joined, s);
		run->text = ff_buf_str(&run->joined);
	}
}

void reader_add(struct reader *r, struct reader_run *run)
{
	add_text(r, run, reader_text(r, r->t), r->t.at);
	reader_next(r);
}

bool reader_run(struct reader *r, uint64_t set, struct reader_run *run)
{
	*run = (struct reader_run){.at = r->t.at};
	while (token_in(r->t, set))
		reader_add(r, run);
	return run->text.s != NULL;
}

bool reader_label(struct reader *r, struct reader_run *run)
{
	*run = (struct reader_run){.at = r->t.at};
	if (r->t.kind != TOKEN_TEXT && r->t.kind != TOKEN_STRING && r->t.kind != TOKEN_MARKDOWN)
		return false;
	do
		reader_add(r, run);
	while (r->t.kind == TOKEN_TEXT);
	return true;
}

bool reader_wrong(struct reader *r, size_t at, enum complaint kind, struct ff_str a,
		  struct ff_str b, struct ff_str c)
{
	const struct ff_str args[] = {a, b, c};
	complain(r->diags, r->clean.given->source, clean_offset(&r->clean, at), kind, args);
	r->resume = at;
	return false;
}

void reader_warn(struct reader *r, size_t at, enum complaint kind, struct ff_str a)
{
	const struct ff_str args[] = {a, FF_STR(""), FF_STR("")};
	complain(r->diags, r->clean.given->source, clean_offset(&r->clean, at), kind, args);
}

/* Where a word ends, or a run of signs: what a message shows. */
static size_t word_end(struct ff_str s, size_t at)
{
	enum { MOST = 40 };
	bool word = is_word_at(s, at);
	size_t end = at;
	while (end < s.len && end - at < MOST && space_len(s, end) == 0 &&
	       is_word_at(s, end) == word && (word || !strchr("[](){}|\";", s.s[end])))
		end++;
	if (end == at)
		end++;
	while (end < s.len && ((unsigned char)s.s[end] & 0xc0) == 0x80)
		end++;
	return end;
}

struct ff_str reader_found(struct reader *r, size_t at)
{
	struct ff_str text = r->clean.text;
	size_t blank = space_end(text, at), newline = at;
	while (newline < blank && text.s[newline] != '\n')
		newline++;
	if (blank == text.len)
		return FF_STR("the end of the text");
	if (newline < blank)
		return FF_STR("the end of the line");
	size_t end = word_end(text, blank);
	struct ff_str word = {text.s + blank, end - blank};
	return ff_arena_format(r->arena, "'%.*s'", FF_FMT(word));
}

bool reader_unexpected(struct reader *r, struct ff_str expected)
{
	struct ff_str text = r->clean.text;
	size_t at = r->t.at, shown = space_end(text, at);
	if (memchr(text.s + at, '\n', shown - at) == NULL)
		at = shown;
	struct ff_str rest = ff_str_from(text, at);
	if (ff_str_starts(rest, FF_STR("%%")))
		return reader_wrong(r, at, COMPLAINT_COMMENT, FF_STR(""), FF_STR(""), FF_STR(""));
	return reader_wrong(r, at, COMPLAINT_UNEXPECTED, reader_found(r, at), expected, FF_STR(""));
}
