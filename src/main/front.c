#include "main/front.h"

/* A session that changes between the front ends. */
struct session {
	struct front *front;
	struct ff_arena *arena;
	struct wizard *wizard;
	struct plain *plain;
	struct ui_options options; /* ready() is NULL once it was called */
	struct ff_str message;     /* to be said line by line */
};

static struct ui_result run_screen(struct session *s)
{
	struct ui_result result = ui_run(s->arena, s->wizard, &s->options);
	if (result.end != UI_REFUSED && result.end != UI_LINES)
		s->options.ready = NULL;
	return result;
}

static struct ui_result run_lines(struct session *s)
{
	struct front *f = s->front;
	struct ui_result result = {.end = UI_REFUSED};
	const struct lines_options o = {f->pipes, f->in_taken};
	if (!f->io)
		f->io = lines_open(s->arena, &o, &result.why_not);
	if (!f->io || (s->options.ready && !s->options.ready(s->options.context)))
		return result;
	s->options.ready = NULL;
	result = lines_run(f->io, s->plain, s->wizard, s->message);
	f->told = plain_told(s->plain) && lines_on_output(f->io);
	return result;
}

/* What is said by the front end that was to be left, where the other one cannot be had. */
static void stay(struct session *s, struct ff_str why)
{
	struct ff_str text = ff_arena_format(s->arena, "It goes on here: %.*s.", FF_FMT(why));
	if (s->front->plain)
		s->message = text;
	else
		wizard_say(s->wizard, text);
}

struct ui_result front_run(struct front *f, struct ff_arena *a, struct wizard *w,
			   const struct ui_options *options)
{
	struct session s = {f, a, w, plain_new(a, w, options->ascii), *options, FF_STR("")};
	struct ui_result result;
	bool switched = false, more = true;
	while (more) {
		result = f->plain ? run_lines(&s) : run_screen(&s);
		bool refused = result.end == UI_REFUSED || result.end == UI_LINES;
		bool lines = !f->plain && result.end == UI_LINES; /* no screen, but lines */
		more = result.end == UI_SWITCH || lines || (refused && switched);
		s.message = FF_STR("");
		if (more)
			f->plain = !f->plain;
		if (refused && switched)
			stay(&s, result.why_not);
		switched = result.end == UI_SWITCH;
	}
	plain_free(s.plain);
	return result;
}

void front_end(struct front *f)
{
	if (f->io)
		lines_close(f->io);
}
