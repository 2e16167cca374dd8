#include "view/screen_parts.h"
#include <flowform/text.h>

/* Adds "┌ Title ─────┐" to a row, or the bottom line with its text. */
static void add_edge(struct ff_arena *a, struct line *line, const struct signs *g,
		     const struct pane *p, size_t cells, bool top)
{
	struct ff_str text = top ? p->title : p->below;
	size_t end = line->width + cells - 1;
	line_sign(a, line, top ? g->top_left : g->bottom_left, ROLE_BORDER);
	if (text.len > 0 && cells > 6) {
		line_add(a, line, FF_STR(" "), ROLE_BORDER);
		line_add(a, line, text_cut(a, ff_text_line(a, text), cells - 4, g->ellipsis),
			 top ? ROLE_HEADING : ROLE_DIM);
		line_add(a, line, FF_STR(" "), ROLE_BORDER);
	}
	line_fill(a, line, g->across, end, ROLE_BORDER);
	line_sign(a, line, top ? g->top_right : g->bottom_right, ROLE_BORDER);
}

/* Adds one line of a pane to a row: "│ text    │". */
static void add_inside(struct ff_arena *a, struct line *line, const struct signs *g,
		       const struct line *inside, size_t cols, const struct screen_plan *plan)
{
	struct line text = line_cut(a, inside, cols, g->ellipsis);
	if (plan->boxed)
		line_sign(a, line, g->down, ROLE_BORDER);
	size_t from = line->width + plan->pad;
	line_pad(a, line, from, ROLE_TEXT);
	line_join(a, line, &text);
	line_pad(a, line, from + cols + (plan->boxed ? plan->pad : 0), ROLE_TEXT);
	if (plan->boxed)
		line_sign(a, line, g->down, ROLE_BORDER);
}

void pane_add(struct making *m, const struct lines *inside, struct pane p)
{
	static const struct line nothing;
	const struct signs *g = m->scene->signs;
	size_t border = m->plan.boxed ? 1 : 0, n = p.size.rows + 2 * border;
	size_t cells = p.size.cols + 2 + 2 * m->plan.pad;
	for (size_t i = 0; i < n; i++) {
		struct line *row = i + 1 < m->rows.n ? &m->rows.list[i + 1] : lines_add(&m->rows);
		line_pad(m->arena, row, p.left, ROLE_TEXT);
		if (i < border || i + border == n)
			add_edge(m->arena, row, g, &p, cells, i == 0);
		else
			add_inside(m->arena, row, g,
				   i - border < inside->n ? &inside->list[i - border] : &nothing,
				   p.size.cols, &m->plan);
	}
}

void pane_add_whole(struct making *m, const struct lines *inside, struct ff_str title, size_t top,
		    size_t room, size_t n)
{
	size_t end = n > top + room ? top + room : n;
	if (top > 0 || end < n)
		m->hidden = ff_arena_format(m->arena, "%zu-%zu of %zu", top + 1, end, n);
	pane_add(m, inside, (struct pane){0, m->plan.whole, title, m->hidden});
}

size_t pane_row(const struct making *m)
{
	return m->plan.boxed ? 2 : 1;
}

size_t pane_col(const struct making *m, size_t left)
{
	return left + (m->plan.boxed ? 1 + m->plan.pad : 0);
}

void pane_add_hots(struct making *m, enum hot_kind kind, const struct lines *inside,
		   struct size size, size_t left)
{
	size_t row = pane_row(m), col = pane_col(m, left);
	hots_add(m->arena, &m->frame.hots, (struct hot){kind, 0, {row, col, size.rows, size.cols}});
	hots_join(m->arena, &m->frame.hots, &inside->hots, row, col);
}
