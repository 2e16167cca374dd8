#include "view/markdown.h"
#include <flowform/text.h>

/* Text that must not turn into markup. */
static void add_escaped(struct ff_buf *out, struct ff_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (strchr("\\`*_[]<>|#&~", s.s[i]) && s.s[i] != '\0')
			ff_buf_add_char(out, '\\');
		ff_buf_add_char(out, s.s[i]);
	}
}

/* A '|' would end a table's cell even in code. */
static void add_verbatim(struct ff_buf *out, struct ff_str s, bool in_table)
{
	for (size_t i = 0; i < s.len; i++) {
		if (in_table && s.s[i] == '|')
			ff_buf_add_char(out, '\\');
		ff_buf_add_char(out, s.s[i]);
	}
}

/* Between one more '`' than stand together anywhere in it. */
static void add_code(struct ff_buf *out, struct ff_str code, bool in_table)
{
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < code.len; i++) {
		run = code.s[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	ff_buf_repeat(out, '`', longest + 1);
	ff_buf_repeat(out, ' ', longest > 0);
	add_verbatim(out, code, in_table);
	ff_buf_repeat(out, ' ', longest > 0);
	ff_buf_repeat(out, '`', longest + 1);
}

static bool is_strong(const struct span *span)
{
	return ff_str_trim(span->text).len > 0 &&
	       (span->role == ROLE_STRONG || span->role == ROLE_BEST || span->strong);
}

/* `opens`, `closes`: whether what is strong begins and ends with the span. Between two such spans
 * no mark stands: "**a****b**" would show some of them. */
static void add_span(struct ff_buf *out, const struct span *span, bool opens, bool closes,
		     bool in_table)
{
	/* Marks do not count as such beside a blank. */
	struct ff_str text = ff_str_trim(span->text);
	struct ff_str mark = span->role == ROLE_EMPHASIS ? FF_STR("*") : FF_STR("");
	size_t before = text.len > 0 ? (size_t)(text.s - span->text.s) : 0;
	ff_buf_repeat(out, ' ', before);
	ff_buf_add(out, opens ? FF_STR("**") : FF_STR(""));
	if (text.len > 0 && span->role == ROLE_CODE) {
		add_code(out, text, in_table);
	} else if (text.len > 0 && span->role == ROLE_LINK) {
		add_verbatim(out, text, in_table);
	} else if (text.len > 0) {
		ff_buf_add(out, mark);
		add_escaped(out, text);
		ff_buf_add(out, mark);
	}
	ff_buf_add(out, closes ? FF_STR("**") : FF_STR(""));
	ff_buf_repeat(out, ' ', span->text.len - before - text.len);
}

static size_t count_digits(struct ff_str s)
{
	size_t n = 0;
	while (n < s.len && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n;
}

/* "- ", "- [x] ", "12. ": what view puts before an item. */
static bool is_mark(struct ff_str s)
{
	s = ff_str_trim(s);
	size_t digits = count_digits(s);
	return ff_str_eq(s, FF_STR("-")) || ff_str_eq(s, FF_STR("- [x]")) ||
	       ff_str_eq(s, FF_STR("- [ ]")) ||
	       (digits > 0 && digits + 1 == s.len && s.s[digits] == '.');
}

/* A text that begins as a list or an underline does is kept from being one. */
static void add_guard(struct ff_buf *out, struct span *first)
{
	struct ff_str s = first->text;
	size_t n = count_digits(s);
	bool list = n < s.len && (n > 0 ? strchr(".)", s.s[n]) : strchr("-+=", s.s[n])) != NULL;
	if (!list || s.s[n] == '\0' || first->role == ROLE_CODE || first->role == ROLE_LINK)
		return;
	ff_buf_add(out, ff_str_head(s, n));
	ff_buf_add_char(out, '\\');
	ff_buf_add_char(out, s.s[n]);
	first->text = ff_str_from(s, n + 1);
}

static void add_line(struct ff_buf *out, const struct line *line, bool in_table)
{
	size_t first = line->n > 1 && is_mark(line->spans[0].text);
	if (first > 0)
		ff_buf_add(out, line->spans[0].text);
	for (size_t i = first; i < line->n; i++) {
		struct span span = line->spans[i];
		bool strong = is_strong(&span);
		bool opens = strong && (i == first || !is_strong(&line->spans[i - 1]));
		bool closes = strong && (i + 1 == line->n || !is_strong(&line->spans[i + 1]));
		if (i == first && !in_table && !strong && span.role != ROLE_EMPHASIS)
			add_guard(out, &span);
		add_span(out, &span, opens, closes, in_table);
	}
}

static bool is_item(const struct line *line)
{
	return line->n > 1 && is_mark(line->spans[0].text);
}

/* A note, or what is said about a step. */
static bool is_below_item(const struct line *line)
{
	return line->n > 1 && line->spans[0].text.s[0] == ' ' && !is_item(line);
}

/* A line of text is a paragraph: an empty line has to follow. Items and what stands below them are
 * not parted, but what stands below begins a line of its own. */
static void add_sheet(struct ff_buf *out, const struct sheet *sheet)
{
	bool paragraph = false;
	for (size_t i = 0; i < sheet->n; i++) {
		const struct line *line = &sheet->lines.list[i];
		bool heading = sheet->marks[i].heading == i && line->n > 0;
		bool breaks = i + 1 < sheet->n && line->n > 0 && is_below_item(line + 1);
		if (paragraph && line->n > 0)
			ff_buf_add_char(out, '\n');
		ff_buf_add(out, heading ? FF_STR("## ") : FF_STR(""));
		add_line(out, line, false);
		ff_buf_add(out, heading ? FF_STR("\n\n") : breaks ? FF_STR("\\\n") : FF_STR("\n"));
		paragraph = line->n > 0 && !heading && !is_item(line) && !is_below_item(line);
	}
}

void markdown_text(struct ff_buf *out, struct ff_str s)
{
	s = ff_text_harmless(out->arena, ff_text_line(out->arena, s));
	struct span span = {.text = s, .role = ROLE_TEXT};
	if (s.len > 0)
		add_guard(out, &span);
	add_escaped(out, span.text);
}

void markdown_nested(struct ff_buf *out, const struct lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		const struct line *line = &lines->list[i];
		if (line->n == 0)
			continue;
		ff_buf_add(out, is_item(line) ? FF_STR("\n  ")
				: i == 0      ? FF_STR(" ")
					      : FF_STR("<br>"));
		add_line(out, line, false);
	}
}

static void add_cell(struct ff_buf *out, const struct lines *cell)
{
	ff_buf_add(out, FF_STR(" "));
	bool some = false;
	for (size_t i = 0; i < cell->n; i++) {
		if (cell->list[i].n == 0)
			continue;
		if (some)
			ff_buf_add(out, FF_STR("<br>"));
		add_line(out, &cell->list[i], true);
		some = true;
	}
	ff_buf_add(out, FF_STR(" |"));
}

static void add_table(struct ff_buf *out, const struct panel_sight *s)
{
	const struct ff_comparison *c = s->comparison;
	const struct ff_guide *g = c->guide;
	ff_buf_add(out, FF_STR("\n## Comparison\n\n| |"));
	for (size_t k = 0; k < g->n_alternatives; k++) {
		ff_buf_add(out, FF_STR(" "));
		markdown_text(out, g->alternatives[c->order[k]].title);
		ff_buf_add(out, c->order[k] == c->recommended ? FF_STR(" (recommended) |")
							      : FF_STR(" |"));
	}
	ff_buf_add(out, FF_STR("\n|---|"));
	for (size_t k = 0; k < g->n_alternatives; k++)
		ff_buf_add(out, FF_STR("---|"));
	ff_buf_add(out, FF_STR("\n| **Reached when** |"));
	for (size_t k = 0; k < g->n_alternatives; k++) {
		struct lines routes = sheet_routes(out->arena, s, c->order[k], UNWRAPPED);
		add_cell(out, &routes);
	}
	for (size_t i = 0; i < g->n_criteria; i++) {
		ff_buf_add(out, FF_STR("\n| **"));
		markdown_text(out, g->criteria[i].title);
		ff_buf_add(out, FF_STR("** |"));
		for (size_t k = 0; k < g->n_alternatives; k++) {
			const struct ff_cell *cell =
				ff_criterion_cell(&g->criteria[i], c->order[k]);
			struct lines lines = sheet_cell(out->arena, s, cell, UNWRAPPED);
			add_cell(out, &lines);
		}
	}
	ff_buf_add_char(out, '\n');
}

struct signs markdown_signs(const struct signs *signs)
{
	struct signs marks = *signs;
	marks.bullet = FF_STR("- ");
	marks.ticked = FF_STR("- [x] ");
	marks.unticked = FF_STR("- [ ] ");
	marks.best = FF_STR("");
	return marks;
}

void markdown_report(const struct panel_sight *s, struct ff_buf *out)
{
	const struct signs signs = markdown_signs(s->signs);
	struct panel_sight sight = *s;
	sight.signs = &signs;
	const struct ff_guide *g = s->comparison->guide;
	ff_buf_add(out, FF_STR("# "));
	markdown_text(out, g->title);
	ff_buf_add(out, FF_STR("\n\n"));
	struct sheet sheet = sheet_report(out->arena, &sight, false, UNWRAPPED);
	add_sheet(out, &sheet);
	if (g->n_alternatives > 0)
		add_table(out, &sight);
}
