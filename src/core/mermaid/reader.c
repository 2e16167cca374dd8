#include <core/mermaid/label.h>
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

size_t reader_offset(const struct reader *r, size_t at)
{
	return clean_offset(&r->clean, at);
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

/* What is wrong behind a text on several lines began with a '|' that nobody closed. */
static bool say_suspect(struct reader *r)
{
	size_t open = r->suspect, end = open;
	while (r->clean.text.s[end] != '\n')
		end++;
	r->suspect = FF_NONE;
	return reader_wrong(r, open, PIPE, reader_found(r, end));
}

bool reader_say(struct reader *r, size_t at, enum complaint kind,
		const struct ff_str args[COMPLAINT_ARGS])
{
	bool error = complaint_is_error(kind);
	size_t *n = error ? &r->n_errors : &r->n_warnings;
	if (error && r->suspect != FF_NONE)
		return say_suspect(r);
	if (++*n <= MERMAID_ERRORS)
		complain(r->diags, r->clean.given->source, reader_offset(r, at), kind, args);
	if (!error)
		return false;
	r->resume = at;
	if (r->n_errors == MERMAID_ERRORS + 1) {
		const struct ff_str most[] = {
			ff_arena_format(r->arena, "%d", MERMAID_ERRORS), {NULL, 0}, {NULL, 0}};
		complain(r->diags, r->clean.given->source, reader_offset(r, at), COMPLAINT_TOO_MANY,
			 most);
		r->stop = true;
	}
	return false;
}

static bool is_code(struct ff_str s)
{
	return ff_str_starts(s, FF_STR(CLEAN_NAME));
}

/* Where a word ends, or a run of signs, or a character code: what a message shows. */
static size_t word_end(struct ff_str s, size_t at)
{
	enum { MOST = 40 };
	bool word = is_word_at(s, at);
	size_t end = at;
	if (is_code(ff_str_from(s, at))) {
		size_t len = ff_str_find(ff_str_from(s, at), FF_STR(CLEAN_END));
		return len != FF_NONE ? at + len + strlen(CLEAN_END) : s.len;
	}
	while (end < s.len && end - at < MOST && space_len(s, end) == 0 &&
	       is_word_at(s, end) == word && (word || !strchr("[](){}|\";", s.s[end])))
		end++;
	end += end == at;
	while (end < s.len && ((unsigned char)s.s[end] & 0xc0) == 0x80)
		end++;
	return end;
}

struct ff_str reader_found(struct reader *r, size_t at)
{
	struct ff_str text = r->clean.text;
	size_t blank = space_end(text, at);
	if (blank == text.len)
		return FF_STR("the end of the text");
	if (memchr(text.s + at, '\n', blank - at))
		return FF_STR("the end of the line");
	struct ff_str word = {text.s + blank, word_end(text, blank) - blank};
	word = label_as_written(r->arena, word);
	return ff_arena_format(r->arena, "'%.*s'", FF_FMT(word));
}

/* The place behind the blanks at `at`, if they don't end the line. */
static size_t behind_blanks(const struct reader *r, size_t at)
{
	size_t end = space_end(r->clean.text, at);
	return memchr(r->clean.text.s + at, '\n', end - at) ? at : end;
}

/* What people write for a link that is none. */
static const struct {
	struct ff_str written, meant;
} short_arrows[] = {
	{FF_STR_INIT("->"), FF_STR_INIT("-->")},
	{FF_STR_INIT("=>"), FF_STR_INIT("==>")},
	{FF_STR_INIT("<-"), FF_STR_INIT("<-->")},
	{FF_STR_INIT("~~"), FF_STR_INIT("~~~")},
	{FF_STR_INIT("~>"), FF_STR_INIT("-.->")},
	{FF_STR_INIT("\xe2\x86\x92"), FF_STR_INIT("-->")},
	{FF_STR_INIT("\xe2\x80\x94>"), FF_STR_INIT("-->")},
	{FF_STR_INIT("\xe2\x80\x93>"), FF_STR_INIT("-->")},
};

/* The first letter of a placeholder may be part of an id, so that only the next is wrong. */
static size_t begin_of_code(const struct reader *r, size_t at)
{
	enum { LETTER = 3 };
	bool inside = at >= LETTER && is_code(ff_str_from(r->clean.text, at - LETTER));
	return inside ? at - LETTER : at;
}

/* Says what is recognised at `at`, whatever was expected there; true if nothing is. */
static bool say_misplaced(struct reader *r, size_t at)
{
	at = begin_of_code(r, at);
	struct ff_str rest = ff_str_from(r->clean.text, at);
	for (size_t i = 0; i < sizeof short_arrows / sizeof *short_arrows; i++)
		if (ff_str_starts(rest, short_arrows[i].written))
			return reader_wrong(r, at, SHORT_ARROW, short_arrows[i].written,
					    short_arrows[i].meant);
	if (ff_str_starts(rest, FF_STR("%%")))
		return reader_wrong(r, at, COMMENT);
	if (is_code(rest))
		return reader_wrong(r, at, CODE, reader_found(r, at));
	return true;
}

bool reader_misplaced(struct reader *r, enum complaint kind)
{
	size_t at = behind_blanks(r, r->t.at);
	const struct ff_str args[] = {reader_found(r, at), {NULL, 0}, {NULL, 0}};
	return say_misplaced(r, at) && reader_say(r, at, kind, args);
}

bool reader_unexpected(struct reader *r, struct ff_str expected)
{
	size_t at = behind_blanks(r, r->t.at);
	return say_misplaced(r, at) &&
	       reader_wrong(r, at, UNEXPECTED, reader_found(r, at), expected);
}

bool reader_is_keyword(const struct reader *r)
{
	static const uint64_t keywords = TOKEN_SET(TOKEN_STYLE) | TOKEN_SET(TOKEN_LINK_STYLE) |
					 TOKEN_SET(TOKEN_CLASS_DEF) | TOKEN_SET(TOKEN_CLASS) |
					 TOKEN_SET(TOKEN_CLICK) | TOKEN_SET(TOKEN_GRAPH) |
					 TOKEN_SET(TOKEN_SUBGRAPH) | TOKEN_SET(TOKEN_END);
	return token_in(r->t, keywords) || r->t.kind == TOKEN_TARGET ||
	       r->t.kind == TOKEN_INTERPOLATE || r->t.kind == TOKEN_HREF ||
	       r->t.kind == TOKEN_CALLBACK;
}

bool reader_keyword(struct reader *r)
{
	/* "click" and "call" are no tokens themselves, but what follows them: go back to the word.
	 */
	struct ff_str text = r->clean.text;
	size_t at = r->t.at;
	if (r->t.kind == TOKEN_CLICK || r->t.kind == TOKEN_CALLBACK) {
		while (at > 0 && !is_word_at(text, at - 1))
			at--;
		while (at > 0 && is_word_at(text, at - 1))
			at--;
	}
	size_t end = at;
	while (is_word_at(text, end))
		end++;
	return reader_wrong(r, at, KEYWORD, {text.s + at, end - at});
}
