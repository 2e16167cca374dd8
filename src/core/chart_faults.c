#include "chart_faults.h"
#include "fault.h"
#include "graph.h"
#include "lookup.h"
#include <flowform/text.h>

struct chart_check {
	struct ff_arena *arena; /* emptied behind each check */
	const struct ff_guide *guide;
	const struct ff_chart *chart;
	const struct ff_source *source;
	struct ff_diags *diags;
	struct graph_backs backs;
	bool *reached; /* from the start */
};

static struct ff_str label_of(const struct chart_check *c, size_t node)
{
	const struct ff_node *n = &c->chart->nodes[node];
	return n->label.len > 0 ? n->label : n->id;
}

static struct ff_str quoted(const struct chart_check *c, size_t node)
{
	return fault_quote(c->arena, label_of(c, node));
}

/* --- starts and what is behind them ------------------------------------------------------------
 */

static bool has_way_in(const struct chart_check *c, size_t node)
{
	return c->backs.first[node] < c->backs.first[node + 1];
}

static void check_starts(struct chart_check *c)
{
	struct fault_list starts = {.text.arena = c->arena};
	struct ff_str begin = quoted(c, c->chart->start);
	size_t other = c->chart->start;
	for (size_t i = c->chart->n_nodes; i-- > 0;)
		if (!has_way_in(c, i) && i != c->chart->start)
			other = i;
	for (size_t i = 0; i < c->chart->n_nodes; i++)
		if (!has_way_in(c, i))
			fault_list_add(&starts, label_of(c, i));
	if (starts.n == 0)
		ff_diag_add(c->diags, FF_WARNING, "no-start", c->source,
			    c->chart->nodes[c->chart->start].offset,
			    "every node has a way in; walks begin with %.*s, which comes first",
			    FF_FMT(begin));
	if (starts.n > 1)
		ff_diag_add(c->diags, FF_WARNING, "several-starts", c->source,
			    c->chart->nodes[other].offset,
			    "%zu nodes have no way in, %.*s; walks begin with %.*s", starts.n,
			    FF_FMT(fault_list_take(&starts)), FF_FMT(begin));
}

/* Tells of a node that isn't reached, and takes what is behind it as told. */
static size_t tell_unreachable(struct chart_check *c, size_t node, uint32_t *list, size_t n,
			       bool *seen)
{
	list[n] = (uint32_t)node;
	seen[node] = true;
	size_t now = graph_spread(c->chart, list, n, n + 1, seen), behind = now - n - 1;
	struct ff_str more = FF_STR("");
	if (behind > 0)
		more = ff_arena_format(c->arena, ", nor to %zu node%s behind it", behind,
				       behind == 1 ? "" : "s");
	ff_diag_add(c->diags, FF_WARNING, "unreachable", c->source, c->chart->nodes[node].offset,
		    "no walk comes to %.*s%.*s", FF_FMT(quoted(c, node)), FF_FMT(more));
	return now;
}

/* First what has no way in, then what stands in loops that nothing leads to. */
static void check_reach(struct chart_check *c)
{
	size_t n_nodes = c->chart->n_nodes;
	uint32_t *list = FF_NEW(c->arena, uint32_t, n_nodes);
	bool *seen = FF_NEW(c->arena, bool, n_nodes);
	size_t n = graph_reach(c->chart, c->chart->start, list, seen);
	memcpy(c->reached, seen, n_nodes * sizeof *seen);
	for (int loops = 0; loops < 2; loops++)
		for (size_t i = 0; i < n_nodes; i++)
			if (!seen[i] && (loops || !has_way_in(c, i)))
				n = tell_unreachable(c, i, list, n, seen);
}

/* --- loops -------------------------------------------------------------------------------------
 */

struct knot {
	struct fault_list members;
	size_t first;
};

static const bool *groups_with_exit(struct chart_check *c, const uint32_t *group)
{
	bool *exit = FF_NEW(c->arena, bool, c->chart->n_nodes);
	for (size_t i = 0; i < c->chart->n_nodes; i++) {
		if (!c->reached[i])
			continue;
		size_t n = ff_n_ways(c->chart, i);
		exit[group[i]] |= n == 0; /* an outcome is no loop */
		for (size_t k = 0; k < n; k++)
			exit[group[i]] |= group[ff_ways(c->chart, i)[k].to] != group[i];
	}
	return exit;
}

static void check_loops(struct chart_check *c)
{
	struct knot *knots = NULL;
	size_t n = 0, cap = 0;
	const uint32_t *group = graph_groups(c->arena, c->chart, &c->backs);
	const bool *exit = groups_with_exit(c, group);
	size_t *knot = FF_NEW(c->arena, size_t, c->chart->n_nodes);
	for (size_t i = 0; i < c->chart->n_nodes; i++) {
		if (!c->reached[i] || exit[group[i]])
			continue;
		if (knot[group[i]] == 0) {
			FF_PUSH(c->arena, knots, n, cap) =
				(struct knot){{.text.arena = c->arena}, i};
			knot[group[i]] = n;
		}
		fault_list_add(&knots[knot[group[i]] - 1].members, label_of(c, i));
	}
	for (size_t i = 0; i < n; i++)
		ff_diag_add(c->diags, FF_WARNING, "endless-loop", c->source,
			    c->chart->nodes[knots[i].first].offset,
			    "no way leads out of the loop of %.*s",
			    FF_FMT(fault_list_take(&knots[i].members)));
}

/* --- where questions lead ----------------------------------------------------------------------
 */

#define SEVERAL (FF_NONE - 1)

/* For each node the only alternative that it leads to; SEVERAL, or FF_NONE if it leads to none. */
static const size_t *only_alternatives(struct chart_check *c)
{
	size_t n_nodes = c->chart->n_nodes, n = 0;
	size_t *only = FF_NEW(c->arena, size_t, n_nodes);
	/* Each node is on the list twice at most: once with one, once with several. */
	uint32_t *todo = FF_NEW(c->arena, uint32_t, 2 * n_nodes);
	for (uint32_t i = 0; i < n_nodes; i++) {
		only[i] = c->guide->topics[i].alternative;
		if (only[i] != FF_NONE)
			todo[n++] = i;
	}
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = c->backs.first[todo[i]]; k < c->backs.first[todo[i] + 1]; k++) {
			uint32_t from = c->backs.from[k];
			size_t now = only[from] == FF_NONE || only[from] == only[todo[i]]
					     ? only[todo[i]]
					     : SEVERAL;
			if (only[from] == now)
				continue;
			only[from] = now;
			todo[n++] = from;
		}
	return only;
}

static size_t reached_outcomes(const struct chart_check *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->chart->n_nodes; i++)
		n += c->reached[i] && ff_node_role(c->chart, i) == FF_OUTCOME;
	return n;
}

/* The first questions on each way whose answers make no difference any more. A chart with one
 * outcome is a plan: there the questions are about the steps. */
static void check_differences(struct chart_check *c)
{
	if (reached_outcomes(c) < 2)
		return;
	const size_t *only = only_alternatives(c);
	bool *seen = FF_NEW(c->arena, bool, c->chart->n_nodes);
	uint32_t *todo = FF_NEW(c->arena, uint32_t, c->chart->n_nodes);
	size_t n = 1;
	todo[0] = (uint32_t)c->chart->start;
	seen[todo[0]] = true;
	for (size_t i = 0; i < n; i++) {
		uint32_t node = todo[i];
		size_t n_ways = ff_n_ways(c->chart, node);
		if (n_ways > 1 && only[node] < SEVERAL) {
			struct ff_str title = c->guide->alternatives[only[node]].title;
			ff_diag_add(c->diags, FF_WARNING, "one-alternative", c->source,
				    c->chart->nodes[node].label_offset,
				    "all answers to %.*s lead to %.*s", FF_FMT(quoted(c, node)),
				    FF_FMT(fault_quote(c->arena, title)));
			continue;
		}
		for (size_t k = 0; k < n_ways; k++) {
			uint32_t to = ff_ways(c->chart, node)[k].to;
			if (!seen[to])
				todo[n++] = to;
			seen[to] = true;
		}
	}
}

static void check_shapes(struct chart_check *c)
{
	for (size_t i = 0; i < c->chart->n_nodes; i++) {
		const struct ff_node *node = &c->chart->nodes[i];
		struct ff_str shape = ff_str(node->shape);
		if (ff_node_role(c->chart, i) == FF_STEP &&
		    (ff_str_eq(shape, FF_STR("diam")) || ff_str_eq(shape, FF_STR("hex"))))
			ff_diag_add(c->diags, FF_WARNING, "question-shape", c->source,
				    node->label_offset,
				    "%.*s is drawn as a question but has only one way out",
				    FF_FMT(quoted(c, i)));
	}
}

/* --- labels ------------------------------------------------------------------------------------
 */

/* What is left of a label without what is easily overlooked: "Work space" and "workspace!". */
static struct ff_str squeeze(struct ff_arena *a, struct ff_str label)
{
	struct ff_str key = ff_text_key(a, label), word;
	struct ff_buf b = {.arena = a};
	if (key.len == 0) /* signs alone */
		return ff_text_line(a, label);
	if (ff_str_find_char(key, ' ') == FF_NONE)
		return key;
	while (ff_str_cut(&key, ' ', &word))
		ff_buf_add(&b, word);
	return ff_buf_str(&b);
}

/* The label with its line breaks as blanks: where a line ends is a matter of looks. */
static struct ff_str unbroken(struct ff_arena *a, struct ff_str label)
{
	if (ff_str_find_char(label, '\n') == FF_NONE)
		return label;
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < label.len; i++)
		ff_buf_add_char(&b, label.s[i] == '\n' ? ' ' : label.s[i]);
	return ff_buf_str(&b);
}

/* Labels of one kind: of all nodes, or of one question's answers. */
struct labels {
	struct ff_str (*text)(const struct chart_check *c, size_t question, size_t i);
	void (*tell)(struct chart_check *c, size_t question, size_t first, size_t other, bool same);
	size_t question;
	bool tell_same; /* whether labels that are just the same are to be told */
};

/* Compares those that are similar with the first one, by their texts. */
static void compare_run(struct chart_check *c, const struct labels *l, const struct lookup *keys,
			struct lookup_run run)
{
	struct lookup texts = {NULL, 0, 0};
	size_t first = keys->list[run.first].value;
	struct ff_str text = unbroken(c->arena, l->text(c, l->question, first));
	for (size_t i = run.first + 1; i < run.end; i++) {
		size_t value = keys->list[i].value;
		lookup_add(c->arena, &texts, unbroken(c->arena, l->text(c, l->question, value)),
			   value);
	}
	lookup_sort(&texts);
	for (size_t i = 0; i < texts.n;) {
		struct lookup_run same = lookup_run_at(&texts, i);
		bool equal = ff_str_eq(texts.list[i].key, text);
		for (; i < same.end; i++)
			if (equal ? l->tell_same : i == same.first)
				l->tell(c, l->question, first, texts.list[i].value, equal);
	}
}

static void compare_labels(struct chart_check *c, const struct labels *l, size_t n)
{
	struct lookup keys = {NULL, 0, 0};
	for (size_t i = 0; i < n; i++)
		lookup_add(c->arena, &keys, squeeze(c->arena, l->text(c, l->question, i)), i);
	lookup_sort(&keys);
	for (size_t i = 0; i < keys.n;) {
		struct lookup_run run = lookup_run_at(&keys, i);
		if (run.end - run.first > 1)
			compare_run(c, l, &keys, run);
		i = run.end;
	}
}

static struct ff_str node_text(const struct chart_check *c, size_t question, size_t i)
{
	(void)question;
	return label_of(c, i);
}

static void tell_nodes(struct chart_check *c, size_t question, size_t first, size_t other,
		       bool same)
{
	(void)question;
	(void)same;
	ff_diag_add(c->diags, FF_WARNING, "similar-labels", c->source,
		    c->chart->nodes[other].label_offset,
		    "%.*s and %.*s differ only in case, blanks or punctuation",
		    FF_FMT(quoted(c, first)), FF_FMT(quoted(c, other)));
}

static struct ff_str answer_text(const struct chart_check *c, size_t question, size_t i)
{
	return ff_answer_label(c->chart, question, i);
}

static void tell_answers(struct chart_check *c, size_t question, size_t first, size_t other,
			 bool same)
{
	const struct ff_way *ways = ff_ways(c->chart, question);
	size_t offset = c->chart->edges[ways[other].edge].offset;
	struct ff_str label = fault_quote(c->arena, answer_text(c, question, other));
	struct ff_str like = fault_quote(c->arena, answer_text(c, question, first));
	if (same)
		ff_diag_add(c->diags, FF_WARNING, "doubled-answer", c->source, offset,
			    "a second answer %.*s to %.*s, this one leads to %.*s, the other to "
			    "%.*s",
			    FF_FMT(label), FF_FMT(quoted(c, question)),
			    FF_FMT(quoted(c, ways[other].to)), FF_FMT(quoted(c, ways[first].to)));
	else
		ff_diag_add(c->diags, FF_WARNING, "similar-labels", c->source, offset,
			    "the answers %.*s and %.*s to %.*s differ only in case, blanks or "
			    "punctuation",
			    FF_FMT(like), FF_FMT(label), FF_FMT(quoted(c, question)));
}

static void check_answers(struct chart_check *c, size_t question)
{
	struct labels labels = {answer_text, tell_answers, question, true};
	size_t n = ff_n_ways(c->chart, question);
	for (size_t k = 0; k < n; k++) {
		const struct ff_way *way = &ff_ways(c->chart, question)[k];
		const struct ff_edge *edge = &c->chart->edges[way->edge];
		if (edge->label.len == 0)
			ff_diag_add(c->diags, FF_WARNING, "unlabelled-answer", c->source,
				    edge->offset,
				    "the answer to %.*s that leads to %.*s has no label",
				    FF_FMT(quoted(c, question)), FF_FMT(quoted(c, way->to)));
	}
	compare_labels(c, &labels, n);
	ff_arena_reset(c->arena);
}

static void check_labels(struct chart_check *c)
{
	struct labels labels = {node_text, tell_nodes, FF_NONE, false};
	for (size_t i = 0; i < c->chart->n_nodes; i++)
		if (ff_node_role(c->chart, i) == FF_QUESTION)
			check_answers(c, i);
	compare_labels(c, &labels, c->chart->n_nodes);
}

void chart_faults(struct ff_arena *a, const struct ff_guide *g, struct ff_diags *d)
{
	static void (*const checks[])(struct chart_check *) = {
		check_starts,      check_reach,  check_loops,
		check_differences, check_shapes, check_labels,
	};
	struct chart_check c = {
		.arena = ff_arena_scratch(a),
		.guide = g,
		.chart = g->chart,
		.source = g->document->source,
		.diags = d,
		.backs = graph_backs(a, g->chart),
		.reached = FF_NEW(a, bool, g->chart->n_nodes),
	};
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		checks[i](&c);
		ff_arena_reset(c.arena);
	}
	ff_arena_free(c.arena);
}
