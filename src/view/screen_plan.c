#include "view/screen_parts.h"
#include <flowform/text.h>

enum {
	BOXED_ROWS = 12, /* from here on there is room for borders */
	BOTH_COLS = 60,  /* from here on tree and page stand side by side */
	LEAST_TREE = 24,
	LEAST_PAGE = 24,
	LEAST_LIST = 1, /* rows that a long message leaves to what has the focus */
	LEAST_FORM = 2,
};

/* Cells inside of the tree's pane where it stands beside the page. */
static size_t tree_cols(const struct scene *s, size_t cols, size_t edge)
{
	const struct pane_width *w = &s->tree_width;
	size_t given = w->percent > 0 ? cols * w->percent / 100 : w->cells;
	size_t most = given > 0 ? cols - 2 * edge - LEAST_PAGE : cols * 9 / 20 - edge;
	size_t wanted = given == 0 ? s->tree_cells : given > edge ? given - edge : 0;
	size_t tree = wanted < most ? wanted : most;
	return tree > LEAST_TREE ? tree : LEAST_TREE;
}

bool screen_too_small(struct size size)
{
	return size.rows < LEAST_ROWS || size.cols < LEAST_COLS;
}

bool message_row(struct ff_str *rest, size_t cells, struct ff_str *row)
{
	return ff_text_wrap(rest, cells - 1, row);
}

/* Rows of the footer: what a message needs, out of `most`. */
static size_t foot_rows(const struct scene *s, size_t cells, size_t most)
{
	struct ff_str rest = s->message, row;
	size_t n = 0;
	while (n < most && message_row(&rest, cells, &row))
		n++;
	return n > 1 ? n : 1;
}

struct screen_plan screen_plan(const struct scene *s, struct size size)
{
	struct screen_plan p = {0};
	if (screen_too_small(size))
		return p;
	p.boxed = size.rows >= BOXED_ROWS;
	p.pad = p.boxed && size.cols >= BOTH_COLS ? 1 : 0;
	size_t edge = p.boxed ? 2 + 2 * p.pad : 0;
	size_t rows = size.rows - (p.boxed ? 3 : 1); /* title and borders */
	size_t least = s->place & IN_LISTS ? LEAST_LIST : LEAST_FORM;
	p.foot = foot_rows(s, size.cols, rows - least);
	rows -= p.foot;
	p.whole = (struct size){rows, size.cols - edge};
	p.page = p.whole;
	if (size.cols >= BOTH_COLS && !s->tree.hidden) {
		size_t cols = tree_cols(s, size.cols, edge);
		p.tree = (struct size){rows, cols};
		p.page.cols = size.cols - cols - (p.boxed ? 2 * edge : 1);
	} else if (s->place == IN_TREE) {
		p.tree = p.whole;
		p.page.cols = 0;
	}
	return p;
}
