#include "app/places.h"

static struct panel_sight panel_sight(const struct wizard *w)
{
	const bool *ticks = wizard_ticks(w);
	return (struct panel_sight){w->comparison, w->signs, ticks, .links_whole = false};
}

static struct size whole_size(const struct wizard *w)
{
	struct scene s = {
		.place = shown_place(w), .tree_cells = w->tree_cells, .message = wizard_message(w)};
	return screen_plan(&s, w->size).whole;
}

size_t wizard_page(struct wizard *w)
{
	struct size whole = whole_size(w);
	return w->place & IN_SHEETS ? panel_room(wizard_sheet(w), whole) : whole.rows;
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
