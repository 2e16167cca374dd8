#include "ui/run.h"
#include "ui/caps.h"
#include "ui/clipboard.h"
#include "ui/input.h"
#include "ui/page.h"
#include "ui/rescue.h"
#include "ui/signals.h"

#include <errno.h>
#include <signal.h>
#include <time.h>

enum {
	MERGED = 100,     /* so many events may come before a frame is shown all the same */
	SETTLE_MS = 20,   /* a window that changes its size is drawn when it has come to rest */
	PASTE_MS = 1000,  /* for so long more of a paste is waited for */
	MOST_SILENCE = 2, /* so often input may be announced and not be there */
};

struct ui {
	struct wizard *wizard;
	struct term *term;
	struct input *input;
	struct page_form *page;
	const struct frame *frame; /* NULL: what happened since may have changed it */
	size_t unshown;            /* events since the last frame was shown; before the first: 1 */
	bool begun;                /* the first frame was shown */
	bool settling;             /* the size changed just now */
	unsigned silence;
	bool over, switched;
	int signal;
};

void ui_rescue(void)
{
	rescue_now();
}

/* The frame as it is now, with the form that belongs to it; the first one is shown without waiting
 * for libform. */
static const struct frame *current_frame(struct ui *u)
{
	if (!u->frame) {
		if (term_use(u->term, wizard_theme(u->wizard)->theme))
			page_form_forget(u->page);
		u->frame = wizard_frame(u->wizard, term_size(u->term));
		if (u->begun)
			page_form_set(u->page, &u->frame->form);
	}
	return u->frame;
}

static void end_by(struct ui *u, int signal)
{
	wizard_handle(u->wizard, (struct event){.kind = EVENT_LEAVE});
	u->signal = signal;
	u->over = true;
}

static void show(struct ui *u)
{
	const struct frame *f = current_frame(u);
	term_paint(u->term, f);
	page_form_paint(u->page);
	u->unshown = 0;
	u->begun = true;
	if (!term_show(u->term, f->cursor_row, f->cursor_col))
		end_by(u, signals_ending() ? signals_ending() : SIGHUP);
}

/* Stops the program until the shell continues it: maybe in a window of another size. */
static void suspend(struct ui *u, bool group)
{
	term_leave(u->term);
	signals_suspend(group);
	signals_continued();
	term_return(u->term);
	term_resize(u->term);
	u->frame = NULL;
}

/* Nobody knows whether the terminal takes it. */
static void copy(struct ui *u)
{
	bool sent = caps_osc() && clipboard_send(wizard_copy(u->wizard));
	wizard_say(u->wizard,
		   sent ? FF_STR("The result was sent to the terminal, for its clipboard.")
			: FF_STR("This terminal has no clipboard that could be reached."));
}

static void give(struct ui *u, struct event e)
{
	u->unshown++;
	switch (wizard_handle(u->wizard, e)) {
	case EFFECT_NONE: break;
	case EFFECT_REDRAW: term_redraw(u->term); break;
	case EFFECT_SUSPEND: suspend(u, true); break;
	case EFFECT_COPY: copy(u); break;
	case EFFECT_SWITCH: u->over = u->switched = true; break;
	case EFFECT_END: u->over = true; break;
	}
	u->frame = NULL;
}

static void take_signals(struct ui *u)
{
	if (signals_stopped())
		suspend(u, false);
	if (signals_continued())
		term_return(u->term);
	if (signals_resized()) {
		term_resize(u->term);
		u->settling = true;
		give(u, (struct event){.kind = EVENT_RESIZE, .size = term_size(u->term)});
	}
	if (signals_ending())
		end_by(u, signals_ending());
}

static uint64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* All that has come, up to a frame's worth. */
static void take_input(struct ui *u)
{
	struct event e;
	size_t heard = input_heard(u->input);
	while (!u->over && u->unshown < MERGED && input_next(u->input, &e)) {
		e.ms = now_ms();
		e.early = u->unshown > 0;
		give(u, e);
	}
	if (input_heard(u->input) != heard)
		u->silence = 0;
}

/* Shows what there is to show and waits: the one place of the program that does. */
static void rest(struct ui *u)
{
	int ms = u->settling ? SETTLE_MS : input_pasting(u->input) ? PASTE_MS : -1;
	bool more = u->unshown >= MERGED; /* may have been read from the terminal already */
	if (!u->settling || more)
		show(u);
	if (u->over || more)
		return;
	errno = 0; /* of what is survived nothing is left, see rescue_starved() */
	switch (signals_wait(term_fd(u->term), ms)) {
	case WAITED_SIGNAL: break;
	case WAITED_INPUT:
		/* A terminal that is gone can always be read, and nothing comes of it. */
		if (++u->silence > MOST_SILENCE)
			end_by(u, SIGHUP);
		break;
	case WAITED_TIME:
		if (!u->settling)
			give(u, input_cut(u->input));
		u->settling = false;
		break;
	}
}

static void session(struct ui *u)
{
	while (!u->over) {
		take_signals(u);
		if (!u->over)
			take_input(u);
		if (!u->over)
			rest(u);
	}
}

struct ui_result ui_run(struct ff_arena *a, struct wizard *w, const struct ui_options *o)
{
	struct term_options options = {o->colour, o->ascii, o->mouse};
	struct ff_arena *scratch = ff_arena_new(o->no_memory, NULL);
	struct ui u = {.wizard = w, .unshown = 1};
	struct ui_result result = {.end = UI_REFUSED};
	enum term_start how;
	signals_start();
	u.term = term_start(a, scratch, &options, &how, &result.why_not);
	if (how == TERM_LINES)
		result.end = UI_LINES;
	if (u.term) {
		wizard_say(w, result.why_not);
		u.input = input_new(a, u.term, o->mouse);
		u.page = page_form_new(a, scratch, o->no_memory, u.term);
		if (o->ready && !o->ready(o->context)) {
			result.why_not = FF_STR("");
		} else {
			session(&u);
			result.end = u.signal ? UI_SIGNAL : u.switched ? UI_SWITCH : UI_ENDED;
			result.signal = u.signal;
		}
		page_form_free(u.page);
		term_stop(u.term);
	}
	signals_stop();
	ff_arena_free(scratch);
	return result;
}
