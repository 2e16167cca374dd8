#include "app/on_mouse.h"
#include "app/places.h"
#include <flowform/text.h>

static struct edit *written_in(struct wizard *w)
{
	return w->place == IN_SEARCH ? &w->search.line : &w->entry;
}

/* What is written is another text now. */
static void wrote(struct wizard *w)
{
	if (w->place == IN_SEARCH)
		search_typed(w);
	if (w->place == IN_SEARCH || w->dialog)
		return;
	ff_walk_note(w->walk, path_of(w)->here, edit_text(&w->entry));
	wizard_forget_sheet(w);
}

static void write_key(struct wizard *w, uint32_t key)
{
	struct edit *edit = written_in(w);
	size_t len = edit->len;
	char utf8[8];
	if (!edit_key(edit, key) && key >= ' ' && key < KEY_ID_UP)
		edit_type(edit, ff_text_char(key, utf8));
	if (edit->len != len) /* the cursor may only have moved */
		wrote(w);
}

/* Text that is pasted is never taken for keys. */
static void paste(struct wizard *w, struct ff_str text)
{
	if (w->place & IN_PAGE)
		wizard_say_key(w, "A paste goes into the note: first press *.", ACT_FIELD);
	else if (!(w->place & IN_WRITING))
		w->message = FF_STR("A paste goes into a note, and nowhere else.");
	if (!(w->place & IN_WRITING))
		return;
	edit_type(written_in(w), text);
	wrote(w);
}

/* What is on the screen as far as answers are given to it: two that differ are two pages. */
struct shown {
	const struct dialog *dialog;
	size_t here;
	enum place list;
	bool panel, text, leave;
};

static struct shown shown(const struct wizard *w)
{
	return (struct shown){w->dialog,     path_of(w)->here,    w->list,
			      w->panel_open, w->place == IN_TEXT, w->place == IN_LEAVE};
}

static bool is_other(struct shown a, struct shown b)
{
	return a.dialog != b.dialog || a.here != b.here || a.list != b.list || a.panel != b.panel ||
	       a.text != b.text || a.leave != b.leave;
}

/* What can be said only to a page that one has seen. */
static bool is_answer(enum action action)
{
	return action == ACT_NEXT || action == ACT_TURN;
}

void act_on(struct wizard *w, enum action action)
{
	struct shown before = shown(w);
	if (is_answer(action) && w->press.hasty) {
		wizard_say_key(w, "Too soon for this page: press * again.", action);
		return;
	}
	if (acts[action])
		acts[action](w);
	if (is_other(before, shown(w))) {
		press_turned(&w->press);
		w->clicked.kind = HOT_NONE;
	}
}

/* A letter that moves gives way to an answer that begins with it. */
static enum action action_of(const struct wizard *w, uint32_t key)
{
	enum action action = key_action(w->keys, w->place, key);
	bool moves = action >= ACT_UP && action <= ACT_RIGHT;
	bool letter = key > ' ' && key < KEY_ID_UP;
	bool answers = w->place & (IN_PAGE | IN_DIALOG);
	return moves && letter && answers && begins_answer(w, key) ? ACT_PICK : action;
}

enum { NUMBER_MS = 1500 }; /* digits of one number come within that */

void press_key(struct wizard *w, uint32_t key, const struct event *e)
{
	enum action action = action_of(w, key);
	if (action != ACT_PICK || e->ms - w->press.ms > NUMBER_MS)
		w->number = 0;
	press_begin(&w->press, key, e);
	if (action == ACT_NONE && w->place & IN_WRITING)
		write_key(w, key);
	w->key = key;
	if (action != ACT_NONE)
		act_on(w, action);
}

/* Where the window is too small to show anything, a key answers nothing. */
static bool is_blind(const struct wizard *w, const struct event *e)
{
	enum action action = e->kind == EVENT_KEY ? action_of(w, e->key) : ACT_NONE;
	bool lets = action == ACT_LEAVE || action == ACT_REDRAW || action == ACT_SUSPEND;
	bool input = e->kind == EVENT_KEY || e->kind == EVENT_PASTE || e->kind == EVENT_MOUSE;
	return input && w->size.rows > 0 && screen_too_small(w->size) && !lets;
}

static void handle(struct wizard *w, struct event event)
{
	if (is_blind(w, &event))
		return;
	/* Also a key that means nothing here ends it. */
	if (event.kind == EVENT_KEY || event.kind == EVENT_PASTE)
		w->message = FF_STR("");
	switch (event.kind) {
	case EVENT_KEY:
		w->clicked.kind = HOT_NONE;
		press_key(w, event.key, &event);
		break;
	case EVENT_MOUSE: handle_mouse(w, &event); break;
	case EVENT_PASTE: paste(w, event.text); break;
	case EVENT_RESIZE: w->size = event.size; break;
	case EVENT_LEAVE: w->effect = EFFECT_END; break;
	}
}

void wizard_keep(struct wizard *w, bool leaving)
{
	const struct host *host = w->options.host;
	struct kept now = wizard_kept(w);
	bool changed = now.changes != w->kept.changes && w->place != IN_NOTE;
	bool moved = now.changes != w->kept.changes || now.here != w->kept.here ||
		     now.comparing != w->kept.comparing;
	if (!host || !host->keep || !(changed || (leaving && moved)))
		return;
	w->kept = now;
	struct ff_session_now what = wizard_now(w);
	struct ff_str problem = host->keep(host->context, &what);
	if (problem.len > 0)
		w->message = problem;
}

enum effect wizard_handle(struct wizard *w, struct event event)
{
	w->effect = EFFECT_NONE;
	handle(w, event);
	wizard_keep(w, w->effect == EFFECT_END);
	return w->effect;
}
