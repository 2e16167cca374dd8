#include <flowform/chart.h>
#include <flowform/json.h>

static void dump_nodes(const struct ff_chart *c, struct ff_json *j)
{
	ff_json_open(j, "nodes", '[');
	for (size_t i = 0; i < c->n_nodes; i++) {
		const struct ff_node *n = &c->nodes[i];
		ff_json_open(j, NULL, '{');
		ff_json_str(j, "id", n->id);
		ff_json_str(j, "label", n->label);
		ff_json_str(j, "shape", ff_str(n->shape));
		if (n->href.s)
			ff_json_str(j, "href", n->href);
		ff_json_close(j, '}');
	}
	ff_json_close(j, ']');
}

static struct ff_str end_id(const struct ff_chart *c, struct ff_end end)
{
	return end.is_subgraph ? c->subgraphs[end.index].id : c->nodes[end.index].id;
}

static void dump_edge(const struct ff_edge *e, struct ff_str from, struct ff_str to,
		      struct ff_json *j)
{
	ff_json_open(j, NULL, '{');
	ff_json_str(j, "from", from);
	ff_json_str(j, "to", to);
	ff_json_str(j, "label", e->label);
	ff_json_str(j, "stroke", ff_str(ff_stroke_name(e->stroke)));
	ff_json_str(j, "head", ff_str(ff_tip_name(e->head, true)));
	ff_json_str(j, "tail", ff_str(ff_tip_name(e->tail, false)));
	ff_json_size(j, "length", e->length);
	if (e->id.len > 0)
		ff_json_str(j, "id", e->id);
	ff_json_close(j, '}');
}

static void dump_edges(const struct ff_chart *c, struct ff_json *j)
{
	size_t loose = 0;
	ff_json_open(j, "edges", '[');
	for (size_t i = 0; i <= c->n_edges; i++) {
		for (; loose < c->n_loose && c->loose[loose].before == i; loose++)
			dump_edge(&c->loose[loose].look, c->loose[loose].from, c->loose[loose].to,
				  j);
		if (i == c->n_edges)
			break;
		const struct ff_edge *e = &c->edges[i];
		dump_edge(e, end_id(c, e->from), end_id(c, e->to), j);
	}
	ff_json_close(j, ']');
}

static void dump_subgraphs(const struct ff_chart *c, struct ff_json *j)
{
	ff_json_open(j, "subgraphs", '[');
	for (size_t i = 0; i < c->n_subgraphs; i++) {
		const struct ff_subgraph *s = &c->subgraphs[i];
		ff_json_open(j, NULL, '{');
		ff_json_str(j, "id", s->id);
		ff_json_str(j, "title", s->title);
		ff_json_open(j, "nodes", '[');
		for (size_t k = 0; k < s->n_members; k++)
			ff_json_str(j, NULL, end_id(c, s->members[k]));
		ff_json_close(j, ']');
		ff_json_close(j, '}');
	}
	ff_json_close(j, ']');
}

void ff_chart_dump(const struct ff_chart *chart, struct ff_buf *out)
{
	struct ff_json j = {.out = out};
	ff_json_open(&j, NULL, '{');
	ff_json_str(&j, "direction", ff_str(ff_direction_name(chart->direction)));
	dump_nodes(chart, &j);
	dump_edges(chart, &j);
	dump_subgraphs(chart, &j);
	ff_json_close(&j, '}');
	ff_buf_add_char(out, '\n');
}
