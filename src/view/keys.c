#include "view/keys.h"
#include "view/rich.h"
#include <flowform/text.h>

const struct binding bindings[] = {
	{IN_PAGES | IN_LISTS | IN_ASKED, KEY_ID_UP, ACT_UP},
	{IN_PAGES | IN_LISTS | IN_ASKED, KEY_ID_DOWN, ACT_DOWN},
	{IN_LISTS, 'k', ACT_UP},
	{IN_LISTS, 'j', ACT_DOWN},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_LEFT, ACT_LEFT},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_RIGHT, ACT_RIGHT},
	{IN_LISTS, 'h', ACT_LEFT},
	{IN_LISTS, 'l', ACT_RIGHT},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_PAGE_UP, ACT_PAGE_UP},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_PAGE_DOWN, ACT_PAGE_DOWN},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_HOME, ACT_HOME},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_END, ACT_END},
	{IN_LISTS, 'g', ACT_HOME},
	{IN_LISTS, 'G', ACT_END},
	{IN_PAGES | IN_NOTE | IN_LEAVE | IN_ASKED, KEY_ID_ENTER, ACT_NEXT},
	{IN_TREE | IN_PANEL, KEY_ID_ENTER, ACT_GO},
	{IN_TEXT, KEY_ID_ENTER, ACT_CLOSE},
	{IN_TREE | IN_PANEL, ' ', ACT_TURN},
	{IN_PAGES | IN_DIALOG, ' ', ACT_NEXT},
	{IN_WIZARD | IN_TEXT, KEY_ID_BACKSPACE, ACT_BACK},
	{IN_PAGE | IN_DIALOG, KEY_ID_DIGIT, ACT_PICK},
	{IN_PAGE | IN_DIALOG, KEY_ID_LETTER, ACT_PICK},
	{IN_WIZARD | IN_NOTE | IN_ASKED, KEY_ID_TAB, ACT_FIELD},
	{IN_WIZARD | IN_NOTE | IN_ASKED, KEY_ID_BACK_TAB, ACT_FIELD_BACK},
	{IN_PAGES | IN_TREE, 't', ACT_TREE},
	{IN_WIZARD, 'c', ACT_COMPARE},
	{IN_WIZARD, 'u', ACT_NOT_SURE},
	{IN_WIZARD, 'i', ACT_INFO},
	{IN_PANEL, 'd', ACT_DIFFER},
	{IN_WIZARD, 'z', ACT_UNDO},
	{IN_WIZARD, 'Z', ACT_REDO},
	{IN_WIZARD | IN_TEXT | IN_DIALOG, '?', ACT_HELP},
	{ANYWHERE, KEY_ID_ESC, ACT_CLOSE},
	{IN_WIZARD | IN_TEXT, 'q', ACT_QUIT},
	{ANYWHERE, CONTROL('C'), ACT_LEAVE},
	{ANYWHERE, CONTROL('L'), ACT_REDRAW},
	{ANYWHERE, CONTROL('Z'), ACT_SUSPEND},
};
const size_t n_bindings = sizeof bindings / sizeof *bindings;

static enum action lookup(enum place place, uint32_t key)
{
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].key == key && bindings[i].places & place)
			return bindings[i].action;
	return ACT_NONE;
}

enum action key_action(enum place place, uint32_t key)
{
	enum action action = lookup(place, key);
	if (action != ACT_NONE || key < ' ' || key >= KEY_ID_UP)
		return action;
	return lookup(place, key >= '1' && key <= '9' ? KEY_ID_DIGIT : KEY_ID_LETTER);
}

static const struct {
	const char *name, *help;
} actions[N_ACTIONS] = {[ACT_NONE] = {"", ""},
#define X(id, name, help) [ACT_##id] = {name, help},
			ACTIONS(X)
#undef X
};

const char *action_name(enum action action)
{
	return actions[action].name;
}

const char *action_help(enum action action)
{
	return actions[action].help;
}

struct ff_str key_label(struct ff_arena *a, uint32_t key, const struct signs *signs)
{
	static const struct {
		uint32_t key;
		const char *utf8, *ascii;
	} names[] = {
		{KEY_ID_ENTER, "Enter", "Enter"},
		{KEY_ID_ESC, "Esc", "Esc"},
		{KEY_ID_TAB, "Tab", "Tab"},
		{KEY_ID_BACKSPACE, "Bksp", "Bksp"},
		{KEY_ID_UP, "↑", "Up"},
		{KEY_ID_DOWN, "↓", "Down"},
		{KEY_ID_LEFT, "←", "Left"},
		{KEY_ID_RIGHT, "→", "Right"},
		{KEY_ID_HOME, "Home", "Home"},
		{KEY_ID_END, "End", "End"},
		{KEY_ID_PAGE_UP, "PgUp", "PgUp"},
		{KEY_ID_PAGE_DOWN, "PgDn", "PgDn"},
		{KEY_ID_BACK_TAB, "S-Tab", "S-Tab"},
		{KEY_ID_DELETE, "Del", "Del"},
		{KEY_ID_DIGIT, "1-9", "1-9"},
		{KEY_ID_LETTER, "a-z", "a-z"},
		{' ', "Space", "Space"},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			return ff_str(signs->ascii ? names[i].ascii : names[i].utf8);
	if (key < ' ')
		return ff_arena_format(a, "^%c", (char)(key + '@'));
	return ff_arena_format(a, "%c", key < 0x7f ? (char)key : '?');
}

/* The first key of an action in a place; 0 if it has none. */
static uint32_t key_of(enum place place, enum action action)
{
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].action == action && bindings[i].places & place)
			return bindings[i].key;
	return 0;
}

/* The footer's words, most needed first; two actions share a word. */
static const struct hint {
	unsigned places;
	enum action action, second;
	const char *word;
} hints[] = {
	{IN_PAGE | IN_DIALOG, ACT_UP, ACT_DOWN, "choose"},
	{IN_LISTS, ACT_UP, ACT_DOWN, "move"},
	{IN_PAGE | IN_NOTE, ACT_NEXT, ACT_NONE, "next"},
	{IN_END, ACT_NEXT, ACT_NONE, "press"},
	{IN_ASKED, ACT_NEXT, ACT_NONE, "take it"},
	{IN_TREE | IN_PANEL, ACT_GO, ACT_NONE, "question"},
	{IN_PANEL, ACT_TURN, ACT_NONE, "change, tick"},
	{IN_PAGES, ACT_BACK, ACT_NONE, "back"},
	{IN_NOTE | IN_TREE | IN_TEXT | IN_ASKED, ACT_CLOSE, ACT_NONE, "close"},
	{IN_PAGES | IN_NOTE | IN_ASKED, ACT_FIELD, ACT_NONE, "field"},
	{IN_TREE, ACT_LEFT, ACT_RIGHT, "close, open"},
	{IN_PAGES, ACT_COMPARE, ACT_NONE, "compare"},
	{IN_PANEL | IN_END, ACT_QUIT, ACT_NONE, "finish"},
	{IN_WIZARD | IN_DIALOG, ACT_HELP, ACT_NONE, "help"},
	{IN_PAGE | IN_TREE, ACT_QUIT, ACT_NONE, "quit"},
	{IN_PAGE, ACT_NOT_SURE, ACT_NONE, "not sure"},
	{IN_PANEL, ACT_LEFT, ACT_RIGHT, "alternative"},
	{IN_PANEL, ACT_CLOSE, ACT_NONE, "back"},
	{IN_PANEL, ACT_DIFFER, ACT_NONE, "differences"},
	{IN_TREE | IN_PAGES, ACT_INFO, ACT_NONE, "info"},
	{IN_PAGES, ACT_TREE, ACT_NONE, "tree"},
	{IN_WIZARD, ACT_UNDO, ACT_NONE, "undo"},
};

enum { GAP = 2 }; /* cells between two hints */

static struct line hint_line(struct ff_arena *a, const struct hint *h, enum place place,
			     const struct signs *signs)
{
	struct line line = {0};
	struct ff_str key = key_label(a, key_of(place, h->action), signs);
	line_add(a, &line, key, ROLE_KEY);
	if (h->second != ACT_NONE) {
		struct ff_str second = key_label(a, key_of(place, h->second), signs);
		if (ff_text_width(key) > 1)
			line_add(a, &line, FF_STR("/"), ROLE_KEY);
		line_add(a, &line, second, ROLE_KEY);
	}
	line_add(a, &line, FF_STR(" "), ROLE_DIM);
	line_add(a, &line, ff_str(h->word), ROLE_DIM);
	return line;
}

/* The help's key is shown if nothing else is: room is kept for it. */
static size_t room_for_help(struct ff_arena *a, enum place place, const struct signs *signs)
{
	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
		if (hints[i].action == ACT_HELP && hints[i].places & place)
			return hint_line(a, &hints[i], place, signs).width + GAP;
	return 0;
}

struct line keys_footer(struct ff_arena *a, enum place place, size_t cells,
			const struct signs *signs)
{
	struct line footer = {0};
	size_t kept = room_for_help(a, place, signs);
	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
		if (!(hints[i].places & place))
			continue;
		struct line hint = hint_line(a, &hints[i], place, signs);
		size_t gap = footer.width > 0 ? GAP : 0;
		kept = hints[i].action == ACT_HELP ? 0 : kept;
		if (footer.width + gap + hint.width + kept > cells)
			continue; /* a shorter one behind it may fit */
		line_pad(a, &footer, footer.width + gap, ROLE_DIM);
		line_join(a, &footer, &hint);
	}
	return footer;
}

/* The keys of an action, each once. */
static struct ff_str keys_of(struct ff_arena *a, enum action action, const struct signs *signs)
{
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < n_bindings; i++) {
		struct ff_str name = key_label(a, bindings[i].key, signs);
		bool said = false;
		for (size_t k = 0; k < i; k++)
			said = said ||
			       (bindings[k].action == action && bindings[k].key == bindings[i].key);
		if (bindings[i].action != action || said)
			continue;
		if (b.len > 0)
			ff_buf_add_char(&b, ' ');
		ff_buf_add(&b, name);
	}
	return ff_buf_str(&b);
}

static unsigned places_of(enum action action)
{
	unsigned places = 0;
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].action == action)
			places |= bindings[i].places;
	return places;
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
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		add_pair(l, ff_str_trim(rows[i].sign), ff_str(rows[i].meaning), cells);
}

struct lines keys_help(struct ff_arena *a, size_t cells, const struct signs *signs)
{
	static const struct {
		const char *title;
		unsigned some, none; /* an action that has one of these places and none of those */
	} groups[] = {
		{"On a question's page", IN_PAGES, IN_LISTS},
		{"In the tree and in the comparison", IN_LISTS, IN_PAGES},
		{"In all of them", IN_PAGES, 0},
	};
	struct lines l = {.arena = a};
	bool said[N_ACTIONS] = {false};
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		text_add(&l, ff_str(groups[g].title), cells, FF_STR(""), ROLE_HEADING);
		for (enum action i = ACT_NONE + 1; i < N_ACTIONS; i++) {
			unsigned places = places_of(i);
			if (said[i] || !(places & groups[g].some) || places & groups[g].none)
				continue;
			said[i] = true;
			add_pair(&l, keys_of(a, i, signs), ff_str(actions[i].help), cells);
		}
		lines_add(&l);
	}
	text_add(&l, FF_STR("Signs in the tree"), cells, FF_STR(""), ROLE_HEADING);
	add_signs(&l, cells, signs);
	return l;
}
