#include "findings.h"
#include "fence.h"
#include <flowform/mermaid.h>
#include <flowform/text.h>
#include <strings.h>

/* A message names at most so many things. */
enum { MOST_NAMED = 20 };

static bool is_flowchart(struct ff_str kind)
{
	return ff_str_eq(kind, FF_STR("flowchart")) || ff_str_eq(kind, FF_STR("graph")) ||
	       ff_str_eq(kind, FF_STR("flowchart-elk"));
}

static bool ends_in(struct ff_str name, const char *end)
{
	size_t n = strlen(end);
	return name.len > n && strncasecmp(name.s + name.len - n, end, n) == 0;
}

static bool is_named_chart(struct ff_str name)
{
	return ends_in(name, ".mmd") || ends_in(name, ".mermaid");
}

static bool is_named_markdown(struct ff_str name)
{
	return ends_in(name, ".md") || ends_in(name, ".markdown");
}

static void take_whole_file(struct ff_arena *a, const struct ff_source *source, struct findings *f)
{
	struct ff_document *doc = FF_NEW(a, struct ff_document, 1);
	struct finding *chart = FF_NEW(a, struct finding, 1);
	doc->source = source;
	*chart = (struct finding){ff_excerpt_all(source), FF_NONE, 0};
	*f = (struct findings){doc, chart, 1};
}

bool findings_read(struct ff_arena *a, const struct ff_source *source, struct ff_diags *d,
		   struct findings *f)
{
	struct finding *charts = NULL;
	size_t n = 0, cap = 0;
	*f = (struct findings){.n_charts = 0};
	if (is_named_chart(source->name)) {
		take_whole_file(a, source, f);
		return ff_markdown_usable(source, d);
	}
	f->document = ff_markdown_read(a, source, d);
	if (!f->document)
		return false;
	for (size_t i = 0; i < f->document->n_fences; i++) {
		const struct ff_fence *fence = &f->document->fences[i];
		if (!fence->commented_out && is_flowchart(ff_mermaid_kind(fence->text.text)))
			FF_PUSH(a, charts, n, cap) =
				(struct finding){fence->text, fence->block, fence->offset};
	}
	f->charts = charts;
	f->n_charts = n;
	if (n == 0 && !is_named_markdown(source->name) &&
	    is_flowchart(ff_mermaid_kind(source->text)))
		take_whole_file(a, source, f);
	return true;
}

struct ff_str findings_heading(const struct findings *f, size_t chart)
{
	size_t block = f->charts[chart].block;
	size_t s = block != FF_NONE ? ff_document_section(f->document, block) : FF_NONE;
	return s != FF_NONE ? f->document->sections[s].name : FF_STR("");
}

static size_t line_of(const struct findings *f, size_t offset)
{
	return ff_source_pos(f->document->source, offset).line;
}

/* Adds "A, B", a separator where something stands before. */
static void separate(struct ff_buf *out)
{
	if (out->len > 0)
		ff_buf_add(out, FF_STR(", "));
}

static void name_fence(const struct findings *f, const struct ff_fence *fence, struct ff_buf *out)
{
	struct ff_str kind = ff_mermaid_kind(fence->text.text);
	separate(out);
	if (fence->commented_out && is_flowchart(kind))
		ff_buf_format(out, "a flowchart in a comment on line %zu",
			      line_of(f, fence->offset));
	else if (kind.len == 0)
		ff_buf_format(out, "an empty diagram on line %zu", line_of(f, fence->offset));
	else
		ff_buf_format(out, "the diagram \"%.*s\" on line %zu",
			      FF_FMT(ff_str_head(kind, ff_text_fit(kind, 40))),
			      line_of(f, fence->offset));
}

/* What a person may have taken for the chart. The place is that of the likeliest: what is commented
 * out, then another diagram, then a picture. */
static struct ff_str found_instead(struct ff_arena *a, const struct findings *f, size_t *place)
{
	const struct ff_document *doc = f->document;
	struct ff_buf out = {.arena = a};
	*place = FF_NONE;
	for (size_t pass = 0, named = 0; pass < 2; pass++)
		for (size_t i = 0; i < doc->n_fences && named < MOST_NAMED; i++) {
			if (doc->fences[i].commented_out != (pass == 0))
				continue;
			name_fence(f, &doc->fences[i], &out);
			*place = *place == FF_NONE ? doc->fences[i].offset : *place;
			named++;
		}
	if (doc->n_pictures > 0) {
		separate(&out);
		ff_buf_format(&out,
			      doc->n_pictures == 1 ? "a picture on line %zu"
						   : "pictures, the first on line %zu",
			      line_of(f, doc->pictures[0]));
		*place = *place == FF_NONE ? doc->pictures[0] : *place;
	}
	return ff_buf_str(&out);
}

void findings_no_chart(struct ff_arena *a, const struct findings *f, struct ff_diags *d)
{
	size_t place;
	struct ff_str instead = found_instead(a, f, &place);
	ff_diag_add(d, FF_ERROR, "no-chart", f->document->source, place,
		    "no flowchart: expected a code block, `:::` block or shortcode named mermaid "
		    "that holds a flowchart or graph%s%.*s",
		    instead.len > 0 ? ", found " : "", FF_FMT(instead));
}

/* "1 (line 12, Triage), 2 (line 30)" */
static struct ff_str list_charts(struct ff_arena *a, const struct findings *f)
{
	struct ff_buf out = {.arena = a};
	for (size_t i = 0; i < f->n_charts && i < MOST_NAMED; i++) {
		struct ff_str heading = findings_heading(f, i);
		separate(&out);
		ff_buf_format(&out, "%zu (line %zu", i + 1, line_of(f, f->charts[i].offset));
		ff_buf_add(&out, heading.len > 0 ? FF_STR(", \"") : FF_STR(""));
		ff_buf_add(&out, heading);
		ff_buf_add(&out, heading.len > 0 ? FF_STR("\")") : FF_STR(")"));
	}
	if (f->n_charts > MOST_NAMED)
		ff_buf_add(&out, FF_STR(" \xe2\x80\xa6"));
	return ff_buf_str(&out);
}

void findings_several(struct ff_arena *a, const struct findings *f, struct ff_diags *d)
{
	struct ff_str list = list_charts(a, f);
	ff_diag_add(d, FF_ERROR, "several-charts", f->document->source, FF_NONE,
		    "there are %zu flowcharts, pick one by its number: %.*s", f->n_charts,
		    FF_FMT(list));
}

void findings_no_such(struct ff_arena *a, const struct findings *f, size_t chart,
		      struct ff_diags *d)
{
	struct ff_str list = list_charts(a, f);
	ff_diag_add(d, FF_ERROR, "no-such-chart", f->document->source, FF_NONE,
		    "there is no flowchart %zu, expected one of %.*s", chart, FF_FMT(list));
}

void findings_unclosed(const struct findings *f, size_t chart, size_t n, struct ff_diags *d)
{
	const struct finding *found = &f->charts[chart];
	const struct ff_source *source = f->document->source;
	if (found->block == FF_NONE || fence_ends(ff_str_from(source->text, found->offset)))
		return;
	while (d->n > n)
		d->errors -= d->list[--d->n].severity == FF_ERROR;
	ff_diag_add(d, FF_ERROR, "unclosed-block", source, found->offset,
		    "this block goes on to the end of the file: expected a line that closes it "
		    "behind the chart");
}
