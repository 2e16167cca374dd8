#include "app/places.h"
#include "app/plain_parts.h"
#include <flowform/answers.h>
#include <flowform/text.h>

enum where plain_where(const struct plain *p)
{
	const struct wizard *w = p->wizard;
	const struct ff_path *path = path_of(w);
	if (w->dialog)
		return AT_DIALOG;
	bool asks = path->here < path->n_visits;
	if (w->panel_open)
		return !asks && path->ending == FF_REACHED ? AT_OUTCOME : AT_COMPARISON;
	return asks ? AT_QUESTION : AT_END;
}

size_t plain_state(const struct plain *p)
{
	return wizard_kept(p->wizard).changes + 1;
}

/* What is wrong comes first. Where only what is written is to be another, only that is asked for.
 */
static void say_dialog(struct plain *p)
{
	const struct wizard *w = p->wizard;
	bool again = w->place == IN_ENTRY && w->dialog->n_answers > 0;
	if (w->fault.len > 0)
		say(&p->speech, w->fault);
	p->wants = again || w->dialog->n_answers == 0 ? WANTS_ENTRY : WANTS_COMMAND;
	if (again)
		return;
	say(&p->speech, w->dialog->title);
	say(&p->speech, w->dialog->question);
	say_choices(&p->speech, w->dialog->answers, w->dialog->n_answers, w->picked);
}

/* Where the session stands. */
static void say_here(struct plain *p)
{
	const struct wizard *w = p->wizard;
	say_blank(&p->speech);
	p->more_help = false;
	if (!w->dialog)
		p->said = plain_state(p);
	switch (plain_where(p)) {
	case AT_DIALOG: say_dialog(p); break;
	case AT_QUESTION: p->more_help = say_question(&p->speech); break;
	case AT_COMPARISON:
	case AT_OUTCOME:
		say_summary(&p->speech);
		p->told = plain_state(p);
		p->listed = 0; /* what was listed may have been seen from another path */
		break;
	case AT_END: say_ending(&p->speech); break;
	}
}

/* Closes what has no place here: texts, the tree, lists, a note. */
static void settle(struct wizard *w, unsigned places)
{
	enum { MOST_OPEN = 8 };
	for (size_t i = 0; i < MOST_OPEN && !(w->place & places); i++)
		acts[ACT_CLOSE](w);
}

/* What every line ends with: a message, where the session stands, the prompt. */
static enum effect finish(struct plain *p, struct ff_buf *out)
{
	struct wizard *w = p->wizard;
	settle(w, IN_PAGES | IN_PANEL | IN_ASKED | IN_LEAVE); /* a dialog may have been above it */
	wizard_keep(w, w->effect == EFFECT_END);
	if (w->message.len > 0)
		say(&p->speech, w->message);
	w->message = FF_STR("");
	if (w->effect == EFFECT_SWITCH)
		w->keys = w->options.keys;
	if (w->effect == EFFECT_END || w->effect == EFFECT_SWITCH)
		return w->effect;
	if (p->show)
		say_here(p);
	plain_prompt(p, out);
	return EFFECT_NONE;
}

void plain_after_dialog(struct plain *p)
{
	p->show = p->wizard->dialog || p->said != plain_state(p);
}

static void give(struct plain *p, size_t which)
{
	struct wizard *w = p->wizard;
	bool asked = w->dialog != NULL;
	focus_on(w, which);
	if (asked && w->dialog->entry_label.len > 0) {
		p->wants = WANTS_ENTRY;
		return;
	}
	press_next(w);
	p->show = true;
	if (asked)
		plain_after_dialog(p);
}

static void take_entry(struct plain *p, struct ff_str text)
{
	struct wizard *w = p->wizard;
	bool cancels = ff_str_eq(text, FF_STR("."));
	p->wants = WANTS_COMMAND;
	if (text.len > 0 && !cancels)
		edit_set(&w->entry, text);
	if (cancels)
		dialog_cancel(w);
	else
		dialog_done(w);
	plain_after_dialog(p);
}

static void take_leave(struct plain *p, struct ff_str line)
{
	struct ff_str yes[] = {FF_STR("yes"), FF_STR("no")};
	if (ff_meant(p->scratch, yes, 2, line).which == 0)
		p->wizard->effect = EFFECT_END;
	else
		acts[ACT_CLOSE](p->wizard);
}

/* The command that a line begins with, by its word or by its letter; the rest is its argument. By
 * word it may also be what the prompt calls it. */
static const struct command *find(const struct plain *p, struct ff_str line, bool by_word,
				  struct ff_str *argument)
{
	size_t blank = ff_str_find_char(line, ' ');
	struct ff_str name = ff_str_head(line, blank != FF_NONE ? blank : line.len);
	*argument = ff_str_trim(ff_str_from(line, name.len));
	struct ff_str key = ff_text_key(p->scratch, name), whole = ff_text_key(p->scratch, line);
	for (size_t i = 0; i < n_plain_commands; i++) {
		const struct command *c = &plain_commands[i];
		bool named = by_word ? ff_str_eq(key, ff_str(c->word))
				     : ff_str_eq(name, ff_str(c->letter));
		if (by_word && c->where & plain_where(p) &&
		    ff_str_eq(whole, ff_text_key(p->scratch, ff_str(command_hint(p, c))))) {
			*argument = FF_STR("");
			return c;
		}
		if (named && c->where & plain_where(p) && (c->takes || argument->len == 0))
			return c;
	}
	return NULL;
}

static void refuse(struct plain *p, struct ff_str line, size_t hits)
{
	line = text_cut(p->scratch, line, 40, FF_STR("..."));
	const char *more = plain_where(p) == AT_COMPARISON ? "b goes back to the question, " : "";
	p->wizard->message = ff_arena_format(
		p->scratch, "\"%.*s\" is %s; %s? says what can be typed.", FF_FMT(line),
		hits > 1                 ? "the beginning of more than one answer"
		: plain_choices(p).n > 0 ? "no answer and no command"
					 : "no command here",
		more);
}

static void take_command(struct plain *p, struct ff_str line)
{
	struct choices c = plain_choices(p);
	struct ff_meant m = ff_meant(p->scratch, c.labels, c.n, line);
	struct ff_str argument;
	const struct command *command;
	if (m.label)
		give(p, m.which);
	else if ((command = find(p, line, true, &argument)))
		command_run(p, command, argument);
	else if (m.which != FF_NONE)
		give(p, m.which);
	else if (m.hits == 0 && (command = find(p, line, false, &argument)))
		command_run(p, command, argument);
	else
		refuse(p, line, m.hits);
}

/* An empty line keeps the answer that is there; without one it has the question said again. */
static void take_nothing(struct plain *p)
{
	struct choices c = plain_choices(p);
	if (c.chosen < c.n)
		give(p, c.chosen);
	else
		p->show = c.n > 0;
}

static void take(struct plain *p, struct ff_str line)
{
	if (p->wizard->place == IN_LEAVE) {
		take_leave(p, line);
	} else if (p->wants == WANTS_ENTRY) {
		take_entry(p, line);
	} else if (p->wants == WANTS_NOTE) {
		p->wants = WANTS_COMMAND;
		if (line.len > 0)
			plain_note(p, line);
	} else if (line.len > 0) {
		take_command(p, line);
	} else {
		take_nothing(p);
	}
}

/* What terminals send for F2. */
static bool is_f2(struct ff_str line)
{
	static const char *const codes[] = {"\033OQ", "\033[12~", "\033[[B"};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (ff_str_eq(line, ff_str(codes[i])))
			return true;
	return false;
}

static void start_line(struct plain *p, struct ff_buf *out)
{
	ff_arena_reset(p->scratch);
	ff_arena_reset(p->wizard->frame_arena); /* as a frame does, which is gone with that */
	p->wizard->frame = (struct frame){0};
	p->wizard->effect = EFFECT_NONE;
	p->wizard->keys = &usual_keys; /* what is typed here is not to be had otherwise */
	p->speech.out = out;
	p->show = false;
}

enum effect plain_line(struct plain *p, struct ff_str line, struct ff_buf *out)
{
	start_line(p, out);
	if (is_f2(ff_str_trim(line)))
		acts[ACT_PLAIN](p->wizard);
	else
		take(p, ff_text_harmless(p->scratch, ff_text_line(p->scratch, line)));
	return finish(p, out);
}

void plain_echo(struct plain *p, struct ff_str line, struct ff_buf *out)
{
	start_line(p, out);
	line = ff_text_harmless(p->scratch, ff_text_line(p->scratch, line));
	ff_buf_add(out, p->speech.ascii ? ff_text_ascii(p->scratch, line) : line);
	say_blank(&p->speech);
}

void plain_too_long(struct plain *p, struct ff_buf *out)
{
	start_line(p, out);
	p->wizard->message = FF_STR("This line is too long: it was not taken.");
	finish(p, out);
}

void plain_begin(struct plain *p, struct ff_str message, struct ff_buf *out)
{
	struct wizard *w = p->wizard;
	start_line(p, out);
	p->wants = WANTS_COMMAND;
	settle(w, IN_PAGES | IN_PANEL | IN_ASKED);
	if (message.len > 0)
		say(&p->speech, message);
	if (!p->greeted)
		say_title(&p->speech);
	p->greeted = p->show = true;
	finish(p, out);
}

bool plain_told(const struct plain *p)
{
	return p->told == plain_state(p);
}

struct plain *plain_new(struct ff_arena *a, struct wizard *w, bool ascii)
{
	struct plain *p = FF_NEW(a, struct plain, 1);
	p->wizard = w;
	p->scratch = ff_arena_new(w->options.no_memory, NULL);
	p->speech = (struct speech){p->scratch, w, 80, ascii, NULL};
	return p;
}

void plain_free(struct plain *p)
{
	ff_arena_free(p->scratch);
}

void plain_set_width(struct plain *p, size_t cells)
{
	enum { NARROWEST = 20, WIDEST = 100 };
	p->speech.cells = cells < NARROWEST ? NARROWEST : cells < WIDEST ? cells : WIDEST;
}
