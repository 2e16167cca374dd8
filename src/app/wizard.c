#include "app/places.h"
#include <flowform/text.h>

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
	w->keys = options.keys ? options.keys : &usual_keys;
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

static struct panel_sight panel_sight(const struct wizard *w)
{
	const bool *ticks = wizard_ticks(w);
	return (struct panel_sight){w->comparison, w->signs, ticks, .all_links = false};
}

/* While something else is asked in its place, there is none. */
static struct ff_str shown_message(const struct wizard *w)
{
	if (w->place & (IN_SEARCH | IN_LEAVE))
		return FF_STR("");
	return ff_text_harmless(w->frame_arena, ff_text_line(w->frame_arena, w->message));
}

static struct size whole_size(const struct wizard *w)
{
	struct scene s = {
		.place = shown_place(w), .tree_cells = w->tree_cells, .message = shown_message(w)};
	return screen_plan(&s, w->size).whole;
}

size_t wizard_panel_room(struct wizard *w)
{
	return panel_room(wizard_sheet(w), whole_size(w));
}

enum { PATHS_LISTED = 300 };

static struct sheet make_sheet(struct wizard *w, size_t cells)
{
	struct ff_arena *a = w->panel_arena;
	struct panel_sight sight = panel_sight(w);
	if (w->list == IN_REVIEW)
		return sheet_review(a, &sight, cells);
	if (w->list != IN_PATHS)
		return sheet_of(a, &sight, &w->panel, cells);
	w->routes = ff_tour_routes(a, w->comparison->tour, FF_NONE, PATHS_LISTED);
	return sheet_paths(a, &sight, &w->routes, cells);
}

static bool same_key(const struct sheet_key *a, const struct sheet_key *b)
{
	return a->kind == b->kind && a->cells == b->cells && a->column == b->column &&
	       a->differing == b->differing;
}

static void lay_out_sheet(struct wizard *w, const struct sheet_key *key)
{
	struct sheet_place place = {.headings = 0};
	if (key->kind == w->sheet_key.kind)
		place = sheet_place(w->frame_arena, &w->sheet, w->panel.at);
	ff_arena_reset(w->panel_arena);
	const struct ff_path *path = w->list ? path_of(w) : wizard_path(w, w->panel_arena);
	w->comparison = ff_compare(w->panel_arena, w->guide, path);
	w->sheet = make_sheet(w, key->cells);
	w->sheet_key = *key;
	if (place.item.kind != ITEM_NONE || place.headings > 0)
		w->panel.at = sheet_find(&w->sheet, place);
}

const struct sheet *wizard_sheet(struct wizard *w)
{
	struct size whole = whole_size(w);
	struct sheet_key key = {w->list ? w->list : IN_PANEL, whole.cols > 0 ? whole.cols : 1,
				w->panel.column, w->panel.differing};
	if (!w->comparison || !same_key(&key, &w->sheet_key))
		lay_out_sheet(w, &key);
	/* The line was in focus when the sheet was another one. */
	if (w->panel.at >= w->sheet.lines.n)
		w->panel.at = w->sheet.lines.n - 1;
	return &w->sheet;
}

struct ff_str wizard_outcome(struct wizard *w)
{
	wizard_sheet(w);
	struct panel_sight sight = panel_sight(w);
	return sheet_outcome(w->frame_arena, &sight);
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
		.message = shown_message(w),
	};
	if (w->dialog)
		set_dialog(w, &s);
	if (place & IN_LISTS)
		s.sought.text = edit_text(&w->search.line);
	if (w->place == IN_SEARCH)
		s.sought.typing = &w->search.line;
	if (w->place == IN_SEARCH)
		s.sought.found = search_found(w);
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
