#include "app/places.h"

void move_line(struct wizard *w, long by)
{
	size_t n = wizard_sheet(w)->lines.n;
	long to = (long)w->panel.at + by;
	w->panel.at = to < 0 ? 0 : (size_t)to < n ? (size_t)to : n - 1;
}

static struct item item_in_focus(struct wizard *w)
{
	const struct sheet *sheet = wizard_sheet(w);
	return w->panel.at < sheet->n ? sheet->marks[w->panel.at].item
				      : (struct item){ITEM_NONE, 0};
}

void move_item(struct wizard *w, long by)
{
	const struct sheet *sheet = wizard_sheet(w);
	for (long at = (long)w->panel.at + by; at >= 0 && (size_t)at < sheet->n; at += by)
		if (sheet->marks[at].item.kind != ITEM_NONE) {
			w->panel.at = (size_t)at;
			return;
		}
}

void close_panel(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	w->panel_open = false;
	focus_on(w, p->here == p->n_visits ? page_fields(p).next : w->focus);
}

void go_to_item(struct wizard *w)
{
	struct item item = item_in_focus(w);
	size_t visit = item.index;
	switch (item.kind) {
	case ITEM_NONE:
		wizard_say_key(w, "* works on a reason: it goes to its question.", ACT_GO);
		return;
	case ITEM_STEP: wizard_say_key(w, "* ticks this step.", ACT_TURN); return;
	case ITEM_ASK: visit = path_of(w)->n_visits - 1; break;
	case ITEM_CHANGE: visit = w->comparison->changes[item.index].visit; break;
	case ITEM_ANSWER:
	case ITEM_WHY_NOT: break;
	}
	go_to(w, visit);
	wizard_say_key(w, "* shows the comparison again.", ACT_COMPARE);
}

static void flip(struct wizard *w, size_t change)
{
	const struct ff_change *c = &w->comparison->changes[change];
	ff_walk_change(w->walk, c->visit, c->way);
	wizard_show_changed(w);
	wizard_say_key(w, "Changed. * takes it back.", ACT_UNDO);
}

void turn_item(struct wizard *w)
{
	struct item item = item_in_focus(w);
	if (item.kind == ITEM_CHANGE) {
		flip(w, item.index);
	} else if (item.kind == ITEM_STEP) {
		bool *tick = &wizard_ticks_of(w, w->comparison->recommended)[item.index];
		*tick = !*tick;
		w->ticked++;
		wizard_forget_sheet(w);
	} else {
		wizard_say_key(w, "* works on a line of \"What would change it\" and on a step.",
			       ACT_TURN);
	}
}

void move_column(struct wizard *w, bool right)
{
	size_t n = w->guide->n_alternatives, shown = wizard_sheet(w)->columns;
	size_t last = n > shown ? n - shown : 0;
	if (right && w->panel.column < last)
		w->panel.column++;
	else if (!right && w->panel.column > 0)
		w->panel.column--;
	else
		w->message = shown < n ? FF_STR("No more alternatives on this side.")
				       : FF_STR("All alternatives are shown.");
}
