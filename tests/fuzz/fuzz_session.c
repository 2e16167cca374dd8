/* Any bytes as a session that was kept: what is read of it is taken up on two guides, whatever they
 * are to it, and a session that was taken up is kept without loss. */
#include "fuzz.h"

#include <assert.h>
#include <flowform/session.h>
#include <flowform/text.h>

/* Questions with joins, a loop, steps, answers of one name, and one without a label. */
static const char *const charts[] = {
	"flowchart "
	"TD\nq{Big?}-->|Yes|r{Red?}\nq-->|No|s[Small]\nr-->|Yes|a[Apple]\nr-->|No|m[Melon]",
	"flowchart "
	"TD\nq{Big?}-->|Sure|x[Step]-->r{Red?}\nq-->|No|n{New?}\nn-->|again|q\nn-->|on|r\n"
	"n-->|on|a\nr-->a[Apple]\nr-->|No|m[Melon]\nr-->|Yes|m",
};

static const struct ff_guide *guide_of(struct ff_arena *a, const char *chart)
{
	struct ff_source *source = FF_NEW(a, struct ff_source, 1);
	struct ff_diags d = {.arena = a};
	*source = (struct ff_source){FF_STR("x.mmd"), ff_str(chart)};
	const struct ff_guide *g = ff_guide_read(a, source, 0, &d);
	assert(g);
	return g;
}

/* A path hangs together. */
static void check_path(const struct ff_path *p)
{
	assert(p->here <= ff_path_answers(p));
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct ff_visit *v = &p->visits[i];
		bool open = v->way == FF_NO_WAY;
		assert(ff_node_role(p->chart, v->node) == FF_QUESTION);
		assert(open ? i + 1 == p->n_visits && p->ending == FF_ASKING && !v->kept
			    : v->way < ff_n_ways(p->chart, v->node));
	}
	for (size_t i = 0; i < p->n_aside; i++) {
		const struct ff_visit *v = &p->aside[i];
		assert(v->way == FF_NO_WAY ? v->note.len > 0
					   : v->way < ff_n_ways(p->chart, v->node));
		for (size_t k = 0; k < i; k++)
			assert(p->aside[k].node != v->node);
	}
}

static struct ff_str written(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *p)
{
	struct ff_session_now now = {.guide = g, .path = p};
	struct ff_buf b = {.arena = a};
	ff_session_write(&now, ff_session_print(a, g->chart), &b);
	return ff_buf_str(&b);
}

static void check_on(struct ff_arena *a, const struct ff_session *s, const struct ff_guide *g)
{
	struct ff_walk *w = ff_walk_new(a, g->chart), *again = ff_walk_new(a, g->chart);
	struct ff_resumed r = ff_session_apply(a, s, g, w, NULL);
	check_path(ff_walk_path(w));
	assert(ff_text_invalid(ff_resumed_text(a, &r)) == FF_NONE);

	struct ff_str text = written(a, g, ff_walk_path(w));
	struct ff_source source = {FF_STR("again"), text};
	struct ff_diags d = {.arena = a};
	const struct ff_session *same = ff_session_read(a, &source, &d);
	assert(same);
	r = ff_session_apply(a, same, g, again, NULL);
	assert(r.same && !r.newer && r.n_aside == 0 && r.n_gone == 0);
	assert(ff_str_eq(written(a, g, ff_walk_path(again)), text));
	while (ff_walk_answer(again, 0) && ff_walk_path(again)->n_visits < 100)
		check_path(ff_walk_path(again));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_source source = {FF_STR("session"), {(const char *)bytes, len}};
	struct ff_diags d = {.arena = a};
	struct ff_buf said = {.arena = a};
	const struct ff_session *s = ff_session_read(a, &source, &d);
	assert((s != NULL) == (d.errors == 0));
	ff_diags_print(&d, &said);
	assert(ff_text_invalid(ff_buf_str(&said)) == FF_NONE);
	if (s) {
		assert(ff_text_invalid(ff_session_summary(a, s)) == FF_NONE);
		check_on(a, s, guide_of(a, charts[0]));
		check_on(a, s, guide_of(a, charts[1]));
	}
	ff_arena_free(a);
	return 0;
}
