#include "view/spoken.h"
#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

struct lines spoken_summary(struct ff_arena *a, const struct panel_sight *s, size_t cells)
{
	struct sheet t = {.lines.arena = a};
	part_answer(&t, s, true, cells);
	return t.lines;
}

struct lines spoken_changes(struct ff_arena *a, const struct panel_sight *s, size_t cells)
{
	struct sheet t = {.lines.arena = a};
	part_changes(&t, s, cells);
	return t.lines;
}

struct lines spoken_why_not(struct ff_arena *a, const struct panel_sight *s, size_t cells)
{
	struct sheet t = {.lines.arena = a};
	part_why_not(&t, s, cells);
	return t.lines;
}

struct lines spoken_answers(struct ff_arena *a, const struct panel_sight *s, size_t cells)
{
	struct sheet t = {.lines.arena = a};
	const struct ff_path *p = s->comparison->path;
	part_why(&t, s, cells);
	if (p->n_aside > 0)
		part_heading(&t, FF_STR("Set aside, for they no longer apply"), cells);
	for (size_t i = 0; i < p->n_aside; i++) {
		const struct ff_visit *v = &p->aside[i];
		struct ff_str text = s->comparison->guide->topics[v->node].name;
		if (v->way != FF_NO_WAY)
			text = ff_guide_answer(a, s->comparison->guide, v->node, v->way);
		text_add(&t.lines, text, cells, s->signs->bullet, ROLE_TEXT);
	}
	return t.lines;
}

static struct ff_str name_and_state(struct ff_arena *a, const struct panel_sight *s, size_t number)
{
	size_t i = s->comparison->order[number];
	struct ff_str title = part_alternative(s, i)->title, state = sheet_state(s, i);
	return ff_arena_format(a, "%.*s, %.*s", FF_FMT(title), FF_FMT(state));
}

struct lines spoken_names(struct ff_arena *a, const struct panel_sight *s, size_t cap, size_t cells)
{
	struct lines l = {.arena = a};
	size_t n = s->comparison->guide->n_alternatives;
	for (size_t i = 0; i < n && i < cap; i++)
		text_add(&l, name_and_state(a, s, i), cells, ff_arena_format(a, "%zu. ", i + 1),
			 ROLE_TEXT);
	if (n > cap)
		text_add(&l, ff_arena_format(a, "and %zu more", n - cap), cells, FF_STR(""),
			 ROLE_TEXT);
	return l;
}

/* "Title: text", or where it is more than a paragraph the title on a line of its own. `text` is
 * unwrapped. */
static void add_point(struct lines *l, const struct panel_sight *s, struct ff_str title,
		      const struct lines *text, const struct lines *wrapped, size_t cells)
{
	struct ff_arena *a = l->arena;
	if (text->n == 0)
		return;
	struct ff_str first = line_text(a, &text->list[0]);
	bool list = text->n > 1 || ff_str_starts(first, s->signs->bullet);
	struct line line = {0};
	line_add(a, &line, ff_text_line(a, title), ROLE_TEXT);
	line_add(a, &line, FF_STR(": "), ROLE_TEXT);
	if (!list)
		line_join(a, &line, &text->list[0]);
	line_wrap(l, &line, cells);
	if (list)
		lines_append(l, wrapped);
}

typedef struct lines make_point(struct ff_arena *a, const struct panel_sight *s, size_t alternative,
				size_t cells);

static void add_made_point(struct lines *l, const struct panel_sight *s, struct ff_str title,
			   make_point *make, size_t alternative, size_t cells)
{
	struct lines text = make(l->arena, s, alternative, UNWRAPPED);
	struct lines wrapped = make(l->arena, s, alternative, cells);
	add_point(l, s, title, &text, &wrapped, cells);
}

static void add_criteria(struct lines *l, const struct panel_sight *s, size_t alternative,
			 bool differing, size_t cells)
{
	const struct ff_guide *g = s->comparison->guide;
	for (size_t i = 0; i < g->n_criteria; i++) {
		const struct ff_criterion *c = &g->criteria[i];
		if (differing && !part_differs(l->arena, s, c))
			continue;
		const struct ff_cell *cell = ff_criterion_cell(c, alternative);
		struct lines text = sheet_cell(l->arena, s, cell, UNWRAPPED);
		struct lines wrapped = sheet_cell(l->arena, s, cell, cells);
		add_point(l, s, c->title, &text, &wrapped, cells);
	}
}

struct lines spoken_alternative(struct ff_arena *a, const struct panel_sight *s, size_t number,
				bool differing, size_t cells)
{
	struct lines l = {.arena = a};
	const struct ff_guide *g = s->comparison->guide;
	size_t i = s->comparison->order[number];
	const struct ff_alternative *alt = part_alternative(s, i);
	struct ff_str name = name_and_state(a, s, number);
	text_add(&l,
		 ff_arena_format(a, "Alternative %zu of %zu: %.*s", number + 1, g->n_alternatives,
				 FF_FMT(name)),
		 cells, FF_STR(""), ROLE_HEADING);
	if (!ff_str_eq(alt->label, alt->title))
		text_add(&l, ff_arena_format(a, "In the chart: \"%.*s\"", FF_FMT(alt->label)),
			 cells, FF_STR(""), ROLE_TEXT);
	add_made_point(&l, s, FF_STR("Reached when"), sheet_routes, i, cells);
	add_criteria(&l, s, i, differing, cells);
	add_made_point(&l, s, FF_STR("Next steps"), part_next_steps, i, cells);
	struct ff_str link = ff_text_link(alt->link);
	if (link.len > 0)
		text_add(&l, ff_arena_format(a, "Link: %.*s", FF_FMT(link)), UNWRAPPED, FF_STR(""),
			 ROLE_TEXT);
	return l;
}
