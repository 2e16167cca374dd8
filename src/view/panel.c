#include "view/panel.h"
#include "view/rich.h"
#include <flowform/text.h>

/* Headings that stay: all of them and a rule below, or one, or none. */
static size_t headings(const struct sheet *t, struct size size)
{
	size_t all = t->head.n > 0 ? t->head.n + 1 : 0;
	if (size.rows >= 10 && all <= size.rows / 2)
		return all;
	return size.rows >= 4 && t->brief.width > 0 ? 1 : 0;
}

size_t panel_room(const struct sheet *sheet, struct size size)
{
	return size.rows - headings(sheet, size);
}

/* Below the headings, with the section's at its beginning once that has scrolled out of view. */
static struct line rule(struct ff_arena *a, const struct panel *p, const struct sheet *t,
			const struct signs *signs, size_t cells)
{
	struct line rule = {0};
	size_t top = p->top < t->n ? p->top : 0;
	size_t heading = t->n > 0 ? t->marks[top].heading : top;
	const struct line *title = t->n > 0 ? &t->lines.list[heading] : &rule;
	bool is_title = title->n > 0 && title->spans[0].role == ROLE_HEADING;
	if (heading != top && is_title && !t->marks[top].beside) {
		line_join(a, &rule, title);
		line_add(a, &rule, FF_STR(" "), ROLE_BORDER);
	}
	while (rule.width < cells)
		line_add(a, &rule, signs->across, ROLE_BORDER);
	return line_cut(a, &rule, cells, FF_STR(""));
}

static void add_headings(struct lines *l, const struct panel *p, const struct sheet *t,
			 const struct signs *signs, struct size size)
{
	size_t n = headings(t, size);
	if (n == 1)
		*lines_add(l) = line_cut(l->arena, &t->brief, size.cols, signs->ellipsis);
	for (size_t i = 0; n > 0 && i < t->head.hots.n; i++) {
		struct hot hot = t->head.hots.list[i];
		hot.rect.rows = n > 1 ? hot.rect.rows : 1;
		hots_add(l->arena, &l->hots, hot);
	}
	if (n < 2)
		return;
	for (size_t i = 0; i < t->head.n; i++)
		*lines_add(l) = line_cut(l->arena, &t->head.list[i], size.cols, signs->ellipsis);
	*lines_add(l) = rule(l->arena, p, t, signs, size.cols);
}

/* A row whose title has scrolled out of view shows it in its first line in view. */
static struct line with_title(struct ff_arena *a, const struct sheet *t, size_t at)
{
	const struct line *line = &t->lines.list[at];
	size_t heading = t->marks[at].heading;
	if (!t->marks[at].beside || heading == at)
		return *line;
	struct line title = line_cut(a, &t->lines.list[heading], t->title_width, FF_STR(""));
	line_pad(a, &title, t->title_width, ROLE_TEXT);
	struct line rest = {0};
	size_t skip = t->title_width;
	for (size_t i = 0; i < line->n; i++) {
		struct ff_str text = line->spans[i].text;
		size_t n = ff_text_fit(text, skip);
		skip -= ff_text_width(ff_str_head(text, n));
		line_add(a, &rest, ff_str_from(text, n), line->spans[i].role);
	}
	line_join(a, &title, &rest);
	return title;
}

struct lines panel_lines(struct ff_arena *a, const struct panel *p, const struct sheet *sheet,
			 const struct signs *signs, struct size size, size_t *cursor_row)
{
	struct lines l = {.arena = a};
	add_headings(&l, p, sheet, signs, size);
	*cursor_row = l.n;
	for (size_t at = p->top; at < sheet->lines.n && l.n < size.rows; at++) {
		struct line line = at == p->top ? with_title(a, sheet, at) : sheet->lines.list[at];
		if (at == p->at) {
			*cursor_row = l.n;
			line = line_in_role(a, &line, ROLE_FOCUS); /* a copy: the sheet stays */
			line_pad(a, &line, size.cols, ROLE_FOCUS);
		}
		hots_add(a, &l.hots, (struct hot){HOT_LINE, at, {l.n, 0, 1, size.cols}});
		*lines_add(&l) = line_cut(a, &line, size.cols, FF_STR(""));
	}
	return l;
}
