#include "guide.h"
#include "lookup.h"
#include "session_match.h"
#include "session_parts.h"
#include "topic.h"
#include <flowform/text.h>

struct resumer {
	struct ff_arena *arena;   /* of what stays */
	struct ff_arena *scratch; /* of the rest */
	const struct ff_session *session;
	const struct ff_guide *guide;
	const struct ff_chart *chart;
	const struct session_found *found;
	struct ff_resumed resumed;
	struct ff_str *gone, *aside;
	size_t gone_cap, aside_cap;
};

/* --- answers -----------------------------------------------------------------------------------
 */

static void drop(struct resumer *r, const struct ff_session_answer *was)
{
	struct ff_str name = ff_text_line(r->arena, was->name);
	if (was->answer.s)
		name = guide_answer_text(r->arena, name, was->answer);
	else if (was->note.len == 0)
		return;
	FF_PUSH(r->arena, r->gone, r->resumed.n_gone, r->gone_cap) = name;
}

/* The visit that an answer is now; its node is UINT32_MAX if the question is gone. */
static struct ff_visit visit_of(struct resumer *r, const struct ff_session_answer *was,
				const struct session_found *found)
{
	bool answered = found->way != FF_NONE;
	if (found->node == FF_NONE || (was->answer.s && !answered))
		drop(r, was);
	return (struct ff_visit){
		.node = found->node != FF_NONE ? (uint32_t)found->node : UINT32_MAX,
		.way = answered ? (uint32_t)found->way : FF_NO_WAY,
		.kept = answered && (was->kept || found->reworded),
		.note = was->note,
	};
}

struct visits {
	struct ff_visit *list;
	size_t n;
};

static struct visits visits_of_answers(struct resumer *r)
{
	const struct ff_session *s = r->session;
	struct visits v = {FF_NEW(r->arena, struct ff_visit, s->n_answers), 0};
	for (size_t i = 0; i < s->n_answers; i++) {
		v.list[v.n] = visit_of(r, &s->answers[i], &r->found[i]);
		v.n += v.list[v.n].node != UINT32_MAX;
	}
	return v;
}

/* The latest for each question. */
static struct visits visits_of_aside(struct resumer *r)
{
	const struct ff_session *s = r->session;
	struct visits v = {FF_NEW(r->arena, struct ff_visit, s->n_aside), 0};
	bool *seen = FF_NEW(r->scratch, bool, r->chart->n_nodes);
	size_t from = s->n_aside;
	for (size_t i = s->n_aside; i-- > 0;) {
		struct ff_visit visit = visit_of(r, &s->aside[i], &r->found[s->n_answers + i]);
		bool empty = visit.way == FF_NO_WAY && visit.note.len == 0;
		if (visit.node == UINT32_MAX || empty || seen[visit.node])
			continue;
		seen[visit.node] = true;
		visit.kept = false;
		v.list[--from] = visit;
	}
	return (struct visits){v.list + from, s->n_aside - from};
}

/* --- what became of it -------------------------------------------------------------------------
 */

/* Answers that are set aside now and were not before; what is empty goes. */
static void look_aside(struct resumer *r, struct ff_path *p, const struct visits *before)
{
	struct ff_visit *list = FF_NEW(r->arena, struct ff_visit, p->n_aside);
	uint32_t *was = FF_NEW(r->scratch, uint32_t, r->chart->n_nodes); /* a way, and one more */
	size_t n = 0;
	for (size_t i = 0; i < before->n; i++)
		was[before->list[i].node] = before->list[i].way + 1;
	for (size_t i = 0; i < p->n_aside; i++) {
		const struct ff_visit *v = &p->aside[i];
		if (v->way == FF_NO_WAY && v->note.len == 0)
			continue;
		list[n++] = *v;
		if (v->way != FF_NO_WAY && v->way + 1 != was[v->node])
			FF_PUSH(r->arena, r->aside, r->resumed.n_aside, r->aside_cap) =
				ff_guide_answer(r->arena, r->guide, v->node, v->way);
	}
	p->aside = list;
	p->n_aside = n;
}

/* Whether the alternative is the one that was recommended: an outcome of its label, or its title.
 */
static bool is_recommended(struct resumer *r, const struct ff_alternative *alt)
{
	const struct ff_session *s = r->session;
	const struct ff_node was = {.label = s->outcome.s ? s->outcome : FF_STR("")};
	struct ff_str key = topic_key(r->scratch, &was);
	for (size_t i = 0; i < alt->n_outcomes; i++)
		if (ff_str_eq(key, topic_key(r->scratch, &r->chart->nodes[alt->outcomes[i]])))
			return true;
	return ff_str_eq(ff_text_key(r->scratch, alt->title),
			 ff_text_key(r->scratch, s->recommended));
}

static void look_at_end(struct resumer *r, const struct ff_path *p)
{
	const struct ff_alternative *alt =
		p->ending == FF_REACHED
			? &r->guide->alternatives[r->guide->topics[p->end].alternative]
			: NULL;
	if (!r->session->recommended.s || (alt && is_recommended(r, alt)))
		return;
	r->resumed.moved = true;
	r->resumed.was = r->session->recommended;
	r->resumed.now = alt ? alt->title : FF_STR("");
}

/* Whether the walk stands where it stood, answer by answer. */
static bool is_same(const struct resumer *r, const struct ff_path *p, const struct visits *answers)
{
	const struct ff_session *s = r->session;
	bool reached = p->ending == FF_REACHED;
	if (p->n_visits != s->n_answers || answers->n != s->n_answers ||
	    reached != (s->recommended.s != NULL) || r->resumed.moved)
		return false;
	for (size_t i = 0; i < p->n_visits; i++)
		if (p->visits[i].node != answers->list[i].node ||
		    p->visits[i].way != answers->list[i].way)
			return false;
	return r->resumed.n_gone == 0;
}

static void tick(struct resumer *r, bool *ticks)
{
	const struct ff_guide *g = r->guide;
	struct lookup steps = {NULL, 0, 0};
	size_t n = 0;
	if (r->session->n_ticks == 0)
		return;
	for (size_t i = 0; i < g->n_alternatives; i++)
		for (size_t k = 0; k < g->alternatives[i].n_next_steps; k++, n++) {
			struct ff_str text =
				session_step_text(r->scratch, &g->alternatives[i].next_steps[k]);
			text = ff_arena_format(r->scratch, "%.*s\n%.*s",
					       FF_FMT(g->alternatives[i].id), FF_FMT(text));
			lookup_add(r->scratch, &steps, text, n);
		}
	lookup_sort(&steps);
	for (size_t i = 0; i < r->session->n_ticks; i++) {
		const struct ff_session_tick *t = &r->session->ticks[i];
		size_t step = lookup_first(&steps, ff_arena_format(r->scratch, "%.*s\n%.*s",
								   FF_FMT(t->alternative),
								   FF_FMT(t->step)));
		if (step != FF_NONE)
			ticks[step] = t->done;
	}
}

struct ff_resumed ff_session_apply(struct ff_arena *a, const struct ff_session *s,
				   const struct ff_guide *guide, struct ff_walk *walk, bool *ticks)
{
	struct resumer r = {
		.arena = a,
		.scratch = ff_arena_scratch(a),
		.session = s,
		.guide = guide,
		.chart = guide->chart,
		.found = session_match(a, s, guide->chart),
	};
	struct visits answers = visits_of_answers(&r), aside = visits_of_aside(&r);
	struct ff_path p = ff_path_replay(a, r.chart, answers.list, answers.n, aside.list, aside.n);
	look_aside(&r, &p, &aside);
	look_at_end(&r, &p);
	r.resumed.newer = !ff_str_eq(s->print, ff_session_print(r.scratch, r.chart));
	r.resumed.same = is_same(&r, &p, &answers);
	r.resumed.answers = p.here = ff_path_answers(&p);
	r.resumed.gone = r.gone;
	r.resumed.aside = r.aside;
	if (r.resumed.same && s->here < p.here)
		p.here = s->here;
	ff_walk_restart(walk, &p);
	tick(&r, ticks);
	ff_arena_free(r.scratch);
	return r.resumed;
}

/* --- in words ----------------------------------------------------------------------------------
 */

enum { NAMED = 3 };

/* ", 4 set aside (A: B, C: D, E: F, …)" */
static void add_list(struct ff_buf *b, const struct ff_str *list, size_t n, const char *what)
{
	if (n == 0)
		return;
	ff_buf_format(b, ", %zu %s (", n, what);
	for (size_t i = 0; i < n && i < NAMED; i++) {
		ff_buf_add(b, i > 0 ? FF_STR(", ") : FF_STR(""));
		ff_buf_add(b, list[i]);
	}
	ff_buf_add(b, n > NAMED ? FF_STR(", …)") : FF_STR(")"));
}

struct ff_str ff_resumed_text(struct ff_arena *a, const struct ff_resumed *r)
{
	struct ff_buf b = {.arena = a};
	ff_buf_format(&b, "%zu answer%s kept", r->answers, r->answers == 1 ? "" : "s");
	add_list(&b, r->aside, r->n_aside, "set aside");
	add_list(&b, r->gone, r->n_gone, "gone");
	if (r->moved && r->now.len > 0)
		ff_buf_format(&b, "; the outcome moved from %.*s to %.*s", FF_FMT(r->was),
			      FF_FMT(r->now));
	else if (r->moved)
		ff_buf_format(&b, "; it led to %.*s and is open now", FF_FMT(r->was));
	return ff_text_harmless(a, ff_text_line(a, ff_buf_str(&b)));
}
