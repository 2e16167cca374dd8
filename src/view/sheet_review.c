#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

/* What the answers come to stays in view, while they are changed below it. */
static void add_head(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	t->head.arena = a;
	if (c->recommended == FF_NONE) {
		text_add(&t->head, sheet_outcome(a, s), cells, FF_STR(""), ROLE_NOTICE);
		line_add(a, &t->brief,
			 ff_arena_format(a, "%zu of %zu possible", c->n_possible,
					 c->guide->n_alternatives),
			 ROLE_NOTICE);
		return;
	}
	line_add(a, &t->brief, s->signs->best, ROLE_BEST);
	line_add(a, &t->brief, s->signs->best.len > 0 ? FF_STR(" ") : FF_STR(""), ROLE_BEST);
	line_add(a, &t->brief, part_alternative(s, c->recommended)->title, ROLE_BEST);
	*lines_add(&t->head) = t->brief;
}

/* Steps before a visit, or before the end. */
static void add_steps(struct sheet *t, const struct panel_sight *s, size_t visit, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_path *p = s->comparison->path;
	size_t n = ff_path_steps(p, visit, NULL, 0);
	uint32_t *nodes = FF_NEW(a, uint32_t, n);
	ff_path_steps(p, visit, nodes, n);
	for (size_t i = 0; i < n; i++) {
		if (!ff_step_counts(s->comparison->guide, p, nodes[i]))
			continue;
		text_add(&t->lines, ff_text_line(a, p->chart->nodes[nodes[i]].label), cells,
			 FF_STR("   Step: "), ROLE_DIM);
		part_mark_plain(t);
	}
}

static void add_visit(struct sheet *t, const struct panel_sight *s, size_t i, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_guide *g = s->comparison->guide;
	const struct ff_visit *v = &s->comparison->path->visits[i];
	struct ff_str text;
	if (v->way == FF_NO_WAY)
		text = ff_arena_format(a, "%.*s (not answered)", FF_FMT(g->topics[v->node].name));
	else
		text = ff_arena_format(a, "%.*s%s", FF_FMT(ff_guide_answer(a, g, v->node, v->way)),
				       v->kept ? " (kept)" : "");
	add_steps(t, s, i, cells);
	part_item(t, ff_arena_format(a, "%zu. ", i + 1), text, cells,
		  (struct item){ITEM_ANSWER, i});
	part_note(t, v->note, cells);
}

static void add_aside(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_guide *g = s->comparison->guide;
	const struct ff_path *p = s->comparison->path;
	for (size_t i = 0; i < p->n_aside; i++) {
		const struct ff_visit *v = &p->aside[i];
		struct ff_str text = v->way == FF_NO_WAY ? g->topics[v->node].name
							 : ff_guide_answer(a, g, v->node, v->way);
		if (i == 0)
			part_heading(t, FF_STR("Set aside: not asked now"), cells);
		part_item(t, s->signs->bullet, text, cells, (struct item){ITEM_NONE, 0});
		part_note(t, v->note, cells);
	}
}

struct sheet sheet_review(struct ff_arena *a, const struct panel_sight *s, size_t cells)
{
	struct sheet t = {.lines.arena = a, .columns = 1, .cell_width = cells};
	const struct ff_path *p = s->comparison->path;
	add_head(&t, s, cells);
	part_heading(&t, FF_STR("Answers"), cells);
	for (size_t i = 0; i < p->n_visits; i++)
		add_visit(&t, s, i, cells);
	if (p->ending != FF_ASKING)
		add_steps(&t, s, p->n_visits, cells);
	add_aside(&t, s, cells);
	return t;
}
