/* A chart as it grows while its text is read: what Mermaid's own store of nodes, links and
 * subgraphs does with each statement. An id is a name; what the name stands for is settled at the
 * end, for it may become a subgraph's later. Places are those of the clean text. */
#ifndef CORE_MERMAID_DRAFT_H
#define CORE_MERMAID_DRAFT_H

#include <core/mermaid/arrow.h>
#include <core/mermaid/clean.h>
#include <core/mermaid/pile.h>
#include <flowform/chart.h>

#define DRAFT_NONE UINT32_MAX

struct draft_name {
	struct ff_str id;
	uint32_t node, subgraph; /* or DRAFT_NONE */
	uint32_t owner;          /* the subgraph that has it as a member, or DRAFT_NONE */
	uint32_t is_edge : 1;    /* an edge has it as its id */
	uint32_t n_edges : 31;   /* of a pair of nodes: edges between them so far */
};

struct draft_node {
	struct ff_str text; /* the last label, or the id */
	const char *shape;
	uint32_t name, at, label_at;
	bool picture, icon;
};

/* A link between nodes, or groups of them. */
struct draft_link {
	struct arrow arrow;
	struct ff_str label, id;
	size_t at;
};

struct draft_group {
	const uint32_t *names;
	size_t n;
};

struct draft_slot;
struct draft_edge;
struct draft_href;

struct draft {
	struct ff_arena *arena;
	struct ff_arena *scratch; /* ends with the draft */
	struct draft_slot *slots; /* a hash table of the names */
	size_t n_slots;
	uint32_t factor;
	struct pile names, nodes, edges; /* of draft_name, draft_node, draft_edge */
	struct draft_href *hrefs;
	size_t n_hrefs, hrefs_cap;
	struct ff_subgraph *subgraphs; /* their offsets are places until the end */
	size_t n_subgraphs, subgraphs_cap;
	size_t ended;       /* subgraphs that ended, the repeated ones too */
	uint32_t *mentions; /* names inside the open subgraphs, innermost last */
	size_t n_mentions, mentions_cap;
	size_t *open; /* for each open subgraph: where its own mentions begin */
	size_t n_open, open_cap;
	bool generated_ids; /* an id in the text may be one that Mermaid makes for an edge */
};

/* The chart will live in `a`; draft_end() gives back all else. */
struct draft draft_begin(struct ff_arena *a);
void draft_end(struct draft *d);

/* The name of an id, a new one if need be. `id` has to live as long as the draft. */
uint32_t draft_name(struct draft *d, struct ff_str id);

/* The name if it is there, else DRAFT_NONE. */
uint32_t draft_find(const struct draft *d, struct ff_str id);

static inline struct draft_name *draft_name_at(const struct draft *d, uint32_t name)
{
	return pile_at(&d->names, name);
}

/* A node is mentioned: a new one if it was none. NULL if the id is that of an edge. */
struct draft_node *draft_node(struct draft *d, uint32_t name, size_t at);

/* Sets the address of a node, if there is one of this id; s is NULL: takes it away. */
void draft_href(struct draft *d, struct ff_str id, struct ff_str href);

/* An edge from each of one group to each of the other. */
void draft_link(struct draft *d, struct draft_group from, struct draft_group to,
		const struct draft_link *link);

/* A name stands inside the open subgraphs. */
void draft_mention(struct draft *d, uint32_t name);

void draft_open(struct draft *d);

/* Ends the innermost open subgraph. With `generate` its id is one that Mermaid makes. */
void draft_close(struct draft *d, struct ff_str id, bool generate, struct ff_str title, size_t at);

/* The chart of all that was added, not linked yet. */
struct ff_chart *draft_finish(struct draft *d, const struct clean *clean);

#endif
