#include "guide.h"
#include "alternative.h"
#include "criteria.h"
#include "findings.h"
#include "topic.h"
#include <flowform/mermaid.h>
#include <flowform/text.h>

size_t ff_guide_charts(struct ff_arena *a, const struct ff_source *source, struct ff_diags *d,
		       const struct ff_choice **choices)
{
	struct findings f;
	*choices = NULL;
	if (!findings_read(a, source, d, &f))
		return 0;
	struct ff_choice *list = FF_NEW(a, struct ff_choice, f.n_charts);
	for (size_t i = 0; i < f.n_charts; i++) {
		struct ff_diags unused = {.arena = a}; /* errors matter when it is picked */
		const struct ff_chart *chart = ff_mermaid_read(a, &f.charts[i].text, &unused);
		list[i] = (struct ff_choice){
			.number = i + 1,
			.heading = findings_heading(&f, i),
			.pos = ff_source_pos(source, f.charts[i].offset),
		};
		if (chart && chart->n_nodes > 0)
			list[i].start = ff_text_line(a, chart->nodes[0].label);
	}
	*choices = list;
	return f.n_charts;
}

/* The file's name without its directory and what follows the last dot. */
static struct ff_str base_name(struct ff_str path)
{
	size_t start = 0, end = path.len;
	for (size_t i = 0; i + 1 < path.len; i++)
		if (path.s[i] == '/')
			start = i + 1;
	for (size_t i = path.len; i-- > start + 1;)
		if (path.s[i] == '.') {
			end = i;
			break;
		}
	return (struct ff_str){path.s + start, end - start};
}

static struct ff_str title_of(struct ff_arena *a, const struct ff_guide *g)
{
	const struct ff_document *doc = g->document;
	for (size_t i = 0; i < doc->n_blocks; i++) {
		struct ff_str title = {"", 0};
		if (doc->blocks[i].kind == FF_HEADING)
			title = ff_text_line(a, ff_rich_plain(a, doc->blocks[i].text));
		if (title.len > 0)
			return title;
	}
	if (doc->title.len > 0)
		return doc->title;
	return g->chart->title.len > 0 ? ff_text_line(a, g->chart->title)
				       : base_name(doc->source->name);
}

static const struct ff_guide *assemble(struct ff_arena *a, const struct findings *f, size_t number,
				       const struct ff_chart *chart)
{
	struct ff_guide *g = FF_NEW(a, struct ff_guide, 1);
	*g = (struct ff_guide){
		.document = f->document,
		.chart = chart,
		.chart_number = number,
		.n_charts = f->n_charts,
		.date = f->document->date,
		.source_note = f->document->source_note,
	};
	g->title = title_of(a, g);
	struct ff_topic *topics = topics_match(a, f->document, chart, f->charts[number - 1].block);
	g->topics = topics;
	alternatives_make(a, g, topics);
	criteria_make(a, g);
	return g;
}

/* The number of the chart that is meant, from 1; 0 and an error if that is none. */
static size_t pick(struct ff_arena *a, const struct findings *f, size_t chart, struct ff_diags *d)
{
	if (f->n_charts == 0)
		findings_no_chart(a, f, d);
	else if (chart > f->n_charts)
		findings_no_such(a, f, chart, d);
	else if (chart == 0 && f->n_charts > 1)
		findings_several(a, f, d);
	else
		return chart > 0 ? chart : 1;
	return 0;
}

/* Reads one of those found, without what the document says of it. */
static const struct ff_chart *read_chart(struct ff_arena *a, const struct findings *f,
					 size_t number, struct ff_diags *d)
{
	size_t errors = d->errors, n = d->n;
	const struct ff_chart *chart = ff_mermaid_read(a, &f->charts[number - 1].text, d);
	if (d->errors == errors)
		return chart;
	findings_unclosed(f, number - 1, n, d);
	return NULL;
}

const struct ff_guide *guide_of_chart(struct ff_arena *a, const struct findings *f, size_t number,
				      struct ff_diags *d)
{
	const struct ff_chart *chart = read_chart(a, f, number, d);
	if (!chart)
		return NULL;
	if (chart->n_nodes == 0) {
		ff_diag_add(d, FF_ERROR, "empty-chart", f->document->source,
			    f->charts[number - 1].offset,
			    "the flowchart is empty: expected at least one node");
		return NULL;
	}
	return assemble(a, f, number, chart);
}

/* Looks for the chart that is meant: its number, or 0 if `d` gained an error. */
static size_t find_chart(struct ff_arena *a, const struct ff_source *source, size_t chart,
			 struct findings *f, struct ff_diags *d)
{
	return findings_read(a, source, d, f) ? pick(a, f, chart, d) : 0;
}

const struct ff_chart *ff_guide_chart(struct ff_arena *a, const struct ff_source *source,
				      size_t chart, struct ff_diags *d)
{
	struct findings f;
	size_t number = find_chart(a, source, chart, &f, d);
	return number > 0 ? read_chart(a, &f, number, d) : NULL;
}

const struct ff_guide *ff_guide_read(struct ff_arena *a, const struct ff_source *source,
				     size_t chart, struct ff_diags *d)
{
	struct findings f;
	size_t number = find_chart(a, source, chart, &f, d);
	return number > 0 ? guide_of_chart(a, &f, number, d) : NULL;
}

struct ff_extent ff_guide_help(const struct ff_guide *g, size_t node)
{
	return g->topics[node].help;
}

struct ff_str guide_answer_text(struct ff_arena *a, struct ff_str name, struct ff_str answer)
{
	struct ff_buf b = {.arena = a};
	bool ends = name.len > 0 && strchr("?:!.", name.s[name.len - 1]);
	ff_buf_add(&b, name);
	ff_buf_add(&b, ends ? FF_STR(" ") : FF_STR(": "));
	ff_buf_add(&b, ff_text_line(a, answer));
	return ff_buf_str(&b);
}

struct ff_str ff_guide_answer(struct ff_arena *a, const struct ff_guide *g, size_t node, size_t way)
{
	return guide_answer_text(a, g->topics[node].name, ff_answer_label(g->chart, node, way));
}
