#include "guide_faults.h"
#include "criteria.h"
#include "fault.h"
#include "lookup.h"
#include <flowform/text.h>
#include <stdlib.h>

/* A column of a comparison, as one of the charts sees it. */
struct heading {
	size_t block, column;
	bool named; /* an alternative */
};

enum owner { NOBODY, A_NODE, AN_OUTCOME };

struct guide_check {
	struct ff_arena *arena;
	const struct ff_document *doc;
	struct ff_diags *diags;
	struct heading *headings;
	size_t n_headings, headings_cap;
	unsigned char *owner; /* of each section, see above */
	bool *apart;          /* sections that are about something else: a chart, a comparison */
	bool *told;           /* sections whose match was inferred, and that was said */
};

/* --- columns -----------------------------------------------------------------------------------
 */

/* One guide's columns while they are gone through. */
struct columns {
	struct guide_check *check;
	bool *worded; /* alternatives of which something is said */
};

static void take_column(void *context, size_t block, size_t column, size_t alternative)
{
	struct columns *c = context;
	struct guide_check *g = c->check;
	if (alternative != FF_NONE)
		c->worded[alternative] = true;
	FF_PUSH(g->arena, g->headings, g->n_headings, g->headings_cap) =
		(struct heading){block, column, alternative != FF_NONE};
}

static int by_place(const void *a, const void *b)
{
	const struct heading *x = a, *y = b;
	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (int)y->named - (int)x->named; /* one that names something comes first */
}

static void tell_column(struct guide_check *g, const struct heading *h)
{
	const struct ff_row *row = &g->doc->blocks[h->block].table->rows[0];
	struct ff_str text = ff_rich_plain(g->arena, ff_row_cell(row, h->column)), line;
	size_t start, at = FF_NONE;
	line = ff_source_line(g->doc->source, row->offset, &start);
	struct ff_str name = ff_arena_format(g->arena, "number %zu", h->column + 1);
	if (text.len > 0) {
		at = ff_str_find(ff_str_from(line, row->offset - start), text);
		name = fault_quote(g->arena, text);
	}
	ff_diag_add(g->diags, FF_WARNING, "stray-column", g->doc->source,
		    at != FF_NONE ? row->offset + at : row->offset,
		    "the column %.*s names no outcome, as others of this table do", FF_FMT(name));
}

static void check_columns(struct guide_check *g)
{
	if (g->n_headings > 1)
		qsort(g->headings, g->n_headings, sizeof *g->headings, by_place);
	for (size_t i = 0; i < g->n_headings; i++) {
		const struct heading *h = &g->headings[i], *last = i > 0 ? h - 1 : NULL;
		bool again = last && last->block == h->block && last->column == h->column;
		if (!again && !h->named)
			tell_column(g, h);
	}
}

/* --- outcomes ----------------------------------------------------------------------------------
 */

static void tell_inferred(struct guide_check *g, const struct ff_guide *guide, size_t node)
{
	size_t s = guide->topics[node].section;
	const struct ff_section *section = &g->doc->sections[s];
	if (g->told[s])
		return;
	g->told[s] = true;
	ff_diag_add(g->diags, FF_WARNING, "inferred-match", g->doc->source,
		    g->doc->blocks[section->first].offset,
		    "the section %.*s is taken for the outcome %.*s, only because both are left "
		    "over",
		    FF_FMT(fault_quote(g->arena, section->name)),
		    FF_FMT(fault_quote(g->arena, guide->chart->nodes[node].label)));
}

static void own_sections(struct guide_check *g, const struct ff_guide *guide)
{
	for (size_t i = 0; i < guide->chart->n_nodes; i++) {
		const struct ff_topic *t = &guide->topics[i];
		if (t->section == FF_NONE)
			continue;
		enum owner now = t->alternative != FF_NONE ? AN_OUTCOME : A_NODE;
		if (now > g->owner[t->section])
			g->owner[t->section] = (unsigned char)now;
		if (t->match == FF_INFERRED)
			tell_inferred(g, guide, i);
	}
}

/* A chart whose outcomes have no words at all is one without prose, which is no fault. */
static void check_outcomes(struct guide_check *g, const struct ff_guide *guide)
{
	bool *worded = FF_NEW(g->arena, bool, guide->n_alternatives);
	struct columns columns = {g, worded};
	size_t n = 0;
	criteria_columns(g->arena, guide, take_column, &columns);
	for (size_t i = 0; i < guide->n_alternatives; i++) {
		worded[i] |= guide->alternatives[i].section != FF_NONE;
		n += worded[i];
	}
	for (size_t i = 0; i < guide->n_alternatives && n > 0; i++) {
		const struct ff_alternative *alt = &guide->alternatives[i];
		const struct ff_node *node = &guide->chart->nodes[alt->outcomes[0]];
		if (worded[i])
			continue;
		ff_diag_add(g->diags, FF_WARNING, "no-section", g->doc->source, node->label_offset,
			    "the outcome %.*s has no section and no column of a table, as others "
			    "have",
			    FF_FMT(fault_quote(g->arena, alt->label)));
	}
}

/* --- sections ----------------------------------------------------------------------------------
 */

/* The section that holds a block, and those around it. */
static void set_apart(struct guide_check *g, size_t block)
{
	size_t s = ff_document_section(g->doc, block);
	/* Below a title in bold something may merely follow: such a section has no end of its
	 * own. */
	while (s != FF_NONE && !g->apart[s]) {
		g->apart[s] = g->doc->blocks[g->doc->sections[s].first].kind == FF_HEADING;
		s = g->doc->sections[s].parent;
	}
}

/* Sections with a chart, with a comparison, or around those of nodes speak of no outcome alone. */
static void find_apart(struct guide_check *g)
{
	for (size_t i = 0; i < g->doc->n_fences; i++)
		if (!g->doc->fences[i].commented_out)
			set_apart(g, g->doc->fences[i].block);
	for (size_t i = 0; i < g->n_headings; i++)
		set_apart(g, g->headings[i].block);
	for (size_t i = 0; i < g->doc->n_sections; i++) {
		size_t parent = g->doc->sections[i].parent;
		while (g->owner[i] != NOBODY && parent != FF_NONE && !g->apart[parent]) {
			g->apart[parent] = true;
			parent = g->doc->sections[parent].parent;
		}
	}
}

/* Words with which titles begin that documents commonly have behind the sections of their outcomes.
 */
static bool is_back_matter(struct ff_arena *a, struct ff_str title)
{
	static const struct ff_str words[] = {
		FF_STR_INIT("appendix"),     FF_STR_INIT("background"),
		FF_STR_INIT("changelog"),    FF_STR_INIT("compare"),
		FF_STR_INIT("compared"),     FF_STR_INIT("comparing"),
		FF_STR_INIT("comparison"),   FF_STR_INIT("conclusion"),
		FF_STR_INIT("contact"),      FF_STR_INIT("contributing"),
		FF_STR_INIT("contributors"), FF_STR_INIT("credits"),
		FF_STR_INIT("faq"),          FF_STR_INIT("feedback"),
		FF_STR_INIT("footnotes"),    FF_STR_INIT("frequently"),
		FF_STR_INIT("further"),      FF_STR_INIT("glossary"),
		FF_STR_INIT("history"),      FF_STR_INIT("learn"),
		FF_STR_INIT("licence"),      FF_STR_INIT("license"),
		FF_STR_INIT("links"),        FF_STR_INIT("next"),
		FF_STR_INIT("notes"),        FF_STR_INIT("overview"),
		FF_STR_INIT("recap"),        FF_STR_INIT("recommendations"),
		FF_STR_INIT("references"),   FF_STR_INIT("related"),
		FF_STR_INIT("resources"),    FF_STR_INIT("see"),
		FF_STR_INIT("sources"),      FF_STR_INIT("summary"),
		FF_STR_INIT("support"),      FF_STR_INIT("tips"),
		FF_STR_INIT("what"),         FF_STR_INIT("why"),
	};
	struct ff_str rest = ff_text_key(a, title), first = FF_STR("");
	ff_str_cut(&rest, ' ', &first);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ff_str_eq(first, words[i]))
			return true;
	return false;
}

/* Sections side by side: those of one level below one parent, as they are met. */
struct siblings {
	bool begun;      /* one of an outcome has come */
	bool ended;      /* and what came then is about something else */
	size_t *waiting; /* strays, if another of an outcome comes */
	size_t n, cap;
};

static void tell_section(struct guide_check *g, size_t s)
{
	const struct ff_section *section = &g->doc->sections[s];
	ff_diag_add(g->diags, FF_WARNING, "stray-section", g->doc->source,
		    g->doc->blocks[section->first].offset,
		    "the section %.*s stands among those of outcomes but belongs to none",
		    FF_FMT(fault_quote(g->arena, section->name)));
}

/* A stray is what stands between the sections of outcomes, or right behind the last one: what comes
 * before or far behind them is more likely to speak of something else. */
static void meet_section(struct guide_check *g, struct siblings *row, size_t s)
{
	if (g->owner[s] == AN_OUTCOME) {
		for (size_t i = 0; i < row->n; i++)
			tell_section(g, row->waiting[i]);
		row->n = 0;
		row->begun = true;
		row->ended = false;
	} else if (g->owner[s] == A_NODE || g->apart[s]) {
		row->ended = g->apart[s];
	} else if (row->begun && !row->ended &&
		   !is_back_matter(g->arena, g->doc->sections[s].name)) {
		tell_section(g, s);
	} else if (row->begun) {
		row->ended = true;
		FF_PUSH(g->arena, row->waiting, row->n, row->cap) = s;
	}
}

/* Bold titles and the six levels of headings. */
enum { LEVELS = 8 };

static void check_sections(struct guide_check *g)
{
	const struct ff_document *doc = g->doc;
	/* Those on one level that are open now: a section of a higher level starts them anew. */
	struct siblings rows[LEVELS] = {{0}};
	for (size_t i = 0; i < doc->n_sections; i++) {
		unsigned level = doc->sections[i].level;
		for (unsigned deeper = level + 1; deeper < LEVELS; deeper++)
			rows[deeper] = (struct siblings){0};
		meet_section(g, &rows[level], i);
	}
}

void guide_faults(struct ff_arena *a, const struct ff_guide *const *guides, size_t n,
		  struct ff_diags *d)
{
	if (n == 0)
		return;
	const struct ff_document *doc = guides[0]->document;
	struct guide_check g = {
		.arena = a,
		.doc = doc,
		.diags = d,
		.owner = FF_NEW(a, unsigned char, doc->n_sections),
		.apart = FF_NEW(a, bool, doc->n_sections),
		.told = FF_NEW(a, bool, doc->n_sections),
	};
	for (size_t i = 0; i < n; i++) {
		own_sections(&g, guides[i]);
		check_outcomes(&g, guides[i]);
	}
	check_columns(&g);
	find_apart(&g);
	check_sections(&g);
}
