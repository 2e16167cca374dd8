#include "app/state.h"
#include <flowform/text.h>

/* --- the page ----------------------------------------------------------------------------------
 */

static const struct ff_path *path_of(const struct wizard *w)
{
	return ff_walk_path(w->walk);
}

static void focus_on(struct wizard *w, size_t field)
{
	struct page_fields f = page_fields(path_of(w));
	w->focus = field;
	w->place = field == f.note ? IN_NOTE : f.note == FF_NONE ? IN_END : IN_PAGE;
	if (field < f.answers)
		w->picked = (uint32_t)field;
}

static void move_answer(struct wizard *w, long by)
{
	struct page_fields f = page_fields(path_of(w));
	if (f.answers == 0) { /* the walk's end has buttons only */
		focus_on(w, by < 0 ? f.back : f.next);
		return;
	}
	size_t at = w->focus < f.answers ? w->focus : w->picked;
	if (w->focus >= f.answers) /* from note and buttons back to the answers */
		by = 0;
	long to = (long)at + by;
	focus_on(w, to < 0 ? 0 : (size_t)to < f.answers ? (size_t)to : f.answers - 1);
}

static enum effect back(struct wizard *w)
{
	if (ff_walk_back(w->walk))
		wizard_show(w);
	else
		w->message = FF_STR("This is the first question.");
	return EFFECT_NONE;
}

static enum effect give_answer(struct wizard *w)
{
	if (!ff_walk_answer(w->walk, w->picked))
		return EFFECT_NONE;
	wizard_show(w);
	return w->options.pick_only && w->panel_open ? EFFECT_END : EFFECT_NONE;
}

static enum effect press_next(struct wizard *w)
{
	if (path_of(w)->here < path_of(w)->n_visits)
		return give_answer(w);
	wizard_open_panel(w, false);
	return EFFECT_NONE;
}

static void scroll_help(struct wizard *w, bool down)
{
	struct scene s = wizard_scene(w);
	struct size size = screen_plan(&s, w->size).page;
	struct page page = page_lay_out(w->frame_arena, &s.page, size);
	if (page.help_lines <= page.help_shown) {
		move_answer(w, down ? (long)size.rows : -(long)size.rows);
		return;
	}
	size_t last = page.help_lines - page.help_shown;
	if (down)
		w->help_top += page.help_shown;
	else
		w->help_top -= w->help_top < page.help_shown ? w->help_top : page.help_shown;
	w->help_top = w->help_top < last ? w->help_top : last;
}

/* --- the tree ----------------------------------------------------------------------------------
 */

static void move_row(struct wizard *w, long by)
{
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row = tree_move(&w->tree, &sight, w->tree.row, by);
}

static bool is_shut(struct wizard *w)
{
	struct tree_sight sight = wizard_tree_sight(w);
	return tree_is_shut(&w->tree, &sight, w->tree.row);
}

static const struct outline_row *row_in_focus(const struct wizard *w)
{
	return &w->tree.outline->rows[w->tree.row];
}

static bool has_children(const struct wizard *w)
{
	return row_in_focus(w)->end > w->tree.row + 1;
}

static void enter_tree(struct wizard *w)
{
	w->place = IN_TREE;
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row = tree_here(&w->tree, &sight);
}

static void go_to(struct wizard *w, size_t visit)
{
	if (ff_walk_go(w->walk, visit))
		wizard_show(w);
}

/* To the question of the row in focus, or from a mention to where the node stands in full. */
static void go_to_row(struct wizard *w)
{
	const struct outline_row *row = row_in_focus(w);
	const struct ff_path *p = path_of(w);
	if (row->again) {
		w->tree.row = w->tree.outline->row_of[row->node];
		return;
	}
	for (size_t i = p->n_visits; i-- > 0;) {
		if (p->visits[i].node != row->node)
			continue;
		go_to(w, i);
		return;
	}
	if (p->ending == FF_REACHED && p->end == row->node)
		go_to(w, p->n_visits);
	else
		w->message = FF_STR("The walk has not come here yet.");
}

/* --- the comparison ----------------------------------------------------------------------------
 */

static void move_line(struct wizard *w, long by)
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

/* To the next line that a key can act on. */
static void move_item(struct wizard *w, long by)
{
	const struct sheet *sheet = wizard_sheet(w);
	for (long at = (long)w->panel.at + by; at >= 0 && (size_t)at < sheet->n; at += by)
		if (sheet->marks[at].item.kind != ITEM_NONE) {
			w->panel.at = (size_t)at;
			return;
		}
}

static void close_panel(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	w->panel_open = false;
	focus_on(w, p->here == p->n_visits ? page_fields(p).next : w->focus);
}

static void go_to_item(struct wizard *w)
{
	struct item item = item_in_focus(w);
	size_t visit = item.index;
	switch (item.kind) {
	case ITEM_NONE:
		w->message = FF_STR("Enter works on a reason: it goes to its question.");
		return;
	case ITEM_STEP: w->message = FF_STR("Space ticks this step."); return;
	case ITEM_ASK: visit = path_of(w)->n_visits - 1; break;
	case ITEM_CHANGE: visit = w->comparison->changes[item.index].visit; break;
	case ITEM_ANSWER:
	case ITEM_WHY_NOT: break;
	}
	go_to(w, visit);
	w->message = FF_STR("c shows the comparison again.");
}

/* Shows the walk after it changed under the comparison or page: what was open stays open. */
static void show_changed(struct wizard *w)
{
	bool open = w->panel_open, undecided = wizard_undecided(w);
	wizard_show(w);
	if (open && !w->panel_open)
		wizard_open_panel(w, undecided);
}

static void flip(struct wizard *w, size_t change)
{
	const struct ff_change *c = &w->comparison->changes[change];
	ff_walk_change(w->walk, c->visit, c->way);
	show_changed(w);
	w->message = FF_STR("Changed. z takes it back.");
}

static void turn_item(struct wizard *w)
{
	struct item item = item_in_focus(w);
	if (item.kind == ITEM_CHANGE) {
		flip(w, item.index);
	} else if (item.kind == ITEM_STEP) {
		bool *tick = &wizard_ticks_of(w, w->comparison->recommended)[item.index];
		*tick = !*tick;
		wizard_forget_sheet(w);
	} else {
		w->message =
			FF_STR("Space works on a line of \"What would change it\" and on a step.");
	}
}

static void move_column(struct wizard *w, bool right)
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

/* --- texts -------------------------------------------------------------------------------------
 */

static void open_text(struct wizard *w, struct reading reading)
{
	if (w->place != IN_TEXT)
		w->place_before = w->place;
	w->place = IN_TEXT;
	w->reading = reading;
}

static void move_text(struct wizard *w, long by)
{
	long to = (long)w->reading.top + by;
	w->reading.top = to > 0 ? (size_t)to : 0;
}

/* --- actions: what a key does, place by place --------------------------------------------------
 */

/* Moves by lines in the lists and by answers on the page. */
static void move(struct wizard *w, long by)
{
	if (w->place == IN_TREE)
		move_row(w, by);
	else if (w->place == IN_PANEL)
		move_line(w, by);
	else if (w->place == IN_TEXT)
		move_text(w, by);
	else
		move_answer(w, by);
}

static long page_height(const struct wizard *w)
{
	return w->size.rows > 6 ? (long)w->size.rows - 5 : 1;
}

enum { FAR = 1 << 24 }; /* beyond the end of any list */

static enum effect act_up(struct wizard *w)
{
	move(w, -1);
	return EFFECT_NONE;
}

static enum effect act_down(struct wizard *w)
{
	move(w, 1);
	return EFFECT_NONE;
}

static enum effect act_page_up(struct wizard *w)
{
	if (w->place & IN_PAGES)
		scroll_help(w, false);
	else
		move(w, -page_height(w));
	return EFFECT_NONE;
}

static enum effect act_page_down(struct wizard *w)
{
	if (w->place & IN_PAGES)
		scroll_help(w, true);
	else
		move(w, page_height(w));
	return EFFECT_NONE;
}

static enum effect act_home(struct wizard *w)
{
	move(w, -FAR);
	return EFFECT_NONE;
}

static enum effect act_end(struct wizard *w)
{
	move(w, FAR);
	return EFFECT_NONE;
}

static enum effect act_left(struct wizard *w)
{
	struct page_fields f = page_fields(path_of(w));
	if (w->place == IN_PANEL)
		move_column(w, false);
	else if (w->place == IN_TREE && has_children(w) && !is_shut(w))
		w->folds[w->tree.row] = FOLD_SHUT;
	else if (w->place == IN_TREE)
		w->tree.row = row_in_focus(w)->parent;
	else if (w->place & IN_PAGES && w->focus == f.next)
		focus_on(w, f.back);
	return EFFECT_NONE;
}

static enum effect act_right(struct wizard *w)
{
	struct page_fields f = page_fields(path_of(w));
	if (w->place == IN_PANEL)
		move_column(w, true);
	else if (w->place == IN_TREE && has_children(w) && is_shut(w))
		w->folds[w->tree.row] = FOLD_OPEN;
	else if (w->place == IN_TREE && has_children(w))
		w->tree.row++;
	else if (w->place & IN_PAGES && w->focus == f.back)
		focus_on(w, f.next);
	return EFFECT_NONE;
}

static enum effect act_next(struct wizard *w)
{
	if (w->place == IN_LEAVE)
		return EFFECT_END;
	return w->focus == page_fields(path_of(w)).back ? back(w) : press_next(w);
}

static enum effect act_back(struct wizard *w)
{
	if (w->place == IN_TEXT) {
		w->place = w->place_before;
		return EFFECT_NONE;
	}
	if (!w->panel_open)
		return back(w);
	close_panel(w);
	return path_of(w)->here == path_of(w)->n_visits ? back(w) : EFFECT_NONE;
}

/* The answer with this number, or the only one that starts with this letter. */
static enum effect act_pick(struct wizard *w)
{
	uint32_t key = w->key;
	struct page_fields f = page_fields(path_of(w));
	const struct ff_path *p = path_of(w);
	if (key >= '1' && key <= '9') {
		if (key - '1' < f.answers)
			focus_on(w, key - '1');
		return EFFECT_NONE;
	}
	size_t found = FF_NONE, hits = 0;
	char utf8[8];
	struct ff_str letter = ff_text_key(w->frame_arena, ff_text_char(key, utf8));
	for (size_t i = 0; i < f.answers && letter.len > 0; i++) {
		struct ff_str label = ff_answer_label(p->chart, p->visits[p->here].node, i);
		if (!ff_str_starts(ff_text_key(w->frame_arena, label), letter))
			continue;
		found = i;
		hits++;
	}
	if (hits == 1)
		focus_on(w, found);
	return EFFECT_NONE;
}

static enum effect act_field(struct wizard *w)
{
	if (w->place == IN_PANEL)
		move_item(w, 1);
	else if (w->place == IN_TREE)
		focus_on(w, page_fields(path_of(w)).answers > 0 ? w->picked : 0);
	else if (w->focus + 1 == page_fields(path_of(w)).n)
		enter_tree(w);
	else if (w->focus < page_fields(path_of(w)).answers)
		focus_on(w, page_fields(path_of(w)).answers); /* the answers are one stop */
	else
		focus_on(w, w->focus + 1);
	return EFFECT_NONE;
}

static enum effect act_field_back(struct wizard *w)
{
	struct page_fields f = page_fields(path_of(w));
	if (w->place == IN_PANEL)
		move_item(w, -1);
	else if (w->place == IN_TREE)
		focus_on(w, f.next);
	else if (w->focus < f.answers || w->focus == 0)
		enter_tree(w);
	else
		focus_on(w, w->focus - 1 < f.answers ? w->picked : w->focus - 1);
	return EFFECT_NONE;
}

static enum effect act_tree(struct wizard *w)
{
	if (w->place == IN_TREE)
		focus_on(w, w->focus);
	else
		enter_tree(w);
	return EFFECT_NONE;
}

static enum effect act_compare(struct wizard *w)
{
	if (w->panel_open)
		close_panel(w);
	else
		wizard_open_panel(w, false);
	return EFFECT_NONE;
}

static enum effect act_not_sure(struct wizard *w)
{
	if (path_of(w)->ending == FF_REACHED)
		w->message = FF_STR("The outcome is reached: nothing is open.");
	else
		wizard_open_panel(w, true);
	return EFFECT_NONE;
}

static enum effect act_info(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	uint32_t node = w->place == IN_TREE     ? row_in_focus(w)->node
			: p->here < p->n_visits ? p->visits[p->here].node
						: p->end;
	open_text(w, (struct reading){.node = node});
	return EFFECT_NONE;
}

static enum effect act_go(struct wizard *w)
{
	if (w->place == IN_TREE)
		go_to_row(w);
	else
		go_to_item(w);
	return EFFECT_NONE;
}

static enum effect act_turn(struct wizard *w)
{
	if (w->place == IN_PANEL)
		turn_item(w);
	else if (has_children(w))
		w->folds[w->tree.row] = is_shut(w) ? FOLD_OPEN : FOLD_SHUT;
	return EFFECT_NONE;
}

static enum effect act_differ(struct wizard *w)
{
	w->panel.differing = !w->panel.differing;
	w->message = w->panel.differing ? FF_STR("Only rows that differ. d shows all.")
					: FF_STR("All rows.");
	return EFFECT_NONE;
}

static enum effect after_history(struct wizard *w, bool changed, struct ff_str done,
				 struct ff_str nothing)
{
	if (changed)
		show_changed(w);
	w->message = changed ? done : nothing;
	return EFFECT_NONE;
}

static enum effect act_undo(struct wizard *w)
{
	return after_history(w, ff_walk_undo(w->walk), FF_STR("Undone. Z does it again."),
			     FF_STR("Nothing to undo."));
}

static enum effect act_redo(struct wizard *w)
{
	return after_history(w, ff_walk_redo(w->walk), FF_STR("Done again."),
			     FF_STR("Nothing to do again."));
}

static enum effect act_help(struct wizard *w)
{
	open_text(w, (struct reading){.keys = true});
	return EFFECT_NONE;
}

static enum effect act_close(struct wizard *w)
{
	if (w->place == IN_TEXT || w->place == IN_LEAVE)
		w->place = w->place_before;
	else if (w->place == IN_NOTE || w->place == IN_TREE)
		focus_on(w, page_fields(path_of(w)).answers > 0 ? w->picked : 0);
	else if (w->panel_open)
		close_panel(w);
	else
		return back(w);
	return EFFECT_NONE;
}

static enum effect act_quit(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	bool nothing_to_lose = ff_path_answers(p) == 0 || p->ending == FF_REACHED;
	if (nothing_to_lose || wizard_undecided(w))
		return EFFECT_END;
	if (w->place != IN_TEXT)
		w->place_before = w->place;
	w->place = IN_LEAVE;
	return EFFECT_NONE;
}

static enum effect act_leave(struct wizard *w)
{
	(void)w;
	return EFFECT_END;
}

static enum effect act_redraw(struct wizard *w)
{
	(void)w;
	return EFFECT_REDRAW;
}

static enum effect act_suspend(struct wizard *w)
{
	(void)w;
	return EFFECT_SUSPEND;
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
	[ACT_COMPARE] = act_compare,
	[ACT_NOT_SURE] = act_not_sure,
	[ACT_INFO] = act_info,
	[ACT_GO] = act_go,
	[ACT_TURN] = act_turn,
	[ACT_DIFFER] = act_differ,
	[ACT_UNDO] = act_undo,
	[ACT_REDO] = act_redo,
	[ACT_HELP] = act_help,
	[ACT_CLOSE] = act_close,
	[ACT_QUIT] = act_quit,
	[ACT_LEAVE] = act_leave,
	[ACT_REDRAW] = act_redraw,
	[ACT_SUSPEND] = act_suspend,
};
