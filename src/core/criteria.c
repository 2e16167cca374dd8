#include "criteria.h"
#include "alternative.h"
#include "topic.h"
#include <flowform/text.h>
#include <stdlib.h>

struct criteria {
	struct ff_arena *arena;
	const struct ff_guide *guide;
	const size_t *about;        /* for each section: the alternative, or FF_NONE */
	const size_t *next_section; /* see topics_next_section() */
	struct lookup names, links; /* of alternatives */
	struct lookup anchors;      /* of sections */
	bool *elsewhere;            /* for each block: a table whose rows are criteria */
	struct ff_criterion *list;
	size_t n, cap;
};

/* --- rows of tables ----------------------------------------------------------------------------
 */

static void name_alternatives(struct criteria *c)
{
	const struct ff_guide *g = c->guide;
	for (size_t i = 0; i < g->n_alternatives; i++) {
		const struct ff_alternative *alt = &g->alternatives[i];
		lookup_add(c->arena, &c->names, ff_text_key(c->arena, alt->title), i);
		for (size_t k = 0; k < alt->n_outcomes; k++) {
			size_t node = alt->outcomes[k];
			lookup_add(c->arena, &c->names, topic_key(c->arena, &g->chart->nodes[node]),
				   i);
			if (g->topics[node].link.len > 0)
				lookup_add(c->arena, &c->links, g->topics[node].link, i);
		}
		if (alt->link.len > 0)
			lookup_add(c->arena, &c->links, alt->link, i);
	}
	lookup_sort(&c->names);
	lookup_sort(&c->links);
}

/* The alternative that a header cell names, by its text or its link; FF_NONE if it names none. */
static size_t named(struct criteria *c, struct ff_rich cell)
{
	struct ff_str key = ff_text_key(c->arena, ff_rich_plain(c->arena, cell));
	size_t found = key.len > 0 ? lookup_first(&c->names, key) : FF_NONE;
	for (size_t i = 0; i < cell.n && found == FF_NONE; i++) {
		struct ff_str href = cell.runs[i].href;
		size_t s = topic_anchor_section(c->arena, &c->anchors, href);
		found = s != FF_NONE ? c->about[s] : lookup_first(&c->links, href);
	}
	return found;
}

/* A column that names an alternative. */
struct column {
	size_t alternative, index;
};

static int by_alternative(const void *a, const void *b)
{
	const struct column *x = a, *y = b;
	if (x->alternative != y->alternative)
		return x->alternative < y->alternative ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* The table's columns in the order of their alternatives; the first of those that name one. */
static size_t columns_of(struct criteria *c, const struct ff_table *t, struct column **columns)
{
	struct column *list = FF_NEW(c->arena, struct column, t->columns);
	size_t n = 0, kept = 0;
	for (size_t i = 1; i < t->columns; i++) {
		size_t alt = named(c, ff_row_cell(&t->rows[0], i));
		if (alt != FF_NONE)
			list[n++] = (struct column){alt, i};
	}
	if (n > 1)
		qsort(list, n, sizeof *list, by_alternative);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || list[kept - 1].alternative != list[i].alternative)
			list[kept++] = list[i];
	*columns = list;
	return kept;
}

/* Whether the rows of a table are criteria, of which `n` columns name alternatives. One may be
 * named by chance; two are compared. */
static bool compares(const struct ff_guide *g, size_t n)
{
	return n >= (g->n_alternatives < 2 ? 1 : 2);
}

static void add_row(struct criteria *c, const struct ff_row *row, const struct column *columns,
		    size_t n)
{
	struct ff_cell *said = FF_NEW(c->arena, struct ff_cell, n);
	struct ff_str title = ff_text_line(c->arena, ff_rich_plain(c->arena, ff_row_cell(row, 0)));
	size_t n_said = 0;
	for (size_t i = 0; i < n; i++) {
		struct ff_rich text = ff_row_cell(row, columns[i].index);
		if (text.n > 0)
			said[n_said++] = (struct ff_cell){columns[i].alternative, text, NULL, 0};
	}
	if (title.len > 0 || n_said > 0)
		FF_PUSH(c->arena, c->list, c->n, c->cap) =
			(struct ff_criterion){title, said, n_said};
}

static void add_tables(struct criteria *c)
{
	const struct ff_document *doc = c->guide->document;
	for (size_t i = 0; i < doc->n_blocks; i++) {
		const struct ff_table *t = doc->blocks[i].table;
		struct column *columns;
		if (!t || t->n_rows == 0)
			continue;
		size_t n = columns_of(c, t, &columns);
		c->elsewhere[i] |= compares(c->guide, n);
		for (size_t r = 1; r < t->n_rows && compares(c->guide, n); r++)
			add_row(c, &t->rows[r], columns, n);
	}
}

void criteria_columns(struct ff_arena *a, const struct ff_guide *g, criteria_column *each,
		      void *context)
{
	struct criteria c = {.arena = a, .guide = g};
	c.about = alternative_sections(a, g);
	c.anchors = topic_anchors(a, g->document);
	name_alternatives(&c);
	for (size_t i = 0; i < g->document->n_blocks; i++) {
		const struct ff_table *t = g->document->blocks[i].table;
		struct column *columns;
		if (!t || t->n_rows == 0 || !compares(g, columns_of(&c, t, &columns)))
			continue;
		for (size_t k = 1; k < t->columns; k++)
			each(context, i, k, named(&c, ff_row_cell(&t->rows[0], k)));
	}
}

/* --- parts of sections -------------------------------------------------------------------------
 */

static bool is_said(const struct criteria *c, size_t block)
{
	enum ff_block_kind kind = c->guide->document->blocks[block].kind;
	return kind != FF_DIAGRAM && kind != FF_RULE && !c->elsewhere[block];
}

/* The cell for an extent: all of it but diagrams and the tables that are rows themselves. */
static struct ff_cell cell_of(struct criteria *c, size_t alternative, struct ff_extent extent)
{
	struct ff_extent *parts = NULL;
	size_t n = 0, cap = 0;
	for (size_t i = extent.first; i < extent.end; i++) {
		if (!is_said(c, i))
			continue;
		if (n > 0 && parts[n - 1].end == i)
			parts[n - 1].end++;
		else
			FF_PUSH(c->arena, parts, n, cap) = (struct ff_extent){i, i + 1};
	}
	return (struct ff_cell){.alternative = alternative, .parts = parts, .n_parts = n};
}

/* Each alternative's own prose, before its first sub-heading. */
static void add_prose(struct criteria *c)
{
	const struct ff_guide *g = c->guide;
	struct ff_cell *said = FF_NEW(c->arena, struct ff_cell, g->n_alternatives);
	size_t n = 0;
	for (size_t i = 0; i < g->n_alternatives; i++) {
		if (g->alternatives[i].section == FF_NONE)
			continue;
		const struct ff_section *s = &g->document->sections[g->alternatives[i].section];
		struct ff_cell cell = cell_of(c, i, (struct ff_extent){s->first + 1, s->body_end});
		if (cell.n_parts > 0)
			said[n++] = cell;
	}
	if (n > 0)
		FF_PUSH(c->arena, c->list, c->n, c->cap) =
			(struct ff_criterion){FF_STR("In short"), said, n};
}

/* A sub-heading in an alternative's section. */
struct subheading {
	struct ff_str key;
	size_t repeat; /* how many of this title the alternative has before it */
	size_t alternative, section;
	size_t row; /* section of the first one in its row */
};

static int by_title(const void *a, const void *b)
{
	const struct subheading *x = a, *y = b;
	int order = ff_str_cmp(x->key, y->key);
	if (order != 0)
		return order;
	if (x->alternative != y->alternative)
		return x->alternative < y->alternative ? -1 : 1;
	return (x->section > y->section) - (x->section < y->section);
}

static int by_row(const void *a, const void *b)
{
	const struct subheading *x = a, *y = b;
	int order = ff_str_cmp(x->key, y->key);
	if (order != 0)
		return order;
	if (x->repeat != y->repeat)
		return x->repeat < y->repeat ? -1 : 1;
	return (x->alternative > y->alternative) - (x->alternative < y->alternative);
}

static int by_place(const void *a, const void *b)
{
	const struct subheading *x = a, *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->alternative > y->alternative) - (x->alternative < y->alternative);
}

static void mark_checklists(struct criteria *c)
{
	const struct ff_document *doc = c->guide->document;
	for (size_t i = 0; i < doc->n_sections; i++)
		if (alternative_of_checklist(c->arena, doc, c->about, i) != FF_NONE)
			for (size_t b = doc->sections[i].first; b < doc->sections[i].end; b++)
				c->elsewhere[b] = true;
}

/* Those that are criteria: no checklist, no node's own section. */
static size_t list_subheadings(struct criteria *c, struct subheading **list)
{
	const struct ff_guide *g = c->guide;
	const struct ff_document *doc = g->document;
	size_t n = 0, cap = 0;
	for (size_t i = 0; i < doc->n_sections; i++) {
		const struct ff_section *s = &doc->sections[i];
		size_t alt = s->parent != FF_NONE ? c->about[s->parent] : FF_NONE;
		bool own = i > 0 && c->next_section[i - 1] == i;
		if (alt != FF_NONE && !own && !c->elsewhere[s->first])
			FF_PUSH(c->arena, *list, n, cap) =
				(struct subheading){ff_text_key(c->arena, s->name), 0, alt, i, i};
	}
	return n;
}

/* Counts repeats, then finds the first section of each row; the order is that of the rows then. */
static void sort_into_rows(struct subheading *list, size_t n)
{
	if (n < 2)
		return;
	qsort(list, n, sizeof *list, by_title);
	for (size_t i = 1; i < n; i++)
		if (ff_str_eq(list[i].key, list[i - 1].key) &&
		    list[i].alternative == list[i - 1].alternative)
			list[i].repeat = list[i - 1].repeat + 1;
	qsort(list, n, sizeof *list, by_row);
	for (size_t i = 0, first = 0; i < n; i++) {
		bool new = i == 0 || list[i].repeat != list[first].repeat ||
			   !ff_str_eq(list[i].key, list[first].key);
		first = new ? i : first;
		if (list[i].section < list[first].row)
			list[first].row = list[i].section;
	}
	for (size_t i = 1; i < n; i++)
		if (list[i].repeat == list[i - 1].repeat && ff_str_eq(list[i].key, list[i - 1].key))
			list[i].row = list[i - 1].row;
	qsort(list, n, sizeof *list, by_place);
}

static void add_subheadings(struct criteria *c)
{
	const struct ff_document *doc = c->guide->document;
	struct subheading *list = NULL;
	size_t n = list_subheadings(c, &list);
	sort_into_rows(list, n);
	struct ff_cell *cells = FF_NEW(c->arena, struct ff_cell, n);
	for (size_t i = 0, end; i < n; i = end) {
		size_t said = 0;
		for (end = i; end < n && list[end].row == list[i].row; end++) {
			struct ff_extent e = topic_extent(doc, c->next_section, list[end].section);
			struct ff_cell cell = cell_of(c, list[end].alternative, e);
			if (cell.n_parts > 0)
				cells[i + said++] = cell;
		}
		if (said > 0)
			FF_PUSH(c->arena, c->list, c->n, c->cap) = (struct ff_criterion){
				doc->sections[list[i].row].name, cells + i, said};
	}
}

/* The prose comes first, but which tables are part of it is known when the rows are. */
static void prose_to_front(struct criteria *c, size_t rows)
{
	if (c->n == rows)
		return;
	struct ff_criterion prose = c->list[rows];
	memmove(&c->list[1], &c->list[0], rows * sizeof *c->list);
	c->list[0] = prose;
}

void criteria_make(struct ff_arena *a, struct ff_guide *g)
{
	struct criteria c = {.arena = a, .guide = g};
	c.about = alternative_sections(a, g);
	c.next_section = topics_next_section(a, g->document, g->topics, g->chart->n_nodes);
	c.anchors = topic_anchors(a, g->document);
	c.elsewhere = FF_NEW(a, bool, g->document->n_blocks);
	if (g->document->n_blocks > 0) /* else there is nothing that could name one */
		name_alternatives(&c);
	mark_checklists(&c);
	add_tables(&c);
	size_t rows = c.n;
	add_prose(&c);
	prose_to_front(&c, rows);
	add_subheadings(&c);
	g->criteria = c.list;
	g->n_criteria = c.n;
}

const struct ff_cell *ff_criterion_cell(const struct ff_criterion *c, size_t alternative)
{
	static const struct ff_cell nothing = {.alternative = FF_NONE};
	size_t low = 0, high = c->n_said;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (c->said[mid].alternative < alternative)
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->n_said && c->said[low].alternative == alternative ? &c->said[low]
									  : &nothing;
}
