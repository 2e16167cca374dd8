#include "rules.h"
#include "../test.h"
#include "app/places.h"
#include <flowform/text.h>

/* Where one comes to from a node: a question, an outcome, or round in a circle (FF_NONE). */
static size_t follow(const struct ff_chart *c, size_t node)
{
	for (size_t n = 0; n <= c->n_nodes; n++) {
		if (ff_node_role(c, node) != FF_STEP)
			return node;
		node = ff_ways(c, node)[0].to;
	}
	return FF_NONE;
}

static void check_visits(const struct ff_path *p)
{
	const struct ff_chart *c = p->chart;
	size_t node = follow(c, c->start);
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct ff_visit *v = &p->visits[i];
		if (v->node != node || ff_node_role(c, node) != FF_QUESTION)
			fail_msg("visit %zu is at node %u, not %zu", i, v->node, node);
		if (v->way == FF_NO_WAY) {
			if (i + 1 != p->n_visits || p->ending != FF_ASKING || p->end != node)
				fail_msg("visit %zu has no answer", i);
			return;
		}
		if (v->way >= ff_n_ways(c, node))
			fail_msg("visit %zu has answer %u of %zu", i, v->way, ff_n_ways(c, node));
		node = follow(c, ff_ways(c, node)[v->way].to);
	}
	bool right = node == FF_NONE ? p->ending == FF_ENDLESS
				     : p->ending == FF_REACHED && p->end == node &&
					       ff_node_role(c, node) == FF_OUTCOME;
	if (!right)
		fail_msg("the path ends at %u (%d), not at %zu", p->end, (int)p->ending, node);
}

void check_path(const struct ff_path *p)
{
	check_visits(p);
	if (p->here > ff_path_answers(p))
		fail_msg("it looks at %zu of %zu", p->here, ff_path_answers(p));
	for (size_t i = 0; i < p->n_aside; i++) {
		const struct ff_visit *v = &p->aside[i];
		if (v->way == FF_NO_WAY ? v->note.len == 0 : v->way >= ff_n_ways(p->chart, v->node))
			fail_msg("%zu set aside is answer %u", i, v->way);
		for (size_t k = 0; k < i; k++)
			if (p->aside[k].node == v->node)
				fail_msg("node %u was set aside twice", v->node);
	}
}

static void check_page(const struct wizard *w)
{
	struct page_fields f = fields_of(w);
	const struct ff_path *p = path_of(w);
	if (w->focus >= f.n)
		fail_msg("field %zu of %zu has the focus", w->focus, f.n);
	if (f.answers > 0 && w->picked >= f.answers)
		fail_msg("answer %u of %zu is marked", w->picked, f.answers);
	if (!w->dialog && p->here < p->n_visits &&
	    f.answers != ff_n_ways(p->chart, p->visits[p->here].node))
		fail_msg("%zu answers", f.answers);
	if (w->place & IN_WRITING && w->entry.at > w->entry.len)
		fail_msg("the cursor is at %zu of %zu", w->entry.at, w->entry.len);
	if (ff_text_invalid(edit_text(&w->entry)) != FF_NONE)
		fail_msg("what is written is no UTF-8");
}

void check_state(const struct wizard *w)
{
	unsigned place = w->place;
	if (place == 0 || place & (place - 1) || !(place & ANYWHERE))
		fail_msg("the place is %u", place);
	if ((place & IN_ASKED && !w->dialog) || (place == IN_PANEL && !w->panel_open) ||
	    (place & (IN_REVIEW | IN_PATHS) && w->list != w->place))
		fail_msg("at place %u nothing is open", place);
	if (w->tree.row >= w->tree.outline->n)
		fail_msg("row %zu of %zu has the focus", w->tree.row, w->tree.outline->n);
	if (w->panel.column >= w->guide->n_alternatives && w->panel.column > 0)
		fail_msg("column %zu of %zu", w->panel.column, w->guide->n_alternatives);
	if (w->ticking.done > w->ticking.n)
		fail_msg("%zu ticks done of %zu", w->ticking.done, w->ticking.n);
	check_page(w);
}

void check_shown(struct ff_str s, bool lines, const char *what)
{
	struct ff_str rest = s;
	if (ff_text_invalid(s) != FF_NONE)
		fail_msg("%s is no UTF-8: %.*s", what, FF_FMT(s));
	while (rest.len > 0) {
		uint32_t c = ff_text_next(&rest);
		bool control = c < ' ' || (c >= 0x7f && c < 0xa0);
		bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
			     c == 0x200e || c == 0x200f || c == 0x61c;
		bool breaks = c == 0x2028 || c == 0x2029;
		if ((control && !(lines && c == '\n')) || turns || breaks)
			fail_msg("%s has U+%04X: %.*s", what, (unsigned)c, FF_FMT(s));
	}
}

void check_frame(const struct frame *f, struct size size)
{
	if (f->size.rows != size.rows || f->size.cols != size.cols)
		fail_msg("the frame has another size");
	if (f->cursor_row >= size.rows || f->cursor_col >= size.cols)
		fail_msg("%zux%zu: the cursor is at %zu,%zu", size.cols, size.rows, f->cursor_row,
			 f->cursor_col);
	for (size_t row = 0; row < size.rows; row++) {
		const struct line *line = &f->rows[row];
		size_t width = 0;
		for (size_t i = 0; i < line->n; i++) {
			struct ff_str text = line->spans[i].text;
			check_shown(text, false, "a frame");
			width += ff_text_width(text);
		}
		if (width > size.cols || width != line->width)
			fail_msg("%zux%zu: row %zu is %zu wide and says %zu", size.cols, size.rows,
				 row, width, line->width);
	}
}

static void add_visit(struct ff_buf *b, const struct ff_visit *v)
{
	ff_buf_format(b, " %u=%d", v->node, v->way == FF_NO_WAY ? -1 : (int)v->way);
	if (v->note.len == 0)
		return;
	ff_buf_add_char(b, '(');
	ff_buf_add(b, v->note);
	ff_buf_add_char(b, ')');
}

struct ff_str state_text(struct ff_arena *a, const struct ff_session_now *now)
{
	struct ff_buf b = {.arena = a};
	const struct ff_path *p = now->path;
	for (size_t i = 0; i < p->n_visits; i++)
		add_visit(&b, &p->visits[i]);
	ff_buf_add(&b, FF_STR(" /"));
	for (size_t i = 0; i < p->n_aside; i++)
		add_visit(&b, &p->aside[i]);
	ff_buf_add(&b, FF_STR(" /"));
	for (size_t i = 0; i < now->guide->n_alternatives; i++)
		for (size_t k = 0; k < now->guide->alternatives[i].n_next_steps; k++)
			ff_buf_add_char(&b, now->ticks[ff_session_first_tick(now->guide, i) + k]
						    ? 'x'
						    : '.');
	return ff_buf_str(&b);
}
