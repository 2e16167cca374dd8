#include "app/places.h"

void move_row(struct wizard *w, long by)
{
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row = tree_move(&w->tree, &sight, w->tree.row, by);
}

void scroll_tree(struct wizard *w, long by)
{
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row =
		tree_move(&w->tree, &sight,
			  w->place == IN_TREE ? w->tree.row : tree_here(&w->tree, &sight), by);
	w->tree.top = tree_move(&w->tree, &sight, w->tree.top, by);
	w->place = IN_TREE;
}

static bool is_shut(struct wizard *w)
{
	struct tree_sight sight = wizard_tree_sight(w);
	return tree_is_shut(&w->tree, &sight, w->tree.row);
}

const struct outline_row *row_in_focus(const struct wizard *w)
{
	return &w->tree.outline->rows[w->tree.row];
}

static bool has_children(const struct wizard *w)
{
	return row_in_focus(w)->end > w->tree.row + 1;
}

void enter_tree(struct wizard *w)
{
	w->place = IN_TREE;
	w->tree.hidden = false;
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row = tree_here(&w->tree, &sight);
}

/* The latest visit of a node (the end: their number); FF_NONE if it was not met. */
static size_t visit_of(const struct wizard *w, uint32_t node)
{
	const struct ff_path *p = path_of(w);
	for (size_t i = p->n_visits; i-- > 0;)
		if (p->visits[i].node == node)
			return i;
	return p->ending == FF_REACHED && p->end == node ? p->n_visits : FF_NONE;
}

bool can_go_to_row(const struct wizard *w)
{
	const struct outline_row *row = row_in_focus(w);
	return row->again || visit_of(w, row->node) != FF_NONE;
}

void go_to_row(struct wizard *w)
{
	const struct outline_row *row = row_in_focus(w);
	size_t visit = visit_of(w, row->node);
	if (row->again) {
		size_t full = w->tree.outline->row_of[row->node];
		w->tree.mention = w->tree.row;
		w->tree.led = full;
		open_above(w, full);
		w->tree.row = full;
		wizard_say_key(w, "Here it stands in full. * goes back.", ACT_BACK);
		return;
	}
	if (visit != FF_NONE)
		go_to(w, visit);
	else if (ff_node_role(w->guide->chart, row->node) == FF_QUESTION)
		w->message = FF_STR("This question has not come up yet.");
	else
		w->message = FF_STR("The answers have not led here yet.");
}

void close_row(struct wizard *w)
{
	if (has_children(w) && !is_shut(w))
		w->folds[w->tree.row] = FOLD_SHUT;
	else
		w->tree.row = row_in_focus(w)->parent;
}

void open_row(struct wizard *w)
{
	if (!has_children(w))
		return;
	if (is_shut(w))
		w->folds[w->tree.row] = FOLD_OPEN;
	else
		w->tree.row++;
}

void turn_row(struct wizard *w)
{
	if (has_children(w))
		w->folds[w->tree.row] = is_shut(w) ? FOLD_OPEN : FOLD_SHUT;
}

void prune_tree(struct wizard *w)
{
	struct tree_sight sight = wizard_tree_sight(w);
	bool shut = tree_shuts_outs(&w->tree, &sight);
	if (!tree_has_outs(&w->tree, &sight)) {
		w->message = FF_STR("There is nothing ruled out that could be folded.");
		return;
	}
	w->tree.outs = shut ? FOLD_OPEN : FOLD_SHUT;
	w->message = shut ? FF_STR("What is ruled out is open.")
			  : FF_STR("What is ruled out is folded.");
}

/* Whether the tree stands beside the page, so that something can be done about it; else says so. */
static bool is_beside(struct wizard *w, const struct screen_plan *plan)
{
	bool beside = plan->tree.cols > 0 && plan->page.cols > 0;
	if (!beside)
		w->message = FF_STR("The tree does not stand beside the page now.");
	return beside;
}

void turn_beside(struct wizard *w)
{
	struct scene s = wizard_scene(w);
	struct screen_plan plan = screen_plan(&s, w->size);
	if (!is_beside(w, &plan))
		return;
	w->tree.page_stays = !w->tree.page_stays;
	w->message = w->tree.page_stays ? FF_STR("Beside the tree: the question.")
					: FF_STR("Beside the tree: what the row is about.");
}

void hide_tree(struct wizard *w)
{
	struct scene s = wizard_scene(w);
	struct screen_plan plan = screen_plan(&s, w->size);
	if (!w->tree.hidden && !is_beside(w, &plan))
		return;
	if (w->place == IN_TREE)
		focus_on(w, w->focus);
	w->tree.hidden = !w->tree.hidden;
	wizard_say_key(w, w->tree.hidden ? "* shows the tree again." : "* hides the tree.",
		       ACT_HIDE);
}

void widen_tree(struct wizard *w, bool wider)
{
	enum { STEP = 4 };
	struct scene s = wizard_scene(w);
	struct screen_plan plan = screen_plan(&s, w->size);
	if (!is_beside(w, &plan))
		return;
	size_t cells = plan.tree.cols + (plan.boxed ? 2 + 2 * plan.pad : 0);
	s.tree_width = (struct pane_width){.cells = wider ? cells + STEP : cells - STEP};
	if (screen_plan(&s, w->size).tree.cols != plan.tree.cols)
		w->options.tree_width = s.tree_width;
	else
		w->message = wider ? FF_STR("The tree is as wide as it can be.")
				   : FF_STR("The tree is as narrow as it can be.");
}

bool go_to_mention(struct wizard *w)
{
	if (w->tree.led != w->tree.row || w->tree.mention == w->tree.led)
		return false;
	open_above(w, w->tree.mention);
	w->tree.row = w->tree.mention;
	w->tree.led = w->tree.mention;
	return true;
}
