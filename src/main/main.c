/* flowform: options, files, which front end, exit status. The only place that prints errors,
 * touches the user's files and exits. */
#include "config.h"

#include "app/chooser.h"
#include "app/resume.h"
#include "main/check.h"
#include "main/files.h"
#include "main/front.h"
#include "main/guest.h"
#include "main/options.h"
#include "main/output.h"
#include "main/result.h"
#include "main/sandbox.h"
#include "main/setup.h"
#include "main/state.h"
#include "main/tell.h"
#include "main/themes.h"
#include <errno.h>
#include <fcntl.h>
#include <flowform/answers.h>
#include <flowform/diff.h>
#include <flowform/report.h>
#include <flowform/text.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

enum { PATHS_SHOWN = 10000, CHANGES_SHOWN = 100 };

/* One run of the program: what it was asked for, and what it has read. */
struct run {
	struct ff_arena *arena;
	struct options options;
	struct ff_source source;
	struct setup setup;
	const struct ff_guide *guide;
	struct ff_walk *walk;
	struct output output;
	struct front front;
	struct state state;
	struct host host;
};

/* --- sessions ----------------------------------------------------------------------------------
 */

static bool draws_ascii(const struct options *o)
{
	return o->ascii || result_locale_is_ascii();
}

static bool in_colour(const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	return o->color == COLOR_ALWAYS || (o->color != COLOR_NEVER && !(no_color && *no_color));
}

/* The themes one can choose beside the built-in ones. */
static size_t more_themes(void *context, struct ff_arena *a, const struct theme_file **files)
{
	const struct run *r = context;
	return themes_files(a, &r->setup.theme_file, files);
}

/* A guest is in: the door is shut behind him. False with a message if it has no lock. */
static bool shut(void *context)
{
	const struct run *r = context;
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

/* Runs one wizard, on the screen or line by line. STATUS_OUTCOME: it ended by itself. */
static enum status run_wizard(struct run *r, struct wizard *w)
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
	case UI_SIGNAL: return STATUS_SIGNAL + (unsigned)result.signal;
	case UI_REFUSED:
	case UI_LINES:
	case UI_SWITCH: break;
	}
	if (result.why_not.len > 0 && r->options.restricted)
		tell("%.*s%s", FF_FMT(result.why_not),
		     isatty(STDIN_FILENO) ? "" : ": ask for one, as ssh -t does");
	else if (result.why_not.len > 0)
		tell("%.*s; --plain reads lines from a pipe, --answers asks nothing",
		     FF_FMT(result.why_not));
	return STATUS_TERMINAL;
}

static struct ff_str host_keep(void *context, const struct ff_session_now *now)
{
	struct run *r = context;
	return state_keep(&r->state, now);
}

static struct ff_str host_write(void *context, struct ff_str path, struct ff_str bytes,
				bool replace, bool *exists)
{
	struct run *r = context;
	const char *home = getenv("HOME"), *full = ff_arena_copy(r->arena, path).s;
	if (ff_str_starts(path, FF_STR("~/")) && home)
		full = ff_arena_format(r->arena, "%s%s", home, full + 1).s;
	struct ff_str why = files_save(r->arena, full, bytes, replace, exists);
	return why.len > 0 ? ff_arena_format(r->arena, "%.*s: %.*s.", FF_FMT(path), FF_FMT(why))
			   : why;
}

static struct ff_str host_today(void *context)
{
	struct run *r = context;
	return result_day(r->arena, time(NULL));
}

static struct wizard *new_wizard(struct run *r, const struct ff_guide *g, struct ff_walk *walk,
				 bool pick_only)
{
	bool files = !r->options.restricted;
	r->host = (struct host){
		.context = r,
		.keep = pick_only ? NULL : host_keep,
		.write = files && !pick_only ? host_write : NULL,
		.today = host_today,
		.themes = files ? more_themes : NULL,
	};
	struct wizard_options options = {
		.ascii = draws_ascii(&r->options),
		.no_memory = tell_no_memory,
		.restricted = r->options.restricted,
		.pick_only = pick_only,
		.host = &r->host,
		.theme = r->setup.theme,
		.tree_width = r->setup.settings.tree_width,
		.keys = r->setup.settings.keys,
	};
	return wizard_new(r->arena, g, walk, options);
}

/* --- which chart -------------------------------------------------------------------------------
 */

/* Lets a person choose among the document's charts: a guide of one question. */
static enum status choose_chart(struct run *r, const struct ff_choice *choices, size_t n)
{
	const struct ff_guide *g = chooser_guide(r->arena, r->source.name, choices, n);
	struct ff_walk *walk = ff_walk_new(r->arena, g->chart);
	struct wizard *w = new_wizard(r, g, walk, true);
	enum status status = run_wizard(r, w);
	r->setup.theme = *wizard_theme(w);
	wizard_free(w);
	if (status != STATUS_OUTCOME)
		return status;
	const struct ff_path *p = ff_walk_path(walk);
	if (p->ending != FF_REACHED)
		return STATUS_LEFT;
	r->options.chart = p->visits[0].way + 1;
	return STATUS_OUTCOME;
}

/* Asks which chart is meant where the document has several and a session is wanted. Done only
 * after reading has failed, so that a guide with one chart is read once. A guest is not asked: the
 * door is shut only once. */
static enum status ask_for_chart(struct run *r)
{
	if (r->options.chart != 0 || r->options.mode != MODE_SESSION || r->options.answers ||
	    r->options.restricted)
		return STATUS_GUIDE;
	struct ff_diags diags = {.arena = r->arena};
	const struct ff_choice *choices;
	size_t n = ff_guide_charts(r->arena, &r->source, &diags, &choices);
	return n > 1 && diags.errors == 0 ? choose_chart(r, choices, n) : STATUS_GUIDE;
}

static enum status read_guide(struct run *r)
{
	enum status status = files_read_guide(r->arena, r->options.guide, &r->source);
	if (status != STATUS_OUTCOME)
		return status;
	struct ff_diags diags = {.arena = r->arena};
	r->guide = ff_guide_read(r->arena, &r->source, r->options.chart, &diags);
	if (!r->guide)
		status = ask_for_chart(r);
	if (!r->guide && status == STATUS_OUTCOME) {
		diags.n = diags.errors = 0; /* that there are several */
		r->guide = ff_guide_read(r->arena, &r->source, r->options.chart, &diags);
		status = r->guide ? STATUS_OUTCOME : STATUS_GUIDE;
	}
	if (status == STATUS_GUIDE)
		tell_diags(&diags);
	return status;
}

/* --- what is asked for -------------------------------------------------------------------------
 */

static enum status print_chart(struct run *r)
{
	struct ff_diags diags = {.arena = r->arena};
	enum status status = files_read_guide(r->arena, r->options.guide, &r->source);
	if (status != STATUS_OUTCOME)
		return status;
	const struct ff_chart *chart =
		ff_guide_chart(r->arena, &r->source, r->options.chart, &diags);
	if (!chart) {
		tell_diags(&diags);
		return STATUS_GUIDE;
	}
	struct ff_buf out = output_begin(&r->output, r->arena);
	ff_chart_dump(chart, &out);
	return output_end(&r->output, &out, STATUS_OUTCOME);
}

static enum status print_paths(struct run *r)
{
	enum status status = read_guide(r);
	if (status != STATUS_OUTCOME)
		return status;
	struct ff_buf out = output_begin(&r->output, r->arena);
	ff_report_paths(r->arena, r->guide, PATHS_SHOWN, &out);
	return output_end(&r->output, &out, STATUS_OUTCOME);
}

static enum status print_list(struct run *r)
{
	struct ff_buf out = output_begin(&r->output, r->arena);
	ff_buf_add(&out, FF_STR("Guides:\n"));
	files_list_guides(&out);
	ff_buf_add(&out, FF_STR("\nThemes:\n"));
	themes_list(&out);
	return output_end(&r->output, &out, STATUS_OUTCOME);
}

static enum status print_check(struct run *r)
{
	struct ff_buf out = output_begin(&r->output, r->arena);
	struct ff_arena *scratch = ff_arena_new(tell_no_memory, NULL);
	enum status status = check_guides(scratch, &r->options, &out);
	ff_arena_free(scratch);
	return output_end(&r->output, &out, status);
}

/* One of the two guides that are compared. */
static enum status read_other(struct run *r, const char *name, const struct ff_guide **g)
{
	struct ff_source *source = FF_NEW(r->arena, struct ff_source, 1);
	struct ff_diags diags = {.arena = r->arena};
	enum status status = files_read_guide(r->arena, name, source);
	if (status != STATUS_OUTCOME)
		return status;
	*g = ff_guide_read(r->arena, source, r->options.chart, &diags);
	if (*g)
		return STATUS_OUTCOME;
	tell_diags(&diags);
	return STATUS_GUIDE;
}

static enum status print_diff(struct run *r)
{
	const struct ff_guide *guides[2];
	for (size_t i = 0; i < 2; i++) {
		enum status status = read_other(r, r->options.guides[i], &guides[i]);
		if (status != STATUS_OUTCOME)
			return status;
	}
	const struct ff_diff *diff = ff_diff(r->arena, guides[0], guides[1], CHANGES_SHOWN);
	struct ff_buf out = output_begin(&r->output, r->arena);
	if (r->options.format == FORMAT_JSON) {
		ff_diff_json(diff, &out);
		ff_buf_add_char(&out, '\n');
	} else {
		ff_diff_text(diff, &out);
	}
	return output_end(&r->output, &out, diff->same ? STATUS_OUTCOME : STATUS_LEFT);
}

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

static enum status write_result(struct run *r, const struct ff_path *path, const bool *ticks,
				bool undecided, bool seen, time_t when)
{
	enum status status = path->ending == FF_REACHED ? STATUS_OUTCOME : STATUS_LEFT;
	if (result_is_silent(path, undecided, &r->options))
		return status;
	struct ff_buf out = output_begin(&r->output, r->arena);
	result_at_end(r->guide, path, ticks, seen, when, &r->options, &out);
	return output_end(&r->output, &out, status);
}

static enum status session(struct run *r)
{
	if (!r->options.restricted)
		setup_read(r->arena, &r->setup, &r->options);
	if (!setup_theme(r->arena, &r->setup, &r->options))
		return STATUS_USAGE;
	enum status status = read_guide(r);
	if (status != STATUS_OUTCOME)
		return status;
	r->walk = ff_walk_new(r->arena, r->guide->chart);
	if (r->options.answers) {
		struct ff_str why =
			ff_answers_give(r->arena, r->guide, r->walk, ff_str(r->options.answers));
		if (why.len > 0) {
			tell("%.*s", FF_FMT(why));
			return STATUS_USAGE;
		}
	}
	const struct ff_path *path = ff_walk_path(r->walk);
	const bool *ticks = NULL;
	bool undecided = false;
	struct wizard *w = NULL;
	if (!r->options.answers || path->ending != FF_REACHED) {
		w = new_wizard(r, r->guide, r->walk, false);
		state_start(&r->state, r->arena, &r->options, &r->source, r->guide);
		take_up(r, w);
		status = run_wizard(r, w);
		leave_state(r);
		ticks = wizard_ticks(w);
		undecided = wizard_undecided(w);
		path = wizard_path(w, r->arena);
	} else if (r->options.restricted && !shut(r)) {
		return STATUS_TERMINAL;
	}
	if (status == STATUS_OUTCOME && is_told(r)) {
		status = ff_walk_path(r->walk)->ending == FF_REACHED ? STATUS_OUTCOME : STATUS_LEFT;
	} else if (status == STATUS_OUTCOME) {
		status = write_result(r, path, ticks, undecided, w != NULL, time(NULL));
	}
	if (w)
		wizard_free(w);
	return status;
}

static enum status print_last(struct run *r)
{
	enum status status = read_guide(r);
	if (status != STATUS_OUTCOME)
		return status;
	time_t when;
	state_start(&r->state, r->arena, &r->options, &r->source, r->guide);
	const struct ff_session *last = state_last(&r->state, &when);
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
	const struct ff_path *p = ff_walk_path(r->walk);
	struct ff_path open;
	if (last->undecided && p->here < ff_path_answers(p)) {
		open = ff_path_until(r->arena, p, p->here);
		p = &open;
	}
	if (p->ending == FF_REACHED)
		ticks += ff_session_first_tick(r->guide, r->guide->topics[p->end].alternative);
	return write_result(r, p, p->ending == FF_REACHED ? ticks : NULL, last->undecided, false,
			    when);
}

static enum status print_help(struct run *r)
{
	struct ff_buf out = output_begin(&r->output, r->arena);
	options_help(&out);
	return output_end(&r->output, &out, STATUS_OUTCOME);
}

static enum status print_version(struct run *r)
{
	struct ff_buf out = output_begin(&r->output, r->arena);
	ff_buf_add(&out, FF_STR(PACKAGE_STRING "\n"));
	return output_end(&r->output, &out, STATUS_OUTCOME);
}

static enum status do_mode(struct run *r)
{
	switch (r->options.mode) {
	case MODE_CHECK: return print_check(r);
	case MODE_DIFF: return print_diff(r);
	case MODE_DUMP: return print_chart(r);
	case MODE_PATHS: return print_paths(r);
	case MODE_LIST: return print_list(r);
	case MODE_LAST: return print_last(r);
	case MODE_HELP: return print_help(r);
	case MODE_VERSION: return print_version(r);
	case MODE_SESSION: break;
	}
	return session(r);
}

static enum status run(struct run *r)
{
	enum status status = output_open(&r->output, r->arena, r->options.output, r->options.force);
	if (status != STATUS_OUTCOME)
		return status;
	r->front.plain = r->front.pipes = r->options.plain;
	r->front.in_taken = r->options.guide && strcmp(r->options.guide, "-") == 0;
	status = do_mode(r);
	front_end(&r->front);
	return status;
}

/* Nothing that a guest brings along is used but his terminal: not his environment, not the
 * directory he is in, and no shell that he could go back to in between. */
static bool let_in_guest(void)
{
	guest_clean_environment();
	signal(SIGTSTP, SIG_IGN);
	if (chdir("/") == 0)
		return true;
	tell("--restricted: the root directory cannot be entered");
	return false;
}

/* A file that is opened where a standard descriptor was closed would get its number: messages would
 * go into a result. What is put there instead fails to be used, as the closed one would. */
static void fill_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
	struct run r = {.state.dir.fd = -1};
	if (guest_has_borrowed_rights()) {
		tell("does not run with the rights of another user or group (set-uid, set-gid)");
		_exit(STATUS_USAGE); /* and nothing else runs with them: no sanitizer at the end */
	}
	fill_standard();
	if (!options_read(&r.options, argc, argv))
		return STATUS_USAGE;
	if (r.options.restricted && !let_in_guest())
		return STATUS_IO;
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others */
	errno = 0;
	if (!setlocale(LC_CTYPE, "") &&
	    errno == ENOMEM) /* each further category is a file to open */
		tell_no_memory(NULL);
	r.arena = ff_arena_new(tell_no_memory, NULL);
	enum status status = run(&r);
	ff_arena_free(r.arena);
	return (int)status;
}
