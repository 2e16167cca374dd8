#include "app/on_mouse.h"
#include "app/places.h"

enum { LINES_A_TURN = 3 }; /* of the wheel */

/* An answer is marked by the first click and given by a second one: so one that was marked before
 * anybody clicked is not given by accident. */
static void click_field(struct wizard *w, size_t field, bool again)
{
	struct page_fields f = fields_of(w);
	if (field >= f.n)
		return;
	focus_on(w, field);
	bool button = field == f.back || field == f.next;
	if (button || (again && field < f.answers))
		act_on(w, ACT_NEXT);
}

static void click_row(struct wizard *w, size_t row, bool again)
{
	if (w->dialog)
		return;
	if (w->place != IN_TREE)
		enter_tree(w);
	w->tree.row = row;
	if (again)
		act_on(w, can_go_to_row(w) ? ACT_GO : ACT_TURN);
}

static void click_line(struct wizard *w, size_t line, bool again)
{
	w->panel.at = line;
	move_line(w, 0); /* there may be fewer by now */
	enum item_kind kind = item_in_focus(w).kind;
	if (again && kind != ITEM_NONE)
		act_on(w, kind == ITEM_STEP ? ACT_TURN : ACT_GO);
}

static void click(struct wizard *w, const struct event *e)
{
	struct hot hot = hots_at(&w->frame.hots, e->row, e->col, false);
	bool again = hot.kind == w->clicked.kind && hot.index == w->clicked.index;
	w->clicked = hot;
	switch (hot.kind) {
	case HOT_KEY: press_key(w, (uint32_t)hot.index, e); break;
	case HOT_FIELD: click_field(w, hot.index, again); break;
	case HOT_ROW: click_row(w, hot.index, again); break;
	case HOT_LINE: click_line(w, hot.index, again); break;
	case HOT_COLUMN:
		for (size_t i = 0; i < hot.index; i++)
			move_column(w, true);
		if (hot.index == 0)
			w->message = FF_STR("This alternative is the first one, which stays.");
		break;
	case HOT_NONE:
	case HOT_PAGE_PANE:
	case HOT_TREE_PANE:
	case HOT_PANEL_PANE:
	case HOT_TEXT_PANE: break;
	}
}

/* Moves what is under the pointer. */
static void turn_wheel(struct wizard *w, const struct event *e)
{
	long by = e->button == WHEEL_UP ? -LINES_A_TURN : LINES_A_TURN;
	enum hot_kind pane = hots_at(&w->frame.hots, e->row, e->col, true).kind;
	if (pane == HOT_PAGE_PANE)
		move_help(w, by);
	else if (pane == HOT_TREE_PANE && !w->dialog && !(w->place & IN_WRITING))
		scroll_tree(w, by);
	else if (pane == HOT_PANEL_PANE)
		scroll_panel(w, by);
	else if (pane == HOT_TEXT_PANE)
		move_text(w, by);
}

void handle_mouse(struct wizard *w, const struct event *e)
{
	press_begin(&w->press, KEY_ID_MOUSE, e);
	if (w->press.unseen) /* it was meant for what is gone by now */
		return;
	w->message = FF_STR("");
	if (e->button == BUTTON_LEFT)
		click(w, e);
	else
		turn_wheel(w, e);
}
