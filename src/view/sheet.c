#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

enum {
	NARROWEST_CELL = 28, /* side by side stand as many as find that much room */
	GAP = 2,             /* between them */
	TITLES_WIDTH = 18,   /* of the criteria's column, where it costs no alternative its place */
	ROUTES_SHOWN = 4,    /* of "Reached when" */
};

/* --- criteria ----------------------------------------------------------------------------------
 */

struct lines sheet_routes(struct ff_arena *a, const struct panel_sight *s, size_t i, size_t cells)
{
	const struct ff_comparison *c = s->comparison;
	struct ff_routes routes = ff_tour_routes(a, c->tour, i, ROUTES_SHOWN);
	struct lines l = {.arena = a};
	for (size_t r = 0; r < routes.n; r++)
		text_add(&l, ff_route_text(a, c->guide, &routes.list[r]), cells,
			 routes.n > 1 ? s->signs->bullet : FF_STR(""), ROLE_TEXT);
	if (routes.n == 0)
		text_add(&l, FF_STR("no way leads here"), cells, FF_STR(""), ROLE_DIM);
	if (routes.more > 0)
		text_add(&l, ff_routes_more(a, &routes, "way"), cells, FF_STR(""), ROLE_DIM);
	return l;
}

struct lines sheet_cell(struct ff_arena *a, const struct panel_sight *s, const struct ff_cell *cell,
			size_t cells)
{
	struct lines l = {.arena = a};
	if (cell->text.n > 0)
		rich_add(&l, cell->text, cells, FF_STR(""), ROLE_TEXT);
	for (size_t i = 0; i < cell->n_parts; i++) {
		if (l.n > 0)
			lines_add(&l);
		blocks_add(&l, s->comparison->guide->document, cell->parts[i], cells, s->signs);
	}
	if (l.n == 0)
		text_add(&l, s->signs->nothing, cells, FF_STR(""), ROLE_DIM);
	return l;
}

/* A step, and below it what the guide says about it: a command, further points. */
static void add_step(struct lines *l, const struct panel_sight *s, size_t alternative, size_t k,
		     size_t cells)
{
	const struct ff_step_item *step = &part_alternative(s, alternative)->next_steps[k];
	bool ticked = s->ticks && alternative == s->comparison->recommended;
	bool done = ticked ? s->ticks[k] : step->done;
	struct ff_str sign = done ? s->signs->ticked : s->signs->unticked;
	if (s->numbered)
		sign = ff_arena_format(l->arena, "%zu. %.*s", k + 1,
				       FF_FMT(done ? sign : FF_STR("")));
	rich_add(l, step->text, cells, sign, ROLE_TEXT);
	struct lines below = {.arena = l->arena};
	blocks_add(&below, s->comparison->guide->document, step->details, cells, s->signs);
	lines_append(l, &below);
}

struct lines part_next_steps(struct ff_arena *a, const struct panel_sight *s, size_t i,
			     size_t cells)
{
	struct lines l = {.arena = a};
	for (size_t k = 0; k < part_alternative(s, i)->n_next_steps; k++)
		add_step(&l, s, i, k, cells);
	return l;
}

size_t part_left(const struct sheet *t, size_t column)
{
	return (t->title_width > 0 ? t->title_width + GAP : 0) + column * (t->cell_width + GAP);
}

void part_columns(const struct sheet *t, struct lines *to, const struct lines *title,
		  const struct lines *cells)
{
	size_t titles = t->title_width > 0 ? 1 : 0, n = t->columns + titles;
	struct lines *columns = FF_NEW(to->arena, struct lines, n);
	size_t *widths = FF_NEW(to->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		columns[i] = i < titles ? *title : cells[i - titles];
		widths[i] = (i < titles ? t->title_width : t->cell_width) + GAP - 1;
	}
	lines_beside(to, columns, widths, n);
}

/* One row of the comparison: its title, and a cell for each alternative shown. */
static void add_row(struct sheet *t, struct ff_str title, const struct lines *cells, size_t whole)
{
	bool beside = t->title_width > 0;
	struct lines titles = {.arena = t->lines.arena};
	if (beside) {
		lines_add(&t->lines);
		part_mark_plain(t);
		text_add(&titles, title, t->title_width, FF_STR(""), ROLE_HEADING);
	} else {
		part_heading(t, title, whole);
	}
	size_t first = t->n;
	part_columns(t, &t->lines, &titles, cells);
	part_mark(t, (struct item){ITEM_NONE, 0}, beside);
	for (size_t i = first; i < t->n; i++)
		t->marks[i].beside = beside;
}

struct ff_str sheet_state(const struct panel_sight *s, size_t i)
{
	const struct ff_comparison *c = s->comparison;
	return i == c->recommended ? FF_STR("recommended")
	       : c->possible[i]    ? FF_STR("possible")
				   : FF_STR("ruled out");
}

static bool cells_differ(const struct lines *all, size_t n)
{
	struct ff_str first = {NULL, 0};
	struct ff_arena *a = all[0].arena;
	for (size_t i = 0; i < n; i++) {
		struct ff_buf b = {.arena = a};
		for (size_t k = 0; k < all[i].n; k++) {
			ff_buf_add(&b, line_text(a, &all[i].list[k]));
			ff_buf_add_char(&b, '\n');
		}
		if (i > 0 && !ff_str_eq(first, ff_buf_str(&b)))
			return true;
		first = ff_buf_str(&b);
	}
	return n < 2;
}

typedef struct lines make_cell(struct ff_arena *a, const struct panel_sight *s, size_t i,
			       size_t cells);

static void add_made_row(struct sheet *t, const struct panel_sight *s, struct ff_str title,
			 make_cell *make, size_t cells)
{
	struct lines *row = FF_NEW(t->lines.arena, struct lines, t->columns);
	size_t lines = 0;
	for (size_t i = 0; i < t->columns; i++) {
		row[i] = make(t->lines.arena, s, sheet_alternative(t, i), t->cell_width);
		lines += row[i].n;
	}
	if (lines > 0)
		add_row(t, title, row, cells);
}

static bool differs_among(struct ff_arena *a, const struct panel_sight *s,
			  const struct ff_criterion *row, const size_t *list, size_t n)
{
	struct lines *all = FF_NEW(a, struct lines, n);
	for (size_t i = 0; i < n; i++)
		all[i] = sheet_cell(a, s, ff_criterion_cell(row, list[i]), UNWRAPPED);
	return cells_differ(all, n);
}

bool part_differs(struct ff_arena *a, const struct panel_sight *s, const struct ff_criterion *row)
{
	return differs_among(a, s, row, s->comparison->order, s->comparison->guide->n_alternatives);
}

static void add_criteria(struct sheet *t, const struct panel_sight *s, const struct panel *p,
			 size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_guide *g = s->comparison->guide;
	struct lines *row = FF_NEW(a, struct lines, t->columns);
	if (!ff_path_is_plan(s->comparison->path))
		add_made_row(t, s, FF_STR("Reached when"), sheet_routes, cells);
	for (size_t i = 0; i < g->n_criteria; i++) {
		const struct ff_criterion *c = &g->criteria[i];
		/* Of all that are not hidden, not only of those in view. */
		if (p->differing && !differs_among(a, s, c, t->order, t->n_order))
			continue;
		for (size_t k = 0; k < t->columns; k++)
			row[k] = sheet_cell(a, s, ff_criterion_cell(c, sheet_alternative(t, k)),
					    t->cell_width);
		add_row(t, c->title, row, cells);
	}
}

/* The recommended alternative's, which can be ticked. */
static void add_next_steps(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	size_t best = s->comparison->recommended;
	for (size_t k = 0; k < part_alternative(s, best)->n_next_steps; k++) {
		if (k == 0)
			part_heading(t, FF_STR("Next steps"), cells);
		add_step(&t->lines, s, best, k, cells);
		part_mark(t, (struct item){ITEM_STEP, k}, false);
	}
}

/* Next steps as a criterion: what stands above is not said again. */
static struct lines other_steps(struct ff_arena *a, const struct panel_sight *s, size_t i,
				size_t cells)
{
	struct lines l = {.arena = a};
	return i == s->comparison->recommended ? l : part_next_steps(a, s, i, cells);
}

static void add_source(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	const struct ff_guide *g = s->comparison->guide;
	struct ff_arena *a = t->lines.arena;
	if (g->date.len == 0 && g->source_note.len == 0)
		return;
	part_heading(t, FF_STR("This guide"), cells);
	if (g->date.len > 0)
		part_text(t, ff_arena_format(a, "Date: %.*s", FF_FMT(g->date)), cells, ROLE_DIM);
	if (g->source_note.len > 0)
		part_text(t, ff_arena_format(a, "Source: %.*s", FF_FMT(g->source_note)), cells,
			  ROLE_DIM);
}

static size_t fitting(size_t cells, size_t n)
{
	size_t fit = (cells + GAP) / (NARROWEST_CELL + GAP);
	return n < fit ? n : fit;
}

/* The alternatives that are shown, and how: as many side by side as fit, at least one. */
static void set_columns(struct sheet *t, const struct panel_sight *s, const struct panel *p,
			size_t cells)
{
	const struct ff_comparison *c = s->comparison;
	size_t *order = FF_NEW(t->lines.arena, size_t, c->guide->n_alternatives);
	for (size_t i = 0; i < c->guide->n_alternatives; i++)
		if (!p->hidden || !p->hidden[c->order[i]])
			order[t->n_order++] = c->order[i];
	t->order = order;
	t->columns = fitting(cells, t->n_order);
	size_t rest = cells > TITLES_WIDTH + GAP ? cells - TITLES_WIDTH - GAP : 0;
	if (t->columns < 2)
		t->columns = 1;
	else if (fitting(rest, t->n_order) == t->columns)
		t->title_width = TITLES_WIDTH;
	size_t last = t->n_order > t->columns ? t->n_order - t->columns : 0;
	t->first = p->column < last ? p->column : last;
	size_t room = t->title_width > 0 ? rest : cells, gaps = (t->columns - 1) * GAP;
	t->cell_width = (room - gaps) / t->columns;
}

void part_answer(struct sheet *t, const struct panel_sight *s, bool brief, size_t cells)
{
	size_t best = s->comparison->recommended;
	part_result(t, s, cells);
	part_separating(t, s, cells);
	part_why(t, s, cells);
	if (!brief) {
		part_changes(t, s, cells);
		part_why_not(t, s, cells);
	}
	part_steps_passed(t, s, cells);
	if (best == FF_NONE)
		return;
	add_next_steps(t, s, cells);
	struct ff_str link = ff_text_link(part_alternative(s, best)->link);
	if (link.len == 0)
		return;
	part_heading(t, FF_STR("Link"), cells);
	part_text(t, link, s->links_whole ? UNWRAPPED : cells, ROLE_LINK);
}

struct sheet sheet_of(struct ff_arena *a, const struct panel_sight *s, const struct panel *p,
		      size_t cells)
{
	struct sheet t = {.lines.arena = a};
	set_columns(&t, s, p, cells);
	part_answer(&t, s, false, cells);
	if (t.n_order > 0) {
		part_head(&t, s, p, cells);
		add_criteria(&t, s, p, cells);
		add_made_row(&t, s, FF_STR("Next steps"), other_steps, cells);
		part_links(&t, s, cells);
	}
	add_source(&t, s, cells);
	return t;
}

struct sheet_place sheet_place(struct ff_arena *a, const struct sheet *sheet, size_t line)
{
	struct sheet_place place = {.item.kind = ITEM_NONE};
	if (line >= sheet->n)
		return place;
	size_t heading = sheet->marks[line].heading;
	place.item = sheet->marks[line].item;
	place.heading = line_text(a, &sheet->lines.list[heading]);
	place.below = line - heading;
	for (size_t i = 0; i <= line; i++)
		place.headings += sheet->marks[i].heading == i;
	return place;
}

size_t sheet_find(const struct sheet *sheet, struct sheet_place place)
{
	size_t headings = 0, by_text = FF_NONE, by_count = 0;
	struct ff_arena *a = sheet->lines.arena;
	bool same = false;
	for (size_t i = 0; i < sheet->n; i++) {
		const struct sheet_mark *m = &sheet->marks[i];
		if (place.item.kind != ITEM_NONE && m->item.kind == place.item.kind &&
		    m->item.index == place.item.index)
			return i;
		if (m->heading == i) {
			headings++;
			same = ff_str_eq(line_text(a, &sheet->lines.list[i]), place.heading);
		}
		if (headings == place.headings && i - m->heading <= place.below)
			by_count = i;
		if (same && i - m->heading <= place.below)
			by_text = i;
	}
	return by_text != FF_NONE ? by_text : by_count;
}

struct sheet sheet_report(struct ff_arena *a, const struct panel_sight *s, bool brief, size_t cells)
{
	struct sheet t = {.lines.arena = a};
	part_answer(&t, s, brief, cells);
	add_source(&t, s, cells);
	return t;
}
