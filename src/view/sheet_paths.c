#include "view/marks.h"
#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

enum { NARROWEST = 6, WIDEST = 18, STATE_WIDTH = 11 };
static const struct ff_str outcome_title = FF_STR_INIT("Outcome");

/* The paths as a table: a column for each question that one of them asks, in the order in which
 * they are met. */
struct table {
	struct sheet *sheet;
	const struct panel_sight *s;
	const struct ff_routes *routes;
	const uint32_t *visit;   /* visits_by_node() of the walk */
	size_t *column;          /* by node: 1 + its column, 0: none */
	uint32_t *nodes;         /* by column */
	size_t *widths, outcome; /* by column; of the last one */
	size_t n, cells;
};

/* What the walk makes of a path, as a role, a sign and a word. */
struct state {
	enum role role;
	struct ff_str sign;
	const char *word;
};

/* A path is what the walk comes to if it gives no answer that the walk gives otherwise. */
static struct state state_of(const struct table *t, const struct ff_route *r)
{
	const struct ff_path *p = t->s->comparison->path;
	for (size_t i = 0; i < r->n; i++) {
		uint32_t visit = t->visit[r->answers[i].node];
		uint32_t way = visit > 0 ? p->visits[visit - 1].way : FF_NO_WAY;
		if (way != FF_NO_WAY && way != r->answers[i].way)
			return (struct state){ROLE_OUT, t->s->signs->out, "ruled out"};
	}
	if (p->ending == FF_REACHED)
		return (struct state){ROLE_BEST, t->s->signs->best, "yours"};
	return (struct state){ROLE_OPEN, FF_STR(""), "possible"};
}

static struct ff_str state_text(struct ff_arena *a, const struct state *state)
{
	return ff_arena_format(a, "%.*s%s%s", FF_FMT(state->sign), state->sign.len > 0 ? " " : "",
			       state->word);
}

static struct ff_str outcome_of(const struct table *t, const struct ff_route *r)
{
	return t->s->comparison->guide->topics[r->outcome].name;
}

/* "3 paths", "the first 300 paths, and 12 more paths" */
static struct ff_str count_text(struct ff_arena *a, const struct ff_routes *r)
{
	struct ff_str more = ff_routes_more(a, r, "path");
	return more.len > 0 ? ff_arena_format(a, "The first %zu paths, %.*s", r->n, FF_FMT(more))
			    : ff_arena_format(a, "%zu path%s", r->n, r->n == 1 ? "" : "s");
}

/* --- side by side ------------------------------------------------------------------------------
 */

static size_t clamped(size_t width, size_t now)
{
	width = width < WIDEST ? width : WIDEST;
	return width > now ? width : now;
}

static size_t longest_word(struct ff_str text)
{
	struct ff_str word;
	size_t longest = 0;
	while (ff_str_cut(&text, ' ', &word)) {
		size_t width = ff_text_width(word);
		longest = width > longest ? width : longest;
	}
	return longest;
}

/* Whether all columns fit; stops as soon as they don't, so that a chart of thousands of questions
 * costs no more than one of ten. */
static bool set_widths(struct table *t)
{
	const struct ff_guide *g = t->s->comparison->guide;
	size_t most = t->cells / (NARROWEST + 1) + 1, total = STATE_WIDTH + 1;
	t->outcome = ff_text_width(outcome_title);
	total += t->outcome;
	for (size_t i = 0; i < t->routes->n && total <= t->cells; i++) {
		const struct ff_route *r = &t->routes->list[i];
		for (size_t k = 0; k < r->n && total <= t->cells; k++) {
			uint32_t node = r->answers[k].node;
			struct ff_str answer = ff_answer_label(g->chart, node, r->answers[k].way);
			if (t->column[node] == 0) {
				if (t->n == most)
					return false;
				t->nodes[t->n] = node;
				t->widths[t->n] =
					clamped(longest_word(g->topics[node].name), NARROWEST);
				total += t->widths[t->n] + 1;
				t->column[node] = ++t->n;
			}
			size_t *width = &t->widths[t->column[node] - 1], before = *width;
			*width = clamped(ff_text_width(answer), before);
			total += *width - before;
		}
		size_t before = t->outcome;
		t->outcome = clamped(ff_text_width(outcome_of(t, r)), before);
		total += t->outcome - before;
	}
	return total <= t->cells;
}

static void add_cells(struct table *t, struct lines *to, struct lines *columns)
{
	size_t *widths = FF_NEW(to->arena, size_t, t->n + 2);
	widths[0] = STATE_WIDTH;
	memcpy(widths + 1, t->widths, t->n * sizeof *widths);
	widths[t->n + 1] = t->outcome;
	lines_beside(to, columns, widths, t->n + 2);
}

static struct lines cell(struct ff_arena *a, struct ff_str text, size_t cells, enum role role)
{
	struct lines l = {.arena = a};
	text_add(&l, text, cells, FF_STR(""), role);
	return l;
}

static void add_titles(struct table *t)
{
	struct ff_arena *a = t->sheet->lines.arena;
	struct lines *columns = FF_NEW(a, struct lines, t->n + 2);
	columns[0] = cell(a, FF_STR("Path"), STATE_WIDTH, ROLE_HEADING);
	for (size_t i = 0; i < t->n; i++)
		columns[i + 1] = cell(a, t->s->comparison->guide->topics[t->nodes[i]].name,
				      t->widths[i], ROLE_HEADING);
	columns[t->n + 1] = cell(a, outcome_title, t->outcome, ROLE_HEADING);
	add_cells(t, &t->sheet->head, columns);
}

static void add_row(struct table *t, size_t i)
{
	struct ff_arena *a = t->sheet->lines.arena;
	const struct ff_route *r = &t->routes->list[i];
	struct lines *columns = FF_NEW(a, struct lines, t->n + 2);
	struct state state = state_of(t, r);
	columns[0] = cell(a, state_text(a, &state), STATE_WIDTH, state.role);
	for (size_t k = 0; k < t->n; k++)
		columns[k + 1] = cell(a, FF_STR("-"), t->widths[k], ROLE_DIM);
	for (size_t k = 0; k < r->n; k++) {
		const struct ff_visit *v = &r->answers[k];
		size_t column = t->column[v->node];
		struct ff_str answer = ff_text_line(
			a, ff_answer_label(t->s->comparison->guide->chart, v->node, v->way));
		columns[column] = cell(a, answer, t->widths[column - 1], ROLE_TEXT);
	}
	columns[t->n + 1] = cell(a, outcome_of(t, r), t->outcome, ROLE_TEXT);
	add_cells(t, &t->sheet->lines, columns);
	part_mark(t->sheet, (struct item){ITEM_PATH, i}, false);
}

/* --- one below the other -----------------------------------------------------------------------
 */

static void add_block(struct table *t, size_t i)
{
	struct ff_arena *a = t->sheet->lines.arena;
	const struct ff_route *r = &t->routes->list[i];
	struct state state = state_of(t, r);
	struct ff_str word = state_text(a, &state), outcome = outcome_of(t, r);
	struct ff_str text = ff_route_text(a, t->s->comparison->guide, r);
	text = ff_arena_format(a, "%.*s: %.*s%.*s%.*s", FF_FMT(word), FF_FMT(text),
			       FF_FMT(t->s->signs->leads_to), FF_FMT(outcome));
	text_add(&t->sheet->lines, text, t->cells, ff_arena_format(a, "%zu. ", i + 1), ROLE_TEXT);
	part_mark(t->sheet, (struct item){ITEM_PATH, i}, false);
}

struct sheet sheet_paths(struct ff_arena *a, const struct panel_sight *s,
			 const struct ff_routes *routes, size_t cells)
{
	struct sheet sheet = {.lines.arena = a, .head.arena = a, .columns = 1, .cell_width = cells};
	const struct ff_chart *chart = s->comparison->guide->chart;
	struct table t = {
		.sheet = &sheet,
		.s = s,
		.routes = routes,
		.visit = visits_by_node(a, s->comparison->path),
		.column = FF_NEW(a, size_t, chart->n_nodes),
		.nodes = FF_NEW(a, uint32_t, cells / (NARROWEST + 1) + 1),
		.widths = FF_NEW(a, size_t, cells / (NARROWEST + 1) + 1),
		.cells = cells,
	};
	bool beside = set_widths(&t);
	text_add(&sheet.head, count_text(a, routes), cells, FF_STR(""), ROLE_DIM);
	sheet.brief = sheet.head.list[0];
	if (beside && routes->n > 0) {
		add_titles(&t);
		sheet.brief = sheet.head.list[1]; /* a table means nothing without them */
	}
	for (size_t i = 0; i < routes->n; i++)
		(beside ? add_row : add_block)(&t, i);
	if (routes->n == 0)
		part_text(&sheet, FF_STR("No path leads to an outcome."), cells, ROLE_NOTICE);
	return sheet;
}
