#include "app/places.h"
#include "view/about.h"
#include "view/sheet.h"
#include <flowform/text.h>

/* --- what is searched: a list of texts ----------------------------------------------------------
 */

struct list {
	size_t n, at;              /* the one in focus */
	struct lines lines;        /* of the comparison, of a text */
	const struct ff_str *rows; /* of the tree, by row */
};

/* The way to a row and what it is called; where the node stands in full, all that is said of it. */
static struct ff_str row_text(struct wizard *w, struct ff_arena *a, const struct outline_row *row)
{
	const struct ff_guide *g = w->guide;
	struct ff_buf b = {.arena = a};
	if (row != w->tree.outline->rows) {
		uint32_t from = w->tree.outline->rows[row->parent].node;
		const struct ff_way *way = &ff_ways(g->chart, from)[row->way];
		ff_buf_add(&b, ff_text_line(a, g->chart->edges[way->edge].label));
		ff_buf_add_char(&b, '\n');
	}
	ff_buf_add(&b, g->topics[row->node].name);
	ff_buf_add_char(&b, '\n');
	if (row->again)
		return ff_buf_str(&b);
	ff_buf_add(&b, ff_text_line(a, g->chart->nodes[row->node].label));
	struct lines said = about_text(w->frame_arena, g, row->node, UNWRAPPED, w->signs);
	for (size_t i = 0; i < said.n; i++) {
		ff_buf_add_char(&b, '\n');
		ff_buf_add(&b, line_text(w->frame_arena, &said.list[i]));
	}
	return ff_buf_str(&b);
}

/* Made once, when something is searched for. */
static const struct ff_str *rows_of(struct wizard *w)
{
	struct search *s = &w->search;
	const struct outline *o = w->tree.outline;
	if (s->rows)
		return s->rows;
	struct ff_str *rows = FF_NEW(w->search_arena, struct ff_str, o->n);
	for (size_t i = 0; i < o->n; i++)
		rows[i] = row_text(w, w->search_arena, &o->rows[i]);
	s->rows = rows;
	return rows;
}

static struct list list_of(struct wizard *w)
{
	enum place place = shown_place(w);
	if (place == IN_TREE)
		return (struct list){
			.n = w->tree.outline->n, .at = w->tree.row, .rows = rows_of(w)};
	if (place & IN_SHEETS) {
		struct lines lines = wizard_sheet(w)->lines;
		return (struct list){.n = lines.n, .at = w->panel.at, .lines = lines};
	}
	struct scene scene = wizard_scene(w);
	size_t cells = screen_plan(&scene, w->size).whole.cols;
	struct lines lines = reading_lines(w->frame_arena, &scene, cells > 0 ? cells : 1);
	const struct reading *r = &w->reading;
	return (struct list){.n = lines.n, .at = r->found ? r->at : r->top, .lines = lines};
}

static bool has(struct wizard *w, const struct list *l, size_t i)
{
	struct ff_str text = l->rows ? l->rows[i] : line_text(w->frame_arena, &l->lines.list[i]);
	size_t len;
	return ff_text_find(text, edit_text(&w->search.line), 0, &len) != FF_NONE;
}

/* --- where it goes to ---------------------------------------------------------------------------
 */

/* Shuts again what was opened only to show what was found. */
static void shut_opened(struct wizard *w)
{
	struct search *s = &w->search;
	while (s->n_opened > 0) {
		const struct opened *o = &s->opened[--s->n_opened];
		if (w->folds[o->row] == FOLD_OPEN)
			w->folds[o->row] = o->was;
	}
}

void open_above(struct wizard *w, size_t row)
{
	struct search *s = &w->search;
	shut_opened(w);
	struct tree_sight sight = wizard_tree_sight(w);
	while (row > 0) {
		row = w->tree.outline->rows[row].parent;
		if (!tree_is_shut(&w->tree, &sight, row))
			continue;
		FF_PUSH(w->search_arena, s->opened, s->n_opened, s->cap) =
			(struct opened){row, w->folds[row]};
		w->folds[row] = FOLD_OPEN;
	}
}

static void go_to_hit(struct wizard *w, size_t i)
{
	enum place place = shown_place(w);
	if (place == IN_TREE) {
		open_above(w, i);
		w->tree.row = i;
	} else if (place & IN_SHEETS) {
		w->panel.at = i;
	} else {
		w->reading.found = true;
		w->reading.at = i;
	}
}

struct hit {
	size_t at, number;
};

/* Goes to the nearest place below or above the one in focus, `itself` too, or from the other end
 * on. */
static void seek(struct wizard *w, bool down, bool itself)
{
	static const struct hit none = {FF_NONE, 0};
	struct list l = list_of(w);
	struct hit first = none, last = none, before = none, after = none;
	struct search *s = &w->search;
	s->hits = s->number = 0;
	for (size_t i = 0; i < l.n && s->line.len > 0; i++) {
		if (!has(w, &l, i))
			continue;
		last = (struct hit){i, ++s->hits};
		first = first.number == 0 ? last : first;
		before = i < l.at ? last : before;
		after = after.number == 0 && (i > l.at || (itself && i == l.at)) ? last : after;
	}
	struct hit near = down ? after : before, far = down ? first : last;
	s->round = near.number == 0;
	near = s->round ? far : near;
	s->number = near.number;
	if (near.number > 0)
		go_to_hit(w, near.at);
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static void go_home(struct wizard *w)
{
	const struct origin *o = &w->search.origin;
	shut_opened(w);
	w->tree = o->tree;
	w->panel = o->panel;
	w->reading = o->reading;
}

void search_open(struct wizard *w)
{
	struct search *s = &w->search;
	enum place from = w->place;
	bool hidden = w->tree.hidden;
	if (from & IN_PAGES)
		enter_tree(w);
	s->origin = (struct origin){from, hidden, w->tree, w->panel, w->reading};
	s->place = w->place;
	s->number = s->hits = s->n_opened = 0;
	edit_set(&s->line, FF_STR(""));
	w->place = IN_SEARCH;
}

void search_typed(struct wizard *w)
{
	go_home(w);
	seek(w, true, true);
}

struct ff_str search_found(const struct wizard *w)
{
	const struct search *s = &w->search;
	if (s->line.len == 0)
		return FF_STR("");
	if (s->hits == 0)
		return FF_STR("not found");
	return ff_arena_format(w->frame_arena, "%zu of %zu", s->number, s->hits);
}

static void say_found(struct wizard *w, bool down)
{
	const struct search *s = &w->search;
	const char *round = !s->round || s->hits == 1 ? ""
			    : down                    ? ", from the beginning"
						      : ", from the end";
	struct ff_str found =
		ff_arena_format(w->frame_arena, "%zu of %zu%s.", s->number, s->hits, round);
	wizard_say_with(w, found, "* finds the next.", ACT_MATCH);
}

void search_on(struct wizard *w, bool down)
{
	if (w->search.line.len == 0 && w->place != IN_SEARCH) {
		wizard_say_key(w, "Nothing is searched for yet: first press *.", ACT_SEARCH);
		return;
	}
	seek(w, down, false);
	if (w->place == IN_SEARCH)
		return;
	if (w->search.hits > 0)
		say_found(w, down);
	else
		w->message = FF_STR("Not found here.");
}

void search_stay(struct wizard *w)
{
	struct search *s = &w->search;
	if (s->hits == 0) {
		bool sought = s->line.len > 0;
		search_cancel(w);
		w->message = sought ? FF_STR("Not found.") : FF_STR("");
		return;
	}
	w->place = s->place;
	say_found(w, true);
}

void search_cancel(struct wizard *w)
{
	go_home(w);
	edit_set(&w->search.line, FF_STR(""));
	w->tree.hidden = w->search.origin.hidden;
	w->place = w->search.origin.place;
}
