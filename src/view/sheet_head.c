#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

static enum role role_of(const struct panel_sight *s, size_t i)
{
	const struct ff_comparison *c = s->comparison;
	return i == c->recommended ? ROLE_BEST : c->possible[i] ? ROLE_OPEN : ROLE_OUT;
}

static struct ff_str sign_of(const struct panel_sight *s, size_t i)
{
	const struct ff_comparison *c = s->comparison;
	return i == c->recommended ? s->signs->best : c->possible[i] ? FF_STR("") : s->signs->out;
}

/* By which a person calls it; hidden ones keep theirs. */
static size_t number_of(const struct panel_sight *s, size_t alternative)
{
	for (size_t i = 0; i < s->comparison->guide->n_alternatives; i++)
		if (s->comparison->order[i] == alternative)
			return i + 1;
	return 0;
}

/* "★ Job", with `behind` always in view. */
static struct line named(struct ff_arena *a, const struct panel_sight *s, size_t i,
			 struct ff_str behind, size_t cells)
{
	struct line line = {0};
	struct ff_str sign = sign_of(s, i);
	enum role role = role_of(s, i);
	line_add(a, &line, sign, role);
	line_add(a, &line, sign.len > 0 ? FF_STR(" ") : FF_STR(""), role);
	line_add(a, &line, part_alternative(s, i)->title, role);
	line = line_cut(a, &line, cells > behind.len ? cells - behind.len : 0, s->signs->ellipsis);
	line_add(a, &line, behind, role);
	return line_cut(a, &line, cells, s->signs->ellipsis);
}

/* "★ Job, recommended (1 of 3, 1 hidden)" */
static struct line one_heading(struct ff_arena *a, const struct sheet *t,
			       const struct panel_sight *s, size_t cells)
{
	size_t n = s->comparison->guide->n_alternatives, i = t->order[t->first];
	size_t number = number_of(s, i), hidden = n - t->n_order;
	struct ff_str word = sheet_state(s, i), gone = FF_STR("");
	if (hidden > 0)
		gone = ff_arena_format(a, ", %zu hidden", hidden);
	struct ff_str behind = ff_arena_format(a, ", %.*s (%zu of %zu%.*s)", FF_FMT(word), number,
					       n, FF_FMT(gone));
	struct line line = named(a, s, i, FF_STR(""), SIZE_MAX);
	if (n == 1) /* nothing to choose from */
		return named(a, s, i, FF_STR(""), cells);
	if (line.width + behind.len > cells) /* the sign says it, too */
		behind = hidden > 0 ? ff_arena_format(a, " (%zu/%zu -%zu)", number, n, hidden)
				    : ff_arena_format(a, " (%zu/%zu)", number, n);
	return named(a, s, i, behind, cells);
}

static void add_columns(struct sheet *t, const struct panel_sight *s)
{
	struct ff_arena *a = t->lines.arena;
	struct lines *columns = FF_NEW(a, struct lines, t->columns + 1);
	size_t *widths = FF_NEW(a, size_t, t->columns + 1);
	columns[0].arena = a;
	if (t->columns < t->n_order) /* the others are to the left and right */
		text_add(&columns[0],
			 ff_arena_format(a, "%zu to %zu of %zu", t->first + 1,
					 t->first + t->columns, t->n_order),
			 t->title_width, FF_STR(""), ROLE_DIM);
	widths[0] = t->title_width;
	for (size_t c = 0; c < t->columns; c++) {
		struct lines *column = &columns[c + 1];
		size_t i = t->order[t->first + c];
		struct ff_str number = ff_arena_format(a, " (%zu)", number_of(s, i));
		column->arena = a;
		widths[c + 1] = t->cell_width;
		*lines_add(column) = named(a, s, i, number, t->cell_width);
		line_add(a, lines_add(column), sheet_state(s, i), ROLE_DIM);
	}
	for (size_t c = 0, left = widths[0] + 1; c < t->columns; c++, left += widths[c] + 1)
		hots_add(a, &t->head.hots,
			 (struct hot){HOT_COLUMN, c, {t->head.n, left, 2, widths[c + 1]}});
	lines_beside(&t->head, columns, widths, t->columns + 1);
}

/* "1 hidden: Job (2)" */
static void add_hidden(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	size_t hidden = c->guide->n_alternatives - t->n_order;
	struct ff_buf b = {.arena = a};
	if (hidden == 0)
		return;
	ff_buf_format(&b, "%zu hidden: ", hidden);
	for (size_t i = 0, k = 0, n = 0; i < c->guide->n_alternatives; i++) {
		if (k < t->n_order && t->order[k] == c->order[i]) {
			k++;
			continue;
		}
		ff_buf_format(&b, "%s%.*s (%zu)", n++ > 0 ? ", " : "",
			      FF_FMT(part_alternative(s, c->order[i])->title), i + 1);
	}
	struct line line = {0};
	line_add(a, &line, ff_buf_str(&b), ROLE_NOTICE);
	*lines_add(&t->head) = line_cut(a, &line, cells, s->signs->ellipsis);
}

void part_head(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	t->head.arena = t->lines.arena;
	t->brief = one_heading(t->lines.arena, t, s, cells);
	if (t->columns > 1)
		add_columns(t, s);
	else
		*lines_add(&t->head) = t->brief;
	add_hidden(t, s, cells);
}
