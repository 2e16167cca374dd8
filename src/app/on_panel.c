#include "app/places.h"

void move_line(struct wizard *w, long by)
{
	size_t n = wizard_sheet(w)->lines.n;
	long to = (long)w->panel.at + by;
	w->panel.at = to < 0 ? 0 : (size_t)to < n ? (size_t)to : n - 1;
}

void scroll_panel(struct wizard *w, long by)
{
	long top = (long)w->panel.top + by;
	w->panel.top = top > 0 ? (size_t)top : 0;
	move_line(w, by);
}

struct item item_in_focus(struct wizard *w)
{
	const struct sheet *sheet = wizard_sheet(w);
	return w->panel.at < sheet->n ? sheet->marks[w->panel.at].item
				      : (struct item){ITEM_NONE, 0};
}

/* The first line of a section that a key can act on, else its heading. */
static size_t first_item(const struct sheet *sheet, size_t heading)
{
	for (size_t i = heading; i < sheet->n && sheet->marks[i].heading == heading; i++)
		if (sheet->marks[i].item.kind != ITEM_NONE)
			return i;
	return heading;
}

/* A section that reaches below what is in view is shown from its heading on. */
static void bring_up(struct wizard *w, const struct sheet *sheet, size_t heading)
{
	size_t end = heading + 1, room = wizard_page(w);
	while (end < sheet->n && sheet->marks[end].heading == heading)
		end++;
	if (heading < w->panel.top || end > w->panel.top + room)
		w->panel.top = heading;
}

/* To the next line that a key can act on, where there are no sections. */
static void move_item(struct wizard *w, const struct sheet *sheet, long by)
{
	for (long at = (long)w->panel.at + by; at >= 0 && (size_t)at < sheet->n; at += by)
		if (sheet->marks[at].item.kind != ITEM_NONE) {
			w->panel.at = (size_t)at;
			return;
		}
}

void move_section(struct wizard *w, long by)
{
	const struct sheet *sheet = wizard_sheet(w);
	if (w->list) {
		move_item(w, sheet, by);
		return;
	}
	size_t now = sheet->marks[w->panel.at].heading;
	for (long at = (long)now + by; at >= 0 && (size_t)at < sheet->n; at += by)
		if (sheet->marks[at].heading == (size_t)at) {
			w->panel.at = first_item(sheet, (size_t)at);
			bring_up(w, sheet, (size_t)at);
			return;
		}
	w->panel.at = now;
}

void close_panel(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	w->panel_open = false;
	focus_on(w, p->here == p->n_visits ? page_fields(p).next : w->focus);
}

/* To the question where a path leaves the walk, with the path's answer marked; to the end, if it is
 * the walk's own. */
static void go_to_path(struct wizard *w, const struct ff_route *route)
{
	const struct ff_path *p = path_of(w);
	size_t i = 0;
	while (i < route->n && i < p->n_visits && p->visits[i].node == route->answers[i].node &&
	       p->visits[i].way == route->answers[i].way)
		i++;
	bool asked = i < route->n && i < p->n_visits && p->visits[i].node == route->answers[i].node;
	if (i < route->n && !asked) {
		w->message = FF_STR("Your answers go round in a loop: they never meet this path.");
		return;
	}
	uint32_t way = asked ? route->answers[i].way : 0;
	go_to(w, i);
	if (asked)
		focus_on(w, way);
	wizard_say_key(w, "* shows all paths again.", ACT_PATHS);
}

void go_to_item(struct wizard *w)
{
	struct item item = item_in_focus(w);
	size_t visit = item.index;
	switch (item.kind) {
	case ITEM_NONE: w->message = FF_STR("This line has no question to go to."); return;
	case ITEM_STEP: wizard_say_key(w, "* ticks this step.", ACT_TURN); return;
	case ITEM_ASK: visit = w->comparison->path->n_visits - 1; break;
	case ITEM_CHANGE: visit = w->comparison->changes[item.index].visit; break;
	case ITEM_WHY_NOT: visit = w->comparison->why_not[item.index]; break;
	case ITEM_PATH: go_to_path(w, &w->routes.list[item.index]); return;
	case ITEM_ANSWER: break;
	}
	bool list = w->list;
	go_to(w, visit);
	if (list)
		wizard_say_key(w, "* shows all answers again.", ACT_REVIEW);
	else
		wizard_say_key(w, "* shows the comparison again.", ACT_COMPARE);
}

/* The walk is changed from here: what was open stays open, and says what came of it. */
static void change(struct wizard *w, size_t visit, uint32_t way)
{
	ff_walk_change(w->walk, visit, way);
	wizard_show_changed(w);
	struct ff_str now = wizard_outcome(w);
	wizard_say_with(w, ff_arena_format(w->frame_arena, "Now: %.*s", FF_FMT(now)),
			"* takes it back.", ACT_UNDO);
}

/* The answer behind the one that is given, or before it; the first one, where none is. */
static void turn_visit(struct wizard *w, size_t visit, bool on)
{
	const struct ff_visit *v = &path_of(w)->visits[visit];
	size_t n = ff_n_ways(w->guide->chart, v->node);
	size_t way = v->way == FF_NO_WAY ? (on ? 0 : n - 1) : (v->way + (on ? 1 : n - 1)) % n;
	change(w, visit, (uint32_t)way);
}

void turn_answer(struct wizard *w, bool on)
{
	struct item item = item_in_focus(w);
	if (item.kind == ITEM_ANSWER)
		turn_visit(w, item.index, on);
	else
		w->message = FF_STR("This line is no answer.");
}

void turn_item(struct wizard *w)
{
	struct item item = item_in_focus(w);
	if (item.kind == ITEM_CHANGE) {
		const struct ff_change *c = &w->comparison->changes[item.index];
		change(w, c->visit, c->way);
	} else if (item.kind == ITEM_ANSWER) {
		turn_visit(w, item.index, true);
	} else if (item.kind == ITEM_STEP) {
		tick(w, ff_session_first_tick(w->guide, w->comparison->recommended) + item.index);
	} else {
		w->message = FF_STR("This line has nothing to change or to tick.");
	}
}

void show_why_not(struct wizard *w)
{
	const struct sheet *sheet = wizard_sheet(w);
	size_t front = sheet->n_order > 0 ? sheet_front(sheet) : FF_NONE, found = FF_NONE;
	bool there = item_in_focus(w).kind == ITEM_WHY_NOT;
	for (size_t i = 0; i < sheet->n; i++) {
		struct item item = sheet->marks[i].item;
		bool next = there ? i > w->panel.at : item.index == front;
		if (item.kind != ITEM_WHY_NOT || (found != FF_NONE && !next))
			continue;
		found = i;
		if (next)
			break;
	}
	if (found == FF_NONE) {
		w->message = FF_STR("No alternative is ruled out by an answer.");
		return;
	}
	w->panel.at = found;
	bring_up(w, sheet, sheet->marks[found].heading);
}

/* --- columns -----------------------------------------------------------------------------------
 */

/* The alternative in front stays there, if it is not the one that is hidden. */
static void lay_out_again(struct wizard *w, size_t front)
{
	wizard_forget_sheet(w);
	const struct sheet *sheet = wizard_sheet(w);
	for (size_t i = 0; i < sheet->n_order; i++)
		if (sheet->order[i] == front)
			w->panel.column = sheet->columns > 1 && i > 0 ? i - 1 : i;
}

static void turn_alternative(struct wizard *w, size_t number)
{
	const struct sheet *sheet = wizard_sheet(w);
	size_t i = w->comparison->order[number - 1], front = sheet_front(sheet);
	struct ff_str title = w->guide->alternatives[i].title;
	if (!w->hidden[i] && sheet->n_order == 1) {
		w->message = FF_STR("One alternative has to stay.");
		return;
	}
	w->hidden[i] = !w->hidden[i];
	lay_out_again(w, front);
	wizard_say_with(w,
			ff_arena_format(w->frame_arena, "%s: %.*s.",
					w->hidden[i] ? "Hidden" : "Shown again", FF_FMT(title)),
			"* shows all.", ACT_ALONE);
}

void hide_number(struct wizard *w, uint32_t digit)
{
	size_t n = w->guide->n_alternatives, number = w->number * 10 + digit;
	if (number > n)
		w->number = 0;
	else if (w->number > 0) /* what its first digit did was not meant */
		turn_alternative(w, w->number);
	w->number = number <= n ? number : digit;
	if (w->number > 0 && w->number <= n)
		turn_alternative(w, w->number);
}

void show_alone(struct wizard *w)
{
	const struct sheet *sheet = wizard_sheet(w);
	size_t n = w->guide->n_alternatives, front = n > 0 ? sheet_front(sheet) : FF_NONE;
	bool all = sheet->n_order < n;
	for (size_t i = 0; i < n; i++)
		w->hidden[i] = !all && i != front;
	lay_out_again(w, front);
	if (all)
		w->message = FF_STR("All alternatives.");
	else
		wizard_say_key(w, "Only this alternative. Numbers add others, * shows all.",
			       ACT_ALONE);
}

void move_column(struct wizard *w, bool right)
{
	const struct sheet *sheet = wizard_sheet(w);
	size_t n = sheet->n_order, shown = sheet->columns, last = n > shown ? n - shown : 0;
	if (right && sheet->first < last)
		w->panel.column = sheet->first + 1;
	else if (!right && sheet->first > 0)
		w->panel.column = sheet->first - 1;
	else
		w->message = shown < n ? FF_STR("No more alternatives on this side.")
			     : n < w->guide->n_alternatives ? FF_STR("The others are hidden.")
							    : FF_STR("All alternatives are shown.");
}
