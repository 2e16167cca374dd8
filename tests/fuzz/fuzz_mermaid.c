/* Any bytes as a flowchart: what is read is whole, is said again as valid UTF-8, and a walk through
 * it keeps to its edges. By its length a text is a file of its own, or each line stands behind some
 * blanks of the file, as in a list. */
#include "fuzz.h"

#include <assert.h>
#include <flowform/mermaid.h>
#include <flowform/text.h>
#include <flowform/walk.h>

static struct ff_excerpt indent(struct ff_arena *a, struct ff_str text, size_t blanks,
				struct ff_source *source)
{
	struct ff_excerpt_builder b = {.arena = a, .source = source};
	struct ff_buf file = {.arena = a};
	struct ff_str line;
	while (ff_str_cut(&text, '\n', &line)) {
		ff_buf_repeat(&file, ' ', blanks);
		ff_excerpt_add(&b, line, file.len);
		ff_buf_add(&file, line);
		ff_excerpt_add(&b, FF_STR("\n"), file.len);
		ff_buf_add_char(&file, '\n');
	}
	source->text = ff_buf_str(&file);
	return ff_excerpt_end(&b);
}

static void check_end(const struct ff_chart *c, struct ff_end end)
{
	assert(end.index < (end.is_subgraph ? c->n_subgraphs : c->n_nodes));
}

static void check_chart(const struct ff_chart *c, size_t len)
{
	for (size_t i = 0; i < c->n_nodes; i++)
		assert(c->nodes[i].id.len > 0 && c->nodes[i].shape && c->nodes[i].offset <= len &&
		       c->nodes[i].label_offset <= len &&
		       ff_text_invalid(c->nodes[i].label) == FF_NONE);
	for (size_t i = 0; i < c->n_edges; i++) {
		check_end(c, c->edges[i].from);
		check_end(c, c->edges[i].to);
		assert(c->edges[i].length >= 1 && c->edges[i].length <= 10);
	}
	for (size_t i = 0; i < c->n_subgraphs; i++)
		for (size_t k = 0; k < c->subgraphs[i].n_members; k++)
			check_end(c, c->subgraphs[i].members[k]);
	for (size_t i = 0; i < c->n_nodes; i++)
		for (size_t k = 0; k < ff_n_ways(c, i); k++)
			assert(ff_ways(c, i)[k].to < c->n_nodes &&
			       ff_ways(c, i)[k].edge < c->n_edges);
}

/* Answers by the bytes of the text itself, some of them twice. */
static void check_walk(struct ff_arena *a, const struct ff_chart *c, struct ff_str bytes)
{
	struct ff_walk *w = ff_walk_new(a, c);
	for (size_t i = 0; i < bytes.len && i < 64; i++) {
		const struct ff_path *p = ff_walk_path(w);
		unsigned char byte = (unsigned char)bytes.s[i];
		if (byte % 5 == 0 && ff_walk_back(w))
			p = ff_walk_path(w);
		if (p->here >= p->n_visits)
			break;
		size_t n = ff_n_ways(c, p->visits[p->here].node);
		assert(n >= 2);
		ff_walk_answer(w, (uint32_t)(byte % n));
	}
	while (ff_walk_undo(w))
		;
	assert(ff_path_answers(ff_walk_path(w)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_source source = {FF_STR("chart.mmd"), {(const char *)bytes, len}};
	size_t blanks = len % 4;
	struct ff_excerpt text =
		blanks > 0 ? indent(a, source.text, blanks, &source) : ff_excerpt_all(&source);
	struct ff_diags d = {.arena = a};
	struct ff_buf out = {.arena = a};
	if (ff_text_invalid(source.text) == FF_NONE) {
		const struct ff_chart *c = ff_mermaid_read(a, &text, &d);
		assert(c || d.errors > 0);
		if (c && d.errors == 0) {
			check_chart(c, source.text.len);
			ff_chart_dump(c, &out);
			if (c->n_nodes > 0)
				check_walk(a, c, source.text);
		}
		for (size_t i = 0; i < d.n; i++)
			assert(d.list[i].offset <= source.text.len);
		ff_diags_print(&d, &out);
		assert(ff_text_invalid(ff_buf_str(&out)) == FF_NONE);
	}
	ff_arena_free(a);
	return 0;
}
