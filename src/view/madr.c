#include "view/madr.h"
#include "view/markdown.h"
#include "view/rich.h"
#include <flowform/text.h>

struct record {
	const struct panel_sight *s;
	const struct ff_comparison *c;
	const struct ff_guide *guide;
	struct ff_buf *out;
};

static void add(const struct record *r, const char *literal)
{
	ff_buf_add(r->out, ff_str(literal));
}

static void add_words(const struct record *r, struct ff_str words)
{
	markdown_text(r->out, words);
}

static void add_title_of(const struct record *r, size_t alternative)
{
	add_words(r, r->guide->alternatives[alternative].title);
}

static void add_answer(const struct record *r, uint32_t node, uint32_t way)
{
	add_words(r, ff_guide_answer(r->out->arena, r->guide, node, way));
}

static bool is_decided(const struct record *r)
{
	return r->c->recommended != FF_NONE;
}

static void add_head(const struct record *r, struct ff_str today)
{
	add(r, "---\nstatus: proposed\n"); /* it is people who accept it */
	if (today.len > 0)
		ff_buf_format(r->out, "date: %.*s\n", FF_FMT(today));
	add(r, "---\n\n# ");
	if (is_decided(r)) {
		add_title_of(r, r->c->recommended);
		add(r, " (");
	}
	add_words(r, r->guide->title);
	add(r, is_decided(r) ? ")\n\n" : "\n\n");
}

static void add_context(const struct record *r)
{
	add(r, "## Context and Problem Statement\n\nThe guide \"");
	add_words(r, r->guide->title);
	add(r, "\"");
	if (r->guide->date.len > 0) {
		add(r, " of ");
		add_words(r, r->guide->date);
	}
	add(r, " asks one question after the other, and leads to one of the options below.");
	if (r->guide->source_note.len > 0) {
		add(r, " Its source: ");
		add_words(r, r->guide->source_note);
		add(r, ".");
	}
	add(r, "\n");
}

/* Each answer in the chart's own words, with the note that says why. */
static void add_drivers(const struct record *r)
{
	const struct ff_path *p = r->c->path;
	if (p->n_visits == 0) /* a plan: nothing was asked */
		return;
	add(r, "\n## Decision Drivers\n\n");
	if (ff_path_is_blank(p))
		add(r, "None yet: nothing is answered.\n");
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct ff_visit *v = &p->visits[i];
		if (v->way == FF_NO_WAY && v->note.len == 0)
			continue;
		add(r, "- ");
		add_words(r, p->chart->nodes[v->node].label);
		add(r, " **");
		if (v->way == FF_NO_WAY)
			add(r, "Open");
		else
			add_words(r, ff_answer_label(p->chart, v->node, v->way));
		add(r, "**");
		if (ff_str_trim(v->note).len > 0) {
			add(r, ": ");
			add_words(r, v->note);
		}
		add(r, "\n");
	}
}

static void add_options(const struct record *r)
{
	add(r, "\n## Considered Options\n\n");
	for (size_t k = 0; k < r->guide->n_alternatives; k++) {
		size_t i = r->c->order[k], visit = r->c->why_not[i];
		add(r, "- ");
		add_title_of(r, i);
		if (i == r->c->recommended) {
			add(r, ": chosen");
		} else if (visit != FF_NONE) {
			add(r, ": ruled out by ");
			add_answer(r, r->c->path->visits[visit].node,
				   r->c->path->visits[visit].way);
		}
		add(r, "\n");
	}
}

/* Steps passed on the way are part of what comes of it. */
static void add_steps(const struct record *r)
{
	const struct ff_path *p = r->c->path;
	const uint32_t *nodes;
	size_t n = ff_path_passed(r->out->arena, p, &nodes), number = 0;
	for (size_t i = 0; i < n; i++) {
		if (!ff_step_counts(r->guide, p, nodes[i]))
			continue;
		if (number++ == 0)
			add(r, "\nSteps on the way:\n\n");
		ff_buf_format(r->out, "%zu. ", number);
		add_words(r, p->chart->nodes[nodes[i]].label);
		add(r, "\n");
	}
}

static void add_open_outcome(const struct record *r)
{
	bool some = false;
	add(r, "No option is chosen yet. Still possible:");
	for (size_t k = 0; k < r->guide->n_alternatives; k++) {
		if (!r->c->possible[r->c->order[k]])
			continue;
		add(r, some ? ", " : " ");
		add_title_of(r, r->c->order[k]);
		some = true;
	}
	add(r, some ? ".\n" : " none.\n");
}

static void add_outcome(const struct record *r)
{
	const struct ff_path *p = r->c->path;
	add(r, "\n## Decision Outcome\n\n");
	if (!is_decided(r)) {
		add_open_outcome(r);
		return;
	}
	add(r, "Chosen option: \"");
	add_title_of(r, r->c->recommended);
	add(r, p->n_visits > 0 ? "\", because of these answers: " : "\", the only one there is");
	for (size_t i = 0; i < p->n_visits; i++) {
		add(r, i > 0 ? "; " : "");
		add_answer(r, p->visits[i].node, p->visits[i].way);
	}
	add(r, ".\n");
}

/* What the guide says of the alternative that was chosen. */
static void add_consequences(const struct record *r)
{
	if (!is_decided(r) || r->guide->n_criteria == 0)
		return;
	add(r, "\n### Consequences\n\n");
	for (size_t i = 0; i < r->guide->n_criteria; i++) {
		const struct ff_criterion *row = &r->guide->criteria[i];
		const struct ff_cell *cell = ff_criterion_cell(row, r->c->recommended);
		if (cell->text.n == 0 && cell->n_parts == 0)
			continue;
		struct lines lines = sheet_cell(r->out->arena, r->s, cell, UNWRAPPED);
		add(r, "- **");
		add_words(r, row->title);
		add(r, ":**");
		markdown_nested(r->out, &lines);
		add(r, "\n");
	}
}

static void add_changes(const struct record *r)
{
	const struct ff_comparison *c = r->c;
	if (!is_decided(r) || c->n_changes == 0)
		return;
	add(r, c->n_moving > 0 ? "\nIt would be another decision with one of these answers:\n\n"
			       : "\nNo single other answer leads to another decision.\n");
	for (size_t i = 0; i < c->n_changes; i++) {
		const struct ff_change *change = &c->changes[i];
		if (change->n_alternatives == 1 && change->alternatives[0] == c->recommended)
			continue;
		add(r, "- ");
		add_answer(r, c->path->visits[change->visit].node, change->way);
		for (size_t k = 0; k < change->n_alternatives; k++) {
			ff_buf_add(r->out, k == 0 ? r->s->signs->leads_to : FF_STR(" or "));
			add_title_of(r, change->alternatives[k]);
		}
		add(r, "\n");
	}
}

static void add_more(const struct record *r)
{
	if (!is_decided(r))
		return;
	const struct ff_alternative *alt = &r->guide->alternatives[r->c->recommended];
	struct ff_str link = ff_text_harmless(r->out->arena, ff_text_link(alt->link));
	if (r->c->n_changes + alt->n_next_steps + link.len == 0)
		return;
	add(r, "\n## More Information\n");
	add_changes(r);
	if (alt->n_next_steps > 0)
		add(r, "\nNext steps:\n\n");
	for (size_t k = 0; k < alt->n_next_steps; k++) {
		bool done = r->s->ticks ? r->s->ticks[k] : alt->next_steps[k].done;
		struct lines step = {.arena = r->out->arena};
		rich_add(&step, alt->next_steps[k].text, UNWRAPPED, FF_STR(""), ROLE_TEXT);
		add(r, done ? "- [x]" : "- [ ]");
		markdown_nested(r->out, &step);
		add(r, "\n");
	}
	if (link.len > 0)
		ff_buf_format(r->out, "\nSee %.*s\n", FF_FMT(link));
}

void madr_report(const struct panel_sight *s, struct ff_str today, struct ff_buf *out)
{
	const struct signs signs = markdown_signs(s->signs);
	struct panel_sight sight = *s;
	sight.signs = &signs;
	struct record r = {&sight, s->comparison, s->comparison->guide, out};
	add_head(&r, today);
	add_context(&r);
	add_drivers(&r);
	add_options(&r);
	add_outcome(&r);
	add_steps(&r);
	add_consequences(&r);
	add_more(&r);
}
