#include "app/places.h"
#include "app/plain_parts.h"
#include <flowform/answers.h>
#include <flowform/text.h>

/* --- comparing ---------------------------------------------------------------------------------
 */

static void open_panel(struct wizard *w)
{
	if (!w->panel_open)
		wizard_open_panel(w, false);
}

/* Says the alternatives that a list of numbers or titles names. */
static void compare_some(struct plain *p, struct ff_str list)
{
	const struct ff_str *titles = speech_titles(&p->speech);
	struct ff_str word;
	while (ff_str_cut(&list, ',', &word)) {
		struct ff_meant m =
			ff_meant(p->scratch, titles, p->wizard->guide->n_alternatives, word);
		say_blank(&p->speech);
		if (m.which != FF_NONE)
			say_alternative(&p->speech, m.which);
		else
			say(&p->speech,
			    ff_arena_format(p->scratch, "\"%.*s\" is %s.", FF_FMT(word),
					    m.hits > 1
						    ? "the beginning of more than one alternative"
						    : "no alternative"));
	}
}

static void do_compare(struct plain *p, struct ff_str argument)
{
	open_panel(p->wizard);
	if (argument.len > 0) {
		compare_some(p, argument);
		return;
	}
	if (p->told != plain_state(p)) {
		say_blank(&p->speech);
		say_summary(&p->speech);
	}
	say_comparison(&p->speech);
	p->told = p->listed = plain_state(p);
}

static void do_differ(struct plain *p, struct ff_str argument)
{
	(void)argument;
	open_panel(p->wizard);
	acts[ACT_DIFFER](p->wizard);
	say(&p->speech, p->wizard->message);
	p->wizard->message = FF_STR("");
	say_alternatives(&p->speech);
}

/* Gives the answer of a change instead of the one on the path. */
static void do_flip(struct plain *p, struct ff_str argument)
{
	struct wizard *w = p->wizard;
	const struct ff_comparison *c = speech_comparison(&p->speech);
	size_t number = ff_str_number(argument, 1, c->n_changes);
	if (p->listed != plain_state(p)) {
		w->message = FF_STR("c lists the changes and their numbers first.");
	} else if (number == FF_NONE) {
		w->message = FF_STR("f needs the number of a change, as c lists them.");
	} else {
		ff_walk_change(w->walk, c->changes[number - 1].visit, c->changes[number - 1].way);
		wizard_show_changed(w);
		w->message = FF_STR("Changed. z takes it back.");
		p->show = true;
	}
}

static void do_tick(struct plain *p, struct ff_str argument)
{
	struct wizard *w = p->wizard;
	size_t best = w->guide->topics[path_of(w)->end].alternative;
	const struct ff_alternative *alt = &w->guide->alternatives[best];
	size_t number = ff_str_number(argument, 1, alt->n_next_steps);
	if (number == FF_NONE) {
		w->message = FF_STR("t needs the number of a next step.");
		return;
	}
	tick(w, ff_session_first_tick(w->guide, best) + number - 1);
	struct ff_str text = ff_text_line(
		p->scratch, ff_rich_plain(p->scratch, alt->next_steps[number - 1].text));
	struct ff_str sign = wizard_ticks_of(w, best)[number - 1] ? signs_in_words()->ticked
								  : signs_in_words()->unticked;
	w->message =
		ff_arena_format(p->scratch, "%zu. %.*s%.*s", number, FF_FMT(sign), FF_FMT(text));
}

/* --- the others --------------------------------------------------------------------------------
 */

void plain_note(struct plain *p, struct ff_str text)
{
	if (ff_str_eq(text, FF_STR("-")))
		text = FF_STR("");
	ff_walk_note(p->wizard->walk, path_of(p->wizard)->here, text);
	wizard_forget_sheet(p->wizard);
	p->wizard->message = text.len > 0 ? FF_STR("Noted.") : FF_STR("No note.");
}

static void do_note(struct plain *p, struct ff_str argument)
{
	if (argument.len > 0)
		plain_note(p, argument);
	else
		p->wants = WANTS_NOTE;
}

static void do_review(struct plain *p, struct ff_str argument)
{
	(void)argument;
	say_blank(&p->speech);
	say_answers(&p->speech);
	say(&p->speech, FF_STR("g and a number goes to its question."));
}

/* To a question by its number; without one to where the walk has come to. */
static void do_go(struct plain *p, struct ff_str argument)
{
	struct wizard *w = p->wizard;
	size_t number = argument.len > 0 ? ff_str_number(argument, 1, UINT32_MAX)
					 : ff_path_answers(path_of(w)) + 1;
	p->show = number != FF_NONE && ff_walk_go(w->walk, number - 1);
	if (p->show)
		wizard_show(w);
	else
		w->message =
			FF_STR("g needs the number of a question that has come up; r lists them.");
}

static void say_range(const struct plain *p, size_t n)
{
	struct ff_str range = ff_arena_format(p->scratch, "1 to %zu", n);
	say(&p->speech,
	    ff_arena_format(p->scratch, "%.*s, or an answer or its beginning: give that answer",
			    FF_FMT(n > 1 ? range : FF_STR("1"))));
}

static void do_help(struct plain *p, struct ff_str argument)
{
	(void)argument;
	enum where at = plain_where(p);
	struct choices c = plain_choices(p);
	say_blank(&p->speech);
	if (at == AT_QUESTION)
		say_help(&p->speech);
	say(&p->speech, FF_STR("What can be typed"));
	if (c.n > 0)
		say_range(p, c.n);
	for (size_t i = 0; i < n_plain_commands; i++) {
		const struct command *command = &plain_commands[i];
		if (!(command->where & at))
			continue;
		struct ff_str name = command_name(p, command);
		bool word = name.len > 1;
		say(&p->speech,
		    ff_arena_format(p->scratch, "%.*s%s%s: %s", FF_FMT(name), word ? "" : " or ",
				    word ? "" : command->word, command->help));
	}
}

/* --- the table ---------------------------------------------------------------------------------
 */

const struct command plain_commands[] = {
	{AT_GUIDE, AT_GUIDE, "b", "back", "back", "Back to the question before; no answer is lost",
	 ACT_BACK, NULL, false},
	{AT_DIALOG, AT_DIALOG, "b", "back", "back", "Back to where you were; nothing is done",
	 ACT_CLOSE, NULL, false},
	{AT_QUESTION, AT_QUESTION, "n", "note", "note",
	 "Note why, in the same line or in the next one", ACT_NONE, do_note, true},
	{AT_QUESTION | AT_COMPARISON, AT_QUESTION, "u", "unsure", "not sure",
	 "Not sure: say what is still possible", ACT_NOT_SURE, NULL, false},
	{AT_GUIDE, AT_COMPARISON | AT_OUTCOME | AT_END, "c", "compare", "compare",
	 "Compare; with a number or a title, say one alternative", ACT_NONE, do_compare, true},
	{AT_GUIDE, AT_COMPARISON, "d", "differ", "differences",
	 "Compare only what differs, or all again", ACT_NONE, do_differ, false},
	{AT_COMPARISON | AT_OUTCOME, 0, "f", "flip", "flip",
	 "With the number of a change: give that answer instead", ACT_NONE, do_flip, true},
	{AT_OUTCOME, AT_OUTCOME, "t", "tick", "tick",
	 "With the number of a next step: done, or not", ACT_NONE, do_tick, true},
	{AT_GUIDE, 0, "z", "undo", "undo", "Undo the last change", ACT_UNDO, NULL, false},
	{AT_GUIDE, 0, "Z", "redo", "redo", "Do again what was undone", ACT_REDO, NULL, false},
	{AT_GUIDE, 0, "r", "review", "review", "Say all answers given", ACT_NONE, do_review, false},
	{AT_GUIDE, 0, "g", "go", "go",
	 "With a number: go to that question; without: on to where the answers end", ACT_NONE,
	 do_go, true},
	{AT_GUIDE, AT_OUTCOME, "s", "save", "save", "Save the result in a file", ACT_SAVE, NULL,
	 false},
	{AT_ALL, 0, "w", "wizard", "wizard", "Go on on the full screen; so does F2 and Enter",
	 ACT_PLAIN, NULL, false},
	{AT_ALL, AT_COMPARISON | AT_OUTCOME | AT_END, "q", "quit", "quit",
	 "Leave; asks if there is no result yet", ACT_QUIT, NULL, false},
	{AT_ALL, AT_ALL, "?", "help", "help", "Say the help in full, and what can be typed",
	 ACT_NONE, do_help, false},
};
const size_t n_plain_commands = sizeof plain_commands / sizeof *plain_commands;

/* Where the session stands, to tell whether it has moved. */
struct stance {
	enum where where;
	size_t state, here;
	bool undecided;
};

static struct stance stance(const struct plain *p)
{
	return (struct stance){plain_where(p), plain_state(p), path_of(p->wizard)->here,
			       wizard_undecided(p->wizard)};
}

void command_run(struct plain *p, const struct command *c, struct ff_str argument)
{
	if (c->act) {
		c->act(p, argument);
		return;
	}
	struct stance before = stance(p);
	acts[c->action](p->wizard);
	struct stance now = stance(p);
	p->show = now.where != before.where || now.state != before.state ||
		  now.here != before.here || now.undecided != before.undecided;
	if (before.where == AT_DIALOG && c->action == ACT_CLOSE)
		plain_after_dialog(p);
}
