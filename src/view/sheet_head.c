#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

enum { NAME_LINES = 3 };

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

/* "★ Job (1)", with the number always in view. */
static struct line named(struct ff_arena *a, const struct panel_sight *s, size_t i,
			 struct ff_str number, size_t cells)
{
	struct line line = {0};
	struct ff_str sign = sign_of(s, i);
	enum role role = role_of(s, i);
	line_add(a, &line, sign, role);
	line_add(a, &line, sign.len > 0 ? FF_STR(" ") : FF_STR(""), role);
	line_add(a, &line, part_alternative(s, i)->title, role);
	line = line_cut(a, &line, cells > number.len ? cells - number.len : 0, s->signs->ellipsis);
	line_add(a, &line, number, role);
	return line;
}

/* "★ Job (1)" for each column, wrapped to as many lines at most; what is longer is cut. In one line
 * "(1/3)", as nothing else says how many there are. */
static struct lines *names(const struct sheet *t, const struct panel_sight *s, size_t most)
{
	struct ff_arena *a = t->lines.arena;
	size_t n = s->comparison->guide->n_alternatives;
	struct lines *columns = FF_NEW(a, struct lines, t->columns);
	for (size_t c = 0; c < t->columns; c++) {
		size_t i = sheet_alternative(t, c);
		struct ff_str number = ff_arena_format(a, " (%zu)", number_of(s, i));
		if (most == 1)
			number = ff_arena_format(a, " (%zu/%zu)", number_of(s, i), n);
		struct line whole = named(a, s, i, number, SIZE_MAX);
		columns[c].arena = a;
		text_add(&columns[c], line_text(a, &whole), t->cell_width, FF_STR(""),
			 role_of(s, i));
		if (columns[c].n <= most)
			continue;
		columns[c].n = 0;
		*lines_add(&columns[c]) = named(a, s, i, number, t->cell_width);
	}
	return columns;
}

/* "★ Job (1), recommended", with the words below the names if any column needs that. */
static void add_names(struct sheet *t, const struct panel_sight *s)
{
	struct ff_arena *a = t->lines.arena;
	struct lines *columns = names(t, s, NAME_LINES);
	bool apart = false;
	for (size_t c = 0; c < t->columns; c++) {
		size_t width = columns[c].list[columns[c].n - 1].width + 2;
		width += sheet_state(s, sheet_alternative(t, c)).len;
		apart = apart || width > t->cell_width;
	}
	for (size_t c = 0; c < t->columns; c++) {
		struct line *line =
			apart ? lines_add(&columns[c]) : &columns[c].list[columns[c].n - 1];
		line_add(a, line, apart ? FF_STR("") : FF_STR(", "), ROLE_DIM);
		line_add(a, line, sheet_state(s, sheet_alternative(t, c)), ROLE_DIM);
	}
	part_columns(t, &t->head, &(struct lines){.arena = a}, columns);
}

/* A click brings another alternative beside the first one. */
static void add_hots(struct sheet *t)
{
	for (size_t c = 0; c < t->columns; c++) {
		size_t by = t->columns == 1 || c == 1 ? 1 : c > 0 ? c - 1 : 0;
		struct rect rect = {0, part_left(t, c), t->head.n, t->cell_width};
		hots_add(t->lines.arena, &t->head.hots, (struct hot){HOT_COLUMN, by, rect});
	}
}

/* "1, 3 and 4 of 5, 1 hidden, only what differs" */
static struct ff_str shown_text(const struct sheet *t, const struct panel_sight *s,
				const struct panel *p)
{
	size_t n = s->comparison->guide->n_alternatives;
	struct ff_buf b = {.arena = t->lines.arena};
	for (size_t c = 0; c < t->columns && t->columns < n; c++)
		ff_buf_format(&b, "%s%zu",
			      c == 0                ? ""
			      : c + 1 == t->columns ? " and "
						    : ", ",
			      number_of(s, sheet_alternative(t, c)));
	if (t->columns < n)
		ff_buf_format(&b, " of %zu", n);
	if (t->n_order < n)
		ff_buf_format(&b, ", %zu hidden", n - t->n_order);
	if (p->differing)
		ff_buf_format(&b, "%sdifferences only", b.len > 0 ? ", " : "");
	return ff_buf_str(&b);
}

/* The same in one line. "★ Job (1/3), recommended", where it is alone and no border says so. */
static struct line brief(const struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	size_t i = sheet_alternative(t, 0), n = s->comparison->guide->n_alternatives;
	if (t->columns > 1) {
		struct lines l = {.arena = a};
		part_columns(t, &l, &(struct lines){.arena = a}, names(t, s, 1));
		return l.list[0];
	}
	struct ff_str number = ff_arena_format(a, " (%zu/%zu)", number_of(s, i), n);
	if (t->n_order < n)
		number = ff_arena_format(a, " (%zu/%zu -%zu)", number_of(s, i), n, n - t->n_order);
	struct line line = named(a, s, i, number, cells);
	struct ff_str state = ff_arena_format(a, ", %.*s", FF_FMT(sheet_state(s, i)));
	if (line.width + state.len <= cells) /* the sign says it, too */
		line_add(a, &line, state, ROLE_DIM);
	return line;
}

void part_head(struct sheet *t, const struct panel_sight *s, const struct panel *p, size_t cells)
{
	if (s->comparison->guide->n_alternatives == 1) /* nothing to choose from */
		return;
	t->head.arena = t->lines.arena;
	add_names(t, s);
	add_hots(t);
	t->brief = brief(t, s, cells);
	t->shown = shown_text(t, s, p);
}
