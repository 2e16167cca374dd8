#include "view/page.h"
#include "view/rich.h"
#include <flowform/answers.h>
#include <flowform/compare.h>
#include <flowform/text.h>

struct page_fields page_fields(const struct ff_path *path)
{
	bool asks = path->here < path->n_visits;
	return inquiry_fields(asks ? ff_n_ways(path->chart, path->visits[path->here].node) : 0,
			      asks);
}

struct ff_str page_title(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *path)
{
	bool asks = path->here < path->n_visits;
	uint32_t node = asks ? path->visits[path->here].node : path->end;
	struct ff_str name = g->topics[node].name;
	if (!ff_str_eq(name, ff_text_line(a, g->chart->nodes[node].label)))
		return name;
	return asks ? ff_arena_format(a, "Question %zu", path->here + 1) : FF_STR("Outcome");
}

struct ff_str progress_text(struct ff_arena *a, const struct ff_path *path)
{
	if (path->here == path->n_visits)
		return path->ending == FF_REACHED ? FF_STR("outcome") : FF_STR("no way on");
	struct ff_arena *scratch = ff_arena_scratch(a);
	struct ff_distance to_go =
		ff_chart_distance(scratch, path->chart, path->visits[path->here].node);
	ff_arena_free(scratch);
	struct ff_str n = ff_arena_format(a, "question %zu", path->here + 1);
	if (to_go.least == FF_NONE)
		return ff_arena_format(a, "%.*s, no outcome ahead", FF_FMT(n));
	if (to_go.most == FF_NONE)
		return to_go.least == 0 ? ff_arena_format(a, "%.*s, maybe more", FF_FMT(n))
					: ff_arena_format(a, "%.*s, at least %zu more", FF_FMT(n),
							  to_go.least);
	if (to_go.most == 0)
		return ff_arena_format(a, "%.*s, the last", FF_FMT(n));
	if (to_go.least == to_go.most)
		return ff_arena_format(a, "%.*s, %zu more", FF_FMT(n), to_go.most);
	if (to_go.least == 0)
		return ff_arena_format(a, "%.*s, at most %zu more", FF_FMT(n), to_go.most);
	return ff_arena_format(a, "%.*s, %zu to %zu more", FF_FMT(n), to_go.least, to_go.most);
}

/* A page in the making. */
struct making {
	struct ff_arena *arena;
	const struct page_sight *s;
	size_t cells; /* the page's width */
};

/* The steps passed since the last question. */
static void add_steps(struct lines *out, const struct making *m)
{
	enum { SHOWN = 8 };
	uint32_t nodes[SHOWN];
	const struct ff_path *p = m->s->path;
	size_t n = ff_path_steps(p, p->here, nodes, SHOWN);
	struct ff_buf b = {.arena = m->arena};
	for (size_t i = 0; i < n && i < SHOWN; i++) {
		if (!ff_step_counts(m->s->guide, p, nodes[i]))
			continue;
		ff_buf_add(&b, b.len > 0 ? m->s->signs->then : FF_STR("First: "));
		ff_buf_add(&b, m->s->guide->topics[nodes[i]].name);
	}
	if (n > SHOWN)
		ff_buf_format(&b, ", and %zu more", n - SHOWN);
	if (b.len > 0)
		text_add(out, ff_buf_str(&b), m->cells, FF_STR(""), ROLE_DIM);
}

/* What became of an answer that was given before. */
static void add_history(struct lines *out, const struct making *m, const struct ff_visit *v)
{
	const struct ff_visit *aside =
		v->way == FF_NO_WAY ? ff_path_set_aside(m->s->path, v->node) : NULL;
	if (v->kept)
		text_add(out, FF_STR("Kept from before an earlier answer was changed."), m->cells,
			 FF_STR(""), ROLE_NOTICE);
	if (!aside)
		return;
	struct ff_str label =
		ff_text_line(m->arena, ff_answer_label(m->s->path->chart, v->node, aside->way));
	text_add(out, ff_arena_format(m->arena, "Set aside: you had answered %.*s.", FF_FMT(label)),
		 m->cells, FF_STR(""), ROLE_NOTICE);
}

static struct lines question_lines(const struct making *m)
{
	const struct ff_path *p = m->s->path;
	struct lines out = {.arena = m->arena};
	add_steps(&out, m);
	text_add(&out, p->chart->nodes[p->visits[p->here].node].label, m->cells, FF_STR(""),
		 ROLE_STRONG);
	add_history(&out, m, &p->visits[p->here]);
	return out;
}

static struct lines ending_lines(const struct making *m)
{
	const struct ff_path *p = m->s->path;
	struct lines out = {.arena = m->arena};
	add_steps(&out, m);
	if (p->ending == FF_ENDLESS) {
		text_add(&out,
			 FF_STR("From here the chart leads round in a circle: no question and no "
				"outcome follows."),
			 m->cells, FF_STR(""), ROLE_NOTICE);
		if (p->n_visits > 0)
			text_add(&out, FF_STR("Go back and answer differently."), m->cells,
				 FF_STR(""), ROLE_NOTICE);
		return out;
	}
	text_add(&out,
		 p->n_visits > 0 ? FF_STR("The answers lead to") : FF_STR("The plan leads to"),
		 m->cells, FF_STR(""), ROLE_DIM);
	text_add(&out, p->chart->nodes[p->end].label, m->cells, FF_STR(""), ROLE_BEST);
	return out;
}

struct lines page_text(struct ff_arena *a, const struct page_sight *s, size_t cells)
{
	const struct making m = {a, s, cells};
	return s->path->here < s->path->n_visits ? question_lines(&m) : ending_lines(&m);
}

struct lines page_help(struct ff_arena *a, const struct page_sight *s, size_t cells)
{
	const struct ff_path *p = s->path;
	uint32_t node = p->here < p->n_visits ? p->visits[p->here].node : p->end;
	struct lines help = {.arena = a};
	if (s->guide->topics[node].section != FF_NONE)
		blocks_add(&help, s->guide->document, ff_guide_help(s->guide, node), cells,
			   s->signs);
	return help;
}

struct lines page_source(struct ff_arena *a, const struct ff_guide *g, size_t cells)
{
	struct lines out = {.arena = a};
	if (g->date.len > 0)
		text_add(&out, ff_arena_format(a, "Guide of %.*s.", FF_FMT(g->date)), cells,
			 FF_STR(""), ROLE_DIM);
	if (g->source_note.len > 0)
		text_add(&out, ff_arena_format(a, "Source: %.*s", FF_FMT(g->source_note)), cells,
			 FF_STR(""), ROLE_DIM);
	return out;
}

/* Guides age: the help of the first page says how old this one is, and where it comes from. */
static struct lines help_and_source(struct ff_arena *a, const struct page_sight *s, size_t cells)
{
	struct lines help = page_help(a, s, cells);
	struct lines source = page_source(a, s->guide, cells);
	if (s->path->here > 0)
		return help;
	if (help.n > 0 && source.n > 0)
		lines_add(&help);
	lines_append(&help, &source);
	return help;
}

/* The lines before what is asked, or where the walk ends: steps passed. */
static size_t lead_of(const struct lines *text)
{
	for (size_t i = 0; i < text->n; i++) {
		const struct line *line = &text->list[i];
		enum role role = line->n > 0 ? line->spans[line->n - 1].role : ROLE_TEXT;
		if (role == ROLE_STRONG || role == ROLE_BEST)
			return i;
	}
	return 0;
}

struct page page_lay_out(struct ff_arena *a, const struct page_sight *s, struct size size)
{
	const struct ff_path *p = s->path;
	bool asks = p->here < p->n_visits;
	struct inquiry q = {
		.signs = s->signs,
		.text = page_text(a, s, size.cols),
		.help = help_and_source(a, s, size.cols),
		.back = FF_STR("[ Back ]"),
		.next = asks ? FF_STR("[ Next ]") : FF_STR("[ Compare ]"),
		.focus = s->focus,
		.picked = s->picked,
		.help_top = s->help_top,
		.writing = s->writing,
	};
	q.lead = lead_of(&q.text);
	if (asks) {
		q.n_answers = page_fields(p).answers;
		q.answers = ff_answer_labels(a, p->chart, p->visits[p->here].node);
		q.entry_label = FF_STR("Note (why?) ");
		q.entry_brief = FF_STR("Note ");
		q.entry = p->visits[p->here].note; /* as it is: who writes sees each blank */
	}
	return inquiry_lay_out(a, &q, size);
}
