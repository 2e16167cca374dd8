#include "app/chooser.h"
#include "app/state.h"
#include <flowform/answers.h>

static struct ff_str choice_label(struct ff_arena *a, const struct ff_choice *c)
{
	if (c->heading.len == 0)
		return ff_arena_format(a, "%.*s (line %zu)", FF_FMT(c->start), c->pos.line);
	return ff_arena_format(a, "%.*s: %.*s (line %zu)", FF_FMT(c->heading), FF_FMT(c->start),
			       c->pos.line);
}

static const struct ff_chart *chooser_chart(struct ff_arena *a, struct ff_str file,
					    const struct ff_choice *choices, size_t n)
{
	struct ff_chart *chart = FF_NEW(a, struct ff_chart, 1);
	struct ff_node *nodes = FF_NEW(a, struct ff_node, n + 1);
	struct ff_edge *edges = FF_NEW(a, struct ff_edge, n);
	nodes[0].id = FF_STR("chart");
	nodes[0].label =
		ff_arena_format(a, "Which of the %zu flowcharts in %.*s?", n, FF_FMT(file));
	nodes[0].shape = "diam";
	for (size_t i = 0; i < n; i++) {
		nodes[i + 1].id = ff_arena_format(a, "%zu", choices[i].number);
		nodes[i + 1].label = choice_label(a, &choices[i]);
		nodes[i + 1].shape = "rect";
		edges[i].from = (struct ff_end){0, false};
		edges[i].to = (struct ff_end){(uint32_t)(i + 1), false};
	}
	chart->nodes = nodes;
	chart->n_nodes = n + 1;
	chart->edges = edges;
	chart->n_edges = n;
	ff_chart_link(a, chart);
	return chart;
}

const struct ff_guide *chooser_guide(struct ff_arena *a, struct ff_str file,
				     const struct ff_choice *choices, size_t n)
{
	struct ff_guide *g = FF_NEW(a, struct ff_guide, 1);
	struct ff_topic *topics = FF_NEW(a, struct ff_topic, n + 1);
	struct ff_alternative *alternatives = FF_NEW(a, struct ff_alternative, n);
	size_t *outcomes = FF_NEW(a, size_t, n);
	g->document = FF_NEW(a, struct ff_document, 1);
	g->chart = chooser_chart(a, file, choices, n);
	g->chart_number = g->n_charts = 1;
	g->title = file;
	topics[0] = (struct ff_topic){
		.name = FF_STR("Flowchart"), .section = FF_NONE, .alternative = FF_NONE};
	for (size_t i = 0; i < n; i++) {
		const struct ff_node *node = &g->chart->nodes[i + 1];
		outcomes[i] = i + 1;
		topics[i + 1] = (struct ff_topic){
			.name = node->label, .section = FF_NONE, .alternative = i};
		alternatives[i] = (struct ff_alternative){.id = node->id,
							  .title = node->label,
							  .label = node->label,
							  .section = FF_NONE,
							  .outcomes = &outcomes[i],
							  .n_outcomes = 1};
	}
	g->topics = topics;
	g->alternatives = alternatives;
	g->n_alternatives = n;
	return g;
}

static void take_chart(struct wizard *w, uint32_t picked, struct ff_str entry)
{
	(void)entry;
	ff_walk_answer(w->walk, picked);
	w->effect = EFFECT_END;
}

static void take_none(struct wizard *w, struct ff_str entry)
{
	(void)entry;
	w->effect = EFFECT_END;
}

void chooser_ask(struct wizard *w)
{
	const struct ff_chart *chart = w->guide->chart;
	struct dialog *d = FF_NEW(w->arena, struct dialog, 1);
	uint32_t node = path_of(w)->visits[0].node;
	*d = (struct dialog){
		.title = FF_STR("Flowcharts"),
		.question = chart->nodes[node].label,
		.answers = ff_answer_labels(w->arena, chart, node),
		.n_answers = ff_n_ways(chart, node),
		.next = FF_STR("[ OK ]"),
		.done = take_chart,
		.cancelled = take_none,
	};
	w->tree.hidden = true;
	dialog_open(w, d, (struct dialog_start){0});
}
