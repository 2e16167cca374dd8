/* The one table of keys: dispatch, footer, help and manual page all read it. */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include "view/frame.h"
#include "view/signs.h"
#include <stdint.h>

/* A key is a Unicode code point (control characters included), or one of these. */
enum key_id {
	KEY_ID_ENTER = '\r',
	KEY_ID_ESC = 0x1b,
	KEY_ID_TAB = '\t',
	KEY_ID_BACKSPACE = 0x08, /* ^? comes as this, too */
	KEY_ID_UP = 0x110000,
	KEY_ID_DOWN,
	KEY_ID_LEFT,
	KEY_ID_RIGHT,
	KEY_ID_HOME,
	KEY_ID_END,
	KEY_ID_PAGE_UP,
	KEY_ID_PAGE_DOWN,
	KEY_ID_BACK_TAB,
	KEY_ID_DELETE,
	KEY_ID_F1, /* up to F12 */
	KEY_ID_F12 = KEY_ID_F1 + 11,
	KEY_ID_DIGIT,  /* any of 0 to 9, where the digit itself has no action */
	KEY_ID_LETTER, /* any letter, the same */
	KEY_ID_MOUSE,  /* no key: a click */
};

#define CONTROL(letter) ((letter)&0x1f)

/* Where keys can act. A binding may hold in several. */
enum place {
	IN_PAGE = 1,
	IN_NOTE = 2,
	IN_TREE = 4,
	IN_PANEL = 8,
	IN_TEXT = 16,     /* help, and a node's text in full */
	IN_LEAVE = 32,    /* "leave without an outcome?" */
	IN_END = 64,      /* the page at the end of a walk: buttons only */
	IN_DIALOG = 128,  /* a question of the program's own */
	IN_ENTRY = 256,   /* what is written in it */
	IN_SEARCH = 512,  /* what is searched for, while it is typed */
	IN_REVIEW = 1024, /* all answers */
	IN_PATHS = 2048,  /* all paths */
	IN_SHEETS = IN_PANEL | IN_REVIEW | IN_PATHS,
	IN_LISTS = IN_TREE | IN_SHEETS | IN_TEXT,
	IN_PAGES = IN_PAGE | IN_END,
	IN_WIZARD = IN_PAGES | IN_TREE | IN_SHEETS,
	IN_WRITING = IN_NOTE | IN_ENTRY | IN_SEARCH,
	IN_ASKED = IN_DIALOG | IN_ENTRY,
	ANYWHERE = IN_WIZARD | IN_NOTE | IN_TEXT | IN_LEAVE | IN_ASKED | IN_SEARCH,
};

/* Identifier; name, by which a person's settings call it. What it does: view/help.c. A group of
 * the help has them in this order. */
#define ACTIONS(X)                                                                                 \
	X(NEXT, "next")                                                                            \
	X(BACK, "back")                                                                            \
	X(PICK, "pick")                                                                            \
	X(FIELD, "field")                                                                          \
	X(FIELD_BACK, "field-back")                                                                \
	X(GO, "go")                                                                                \
	X(TURN, "turn")                                                                            \
	X(UP, "up")                                                                                \
	X(DOWN, "down")                                                                            \
	X(PAGE_UP, "page-up")                                                                      \
	X(PAGE_DOWN, "page-down")                                                                  \
	X(HOME, "home")                                                                            \
	X(END, "end")                                                                              \
	X(LEFT, "left")                                                                            \
	X(RIGHT, "right")                                                                          \
	X(TREE, "tree")                                                                            \
	X(HIDE, "hide-tree")                                                                       \
	X(NARROW, "narrow-tree")                                                                   \
	X(WIDEN, "widen-tree")                                                                     \
	X(BESIDE, "beside")                                                                        \
	X(PRUNE, "prune")                                                                          \
	X(COMPARE, "compare")                                                                      \
	X(NOT_SURE, "not-sure")                                                                    \
	X(REVIEW, "review")                                                                        \
	X(PATHS, "paths")                                                                          \
	X(INFO, "info")                                                                            \
	X(SEARCH, "search")                                                                        \
	X(MATCH, "match")                                                                          \
	X(MATCH_BACK, "match-back")                                                                \
	X(DIFFER, "differ")                                                                        \
	X(ALONE, "alone")                                                                          \
	X(WHY_NOT, "why-not")                                                                      \
	X(UNDO, "undo")                                                                            \
	X(REDO, "redo")                                                                            \
	X(SAVE, "save")                                                                            \
	X(COPY, "copy")                                                                            \
	X(THEME, "theme")                                                                          \
	X(HELP, "help")                                                                            \
	X(CLOSE, "close")                                                                          \
	X(QUIT, "quit")                                                                            \
	X(LEAVE, "leave")                                                                          \
	X(PLAIN, "plain")                                                                          \
	X(REDRAW, "redraw")                                                                        \
	X(SUSPEND, "suspend")

enum action {
	ACT_NONE,
#define X(id, name) ACT_##id,
	ACTIONS(X)
#undef X
		N_ACTIONS
};

struct binding {
	unsigned places; /* of enum place */
	uint32_t key;
	enum action action;
};

/* The keys of a session: the usual ones, or what a person made of them (see view/keymap.h). */
struct keymap {
	const struct binding *list;
	size_t n;
};

extern const struct keymap usual_keys;

/* Keys as they are shown to somebody. */
struct key_sight {
	const struct keymap *keys;
	enum place place;
	const struct signs *signs;
	bool others; /* alternatives stand beside those that are shown */
};

/* What a key does in a place. A letter or digit without an action of its own is looked up as
 * KEY_ID_LETTER or KEY_ID_DIGIT. */
enum action key_action(const struct keymap *keys, enum place place, uint32_t key);

/* The first key of an action in one of these places; 0 if it has none. */
uint32_t key_of(const struct keymap *keys, unsigned places, enum action action);

const char *action_name(enum action action);

/* A key as it is written on the screen: "Enter", "^C", "PgDn", "c". */
struct ff_str key_label(struct ff_arena *a, uint32_t key, const struct signs *signs);

/* The key that a person calls so: a character, "Space", "Ctrl-X" or "^X", "F5", or what
 * key_label() calls it; 0 if there is none. */
uint32_t key_named(struct ff_arena *a, struct ff_str name);

#endif
