#include "guide.h"
#include "session_parts.h"
#include <flowform/text.h>
#include <jansson.h>

/* Deeper than ours goes no other: jansson calls itself for each level. */
enum { DEEPEST = 8 };

struct reader {
	struct ff_arena *arena;
	const struct ff_source *source;
	struct ff_diags *diags;
	const char *list; /* what is read: "answers", and which of them; NULL: the whole */
	size_t index;
	bool broken; /* it was said what is wrong: the first is enough */
};

static void refuse(struct reader *r, const char *name, const char *what)
{
	if (!r->broken && r->list)
		ff_diag_add(r->diags, FF_ERROR, "session-content", r->source, FF_NONE,
			    "'%s' of number %zu of '%s' %s", name, r->index + 1, r->list, what);
	else if (!r->broken)
		ff_diag_add(r->diags, FF_ERROR, "session-content", r->source, FF_NONE, "'%s' %s",
			    name, what);
	r->broken = true;
}

/* --- members -----------------------------------------------------------------------------------
 */

/* One that may be missing: s is NULL then. */
static struct ff_str optional(struct reader *r, const json_t *in, const char *name)
{
	const json_t *value = json_object_get(in, name);
	if (!value)
		return (struct ff_str){NULL, 0};
	if (!json_is_string(value)) {
		refuse(r, name, "is no text");
		return FF_STR("");
	}
	return ff_arena_copy(r->arena,
			     (struct ff_str){json_string_value(value), json_string_length(value)});
}

static struct ff_str text(struct reader *r, const json_t *in, const char *name)
{
	struct ff_str s = optional(r, in, name);
	if (s.s)
		return s;
	refuse(r, name, "is missing");
	return FF_STR("");
}

static bool flag(struct reader *r, const json_t *in, const char *name)
{
	const json_t *value = json_object_get(in, name);
	if (value && !json_is_boolean(value))
		refuse(r, name, "is neither true nor false");
	return json_is_true(value);
}

static size_t number(struct reader *r, const json_t *in, const char *name)
{
	const json_t *value = json_object_get(in, name);
	if (!json_is_integer(value) || json_integer_value(value) < 0)
		refuse(r, name, "is no number from 0 on");
	return (size_t)json_integer_value(value); /* 0 of what is none */
}

/* A list of objects; NULL if it is something else. */
static const json_t *list(struct reader *r, const json_t *in, const char *name)
{
	const json_t *value = json_object_get(in, name), *item;
	size_t i;
	if (!json_is_array(value)) {
		refuse(r, name, "is no list");
		return NULL;
	}
	json_array_foreach(value, i, item)
	{
		if (json_is_object(item))
			continue;
		refuse(r, name, "has something else in it than objects");
		return NULL;
	}
	return value;
}

/* --- a session ---------------------------------------------------------------------------------
 */

static struct ff_session_answer answer(struct reader *r, const json_t *in)
{
	struct ff_str note = optional(r, in, "note");
	return (struct ff_session_answer){
		.node = text(r, in, "node"),
		.question = text(r, in, "question"),
		.name = text(r, in, "name"),
		.answer = optional(r, in, "answer"),
		.to = optional(r, in, "to"),
		.to_label = optional(r, in, "to_label"),
		.note = note.s ? note : FF_STR(""),
		.kept = flag(r, in, "kept"),
	};
}

static const struct ff_session_answer *answers(struct reader *r, const json_t *in, const char *name,
					       size_t *n)
{
	const json_t *from = list(r, in, name);
	*n = json_array_size(from);
	struct ff_session_answer *to = FF_NEW(r->arena, struct ff_session_answer, *n);
	r->list = name;
	for (r->index = 0; r->index < *n; r->index++)
		to[r->index] = answer(r, json_array_get(from, r->index));
	r->list = NULL;
	return to;
}

static const struct ff_session_tick *ticks(struct reader *r, const json_t *in, size_t *n)
{
	const json_t *from = list(r, in, "ticks");
	*n = json_array_size(from);
	struct ff_session_tick *to = FF_NEW(r->arena, struct ff_session_tick, *n);
	r->list = "ticks";
	for (r->index = 0; r->index < *n; r->index++) {
		const json_t *item = json_array_get(from, r->index);
		to[r->index] = (struct ff_session_tick){
			text(r, item, "alternative"), text(r, item, "step"), flag(r, item, "done")};
	}
	r->list = NULL;
	return to;
}

static void session(struct reader *r, const json_t *in, struct ff_session *s)
{
	if (!json_is_object(in)) {
		refuse(r, "flowform", "is missing");
		return;
	}
	if (number(r, in, "flowform") != SESSION_FORMAT)
		refuse(r, "flowform", "names a format of another version");
	const json_t *guide = json_object_get(in, "guide");
	if (!json_is_object(guide))
		refuse(r, "guide", "is no object");
	s->print = text(r, guide, "chart");
	s->answers = answers(r, in, "answers", &s->n_answers);
	s->aside = answers(r, in, "aside", &s->n_aside);
	s->ticks = ticks(r, in, &s->n_ticks);
	s->here = number(r, in, "here");
	s->comparing = flag(r, in, "comparing");
	s->undecided = flag(r, in, "undecided");
	s->outcome = optional(r, in, "outcome");
	s->recommended = optional(r, in, "recommended");
}

/* Where it goes deeper than DEEPEST; FF_NONE if nowhere. */
static size_t too_deep(struct ff_str s)
{
	size_t depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.s[i];
		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '[' || c == '{') && ++depth > DEEPEST)
			return i;
		else if (!quoted && (c == ']' || c == '}') && depth > 0)
			depth--;
	}
	return FF_NONE;
}

/* jansson goes on where a token finds no room, with a part of it. So this is its malloc(), which
 * remembers; there is one for all that the library does, hence no place for it but here. */
static _Thread_local bool starved;

static void *json_memory(size_t n)
{
	void *p = malloc(n);
	starved = starved || !p;
	return p;
}

static json_t *read_json(struct ff_arena *a, struct ff_str in, json_error_t *error)
{
	starved = false;
	json_set_alloc_funcs(json_memory, free);
	json_t *root = json_loadb(in.s, in.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, error);
	if (starved) {
		json_decref(root);
		ff_arena_exhausted(a);
	}
	return root;
}

const struct ff_session *ff_session_read(struct ff_arena *a, const struct ff_source *source,
					 struct ff_diags *d)
{
	struct reader r = {.arena = a, .source = source, .diags = d};
	struct ff_session *s = FF_NEW(a, struct ff_session, 1);
	struct ff_str in = source->text;
	size_t deep = too_deep(in);
	json_error_t error;
	if (in.len > FF_LONGEST_SESSION || deep != FF_NONE) {
		ff_diag_add(d, FF_ERROR, "session-syntax", source, deep,
			    "this is no session: it %s",
			    deep == FF_NONE ? "is too long" : "goes too deep here");
		return NULL;
	}
	json_t *root = read_json(a, in, &error);
	if (!root) {
		size_t at = error.position > 0 ? (size_t)error.position : 0;
		ff_diag_add(d, FF_ERROR, "session-syntax", source, at < in.len ? at : in.len,
			    "this is no JSON: %s", error.text);
		return NULL;
	}
	session(&r, root, s);
	json_decref(root);
	return r.broken ? NULL : s;
}

/* --- what it is about --------------------------------------------------------------------------
 */

struct ff_str ff_session_summary(struct ff_arena *a, const struct ff_session *s)
{
	const struct ff_session_answer *last = NULL;
	size_t answered = 0, noted = 0;
	for (size_t i = 0; i < s->n_answers; i++) {
		noted += s->answers[i].note.len > 0;
		if (!s->answers[i].answer.s)
			continue;
		answered++;
		last = &s->answers[i];
	}
	if (last)
		return ff_arena_format(
			a, "%zu answer%s, last %.*s", answered, answered == 1 ? "" : "s",
			FF_FMT(guide_answer_text(a, ff_text_line(a, last->name), last->answer)));
	if (noted > 0)
		return ff_arena_format(a, "%zu note%s", noted, noted == 1 ? "" : "s");
	return FF_STR("");
}
