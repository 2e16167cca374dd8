/* A chart as it grows while its text is read: what Mermaid's own store of nodes, links and
 * subgraphs does with each statement. An id is a name; what the name stands for is settled at the
 * end, for it may become a subgraph's later. */
#ifndef CORE_MERMAID_DRAFT_H
#define CORE_MERMAID_DRAFT_H

#include <core/mermaid/arrow.h>
#include <flowform/chart.h>

#define DRAFT_NONE UINT32_MAX

struct draft_name {
	struct ff_str id;
	uint32_t hash;
	uint32_t node, subgraph; /* or DRAFT_NONE */
	uint32_t owner;          /* the subgraph that has it as a member, or DRAFT_NONE */
	uint32_t edges;          /* of a pair of nodes: edges between them so far */
	bool is_edge;            /* an edge has it as its id */
};

struct draft_node {
	uint32_t name;
	struct ff_str text; /* the last label, or the id */
	bool picture, icon;
};

struct draft_open {      /* a subgraph that has not ended */
	size_t mentions; /* where its own begin */
};

struct draft {
	struct ff_arena *arena;
	struct draft_name *names;
	uint32_t *slots; /* of the hash table: index of a name + 1 */
	size_t n_names, names_cap, n_slots;
	struct draft_node *drafts; /* of node i */
	struct ff_node *nodes;
	struct ff_edge *edges; /* ends are names until the end */
	struct ff_subgraph *subgraphs;
	struct ff_loose_edge *loose;
	size_t n_loose, loose_cap;
	size_t n_nodes, drafts_n, nodes_cap, drafts_cap, n_edges, edges_cap, n_subgraphs,
		subgraphs_cap;
	size_t ended;       /* subgraphs that ended, the repeated ones too */
	uint32_t *mentions; /* names inside the open subgraphs, innermost last */
	size_t n_mentions, mentions_cap;
	struct draft_open *open;
	size_t n_open, open_cap;
	bool generated_ids; /* an id in the text may be one that Mermaid makes for an edge */
};

/* The name of an id, a new one if need be. `id` has to live as long as the draft. */
uint32_t draft_name(struct draft *d, struct ff_str id);

/* The name if it is there, else DRAFT_NONE. */
uint32_t draft_find(const struct draft *d, struct ff_str id);

/* A node is mentioned: a new one if it was none. NULL if the id is that of an edge. */
struct ff_node *draft_node(struct draft *d, uint32_t name, size_t offset);

void draft_label(struct draft *d, uint32_t name, struct ff_str text, size_t offset);

/* An edge from each of one group to each of the other. */
struct draft_edge {
	struct arrow arrow;
	struct ff_str label, id;
	size_t offset;
};
struct draft_group {
	const uint32_t *names;
	size_t n;
};
void draft_edges(struct draft *d, struct draft_group from, struct draft_group to,
		 const struct draft_edge *edge);

/* A name stands inside the open subgraphs. */
void draft_mention(struct draft *d, uint32_t name);

void draft_open(struct draft *d);

/* Ends the innermost open subgraph; `id` of no length gets a generated one if `generate`. */
void draft_close(struct draft *d, struct ff_str id, bool generate, struct ff_str title,
		 size_t offset);

/* The chart of all that was added, not linked yet. */
struct ff_chart *draft_finish(struct draft *d);

#endif
