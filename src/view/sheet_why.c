#include "view/rich.h"
#include "view/sheet_parts.h"
#include <flowform/text.h>

enum {
	NAMES_SHOWN = 4,    /* alternatives in one sentence */
	REASONS_SHOWN = 24, /* of "Why not" */
};

const struct ff_alternative *part_alternative(const struct panel_sight *s, size_t i)
{
	return &s->comparison->guide->alternatives[i];
}

/* --- the sheet ---------------------------------------------------------------------------------
 */

void part_mark(struct sheet *t, struct item item, bool heading)
{
	size_t above = t->n > 0 ? t->marks[t->n - 1].heading : 0;
	for (bool first = true; t->n < t->lines.n; first = false) {
		struct item it = first ? item : (struct item){ITEM_NONE, 0};
		size_t at = heading && first ? t->n : above;
		FF_PUSH(t->lines.arena, t->marks, t->n, t->cap) =
			(struct sheet_mark){it, at, false};
		above = at;
	}
}

void part_mark_plain(struct sheet *t)
{
	part_mark(t, (struct item){ITEM_NONE, 0}, false);
}

void part_heading(struct sheet *t, struct ff_str title, size_t cells)
{
	if (t->lines.n > 0) {
		lines_add(&t->lines);
		part_mark_plain(t);
	}
	text_add(&t->lines, title, cells, FF_STR(""), ROLE_HEADING);
	part_mark(t, (struct item){ITEM_NONE, 0}, true);
}

void part_text(struct sheet *t, struct ff_str text, size_t cells, enum role role)
{
	text_add(&t->lines, text, cells, FF_STR(""), role);
	part_mark_plain(t);
}

void part_item(struct sheet *t, struct ff_str mark_text, struct ff_str text, size_t cells,
	       struct item item)
{
	text_add(&t->lines, text, cells, mark_text, ROLE_TEXT);
	part_mark(t, item, false);
}

/* --- words -------------------------------------------------------------------------------------
 */

static struct ff_str answer_of(struct ff_arena *a, const struct panel_sight *s, uint32_t node,
			       uint32_t way)
{
	return ff_guide_answer(a, s->comparison->guide, node, way);
}

/* "A, B or C", with another word for "or"; more than a few are counted. */
static struct ff_str names(struct ff_arena *a, const struct panel_sight *s, const size_t *list,
			   size_t n, struct ff_str conjunction)
{
	struct ff_buf b = {.arena = a};
	if (n == 0)
		return FF_STR("no outcome");
	if (n > NAMES_SHOWN)
		return ff_arena_format(a, "%zu alternatives, still open", n);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ff_buf_add(&b, i + 1 == n ? conjunction : FF_STR(", "));
		ff_buf_add(&b, part_alternative(s, list[i])->title);
	}
	return ff_buf_str(&b);
}

static struct ff_str possible_names(struct ff_arena *a, const struct panel_sight *s)
{
	const struct ff_comparison *c = s->comparison;
	size_t *list = FF_NEW(a, size_t, c->n_possible), n = 0;
	for (size_t i = 0; i < c->guide->n_alternatives; i++)
		if (c->possible[i])
			list[n++] = i;
	return names(a, s, list, n, FF_STR(" and "));
}

/* --- result, why, what would change it, why not ------------------------------------------------
 */

struct ff_str sheet_outcome(struct ff_arena *a, const struct panel_sight *s)
{
	size_t best = s->comparison->recommended;
	if (best != FF_NONE)
		return ff_arena_format(a, "%.*s.", FF_FMT(part_alternative(s, best)->title));
	size_t n = s->comparison->n_possible;
	struct ff_str possible = possible_names(a, s);
	if (n == 0)
		return FF_STR("No outcome can be reached from here.");
	if (n == 1)
		return ff_arena_format(a, "No outcome yet; all that follows leads to %.*s.",
				       FF_FMT(possible));
	if (n > NAMES_SHOWN)
		return ff_arena_format(a, "Undecided between %zu alternatives.", n);
	return ff_arena_format(a, "Undecided between %.*s.", FF_FMT(possible));
}

void part_result(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	part_heading(t, ff_path_is_plan(c->path) ? FF_STR("Plan") : FF_STR("Result"), cells);
	if (c->recommended == FF_NONE) {
		part_text(t, sheet_outcome(a, s), cells, ROLE_NOTICE);
		return;
	}
	const struct ff_alternative *best = part_alternative(s, c->recommended);
	struct ff_str sign = s->signs->best;
	part_text(t,
		  ff_arena_format(a, "%.*s%s%.*s", FF_FMT(sign), sign.len > 0 ? " " : "",
				  FF_FMT(best->title)),
		  cells, ROLE_BEST);
	struct ff_str label = ff_text_line(a, c->guide->chart->nodes[c->path->end].label);
	if (!ff_str_eq(label, best->title))
		part_text(t, ff_arena_format(a, "In the chart: \"%.*s\"", FF_FMT(label)), cells,
			  ROLE_DIM);
	if (best->inferred)
		part_text(t,
			  FF_STR("The guide does not say which of its sections this outcome means; "
				 "it "
				 "is the only one left over."),
			  cells, ROLE_NOTICE);
}

void part_separating(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	if (c->recommended != FF_NONE)
		return;
	size_t node = ff_separating_question(a, c->guide, c->path);
	if (node == FF_NONE)
		return;
	struct ff_str label = ff_text_line(a, c->guide->chart->nodes[node].label);
	part_item(t, FF_STR(""),
		  ff_arena_format(a, "The question that tells them apart: %.*s", FF_FMT(label)),
		  cells, (struct item){ITEM_ASK, 0});
}

void part_steps_passed(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_path *p = s->comparison->path;
	const struct ff_chart *chart = p->chart;
	const uint32_t *nodes;
	size_t n = ff_path_passed(a, p, &nodes), number = 0;
	for (size_t i = 0; i < n; i++) {
		if (!ff_step_counts(s->comparison->guide, p, nodes[i]))
			continue;
		if (number++ == 0)
			part_heading(t, FF_STR("Steps on the way"), cells);
		struct ff_str label = ff_text_line(a, chart->nodes[nodes[i]].label);
		part_item(t, ff_arena_format(a, "%zu. ", number), label, cells,
			  (struct item){ITEM_NONE, 0});
	}
}

void part_note(struct sheet *t, struct ff_str note, size_t cells)
{
	if (ff_str_trim(note).len == 0)
		return;
	text_add(&t->lines, ff_text_line(t->lines.arena, note), cells, FF_STR("   Note: "),
		 ROLE_EMPHASIS);
	part_mark_plain(t);
}

/* The answers with their notes, and the note of a question that is still open. */
void part_why(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	const struct ff_path *p = c->path;
	bool reached = c->recommended != FF_NONE;
	if (ff_path_is_plan(p))
		return;
	part_heading(t, reached ? FF_STR("Why") : FF_STR("Answers so far"), cells);
	if (ff_path_is_blank(p))
		part_text(t, reached ? FF_STR("No question was asked.") : FF_STR("None yet."),
			  cells, ROLE_DIM);
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct ff_visit *v = &p->visits[i];
		bool open = v->way == FF_NO_WAY;
		if (open && v->note.len == 0)
			continue;
		struct ff_str text = open ? ff_arena_format(a, "%.*s (not answered)",
							    FF_FMT(c->guide->topics[v->node].name))
					  : answer_of(a, s, v->node, v->way);
		text = ff_arena_format(a, "%.*s%s", FF_FMT(text), v->kept ? " (kept)" : "");
		part_item(t, ff_arena_format(a, "%zu. ", i + 1), text, cells,
			  (struct item){ITEM_ANSWER, i});
		part_note(t, v->note, cells);
	}
}

/* The only answer of several that a change moves the result by; FF_NONE: there are more, or none.
 */
static size_t hinge(const struct ff_comparison *c)
{
	size_t found = FF_NONE;
	for (size_t i = 0; i < c->n_changes; i++) {
		size_t visit = c->changes[i].visit;
		if (c->changes[i].moves && found != FF_NONE && visit != found)
			return FF_NONE;
		found = c->changes[i].moves ? visit : found;
	}
	return ff_path_answers(c->path) > 1 ? found : FF_NONE;
}

/* "1 of 4 single changes leads elsewhere, 2 may" */
static struct ff_str moving_text(struct ff_arena *a, const struct ff_comparison *c)
{
	size_t sure = c->n_moving - c->n_open, all = c->n_changes;
	if (sure == 0)
		return ff_arena_format(a, "%zu of %zu single changes may lead elsewhere", c->n_open,
				       all);
	struct ff_str text = ff_arena_format(a, "%zu of %zu single changes lead%s elsewhere", sure,
					     all, sure == 1 ? "s" : "");
	return c->n_open > 0 ? ff_arena_format(a, "%.*s, %zu may", FF_FMT(text), c->n_open) : text;
}

static struct ff_str firmness(struct ff_arena *a, const struct panel_sight *s)
{
	const struct ff_comparison *c = s->comparison;
	size_t only = hinge(c);
	if (c->n_moving == 0)
		return FF_STR("Firm: no single change leads elsewhere.");
	if (c->n_changes == 1)
		return c->n_open > 0
			       ? FF_STR("Fragile: the only change there is may lead elsewhere.")
			       : FF_STR("Fragile: the only change there is leads elsewhere.");
	struct ff_str count = moving_text(a, c);
	if (only == FF_NONE)
		return ff_arena_format(a, "Fragile: %.*s.", FF_FMT(count));
	const struct ff_visit *v = &c->path->visits[only];
	struct ff_str answer = answer_of(a, s, v->node, v->way);
	return ff_arena_format(a, "Fragile: %.*s; it hangs on one answer, %.*s.", FF_FMT(count),
			       FF_FMT(answer));
}

void part_changes(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	if (c->n_changes == 0)
		return;
	part_heading(t, FF_STR("What would change it"), cells);
	/* Of a single question each other answer leads elsewhere: nothing to count. */
	bool counts = ff_path_answers(c->path) > 1 || c->n_changes == 1;
	if (c->recommended != FF_NONE && counts)
		part_text(t, firmness(a, s), cells, ROLE_TEXT);
	for (size_t i = 0; i < c->n_changes; i++) {
		const struct ff_change *change = &c->changes[i];
		const struct ff_visit *v = &c->path->visits[change->visit];
		struct ff_str answer = answer_of(a, s, v->node, change->way);
		bool same = c->recommended != FF_NONE && !change->moves;
		struct ff_str result =
			names(a, s, change->alternatives, change->n_alternatives, FF_STR(" or "));
		struct ff_str text = ff_arena_format(a, "%.*s%.*s%.*s%s", FF_FMT(answer),
						     FF_FMT(s->signs->leads_to), FF_FMT(result),
						     same ? ", the same" : "");
		struct ff_str sign =
			s->numbered ? ff_arena_format(a, "%zu. ", i + 1) : s->signs->bullet;
		part_item(t, sign, text, cells, (struct item){ITEM_CHANGE, i});
	}
}

void part_why_not(struct sheet *t, const struct panel_sight *s, size_t cells)
{
	struct ff_arena *a = t->lines.arena;
	const struct ff_comparison *c = s->comparison;
	size_t n = 0, more = 0;
	for (size_t i = 0; i < c->guide->n_alternatives; i++) {
		size_t visit = c->why_not[i];
		if (c->possible[i])
			continue;
		if (++n > REASONS_SHOWN) {
			more++;
			continue;
		}
		if (n == 1)
			part_heading(t, FF_STR("Why not the others"), cells);
		struct ff_str text = FF_STR("no way leads there from the start");
		if (visit != FF_NONE) {
			const struct ff_visit *v = &c->path->visits[visit];
			struct ff_str answer = answer_of(a, s, v->node, v->way);
			text = ff_arena_format(a, "ruled out by %.*s", FF_FMT(answer));
		}
		struct item item = {visit != FF_NONE ? ITEM_WHY_NOT : ITEM_NONE, i};
		struct ff_str title = part_alternative(s, i)->title;
		part_item(t, s->signs->bullet,
			  ff_arena_format(a, "%.*s: %.*s", FF_FMT(title), FF_FMT(text)), cells,
			  item);
	}
	if (more > 0)
		part_text(t, ff_arena_format(a, "and %zu more", more), cells, ROLE_DIM);
}
