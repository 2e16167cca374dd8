#include "main/state.h"
#include "main/guides.h"
#include "main/xdg.h"
#include <flowform/text.h>
#include <stdlib.h>
#include <unistd.h>

/* --- where -------------------------------------------------------------------------------------
 */

static uint64_t hash(struct ff_str s)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.s[i]) * 0x100000001b3u;
	return h;
}

/* The file's name without its directory and its ending, as far as it can be a name everywhere. */
static struct ff_str short_name(struct ff_arena *a, struct ff_str path)
{
	enum { LONGEST = 40 };
	for (size_t i = path.len; i-- > 0;)
		if (path.s[i] == '/') {
			path = ff_str_from(path, i + 1);
			break;
		}
	size_t dot = path.len;
	while (dot > 0 && path.s[dot - 1] != '.')
		dot--;
	struct ff_str slug = ff_text_slug(a, dot > 1 ? ff_str_head(path, dot - 1) : path);
	return ff_str_head(slug, ff_text_fit(slug, LONGEST));
}

/* One name for each guide: readable, and different for files of one name in two directories. */
static void name_files(struct state *s)
{
	struct ff_arena *a = s->arena;
	struct ff_str origin = guides_origin(a, s->options->guide, s->source);
	if (s->guide->n_charts > 1)
		origin = ff_arena_format(a, "%.*s#%zu", FF_FMT(origin), s->guide->chart_number);
	struct ff_str name = short_name(a, s->source->name);
	name = ff_arena_format(a, "%.*s-%016llx", FF_FMT(name), (unsigned long long)hash(origin));
	s->walk = ff_arena_format(a, "%.*s.json", FF_FMT(name)).s;
	s->last = ff_arena_format(a, "%.*s.last.json", FF_FMT(name)).s;
	s->beside = ff_arena_format(a, "%.*s.new", FF_FMT(name)).s;
	s->locked = ff_arena_format(a, "%.*s.lock", FF_FMT(name)).s;
	s->broken = ff_arena_format(a, "%.*s.broken", FF_FMT(name)).s;
}

/* Sets the directory. What is not below the user's home is made from the root on, but a home that
 * is missing is not ours to make. False if there is nowhere to look. */
static bool find_directory(struct state *s)
{
	const char *state_home = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	const char *path = s->options->state;
	bool below_home = !path && !(state_home && *state_home == '/');
	if (!path)
		path = xdg_path(s->arena, "XDG_STATE_HOME", ".local/state", "");
	if (!path)
		return false;
	struct ff_str trimmed = ff_str(path); /* behind a '/', a link would be followed */
	while (trimmed.len > 1 && trimmed.s[trimmed.len - 1] == '/')
		trimmed.len--;
	s->dir.path = ff_arena_copy(s->arena, trimmed).s;
	s->dir.made_from = below_home && home ? strlen(home) : 0;
	return true;
}

void state_start(struct state *s, struct ff_arena *a, const struct options *options,
		 const struct ff_source *source, const struct ff_guide *guide)
{
	*s = (struct state){
		.arena = a,
		.options = options,
		.source = source,
		.guide = guide,
		.dir = {.arena = a, .fd = -1},
		.lock = -1,
		.diags = {.arena = a},
	};
	/* Lines from a pipe are nobody's session, and no answer to what is offered. */
	bool piped = options->plain && !options->resume && !isatty(STDIN_FILENO);
	bool unwanted = (options->no_save || piped) && options->mode != MODE_LAST;
	s->off = unwanted || !find_directory(s);
	/* A guest's session cannot look for files any more. */
	struct ff_str why;
	if (!s->off && options->restricted)
		statedir_make(&s->dir, &why);
}

/* Notes why nothing is kept. */
static bool refuse(struct state *s, struct ff_str why, bool for_good)
{
	s->trouble = why;
	s->refused = s->refused || for_good;
	return false;
}

/* --- what is there -----------------------------------------------------------------------------
 */

/* Whether there is a directory with files in it. */
static bool look(struct state *s)
{
	struct ff_str why;
	if (s->off)
		return false;
	switch (statedir_open(&s->dir, &why)) {
	case STATEDIR_MISSING: return false;
	case STATEDIR_DONE: break;
	case STATEDIR_TAKEN:
	case STATEDIR_WRONG:
	case STATEDIR_FAILED: return refuse(s, why, true);
	}
	if (!s->walk)
		name_files(s);
	return true;
}

static bool take_lock(struct state *s)
{
	struct ff_str why = FF_STR("another flowform has this guide open");
	return s->lock >= 0 || statedir_lock(&s->dir, s->locked, &s->lock, &why) == STATEDIR_DONE ||
	       refuse(s, why, true);
}

/* Reads a session. Sets *result, and notes what is wrong with the file. */
static const struct ff_session *read_session(struct state *s, const char *name,
					     enum statedir_result *result, time_t *when)
{
	struct ff_str why;
	struct ff_source *source = FF_NEW(s->arena, struct ff_source, 1);
	source->name = ff_arena_format(s->arena, "%s/%s", s->dir.path, name);
	*result = statedir_read(&s->dir, name, FF_LONGEST_SESSION, &source->text, when, &why);
	if (*result == STATEDIR_MISSING)
		return NULL;
	if (*result != STATEDIR_DONE) {
		ff_diag_add(&s->diags, FF_ERROR, "session-file", source, FF_NONE, "%.*s",
			    FF_FMT(why));
		return NULL;
	}
	const struct ff_session *session = ff_session_read(s->arena, source, &s->diags);
	if (!session)
		*result = STATEDIR_WRONG;
	return session;
}

const struct ff_session *state_walk(struct state *s)
{
	enum statedir_result result;
	struct ff_str why;
	time_t when;
	if (!look(s) || !statedir_has(&s->dir, s->walk) || !take_lock(s))
		return NULL;
	const struct ff_session *session = read_session(s, s->walk, &result, &when);
	s->mine = session != NULL;
	if (session || result == STATEDIR_MISSING)
		return session;
	if (result == STATEDIR_FAILED)
		refuse(s, s->diags.list[0].message, true); /* maybe another time */
	else if (statedir_rename(&s->dir, s->walk, s->broken, &why) != STATEDIR_DONE)
		refuse(s, why, true);
	else
		s->aside = ff_arena_format(s->arena, "%s/%s", s->dir.path, s->broken);
	return NULL;
}

const struct ff_session *state_last(struct state *s, time_t *when)
{
	enum statedir_result result;
	return look(s) ? read_session(s, s->last, &result, when) : NULL;
}

/* --- keeping -----------------------------------------------------------------------------------
 */

/* Whether a session can be written now. */
static bool ready(struct state *s)
{
	struct ff_str why;
	if (s->lock >= 0)
		return true;
	if (statedir_make(&s->dir, &why) != STATEDIR_DONE)
		return refuse(s, why, false);
	if (!look(s) || !take_lock(s))
		return false;
	/* There was none when this session began. */
	return !statedir_has(&s->dir, s->walk) ||
	       refuse(s, FF_STR("another flowform has saved one meanwhile"), true);
}

static bool write_session(struct state *s, const char *name, struct ff_str text)
{
	struct ff_str why = FF_STR("it has become too long");
	return (text.len <= FF_LONGEST_SESSION &&
		statedir_write(&s->dir, name, s->beside, text, &why) == STATEDIR_DONE) ||
	       refuse(s, why, false);
}

static struct ff_str text_of(struct state *s, const struct ff_session_now *now)
{
	if (!s->scratch)
		s->scratch = ff_arena_scratch(s->arena);
	ff_arena_reset(s->scratch);
	if (!s->print.s)
		s->print = ff_session_print(s->arena, now->guide->chart);
	struct ff_buf out = {.arena = s->scratch};
	ff_session_write(now, s->print, &out);
	return ff_buf_str(&out);
}

static void keep(struct state *s, const struct ff_session_now *now)
{
	bool reached = now->path->ending == FF_REACHED && !now->undecided;
	bool result = reached || now->undecided;
	bool blank = ff_path_is_blank(now->path);
	if ((blank && !result && !s->mine) || !ready(s))
		return;
	struct ff_str text = text_of(s, now);
	if (result && !write_session(s, s->last, text))
		return;
	s->ended = result;
	if (reached || blank) {
		statedir_remove(&s->dir, s->walk);
		s->mine = false;
	} else if (write_session(s, s->walk, text)) {
		s->mine = true;
	} else {
		return;
	}
	s->trouble = FF_STR("");
}

struct ff_str state_keep(struct state *s, const struct ff_session_now *now)
{
	struct ff_str before = s->trouble;
	if (!s->off && !s->refused)
		keep(s, now);
	bool news = s->trouble.len > 0 && !ff_str_eq(s->trouble, before);
	return news ? state_notice(s) : FF_STR("");
}

struct ff_str state_notice(const struct state *s)
{
	if (s->trouble.len > 0)
		return ff_arena_format(s->arena, "This session is not saved: %.*s.",
				       FF_FMT(s->trouble));
	if (s->aside.len > 0)
		return ff_arena_format(s->arena,
				       "The saved session cannot be read and was put aside (%.*s).",
				       FF_FMT(s->aside));
	return FF_STR("");
}

void state_stop(struct state *s)
{
	if (s->lock >= 0)
		close(s->lock);
	if (s->dir.fd >= 0)
		close(s->dir.fd);
	s->lock = s->dir.fd = -1;
	ff_arena_free(s->scratch);
	s->scratch = NULL;
}
