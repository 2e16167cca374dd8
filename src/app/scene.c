#include "app/places.h"
#include <flowform/text.h>

struct ff_str wizard_message(const struct wizard *w)
{
	if (w->place == IN_SEARCH)
		return FF_STR("");
	if (w->place == IN_LEAVE)
		return FF_STR("Leave before an outcome? Enter leaves, Esc stays.");
	return ff_text_harmless(w->frame_arena, ff_text_line(w->frame_arena, w->message));
}

/* What follows from the path alone: linear in the chart, so worked out when the walk has changed.
 */
static void see_path(struct wizard *w, const struct ff_path *p)
{
	if (w->marks.now.reached)
		return;
	ff_arena_reset(w->path_arena);
	w->marks.now = w->marks.would = coverage_of(w->path_arena, p);
	w->marks.visit = visits_by_node(w->path_arena, p);
	w->progress = progress_text(w->path_arena, p);
	w->possible = possible_text(w->path_arena, w->guide, p);
	w->tried = FF_NO_WAY;
}

/* What the answer that is marked would rule out, where it is not the one given. */
static void see_trial(struct wizard *w, const struct ff_path *p)
{
	bool asks = p->here < p->n_visits;
	uint32_t given = asks ? p->visits[p->here].way : FF_NO_WAY;
	uint32_t picked = w->dialog ? w->below.picked : w->picked;
	uint32_t tried = asks && picked != given ? picked : FF_NO_WAY;
	if (tried == w->tried)
		return;
	w->tried = tried;
	w->marks.would = w->marks.now;
	if (tried == FF_NO_WAY)
		return;
	ff_arena_reset(w->trial_arena);
	struct ff_path trial = ff_path_with(w->trial_arena, p, p->here, tried);
	w->marks.would = coverage_of(w->trial_arena, &trial);
}

/* The page is that of the dialog. */
static void set_dialog(struct wizard *w, struct scene *s)
{
	const struct dialog *d = w->dialog;
	s->asked = (struct asked){d->title, d->question, w->fault};
	s->dialog = (struct inquiry){
		.signs = w->signs,
		.answers = d->answers,
		.n_answers = d->n_answers,
		.entry_label = d->entry_label,
		.entry_brief = d->entry_label,
		.entry = edit_text(&w->entry),
		.writing = &w->entry,
		.back = FF_STR("[ Cancel ]"),
		.next = d->next,
		.focus = w->focus,
		.picked = w->picked,
	};
}

struct scene wizard_scene(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	enum place place = shown_place(w);
	see_path(w, p);
	see_trial(w, p);
	struct scene s = {
		.guide = w->guide,
		.path = p,
		.marks = &w->marks,
		.progress = w->dialog ? FF_STR("") : w->progress,
		.possible = w->possible,
		.signs = w->signs,
		.keys = w->keys,
		.place = place,
		.list = w->list,
		.undecided = wizard_undecided(w),
		.tree = w->tree,
		.tree_cells = w->tree_cells,
		.tree_width = w->options.tree_width,
		.page = {w->guide, p, w->signs, w->focus, w->picked, w->help_top, &w->entry},
		.panel = w->panel,
		.ticks = wizard_ticks(w),
		.reading = w->reading,
		.message = wizard_message(w),
	};
	if (w->dialog)
		set_dialog(w, &s);
	if (place & IN_LISTS)
		s.sought.text = edit_text(&w->search.line);
	if (w->place == IN_SEARCH) {
		s.sought.typing = &w->search.line;
		s.sought.found = search_found(w);
	}
	s.tree.focused = place == IN_TREE;
	if (place == IN_TREE)
		s.page.focus = FF_NONE;
	if ((w->panel_open || w->list) && !w->dialog && place != IN_TEXT) {
		s.sheet = wizard_sheet(w);
		s.comparison = w->comparison;
	}
	return s;
}

struct tree_sight wizard_tree_sight(struct wizard *w)
{
	struct scene s = wizard_scene(w);
	return screen_tree_sight(&s, screen_plan(&s, w->size).tree);
}

static size_t scrolled(size_t top, size_t at, size_t room, size_t n)
{
	if (at < top)
		top = at;
	if (room > 0 && at >= top + room)
		top = at - room + 1;
	size_t last = n > room ? n - room : 0;
	return top < last ? top : last;
}

/* Opens what a person folded above the question that is looked at: while the walk goes on, that is
 * always in view. */
static void reveal(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	const struct outline *o = w->tree.outline;
	uint32_t node = p->here < p->n_visits ? p->visits[p->here].node : p->end;
	for (uint32_t row = o->row_of[node]; row > 0;) {
		row = o->rows[row].parent;
		w->folds[row] = w->folds[row] == FOLD_SHUT ? FOLD_AUTO : w->folds[row];
	}
}

/* Brings what is in focus into view. Scrolling is part of the state: a list stays where it is until
 * it has to move. */
static void scroll(struct wizard *w, struct scene *s)
{
	if (screen_too_small(w->size))
		return;
	struct screen_plan plan = screen_plan(s, w->size);
	if (s->place == IN_TEXT) {
		struct reading *r = &w->reading;
		s->text = reading_lines(w->frame_arena, s, plan.whole.cols);
		r->top = scrolled(r->top, r->found ? r->at : r->top, plan.whole.rows, s->text.n);
	} else if (s->sheet) {
		size_t room = panel_room(s->sheet, plan.whole);
		w->panel.top = scrolled(w->panel.top, w->panel.at, room, s->sheet->lines.n);
	} else if (plan.tree.cols > 0) {
		if (!s->tree.focused)
			reveal(w);
		struct tree_sight sight = screen_tree_sight(s, plan.tree);
		/* What has the focus may have been folded away since: there is less room now. */
		w->tree.row = s->tree.row = tree_shown(&s->tree, &sight, w->tree.row);
		size_t row = s->tree.focused ? w->tree.row : tree_here(&s->tree, &sight);
		tree_scroll(&s->tree, &sight, row, plan.tree);
		w->tree.top = s->tree.top;
		w->tree.left = s->tree.left;
	}
	s->panel = w->panel;
	s->reading = w->reading;
}

const struct frame *wizard_frame(struct wizard *w, struct size size)
{
	w->size = size;
	ff_arena_reset(w->frame_arena);
	struct scene scene = wizard_scene(w);
	scroll(w, &scene);
	w->frame = screen_frame(w->frame_arena, &scene, size);
	return &w->frame;
}
