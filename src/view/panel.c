#include "view/panel.h"
#include "view/rich.h"
#include <flowform/text.h>

static const struct ff_alternative *alternative(const struct panel_sight *s, size_t i)
{
	return &s->comparison->guide->alternatives[i];
}

/* How it is shown, and its sign. */
static enum role state_role(const struct panel_sight *s, size_t i)
{
	const struct ff_comparison *c = s->comparison;
	return i == c->recommended ? ROLE_BEST : c->possible[i] ? ROLE_OPEN : ROLE_OUT;
}

static struct ff_str state_sign(const struct panel_sight *s, size_t i)
{
	const struct ff_comparison *c = s->comparison;
	return i == c->recommended ? s->signs->best : c->possible[i] ? FF_STR("") : s->signs->out;
}

/* --- what of it is in view ---------------------------------------------------------------------
 */

/* Headings that stay: the alternatives, and the section at the top. */
static size_t headings(const struct sheet *t, struct size size)
{
	size_t wanted = t->columns > 1 ? 3 : 2;
	return size.rows >= 10 ? wanted : size.rows >= 4 ? 1 : 0;
}

size_t panel_room(const struct sheet *sheet, struct size size)
{
	return size.rows - headings(sheet, size);
}

/* "★ Job, recommended (1 of 3)" */
static struct line single_heading(struct ff_arena *a, const struct panel_sight *s,
				  const struct panel *p, const struct sheet *t, size_t cells)
{
	struct line line = {0};
	size_t n = s->comparison->guide->n_alternatives, i = sheet_alternative(s, p, t, 0);
	struct ff_str sign = state_sign(s, i), word = sheet_state(s, i);
	enum role role = state_role(s, i);
	line_add(a, &line, sign, role);
	line_add(a, &line, sign.len > 0 ? FF_STR(" ") : FF_STR(""), role);
	line_add(a, &line, alternative(s, i)->title, role);
	size_t number = (p->column < n ? p->column : n - 1) + 1;
	struct ff_str behind = ff_arena_format(a, ", %.*s (%zu of %zu)", FF_FMT(word), number, n);
	if (line.width + behind.len > cells) /* the sign says it, too */
		behind = ff_arena_format(a, " (%zu/%zu)", number, n);
	size_t room = cells > behind.len ? cells - behind.len : 0;
	line = line_cut(a, &line, room, s->signs->ellipsis);
	line_add(a, &line, behind, role);
	return line_cut(a, &line, cells, s->signs->ellipsis);
}

static void add_column_headings(struct lines *l, const struct panel_sight *s, const struct panel *p,
				const struct sheet *t)
{
	struct ff_arena *a = l->arena;
	struct lines *columns = FF_NEW(a, struct lines, t->columns + 1);
	size_t *widths = FF_NEW(a, size_t, t->columns + 1);
	columns[0].arena = a;
	size_t n = s->comparison->guide->n_alternatives;
	size_t first = p->column < n - t->columns ? p->column : n - t->columns;
	if (t->columns < n) /* the others are to the left and right */
		text_add(&columns[0],
			 ff_arena_format(a, "%zu to %zu of %zu", first + 1, first + t->columns, n),
			 t->title_width, FF_STR(""), ROLE_DIM);
	widths[0] = t->title_width;
	for (size_t c = 0; c < t->columns; c++) {
		size_t i = sheet_alternative(s, p, t, c);
		struct lines *column = &columns[c + 1];
		column->arena = a;
		widths[c + 1] = t->cell_width;
		struct line title = {0};
		struct ff_str sign = state_sign(s, i);
		line_add(a, &title, sign, state_role(s, i));
		line_add(a, &title, sign.len > 0 ? FF_STR(" ") : FF_STR(""), state_role(s, i));
		line_add(a, &title, alternative(s, i)->title, state_role(s, i));
		*lines_add(column) = line_cut(a, &title, t->cell_width, s->signs->ellipsis);
		line_add(a, lines_add(column), sheet_state(s, i), ROLE_DIM);
	}
	lines_beside(l, columns, widths, t->columns + 1);
}

static void add_headings(struct lines *l, const struct panel_sight *s, const struct panel *p,
			 const struct sheet *t, struct size size)
{
	size_t n = headings(t, size);
	if (n == 0 || s->comparison->guide->n_alternatives == 0)
		return;
	if (n == 3)
		add_column_headings(l, s, p, t);
	else
		*lines_add(l) = single_heading(l->arena, s, p, t, size.cols);
	if (n < 2)
		return;
	struct line rule = {0};
	size_t top = p->top < t->n ? p->top : 0;
	size_t heading = t->marks[top].heading;
	if (heading != top && t->title_width == 0) {
		line_join(l->arena, &rule, &t->lines.list[heading]);
		line_add(l->arena, &rule, FF_STR(" "), ROLE_BORDER);
	}
	while (rule.width < size.cols)
		line_add(l->arena, &rule, s->signs->across, ROLE_BORDER);
	*lines_add(l) = line_cut(l->arena, &rule, size.cols, FF_STR(""));
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

struct lines panel_lines(struct ff_arena *a, const struct panel_sight *s, const struct panel *p,
			 const struct sheet *sheet, struct size size, size_t *cursor_row)
{
	struct lines l = {.arena = a};
	add_headings(&l, s, p, sheet, size);
	*cursor_row = l.n;
	for (size_t at = p->top; at < sheet->lines.n && l.n < size.rows; at++) {
		struct line line = at == p->top ? with_title(a, sheet, at) : sheet->lines.list[at];
		if (at == p->at) {
			*cursor_row = l.n;
			line = line_in_role(a, &line, ROLE_FOCUS); /* a copy: the sheet stays */
			line_pad(a, &line, size.cols, ROLE_FOCUS);
		}
		*lines_add(&l) = line_cut(a, &line, size.cols, FF_STR(""));
	}
	return l;
}
