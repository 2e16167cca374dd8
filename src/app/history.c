#include "app/places.h"

/* What a path has that another one, with one change less or more, has not: the answer that was
 * given, or the note that was written. */
static struct ff_str difference(struct wizard *w, const struct ff_path *with,
				const struct ff_path *without)
{
	struct ff_arena *a = w->frame_arena;
	for (size_t i = 0; i < with->n_visits && i < without->n_visits; i++) {
		const struct ff_visit *v = &with->visits[i], *other = &without->visits[i];
		if (v->way != other->way && v->way != FF_NO_WAY)
			return ff_guide_answer(a, w->guide, v->node, v->way);
		if (!ff_str_eq(v->note, other->note))
			return ff_arena_format(a, "the note on %.*s",
					       FF_FMT(w->guide->topics[v->node].name));
	}
	return FF_STR("the last change");
}

/* Paths share their visits with the next: a copy that stays as it is. */
static struct ff_path copy_of(struct wizard *w, const struct ff_path *p)
{
	struct ff_path copy = *p;
	struct ff_visit *visits = FF_NEW(w->frame_arena, struct ff_visit, p->n_visits);
	if (p->n_visits > 0)
		memcpy(visits, p->visits, p->n_visits * sizeof *visits);
	copy.visits = visits;
	return copy;
}

/* --- ticks -------------------------------------------------------------------------------------
 */

static void turn(struct wizard *w, size_t tick)
{
	w->ticks[tick] = !w->ticks[tick];
	w->ticked++;
	wizard_forget_sheet(w);
}

void tick(struct wizard *w, size_t tick)
{
	struct ticking *t = &w->ticking;
	t->n = t->done;
	FF_PUSH(w->arena, t->list, t->n, t->cap) = (struct tick_event){tick, path_of(w)};
	t->done = t->n;
	turn(w, tick);
}

/* The tick that comes next in the history, if that is no change of the walk. */
static const struct tick_event *tick_before(const struct wizard *w)
{
	const struct ticking *t = &w->ticking;
	bool is_next = t->done > 0 && t->list[t->done - 1].at == path_of(w);
	return is_next ? &t->list[t->done - 1] : NULL;
}

/* What was undone can be done again as long as nothing else was done since. */
static const struct tick_event *tick_after(struct wizard *w)
{
	struct ticking *t = &w->ticking;
	if (t->changes != ff_walk_changes(w->walk))
		t->n = t->done;
	bool is_next = t->done < t->n && t->list[t->done].at == path_of(w);
	return is_next ? &t->list[t->done] : NULL;
}

/* --- undo and redo -----------------------------------------------------------------------------
 */

static struct ff_str undo_one(struct wizard *w)
{
	const struct tick_event *e = tick_before(w);
	if (e) {
		w->ticking.done--;
		turn(w, e->tick);
		return FF_STR("a tick");
	}
	struct ff_path old = copy_of(w, path_of(w));
	if (!ff_walk_undo(w->walk))
		return FF_STR("");
	wizard_show_changed(w);
	return difference(w, &old, path_of(w));
}

static struct ff_str redo_one(struct wizard *w)
{
	const struct tick_event *e = tick_after(w);
	if (e) {
		w->ticking.done++;
		turn(w, e->tick);
		return FF_STR("a tick");
	}
	struct ff_path old = copy_of(w, path_of(w));
	if (!ff_walk_redo(w->walk))
		return FF_STR("");
	wizard_show_changed(w);
	return difference(w, path_of(w), &old);
}

void undo(struct wizard *w)
{
	struct ff_str what = undo_one(w);
	w->ticking.changes = ff_walk_changes(w->walk);
	if (what.len == 0) {
		w->message = FF_STR("Nothing to undo.");
		return;
	}
	what = ff_arena_format(w->frame_arena, "Undone: %.*s.", FF_FMT(what));
	wizard_say_with(w, what, "* does it again.", ACT_REDO);
}

void redo(struct wizard *w)
{
	struct ff_str what = redo_one(w);
	w->ticking.changes = ff_walk_changes(w->walk);
	if (what.len == 0) {
		w->message = FF_STR("Nothing to do again.");
		return;
	}
	what = ff_arena_format(w->frame_arena, "Done again: %.*s.", FF_FMT(what));
	wizard_say_with(w, what, "* takes it back.", ACT_UNDO);
}
