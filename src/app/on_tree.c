#include "app/places.h"

void move_row(struct wizard *w, long by)
{
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row = tree_move(&w->tree, &sight, w->tree.row, by);
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
	struct tree_sight sight = wizard_tree_sight(w);
	w->tree.row = tree_here(&w->tree, &sight);
}

void go_to_row(struct wizard *w)
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
