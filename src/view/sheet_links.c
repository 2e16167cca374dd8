#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

/* Links of one alternative: a line for each. */
struct links {
	struct lines lines;
	size_t cell_width, cells;
	struct ff_str last;
};

static void add_link(struct links *l, struct ff_str link)
{
	if (link.len == 0 || ff_str_eq(link, l->last))
		return;
	text_add(&l->lines, link, l->cells, FF_STR(""), ROLE_LINK);
	l->last = link;
}

static void add_long_links(struct links *l, struct ff_rich text)
{
	for (size_t i = 0; i < text.n; i++) {
		struct ff_str link = ff_text_link(text.runs[i].href);
		if (ff_text_width(link) > l->cell_width)
			add_link(l, link);
	}
}

static void add_links_of_cell(struct links *l, const struct ff_document *d,
			      const struct ff_cell *cell)
{
	add_long_links(l, cell->text);
	for (size_t i = 0; i < cell->n_parts; i++)
		for (size_t b = cell->parts[i].first; b < cell->parts[i].end; b++)
			add_long_links(l, d->blocks[b].text);
}

/* A link is not to be broken over the lines of a cell: it could not be selected. That of the
 * recommended alternative stands above. */
void part_links(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_guide *g = s->comparison->guide;
	bool any = false;
	for (size_t i = 0; i < t->n_order; i++) {
		const struct ff_alternative *alt = part_alternative(s, t->order[i]);
		struct ff_str link = ff_text_link(alt->link);
		struct links l = {{.arena = a}, t->cell_width, cells, {0}};
		if (t->order[i] == s->comparison->recommended)
			l.last = link;
		add_link(&l, link);
		for (size_t k = 0; k < g->n_criteria; k++)
			add_links_of_cell(&l, g->document,
					  ff_criterion_cell(&g->criteria[k], t->order[i]));
		if (l.lines.n == 0)
			continue;
		if (!any)
			part_heading(t, FF_STR("Links in full"), cells);
		any = true;
		part_text(t, alt->title, cells, ROLE_TEXT);
		lines_append(&t->lines, &l.lines);
		part_mark_plain(t);
	}
}
