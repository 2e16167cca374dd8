/* Inside of the wizard: what it is made of, shared by its frames (scene.c, sheets.c) and what keys
 * do to it (places.h). */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "app/dialog.h"
#include "app/press.h"
#include "app/themes.h"
#include "app/wizard.h"
#include "view/screen.h"

struct wizard {
	struct ff_arena *arena; /* of what lasts as long as the wizard */
	const struct ff_guide *guide;
	struct ff_walk *walk;
	struct wizard_options options;
	const struct signs *signs;
	const struct keymap *keys; /* those of the options; line by line, the usual ones */

	/* What keys act on, and where closing a text or the question about leaving goes back to. */
	enum place place, place_before;
	bool panel_open;
	bool undecided; /* the comparison was opened as "not sure", and is what the walk comes to */

	const struct dialog *dialog; /* asked in place of the page; NULL: none */
	struct ff_str fault;         /* what was wrong with its last answer; may be empty */
	struct place_below {
		enum place place;
		size_t focus;
		uint32_t picked;
	} below; /* the dialog: what closing it gives back */

	struct theme_choice theme;
	struct theme_chooser *themes; /* NULL: nobody asked for it yet */

	size_t focus;    /* the page's field */
	uint32_t picked; /* the answer marked */
	size_t help_top;
	struct edit entry; /* what is written in, while the place is one of IN_WRITING */
	struct tree tree;
	unsigned char *folds; /* of tree */
	size_t tree_cells;
	enum place
		list; /* IN_REVIEW or IN_PATHS, where that is open above all else; 0: neither is */
	struct {
		enum place place;
		struct panel panel;
	} under;            /* the list: what closing it gives back */
	struct panel panel; /* of the list, else of the comparison */
	bool *hidden;       /* alternatives that the comparison leaves out */
	struct reading reading;
	struct search {
		struct edit line;    /* what is searched for; empty: nothing */
		size_t number, hits; /* which of how many places has the focus; 0: none */
		bool round;          /* it was found beyond the end, from the beginning on */
		enum place place;    /* that is searched, while it is typed */
		struct origin {
			enum place place;
			bool hidden; /* the tree was */
			struct tree tree;
			struct panel panel;
			struct reading reading;
		} origin;
		const struct ff_str *rows; /* of the tree: what is searched; NULL: not made yet */
		struct opened {
			size_t row;
			unsigned char was;
		} * opened; /* folds that were opened to show what was found */
		size_t n_opened, cap;
	} search;
	bool *ticks;   /* next steps of all alternatives, one after the other */
	size_t ticked; /* how often */
	struct kept {
		size_t changes, here;
		bool comparing;
	} kept;                           /* what the host has kept, as far as one can tell */
	const struct ff_session *offered; /* to go on with */
	struct ticking {
		struct tick_event {
			size_t tick;
			const struct ff_path *at; /* the path it was done at: one for each change */
		} * list;
		size_t n, cap, done; /* those behind `done` are undone */
		size_t changes;      /* ff_walk_changes() when one was undone or done again */
	} ticking;
	struct ff_str message;
	enum effect effect; /* what the event that is handled asks for */
	struct {
		uint32_t format;
		struct ff_str file;
	} save;       /* the form that saves the result, as it was left */
	uint32_t key; /* the one that is acted on */
	struct press press;
	struct hot clicked; /* by the event before, and nothing has come since */
	size_t number;      /* typed just before, digit by digit */

	struct size size; /* of the last frame */

	/* Worked out from the above, each in an arena that is emptied when it is worked out again.
	 */
	struct ff_arena *frame_arena, *panel_arena, *path_arena, *trial_arena, *dialog_arena,
		*message_arena, *search_arena;
	struct frame frame;
	struct marks marks; /* of the path; `now.reached` is NULL while not worked out */
	struct ff_str progress, possible;       /* texts of the same path */
	uint32_t tried;                         /* the answer that `marks.would` is for */
	const struct ff_comparison *comparison; /* NULL: not yet, or the walk has changed since */
	struct ff_routes routes;                /* that the sheet shows, if it is all paths */
	struct sheet sheet;
	struct sheet_key {
		enum place kind;
		size_t cells, column;
		bool differing;
	} sheet_key; /* what the sheet was laid out for; cells 0: not yet */
};

static inline const struct ff_path *path_of(const struct wizard *w)
{
	return ff_walk_path(w->walk);
}

/* Shows what the walk looks at now: a question with its answer marked, or an outcome with its
 * comparison. */
void wizard_show(struct wizard *w);

/* The same after the walk has changed: what was open stays open, with the focus where it was. */
void wizard_show_changed(struct wizard *w);

/* Sets the message: a text with the key of an action in place of its '*'. With `what` before it. */
void wizard_say_key(struct wizard *w, const char *text, enum action action);
void wizard_say_with(struct wizard *w, struct ff_str what, const char *text, enum action action);

/* Whether something is open at the place that is looked at: a question, answered or not. */
bool wizard_asks(const struct wizard *w);

/* Opens the comparison, from its top on. */
void wizard_open_panel(struct wizard *w, bool undecided);

/* Opens all answers or all paths above what is there; closes them. */
void wizard_open_list(struct wizard *w, enum place list);
void wizard_close_list(struct wizard *w);

/* What of the session there is to keep. */
struct ff_session_now wizard_now(const struct wizard *w);

/* The same, to tell whether it has changed. */
struct kept wizard_kept(const struct wizard *w);

/* Lets the program around keep what has changed. A note is not kept letter by letter, and where one
 * is looking only when the session ends. */
void wizard_keep(struct wizard *w, bool leaving);

/* The walk has changed: what was worked out from it no longer holds. */
void wizard_forget(struct wizard *w);

/* Only what the comparison shows has changed: a note, a tick. */
void wizard_forget_sheet(struct wizard *w);

/* The comparison and its lines, worked out if need be. */
const struct sheet *wizard_sheet(struct wizard *w);

/* What the walk comes to, in a sentence: "Job." It lives until the next frame. */
struct ff_str wizard_outcome(struct wizard *w);

/* Lines of the list that are in view. */
size_t wizard_page(struct wizard *w);

/* The ticks of an alternative's next steps. */
bool *wizard_ticks_of(const struct wizard *w, size_t alternative);

/* The place that is shown: while something is searched for, the list that is searched. */
static inline enum place shown_place(const struct wizard *w)
{
	return w->place == IN_SEARCH ? w->search.place : w->place;
}

/* The message as it is shown, in the frame's arena. In its place may be what is asked there, or
 * nothing, where something is typed. */
struct ff_str wizard_message(const struct wizard *w);

/* The scene as it is; it points into the wizard. */
struct scene wizard_scene(struct wizard *w);

/* The sight of the tree in the last frame's size. */
struct tree_sight wizard_tree_sight(struct wizard *w);

typedef void act(struct wizard *w);

/* What each action does; NULL where it does nothing. */
extern act *const acts[N_ACTIONS];

#endif
