#include "view/sheet.h"
#include "view/rich.h"
#include <flowform/text.h>

enum {
	WIDE = 100,          /* from here on alternatives stand side by side */
	NARROWEST_CELL = 24, /* and only as many as find that much room */
	TITLES_WIDTH = 18,   /* of the criteria's column */
	ROUTES_SHOWN = 4,    /* of "Reached when" */
	NAMES_SHOWN = 4,     /* alternatives in one sentence */
	REASONS_SHOWN = 24,  /* of "Why not" */
};

static const struct ff_alternative *alternative(const struct panel_sight *s, size_t i)
{
	return &s->comparison->guide->alternatives[i];
}

/* --- the sheet ---------------------------------------------------------------------------------
 */

/* Gives all lines since the last call their mark; the item belongs to the first of them. */
static void mark(struct sheet *t, struct item item, bool heading)
{
	size_t above = t->n > 0 ? t->marks[t->n - 1].heading : 0;
	for (bool first = true; t->n < t->lines.n; first = false) {
		struct item it = first ? item : (struct item){ITEM_NONE, 0};
		size_t at = heading && first ? t->n : above;
		FF_PUSH(t->lines.arena, t->marks, t->n, t->cap) =
			(struct sheet_mark){it, at, false};
		above = at;
	}
}

static void mark_plain(struct sheet *t)
{
	mark(t, (struct item){ITEM_NONE, 0}, false);
}

static void add_heading(struct sheet *t, struct ff_str title, size_t cells)
{
	if (t->lines.n > 0) {
		lines_add(&t->lines);
		mark_plain(t);
	}
	text_add(&t->lines, title, cells, FF_STR(""), ROLE_HEADING);
	mark(t, (struct item){ITEM_NONE, 0}, true);
}

static void add_text(struct sheet *t, struct ff_str text, size_t cells, enum role role)
{
	text_add(&t->lines, text, cells, FF_STR(""), role);
	mark_plain(t);
}

static void add_item(struct sheet *t, struct ff_str mark_text, struct ff_str text, size_t cells,
		     struct item item)
{
	text_add(&t->lines, text, cells, mark_text, ROLE_TEXT);
	mark(t, item, false);
}

/* --- words -------------------------------------------------------------------------------------
 */

static struct ff_str answer_of(struct ff_arena *a, const struct panel_sight *s, uint32_t node,
			       uint32_t way)
{
	return ff_guide_answer(a, s->comparison->guide, node, way);
}

/* "A, B or C", with another word for "or"; more than a few are counted. */
static struct ff_str names(struct ff_arena *a, const struct panel_sight *s, const size_t *list,
			   size_t n, struct ff_str conjunction)
{
	struct ff_buf b = {.arena = a};
	if (n == 0)
		return FF_STR("no outcome");
	if (n > NAMES_SHOWN)
		return ff_arena_format(a, "%zu alternatives, still open", n);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ff_buf_add(&b, i + 1 == n ? conjunction : FF_STR(", "));
		ff_buf_add(&b, alternative(s, list[i])->title);
	}
	return ff_buf_str(&b);
}

static struct ff_str possible_names(struct ff_arena *a, const struct panel_sight *s)
{
	const struct ff_comparison *c = s->comparison;
	size_t *list = FF_NEW(a, size_t, c->n_possible), n = 0;
	for (size_t i = 0; i < c->guide->n_alternatives; i++)
		if (c->possible[i])
			list[n++] = i;
	return names(a, s, list, n, FF_STR(" and "));
}

/* --- result, why, what would change it, why not ------------------------------------------------
 */

static struct ff_str undecided_text(struct ff_arena *a, const struct panel_sight *s)
{
	size_t n = s->comparison->n_possible;
	struct ff_str possible = possible_names(a, s);
	if (n == 0)
		return FF_STR("No outcome can be reached from here.");
	if (n == 1)
		return ff_arena_format(a, "No outcome yet; all that follows leads to %.*s.",
				       FF_FMT(possible));
	if (n > NAMES_SHOWN)
		return ff_arena_format(a, "Undecided between %zu alternatives.", n);
	return ff_arena_format(a, "Undecided between %.*s.", FF_FMT(possible));
}

static void add_result(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	add_heading(t, FF_STR("Result"), cells);
	if (c->recommended == FF_NONE) {
		add_text(t, undecided_text(a, s), cells, ROLE_NOTICE);
		return;
	}
	const struct ff_alternative *best = alternative(s, c->recommended);
	struct ff_str sign = s->signs->best;
	add_text(t,
		 ff_arena_format(a, "%.*s%s%.*s", FF_FMT(sign), sign.len > 0 ? " " : "",
				 FF_FMT(best->title)),
		 cells, ROLE_BEST);
	struct ff_str label = ff_text_line(a, c->guide->chart->nodes[c->path->end].label);
	if (!ff_str_eq(label, best->title))
		add_text(t, ff_arena_format(a, "In the chart: \"%.*s\"", FF_FMT(label)), cells,
			 ROLE_DIM);
	if (best->inferred)
		add_text(t,
			 FF_STR("The guide does not say which of its sections this outcome means; "
				"it "
				"is the only one left over."),
			 cells, ROLE_NOTICE);
}

static void add_separating(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	if (c->recommended != FF_NONE)
		return;
	size_t node = ff_separating_question(a, c->guide, c->path);
	if (node == FF_NONE)
		return;
	struct ff_str label = ff_text_line(a, c->guide->chart->nodes[node].label);
	add_item(t, FF_STR(""),
		 ff_arena_format(a, "The question that would part them: %.*s", FF_FMT(label)),
		 cells, (struct item){ITEM_ASK, 0});
}

static void add_steps_passed(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_path *p = s->comparison->path;
	const struct ff_chart *chart = p->chart;
	size_t number = 0;
	for (size_t i = 0; i <= p->n_visits; i++) {
		size_t n = ff_path_steps(p, i, NULL, 0);
		uint32_t *nodes = FF_NEW(a, uint32_t, n);
		ff_path_steps(p, i, nodes, n);
		for (size_t k = 0; k < n; k++) {
			if (nodes[k] == chart->start)
				continue;
			if (number++ == 0)
				add_heading(t, FF_STR("Steps on the way"), cells);
			struct ff_str label = ff_text_line(a, chart->nodes[nodes[k]].label);
			add_item(t, ff_arena_format(a, "%zu. ", number), label, cells,
				 (struct item){ITEM_NONE, 0});
		}
	}
}

static void add_note(struct sheet *t, struct ff_str note, size_t cells)
{
	if (ff_str_trim(note).len == 0)
		return;
	text_add(&t->lines, ff_text_line(t->lines.arena, note), cells, FF_STR("   Note: "),
		 ROLE_EMPHASIS);
	mark_plain(t);
}

/* The answers with their notes, and the note of a question that is still open. */
static void add_why(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	const struct ff_path *p = c->path;
	bool reached = c->recommended != FF_NONE;
	add_heading(t, reached ? FF_STR("Why") : FF_STR("Answers so far"), cells);
	if (ff_path_is_blank(p))
		add_text(t, FF_STR("None yet."), cells, ROLE_DIM);
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct ff_visit *v = &p->visits[i];
		bool open = v->way == FF_NO_WAY;
		if (open && v->note.len == 0)
			continue;
		struct ff_str text = open ? ff_arena_format(a, "%.*s (open)",
							    FF_FMT(c->guide->topics[v->node].name))
					  : answer_of(a, s, v->node, v->way);
		text = ff_arena_format(a, "%.*s%s", FF_FMT(text), v->kept ? " (kept)" : "");
		add_item(t, ff_arena_format(a, "%zu. ", i + 1), text, cells,
			 (struct item){ITEM_ANSWER, i});
		add_note(t, v->note, cells);
	}
}

static struct ff_str firmness(struct ff_arena *a, const struct ff_comparison *c)
{
	if (c->n_moving == 0)
		return FF_STR("Firm: no single change leads elsewhere.");
	if (c->n_changes == 1)
		return FF_STR("The only change there is leads elsewhere.");
	return ff_arena_format(a, "%zu of %zu single changes lead%s elsewhere.", c->n_moving,
			       c->n_changes, c->n_moving == 1 ? "s" : "");
}

static void add_changes(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	if (c->n_changes == 0)
		return;
	add_heading(t, FF_STR("What would change it"), cells);
	if (c->recommended != FF_NONE)
		add_text(t, firmness(a, c), cells, ROLE_TEXT);
	for (size_t i = 0; i < c->n_changes; i++) {
		const struct ff_change *change = &c->changes[i];
		const struct ff_visit *v = &c->path->visits[change->visit];
		struct ff_str answer = answer_of(a, s, v->node, change->way);
		bool same =
			change->n_alternatives == 1 && change->alternatives[0] == c->recommended;
		struct ff_str result =
			names(a, s, change->alternatives, change->n_alternatives, FF_STR(" or "));
		struct ff_str text = ff_arena_format(a, "%.*s%.*s%.*s%s", FF_FMT(answer),
						     FF_FMT(s->signs->leads_to), FF_FMT(result),
						     same ? ", the same" : "");
		add_item(t, s->signs->bullet, text, cells, (struct item){ITEM_CHANGE, i});
	}
}

static void add_why_not(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	size_t n = 0, more = 0;
	for (size_t i = 0; i < c->guide->n_alternatives; i++) {
		size_t visit = c->why_not[i];
		if (c->possible[i])
			continue;
		if (++n > REASONS_SHOWN) {
			more++;
			continue;
		}
		if (n == 1)
			add_heading(t, FF_STR("Why not the others"), cells);
		struct ff_str text = FF_STR("no way leads there from the start");
		if (visit != FF_NONE) {
			const struct ff_visit *v = &c->path->visits[visit];
			struct ff_str answer = answer_of(a, s, v->node, v->way);
			text = ff_arena_format(a, "ruled out by %.*s", FF_FMT(answer));
		}
		struct item item = {visit != FF_NONE ? ITEM_WHY_NOT : ITEM_NONE, visit};
		struct ff_str title = alternative(s, i)->title;
		add_item(t, s->signs->bullet,
			 ff_arena_format(a, "%.*s: %.*s", FF_FMT(title), FF_FMT(text)), cells,
			 item);
	}
	if (more > 0)
		add_text(t, ff_arena_format(a, "and %zu more", more), cells, ROLE_DIM);
}

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
		text_add(&l, FF_STR("-"), cells, FF_STR(""), ROLE_DIM);
	return l;
}

/* A step, and below it what the guide says about it: a command, further points. */
static void add_step(struct lines *l, const struct panel_sight *s, const struct ff_step_item *step,
		     bool done, size_t cells)
{
	rich_add(l, step->text, cells, done ? s->signs->ticked : s->signs->unticked, ROLE_TEXT);
	struct lines below = {.arena = l->arena};
	blocks_add(&below, s->comparison->guide->document, step->details, cells, s->signs);
	lines_append(l, &below);
}

static struct lines step_lines(struct ff_arena *a, const struct panel_sight *s, size_t i,
			       size_t cells)
{
	const struct ff_alternative *alt = alternative(s, i);
	bool ticked = s->ticks && i == s->comparison->recommended;
	struct lines l = {.arena = a};
	for (size_t k = 0; k < alt->n_next_steps; k++) {
		bool done = ticked ? s->ticks[k] : alt->next_steps[k].done;
		add_step(&l, s, &alt->next_steps[k], done, cells);
	}
	return l;
}

static bool mentions(struct ff_rich text, struct ff_str link)
{
	for (size_t i = 0; i < text.n; i++)
		if (ff_str_eq(text.runs[i].href, link))
			return true;
	return false;
}

/* Whether a criterion's cell already shows the alternative's link. */
static bool link_is_shown(const struct ff_guide *g, size_t alternative)
{
	struct ff_str link = g->alternatives[alternative].link;
	for (size_t i = 0; i < g->n_criteria; i++) {
		const struct ff_cell *c = ff_criterion_cell(&g->criteria[i], alternative);
		if (c && mentions(c->text, link))
			return true;
		for (size_t p = 0; c && p < c->n_parts; p++)
			for (size_t b = c->parts[p].first; b < c->parts[p].end; b++)
				if (mentions(g->document->blocks[b].text, link))
					return true;
	}
	return false;
}

static struct lines link_lines(struct ff_arena *a, const struct panel_sight *s, size_t i,
			       size_t cells)
{
	struct lines l = {.arena = a};
	struct ff_str link = ff_text_link(alternative(s, i)->link);
	bool shown = !s->all_links && link_is_shown(s->comparison->guide, i);
	if (link.len > 0 && !shown)
		text_add(&l, link, cells, FF_STR(""), ROLE_LINK);
	return l;
}

/* One row of the comparison: its title, and a cell for each alternative shown. */
static void add_row(struct sheet *t, struct ff_str title, const struct lines *cells, size_t whole)
{
	struct ff_arena *a = t->lines.arena;
	if (t->title_width == 0) {
		add_heading(t, title, whole);
		lines_append(&t->lines, &cells[0]);
		mark_plain(t);
		return;
	}
	struct lines *columns = FF_NEW(a, struct lines, t->columns + 1);
	size_t *widths = FF_NEW(a, size_t, t->columns + 1);
	columns[0].arena = a;
	text_add(&columns[0], title, t->title_width, FF_STR(""), ROLE_HEADING);
	widths[0] = t->title_width;
	for (size_t i = 0; i < t->columns; i++) {
		columns[i + 1] = cells[i];
		widths[i + 1] = t->cell_width;
	}
	lines_add(&t->lines);
	mark_plain(t);
	size_t first = t->n;
	lines_beside(&t->lines, columns, widths, t->columns + 1);
	mark(t, (struct item){ITEM_NONE, 0}, true);
	for (size_t i = first; i < t->n; i++)
		t->marks[i].beside = true;
}

size_t sheet_alternative(const struct panel_sight *s, const struct panel *p, const struct sheet *t,
			 size_t column)
{
	size_t n = s->comparison->guide->n_alternatives;
	size_t most = n > t->columns ? n - t->columns : 0;
	size_t first = p->column < most ? p->column : most;
	return s->comparison->order[first + column];
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

static void add_made_row(struct sheet *t, const struct panel_sight *s, const struct panel *p,
			 struct ff_str title, make_cell *make, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	struct lines *row = FF_NEW(a, struct lines, t->columns);
	size_t lines = 0;
	for (size_t i = 0; i < t->columns; i++) {
		row[i] = make(a, s, sheet_alternative(s, p, t, i), t->cell_width);
		lines += row[i].n;
	}
	if (lines > 0)
		add_row(t, title, row, cells);
}

/* Whether two alternatives have other words in this row; with "only rows that differ" this asks all
 * of them, not only those in view. */
static bool row_differs(struct ff_arena *a, const struct panel_sight *s,
			const struct ff_criterion *row)
{
	const struct ff_guide *g = s->comparison->guide;
	struct lines *all = FF_NEW(a, struct lines, g->n_alternatives);
	for (size_t i = 0; i < g->n_alternatives; i++)
		all[i] = sheet_cell(a, s, ff_criterion_cell(row, i), WIDE);
	return cells_differ(all, g->n_alternatives);
}

static void add_criteria(struct sheet *t, const struct panel_sight *s, const struct panel *p,
			 size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_guide *g = s->comparison->guide;
	struct lines *row = FF_NEW(a, struct lines, t->columns);
	add_made_row(t, s, p, FF_STR("Reached when"), sheet_routes, cells);
	for (size_t i = 0; i < g->n_criteria; i++) {
		const struct ff_criterion *c = &g->criteria[i];
		if (p->differing && !row_differs(a, s, c))
			continue;
		for (size_t k = 0; k < t->columns; k++)
			row[k] = sheet_cell(a, s,
					    ff_criterion_cell(c, sheet_alternative(s, p, t, k)),
					    t->cell_width);
		add_row(t, c->title, row, cells);
	}
}

/* The recommended alternative's steps can be ticked: their lines in the first column get items. */
static void mark_steps(struct sheet *t, const struct panel_sight *s, size_t from)
{
	struct ff_arena *a = t->lines.arena;
	size_t best = s->comparison->recommended;
	const struct ff_alternative *alt = alternative(s, best);
	for (size_t k = 0, line = from; k < alt->n_next_steps && line < t->n; k++) {
		struct lines one = {.arena = a};
		add_step(&one, s, &alt->next_steps[k], false, t->cell_width);
		t->marks[line].item = (struct item){ITEM_STEP, k};
		line += one.n;
	}
}

static void add_next_steps(struct sheet *t, const struct panel_sight *s, const struct panel *p,
			   size_t cells)
{
	size_t before = t->lines.n;
	add_made_row(t, s, p, FF_STR("Next steps"), step_lines, cells);
	if (t->lines.n == before || sheet_alternative(s, p, t, 0) != s->comparison->recommended)
		return;
	size_t heading = t->title_width > 0 ? 1 : 2; /* an empty line, and a heading of its own */
	mark_steps(t, s, before + heading);
}

static void add_source(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	const struct ff_guide *g = s->comparison->guide;
	struct ff_arena *a = t->lines.arena;
	if (g->date.len == 0 && g->source_note.len == 0)
		return;
	add_heading(t, FF_STR("This guide"), cells);
	if (g->date.len > 0)
		add_text(t, ff_arena_format(a, "Date: %.*s", FF_FMT(g->date)), cells, ROLE_DIM);
	if (g->source_note.len > 0)
		add_text(t, ff_arena_format(a, "Source: %.*s", FF_FMT(g->source_note)), cells,
			 ROLE_DIM);
}

static size_t columns_at(const struct panel_sight *s, size_t cells)
{
	size_t n = s->comparison->guide->n_alternatives;
	if (cells < WIDE || n < 2)
		return 1;
	size_t fit = (cells - TITLES_WIDTH) / (NARROWEST_CELL + 1);
	return n < fit ? n : fit;
}

static void set_columns(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	t->columns = columns_at(s, cells);
	t->title_width = t->columns > 1 ? TITLES_WIDTH : 0;
	size_t room = t->columns > 1 ? cells - TITLES_WIDTH - t->columns : cells;
	t->cell_width = room / t->columns;
}

struct sheet sheet_of(struct ff_arena *a, const struct panel_sight *s, const struct panel *p,
		      size_t cells)
{
	struct sheet t = {.lines.arena = a};
	set_columns(&t, s, cells);
	add_result(&t, s, cells);
	add_separating(&t, s, cells);
	add_why(&t, s, cells);
	add_changes(&t, s, cells);
	add_why_not(&t, s, cells);
	add_steps_passed(&t, s, cells);
	if (s->comparison->guide->n_alternatives > 0) {
		add_criteria(&t, s, p, cells);
		add_next_steps(&t, s, p, cells);
		add_made_row(&t, s, p, FF_STR("Link"), link_lines, cells);
	}
	add_source(&t, s, cells);
	return t;
}

struct sheet_place sheet_place(const struct sheet *sheet, size_t line)
{
	struct sheet_place place = {.item.kind = ITEM_NONE};
	if (line >= sheet->n)
		return place;
	place.item = sheet->marks[line].item;
	place.below = line - sheet->marks[line].heading;
	for (size_t i = 0; i <= line; i++)
		place.headings += sheet->marks[i].heading == i;
	return place;
}

size_t sheet_find(const struct sheet *sheet, struct sheet_place place)
{
	size_t headings = 0, found = 0;
	for (size_t i = 0; i < sheet->n; i++) {
		const struct sheet_mark *m = &sheet->marks[i];
		headings += m->heading == i;
		if (place.item.kind != ITEM_NONE && m->item.kind == place.item.kind &&
		    m->item.index == place.item.index)
			return i;
		if (headings == place.headings && i - m->heading <= place.below)
			found = i;
	}
	return found;
}

struct sheet sheet_report(struct ff_arena *a, const struct panel_sight *s, size_t cells)
{
	struct sheet t = {.lines.arena = a, .columns = 1, .cell_width = cells};
	const struct panel first = {0};
	const struct panel_sight complete = {s->comparison, s->signs, s->ticks, .all_links = true};
	add_result(&t, s, cells);
	add_separating(&t, s, cells);
	add_steps_passed(&t, s, cells);
	add_why(&t, s, cells);
	add_changes(&t, s, cells);
	add_why_not(&t, s, cells);
	if (s->comparison->recommended != FF_NONE) {
		add_made_row(&t, s, &first, FF_STR("Next steps"), step_lines, cells);
		t.cell_width = UNWRAPPED; /* a link must stay in one piece */
		add_made_row(&t, &complete, &first, FF_STR("Link"), link_lines, UNWRAPPED);
	}
	add_source(&t, s, cells);
	return t;
}
