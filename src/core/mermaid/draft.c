#include <core/mermaid/draft.h>
#include <core/mermaid/label.h>
#include <core/mermaid/space.h>

static uint32_t hash_of(struct ff_str s)
{
	uint32_t h = 2166136261u; /* FNV-1a: ids are short */
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.s[i]) * 16777619u;
	return h;
}

/* The slot that holds `id`, or the empty one where it would be. */
static size_t slot_of(const struct draft *d, struct ff_str id, uint32_t hash)
{
	size_t mask = d->n_slots - 1, i = (hash ^ hash >> 15) & mask;
	for (; d->slots[i] > 0; i = (i + 1) & mask) {
		const struct draft_name *n = &d->names[d->slots[i] - 1];
		if (n->hash == hash && ff_str_eq(n->id, id))
			break;
	}
	return i;
}

static void grow_slots(struct draft *d)
{
	d->n_slots = d->n_slots > 0 ? d->n_slots * 2 : 64;
	d->slots = FF_NEW(d->arena, uint32_t, d->n_slots);
	for (uint32_t i = 0; i < d->n_names; i++)
		d->slots[slot_of(d, d->names[i].id, d->names[i].hash)] = i + 1;
}

uint32_t draft_find(const struct draft *d, struct ff_str id)
{
	if (d->n_slots == 0)
		return DRAFT_NONE;
	uint32_t found = d->slots[slot_of(d, id, hash_of(id))];
	return found > 0 ? found - 1 : DRAFT_NONE;
}

uint32_t draft_name(struct draft *d, struct ff_str id)
{
	if (d->n_names * 2 >= d->n_slots)
		grow_slots(d);
	uint32_t hash = hash_of(id);
	size_t slot = slot_of(d, id, hash);
	if (d->slots[slot] == 0) {
		FF_PUSH(d->arena, d->names, d->n_names, d->names_cap) =
			(struct draft_name){id, hash, DRAFT_NONE, DRAFT_NONE, DRAFT_NONE, 0, false};
		d->slots[slot] = (uint32_t)d->n_names;
	}
	return d->slots[slot] - 1;
}

struct ff_node *draft_node(struct draft *d, uint32_t name, size_t offset)
{
	struct draft_name *n = &d->names[name];
	if (n->is_edge)
		return NULL;
	if (n->node == DRAFT_NONE) {
		n->node = (uint32_t)d->n_nodes;
		FF_PUSH(d->arena, d->nodes, d->n_nodes, d->nodes_cap) = (struct ff_node){
			.id = n->id, .shape = "rect", .offset = offset, .label_offset = offset};
		FF_PUSH(d->arena, d->drafts, d->drafts_n, d->drafts_cap) =
			(struct draft_node){.name = name, .text = n->id};
	}
	return &d->nodes[n->node];
}

void draft_label(struct draft *d, uint32_t name, struct ff_str text, size_t offset)
{
	uint32_t node = d->names[name].node;
	d->drafts[node].text = text;
	d->nodes[node].label_offset = offset;
}

/* Mermaid gives each edge without an id one of its own, "L_A_B_0", which no other edge and no node
 * can have then. Edges between the same two are counted under a name that no id can be. */
static void generate_id(struct draft *d, struct ff_str from, struct ff_str to, bool has_id)
{
	struct ff_str pair = ff_arena_format(d->arena, "\"%.*s\n%.*s", FF_FMT(from), FF_FMT(to));
	uint32_t name = draft_name(d, pair); /* may move the names */
	uint32_t count = d->names[name].edges++;
	if (has_id)
		return;
	struct ff_str id = ff_arena_format(d->arena, "L_%.*s_%.*s_%u", FF_FMT(from), FF_FMT(to),
					   count > 0 ? count + 1 : 0);
	name = draft_name(d, id);
	d->names[name].is_edge = true;
}

static void add_edge(struct draft *d, uint32_t from, uint32_t to, const struct draft_edge *edge,
		     struct ff_str id)
{
	FF_PUSH(d->arena, d->edges, d->n_edges, d->edges_cap) = (struct ff_edge){
		.from = {from, false},
		.to = {to, false},
		.label = edge->label,
		.id = id,
		.stroke = edge->arrow.stroke,
		.head = edge->arrow.head,
		.tail = edge->arrow.tail,
		.length = edge->arrow.length,
		.offset = edge->offset,
	};
}

void draft_edges(struct draft *d, struct draft_group from, struct draft_group to,
		 const struct draft_edge *edge)
{
	for (size_t i = 0; i < from.n; i++)
		for (size_t k = 0; k < to.n; k++) {
			/* Of a group only one edge gets the id, the first that wants it. */
			bool wants = edge->id.len > 0 && from.names[i] == from.names[from.n - 1] &&
				     to.names[k] == to.names[0];
			uint32_t id = wants ? draft_name(d, edge->id) : DRAFT_NONE;
			bool has = wants && !d->names[id].is_edge;
			if (has)
				d->names[id].is_edge = true;
			if (d->generated_ids)
				generate_id(d, d->names[from.names[i]].id, d->names[to.names[k]].id,
					    has);
			add_edge(d, from.names[i], to.names[k], edge, has ? edge->id : FF_STR(""));
		}
}

void draft_mention(struct draft *d, uint32_t name)
{
	if (d->n_open > 0)
		FF_PUSH(d->arena, d->mentions, d->n_mentions, d->mentions_cap) = name;
}

void draft_open(struct draft *d)
{
	FF_PUSH(d->arena, d->open, d->n_open, d->open_cap) = (struct draft_open){d->n_mentions};
}

void draft_close(struct draft *d, struct ff_str id, bool generate, struct ff_str title,
		 size_t offset)
{
	size_t first = d->open[--d->n_open].mentions;
	if (generate)
		id = ff_arena_format(d->arena, "subGraph%zu", d->ended);
	d->ended++;
	uint32_t name = draft_name(d, id), subgraph = d->names[name].subgraph;
	if (subgraph == DRAFT_NONE) {
		subgraph = d->names[name].subgraph = (uint32_t)d->n_subgraphs;
		FF_PUSH(d->arena, d->subgraphs, d->n_subgraphs, d->subgraphs_cap) =
			(struct ff_subgraph){.id = id, .title = title, .offset = offset};
	}
	for (size_t i = first; i < d->n_mentions; i++) {
		struct draft_name *member = &d->names[d->mentions[i]];
		if (member->owner == DRAFT_NONE && d->mentions[i] != name)
			member->owner = subgraph;
	}
	d->n_mentions = first;
	if (space_trim(id).len > 0)
		draft_mention(d, name);
}

/* Nodes whose id is a subgraph's go; the others get their label, and names their final place. */
static void settle_nodes(struct draft *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n_nodes; i++) {
		const struct draft_node *draft = &d->drafts[i];
		struct draft_name *name = &d->names[draft->name];
		if (name->subgraph != DRAFT_NONE) {
			name->node = DRAFT_NONE;
			continue;
		}
		d->nodes[n] = d->nodes[i];
		d->nodes[n].label = label_clean(d->arena, draft->text);
		if (draft->picture || draft->icon)
			d->nodes[n].shape = draft->picture ? "image" : "icon";
		d->drafts[n] = *draft;
		name->node = (uint32_t)n++;
	}
	d->n_nodes = n;
}

static struct ff_end end_of(const struct draft *d, uint32_t name)
{
	const struct draft_name *n = &d->names[name];
	if (n->subgraph != DRAFT_NONE)
		return (struct ff_end){n->subgraph, true};
	return (struct ff_end){n->node, false};
}

/* Counts the members of each subgraph, or puts them into their `places`: nodes, then subgraphs. */
static void add_members(struct draft *d, struct ff_end **places)
{
	for (uint32_t i = 0; i < d->n_nodes + d->n_subgraphs; i++) {
		bool node = i < d->n_nodes;
		uint32_t index = node ? i : i - (uint32_t)d->n_nodes;
		uint32_t name =
			node ? d->drafts[index].name : draft_find(d, d->subgraphs[index].id);
		uint32_t owner = d->names[name].owner;
		if (owner == DRAFT_NONE)
			continue;
		struct ff_subgraph *s = &d->subgraphs[owner];
		if (places)
			places[owner][s->n_members] = (struct ff_end){index, !node};
		s->n_members++;
	}
}

static void settle_members(struct draft *d)
{
	struct ff_end **places = FF_NEW(d->arena, struct ff_end *, d->n_subgraphs);
	add_members(d, NULL);
	for (size_t i = 0; i < d->n_subgraphs; i++) {
		places[i] = FF_NEW(d->arena, struct ff_end, d->subgraphs[i].n_members);
		d->subgraphs[i].members = places[i];
		d->subgraphs[i].n_members = 0;
	}
	add_members(d, places);
}

static void settle_edges(struct draft *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n_edges; i++) {
		struct ff_edge edge = d->edges[i];
		uint32_t from = edge.from.index, to = edge.to.index;
		edge.from = end_of(d, from);
		edge.to = end_of(d, to);
		if (edge.from.index != DRAFT_NONE && edge.to.index != DRAFT_NONE)
			d->edges[n++] = edge;
		else
			FF_PUSH(d->arena, d->loose, d->n_loose, d->loose_cap) =
				(struct ff_loose_edge){n, d->names[from].id, d->names[to].id, edge};
	}
	d->n_edges = n;
}

struct ff_chart *draft_finish(struct draft *d)
{
	settle_nodes(d);
	settle_edges(d);
	if (d->n_subgraphs > 0)
		settle_members(d);
	for (size_t i = 0; i < d->n_subgraphs; i++)
		d->subgraphs[i].id = label_as_written(d->arena, d->subgraphs[i].id);
	struct ff_chart *chart = FF_NEW(d->arena, struct ff_chart, 1);
	*chart = (struct ff_chart){
		.nodes = d->nodes,
		.edges = d->edges,
		.subgraphs = d->subgraphs,
		.n_nodes = d->n_nodes,
		.n_edges = d->n_edges,
		.n_subgraphs = d->n_subgraphs,
		.loose = d->loose,
		.n_loose = d->n_loose,
	};
	return chart;
}
