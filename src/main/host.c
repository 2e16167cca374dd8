#include "main/host.h"
#include "main/files.h"
#include "main/result.h"
#include "main/sandbox.h"
#include "main/tell.h"
#include "main/themes.h"
#include <flowform/answers.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* The themes one can choose beside the built-in ones. */
static size_t more_themes(void *context, struct ff_arena *a, const struct theme_file **files)
{
	const struct run *r = context;
	return themes_files(a, &r->setup.theme_file, files);
}

static struct ff_str keep(void *context, const struct ff_session_now *now)
{
	struct run *r = context;
	return state_keep(&r->state, now);
}

/* A name that begins with "~/" is meant as a shell would take it. */
static struct ff_str write_file(void *context, struct ff_str path, struct ff_str bytes,
				bool replace, bool *exists)
{
	struct run *r = context;
	const char *home = getenv("HOME"), *full = ff_arena_copy(r->arena, path).s;
	if (ff_str_starts(path, FF_STR("~/")) && home)
		full = ff_arena_format(r->arena, "%s%s", home, full + 1).s;
	struct ff_str why = files_save(r->arena, full, bytes, replace, exists);
	if (why.len == 0)
		return why;
	char first = why.s[0] >= 'a' && why.s[0] <= 'z' ? (char)(why.s[0] - 'a' + 'A') : why.s[0];
	return ff_arena_format(r->arena, "%c%.*s.", first, FF_FMT(ff_str_from(why, 1)));
}

static struct ff_str today(void *context)
{
	struct run *r = context;
	return result_day(r->arena, time(NULL));
}

struct wizard *host_wizard(struct run *r, const struct ff_guide *g, struct ff_walk *walk,
			   bool choosing)
{
	bool files = !r->options.restricted;
	r->host = (struct host){
		.context = r,
		.keep = choosing ? NULL : keep,
		.write = files && !choosing ? write_file : NULL,
		.today = today,
		.themes = files ? more_themes : NULL,
	};
	struct wizard_options options = {
		.ascii = r->options.ascii || result_locale_is_ascii(),
		.no_memory = tell_no_memory,
		.restricted = r->options.restricted,
		.host = &r->host,
		.theme = r->setup.theme,
		.tree_width = r->setup.settings.tree_width,
		.keys = r->setup.settings.keys,
	};
	return wizard_new(r->arena, g, walk, options);
}

bool host_shut(const struct run *r)
{
	mbstate_t state = {0};
	wchar_t c;
	/* What is loaded only when it is used: a locale's tables, the time zone. */
	mbrtowc(&c, "a", 1, &state);
	tzset();
	const struct statedir *dir = &r->state.dir;
	const char *missing = dir->path && dir->fd < 0
				      ? "sessions cannot be saved where --state says"
				      : sandbox_enter(dir->fd);
	if (missing)
		tell("--restricted: %s", missing);
	return !missing;
}

static bool shut(void *context)
{
	return host_shut(context);
}

/* Why there is no session, and what can be done instead. */
static void tell_refused(const struct run *r, struct ff_str why)
{
	struct ff_str left = FF_STR("");
	if (r->options.answers)
		left = ff_answers_left(r->arena, r->guide, r->walk);
	if (r->options.restricted)
		tell("%.*s%s", FF_FMT(why),
		     isatty(STDIN_FILENO) ? "" : ": ask for one, as ssh -t does");
	else if (left.len > 0)
		tell("%.*s; the answers end before %.*s", FF_FMT(why), FF_FMT(left));
	else if (r->options.answers)
		tell("%.*s; the answers lead to no outcome", FF_FMT(why));
	else
		tell("%.*s; --plain reads lines from a pipe, --answers asks nothing", FF_FMT(why));
}

static bool in_colour(const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	return o->color == COLOR_ALWAYS || (o->color != COLOR_NEVER && !(no_color && *no_color));
}

static volatile sig_atomic_t told_by;

static void end_now(int number)
{
	(void)number;
	_exit(STATUS_SIGNAL + told_by);
}

/* All is saved and the terminal given back; what is left to be said keeps nobody who was told to
 * end, where the terminal takes nothing. */
static enum status end_soon(int number)
{
	const struct itimerval second = {.it_value = {.tv_sec = 1}};
	told_by = number;
	signal(SIGALRM, end_now);
	setitimer(ITIMER_REAL, &second, NULL);
	return STATUS_SIGNAL + (unsigned)number;
}

enum status host_run(struct run *r, struct wizard *w)
{
	struct ui_options options = {
		.colour = in_colour(&r->options),
		.ascii = result_locale_is_ascii(), /* the guide's words, too */
		.mouse = r->options.mouse,
		.no_memory = tell_no_memory,
		.ready = r->options.restricted ? shut : NULL,
		.context = r,
	};
	struct ui_result result = front_run(&r->front, r->arena, w, &options);
	r->options.plain = r->front.plain; /* where it ended, its result is written */
	switch (result.end) {
	case UI_ENDED: return STATUS_OUTCOME;
	case UI_SIGNAL: return end_soon(result.signal);
	case UI_REFUSED:
	case UI_LINES:
	case UI_SWITCH: break;
	}
	if (result.why_not.len > 0)
		tell_refused(r, result.why_not);
	return STATUS_TERMINAL;
}
