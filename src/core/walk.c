#include <core/path.h>

/* One state in the history. Where a path only grew at its end, or got a note, it shares the array
 * of the one before; `swap` is then what visit `swapped` is on the other side of this change, the
 * side that isn't shown now. So a walk of a million answers needs memory for a million visits, not
 * for a million paths. */
struct version {
	struct version *before, *after;
	struct ff_path path;
	struct ff_visit *visits;
	size_t cap;
	size_t swapped; /* or FF_NONE */
	struct ff_visit swap;
	bool by_note; /* this change wrote the note of visit `swapped` */
	char *note;   /* which is kept here, with room to grow */
	size_t note_cap;
};

struct ff_walk {
	struct ff_arena *arena;
	struct version *at;
	size_t changes;
};

static struct version *new_version(struct ff_arena *a, const struct trail *t)
{
	struct version *v = FF_NEW(a, struct version, 1);
	*v = (struct version){
		.path = t->path, .visits = t->visits, .cap = t->cap, .swapped = FF_NONE};
	return v;
}

struct ff_walk *ff_walk_new(struct ff_arena *a, const struct ff_chart *chart)
{
	struct ff_walk *w = FF_NEW(a, struct ff_walk, 1);
	struct trail t = trail_start(a, chart);
	*w = (struct ff_walk){a, new_version(a, &t), 0};
	return w;
}

const struct ff_path *ff_walk_path(const struct ff_walk *w)
{
	return &w->at->path;
}

size_t ff_walk_changes(const struct ff_walk *w)
{
	return w->changes;
}

/* Makes `v` the present; what was undone before it is gone. */
static void advance(struct ff_walk *w, struct version *v)
{
	v->before = w->at;
	w->at->after = v;
	w->at = v;
	w->changes++;
}

static struct trail trail_of(struct ff_walk *w)
{
	return (struct trail){w->arena, w->at->path, w->at->visits, w->at->cap};
}

void ff_walk_restart(struct ff_walk *w, const struct ff_path *path)
{
	struct trail t = {w->arena, *path, FF_NEW(w->arena, struct ff_visit, path->n_visits),
			  path->n_visits};
	if (path->n_visits > 0)
		memcpy(t.visits, path->visits, path->n_visits * sizeof *t.visits);
	t.path.visits = t.visits;
	w->at = new_version(w->arena, &t);
	w->changes++;
}

/* Answers the question that is asked. */
static void extend(struct ff_walk *w, uint32_t way)
{
	struct trail t = trail_of(w);
	size_t i = t.path.n_visits - 1;
	struct ff_visit open = t.visits[i];
	trail_extend(&t, way);
	struct version *v = new_version(w->arena, &t);
	if (t.visits == w->at->visits) {
		v->swapped = i;
		v->swap = open;
	}
	advance(w, v);
}

static bool can_answer(const struct ff_path *p, size_t i, uint32_t way)
{
	return i < p->n_visits && way < ff_n_ways(p->chart, p->visits[i].node);
}

/* Answers visit `i`. The same answer again only confirms one that was kept. */
static void answer(struct ff_walk *w, size_t i, uint32_t way)
{
	const struct ff_path *p = &w->at->path;
	if (p->visits[i].way == way) {
		w->changes += p->visits[i].kept;
		w->at->visits[i].kept = false;
	} else if (p->visits[i].way == FF_NO_WAY) {
		extend(w, way);
	} else {
		struct trail t = trail_with(w->arena, p, i, way);
		advance(w, new_version(w->arena, &t));
	}
}

bool ff_walk_answer(struct ff_walk *w, uint32_t way)
{
	size_t i = w->at->path.here;
	if (!can_answer(&w->at->path, i, way))
		return false;
	answer(w, i, way);
	w->at->path.here = i + 1;
	return true;
}

/* The last place of a path: its open question, else its ending. */
static size_t last_place(const struct ff_path *p)
{
	return ff_path_answers(p);
}

/* Where `here` of `old` is in `p`, which differs from visit `i` on: there, else where the same
 * question is asked now, else at the end. */
static size_t same_place(const struct ff_path *old, const struct ff_path *p, size_t i)
{
	if (old->here <= i)
		return old->here;
	if (old->here == old->n_visits)
		return last_place(p);
	uint32_t node = old->visits[old->here].node;
	if (old->here < p->n_visits && p->visits[old->here].node == node)
		return old->here;
	for (size_t k = i + 1; k < p->n_visits; k++)
		if (p->visits[k].node == node)
			return k;
	return last_place(p);
}

bool ff_walk_change(struct ff_walk *w, size_t i, uint32_t way)
{
	const struct version *old = w->at;
	if (!can_answer(&old->path, i, way))
		return false;
	answer(w, i, way);
	if (w->at != old)
		w->at->path.here = same_place(&old->path, &w->at->path, i);
	return true;
}

/* A note is written letter by letter: a copy of each state of it would take memory that grows with
 * its square. Nobody else looks at it: what came after this change is gone. */
static void write_note(struct ff_walk *w, struct version *v, struct ff_str note)
{
	if (note.len > v->note_cap) {
		v->note_cap = note.len * 2;
		v->note = FF_NEW(w->arena, char, v->note_cap);
	}
	if (note.len > 0)
		memmove(v->note, note.s, note.len);
	v->visits[v->swapped].note = note.len > 0 ? (struct ff_str){v->note, note.len} : FF_STR("");
	v->after = NULL;
}

bool ff_walk_note(struct ff_walk *w, size_t i, struct ff_str note)
{
	struct version *now = w->at;
	if (i >= now->path.n_visits)
		return false;
	if (ff_str_eq(now->visits[i].note, note))
		return true;
	if (now->by_note && now->swapped == i) {
		write_note(w, now, note);
		w->changes++;
		return true;
	}
	struct trail t = trail_of(w);
	struct version *v = new_version(w->arena, &t);
	v->by_note = true;
	v->swapped = i;
	v->swap = v->visits[i];
	write_note(w, v, note);
	advance(w, v);
	return true;
}

bool ff_walk_go(struct ff_walk *w, size_t i)
{
	if (i > last_place(&w->at->path))
		return false;
	w->at->path.here = i;
	return true;
}

bool ff_walk_back(struct ff_walk *w)
{
	return w->at->path.here > 0 && ff_walk_go(w, w->at->path.here - 1);
}

/* Shows the array that `v` shares with the one before it as it was on the other side of `v`. */
static void swap_sides(struct version *v)
{
	if (v->swapped == FF_NONE)
		return;
	struct ff_visit shown = v->visits[v->swapped];
	v->visits[v->swapped] = v->swap;
	v->swap = shown;
}

bool ff_walk_undo(struct ff_walk *w)
{
	if (!w->at->before)
		return false;
	swap_sides(w->at);
	w->at = w->at->before;
	w->changes++;
	return true;
}

bool ff_walk_redo(struct ff_walk *w)
{
	if (!w->at->after)
		return false;
	w->at = w->at->after;
	swap_sides(w->at);
	w->changes++;
	return true;
}
