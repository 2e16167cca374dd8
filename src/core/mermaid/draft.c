#include <core/mermaid/draft_parts.h>
#include <core/mermaid/space.h>

/* A slot of the hash table; index 0 is an empty one. */
struct draft_slot {
	uint32_t hash, index; /* of a name, from 1 */
};

/* Ids are short and often numbered: with the last character simply added, "N17" and "N18" stand
 * side by side in memory. The factor differs from run to run, so nobody can write ids that collide.
 */
static uint32_t hash_of(const struct draft *d, struct ff_str s)
{
	uint32_t h = 0, factor = d->factor;
	for (size_t i = 0; i < s.len; i++)
		h = h * factor + (unsigned char)s.s[i];
	return h;
}

/* The slot that holds `id`, or the empty one where it would be. */
static struct draft_slot *slot_of(const struct draft *d, struct ff_str id, uint32_t hash)
{
	size_t mask = d->n_slots - 1, i = hash & mask;
	for (; d->slots[i].index > 0; i = (i + 1) & mask)
		if (d->slots[i].hash == hash &&
		    ff_str_eq(draft_name_at(d, d->slots[i].index - 1)->id, id))
			break;
	return &d->slots[i];
}

static void grow_slots(struct draft *d)
{
	const struct draft_slot *old = d->slots;
	size_t n_old = d->n_slots, mask;
	d->n_slots = n_old > 0 ? n_old * 2 : 64;
	d->slots = FF_NEW(d->scratch, struct draft_slot, d->n_slots);
	mask = d->n_slots - 1;
	for (size_t i = 0; i < n_old; i++) {
		size_t to = old[i].hash & mask;
		if (old[i].index == 0)
			continue;
		while (d->slots[to].index > 0)
			to = (to + 1) & mask;
		d->slots[to] = old[i];
	}
}

struct draft draft_begin(struct ff_arena *a)
{
	struct ff_arena *scratch = ff_arena_scratch(a);
	return (struct draft){
		.arena = a,
		.scratch = scratch,
		.factor = (uint32_t)((uintptr_t)a >> 4) * 2654435761u | 1, /* chance: an address */
		.names = {.arena = scratch, .size = sizeof(struct draft_name)},
		.nodes = {.arena = scratch, .size = sizeof(struct draft_node)},
		.edges = {.arena = scratch, .size = sizeof(struct draft_edge)},
	};
}

void draft_end(struct draft *d)
{
	ff_arena_free(d->scratch);
}

uint32_t draft_find(const struct draft *d, struct ff_str id)
{
	return d->n_slots > 0 ? slot_of(d, id, hash_of(d, id))->index - 1 : DRAFT_NONE;
}

uint32_t draft_name(struct draft *d, struct ff_str id)
{
	if (d->names.n * 2 >= d->n_slots)
		grow_slots(d);
	uint32_t hash = hash_of(d, id);
	struct draft_slot *slot = slot_of(d, id, hash);
	if (slot->index == 0) {
		struct draft_name *name = pile_add(&d->names);
		*name = (struct draft_name){id, DRAFT_NONE, DRAFT_NONE, DRAFT_NONE, 0, 0};
		*slot = (struct draft_slot){hash, (uint32_t)d->names.n};
	}
	return slot->index - 1;
}

struct draft_node *draft_node(struct draft *d, uint32_t name, size_t at)
{
	struct draft_name *n = draft_name_at(d, name);
	if (n->is_edge)
		return NULL;
	if (n->node != DRAFT_NONE)
		return pile_at(&d->nodes, n->node);
	n->node = (uint32_t)d->nodes.n;
	struct draft_node *node = pile_add(&d->nodes);
	*node = (struct draft_node){.text = n->id,
				    .shape = "rect",
				    .name = name,
				    .at = (uint32_t)at,
				    .label_at = (uint32_t)at};
	return node;
}

void draft_href(struct draft *d, struct ff_str id, struct ff_str href)
{
	uint32_t name = draft_find(d, id);
	if (name != DRAFT_NONE && draft_name_at(d, name)->node != DRAFT_NONE)
		FF_PUSH(d->scratch, d->hrefs, d->n_hrefs, d->hrefs_cap) =
			(struct draft_href){name, href};
}

/* Mermaid gives each edge without an id one of its own, "L_A_B_0", which no other edge and no node
 * can have then. Edges between the same two are counted under a name that no id can be. */
static void generate_id(struct draft *d, struct ff_str from, struct ff_str to, bool has_id)
{
	struct ff_str pair = ff_arena_format(d->scratch, "\"%.*s\n%.*s", FF_FMT(from), FF_FMT(to));
	struct draft_name *edges = draft_name_at(d, draft_name(d, pair));
	unsigned count = edges->n_edges++;
	if (has_id)
		return;
	struct ff_str id = ff_arena_format(d->arena, "L_%.*s_%.*s_%u", FF_FMT(from), FF_FMT(to),
					   count > 0 ? count + 1 : 0);
	draft_name_at(d, draft_name(d, id))->is_edge = 1;
}

static void add_edge(struct draft *d, uint32_t from, uint32_t to, const struct draft_link *link,
		     uint32_t id)
{
	struct draft_edge *edge = pile_add(&d->edges);
	bool has_id = id != DRAFT_NONE && !draft_name_at(d, id)->is_edge;
	if (has_id)
		draft_name_at(d, id)->is_edge = 1;
	if (d->generated_ids)
		generate_id(d, draft_name_at(d, from)->id, draft_name_at(d, to)->id, has_id);
	*edge = (struct draft_edge){.label = link->label,
				    .arrow = link->arrow,
				    .id = has_id ? id : DRAFT_NONE,
				    .from = from,
				    .to = to,
				    .at = (uint32_t)link->at};
}

void draft_link(struct draft *d, struct draft_group from, struct draft_group to,
		const struct draft_link *link)
{
	uint32_t id = link->id.len > 0 ? draft_name(d, link->id) : DRAFT_NONE;
	for (size_t i = 0; i < from.n; i++)
		for (size_t k = 0; k < to.n; k++) {
			/* Of a group only one edge gets the id, the first that wants it. */
			bool wants = from.names[i] == from.names[from.n - 1] &&
				     to.names[k] == to.names[0];
			add_edge(d, from.names[i], to.names[k], link, wants ? id : DRAFT_NONE);
		}
}

void draft_mention(struct draft *d, uint32_t name)
{
	if (d->n_open > 0)
		FF_PUSH(d->scratch, d->mentions, d->n_mentions, d->mentions_cap) = name;
}

void draft_open(struct draft *d)
{
	FF_PUSH(d->scratch, d->open, d->n_open, d->open_cap) = d->n_mentions;
}

void draft_close(struct draft *d, struct ff_str id, bool generate, struct ff_str title, size_t at)
{
	size_t first = d->open[--d->n_open];
	if (generate)
		id = ff_arena_format(d->arena, "subGraph%zu", d->ended);
	d->ended++;
	uint32_t name = draft_name(d, id);
	struct draft_name *own = draft_name_at(d, name);
	if (own->subgraph == DRAFT_NONE) {
		own->subgraph = (uint32_t)d->n_subgraphs;
		FF_PUSH(d->arena, d->subgraphs, d->n_subgraphs, d->subgraphs_cap) =
			(struct ff_subgraph){.id = id, .title = title, .offset = at};
	}
	for (size_t i = first; i < d->n_mentions; i++) {
		struct draft_name *member = draft_name_at(d, d->mentions[i]);
		if (member->owner == DRAFT_NONE && member != own)
			member->owner = own->subgraph;
	}
	d->n_mentions = first;
	if (space_trim(id).len > 0)
		draft_mention(d, name);
}
