#include "app/places.h"

struct wizard *wizard_new(struct ff_arena *a, const struct ff_guide *guide, struct ff_walk *walk,
			  struct wizard_options options)
{
	struct wizard *w = FF_NEW(a, struct wizard, 1);
	w->arena = a;
	w->guide = guide;
	w->walk = walk;
	w->options = options;
	w->theme = options.theme;
	w->signs = signs_of(options.ascii);
	if (!options.keys)
		w->options.keys = &usual_keys;
	w->keys = w->options.keys;
	w->frame_arena = ff_arena_new(options.no_memory, NULL);
	w->panel_arena = ff_arena_new(options.no_memory, NULL);
	w->path_arena = ff_arena_new(options.no_memory, NULL);
	w->trial_arena = ff_arena_new(options.no_memory, NULL);
	w->dialog_arena = ff_arena_new(options.no_memory, NULL);
	w->search_arena = ff_arena_new(options.no_memory, NULL);
	w->message_arena = ff_arena_new(options.no_memory, NULL);
	w->tree.outline = outline_of(a, guide->chart);
	w->folds = FF_NEW(a, unsigned char, w->tree.outline->n);
	w->tree.folds = w->folds;
	w->tree_cells = tree_width(w->frame_arena, w->tree.outline, guide, w->signs);
	w->hidden = FF_NEW(a, bool, guide->n_alternatives);
	w->ticks = ff_session_ticks(a, guide);
	wizard_show(w);
	w->press.unseen = true;
	w->kept = wizard_kept(w);
	return w;
}

void wizard_free(struct wizard *w)
{
	ff_arena_free(w->frame_arena);
	ff_arena_free(w->panel_arena);
	ff_arena_free(w->path_arena);
	ff_arena_free(w->trial_arena);
	ff_arena_free(w->dialog_arena);
	ff_arena_free(w->search_arena);
	ff_arena_free(w->message_arena);
}

void wizard_say(struct wizard *w, struct ff_str sentence)
{
	if (sentence.len > 0)
		w->message = sentence;
}

void wizard_say_with(struct wizard *w, struct ff_str what, const char *text, enum action action)
{
	struct ff_arena *a = w->message_arena;
	uint32_t key = key_of(w->keys, w->place, action);
	struct ff_str before, rest = ff_str(text);
	ff_arena_reset(a);
	ff_str_cut(&rest, '*', &before);
	struct ff_str label = key_label(a, key ? key : key_of(w->keys, ANYWHERE, action), w->signs);
	w->message = ff_arena_format(a, "%.*s%s%.*s%.*s%.*s", FF_FMT(what), what.len > 0 ? " " : "",
				     FF_FMT(before), FF_FMT(label), FF_FMT(rest));
}

void wizard_say_key(struct wizard *w, const char *text, enum action action)
{
	wizard_say_with(w, FF_STR(""), text, action);
}

bool *wizard_ticks_of(const struct wizard *w, size_t alternative)
{
	return w->ticks + ff_session_first_tick(w->guide, alternative);
}

const bool *wizard_ticks(const struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	if (p->ending != FF_REACHED)
		return NULL;
	return wizard_ticks_of(w, w->guide->topics[p->end].alternative);
}

const struct theme_choice *wizard_theme(const struct wizard *w)
{
	return &w->theme;
}

struct ff_session_now wizard_now(const struct wizard *w)
{
	return (struct ff_session_now){w->guide, path_of(w), w->ticks, w->panel_open,
				       wizard_undecided(w)};
}

struct kept wizard_kept(const struct wizard *w)
{
	return (struct kept){ff_walk_changes(w->walk) + w->ticked, path_of(w)->here, w->panel_open};
}

bool wizard_undecided(const struct wizard *w)
{
	return w->panel_open && w->undecided;
}

const struct ff_path *wizard_path(const struct wizard *w, struct ff_arena *a)
{
	const struct ff_path *p = path_of(w);
	if (!wizard_undecided(w) || p->here >= ff_path_answers(p))
		return p;
	struct ff_path *open = FF_NEW(a, struct ff_path, 1);
	*open = ff_path_until(a, p, p->here);
	return open;
}

void wizard_forget_sheet(struct wizard *w)
{
	w->comparison = NULL;
	w->sheet_key.cells = 0;
}

void wizard_forget(struct wizard *w)
{
	wizard_forget_sheet(w);
	w->marks.now.reached = NULL;
}

void wizard_open_panel(struct wizard *w, bool undecided)
{
	if (w->undecided != undecided)
		wizard_forget_sheet(w); /* it may be seen from another path */
	w->panel_open = true;
	w->list = 0; /* it lay above */
	w->undecided = undecided;
	w->place = IN_PANEL;
	w->panel = (struct panel){.differing = w->panel.differing, .hidden = w->hidden};
}

void wizard_show(struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	wizard_forget(w);
	w->help_top = 0;
	w->picked = 0;
	w->focus = page_fields(p).next;
	bool asks = p->here < p->n_visits;
	if (asks) {
		const struct ff_visit *v = &p->visits[p->here];
		const struct ff_visit *aside = ff_path_set_aside(p, v->node);
		w->picked = v->way != FF_NO_WAY ? v->way : aside ? aside->way : 0;
		w->focus = w->picked;
	}
	w->panel_open = false;
	w->list = 0;
	w->place = asks ? IN_PAGE : IN_END;
	if (!asks && p->ending == FF_REACHED)
		wizard_open_panel(w, false);
}

bool wizard_asks(const struct wizard *w)
{
	const struct ff_path *p = path_of(w);
	return p->here < p->n_visits || p->ending != FF_REACHED;
}

void wizard_open_list(struct wizard *w, enum place list)
{
	if (!w->list) {
		w->under.place = w->place;
		w->under.panel = w->panel;
	}
	w->list = w->place = list;
	w->panel = (struct panel){0};
	const struct ff_path *p = path_of(w);
	size_t last = p->n_visits > 0 ? p->n_visits - 1 : 0;
	struct sheet_place here = {.item = {ITEM_ANSWER, p->here < last ? p->here : last}};
	if (list == IN_REVIEW)
		w->panel.at = sheet_find(wizard_sheet(w), here);
}

void wizard_close_list(struct wizard *w)
{
	w->list = 0;
	w->place = w->under.place;
	w->panel = w->under.panel;
}

/* What is below the list. */
static void show_changed(struct wizard *w)
{
	bool open = w->panel_open, undecided = wizard_undecided(w), tree = w->place == IN_TREE;
	struct panel panel = w->panel;
	wizard_show(w);
	if (tree) {
		w->panel_open = false;
		w->place = IN_TREE;
	} else if (open) {
		wizard_open_panel(w, undecided && wizard_asks(w));
		w->panel = panel;
		w->panel.column = 0;
	}
}

void wizard_show_changed(struct wizard *w)
{
	enum place list = w->list;
	struct panel panel = w->panel;
	if (list)
		wizard_close_list(w);
	show_changed(w);
	if (!list)
		return;
	w->under.place = w->place;
	w->under.panel = w->panel;
	w->list = w->place = list;
	w->panel = panel;
}
