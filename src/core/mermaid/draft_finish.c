#include <core/mermaid/draft_parts.h>
#include <core/mermaid/label.h>

/* A draft being made a chart. */
struct finish {
	struct draft *draft;
	const struct clean *clean;
	struct ff_chart *chart;
};

/* Nodes whose id is a subgraph's are none; names learn where the others end up. */
static size_t number_nodes(struct draft *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->nodes.n; i++) {
		const struct draft_node *node = pile_at(&d->nodes, i);
		struct draft_name *name = draft_name_at(d, node->name);
		name->node = name->subgraph == DRAFT_NONE ? (uint32_t)n++ : DRAFT_NONE;
	}
	return n;
}

static void finish_nodes(struct finish *f)
{
	struct draft *d = f->draft;
	size_t n = number_nodes(d);
	struct ff_node *nodes = FF_NEW(d->arena, struct ff_node, n);
	for (size_t i = 0; i < d->nodes.n; i++) {
		const struct draft_node *node = pile_at(&d->nodes, i);
		const struct draft_name *name = draft_name_at(d, node->name);
		if (name->node == DRAFT_NONE)
			continue;
		nodes[name->node] = (struct ff_node){
			.id = name->id,
			.label = label_clean(d->arena, node->text),
			.shape = node->picture ? "image"
				 : node->icon  ? "icon"
					       : node->shape,
			.offset = clean_offset(f->clean, node->at),
			.label_offset = clean_offset(f->clean, node->label_at),
		};
	}
	for (size_t i = 0; i < d->n_hrefs; i++) {
		const struct draft_name *name = draft_name_at(d, d->hrefs[i].name);
		if (name->node != DRAFT_NONE)
			nodes[name->node].href = d->hrefs[i].href;
	}
	f->chart->nodes = nodes;
	f->chart->n_nodes = n;
}

static struct ff_end end_of(const struct draft *d, uint32_t name)
{
	const struct draft_name *n = draft_name_at(d, name);
	if (n->subgraph != DRAFT_NONE)
		return (struct ff_end){n->subgraph, true};
	return (struct ff_end){n->node, false};
}

static struct ff_edge finish_edge(const struct finish *f, const struct draft_edge *edge)
{
	const struct draft *d = f->draft;
	return (struct ff_edge){
		.from = end_of(d, edge->from),
		.to = end_of(d, edge->to),
		.label = edge->label,
		.id = edge->id != DRAFT_NONE ? draft_name_at(d, edge->id)->id : FF_STR(""),
		.stroke = edge->arrow.stroke,
		.head = edge->arrow.head,
		.tail = edge->arrow.tail,
		.length = edge->arrow.length,
		.offset = clean_offset(f->clean, edge->at),
	};
}

static void finish_edges(struct finish *f)
{
	struct draft *d = f->draft;
	struct ff_edge *edges = FF_NEW(d->arena, struct ff_edge, d->edges.n);
	struct ff_loose_edge *loose = NULL;
	size_t n = 0, n_loose = 0, cap = 0;
	for (size_t i = 0; i < d->edges.n; i++) {
		const struct draft_edge *draft = pile_at(&d->edges, i);
		struct ff_edge edge = finish_edge(f, draft);
		if (edge.from.index != DRAFT_NONE && edge.to.index != DRAFT_NONE)
			edges[n++] = edge;
		else
			FF_PUSH(d->arena, loose, n_loose, cap) =
				(struct ff_loose_edge){n, draft_name_at(d, draft->from)->id,
						       draft_name_at(d, draft->to)->id, edge};
	}
	f->chart->edges = edges;
	f->chart->n_edges = n;
	f->chart->loose = loose;
	f->chart->n_loose = n_loose;
}

/* One more member of the subgraph that has the name. Without `places` they are only counted. */
static void add_member(struct draft *d, uint32_t name, struct ff_end **places)
{
	uint32_t owner = draft_name_at(d, name)->owner;
	if (owner == DRAFT_NONE)
		return;
	struct ff_subgraph *s = &d->subgraphs[owner];
	if (places)
		places[owner][s->n_members] = end_of(d, name);
	s->n_members++;
}

/* Nodes in the order of nodes, then subgraphs in theirs. */
static void add_members(struct draft *d, struct ff_end **places)
{
	for (size_t i = 0; i < d->nodes.n; i++) {
		const struct draft_node *node = pile_at(&d->nodes, i);
		if (draft_name_at(d, node->name)->node != DRAFT_NONE)
			add_member(d, node->name, places);
	}
	for (size_t i = 0; i < d->n_subgraphs; i++)
		add_member(d, draft_find(d, d->subgraphs[i].id), places);
}

static void finish_subgraphs(struct finish *f)
{
	struct draft *d = f->draft;
	struct ff_end **places = FF_NEW(d->scratch, struct ff_end *, d->n_subgraphs);
	add_members(d, NULL);
	for (size_t i = 0; i < d->n_subgraphs; i++) {
		struct ff_subgraph *s = &d->subgraphs[i];
		s->members = places[i] = FF_NEW(d->arena, struct ff_end, s->n_members);
		s->n_members = 0;
	}
	add_members(d, places);
	for (size_t i = 0; i < d->n_subgraphs; i++) {
		struct ff_subgraph *s = &d->subgraphs[i];
		s->id = label_as_written(d->arena, s->id);
		s->offset = clean_offset(f->clean, s->offset);
	}
	f->chart->subgraphs = d->subgraphs;
	f->chart->n_subgraphs = d->n_subgraphs;
}

struct ff_chart *draft_finish(struct draft *d, const struct clean *clean)
{
	struct finish f = {d, clean, FF_NEW(d->arena, struct ff_chart, 1)};
	finish_nodes(&f);
	finish_edges(&f);
	if (d->n_subgraphs > 0)
		finish_subgraphs(&f);
	return f.chart;
}
