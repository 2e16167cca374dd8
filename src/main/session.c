#include "main/session.h"
#include "app/resume.h"
#include "main/host.h"
#include "main/reading.h"
#include "main/result.h"
#include "main/tell.h"
#include <flowform/answers.h>
#include <flowform/text.h>
#include <signal.h>
#include <string.h>
#include <time.h>

/* Whether what would be written is there already, as the last thing that was said. */
static bool is_told(const struct run *r)
{
	return r->front.told && r->options.format == FORMAT_TEXT && !r->options.output;
}

/* Goes on with what was saved, or offers to. Answers from the command line begin anew. */
static void take_up(struct run *r, struct wizard *w)
{
	time_t when;
	const struct ff_session *saved = state_walk(&r->state);
	if (r->options.resume && !saved)
		saved = state_last(&r->state, &when);
	if (r->options.resume && saved)
		wizard_resume(w, saved);
	else if (r->options.resume)
		wizard_say(w, FF_STR("No session of this guide is saved: this is a new one."));
	else if (saved && !r->options.answers)
		wizard_offer(w, saved);
	wizard_say(w, state_notice(&r->state));
}

/* What went wrong with saving is said again where it can be read. */
static void leave_state(struct run *r)
{
	struct ff_str notice = state_notice(&r->state);
	tell_diags(&r->state.diags);
	if (notice.len > 0)
		tell("%.*s", FF_FMT(notice));
	state_stop(&r->state);
}

/* An argument as a shell takes it. */
static void add_argument(struct ff_buf *out, const char *option, const char *value)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "%+,-./:=@_";
	bool quoted = value[strspn(value, plain)] != '\0';
	ff_buf_format(out, " %s%s", option, quoted ? "'" : "");
	for (; *value; value++)
		ff_buf_add(out, *value == '\'' ? FF_STR("'\\''") : (struct ff_str){value, 1});
	ff_buf_add(out, quoted ? FF_STR("'") : FF_STR(""));
}

/* The options and the guide of this run, for a shell; no more than that there is one where that
 * cannot be shown as it is. */
static struct ff_str same_again(struct ff_arena *a, const struct options *o)
{
	struct ff_buf line = {.arena = a};
	if (o->state)
		add_argument(&line, "--state=", o->state);
	if (o->chart > 0)
		ff_buf_format(&line, " --chart=%zu", o->chart);
	if (o->guide)
		add_argument(&line, *o->guide == '-' && o->guide[1] ? "-- " : "", o->guide);
	struct ff_str text = ff_buf_str(&line), trimmed = ff_str_trim(text);
	bool shown = ff_str_eq(trimmed, ff_text_line(a, text)) &&
		     ff_str_eq(text, ff_text_harmless(a, text));
	return shown ? text : FF_STR(" GUIDE");
}

/* How to come back to a session that was left before its end, or whose result was not written. */
static void tell_way_back(const struct run *r, enum status status)
{
	const struct state *s = &r->state;
	struct ff_str again = same_again(r->arena, &r->options);
	if (s->trouble.len > 0)
		return;
	if (r->options.restricted && s->mine)
		tell("the session is saved for the next time");
	else if (s->mine)
		tell("the session is saved; it goes on with: flowform --resume%.*s", FF_FMT(again));
	else if (s->ended && status == STATUS_IO && !r->options.restricted)
		tell("the result is saved; it is written again with: flowform --last%.*s",
		     FF_FMT(again));
}

/* Whether the answers of the command line, if there are any, could be given. */
static bool give_answers(struct run *r)
{
	if (!r->options.answers)
		return true;
	struct ff_str why =
		ff_answers_give(r->arena, r->guide, r->walk, ff_str(r->options.answers));
	if (why.len > 0)
		tell("%.*s", FF_FMT(why));
	return why.len == 0;
}

/* Asks what is left to ask. */
static enum status ask(struct run *r)
{
	struct wizard *w = host_wizard(r, r->guide, r->walk, false);
	state_start(&r->state, r->arena, &r->options, &r->source, r->guide);
	take_up(r, w);
	enum status status = host_run(r, w);
	leave_state(r);
	const struct ending ending = {
		.path = wizard_path(w, r->arena),
		.ticks = wizard_ticks(w),
		.undecided = wizard_undecided(w),
		.seen = true,
		.when = time(NULL),
	};
	if (status == STATUS_OUTCOME)
		status = is_told(r) ? result_status(ff_walk_path(r->walk)) : result_end(r, &ending);
	if (status == STATUS_LEFT || status == STATUS_IO || status == STATUS_SIGNAL + SIGINT)
		tell_way_back(r, status);
	wizard_free(w);
	return status;
}

enum status session_run(struct run *r)
{
	if (!r->options.restricted)
		setup_read(r->arena, &r->setup, &r->options);
	if (!setup_theme(r->arena, &r->setup, &r->options))
		return STATUS_USAGE;
	enum status status = reading_guide(r);
	if (status != STATUS_OUTCOME)
		return status;
	r->walk = ff_walk_new(r->arena, r->guide->chart);
	if (!give_answers(r))
		return STATUS_USAGE;
	const struct ending ending = {.path = ff_walk_path(r->walk), .when = time(NULL)};
	if (!r->options.answers || ending.path->ending != FF_REACHED)
		return ask(r);
	if (r->options.restricted && !host_shut(r))
		return STATUS_TERMINAL;
	return result_end(r, &ending);
}

enum status session_last(struct run *r)
{
	enum status status = reading_guide(r);
	if (status != STATUS_OUTCOME)
		return status;
	struct ending ending = {0};
	state_start(&r->state, r->arena, &r->options, &r->source, r->guide);
	const struct ff_session *last = state_last(&r->state, &ending.when);
	leave_state(r);
	if (!last) {
		tell("no result of this guide is saved");
		return STATUS_LEFT;
	}
	r->walk = ff_walk_new(r->arena, r->guide->chart);
	bool *ticks = ff_session_ticks(r->arena, r->guide);
	struct ff_resumed now = ff_session_apply(r->arena, last, r->guide, r->walk, ticks);
	if (now.newer)
		tell("the guide has changed since: %.*s", FF_FMT(ff_resumed_text(r->arena, &now)));
	const struct ff_path *p = ending.path = ff_walk_path(r->walk);
	struct ff_path open;
	ending.undecided = last->undecided;
	if (last->undecided && p->here < ff_path_answers(p)) {
		open = ff_path_until(r->arena, p, p->here);
		ending.path = &open;
	} else if (p->ending == FF_REACHED) {
		size_t alternative = r->guide->topics[p->end].alternative;
		ending.ticks = ticks + ff_session_first_tick(r->guide, alternative);
	}
	return result_end(r, &ending);
}
