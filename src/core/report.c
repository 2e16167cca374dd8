#include <core/plain.h>
#include <flowform/json.h>
#include <flowform/report.h>
#include <flowform/text.h>

/* Routes that "reached when" lists for each alternative; and answers in all of them, beyond which
 * routes are only counted: in a chart of thousands of questions in a row they would be as many as
 * its square. */
enum { ROUTES_SHOWN = 32, ANSWERS_SHOWN = 1 << 18 };

struct report {
	struct ff_arena *arena;
	const struct ff_comparison *c;
	const struct ff_guide *guide;
	const struct ff_chart *chart;
	struct ff_routes *routes; /* for each alternative */
	struct ff_json json;
};

/* All text goes through here: what could steer a terminal becomes a visible mark. */
static void put(struct report *r, const char *name, struct ff_str text)
{
	ff_json_str(&r->json, name, ff_text_harmless(r->arena, text));
}

static void put_line(struct report *r, const char *name, struct ff_str text)
{
	put(r, name, ff_text_line(r->arena, text));
}

static void open_list(struct report *r, const char *name)
{
	ff_json_open(&r->json, name, '[');
}

static void close_list(struct report *r)
{
	ff_json_close(&r->json, ']');
}

static void open_object(struct report *r, const char *name)
{
	ff_json_open(&r->json, name, '{');
}

static void close_object(struct report *r)
{
	ff_json_close(&r->json, '}');
}

static void put_guide(struct report *r)
{
	const struct ff_document *doc = r->guide->document;
	open_object(r, "guide");
	put_line(r, "title", r->guide->title);
	put_line(r, "source", r->guide->source_note);
	put_line(r, "date", r->guide->date);
	put(r, "file", doc && doc->source ? doc->source->name : FF_STR(""));
	close_object(r);
}

static void put_node(struct report *r, size_t node)
{
	put(r, "node", r->chart->nodes[node].id);
}

static void put_answer(struct report *r, size_t node, size_t way)
{
	put_line(r, "answer", ff_answer_label(r->chart, node, way));
}

static void put_answers(struct report *r)
{
	const struct ff_path *p = r->c->path;
	open_list(r, "answers");
	for (size_t i = 0; i < ff_path_answers(p); i++) {
		open_object(r, NULL);
		put_node(r, p->visits[i].node);
		put_line(r, "question", r->chart->nodes[p->visits[i].node].label);
		put_answer(r, p->visits[i].node, p->visits[i].way);
		put(r, "note", p->visits[i].note);
		close_object(r);
	}
	close_list(r);
}

static void put_steps(struct report *r)
{
	const struct ff_path *p = r->c->path;
	const uint32_t *nodes;
	size_t n = ff_path_passed(r->arena, p, &nodes);
	open_list(r, "steps");
	for (size_t i = 0; i < n; i++)
		put_line(r, NULL, r->chart->nodes[nodes[i]].label);
	close_list(r);
}

static void put_outcome(struct report *r)
{
	if (r->c->path->ending != FF_REACHED) {
		ff_json_null(&r->json, "outcome");
		return;
	}
	open_object(r, "outcome");
	put_node(r, r->c->path->end);
	put_line(r, "label", r->chart->nodes[r->c->path->end].label);
	close_object(r);
}

static void put_id(struct report *r, const char *name, size_t alternative)
{
	put(r, name, r->guide->alternatives[alternative].id);
}

static void put_result(struct report *r)
{
	put_outcome(r);
	if (r->c->recommended == FF_NONE)
		ff_json_null(&r->json, "recommended");
	else
		put_id(r, "recommended", r->c->recommended);
	open_list(r, "possible");
	for (size_t i = 0; i < r->guide->n_alternatives; i++)
		if (r->c->possible[i])
			put_id(r, NULL, i);
	close_list(r);
}

static void put_choice(struct report *r, const char *name, const struct ff_visit *v)
{
	open_object(r, name);
	put_node(r, v->node);
	put_answer(r, v->node, v->way);
	close_object(r);
}

static void put_reached_when(struct report *r, const struct ff_routes *routes)
{
	open_list(r, "reached_when");
	for (size_t i = 0; i < routes->n; i++) {
		open_list(r, NULL);
		for (size_t k = 0; k < routes->list[i].n; k++)
			put_choice(r, NULL, &routes->list[i].answers[k]);
		close_list(r);
	}
	close_list(r);
}

static void put_alternative(struct report *r, size_t i)
{
	const struct ff_alternative *alternative = &r->guide->alternatives[i];
	size_t shut_out = r->c->why_not[i];
	open_object(r, NULL);
	put_id(r, "id", i);
	put_line(r, "title", alternative->title);
	put_line(r, "label", alternative->label);
	put(r, "link", ff_text_link(alternative->link));
	open_list(r, "outcomes");
	for (size_t k = 0; k < alternative->n_outcomes; k++)
		put(r, NULL, r->chart->nodes[alternative->outcomes[k]].id);
	close_list(r);
	ff_json_bool(&r->json, "inferred", alternative->inferred);
	put_reached_when(r, &r->routes[i]);
	if (shut_out == FF_NONE)
		ff_json_null(&r->json, "why_not");
	else
		put_choice(r, "why_not", &r->c->path->visits[shut_out]);
	close_object(r);
}

static void find_routes(struct report *r)
{
	size_t answers = 0;
	r->routes = FF_NEW(r->arena, struct ff_routes, r->guide->n_alternatives);
	for (size_t i = 0; i < r->guide->n_alternatives; i++) {
		size_t cap = answers < ANSWERS_SHOWN ? ROUTES_SHOWN : 0;
		r->routes[i] = ff_tour_routes(r->arena, r->c->tour, i, cap);
		for (size_t k = 0; k < r->routes[i].n; k++)
			answers += r->routes[i].list[k].n;
	}
}

static void put_alternatives(struct report *r)
{
	open_list(r, "alternatives");
	for (size_t i = 0; i < r->guide->n_alternatives; i++)
		put_alternative(r, i);
	close_list(r);
}

/* What stands further on in the document, below what `b` has already. */
static void add_part(struct report *r, struct ff_buf *b, struct ff_extent part,
		     struct ff_str between)
{
	struct ff_buf more = {.arena = r->arena};
	if (part.first < part.end)
		plain_blocks(&more, r->guide->document, part);
	if (b->len > 0 && more.len > 0)
		ff_buf_add(b, between);
	ff_buf_add(b, ff_buf_str(&more));
}

static struct ff_str cell_text(struct report *r, const struct ff_cell *cell)
{
	struct ff_buf b = {.arena = r->arena};
	plain_rich(&b, cell->text);
	for (size_t i = 0; i < cell->n_parts; i++)
		add_part(r, &b, cell->parts[i], FF_STR("\n\n"));
	return ff_buf_str(&b);
}

static struct ff_str step_text(struct report *r, const struct ff_step_item *step)
{
	struct ff_buf b = {.arena = r->arena};
	plain_rich(&b, step->text);
	add_part(r, &b, step->details, FF_STR("\n"));
	return ff_buf_str(&b);
}

/* A row of the guide's, or "Reached when". */
static void put_criterion(struct report *r, const struct ff_criterion *criterion)
{
	open_object(r, NULL);
	put_line(r, "title", criterion ? criterion->title : FF_STR("Reached when"));
	open_list(r, "cells");
	for (size_t i = 0; i < r->guide->n_alternatives; i++)
		put(r, NULL,
		    criterion ? cell_text(r, ff_criterion_cell(criterion, i))
			      : ff_routes_text(r->arena, r->guide, &r->routes[i]));
	close_list(r);
	close_object(r);
}

static void put_criteria(struct report *r)
{
	open_list(r, "criteria");
	put_criterion(r, NULL);
	for (size_t i = 0; i < r->guide->n_criteria; i++)
		put_criterion(r, &r->guide->criteria[i]);
	close_list(r);
}

static void put_changes(struct report *r)
{
	open_list(r, "changes");
	for (size_t i = 0; i < r->c->n_changes; i++) {
		const struct ff_change *change = &r->c->changes[i];
		uint32_t node = r->c->path->visits[change->visit].node;
		open_object(r, NULL);
		put_node(r, node);
		put_answer(r, node, change->way);
		open_list(r, "alternatives");
		for (size_t k = 0; k < change->n_alternatives; k++)
			put_id(r, NULL, change->alternatives[k]);
		close_list(r);
		close_object(r);
	}
	close_list(r);
}

static void put_next_steps(struct report *r, const bool *done)
{
	open_list(r, "next_steps");
	if (r->c->recommended != FF_NONE) {
		const struct ff_alternative *to = &r->guide->alternatives[r->c->recommended];
		for (size_t i = 0; i < to->n_next_steps; i++) {
			open_object(r, NULL);
			put(r, "text", step_text(r, &to->next_steps[i]));
			ff_json_bool(&r->json, "done", done ? done[i] : to->next_steps[i].done);
			close_object(r);
		}
	}
	close_list(r);
}

void ff_report_json(const struct ff_comparison *c, const bool *done, struct ff_buf *out)
{
	struct report r = {
		.arena = out->arena,
		.c = c,
		.guide = c->guide,
		.chart = c->guide->chart,
		.json = {.out = out},
	};
	find_routes(&r);
	open_object(&r, NULL);
	put_guide(&r);
	put_answers(&r);
	put_steps(&r);
	put_result(&r);
	put_alternatives(&r);
	put_criteria(&r);
	put_changes(&r);
	put_next_steps(&r, done);
	close_object(&r);
	ff_buf_add_char(out, '\n');
}

/* --- --paths -----------------------------------------------------------------------------------
 */

/* Texts that stand in many lines, made once: names of nodes, and labels of answers by way. */
struct words {
	struct ff_str *names, *answers;
};

static struct words make_words(struct ff_arena *a, const struct ff_guide *g)
{
	const struct ff_chart *chart = g->chart;
	struct words w = {FF_NEW(a, struct ff_str, chart->n_nodes),
			  FF_NEW(a, struct ff_str, chart->first_way[chart->n_nodes])};
	for (size_t i = 0; i < chart->n_nodes; i++) {
		w.names[i] = ff_text_harmless(a, ff_text_line(a, g->topics[i].name));
		for (size_t k = 0; k < ff_n_ways(chart, i); k++)
			w.answers[chart->first_way[i] + k] =
				ff_text_harmless(a, ff_text_line(a, ff_answer_label(chart, i, k)));
	}
	return w;
}

static void add_path(struct ff_buf *out, const struct ff_chart *chart, const struct words *w,
		     const struct ff_route *route)
{
	for (size_t i = 0; i < route->n; i++) {
		const struct ff_visit *v = &route->answers[i];
		ff_buf_add(out, i > 0 ? FF_STR(", ") : FF_STR(""));
		ff_buf_add(out, w->names[v->node]);
		ff_buf_add(out, FF_STR(" = "));
		ff_buf_add(out, w->answers[chart->first_way[v->node] + v->way]);
	}
	ff_buf_add(out, route->n > 0 ? FF_STR(" -> ") : FF_STR("-> "));
	ff_buf_add(out, w->names[route->outcome]);
	ff_buf_add_char(out, '\n');
}

void ff_report_paths(struct ff_arena *a, const struct ff_guide *guide, size_t cap,
		     struct ff_buf *out)
{
	struct words words = make_words(a, guide);
	struct ff_tour *t = ff_tour_new(a, guide);
	struct ff_routes rest = {.n = 0};
	struct ff_route route;
	ff_tour_to(t, FF_NONE);
	while (rest.n < cap && ff_tour_next(t, &route)) {
		add_path(out, guide->chart, &words, &route);
		rest.n++;
	}
	rest.more = ff_tour_more(t, &rest.more_exact);
	if (rest.more == 0)
		return;
	ff_buf_add(out, ff_routes_more(a, &rest, "path"));
	if (!rest.more_exact)
		ff_buf_add(out, FF_STR(" (the chart has loops)"));
	ff_buf_add_char(out, '\n');
}
