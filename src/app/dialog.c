#include "app/dialog.h"
#include "app/places.h"

void dialog_open(struct wizard *w, const struct dialog *d, struct dialog_start start)
{
	struct page_fields f = inquiry_fields(d->n_answers, d->entry_label.len > 0);
	if (!w->dialog)
		w->below = (struct place_below){w->place, w->focus, w->picked};
	w->dialog = d;
	ff_arena_reset(w->dialog_arena);
	w->fault = ff_arena_copy(w->dialog_arena, start.fault);
	edit_set(&w->entry, start.entry);
	w->picked = start.picked;
	bool answers = f.answers > 0 && !start.writing;
	focus_on(w, answers ? start.picked : f.entry != FF_NONE ? f.entry : f.next);
}

/* Gives the page below it back. */
static const struct dialog *close_dialog(struct wizard *w)
{
	const struct dialog *d = w->dialog;
	w->dialog = NULL;
	w->picked = w->below.picked;
	focus_on(w, w->below.focus);
	w->place = w->below.place;
	return d;
}

void dialog_done(struct wizard *w)
{
	uint32_t picked = w->picked;
	struct ff_str entry = ff_arena_copy(w->frame_arena, edit_text(&w->entry));
	const struct dialog *d = close_dialog(w);
	if (d->done)
		d->done(w, picked, entry);
}

void dialog_cancel(struct wizard *w)
{
	struct ff_str entry = ff_arena_copy(w->frame_arena, edit_text(&w->entry));
	const struct dialog *d = close_dialog(w);
	if (d->cancelled)
		d->cancelled(w, entry);
}
