#include "view/about.h"
#include "view/rich.h"
#include <flowform/text.h>

/* Of an outcome that is not ahead: another one of its alternative may be. */
static const char *ruled_out(const struct ff_guide *g, const struct marks *marks, uint32_t node)
{
	const struct ff_alternative *alternative = &g->alternatives[g->topics[node].alternative];
	for (size_t i = 0; i < alternative->n_outcomes; i++)
		if (marks->now.reached[alternative->outcomes[i]])
			return "ruled out here";
	return "ruled out";
}

const char *about_standing(const struct ff_guide *g, const struct ff_path *path,
			   const struct marks *marks, uint32_t node)
{
	bool ahead = marks->now.reached[node];
	uint32_t visit = marks->visit[node];
	switch (ff_node_role(g->chart, node)) {
	case FF_STEP: return "a step";
	case FF_OUTCOME:
		if (path->ending == FF_REACHED && path->end == node)
			return "reached";
		return ahead ? "possible" : ruled_out(g, marks, node);
	case FF_QUESTION: break;
	}
	if (visit > 0)
		return path->visits[visit - 1].way == FF_NO_WAY ? "asked now" : "answered";
	return ahead ? "not asked yet" : "ruled out";
}

static void add_part(struct lines *l, const struct lines *part)
{
	if (part->n > 0 && l->n > 0)
		lines_add(l);
	lines_append(l, part);
}

static struct lines answers_of(struct ff_arena *a, const struct ff_guide *g, uint32_t node,
			       size_t cells, const struct signs *signs)
{
	struct lines l = {.arena = a};
	size_t n = ff_n_ways(g->chart, node);
	for (size_t i = 0; i < n && n > 1; i++) {
		const struct ff_way *way = &ff_ways(g->chart, node)[i];
		struct ff_str label = ff_text_line(a, g->chart->edges[way->edge].label);
		struct ff_buf b = {.arena = a};
		if (label.len > 0) {
			ff_buf_add(&b, label);
			ff_buf_add(&b, signs->leads_to);
		}
		ff_buf_add(&b, g->topics[way->to].name);
		text_add(&l, ff_buf_str(&b), cells, signs->bullet, ROLE_TEXT);
	}
	return l;
}

/* What the rows of tables say of an outcome. */
static struct lines cells_of(struct ff_arena *a, const struct ff_guide *g, uint32_t node,
			     size_t cells)
{
	struct lines l = {.arena = a};
	for (size_t i = 0; i < g->n_criteria && g->topics[node].alternative != FF_NONE; i++) {
		const struct ff_cell *cell =
			ff_criterion_cell(&g->criteria[i], g->topics[node].alternative);
		if (cell->text.n == 0)
			continue;
		text_add(&l, g->criteria[i].title, cells, FF_STR(""), ROLE_HEADING);
		rich_add(&l, cell->text, cells, FF_STR("  "), ROLE_TEXT);
	}
	return l;
}

struct lines about_text(struct ff_arena *a, const struct ff_guide *g, uint32_t node, size_t cells,
			const struct signs *signs)
{
	struct lines l = {.arena = a}, said = cells_of(a, g, node, cells);
	if (g->topics[node].section != FF_NONE)
		blocks_add(&l, g->document, ff_guide_help(g, node), cells, signs);
	add_part(&l, &said);
	return l;
}

struct lines about_lines(struct ff_arena *a, const struct ff_guide *g, uint32_t node, size_t cells,
			 const struct signs *signs)
{
	struct lines l = {.arena = a}, answers = answers_of(a, g, node, cells, signs),
		     text = about_text(a, g, node, cells, signs);
	text_add(&l, g->chart->nodes[node].label, cells, FF_STR(""), ROLE_STRONG);
	add_part(&l, &answers);
	add_part(&l, &text);
	return l;
}
