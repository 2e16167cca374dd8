/* Differences as lines for people and as JSON. */
#include <flowform/diff.h>
#include <flowform/json.h>
#include <flowform/text.h>
#include <inttypes.h>

static const char *const whats[] = {[FF_DIFF_QUESTION] = "question",
				    [FF_DIFF_ANSWER] = "answer",
				    [FF_DIFF_OUTCOME] = "outcome"};
static const char *const hows[] = {
	[FF_DIFF_NEW] = "new", [FF_DIFF_GONE] = "gone", [FF_DIFF_RENAMED] = "renamed"};

/* On one line, and so that it steers no terminal. */
static struct ff_str shown(const struct ff_buf *out, struct ff_str text)
{
	return ff_text_harmless(out->arena, ff_text_line(out->arena, text));
}

static void add_quoted(struct ff_buf *out, struct ff_str text)
{
	ff_buf_add_char(out, '"');
	ff_buf_add(out, shown(out, text));
	ff_buf_add_char(out, '"');
}

/* --- text --------------------------------------------------------------------------------------
 */

static void add_answer(const struct ff_diff *d, const struct ff_diff_answer *a, struct ff_buf *out)
{
	bool new = a->new_way != FF_NONE;
	const struct ff_guide *g = new ? d->new : d->old;
	size_t node = new ? a->new_node : a->old_node, way = new ? a->new_way : a->old_way;
	ff_buf_add(out, shown(out, g->topics[node].name));
	ff_buf_add(out, FF_STR(" = "));
	ff_buf_add(out, shown(out, ff_answer_label(g->chart, node, way)));
}

static struct ff_str end_name(const struct ff_guide *g, size_t outcome)
{
	if (outcome == FF_NONE)
		return FF_STR("nowhere");
	return g->alternatives[g->topics[outcome].alternative].title;
}

static void add_path(const struct ff_diff *d, const struct ff_diff_path *p, struct ff_buf *out)
{
	for (size_t i = 0; i < p->n; i++) {
		ff_buf_add(out, i > 0 ? FF_STR(", ") : FF_STR(""));
		add_answer(d, &p->answers[i], out);
	}
	ff_buf_add(out, p->n > 0 ? FF_STR(" -> ") : FF_STR("-> "));
	ff_buf_add(out, shown(out, end_name(d->new, p->now)));
	ff_buf_add(out, FF_STR(", was "));
	ff_buf_add(out, shown(out, end_name(d->old, p->was)));
	ff_buf_add_char(out, '\n');
}

static void add_rest(const struct ff_diff *d, struct ff_buf *out)
{
	if (d->more_paths == UINT64_MAX)
		ff_buf_add(out, FF_STR("and very many more paths"));
	else if (d->more_paths > 0)
		ff_buf_format(out, "and %" PRIu64 " more path%s", d->more_paths,
			      d->more_paths == 1 ? "" : "s");
	if (d->more_paths > 0)
		ff_buf_add(out,
			   d->only_shortest ? FF_STR(", and those with detours\n") : FF_STR("\n"));
	if (!d->complete)
		ff_buf_add(out, FF_STR("not all answers were followed: the guides are too "
				       "unlike\n"));
}

static struct ff_str label_of(const struct ff_guide *g, size_t node, size_t way)
{
	return way != FF_NONE ? ff_answer_label(g->chart, node, way) : g->chart->nodes[node].label;
}

/* "renamed answer: "Perhaps" to "Big?", was "Maybe"" */
static void add_change(const struct ff_diff *d, const struct ff_diff_change *c, struct ff_buf *out)
{
	bool gone = c->how == FF_DIFF_GONE;
	const struct ff_guide *g = gone ? d->old : d->new;
	size_t node = gone ? c->old_node : c->new_node, way = gone ? c->old_way : c->new_way;
	ff_buf_format(out, "%s %s: ", hows[c->how], whats[c->what]);
	add_quoted(out, label_of(g, node, way));
	if (way != FF_NONE) {
		ff_buf_add(out, FF_STR(" to "));
		add_quoted(out, g->chart->nodes[node].label);
	}
	if (c->how == FF_DIFF_RENAMED) {
		ff_buf_add(out, FF_STR(", was "));
		add_quoted(out, label_of(d->old, c->old_node, c->old_way));
	}
	ff_buf_add_char(out, '\n');
}

void ff_diff_text(const struct ff_diff *d, struct ff_buf *out)
{
	for (size_t i = 0; i < d->n_paths; i++)
		add_path(d, &d->paths[i], out);
	add_rest(d, out);
	for (size_t i = 0; i < d->n_changes; i++)
		add_change(d, &d->changes[i], out);
}

/* --- JSON --------------------------------------------------------------------------------------
 */

/* A node with its label, or with an answer to it; null where there is none. */
static void put_place(struct ff_json *j, const char *name, const struct ff_guide *g, size_t node,
		      size_t way, bool is_answer)
{
	if (node == FF_NONE || (is_answer && way == FF_NONE)) {
		ff_json_null(j, name);
		return;
	}
	const struct ff_node *n = &g->chart->nodes[node];
	ff_json_open(j, name, '{');
	ff_json_str(j, "node", shown(j->out, n->id));
	ff_json_str(j, is_answer ? "question" : "label", shown(j->out, n->label));
	if (is_answer)
		ff_json_str(j, "answer", shown(j->out, ff_answer_label(g->chart, node, way)));
	ff_json_close(j, '}');
}

static void put_end(struct ff_json *j, const char *name, const struct ff_guide *g, size_t outcome)
{
	if (outcome == FF_NONE)
		ff_json_null(j, name);
	else
		ff_json_str(j, name,
			    shown(j->out, g->alternatives[g->topics[outcome].alternative].id));
}

static void put_paths(struct ff_json *j, const struct ff_diff *d)
{
	ff_json_open(j, "paths", '[');
	for (size_t i = 0; i < d->n_paths; i++) {
		const struct ff_diff_path *p = &d->paths[i];
		ff_json_open(j, NULL, '{');
		ff_json_open(j, "answers", '[');
		for (size_t k = 0; k < p->n; k++) {
			const struct ff_diff_answer *a = &p->answers[k];
			ff_json_open(j, NULL, '{');
			put_place(j, "old", d->old, a->old_node, a->old_way, true);
			put_place(j, "new", d->new, a->new_node, a->new_way, true);
			ff_json_close(j, '}');
		}
		ff_json_close(j, ']');
		put_end(j, "old", d->old, p->was);
		put_end(j, "new", d->new, p->now);
		ff_json_close(j, '}');
	}
	ff_json_close(j, ']');
}

static void put_changes(struct ff_json *j, const struct ff_diff *d)
{
	ff_json_open(j, "changes", '[');
	for (size_t i = 0; i < d->n_changes; i++) {
		const struct ff_diff_change *c = &d->changes[i];
		bool is_answer = c->what == FF_DIFF_ANSWER;
		ff_json_open(j, NULL, '{');
		ff_json_str(j, "what", ff_str(whats[c->what]));
		ff_json_str(j, "change", ff_str(hows[c->how]));
		put_place(j, "old", d->old, c->old_node, c->old_way, is_answer);
		put_place(j, "new", d->new, c->new_node, c->new_way, is_answer);
		ff_json_close(j, '}');
	}
	ff_json_close(j, ']');
}

void ff_diff_json(const struct ff_diff *d, struct ff_buf *out)
{
	struct ff_json j = {.out = out};
	ff_json_open(&j, NULL, '{');
	ff_json_bool(&j, "same", d->same);
	ff_json_bool(&j, "complete", d->complete);
	put_paths(&j, d);
	ff_json_size(&j, "more_paths", d->more_paths < SIZE_MAX ? (size_t)d->more_paths : SIZE_MAX);
	put_changes(&j, d);
	ff_json_close(&j, '}');
}
