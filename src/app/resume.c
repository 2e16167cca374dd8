#include "app/resume.h"
#include "app/places.h"
#include "app/state.h"
#include <flowform/text.h>

/* Where the guide has changed so that an answer is lost or the result is another one, that is read
 * before all else; otherwise a line is enough. */
static void say_what_became(struct wizard *w, const struct ff_resumed *r)
{
	struct ff_str text = ff_resumed_text(w->arena, r);
	if (r->n_gone == 0 && r->n_aside == 0 && !r->moved) {
		w->message = ff_arena_format(w->arena, "Resumed%s: %.*s.",
					     r->newer ? " on a newer guide" : "", FF_FMT(text));
		return;
	}
	static const struct ff_str go_on[] = {FF_STR_INIT("Go on")};
	struct dialog *d = FF_NEW(w->arena, struct dialog, 1);
	*d = (struct dialog){
		.title = FF_STR("The guide has changed"),
		.question = ff_arena_format(w->arena, "%.*s.", FF_FMT(text)),
		.answers = go_on,
		.n_answers = 1,
		.next = FF_STR("[ OK ]"),
	};
	dialog_open(w, d, (struct dialog_start){0});
}

void wizard_resume(struct wizard *w, const struct ff_session *s)
{
	struct ff_resumed r = ff_session_apply(w->arena, s, w->guide, w->walk, w->ticks);
	wizard_show(w);
	if (r.same && s->comparing && !w->panel_open)
		wizard_open_panel(w, s->undecided);
	else if (r.same && !s->comparing && w->panel_open)
		close_panel(w);
	w->kept = wizard_kept(w);
	say_what_became(w, &r);
}

static void answer_offer(struct wizard *w, uint32_t picked, struct ff_str entry)
{
	(void)entry;
	if (picked == 0)
		wizard_resume(w, w->offered);
}

static void say_it_stays(struct wizard *w, struct ff_str entry)
{
	(void)entry;
	w->message = FF_STR("It stays saved until you answer; --resume goes on.");
}

void wizard_offer(struct wizard *w, const struct ff_session *s)
{
	static const struct ff_str answers[] = {FF_STR_INIT("Go on"), FF_STR_INIT("Start anew")};
	struct ff_str summary = ff_session_summary(w->arena, s);
	if (summary.len == 0)
		return;
	struct dialog *d = FF_NEW(w->arena, struct dialog, 1);
	*d = (struct dialog){
		.title = FF_STR("Saved session"),
		.question = ff_arena_format(w->arena, "Go on where you left off?\n%.*s.",
					    FF_FMT(ff_text_harmless(w->arena, summary))),
		.answers = answers,
		.n_answers = 2,
		.next = FF_STR("[ OK ]"),
		.done = answer_offer,
		.cancelled = say_it_stays,
	};
	w->offered = s;
	dialog_open(w, d, (struct dialog_start){0});
}
