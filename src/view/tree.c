#include "view/tree.h"
#include "view/rich.h"
#include <flowform/compare.h>
#include <flowform/text.h>

enum {
	MOST_LEVELS = 12,    /* of indentation, and fewer where names need the room */
	LEAST_NAME = 14,     /* cells that are kept for names */
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

bool tree_has_outs(const struct tree *t, const struct tree_sight *s)
{
	size_t row = 1;
	while (row < t->outline->n &&
	       (t->outline->rows[row].end == row + 1 || !row_is_out(t, s, row, false)))
		row++;
	return row < t->outline->n;
}

/* Whether only the answer that is marked would rule it out. */
static bool row_would_go(const struct tree *t, const struct tree_sight *s, size_t row)
{
	return row_is_out(t, s, row, true) && !row_is_out(t, s, row, false);
}

bool tree_is_shut(const struct tree *t, const struct tree_sight *s, size_t row)
{
	if (t->outline->rows[row].end == row + 1)
		return false;
	if (t->folds[row] != FOLD_AUTO)
		return t->folds[row] == FOLD_SHUT;
	return tree_shuts_outs(t, s) && row_is_out(t, s, row, false);
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

/* The last line of a pane is the count of what is possible. */
static size_t rows_for_outline(struct size size)
{
	return size.rows > 3 ? size.rows - 1 : size.rows;
}

/* Ancestors that stay in view above the row `top`. */
static size_t n_staying(const struct tree *t, size_t top, size_t height)
{
	size_t depth = t->outline->rows[top].depth, most = height / 3;
	return depth < most ? depth : most;
}

/* The last row in view from `top` on. */
static size_t last_in_view(const struct tree *t, const struct tree_sight *s, size_t top,
			   size_t height)
{
	return tree_move(t, s, top, (long)(height - n_staying(t, top, height)) - 1);
}

/* The `top` at which `row` is in view, moved as little as can be. */
static size_t top_for(const struct tree *t, const struct tree_sight *s, size_t row, size_t height)
{
	size_t top = tree_shown(t, s, t->top < t->outline->n ? t->top : 0);
	if (row <= top)
		return row;
	if (last_in_view(t, s, top, height) < row)
		top = tree_move(t, s, row, 1 - (long)height);
	while (last_in_view(t, s, top, height) < row)
		top = tree_move(t, s, top, 1);
	/* No empty rows below while there are rows above. */
	while (top > 0) {
		size_t before = tree_move(t, s, top, -1);
		size_t last = last_in_view(t, s, before, height);
		if (tree_move(t, s, last, 1) != last)
			break;
		top = before;
	}
	return top;
}

/* Levels of indentation that leave room for names. */
static size_t levels_in(size_t cells)
{
	size_t names = cells / 2 > LEAST_NAME ? cells / 2 : LEAST_NAME;
	size_t levels = cells > names + 4 ? (cells - names) / 2 : 2;
	return levels < MOST_LEVELS ? levels : MOST_LEVELS;
}

void tree_scroll(struct tree *t, const struct tree_sight *s, size_t row, struct size size)
{
	size_t height = rows_for_outline(size);
	if (height > 0)
		t->top = top_for(t, s, row, height);
	size_t depth = t->outline->rows[row].depth, levels = levels_in(size.cols);
	/* By halves, so that the tree does not shift with each row. */
	if (depth < t->left || depth > t->left + levels)
		t->left = depth > levels ? depth - levels / 2 : 0;
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
		bool step = !v && ff_step_counts(s->guide, s->path, node);
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
	/* What hangs below goes with it. Told once, a move over the answers is quiet, and few bytes
	 * on a slow line. */
	if (row_would_go(t, s, row) && !row_would_go(t, s, r->parent))
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

/* Rows in the making, all of one width. */
struct drawing {
	struct ff_arena *arena;
	const struct tree *tree;
	const struct tree_sight *sight;
	size_t cells, levels; /* of indentation */
};

/* The lines that lead from the ancestors down to a row, and its level where they don't. */
static void add_trunks(const struct drawing *d, struct line *line, size_t row, bool tell_level)
{
	const struct outline_row *rows = d->tree->outline->rows;
	const struct signs *signs = d->sight->signs;
	size_t depth = rows[row].depth, left = d->tree->left;
	struct ff_str trunks[MOST_LEVELS];
	size_t n = 0;
	for (size_t at = row; rows[at].depth > left + 1 && n + 1 < d->levels; n++) {
		at = rows[at].parent;
		trunks[n] = rows[at].last ? FF_STR("  ") : signs->trunk;
	}
	if (depth > left + d->levels)
		trunks[n - 1] = signs->too_deep;
	while (n > 0)
		line_add(d->arena, line, trunks[--n], ROLE_BORDER);
	if (depth > left)
		line_add(d->arena, line, rows[row].last ? signs->last : signs->branch, ROLE_BORDER);
	if (depth < left || tell_level)
		line_add(d->arena, line,
			 ff_arena_format(d->arena, "%.*s%zu ", FF_FMT(signs->left_out), depth + 1),
			 ROLE_DIM);
}

static struct line row_line(const struct drawing *d, size_t row, bool tell_level, enum role role,
			    size_t *name_at)
{
	struct ff_arena *a = d->arena;
	const struct tree_sight *s = d->sight;
	const struct outline_row *r = &d->tree->outline->rows[row];
	struct line line = {0};
	add_trunks(d, &line, row, tell_level);
	*name_at = line.width;
	struct ff_str way = way_label(a, d->tree, s, row);
	line_add(a, &line, way, role);
	if (way.len > 0)
		line_add(a, &line, s->signs->leads_to, role);
	if (r->again)
		line_add(a, &line, s->signs->again, role);
	line_add(a, &line, s->guide->topics[r->node].name, role);
	return line;
}

/* " +53": so many rows are folded away below a row. */
static struct ff_str fold_mark(const struct drawing *d, size_t row)
{
	if (!tree_is_shut(d->tree, d->sight, row))
		return FF_STR("");
	size_t below = d->tree->outline->rows[row].end - row - 1;
	return ff_arena_format(d->arena, " %.*s%zu", FF_FMT(d->sight->signs->folded), below);
}

/* The row with its sign at the right edge. What an answer only would rule out keeps its look: the
 * sign says it, and moving over the answers repaints nothing else. */
static struct line row_full(const struct drawing *d, size_t row, bool tell_level, size_t *name_at)
{
	struct ff_arena *a = d->arena;
	struct ff_str ellipsis = d->sight->signs->ellipsis;
	struct status status = status_of(a, d->tree, d->sight, row);
	enum role role = status.role == ROLE_WOULD ? ROLE_OPEN : status.role;
	struct line line = row_line(d, row, tell_level, role, name_at);
	status.sign = text_cut(a, status.sign, d->cells / 2, ellipsis);
	size_t sign = ff_text_width(status.sign);
	size_t room = d->cells - (sign > 0 ? sign + 1 : 0);
	struct ff_str folded = fold_mark(d, row);
	size_t mark = ff_text_width(folded);
	line = line_cut(a, &line, room > mark ? room - mark : 0, ellipsis);
	line_add(a, &line, folded, role);
	line_pad(a, &line, room, ROLE_TEXT);
	if (sign > 0) {
		line_add(a, &line, FF_STR(" "), ROLE_TEXT);
		line_add(a, &line, status.sign, status.role);
	}
	return line;
}

static void add_row(const struct drawing *d, struct lines *l, size_t row, struct line line)
{
	hots_add(d->arena, &l->hots, (struct hot){HOT_ROW, row, {l->n, 0, 1, d->cells}});
	*lines_add(l) = line;
}

/* The nearest ancestors of the row `top`, outermost first. */
static void add_staying(const struct drawing *d, struct lines *l, size_t top, size_t n)
{
	const struct outline_row *rows = d->tree->outline->rows;
	size_t name_at;
	for (size_t i = 0; i < n; i++) {
		size_t row = top;
		for (size_t k = i; k < n; k++)
			row = rows[row].parent;
		add_row(d, l, row, row_full(d, row, i == 0 && rows[row].depth > 0, &name_at));
	}
}

/* The rows from `top` on. Returns the last one. */
static size_t add_rows(const struct drawing *d, struct tree_view *v, size_t top, size_t height)
{
	const struct tree *t = d->tree;
	size_t at = t->focused ? t->row : tree_here(t, d->sight);
	for (size_t row = top;;) {
		size_t name_at;
		struct line line = row_full(d, row, false, &name_at);
		if (row == at) {
			v->cursor_row = v->lines.n;
			v->cursor_col = name_at < d->cells ? name_at : 0;
			v->level = t->left > 0 ? t->outline->rows[row].depth + 1 : 0;
		}
		if (row == at && t->focused)
			line = line_in_role(d->arena, &line, ROLE_FOCUS);
		add_row(d, &v->lines, row, line_marked(d->arena, &line, d->sight->sought));
		size_t next = tree_move(t, d->sight, row, 1);
		if (next == row || v->lines.n >= height)
			return row;
		row = next;
	}
}

/* How many rows are shown behind `from`, up to `to` or the end. */
static size_t count_rows(const struct tree *t, const struct tree_sight *s, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t next; from < to && n < MOST_COUNTED; from = next, n++)
		if ((next = tree_move(t, s, from, 1)) == from)
			break;
	return n;
}

/* As much of "2 of 3 alternatives possible, 1 out of reach" as there is room for. */
static struct ff_str possible_brief(struct ff_arena *a, const struct tree_sight *s, size_t cells)
{
	static const struct ff_str word = FF_STR_INIT(" alternatives");
	struct ff_str text = s->possible;
	size_t at = ff_str_find(text, word);
	if (ff_text_width(text) > cells && at != FF_NONE)
		text = ff_arena_format(a, "%.*s%.*s", FF_FMT(ff_str_head(text, at)),
				       FF_FMT(ff_str_from(text, at + word.len)));
	size_t comma = ff_str_find_char(text, ',');
	if (ff_text_width(text) > cells && comma != FF_NONE)
		text = ff_str_head(text, comma);
	return text_cut(a, text, cells, s->signs->ellipsis);
}

/* What the signs mean that are not plain to see, above the last line, if there is room. */
static void add_legend(struct lines *l, const struct tree_sight *s, size_t height, size_t cells)
{
	struct lines legend = {.arena = l->arena};
	if (s->path->n_visits == 0)
		return;
	text_add(&legend,
		 ff_arena_format(l->arena, "%.*s ruled out, %.*s by this answer",
				 FF_FMT(s->signs->out), FF_FMT(s->signs->would)),
		 cells, FF_STR(""), ROLE_DIM);
	if (l->n + 1 + legend.n > height) /* an empty line stays above it */
		return;
	while (l->n + legend.n < height)
		lines_add(l);
	lines_append(l, &legend);
}

struct tree_view tree_view(struct ff_arena *a, const struct tree *t, const struct tree_sight *s,
			   struct size size)
{
	struct tree_view v = {.lines.arena = a};
	struct drawing d = {a, t, s, size.cols, levels_in(size.cols)};
	size_t height = rows_for_outline(size);
	if (height == 0)
		return v;
	size_t staying = n_staying(t, t->top, height);
	add_staying(&d, &v.lines, t->top, staying);
	size_t last = add_rows(&d, &v, t->top, height);
	v.above = count_rows(t, s, 0, t->top) - staying;
	v.below = count_rows(t, s, last, t->outline->n);
	if (height == size.rows)
		return v;
	add_legend(&v.lines, s, height, size.cols);
	while (v.lines.n < height)
		lines_add(&v.lines);
	line_add(a, lines_add(&v.lines), possible_brief(a, s, size.cols), ROLE_DIM);
	return v;
}

struct ff_str tree_hidden_text(struct ff_arena *a, const struct tree_view *v)
{
	const struct {
		size_t n;
		const char *what;
	} parts[] = {{v->below, "below"}, {v->above, "above"}};
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < 2; i++)
		if (parts[i].n > 0)
			ff_buf_format(&b, "%s%zu%s %s", b.len > 0 ? ", " : "", parts[i].n,
				      parts[i].n == MOST_COUNTED ? "+" : "", parts[i].what);
	if (v->level > 0)
		ff_buf_format(&b, "%slevel %zu", b.len > 0 ? ", " : "", v->level);
	return ff_buf_str(&b);
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

/* How many alternatives have an outcome that the chart's start leads to. */
static size_t n_reachable(struct ff_arena *a, const struct ff_guide *g)
{
	bool *reached = FF_NEW(a, bool, g->chart->n_nodes);
	size_t n = 0;
	ff_chart_reach(a, g->chart, g->chart->start, reached);
	for (size_t i = 0; i < g->n_alternatives; i++) {
		const struct ff_alternative *alternative = &g->alternatives[i];
		size_t k = 0;
		while (k < alternative->n_outcomes && !reached[alternative->outcomes[k]])
			k++;
		n += k < alternative->n_outcomes;
	}
	return n;
}

struct ff_str possible_text(struct ff_arena *a, const struct ff_guide *g,
			    const struct ff_path *path)
{
	size_t n = ff_possible(a, g, path, FF_NEW(a, bool, g->n_alternatives));
	size_t all = n_reachable(a, g), never = g->n_alternatives - all;
	if (g->n_alternatives == 0)
		return FF_STR("");
	struct ff_str text = ff_arena_format(a, "%zu of %zu alternative%s possible", n, all,
					     all == 1 ? "" : "s");
	return never == 0 ? text
			  : ff_arena_format(a, "%.*s, %zu out of reach", FF_FMT(text), never);
}
