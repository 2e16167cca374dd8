#include "pairing.h"
#include "plain.h"
#include "session_parts.h"
#include <flowform/json.h>
#include <flowform/text.h>

size_t ff_session_first_tick(const struct ff_guide *guide, size_t alternative)
{
	size_t first = 0;
	for (size_t i = 0; i < alternative; i++)
		first += guide->alternatives[i].n_next_steps;
	return first;
}

bool *ff_session_ticks(struct ff_arena *a, const struct ff_guide *guide)
{
	bool *ticks = FF_NEW(a, bool, ff_session_first_tick(guide, guide->n_alternatives));
	for (size_t i = 0, n = 0; i < guide->n_alternatives; i++)
		for (size_t k = 0; k < guide->alternatives[i].n_next_steps; k++)
			ticks[n++] = guide->alternatives[i].next_steps[k].done;
	return ticks;
}

/* --- the chart's print -------------------------------------------------------------------------
 */

/* FNV-1a: who would forge one deceives only himself. */
static bool add_to_print(void *to, const char *bytes, size_t len)
{
	uint64_t *print = to;
	for (size_t i = 0; i < len; i++)
		*print = (*print ^ (unsigned char)bytes[i]) * 0x100000001b3u;
	return true;
}

struct ff_str ff_session_print(struct ff_arena *a, const struct ff_chart *chart)
{
	uint64_t print = 0xcbf29ce484222325u;
	struct ff_arena *scratch = ff_arena_scratch(a);
	struct ff_buf b = {.arena = scratch, .drain = add_to_print, .to = &print};
	ff_chart_dump(chart, &b);
	ff_buf_flush(&b);
	ff_arena_free(scratch);
	return ff_arena_format(a, "%016llx", (unsigned long long)print);
}

/* --- writing -----------------------------------------------------------------------------------
 */

struct writer {
	struct ff_arena *arena;
	const struct ff_session_now *now;
	const struct ff_chart *chart;
	struct ff_json json;
};

/* What a person wrote, or the system calls a file, may be no UTF-8. */
static struct ff_str readable(struct writer *w, struct ff_str s)
{
	return ff_text_invalid(s) == FF_NONE ? s : ff_text_harmless(w->arena, s);
}

static void put_guide(struct writer *w, struct ff_str print)
{
	const struct ff_guide *g = w->now->guide;
	ff_json_open(&w->json, "guide", '{');
	ff_json_str(&w->json, "title", g->title);
	ff_json_str(&w->json, "file", readable(w, g->document->source->name));
	ff_json_str(&w->json, "chart", print);
	ff_json_close(&w->json, '}');
}

/* `next` is the node that came next, or PAIRING_NOWHERE. */
static void put_answer(struct writer *w, const struct ff_visit *v, uint32_t next)
{
	const struct ff_node *node = &w->chart->nodes[v->node];
	ff_json_open(&w->json, NULL, '{');
	ff_json_str(&w->json, "node", node->id);
	ff_json_str(&w->json, "question", node->label);
	ff_json_str(&w->json, "name", w->now->guide->topics[v->node].name);
	if (v->way != FF_NO_WAY)
		ff_json_str(&w->json, "answer", ff_answer_label(w->chart, v->node, v->way));
	if (next != PAIRING_NOWHERE) {
		ff_json_str(&w->json, "to", w->chart->nodes[next].id);
		ff_json_str(&w->json, "to_label", w->chart->nodes[next].label);
	}
	if (v->note.len > 0)
		ff_json_str(&w->json, "note", readable(w, v->note));
	if (v->kept)
		ff_json_bool(&w->json, "kept", true);
	ff_json_close(&w->json, '}');
}

static void put_answers(struct writer *w)
{
	const struct ff_path *p = w->now->path;
	ff_json_open(&w->json, "answers", '[');
	for (size_t i = 0; i < p->n_visits; i++) {
		bool last = i + 1 == p->n_visits;
		uint32_t next = !last                     ? p->visits[i + 1].node
				: p->ending == FF_REACHED ? p->end
							  : PAIRING_NOWHERE;
		put_answer(w, &p->visits[i], next);
	}
	ff_json_close(&w->json, ']');
	ff_json_open(&w->json, "aside", '[');
	for (size_t i = 0; i < p->n_aside; i++)
		put_answer(w, &p->aside[i], PAIRING_NOWHERE);
	ff_json_close(&w->json, ']');
}

struct ff_str session_step_text(struct ff_arena *a, const struct ff_step_item *step)
{
	struct ff_buf b = {.arena = a};
	plain_rich(&b, step->text);
	return ff_text_line(a, ff_buf_str(&b));
}

/* Those that are not as the guide has them. */
static void put_ticks(struct writer *w)
{
	const struct ff_guide *g = w->now->guide;
	const bool *tick = w->now->ticks;
	ff_json_open(&w->json, "ticks", '[');
	for (size_t i = 0; i < g->n_alternatives; i++)
		for (size_t k = 0; k < g->alternatives[i].n_next_steps; k++, tick++) {
			const struct ff_step_item *step = &g->alternatives[i].next_steps[k];
			if (*tick == step->done)
				continue;
			ff_json_open(&w->json, NULL, '{');
			ff_json_str(&w->json, "alternative", g->alternatives[i].id);
			ff_json_str(&w->json, "step", session_step_text(w->arena, step));
			ff_json_bool(&w->json, "done", *tick);
			ff_json_close(&w->json, '}');
		}
	ff_json_close(&w->json, ']');
}

static void put_place(struct writer *w)
{
	const struct ff_session_now *now = w->now;
	const struct ff_path *p = now->path;
	ff_json_size(&w->json, "here", p->here);
	ff_json_bool(&w->json, "comparing", now->comparing);
	ff_json_bool(&w->json, "undecided", now->undecided);
	if (p->ending != FF_REACHED)
		return;
	size_t to = now->guide->topics[p->end].alternative;
	ff_json_str(&w->json, "outcome", w->chart->nodes[p->end].label);
	ff_json_str(&w->json, "recommended", now->guide->alternatives[to].title);
}

void ff_session_write(const struct ff_session_now *now, struct ff_str print, struct ff_buf *out)
{
	struct writer w = {
		.arena = out->arena, .now = now, .chart = now->guide->chart, .json = {.out = out}};
	ff_json_open(&w.json, NULL, '{');
	ff_json_size(&w.json, "flowform", SESSION_FORMAT);
	put_guide(&w, print);
	put_answers(&w);
	put_ticks(&w);
	put_place(&w);
	ff_json_close(&w.json, '}');
	ff_buf_add_char(out, '\n');
}
