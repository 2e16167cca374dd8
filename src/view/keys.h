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
	KEY_ID_DIGIT,  /* any of 1 to 9, where the digit itself has no action */
	KEY_ID_LETTER, /* any letter, the same */
};

#define CONTROL(letter) ((letter)&0x1f)

/* Where keys can act. A binding may hold in several. */
enum place {
	IN_PAGE = 1,
	IN_NOTE = 2,
	IN_TREE = 4,
	IN_PANEL = 8,
	IN_TEXT = 16,    /* help, and a node's text in full */
	IN_LEAVE = 32,   /* "leave without an outcome?" */
	IN_END = 64,     /* the page at the end of a walk: buttons only */
	IN_DIALOG = 128, /* a question of the program's own */
	IN_ENTRY = 256,  /* what is written in it */
	IN_LISTS = IN_TREE | IN_PANEL | IN_TEXT,
	IN_PAGES = IN_PAGE | IN_END,
	IN_WIZARD = IN_PAGES | IN_TREE | IN_PANEL,
	IN_WRITING = IN_NOTE | IN_ENTRY,
	IN_ASKED = IN_DIALOG | IN_ENTRY,
	ANYWHERE = IN_WIZARD | IN_NOTE | IN_TEXT | IN_LEAVE | IN_ASKED,
};

/* Identifier, name, what the help says. */
#define ACTIONS(X)                                                                                 \
	X(UP, "up", "Move up")                                                                     \
	X(DOWN, "down", "Move down")                                                               \
	X(LEFT, "left", "Tree: close, or go to the parent. Comparison: the alternative before")    \
	X(RIGHT, "right",                                                                          \
	  "Tree: open, or go to the first child. Comparison: the next alternative")                \
	X(PAGE_UP, "page-up", "A page up; on a question, its help")                                \
	X(PAGE_DOWN, "page-down", "A page down; on a question, its help")                          \
	X(HOME, "home", "To the beginning")                                                        \
	X(END, "end", "To the end")                                                                \
	X(NEXT, "next", "Give the marked answer and go on; on a button, press it")                 \
	X(BACK, "back", "Back to the question before; no answer is lost")                          \
	X(PICK, "pick", "Mark the answer with this number, or with this first letter")             \
	X(FIELD, "field", "To the next place: answers, note, buttons, tree")                       \
	X(FIELD_BACK, "field-back", "To the place before")                                         \
	X(TREE, "tree", "To the tree and back")                                                    \
	X(COMPARE, "compare", "Show the comparison, or leave it")                                  \
	X(NOT_SURE, "not-sure", "Not sure: compare what is still possible")                        \
	X(INFO, "info", "Show all that the guide says about this node")                            \
	X(GO, "go",                                                                                \
	  "Tree: to this question, if it was met. Comparison: to the question of this line")       \
	X(TURN, "turn",                                                                            \
	  "Tree: open or close. Comparison: give this answer instead, or tick this step")          \
	X(DIFFER, "differ", "Show only rows that differ, or all")                                  \
	X(UNDO, "undo", "Undo the last change")                                                    \
	X(REDO, "redo", "Do again what was undone")                                                \
	X(HELP, "help", "Show all keys")                                                           \
	X(CLOSE, "close", "Close this; on a question, back")                                       \
	X(QUIT, "quit", "Leave; asks if an outcome is not reached yet")                            \
	X(LEAVE, "leave", "Leave at once")                                                         \
	X(REDRAW, "redraw", "Draw the screen again")                                               \
	X(SUSPEND, "suspend", "Suspend the program; the shell's fg continues it")

enum action {
	ACT_NONE,
#define X(id, name, help) ACT_##id,
	ACTIONS(X)
#undef X
		N_ACTIONS
};

struct binding {
	unsigned places; /* of enum place */
	uint32_t key;
	enum action action;
};

extern const struct binding bindings[];
extern const size_t n_bindings;

/* What a key does in a place. A letter or digit without an action of its own is looked up as
 * KEY_ID_LETTER or KEY_ID_DIGIT. */
enum action key_action(enum place place, uint32_t key);

const char *action_name(enum action action);
const char *action_help(enum action action);

/* A key as it is written on the screen: "Enter", "^C", "PgDn", "c". */
struct ff_str key_label(struct ff_arena *a, uint32_t key, const struct signs *signs);

/* The footer: the keys that matter most in a place, as many as fit into `cells`. */
struct line keys_footer(struct ff_arena *a, enum place place, size_t cells,
			const struct signs *signs);

/* The help: every action with its keys, grouped by place, then the signs of the tree. */
struct lines keys_help(struct ff_arena *a, size_t cells, const struct signs *signs);

#endif
