/* The wizard as a state machine: an event changes the state and may ask for an effect; a frame is a
 * pure function of the state and a size. No terminal here. */
#ifndef APP_WIZARD_H
#define APP_WIZARD_H

#include "app/host.h"
#include "view/keys.h"
#include "view/screen.h"
#include <flowform/compare.h>

struct wizard;

enum event_kind {
	EVENT_KEY,    /* `key` */
	EVENT_PASTE,  /* `text` was pasted: it goes into what is written, and nowhere else */
	EVENT_MOUSE,  /* `button` at `row`, `col` */
	EVENT_RESIZE, /* `size` */
	EVENT_LEAVE,  /* the terminal or a signal wants the program to end */
};

struct event {
	enum event_kind kind;
	uint32_t key;
	struct ff_str text; /* borrowed for the call */
	struct size size;
	enum button { BUTTON_LEFT, WHEEL_UP, WHEEL_DOWN } button;
	size_t row, col;
	uint64_t ms; /* of a key or click: when it came, by a clock that only goes on; 0: nobody
			knows */
	bool early;  /* the same: it came before what the events before it led to was shown */
};

enum effect {
	EFFECT_NONE,
	EFFECT_REDRAW,  /* what the terminal shows may be wrong: draw all of it */
	EFFECT_SUSPEND, /* stop the program as Ctrl-Z does */
	EFFECT_COPY,    /* wizard_copy() goes to the clipboard of the terminal */
	EFFECT_SWITCH,  /* go on line by line (app/plain.h), or from there on the screen */
	EFFECT_END,     /* the session is over */
};

struct wizard_options {
	bool ascii;              /* draw in ASCII */
	ff_no_memory *no_memory; /* for the arenas of frames, see ff_arena_new() */
	bool restricted;         /* a guest's: no way out of the program but its end */
	const struct host *host;   /* NULL: nothing is around it */
	const struct keymap *keys; /* NULL: the usual ones */
	struct theme_choice theme; /* in use at the beginning */
	struct pane_width tree_width;
};

/* A wizard for a guide at the start of `walk`. All three live in `a` or longer. */
struct wizard *wizard_new(struct ff_arena *a, const struct ff_guide *guide, struct ff_walk *walk,
			  struct wizard_options options);

enum effect wizard_handle(struct wizard *w, struct event event);

/* Shows a sentence, which lives as long as the wizard, up to the next key; nothing if empty. */
void wizard_say(struct wizard *w, struct ff_str sentence);

/* What is on the screen now. Valid until the next call. */
const struct frame *wizard_frame(struct wizard *w, struct size size);

/* What EFFECT_COPY sends: the result as a short text. Valid until the next call. */
struct ff_str wizard_copy(struct wizard *w);

/* Ticks of the recommended alternative's next steps; NULL if there are none. */
const bool *wizard_ticks(const struct wizard *w);

/* Whether the session was left from "not sure": what is still possible is then its result. */
bool wizard_undecided(const struct wizard *w);

/* The theme in use now; the texts and colours of another one live in the arena of wizard_new(). */
const struct theme_choice *wizard_theme(const struct wizard *w);

/* The path that the session comes to: the walk's, or where an answer on it is what one is not sure
 * of, the path up to there, with that question open. A new path lives in `a`. */
const struct ff_path *wizard_path(const struct wizard *w, struct ff_arena *a);

/* Frees what the frames need beside the arena given to wizard_new(). */
void wizard_free(struct wizard *w);

#endif
