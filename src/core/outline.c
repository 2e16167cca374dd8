#include "outline.h"
#include "lookup.h"
#include <flowform/text.h>

/* A paragraph in bold is a title below all headings. */
enum { BOLD_LEVEL = 7 };

static bool is_bold(struct ff_rich text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!(text.runs[i].style & FF_STRONG) && ff_str_trim(text.runs[i].text).len > 0)
			return false;
	return text.n > 0;
}

/* The level of the section that a block starts; 0 if it starts none. */
static unsigned title_level(const struct ff_block *b)
{
	if (b->depth > 0 || b->quoted)
		return 0;
	if (b->kind == FF_HEADING)
		return b->level;
	return b->kind == FF_PARAGRAPH && is_bold(b->text) ? BOLD_LEVEL : 0;
}

/* The anchor of each heading, wherever it stands, by its block: GitHub counts those that a document
 * repeats. */
static struct ff_str *anchors(struct ff_arena *a, const struct ff_document *doc)
{
	struct ff_str *anchor = FF_NEW(a, struct ff_str, doc->n_blocks);
	struct lookup names = {NULL, 0, 0};
	for (size_t i = 0; i < doc->n_blocks; i++)
		if (doc->blocks[i].kind == FF_HEADING)
			lookup_add(a, &names,
				   ff_text_anchor(a, ff_rich_plain(a, doc->blocks[i].text)), i);
	lookup_sort(&names);
	for (size_t i = 0, repeats = 0; i < names.n; i++) {
		const struct lookup_entry *e = &names.list[i];
		repeats = i > 0 && ff_str_eq(e->key, names.list[i - 1].key) ? repeats + 1 : 0;
		anchor[e->value] =
			repeats == 0 ? e->key
				     : ff_arena_format(a, "%.*s-%zu", FF_FMT(e->key), repeats);
	}
	return anchor;
}

struct outliner {
	struct ff_section *sections;
	size_t n, cap;
	size_t open; /* the innermost one, or FF_NONE */
};

/* Ends the open sections of this level and deeper ones before block `at`. */
static void end_sections(struct outliner *o, unsigned level, size_t at)
{
	while (o->open != FF_NONE && o->sections[o->open].level >= level) {
		struct ff_section *s = &o->sections[o->open];
		s->end = at;
		if (s->body_end == 0)
			s->body_end = at;
		o->open = s->parent;
	}
}

static struct ff_section *begin_section(struct ff_arena *a, struct outliner *o, size_t at)
{
	struct ff_section *s = &FF_PUSH(a, o->sections, o->n, o->cap);
	if (o->open != FF_NONE && o->sections[o->open].body_end == 0)
		o->sections[o->open].body_end = at;
	*s = (struct ff_section){.first = at, .parent = o->open};
	o->open = o->n - 1;
	return s;
}

/* Adds those of headings to the ids of HTML that the document has already. */
static void gather_anchors(struct ff_arena *a, struct ff_document *doc, const struct ff_str *anchor)
{
	struct ff_str *all = NULL;
	size_t n = 0, cap = 0;
	for (size_t i = 0; i < doc->n_anchors; i++)
		FF_PUSH(a, all, n, cap) = doc->anchors[i];
	for (size_t i = 0; i < doc->n_blocks; i++) {
		if (anchor[i].len > 0)
			FF_PUSH(a, all, n, cap) = anchor[i];
		if (doc->blocks[i].id.len > 0)
			FF_PUSH(a, all, n, cap) = doc->blocks[i].id;
	}
	doc->anchors = all;
	doc->n_anchors = n;
}

void outline_make(struct ff_arena *a, struct ff_document *doc)
{
	struct ff_str *anchor = anchors(a, doc);
	struct outliner o = {.open = FF_NONE};
	gather_anchors(a, doc, anchor);
	for (size_t i = 0; i < doc->n_blocks; i++) {
		const struct ff_block *b = &doc->blocks[i];
		unsigned level = title_level(b);
		if (level > 0 || (b->kind == FF_RULE && b->depth == 0 && !b->quoted))
			end_sections(&o, level > 0 ? level : BOLD_LEVEL, i);
		if (level == 0)
			continue;
		struct ff_section *s = begin_section(a, &o, i);
		s->level = level;
		s->title = b->text;
		s->name = ff_text_line(a, ff_rich_plain(a, b->text));
		s->alias = b->id;
		s->anchor = anchor[i];
	}
	end_sections(&o, 0, doc->n_blocks);
	doc->sections = o.sections;
	doc->n_sections = o.n;
}

size_t ff_document_section(const struct ff_document *doc, size_t block)
{
	size_t low = 0, high = doc->n_sections; /* the last that starts at or before the block */
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (doc->sections[mid].first <= block)
			low = mid + 1;
		else
			high = mid;
	}
	size_t s = low > 0 ? low - 1 : FF_NONE;
	while (s != FF_NONE && doc->sections[s].end <= block)
		s = doc->sections[s].parent;
	return s;
}
