#include "app/places.h"
#include <flowform/text.h>

struct page_fields fields_of(const struct wizard *w)
{
	if (w->dialog)
		return inquiry_fields(w->dialog->n_answers, w->dialog->entry_label.len > 0);
	return page_fields(path_of(w));
}

void focus_on(struct wizard *w, size_t field)
{
	struct page_fields f = fields_of(w);
	bool writing = field == f.entry;
	w->focus = field;
	if (field < f.answers)
		w->picked = (uint32_t)field;
	if (w->dialog) {
		w->place = writing ? IN_ENTRY : IN_DIALOG;
		if (field < f.answers && w->dialog->moved)
			w->dialog->moved(w, w->picked);
		return;
	}
	w->place = writing ? IN_NOTE : f.entry == FF_NONE ? IN_END : IN_PAGE;
	if (writing)
		edit_set(&w->entry, path_of(w)->visits[path_of(w)->here].note);
}

void move_answer(struct wizard *w, long by)
{
	struct page_fields f = fields_of(w);
	if (f.answers == 0) { /* the walk's end has buttons only */
		focus_on(w, by < 0 ? f.back : f.next);
		return;
	}
	if (w->focus >= f.answers && by > 0) {
		focus_on(w, w->focus == f.entry ? f.next : w->focus);
		return;
	}
	if (w->focus >= f.answers) /* from note and buttons back to the answers */
		by = 0;
	long to = (long)(by ? w->focus : w->picked) + by;
	focus_on(w, to < 0 ? 0 : (size_t)to < f.answers ? (size_t)to : f.answers - 1);
}

void go_back(struct wizard *w)
{
	if (ff_walk_back(w->walk))
		wizard_show(w);
	else
		w->message = FF_STR("This is the first question.");
}

static void give_answer(struct wizard *w)
{
	if (ff_walk_answer(w->walk, w->picked))
		wizard_show(w);
}

void press_next(struct wizard *w)
{
	if (w->dialog)
		dialog_done(w);
	else if (path_of(w)->here < path_of(w)->n_visits)
		give_answer(w);
	else
		wizard_open_panel(w, false);
}

static struct page page_now(struct wizard *w, struct size *size)
{
	struct scene s = wizard_scene(w);
	*size = screen_plan(&s, w->size).page;
	return page_lay_out(w->frame_arena, &s.page, *size);
}

void move_help(struct wizard *w, long by)
{
	struct size size;
	struct page page = page_now(w, &size);
	if (w->dialog || page.help_lines <= page.help_shown)
		return;
	long last = (long)(page.help_lines - page.help_shown), to = (long)w->help_top + by;
	w->help_top = (size_t)(to < 0 ? 0 : to < last ? to : last);
}

void scroll_help(struct wizard *w, bool down)
{
	struct size size;
	struct page page = page_now(w, &size);
	bool fits = w->dialog || page.help_lines <= page.help_shown;
	long shown = (long)(fits ? size.rows : page.help_shown), by = shown > 1 ? shown - 1 : 1;
	if (!fits)
		move_help(w, down ? by : -by);
	else if (!(w->place & IN_WRITING))
		move_answer(w, down ? by : -by);
}

void go_to(struct wizard *w, size_t visit)
{
	if (ff_walk_go(w->walk, visit))
		wizard_show(w);
}

/* A digit continues the number before it if there are so many answers, else it begins one. */
static void pick_number(struct wizard *w, size_t digit)
{
	size_t n = fields_of(w).answers, number = w->number * 10 + digit;
	w->number = number <= n ? number : digit;
	if (w->number > 0 && w->number <= n)
		focus_on(w, w->number - 1);
}

static struct ff_str answer_label(const struct wizard *w, size_t i)
{
	const struct ff_path *p = path_of(w);
	return w->dialog ? w->dialog->answers[i]
			 : ff_answer_label(p->chart, p->visits[p->here].node, i);
}

/* The next answer that begins with a letter, from the one in focus on and round; FF_NONE: none. */
static size_t next_with(const struct wizard *w, uint32_t key)
{
	size_t n = fields_of(w).answers, from = w->focus < n ? w->focus + 1 : w->picked;
	char utf8[8];
	struct ff_str letter = ff_text_key(w->frame_arena, ff_text_char(key, utf8));
	for (size_t i = 0; i < n && letter.len > 0; i++) {
		size_t at = (from + i) % n;
		if (ff_str_starts(ff_text_key(w->frame_arena, answer_label(w, at)), letter))
			return at;
	}
	return FF_NONE;
}

bool begins_answer(const struct wizard *w, uint32_t key)
{
	return next_with(w, key) != FF_NONE;
}

void pick(struct wizard *w, uint32_t key)
{
	if (key >= '0' && key <= '9')
		pick_number(w, key - '0');
	else if (begins_answer(w, key))
		focus_on(w, next_with(w, key));
}
