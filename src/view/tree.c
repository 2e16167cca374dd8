#include "view/tree.h"
#include <flowform/compare.h>
#include <flowform/text.h>

enum {
	MOST_LEVELS = 12,    /* of indentation: deeper rows keep the nearest ones */
	ROWS_MEASURED = 300, /* for the pane's width */
	ROOM_FOR_SIGN = 6,   /* "✓ Yes" behind a name */
};

/* Whether the edge that leads to a row was not gone along and no longer can be. */
static bool row_is_out(const struct tree *t, const struct tree_sight *s, size_t row, bool trial)
{
	const struct outline_row *r = &t->outline->rows[row];
	if (row == 0)
		return false;
	uint32_t from = t->outline->rows[r->parent].node;
	uint32_t edge = ff_ways(s->path->chart, from)[r->way].edge;
	const struct coverage *c = trial ? &s->marks->would : &s->marks->now;
	return !c->taken[edge] && !c->reached[from];
}

bool tree_is_shut(const struct tree *t, const struct tree_sight *s, size_t row)
{
	if (t->outline->rows[row].end == row + 1)
		return false;
	if (t->folds[row] != FOLD_AUTO)
		return t->folds[row] == FOLD_SHUT;
	return s->short_of_room && row_is_out(t, s, row, false);
}

/* The outermost shut ancestor of `row` below `top`, its ancestor (or row 0); or `row` itself. */
static size_t shown_below(const struct tree *t, const struct tree_sight *s, size_t row, size_t top)
{
	size_t shown = row;
	while (row > top) {
		row = t->outline->rows[row].parent;
		if (tree_is_shut(t, s, row))
			shown = row;
	}
	return shown;
}

size_t tree_shown(const struct tree *t, const struct tree_sight *s, size_t row)
{
	return shown_below(t, s, row, 0);
}

size_t tree_move(const struct tree *t, const struct tree_sight *s, size_t row, long by)
{
	const struct outline *o = t->outline;
	for (; by > 0; by--) {
		size_t next = tree_is_shut(t, s, row) ? o->rows[row].end : row + 1;
		if (next >= o->n)
			break;
		row = next;
	}
	if (by < 0 && row > 0) {
		row = tree_shown(t, s, row - 1);
		by++;
	}
	/* What is above a row that is shown is open: only what ends there can be shut. */
	for (; by < 0 && row > 0; by++)
		row = shown_below(t, s, row - 1, o->rows[row].parent);
	return row;
}

size_t tree_here(const struct tree *t, const struct tree_sight *s)
{
	const struct ff_path *p = s->path;
	uint32_t node = p->here < p->n_visits ? p->visits[p->here].node : p->end;
	return tree_shown(t, s, t->outline->row_of[node]);
}

size_t tree_scroll(const struct tree *t, const struct tree_sight *s, size_t row, size_t height)
{
	size_t top = tree_shown(t, s, t->top < t->outline->n ? t->top : 0);
	if (row <= top || height == 0)
		return row;
	/* The first row from which on `row` is still in view. */
	size_t first = tree_move(t, s, row, 1 - (long)height);
	if (first > top)
		top = first;
	/* No empty rows below while there are rows above. */
	size_t below = 0, at = top;
	for (size_t next; below + 1 < height; at = next, below++)
		if ((next = tree_move(t, s, at, 1)) == at)
			break;
	return tree_move(t, s, top, -(long)(height - 1 - below));
}

/* The lines that lead from the ancestors down to a row. */
static void add_trunks(struct ff_arena *a, struct line *line, const struct tree *t,
		       const struct signs *signs, size_t row)
{
	const struct outline_row *rows = t->outline->rows;
	size_t depth = rows[row].depth;
	if (depth == 0)
		return;
	struct ff_str levels[MOST_LEVELS];
	size_t n = 0;
	for (size_t at = rows[row].parent; rows[at].depth > 0 && n + 1 < MOST_LEVELS;
	     at = rows[at].parent)
		levels[n++] = rows[at].last ? FF_STR("  ") : signs->trunk;
	if (depth - 1 > n)
		line_add(a, line, signs->ellipsis, ROLE_BORDER);
	while (n > 0)
		line_add(a, line, levels[--n], ROLE_BORDER);
	line_add(a, line, rows[row].last ? signs->last : signs->branch, ROLE_BORDER);
}

struct status {
	enum role role;
	struct ff_str sign;
};

static bool is_here(const struct tree_sight *s, uint32_t node)
{
	const struct ff_path *p = s->path;
	return p->here < p->n_visits ? p->visits[p->here].node == node : p->end == node;
}

static struct ff_str answer_text(struct ff_arena *a, const struct tree_sight *s,
				 const struct ff_visit *v)
{
	struct ff_str label = ff_text_line(a, ff_answer_label(s->path->chart, v->node, v->way));
	return ff_arena_format(a, "%.*s%.*s%s", FF_FMT(s->signs->answered), FF_FMT(label),
			       v->kept ? ", kept" : "");
}

static bool row_is_taken(const struct tree *t, const struct tree_sight *s, size_t row)
{
	const struct outline_row *r = &t->outline->rows[row];
	uint32_t from = t->outline->rows[r->parent].node;
	return row == 0 || s->marks->now.taken[ff_ways(s->path->chart, from)[r->way].edge];
}

/* Of a node that the path came to: its answer, and whether it is the one looked at. */
static struct status status_on_path(struct ff_arena *a, const struct tree_sight *s, uint32_t node)
{
	const struct signs *g = s->signs;
	uint32_t visit = s->marks->visit[node];
	const struct ff_visit *v = visit > 0 ? &s->path->visits[visit - 1] : NULL;
	bool answered = v && v->way != FF_NO_WAY;
	struct ff_str answer = answered ? answer_text(a, s, v) : FF_STR("");
	if (ff_node_role(s->path->chart, node) == FF_OUTCOME)
		return (struct status){ROLE_BEST, g->best};
	if (!is_here(s, node)) {
		bool step = !v && node != s->path->chart->start;
		return (struct status){v && !answered ? ROLE_OPEN : ROLE_PATH,
				       step ? g->passed : answer};
	}
	if (!answered)
		return (struct status){ROLE_HERE, g->here};
	return (struct status){ROLE_HERE,
			       ff_arena_format(a, "%.*s %.*s", FF_FMT(answer), FF_FMT(g->here))};
}

static struct status status_of(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			       size_t row)
{
	const struct outline_row *r = &t->outline->rows[row];
	bool taken = row_is_taken(t, s, row);
	if (row_is_out(t, s, row, false))
		return (struct status){ROLE_OUT, s->signs->out};
	if (row_is_out(t, s, row, true))
		return (struct status){ROLE_WOULD, s->signs->would};
	if (!taken)
		return (struct status){ROLE_OPEN, FF_STR("")};
	/* A mention says the same where the walk came by it alone. */
	if (r->again && row_is_taken(t, s, t->outline->row_of[r->node]))
		return (struct status){ROLE_PATH, s->signs->passed};
	return status_on_path(a, s, r->node);
}

/* Whether the way to a row is worth naming: not where the parent's sign already names it. */
static struct ff_str way_label(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			       size_t row)
{
	const struct outline_row *r = &t->outline->rows[row];
	const struct ff_chart *c = s->path->chart;
	if (row == 0)
		return FF_STR("");
	uint32_t from = t->outline->rows[r->parent].node;
	const struct ff_way *w = &ff_ways(c, from)[r->way];
	uint32_t visit = s->marks->visit[from];
	bool named = visit > 0 && s->path->visits[visit - 1].way == r->way;
	return named ? FF_STR("") : ff_text_line(a, c->edges[w->edge].label);
}

static struct line row_line(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			    size_t row, size_t *name_at)
{
	const struct outline_row *r = &t->outline->rows[row];
	struct status status = status_of(a, t, s, row);
	struct line line = {0};
	add_trunks(a, &line, t, s->signs, row);
	*name_at = line.width;
	struct ff_str way = way_label(a, t, s, row);
	line_add(a, &line, way, status.role);
	if (way.len > 0)
		line_add(a, &line, s->signs->leads_to, status.role);
	if (r->again)
		line_add(a, &line, s->signs->again, status.role);
	line_add(a, &line, s->guide->topics[r->node].name, status.role);
	if (tree_is_shut(t, s, row))
		line_add(a, &line,
			 ff_arena_format(a, " %.*s%u", FF_FMT(s->signs->folded),
					 r->end - (uint32_t)row - 1),
			 status.role);
	return line;
}

/* The row with its sign at the right edge, `cells` wide if that is not FF_NONE. */
static struct line row_full(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			    size_t row, size_t cells, size_t *name_at)
{
	struct status status = status_of(a, t, s, row);
	struct line line = row_line(a, t, s, row, name_at);
	size_t sign = ff_text_width(status.sign);
	if (cells != FF_NONE) {
		status.sign = text_cut(a, status.sign, cells / 2, s->signs->ellipsis);
		sign = ff_text_width(status.sign);
		size_t room = cells - (sign > 0 ? sign + 1 : 0);
		line = line_cut(a, &line, room, s->signs->ellipsis);
		line_pad(a, &line, room, ROLE_TEXT);
	}
	if (sign > 0) {
		line_add(a, &line, FF_STR(" "), ROLE_TEXT);
		line_add(a, &line, status.sign, status.role);
	}
	return line;
}

struct lines tree_lines(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			struct size size, struct place_in_lines *cursor)
{
	struct lines l = {.arena = a};
	size_t height = size.rows > 3 ? size.rows - 1 : size.rows;
	size_t at = t->focused ? t->row : tree_here(t, s);
	size_t row = t->top;
	*cursor = (struct place_in_lines){0};
	for (size_t i = 0; i < height; i++) {
		size_t name_at;
		struct line line = row_full(a, t, s, row, size.cols, &name_at);
		if (row == at)
			*cursor = (struct place_in_lines){i, name_at < size.cols ? name_at : 0};
		if (row == at && t->focused)
			line = line_in_role(a, &line, ROLE_FOCUS);
		*lines_add(&l) = line;
		size_t next = tree_move(t, s, row, 1);
		if (next == row)
			break;
		row = next;
	}
	if (height == size.rows)
		return l;
	while (l.n < height)
		lines_add(&l);
	line_add(a, lines_add(&l), text_cut(a, s->possible, size.cols, s->signs->ellipsis),
		 ROLE_DIM);
	return l;
}

size_t tree_width(struct ff_arena *a, const struct outline *o, const struct ff_guide *g,
		  const struct signs *signs)
{
	size_t widest = 0;
	for (size_t row = 0; row < o->n && row < ROWS_MEASURED; row++) {
		const struct outline_row *r = &o->rows[row];
		size_t levels = r->depth < MOST_LEVELS ? r->depth : MOST_LEVELS;
		size_t width = levels * 2 + ff_text_width(g->topics[r->node].name) + ROOM_FOR_SIGN;
		if (row > 0) {
			const struct ff_way *w =
				&ff_ways(g->chart, o->rows[r->parent].node)[r->way];
			struct ff_str way = ff_text_line(a, g->chart->edges[w->edge].label);
			width += way.len > 0 ? ff_text_width(way) + ff_text_width(signs->leads_to)
					     : 0;
		}
		if (width > widest)
			widest = width;
	}
	return widest;
}

struct ff_str possible_text(struct ff_arena *a, const struct ff_guide *g,
			    const struct ff_path *path)
{
	size_t n = ff_possible(a, g, path, FF_NEW(a, bool, g->n_alternatives));
	return ff_arena_format(a, "%zu of %zu alternative%s possible", n, g->n_alternatives,
			       g->n_alternatives == 1 ? "" : "s");
}
