#include "main/reading.h"
#include "app/chooser.h"
#include "main/guides.h"
#include "main/host.h"
#include "main/tell.h"

/* Lets a person choose among the document's charts: a guide of one question. */
static enum status choose_chart(struct run *r, const struct ff_choice *choices, size_t n)
{
	const struct ff_guide *g = chooser_guide(r->arena, r->source.name, choices, n);
	struct ff_walk *walk = ff_walk_new(r->arena, g->chart);
	struct wizard *w = host_wizard(r, g, walk, true);
	chooser_ask(w);
	enum status status = host_run(r, w);
	r->setup.theme = *wizard_theme(w);
	wizard_free(w);
	if (status != STATUS_OUTCOME)
		return status;
	const struct ff_path *p = ff_walk_path(walk);
	if (p->ending != FF_REACHED)
		return STATUS_LEFT;
	r->options.chart = p->visits[0].way + 1;
	return STATUS_OUTCOME;
}

/* Asks which chart is meant where the document has several and a session is wanted. Done only
 * after reading has failed, so that a guide with one chart is read once. A guest is not asked: the
 * door is shut only once. */
static enum status ask_for_chart(struct run *r)
{
	if (r->options.chart != 0 || r->options.mode != MODE_SESSION || r->options.answers ||
	    r->options.restricted)
		return STATUS_GUIDE;
	struct ff_diags diags = {.arena = r->arena};
	const struct ff_choice *choices;
	size_t n = ff_guide_charts(r->arena, &r->source, &diags, &choices);
	return n > 1 && diags.errors == 0 ? choose_chart(r, choices, n) : STATUS_GUIDE;
}

enum status reading_guide(struct run *r)
{
	enum status status = guides_read(r->arena, r->options.guide, &r->source);
	if (status != STATUS_OUTCOME)
		return status;
	struct ff_diags diags = {.arena = r->arena};
	r->guide = ff_guide_read(r->arena, &r->source, r->options.chart, &diags);
	if (!r->guide)
		status = ask_for_chart(r);
	if (!r->guide && status == STATUS_OUTCOME) {
		diags.n = diags.errors = 0; /* that there are several */
		r->guide = ff_guide_read(r->arena, &r->source, r->options.chart, &diags);
		status = r->guide ? STATUS_OUTCOME : STATUS_GUIDE;
	}
	if (status == STATUS_GUIDE)
		tell_diags(&diags);
	return status;
}

enum status reading_chart(struct run *r, const struct ff_chart **chart)
{
	struct ff_diags diags = {.arena = r->arena};
	enum status status = guides_read(r->arena, r->options.guide, &r->source);
	if (status != STATUS_OUTCOME)
		return status;
	*chart = ff_guide_chart(r->arena, &r->source, r->options.chart, &diags);
	if (*chart)
		return STATUS_OUTCOME;
	tell_diags(&diags);
	return STATUS_GUIDE;
}

enum status reading_another(struct run *r, const char *name, const struct ff_guide **g)
{
	struct ff_source *source = FF_NEW(r->arena, struct ff_source, 1);
	struct ff_diags diags = {.arena = r->arena};
	enum status status = guides_read(r->arena, name, source);
	if (status != STATUS_OUTCOME)
		return status;
	*g = ff_guide_read(r->arena, source, r->options.chart, &diags);
	if (*g)
		return STATUS_OUTCOME;
	tell_diags(&diags);
	return STATUS_GUIDE;
}
