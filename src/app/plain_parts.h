/* Inside of the session line by line: shared by what is typed (plain.c), the commands, and the
 * prompts. */
#ifndef APP_PLAIN_PARTS_H
#define APP_PLAIN_PARTS_H

#include "app/plain.h"
#include "app/speech.h"

struct plain {
	struct wizard *wizard;
	struct ff_arena *scratch; /* emptied for each line */
	struct speech speech;
	enum { WANTS_COMMAND, WANTS_NOTE, WANTS_ENTRY } wants;
	bool show;      /* say anew where the session stands */
	bool greeted;   /* title and source were said */
	bool more_help; /* of the question that was said there is more */
	/* What was said last holds for this state: where the session stands, result, changes. */
	size_t said, told, listed;
};

/* Where the session stands, as far as what can be typed depends on it. */
enum where { AT_QUESTION = 1, AT_COMPARISON = 2, AT_OUTCOME = 4, AT_END = 8, AT_DIALOG = 16 };
enum {
	AT_GUIDE = AT_QUESTION | AT_COMPARISON | AT_OUTCOME | AT_END,
	AT_ALL = AT_GUIDE | AT_DIALOG
};

enum where plain_where(const struct plain *p);

/* Changes with every answer, note and tick; never 0. */
size_t plain_state(const struct plain *p);

/* A dialog was answered or closed: what is below it need not be said anew, unless it is another. */
void plain_after_dialog(struct plain *p);

/* --- plain_commands.c --------------------------------------------------------------------------
 */

/* It runs an action of the wizard, or a function of its own. */
struct command {
	unsigned where, hinted; /* of enum where: it can be typed; the prompt says so */
	const char *letter, *word, *hint, *help;
	enum action action;
	void (*act)(struct plain *p, struct ff_str argument);
	bool takes; /* something after it */
};

extern const struct command plain_commands[];
extern const size_t n_plain_commands;

void command_run(struct plain *p, const struct command *c, struct ff_str argument);

/* Writes a note; "-" drops it. */
void plain_note(struct plain *p, struct ff_str text);

/* --- plain_prompts.c ---------------------------------------------------------------------------
 */

/* The answers that there are where the session stands. */
struct choices {
	const struct ff_str *labels;
	size_t n;
	uint32_t chosen; /* FF_NO_WAY: none */
};

struct choices plain_choices(const struct plain *p);

/* What a command is called there: "b", or "back" where an answer begins with the letter. */
struct ff_str command_name(const struct plain *p, const struct command *c);
const char *command_hint(const struct plain *p, const struct command *c);

#endif
