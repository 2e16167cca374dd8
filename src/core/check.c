#include "chart_faults.h"
#include "document_faults.h"
#include "guide.h"
#include "guide_faults.h"
#include <flowform/check.h>

/* Each chart is matched with all sections and links of its document. What that may cost: no honest
 * document comes near it. */
enum { MOST_WORK = 1 << 20 };

/* How many of the charts are looked at. */
static size_t affordable(const struct findings *f, struct ff_diags *d)
{
	const struct ff_document *doc = f->document;
	size_t each = doc->n_sections + doc->n_links + doc->n_blocks + 1, most = MOST_WORK / each;
	if (f->n_charts <= most || f->n_charts == 1)
		return f->n_charts;
	most = most > 0 ? most : 1;
	ff_diag_add(d, FF_WARNING, "many-charts", doc->source, f->charts[most].offset,
		    "only the first %zu of %zu flowcharts are checked", most, f->n_charts);
	return most;
}

static void check_charts(struct ff_arena *a, const struct findings *f,
			 const struct ff_check_options *options, struct ff_diags *d)
{
	const struct ff_guide **guides = FF_NEW(a, const struct ff_guide *, f->n_charts);
	struct document_faults *links = document_faults_new(a, f->document, options, d);
	size_t n = 0, n_charts = affordable(f, d);
	document_faults(links);
	for (size_t i = 0; i < n_charts; i++) {
		const struct ff_guide *g = guide_of_chart(a, f, i + 1, d);
		if (!g)
			continue;
		guides[n++] = g;
		chart_faults(a, g, d);
		document_faults_clicks(links, g->chart, &f->charts[i].text);
	}
	/* While a chart is broken nobody knows what the sections are for. */
	if (n == n_charts)
		guide_faults(a, guides, n, d);
}

size_t ff_check(struct ff_arena *a, const struct ff_source *source,
		const struct ff_check_options *options, struct ff_diags *d)
{
	struct findings f;
	struct ff_diags found = {.arena = d->arena};
	bool read = findings_read(a, source, &found, &f);
	/* What cannot even be read may still be seen to hold a chart. */
	bool charted = f.n_charts > 0 ||
		       (!read && ff_str_find(source->text, FF_STR("mermaid")) != FF_NONE);
	if (!charted && options->chart_optional)
		return 0;
	for (size_t i = 0; i < found.n; i++)
		ff_diag_add(d, found.list[i].severity, found.list[i].id, source,
			    found.list[i].offset, "%.*s", FF_FMT(found.list[i].message));
	if (!read)
		return 0;
	if (f.n_charts == 0)
		findings_no_chart(a, &f, d);
	else
		check_charts(a, &f, options, d);
	return f.n_charts;
}
