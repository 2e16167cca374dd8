#include "app/places.h"
#include "app/plain_parts.h"
#include <flowform/answers.h>
#include <flowform/text.h>

struct choices plain_choices(const struct plain *p)
{
	const struct wizard *w = p->wizard;
	const struct ff_path *path = path_of(w);
	enum where at = plain_where(p);
	if (at == AT_DIALOG)
		return (struct choices){w->dialog->answers, w->dialog->n_answers, w->picked};
	if (at != AT_QUESTION)
		return (struct choices){NULL, 0, FF_NO_WAY};
	const struct ff_visit *v = &path->visits[path->here];
	return (struct choices){ff_answer_labels(p->scratch, path->chart, v->node),
				ff_n_ways(path->chart, v->node), v->way};
}

/* Whether an answer begins with this letter, so that it does not mean the command. */
static bool is_taken(const struct plain *p, const char *letter)
{
	struct choices c = plain_choices(p);
	struct ff_str key = ff_text_key(p->scratch, ff_str(letter));
	for (size_t i = 0; i < c.n && key.len > 0; i++)
		if (ff_str_starts(ff_text_key(p->scratch, c.labels[i]), key))
			return true;
	return false;
}

struct ff_str command_name(const struct plain *p, const struct command *c)
{
	return is_taken(p, c->letter) ? ff_str(c->word) : ff_str(c->letter);
}

static bool has_steps(const struct wizard *w)
{
	uint32_t end = path_of(w)->end;
	return w->guide->alternatives[w->guide->topics[end].alternative].n_next_steps > 0;
}

static bool is_hinted(const struct plain *p, const struct command *c, enum where at)
{
	bool first = at == AT_QUESTION && path_of(p->wizard)->here == 0;
	bool nothing = at == AT_OUTCOME && !has_steps(p->wizard);
	return c->hinted & at && !(first && *c->letter == 'b') && !(nothing && *c->letter == 't');
}

const char *command_hint(const struct plain *p, const struct command *c)
{
	bool more = *c->letter == '?' && plain_where(p) == AT_QUESTION && p->more_help;
	return more ? "more help" : c->hint;
}

static void add_hints(const struct plain *p, struct ff_buf *b, enum where at)
{
	for (size_t i = 0; i < n_plain_commands; i++) {
		const struct command *c = &plain_commands[i];
		if (!is_hinted(p, c, at))
			continue;
		struct ff_str name = command_name(p, c);
		ff_buf_format(b, "%s%.*s", b->len > 0 ? ", " : "", FF_FMT(name));
		if (name.len == 1)
			ff_buf_format(b, " %s", command_hint(p, c));
	}
}

static const char *lead(const struct wizard *w, enum where at)
{
	switch (at) {
	case AT_QUESTION:
	case AT_DIALOG: return "Answer";
	case AT_COMPARISON: return wizard_undecided(w) ? "Not sure" : "Comparison";
	case AT_OUTCOME: return "Outcome";
	case AT_END: break;
	}
	return "End";
}

static struct ff_str command_prompt(const struct plain *p)
{
	enum where at = plain_where(p);
	struct choices c = plain_choices(p);
	struct ff_buf b = {.arena = p->scratch};
	if (c.chosen < c.n) {
		struct ff_str label = ff_text_line(p->scratch, c.labels[c.chosen]);
		label = text_cut(p->scratch, label, 30, FF_STR("..."));
		ff_buf_format(&b, "Enter %s %.*s", at == AT_DIALOG ? "takes" : "keeps",
			      FF_FMT(label));
	}
	if (c.n > 0)
		ff_buf_format(&b, "%s1%s", b.len > 0 ? ", " : "", c.n > 1 ? "-" : "");
	if (c.n > 1)
		ff_buf_format(&b, "%zu", c.n);
	add_hints(p, &b, at);
	struct ff_str hints = ff_buf_str(&b);
	return ff_arena_format(p->scratch, "%s (%.*s):", lead(p->wizard, at), FF_FMT(hints));
}

static struct ff_str note_prompt(const struct plain *p)
{
	const struct ff_path *path = path_of(p->wizard);
	bool some = ff_str_trim(path->visits[path->here].note).len > 0;
	return some ? FF_STR("Note (Enter keeps it, - drops it):")
		    : FF_STR("Note (Enter for none):");
}

static struct ff_str entry_prompt(const struct plain *p)
{
	const struct wizard *w = p->wizard;
	struct ff_str label = ff_str_trim(w->dialog->entry_label), now = edit_text(&w->entry);
	if (now.len == 0)
		return ff_arena_format(p->scratch,
				       "%.*s (a full stop alone cancels):", FF_FMT(label));
	return ff_arena_format(p->scratch,
			       "%.*s (Enter takes %.*s, a full stop alone cancels):", FF_FMT(label),
			       FF_FMT(now));
}

void plain_prompt(struct plain *p, struct ff_buf *out)
{
	p->speech.out = out;
	if (p->wizard->place == IN_LEAVE)
		say_prompt(&p->speech, FF_STR("Leave before an outcome? (y leaves, Enter stays):"));
	else if (p->wants == WANTS_NOTE)
		say_prompt(&p->speech, note_prompt(p));
	else if (p->wants == WANTS_ENTRY)
		say_prompt(&p->speech, entry_prompt(p));
	else
		say_prompt(&p->speech, command_prompt(p));
}
