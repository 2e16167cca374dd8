#include "alternative.h"
#include "topic.h"
#include <flowform/text.h>

/* Outcomes that are one alternative, as trees whose roots are their first nodes. */
static size_t root(size_t *up, size_t node)
{
	while (up[node] != node) {
		up[node] = up[up[node]];
		node = up[node];
	}
	return node;
}

static void join(size_t *up, size_t x, size_t y)
{
	x = root(up, x);
	y = root(up, y);
	if (x < y)
		up[y] = x;
	else
		up[x] = y;
}

static bool is_outcome(const struct ff_guide *g, size_t node)
{
	return ff_node_role(g->chart, node) == FF_OUTCOME;
}

static void join_labels(struct ff_arena *a, const struct ff_guide *g, size_t *up)
{
	struct lookup labels = {NULL, 0, 0};
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		if (is_outcome(g, i))
			lookup_add(a, &labels, topic_key(a, &g->chart->nodes[i]), i);
	lookup_sort(&labels);
	for (size_t i = 1; i < labels.n; i++)
		if (ff_str_eq(labels.list[i].key, labels.list[i - 1].key))
			join(up, labels.list[i - 1].value, labels.list[i].value);
}

static void join_sections(struct ff_arena *a, const struct ff_guide *g, size_t *up)
{
	size_t *first = FF_NEW(a, size_t, g->document->n_sections);
	for (size_t i = 0; i < g->chart->n_nodes; i++) {
		size_t s = g->topics[i].section;
		if (s == FF_NONE || !is_outcome(g, i))
			continue;
		if (first[s] > 0)
			join(up, first[s] - 1, i);
		else
			first[s] = i + 1;
	}
}

/* Numbers the alternatives in the order of their first outcomes. Returns how many there are. */
static size_t number_alternatives(struct ff_arena *a, const struct ff_guide *g,
				  struct ff_topic *topics)
{
	struct ff_arena *scratch = ff_arena_scratch(a);
	size_t n = 0;
	size_t *up = FF_NEW(scratch, size_t, g->chart->n_nodes);
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		up[i] = i;
	join_labels(scratch, g, up);
	join_sections(scratch, g, up);
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		if (is_outcome(g, i)) /* a root comes before the others of its tree */
			topics[i].alternative =
				root(up, i) == i ? n++ : topics[root(up, i)].alternative;
	ff_arena_free(scratch);
	return n;
}

static void list_outcomes(struct ff_arena *a, const struct ff_guide *g, struct ff_alternative *list)
{
	size_t total = 0, at = 0;
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		if (is_outcome(g, i)) {
			list[g->topics[i].alternative].n_outcomes++;
			total++;
		}
	size_t *outcomes = FF_NEW(a, size_t, total);
	size_t *next = FF_NEW(a, size_t, g->n_alternatives);
	for (size_t i = 0; i < g->n_alternatives; i++) {
		list[i].outcomes = outcomes + at;
		next[i] = at;
		at += list[i].n_outcomes;
	}
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		if (is_outcome(g, i))
			outcomes[next[g->topics[i].alternative]++] = i;
}

static void describe(struct ff_arena *a, const struct ff_guide *g, struct ff_alternative *alt)
{
	alt->section = FF_NONE;
	alt->title = g->topics[alt->outcomes[0]].name;
	alt->label = ff_text_line(a, g->chart->nodes[alt->outcomes[0]].label);
	for (size_t i = 0; i < alt->n_outcomes; i++) {
		const struct ff_topic *t = &g->topics[alt->outcomes[i]];
		if (alt->link.len == 0)
			alt->link = t->link;
		if (alt->section != FF_NONE || t->section == FF_NONE)
			continue;
		alt->section = t->section;
		alt->title = t->name;
		alt->inferred = t->match == FF_INFERRED;
	}
}

/* Ids of the titles; those of one id but the first get the lowest numbers that no title has. */
static void make_ids(struct ff_arena *a, struct ff_alternative *list, size_t n)
{
	struct ff_arena *scratch = ff_arena_scratch(a);
	struct lookup ids = {NULL, 0, 0};
	for (size_t i = 0; i < n; i++) {
		list[i].id = ff_arena_copy(a, ff_text_slug(scratch, list[i].title));
		lookup_add(scratch, &ids, list[i].id, i);
	}
	lookup_sort(&ids);
	for (size_t i = 1, number = 1; i < n; i++) {
		struct ff_str base = ids.list[i].key, id = base;
		if (!ff_str_eq(base, ids.list[i - 1].key)) {
			number = 1;
			continue;
		}
		while (lookup_first(&ids, id) != FF_NONE)
			id = ff_arena_format(a, "%.*s-%zu", FF_FMT(base), ++number);
		list[ids.list[i].value].id = id;
	}
	ff_arena_free(scratch);
}

size_t alternative_of_checklist(struct ff_arena *a, const struct ff_document *doc,
				const size_t *about, size_t section)
{
	const struct ff_section *s = &doc->sections[section];
	bool list = false;
	if (!ff_str_eq(ff_text_key(a, s->name), FF_STR("next steps")))
		return FF_NONE;
	for (size_t i = s->first + 1; i < s->end && !list; i++)
		list = doc->blocks[i].kind == FF_ITEM;
	size_t above = list ? s->parent : FF_NONE;
	while (above != FF_NONE && about[above] == FF_NONE)
		above = doc->sections[above].parent;
	return above != FF_NONE ? about[above] : FF_NONE;
}

/* The items of the section's first list and what stands below each. */
static void read_checklist(struct ff_arena *a, const struct ff_document *doc, size_t section,
			   struct ff_alternative *alt)
{
	const struct ff_section *s = &doc->sections[section];
	struct ff_step_item *steps = NULL;
	size_t n = 0, cap = 0, depth = 0;
	bool open = false; /* what comes belongs to the last step */
	for (size_t i = s->first + 1; i < s->end; i++) {
		const struct ff_block *b = &doc->blocks[i];
		if (b->kind == FF_ITEM && (n == 0 || b->depth <= depth)) {
			depth = n == 0 ? b->depth : depth;
			FF_PUSH(a, steps, n, cap) =
				(struct ff_step_item){b->text, {i + 1, i + 1}, b->task == FF_DONE};
			open = true;
			continue;
		}
		open = open && b->depth >= depth;
		if (open)
			steps[n - 1].details.end = i + 1;
	}
	alt->next_steps = steps;
	alt->n_next_steps = n;
}

const size_t *alternative_sections(struct ff_arena *a, const struct ff_guide *g)
{
	size_t *about = FF_NEW(a, size_t, g->document->n_sections);
	for (size_t i = 0; i < g->document->n_sections; i++)
		about[i] = FF_NONE;
	for (size_t i = 0; i < g->n_alternatives; i++)
		if (g->alternatives[i].section != FF_NONE)
			about[g->alternatives[i].section] = i;
	return about;
}

static void find_checklists(struct ff_arena *a, const struct ff_guide *g,
			    struct ff_alternative *list)
{
	const struct ff_document *doc = g->document;
	const size_t *about = alternative_sections(a, g);
	for (size_t i = 0; i < doc->n_sections; i++) {
		size_t alt = alternative_of_checklist(a, doc, about, i);
		if (alt != FF_NONE && list[alt].n_next_steps == 0)
			read_checklist(a, doc, i, &list[alt]);
	}
}

void alternatives_make(struct ff_arena *a, struct ff_guide *g, struct ff_topic *topics)
{
	g->n_alternatives = number_alternatives(a, g, topics);
	struct ff_alternative *list = FF_NEW(a, struct ff_alternative, g->n_alternatives);
	g->alternatives = list;
	list_outcomes(a, g, list);
	for (size_t i = 0; i < g->n_alternatives; i++)
		describe(a, g, &list[i]);
	make_ids(a, list, g->n_alternatives);
	find_checklists(a, g, list);
}
