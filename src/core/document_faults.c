#include "document_faults.h"
#include "fault.h"
#include "lookup.h"
#include "url.h"
#include <flowform/text.h>

struct document_faults {
	struct ff_arena *arena;
	const struct ff_document *doc;
	const struct ff_check_options *options;
	struct ff_diags *diags;
	struct lookup anchors; /* in the form in which they are compared */
	struct lookup slugs;   /* the same, for those who remember one nearly */
	size_t searches;       /* for a click's place that may still be made */
};

/* A click says where it leads, but not where it stands: it is looked for this often. */
enum { MOST_SEARCHES = 256 };

struct document_faults *document_faults_new(struct ff_arena *a, const struct ff_document *doc,
					    const struct ff_check_options *options,
					    struct ff_diags *d)
{
	struct document_faults *f = FF_NEW(a, struct document_faults, 1);
	*f = (struct document_faults){
		.arena = a, .doc = doc, .options = options, .diags = d, .searches = MOST_SEARCHES};
	for (size_t i = 0; i < doc->n_anchors; i++) {
		lookup_add(a, &f->anchors, ff_text_anchor(a, doc->anchors[i]), i);
		lookup_add(a, &f->slugs, ff_text_slug(a, doc->anchors[i]), i);
	}
	lookup_sort(&f->anchors);
	lookup_sort(&f->slugs);
	return f;
}

static void check_rows(struct document_faults *f, const struct ff_table *t)
{
	for (size_t r = 1; r < t->n_rows; r++) {
		size_t width = t->rows[r].width;
		if (width != t->columns)
			ff_diag_add(f->diags, FF_WARNING, "row-cells", f->doc->source,
				    t->rows[r].offset,
				    "expected %zu cells in this row, as in the header, found %zu",
				    t->columns, width);
	}
}

static struct ff_str quoted(const struct document_faults *f, const char *sign, struct ff_str text)
{
	return fault_quote(f->arena, ff_arena_format(f->arena, "%s%.*s", sign, FF_FMT(text)));
}

static void check_anchor(struct document_faults *f, struct ff_str name, size_t offset)
{
	struct ff_str plain = url_unescape(f->arena, name), hint = FF_STR("");
	/* Browsers go to the top for these two, whatever the document has. */
	if (plain.len == 0 || ff_str_eq(plain, FF_STR("top")))
		return;
	if (lookup_first(&f->anchors, ff_text_anchor(f->arena, plain)) != FF_NONE)
		return;
	size_t near = lookup_first(&f->slugs, ff_text_slug(f->arena, plain));
	if (near != FF_NONE)
		hint = ff_arena_format(f->arena, "; %.*s is there",
				       FF_FMT(quoted(f, "#", f->doc->anchors[near])));
	ff_diag_add(f->diags, FF_WARNING, "dead-anchor", f->doc->source, offset,
		    "no heading has the anchor %.*s%.*s", FF_FMT(quoted(f, "#", plain)),
		    FF_FMT(hint));
}

static void check_file(struct document_faults *f, struct ff_str href, size_t offset)
{
	struct ff_str path = url_unescape(f->arena, url_path(href));
	if (!f->options->exists || path.len == 0 || f->options->exists(f->options->context, path))
		return;
	ff_diag_add(f->diags, FF_WARNING, "missing-file", f->doc->source, offset,
		    "there is no file %.*s", FF_FMT(quoted(f, "", path)));
}

void document_faults(struct document_faults *f)
{
	for (size_t i = 0; i < f->doc->n_blocks; i++)
		if (f->doc->blocks[i].table)
			check_rows(f, f->doc->blocks[i].table);
	for (size_t i = 0; i < f->doc->n_links; i++) {
		const struct ff_link *l = &f->doc->links[i];
		if (ff_str_starts(l->href, FF_STR("#")))
			check_anchor(f, ff_str_from(l->href, 1), l->offset);
		else if (url_is_relative(l->href))
			check_file(f, l->href, l->offset);
	}
}

/* Where a click's address stands; else its node. */
static size_t place_of(struct document_faults *f, const struct ff_node *node,
		       const struct ff_excerpt *text)
{
	size_t at = FF_NONE;
	if (f->searches > 0) {
		struct ff_str quoted = ff_arena_format(f->arena, "\"%.*s\"", FF_FMT(node->href));
		f->searches--;
		at = ff_str_find(text->text, quoted);
	}
	return at != FF_NONE ? ff_excerpt_offset(text, at + 1) : node->offset;
}

void document_faults_clicks(struct document_faults *f, const struct ff_chart *chart,
			    const struct ff_excerpt *text)
{
	for (size_t i = 0; i < chart->n_nodes; i++) {
		const struct ff_node *node = &chart->nodes[i];
		size_t before = f->diags->n;
		if (node->href.len == 0)
			continue;
		/* A bare chart may be shown in any page, which then has the anchors. */
		if (node->href.s[0] == '#' && f->doc->n_blocks > 0)
			check_anchor(f, ff_str_from(node->href, 1), node->offset);
		else if (url_is_relative(node->href))
			check_file(f, node->href, node->offset);
		if (f->diags->n > before)
			f->diags->list[before].offset = place_of(f, node, text);
	}
}
