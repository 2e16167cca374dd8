/* Any bytes as a Markdown document, as a bare chart, and what is read from them as a guide: all
 * that it points to is there. */
#include "fuzz.h"

#include <assert.h>
#include <flowform/check.h>
#include <flowform/diff.h>
#include <flowform/guide.h>
#include <flowform/text.h>

static void check_extent(const struct ff_document *doc, struct ff_extent e)
{
	assert(e.first <= e.end && e.end <= doc->n_blocks);
}

/* Sections lie within each other, and each block knows the innermost. */
static void check_sections(const struct ff_document *doc)
{
	for (size_t i = 0; i < doc->n_sections; i++) {
		const struct ff_section *s = &doc->sections[i];
		assert(s->first < s->body_end && s->body_end <= s->end && s->end <= doc->n_blocks);
		assert(ff_document_section(doc, s->first) == i);
		if (s->parent != FF_NONE) {
			const struct ff_section *up = &doc->sections[s->parent];
			assert(s->parent < i && up->level < s->level);
			assert(up->body_end <= s->first && s->end <= up->end);
		}
	}
}

static void check_document(const struct ff_document *doc)
{
	size_t len = doc->source->text.len;
	for (size_t i = 0; i < doc->n_blocks; i++)
		assert(doc->blocks[i].offset <= len);
	for (size_t i = 0; i < doc->n_links; i++) {
		assert(doc->links[i].block < doc->n_blocks && doc->links[i].offset <= len);
		assert(i == 0 || doc->links[i - 1].block <= doc->links[i].block);
	}
	for (size_t i = 0; i < doc->n_pictures; i++)
		assert(doc->pictures[i] <= len);
	for (size_t i = 0; i < doc->n_fences; i++) {
		const struct ff_fence *f = &doc->fences[i];
		assert(f->offset <= len);
		assert(f->commented_out || doc->blocks[f->block].kind == FF_DIAGRAM);
		assert(ff_excerpt_offset(&f->text, f->text.text.len) <= len);
	}
	check_sections(doc);
}

static void check_alternatives(const struct ff_guide *g)
{
	size_t outcomes = 0;
	for (size_t i = 0; i < g->n_alternatives; i++) {
		const struct ff_alternative *alt = &g->alternatives[i];
		assert(alt->n_outcomes > 0 && alt->id.len > 0);
		outcomes += alt->n_outcomes;
		for (size_t k = 0; k < alt->n_outcomes; k++)
			assert(g->topics[alt->outcomes[k]].alternative == i);
		for (size_t k = 0; k < alt->n_next_steps; k++)
			check_extent(g->document, alt->next_steps[k].details);
	}
	for (size_t i = 0; i < g->chart->n_nodes; i++) {
		assert(g->topics[i].name.len > 0);
		check_extent(g->document, ff_guide_help(g, i));
		outcomes -= ff_node_role(g->chart, i) == FF_OUTCOME;
	}
	assert(outcomes == 0);
}

static void check_criteria(const struct ff_guide *g)
{
	for (size_t i = 0; i < g->n_criteria; i++)
		for (size_t k = 0; k < g->criteria[i].n_said; k++) {
			const struct ff_cell *cell = &g->criteria[i].said[k];
			assert(cell->alternative < g->n_alternatives);
			assert(ff_criterion_cell(&g->criteria[i], cell->alternative) == cell);
			for (size_t p = 0; p < cell->n_parts; p++)
				check_extent(g->document, cell->parts[p]);
		}
}

static bool exists(void *context, struct ff_str path)
{
	(void)context;
	return path.len % 2 == 0;
}

/* What --check says of it; `charts` is how many there are, if it can be read at all. */
static void check_faults(const struct ff_source *source, size_t charts)
{
	static const struct ff_check_options options = {.exists = exists};
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_diags d = {.arena = a};
	struct ff_buf printed = {.arena = a};
	size_t n = ff_check(a, source, &options, &d);
	assert(n == charts && (n > 0 || d.errors > 0));
	for (size_t i = 0; i < d.n; i++)
		assert(d.list[i].offset == FF_NONE || d.list[i].offset <= source->text.len);
	ff_diags_print(&d, &printed);
	assert(ff_text_invalid(ff_buf_str(&printed)) == FF_NONE);
	ff_arena_free(a);
}

/* A guide is the same as itself; another chart of the document may be anything. */
static void check_diff(struct ff_arena *a, const struct ff_guide *g)
{
	struct ff_diags d = {.arena = a};
	struct ff_buf printed = {.arena = a};
	const struct ff_diff *diff = ff_diff(a, g, g, 10);
	assert(diff->same && diff->n_changes == 0);
	const struct ff_guide *other = ff_guide_read(a, g->document->source, 1, &d);
	if (!other)
		return;
	diff = ff_diff(a, g, other, 10);
	ff_diff_text(diff, &printed);
	ff_diff_json(diff, &printed);
	assert(ff_text_invalid(ff_buf_str(&printed)) == FF_NONE);
}

static void check_as(struct ff_str name, struct ff_str text)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_source source = {name, text};
	struct ff_diags d = {.arena = a};
	struct ff_buf printed = {.arena = a};
	const struct ff_choice *choices;
	size_t n = ff_guide_charts(a, &source, &d, &choices);
	const struct ff_guide *g = ff_guide_read(a, &source, n > 1 ? n : 0, &d);
	assert(g || d.errors > 0);
	if (g) {
		check_document(g->document);
		check_alternatives(g);
		check_criteria(g);
		check_diff(a, g);
	}
	ff_diags_print(&d, &printed);
	assert(ff_text_invalid(ff_buf_str(&printed)) == FF_NONE);
	check_faults(&source, n);
	ff_arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct ff_str text = {(const char *)bytes, len};
	check_as(FF_STR("guide.md"), text);
	check_as(FF_STR("-"), text);
	check_as(FF_STR("chart.mmd"), text);
	return 0;
}
