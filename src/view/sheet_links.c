#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

/* Calls `use` for each text that the criteria have on an alternative. */
typedef bool use_text(void *context, struct ff_rich text);

static bool any_text(const struct ff_guide *g, size_t alternative, use_text *use, void *context)
{
	for (size_t i = 0; i < g->n_criteria; i++) {
		const struct ff_cell *c = ff_criterion_cell(&g->criteria[i], alternative);
		if (c && use(context, c->text))
			return true;
		for (size_t p = 0; c && p < c->n_parts; p++)
			for (size_t b = c->parts[p].first; b < c->parts[p].end; b++)
				if (use(context, g->document->blocks[b].text))
					return true;
	}
	return false;
}

static bool mentions(void *context, struct ff_rich text)
{
	const struct ff_str *link = context;
	for (size_t i = 0; i < text.n; i++)
		if (ff_str_eq(text.runs[i].href, *link))
			return true;
	return false;
}

/* Whether a criterion's cell already shows the alternative's link. */
static bool link_is_shown(const struct ff_guide *g, size_t alternative)
{
	struct ff_str link = g->alternatives[alternative].link;
	return any_text(g, alternative, mentions, &link);
}

struct lines part_link(struct ff_arena *a, const struct panel_sight *s, size_t i, size_t cells)
{
	struct lines l = {.arena = a};
	struct ff_str link = ff_text_link(part_alternative(s, i)->link);
	bool shown = !s->all_links && link_is_shown(s->comparison->guide, i);
	if (link.len > 0 && !shown)
		text_add(&l, link, cells, FF_STR(""), ROLE_LINK);
	return l;
}

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

static bool add_long_links(void *context, struct ff_rich text)
{
	struct links *l = context;
	for (size_t i = 0; i < text.n; i++) {
		struct ff_str link = ff_text_link(text.runs[i].href);
		if (ff_text_width(link) > l->cell_width)
			add_link(l, link);
	}
	return false;
}

/* Where alternatives stand side by side, a link is not to be broken over the lines of a cell: it
 * could not be selected. */
void part_links(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	bool any = false;
	for (size_t i = 0; i < t->n_order; i++) {
		const struct ff_alternative *alt = part_alternative(s, t->order[i]);
		struct links l = {{.arena = a}, t->cell_width, cells, {0}};
		add_link(&l, ff_text_link(alt->link));
		any_text(s->comparison->guide, t->order[i], add_long_links, &l);
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
