#include "app/places.h"
#include "app/save.h"
#include <flowform/text.h>

static void open_text(struct wizard *w, struct reading reading)
{
	if (w->place != IN_TEXT)
		w->place_before = w->place;
	w->place = IN_TEXT;
	w->reading = reading;
}

void move_text(struct wizard *w, long by)
{
	long to = (long)w->reading.top + by;
	w->reading.top = to > 0 ? (size_t)to : 0;
	w->reading.found = false;
}

/* --- actions -----------------------------------------------------------------------------------
 */

/* Moves by lines in the lists and by answers on the page. */
static void move(struct wizard *w, long by)
{
	if (w->place == IN_TREE)
		move_row(w, by);
	else if (w->place & IN_SHEETS)
		move_line(w, by);
	else if (w->place == IN_TEXT)
		move_text(w, by);
	else
		move_answer(w, by);
}

/* A page of a list is what is in view but one line, which shows where one comes from. */
static void move_page(struct wizard *w, long sign)
{
	long page = (long)wizard_page(w) - 1;
	long by = sign * (page > 0 ? page : 1);
	if (w->place & (IN_PAGES | IN_NOTE | IN_DIALOG))
		scroll_help(w, sign > 0);
	else if (w->place == IN_TREE)
		scroll_tree(w, by);
	else if (w->place & IN_SHEETS)
		scroll_panel(w, by);
	else
		move_text(w, by);
}

enum { FAR = 1 << 24 }; /* beyond the end of any list */

static void act_up(struct wizard *w)
{
	move(w, -1);
}

static void act_down(struct wizard *w)
{
	move(w, 1);
}

static void act_page_up(struct wizard *w)
{
	move_page(w, -1);
}

static void act_page_down(struct wizard *w)
{
	move_page(w, 1);
}

static void act_home(struct wizard *w)
{
	move(w, -FAR);
}

static void act_end(struct wizard *w)
{
	move(w, FAR);
}

static void act_left(struct wizard *w)
{
	struct page_fields f = fields_of(w);
	if (w->place == IN_REVIEW)
		turn_answer(w, false);
	else if (w->place == IN_PANEL)
		move_column(w, false);
	else if (w->place == IN_TREE)
		close_row(w);
	else if (w->place & (IN_PAGES | IN_DIALOG) && w->focus == f.next)
		focus_on(w, f.back);
}

static void act_right(struct wizard *w)
{
	struct page_fields f = fields_of(w);
	if (w->place == IN_REVIEW)
		turn_answer(w, true);
	else if (w->place == IN_PANEL)
		move_column(w, true);
	else if (w->place == IN_TREE)
		open_row(w);
	else if (w->place & (IN_PAGES | IN_DIALOG) && w->focus == f.back)
		focus_on(w, f.next);
}

static void act_next(struct wizard *w)
{
	if (w->place == IN_LEAVE)
		w->effect = EFFECT_END;
	else if (w->focus != fields_of(w).back)
		press_next(w);
	else if (w->dialog)
		dialog_cancel(w);
	else
		go_back(w);
}

static void act_back(struct wizard *w)
{
	if (w->place == IN_TEXT) {
		w->place = w->place_before;
	} else if (w->list) {
		wizard_close_list(w);
	} else if (w->place != IN_TREE || !go_to_mention(w)) {
		bool asked = path_of(w)->here < path_of(w)->n_visits, panel = w->panel_open;
		if (panel)
			close_panel(w);
		if (!panel || !asked)
			go_back(w);
	}
}

static void act_pick(struct wizard *w)
{
	if (w->place == IN_PANEL)
		hide_number(w, w->key - '0');
	else
		pick(w, w->key);
}

/* The answers are one stop: the one that is marked. */
static size_t first_stop(const struct wizard *w)
{
	return fields_of(w).answers > 0 ? w->picked : 0;
}

/* From the last place on to the first. */
static bool skips_tree(const struct wizard *w)
{
	return w->dialog || w->tree.hidden;
}

static void act_field(struct wizard *w)
{
	struct page_fields f = fields_of(w);
	if (w->place & IN_SHEETS)
		move_section(w, 1);
	else if (w->place == IN_TREE || (skips_tree(w) && w->focus + 1 == f.n))
		focus_on(w, first_stop(w));
	else if (w->focus + 1 == f.n)
		enter_tree(w);
	else if (w->focus < f.answers)
		focus_on(w, f.answers);
	else
		focus_on(w, w->focus + 1);
}

static void act_field_back(struct wizard *w)
{
	struct page_fields f = fields_of(w);
	bool first = w->focus < f.answers || w->focus == 0;
	if (w->place & IN_SHEETS)
		move_section(w, -1);
	else if (w->place == IN_TREE || (skips_tree(w) && first))
		focus_on(w, f.next);
	else if (first)
		enter_tree(w);
	else
		focus_on(w, w->focus - 1 < f.answers ? w->picked : w->focus - 1);
}

static void act_tree(struct wizard *w)
{
	if (w->place == IN_TREE)
		focus_on(w, w->focus);
	else
		enter_tree(w);
}

static void act_narrow(struct wizard *w)
{
	widen_tree(w, false);
}

static void act_widen(struct wizard *w)
{
	widen_tree(w, true);
}

static void act_compare(struct wizard *w)
{
	bool list = w->list;
	if (list)
		wizard_close_list(w);
	if (!w->panel_open)
		wizard_open_panel(w, false);
	else if (!list)
		close_panel(w);
}

static void turn_list(struct wizard *w, enum place list)
{
	if (w->list == list)
		wizard_close_list(w);
	else
		wizard_open_list(w, list);
}

static void act_review(struct wizard *w)
{
	turn_list(w, IN_REVIEW);
}

static void act_paths(struct wizard *w)
{
	turn_list(w, IN_PATHS);
}

static void act_not_sure(struct wizard *w)
{
	bool list = w->list;
	if (list)
		wizard_close_list(w);
	if (wizard_undecided(w) && !list)
		close_panel(w);
	else if (!wizard_asks(w))
		w->message = FF_STR("An outcome is reached: no question is open.");
	else
		wizard_open_panel(w, true);
}

static void act_info(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	uint32_t node = w->place == IN_TREE     ? row_in_focus(w)->node
			: p->here < p->n_visits ? p->visits[p->here].node
						: p->end;
	open_text(w, (struct reading){.node = node});
}

static void act_match(struct wizard *w)
{
	search_on(w, true);
}

static void act_match_back(struct wizard *w)
{
	search_on(w, false);
}

static void act_go(struct wizard *w)
{
	if (w->place == IN_SEARCH)
		search_stay(w);
	else if (w->place == IN_TREE)
		go_to_row(w);
	else
		go_to_item(w);
}

static void act_turn(struct wizard *w)
{
	if (w->place & IN_SHEETS)
		turn_item(w);
	else
		turn_row(w);
}

static void act_differ(struct wizard *w)
{
	w->panel.differing = !w->panel.differing;
	if (w->panel.differing)
		wizard_say_key(w, "Only rows that differ. * shows all.", ACT_DIFFER);
	else
		w->message = FF_STR("All rows.");
}

static void act_copy(struct wizard *w)
{
	w->effect = EFFECT_COPY;
}

static void act_help(struct wizard *w)
{
	open_text(w, (struct reading){.help = w->place});
}

static void act_close(struct wizard *w)
{
	if (w->place == IN_TEXT || w->place == IN_LEAVE)
		w->place = w->place_before;
	else if (w->place == IN_SEARCH)
		search_cancel(w);
	else if (w->dialog)
		dialog_cancel(w);
	else if (w->place == IN_NOTE || w->place == IN_TREE)
		focus_on(w, first_stop(w));
	else if (w->list)
		wizard_close_list(w);
	else if (w->panel_open)
		close_panel(w);
	else
		go_back(w);
}

static void act_quit(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	bool nothing_to_lose = ff_path_is_blank(p) || p->ending == FF_REACHED;
	if (nothing_to_lose || wizard_undecided(w)) {
		w->effect = EFFECT_END;
		return;
	}
	w->place_before = w->place;
	w->place = IN_LEAVE;
}

static void act_leave(struct wizard *w)
{
	w->effect = EFFECT_END;
}

static void act_plain(struct wizard *w)
{
	if (!w->options.restricted)
		w->effect = EFFECT_SWITCH;
	else
		w->message = FF_STR("This session cannot change between screen and lines.");
}

static void act_redraw(struct wizard *w)
{
	w->effect = EFFECT_REDRAW;
}

static void act_suspend(struct wizard *w)
{
	if (!w->options.restricted)
		w->effect = EFFECT_SUSPEND;
	else
		wizard_say_key(w, "This session cannot be suspended: * leaves.", ACT_QUIT);
}

act *const acts[N_ACTIONS] = {
	[ACT_UP] = act_up,
	[ACT_DOWN] = act_down,
	[ACT_LEFT] = act_left,
	[ACT_RIGHT] = act_right,
	[ACT_PAGE_UP] = act_page_up,
	[ACT_PAGE_DOWN] = act_page_down,
	[ACT_HOME] = act_home,
	[ACT_END] = act_end,
	[ACT_NEXT] = act_next,
	[ACT_BACK] = act_back,
	[ACT_PICK] = act_pick,
	[ACT_FIELD] = act_field,
	[ACT_FIELD_BACK] = act_field_back,
	[ACT_TREE] = act_tree,
	[ACT_HIDE] = hide_tree,
	[ACT_NARROW] = act_narrow,
	[ACT_WIDEN] = act_widen,
	[ACT_BESIDE] = turn_beside,
	[ACT_PRUNE] = prune_tree,
	[ACT_COMPARE] = act_compare,
	[ACT_NOT_SURE] = act_not_sure,
	[ACT_REVIEW] = act_review,
	[ACT_PATHS] = act_paths,
	[ACT_INFO] = act_info,
	[ACT_SEARCH] = search_open,
	[ACT_MATCH] = act_match,
	[ACT_MATCH_BACK] = act_match_back,
	[ACT_GO] = act_go,
	[ACT_TURN] = act_turn,
	[ACT_DIFFER] = act_differ,
	[ACT_ALONE] = show_alone,
	[ACT_WHY_NOT] = show_why_not,
	[ACT_UNDO] = undo,
	[ACT_REDO] = redo,
	[ACT_SAVE] = save_open,
	[ACT_COPY] = act_copy,
	[ACT_THEME] = choose_theme,
	[ACT_HELP] = act_help,
	[ACT_CLOSE] = act_close,
	[ACT_QUIT] = act_quit,
	[ACT_LEAVE] = act_leave,
	[ACT_PLAIN] = act_plain,
	[ACT_REDRAW] = act_redraw,
	[ACT_SUSPEND] = act_suspend,
};
