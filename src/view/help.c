#include "view/help.h"
#include "view/rich.h"
#include <flowform/text.h>

/* What an action does, in all places and in some. */
static const struct meaning {
	enum action action;
	unsigned places; /* 0: all that have no row of their own */
	const char *help;
} meanings[] = {
	{ACT_UP, IN_NOTE, "To the answers"},
	{ACT_UP, 0, "Move up"},
	{ACT_DOWN, IN_NOTE, "To the buttons"},
	{ACT_DOWN, 0, "Move down"},
	{ACT_LEFT, IN_PAGES | IN_DIALOG, "To the button on the left"},
	{ACT_LEFT, IN_TREE, "Close, or go up a level"},
	{ACT_LEFT, IN_REVIEW, "Give the answer before"},
	{ACT_LEFT, IN_PANEL, "The alternative before"},
	{ACT_RIGHT, IN_PAGES | IN_DIALOG, "To the button on the right"},
	{ACT_RIGHT, IN_TREE, "Open, or go down a level"},
	{ACT_RIGHT, IN_REVIEW, "Give the next answer"},
	{ACT_RIGHT, IN_PANEL, "The next alternative"},
	{ACT_PAGE_UP, IN_NOTE, "Back in the guide's words"},
	{ACT_PAGE_UP, IN_PAGES | IN_DIALOG,
	 "Back in the guide's words; where they all fit, in the answers"},
	{ACT_PAGE_UP, 0, "A page up"},
	{ACT_PAGE_DOWN, IN_NOTE, "On in the guide's words"},
	{ACT_PAGE_DOWN, IN_PAGES | IN_DIALOG,
	 "On in the guide's words; where they all fit, in the answers"},
	{ACT_PAGE_DOWN, 0, "A page down"},
	{ACT_HOME, 0, "To the beginning"},
	{ACT_END, 0, "To the end"},
	{ACT_NEXT, IN_ASKED, "Take what is marked and written; on a button, press it"},
	{ACT_NEXT, 0, "Give the marked answer and go on; on a button, press it"},
	{ACT_BACK, IN_TEXT, "Close this"},
	{ACT_BACK, 0, "Back to the question before; no answer is lost"},
	{ACT_PICK, IN_PANEL, "Hide the alternative with this number, or show it"},
	{ACT_PICK, 0, "Mark the answer with this number, or the next with this letter"},
	{ACT_FIELD, IN_PANEL, "To the next section"},
	{ACT_FIELD, IN_REVIEW, "To the next answer"},
	{ACT_FIELD, IN_PATHS, "To the next path"},
	{ACT_FIELD, IN_ASKED, "To the next place: answers, line, buttons"},
	{ACT_FIELD, 0, "To the next place: answers, note, buttons, tree"},
	{ACT_FIELD_BACK, IN_PANEL, "To the section before"},
	{ACT_FIELD_BACK, IN_REVIEW, "To the answer before"},
	{ACT_FIELD_BACK, IN_PATHS, "To the path before"},
	{ACT_FIELD_BACK, 0, "To the place before"},
	{ACT_TREE, 0, "To the tree and back"},
	{ACT_HIDE, 0, "Hide the tree, or show it again"},
	{ACT_NARROW, 0, "Make the tree narrower"},
	{ACT_WIDEN, 0, "Make the tree wider"},
	{ACT_BESIDE, 0, "Beside the tree, show what a row is about, or the question"},
	{ACT_PRUNE, 0, "Fold all that is ruled out, or open it"},
	{ACT_COMPARE, 0, "Show the comparison, or leave it"},
	{ACT_NOT_SURE, 0, "Not sure: compare what is still possible"},
	{ACT_REVIEW, 0, "Show all answers, or leave them"},
	{ACT_PATHS, 0, "Show all paths, or leave them"},
	{ACT_INFO, 0, "Read all that the guide says about this"},
	{ACT_SEARCH, IN_PAGES, "Search the tree: names, answers, help"},
	{ACT_SEARCH, 0, "Search this; a capital letter makes case count"},
	{ACT_MATCH, 0, "To the next place that was searched for"},
	{ACT_MATCH_BACK, 0, "To the one before"},
	{ACT_GO, IN_SEARCH, "Stay at what was found"},
	{ACT_GO, IN_TREE, "To this question, if it has come up"},
	{ACT_GO, IN_PANEL | IN_REVIEW, "To the question of this line"},
	{ACT_GO, IN_PATHS, "To the question where this path leaves yours"},
	{ACT_TURN, IN_TREE, "Open or close"},
	{ACT_TURN, IN_REVIEW, "Give the next answer"},
	{ACT_TURN, IN_PANEL, "Give the next answer, or this one instead; or tick this step"},
	{ACT_DIFFER, 0, "Show only rows that differ, or all"},
	{ACT_ALONE, 0, "Show only the alternative in front, or all"},
	{ACT_WHY_NOT, 0, "To what rules out the alternative in front, then the next"},
	{ACT_UNDO, 0, "Undo the last change"},
	{ACT_REDO, 0, "Do again what was undone"},
	{ACT_SAVE, 0, "Save the result in a file"},
	{ACT_COPY, 0, "Send the result to the clipboard of the terminal"},
	{ACT_THEME, 0, "Choose another theme; it is shown while you move"},
	{ACT_HELP, 0, "Show all keys"},
	{ACT_CLOSE, IN_NOTE, "Done: back to the answers, the note is kept"},
	{ACT_CLOSE, IN_TEXT, "Close this"},
	{ACT_CLOSE, 0, "Close this; on a question, back"},
	{ACT_QUIT, 0, "Leave; asks if there is no result yet"},
	{ACT_LEAVE, 0, "Leave at once"},
	{ACT_PLAIN, 0, "Go on line by line, without a screen; there, w and Enter comes back"},
	{ACT_REDRAW, 0, "Draw the screen again"},
	{ACT_SUSPEND, 0, "Suspend the program; the shell's fg continues it"},
};

static const struct meaning *meaning_of(enum action action, unsigned places)
{
	const struct meaning *general = NULL;
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
		if (meanings[i].action != action)
			continue;
		if (meanings[i].places & places)
			return &meanings[i];
		if (meanings[i].places == 0)
			general = &meanings[i];
	}
	return general;
}

/* What a newcomer needs, told once for all places where it means the same. */
static const enum action first_of_all[] = {ACT_UP,   ACT_DOWN,    ACT_NEXT,
					   ACT_BACK, ACT_FIELD,   ACT_FIELD_BACK,
					   ACT_TREE, ACT_COMPARE, ACT_QUIT};
enum { N_FIRST = sizeof first_of_all / sizeof *first_of_all };

static bool is_first(const struct binding *b)
{
	for (size_t i = 0; i < N_FIRST; i++)
		if (first_of_all[i] == b->action)
			return b->places & IN_PAGE;
	return false;
}

enum { EVERYWHERE = IN_PAGE | IN_TREE | IN_PANEL }; /* what holds here is told once, too */

static bool holds_everywhere(const struct binding *b)
{
	return (b->places & EVERYWHERE) == EVERYWHERE &&
	       meaning_of(b->action, EVERYWHERE)->places == 0;
}

/* So is what holds in all lists. */
static bool holds_in_lists(const struct binding *b)
{
	return (b->places & IN_LISTS) == IN_LISTS && meaning_of(b->action, IN_LISTS)->places == 0;
}

enum { FIRST, ALL, PAGE }; /* PAGE and those behind it: of a place */

static const struct {
	const char *title, *words;
	unsigned places, but; /* `but`: told of there */
} groups[] = {
	[FIRST] = {"To begin with", NULL, IN_PAGE, 0},
	[ALL] = {"Everywhere", NULL, EVERYWHERE, 0},
	[PAGE] = {"On a question's page",
		  "A letter that moves gives way to an answer that begins with it.", IN_PAGE, 0},
	{"On the page at the end", "What a question's page has, too, and:", IN_END, IN_PAGE},
	{"In the note", "Characters are text; Ctrl-A, E, B, F, D, K, U and W edit it.", IN_NOTE, 0},
	{"In the tree", NULL, IN_TREE, 0},
	{"In the comparison", NULL, IN_PANEL, 0},
	{"In the list of all answers", NULL, IN_REVIEW, 0},
	{"In the list of all paths", NULL, IN_PATHS, 0},
	{"In a form, such as the one for saving", NULL, IN_ASKED, 0},
	{"In a text such as this one", NULL, IN_TEXT, 0},
	{"In all of these lists and texts", NULL, IN_LISTS, 0},
	{"While something is searched for", "Esc goes back to where one was.", IN_SEARCH, 0},
};
enum { N_GROUPS = sizeof groups / sizeof *groups };

/* Whether a group tells of a key. */
static bool tells(size_t g, const struct binding *b)
{
	if (g == FIRST)
		return is_first(b);
	if (g == ALL)
		return !is_first(b) && holds_everywhere(b);
	if (!(b->places & groups[g].places) || b->places & groups[g].but)
		return false;
	if (groups[g].places == IN_LISTS)
		return !is_first(b) && !holds_everywhere(b) && holds_in_lists(b);
	bool once = is_first(b) || holds_everywhere(b) ||
		    (groups[g].places & IN_LISTS && holds_in_lists(b));
	return !once || meaning_of(b->action, groups[g].places)->places != 0;
}

/* Rows of the help in the making. */
struct telling {
	struct ff_arena *arena;
	const struct keymap *keys;
	struct help help;
	size_t cap;
};

/* An action with the keys that the group tells of, each once; nothing if there are none. */
static void add_action(struct telling *t, size_t g, enum action action)
{
	struct help_row row = {.action = action};
	for (size_t i = 0; i < t->keys->n; i++) {
		const struct binding *b = &t->keys->list[i];
		bool said = b->action != action || !tells(g, b);
		for (size_t k = 0; k < row.n_keys; k++)
			said = said || row.keys[k] == b->key;
		if (!said && row.n_keys < HELP_KEYS)
			row.keys[row.n_keys++] = b->key;
	}
	if (row.n_keys == 0)
		return;
	row.help = meaning_of(action, groups[g].places)->help;
	FF_PUSH(t->arena, t->help.rows, t->help.n, t->cap) = row;
}

static void add_group(struct telling *t, size_t g)
{
	struct help_row title = {.title = groups[g].title}, words = {.help = groups[g].words};
	FF_PUSH(t->arena, t->help.rows, t->help.n, t->cap) = title;
	if (words.help)
		FF_PUSH(t->arena, t->help.rows, t->help.n, t->cap) = words;
	for (size_t i = 0; g == FIRST && i < N_FIRST; i++)
		add_action(t, g, first_of_all[i]);
	for (enum action i = ACT_NONE + 1; g != FIRST && i < N_ACTIONS; i++)
		add_action(t, g, i);
}

struct help keys_told(struct ff_arena *a, const struct keymap *keys, enum place from)
{
	struct telling t = {.arena = a, .keys = keys};
	add_group(&t, FIRST);
	for (size_t g = PAGE; g < N_GROUPS; g++)
		if (groups[g].places & from)
			add_group(&t, g);
	add_group(&t, ALL);
	for (size_t g = PAGE; g < N_GROUPS; g++)
		if (!(groups[g].places & from))
			add_group(&t, g);
	return t.help;
}

/* Two columns, or one below the other where it is narrow. */
static void add_pair(struct lines *l, struct ff_str left, struct ff_str right, size_t cells)
{
	enum { LEFT_WIDTH = 12, NARROW = 40 };
	struct lines keys = {.arena = l->arena}, text = {.arena = l->arena};
	bool narrow = cells < NARROW;
	size_t widths[] = {narrow ? cells : LEFT_WIDTH, narrow ? cells : cells - LEFT_WIDTH - 1};
	text_add(&keys, left, widths[0], FF_STR(""), ROLE_KEY);
	text_add(&text, right, widths[1], narrow ? FF_STR("  ") : FF_STR(""), ROLE_TEXT);
	if (narrow) {
		lines_append(l, &keys);
		lines_append(l, &text);
	} else {
		lines_beside(l, (const struct lines[]){keys, text}, widths, 2);
	}
}

static void add_signs(struct lines *l, size_t cells, const struct signs *g)
{
	const struct {
		struct ff_str sign;
		const char *meaning;
	} rows[] = {
		{g->here, "The question that is asked"},
		{g->answered, "Before the answer that was given; behind a step that was passed"},
		{g->best, "The outcome that the answers lead to"},
		{g->out, "Ruled out by the answers"},
		{g->would,
		 "Would be ruled out by the answer that is marked, and what only it leads to"},
		{g->again, "Stands elsewhere in full; in the tree, Enter goes there"},
		{g->folded, "So many rows below it are folded away"},
		{g->left_out, "Before a number: this is at that level; those above are left out"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		add_pair(l, ff_str_trim(rows[i].sign), ff_str(rows[i].meaning), cells);
}

static struct ff_str keys_text(struct ff_arena *a, const struct help_row *row,
			       const struct signs *signs)
{
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < row->n_keys; i++) {
		if (i > 0)
			ff_buf_add_char(&b, ' ');
		ff_buf_add(&b, key_label(a, row->keys[i], signs));
	}
	return ff_buf_str(&b);
}

struct lines keys_help(struct ff_arena *a, const struct key_sight *s, size_t cells)
{
	struct lines l = {.arena = a};
	const struct signs *signs = s->signs;
	struct help help = keys_told(a, s->keys, s->place);
	for (size_t i = 0; i < help.n; i++) {
		const struct help_row *row = &help.rows[i];
		if (row->title && i > 0)
			lines_add(&l);
		if (row->title)
			text_add(&l, ff_str(row->title), cells, FF_STR(""), ROLE_HEADING);
		else if (row->n_keys == 0)
			text_add(&l, ff_str(row->help), cells, FF_STR(""), ROLE_TEXT);
		else
			add_pair(&l, keys_text(a, row, signs), ff_str(row->help), cells);
	}
	lines_add(&l);
	text_add(&l, FF_STR("Signs in the tree"), cells, FF_STR(""), ROLE_HEADING);
	add_signs(&l, cells, signs);
	return l;
}
