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
	{ACT_LEFT, IN_PAGES | IN_DIALOG, "From the second button to the first"},
	{ACT_LEFT, IN_TREE, "Close, or go to the parent"},
	{ACT_LEFT, IN_REVIEW, "Give the answer before"},
	{ACT_LEFT, IN_PANEL, "The alternative before"},
	{ACT_RIGHT, IN_PAGES | IN_DIALOG, "From the first button to the second"},
	{ACT_RIGHT, IN_TREE, "Open, or go to the first child"},
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
	{ACT_PICK, 0, "Mark the answer with this number, or with this first letter"},
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
	{ACT_INFO, 0, "Show all that the guide says about this node"},
	{ACT_SEARCH, IN_PAGES, "Search the tree: names, answers, help"},
	{ACT_SEARCH, 0, "Search this; a capital letter makes case count"},
	{ACT_MATCH, 0, "To the next place that was searched for"},
	{ACT_MATCH_BACK, 0, "To the one before"},
	{ACT_GO, IN_SEARCH, "Stay at what was found"},
	{ACT_GO, IN_TREE, "To this question, if it was met"},
	{ACT_GO, IN_PANEL | IN_REVIEW, "To the question of this line"},
	{ACT_GO, IN_PATHS, "To the question where this path leaves the walk"},
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
	{ACT_CLOSE, 0, "Close this; on a question, back"},
	{ACT_QUIT, 0, "Leave; asks if an outcome is not reached yet"},
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

enum { EVERYWHERE = IN_PAGE | IN_TREE | IN_PANEL }; /* what holds here is told once, for all */

static bool holds_everywhere(const struct binding *b)
{
	if ((b->places & EVERYWHERE) != EVERYWHERE)
		return false;
	return meaning_of(b->action, EVERYWHERE)->places == 0;
}

/* Whether a place tells of a key: not of what everywhere is the same. */
static bool is_told(const struct binding *b, unsigned places)
{
	return !holds_everywhere(b) || meaning_of(b->action, places)->places != 0;
}

/* The keys of an action in a group's places, each once. */
static void collect_keys(struct help_row *row, const struct keymap *keys, unsigned places)
{
	for (size_t i = 0; i < keys->n; i++) {
		const struct binding *b = &keys->list[i];
		bool here = places == EVERYWHERE ? holds_everywhere(b)
						 : b->places & places && is_told(b, places);
		bool said = false;
		for (size_t k = 0; k < row->n_keys; k++)
			said = said || row->keys[k] == b->key;
		if (b->action == row->action && here && !said && row->n_keys < HELP_KEYS)
			row->keys[row->n_keys++] = b->key;
	}
}

struct help keys_told(struct ff_arena *a, const struct keymap *keys)
{
	static const struct {
		const char *title, *words;
		unsigned places;
	} groups[] = {
		{"On a question's page",
		 "A letter that moves gives way to an answer that begins with it.", IN_PAGES},
		{"In the note", "Characters are text. Ctrl-A, E, B, F, D, K, U and W edit it.",
		 IN_NOTE},
		{"In the tree", NULL, IN_TREE},
		{"In the comparison", NULL, IN_PANEL},
		{"In the list of all answers", NULL, IN_REVIEW},
		{"In the list of all paths", NULL, IN_PATHS},
		{"In a question of the program's own", NULL, IN_ASKED},
		{"In a text such as this one", NULL, IN_TEXT},
		{"While something is searched for", "Esc goes back to where one was.", IN_SEARCH},
		{"Everywhere", NULL, EVERYWHERE},
	};
	struct help help = {0};
	size_t cap = 0;
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		FF_PUSH(a, help.rows, help.n, cap) = (struct help_row){.title = groups[g].title};
		if (groups[g].words)
			FF_PUSH(a, help.rows, help.n, cap) =
				(struct help_row){.help = groups[g].words};
		for (enum action i = ACT_NONE + 1; i < N_ACTIONS; i++) {
			struct help_row row = {.action = i};
			collect_keys(&row, keys, groups[g].places);
			if (row.n_keys == 0)
				continue;
			row.help = meaning_of(i, groups[g].places)->help;
			FF_PUSH(a, help.rows, help.n, cap) = row;
		}
	}
	return help;
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
		{g->would, "Would be ruled out by the answer that is marked now"},
		{g->again, "Stands elsewhere in full; in the tree, Enter goes there"},
		{g->folded, "There is more below: so many rows"},
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

struct lines keys_help(struct ff_arena *a, const struct keymap *keys, size_t cells,
		       const struct signs *signs)
{
	struct lines l = {.arena = a};
	struct help help = keys_told(a, keys);
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
