#include "view/keys.h"
#include <flowform/text.h>

static const struct binding bindings[] = {
	{IN_PAGES | IN_LISTS | IN_NOTE | IN_ASKED, KEY_ID_UP, ACT_UP},
	{IN_PAGES | IN_LISTS | IN_NOTE | IN_ASKED, KEY_ID_DOWN, ACT_DOWN},
	{IN_PAGES | IN_LISTS | IN_DIALOG, 'k', ACT_UP},
	{IN_PAGES | IN_LISTS | IN_DIALOG, 'j', ACT_DOWN},
	{(IN_WIZARD & ~IN_PATHS) | IN_DIALOG, KEY_ID_LEFT, ACT_LEFT},
	{(IN_WIZARD & ~IN_PATHS) | IN_DIALOG, KEY_ID_RIGHT, ACT_RIGHT},
	{(IN_WIZARD & ~IN_PATHS) | IN_DIALOG, 'h', ACT_LEFT},
	{(IN_WIZARD & ~IN_PATHS) | IN_DIALOG, 'l', ACT_RIGHT},
	{IN_PAGES | IN_LISTS | IN_NOTE | IN_DIALOG, KEY_ID_PAGE_UP, ACT_PAGE_UP},
	{IN_PAGES | IN_LISTS | IN_NOTE | IN_DIALOG, KEY_ID_PAGE_DOWN, ACT_PAGE_DOWN},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_HOME, ACT_HOME},
	{IN_PAGES | IN_LISTS | IN_DIALOG, KEY_ID_END, ACT_END},
	{IN_PAGES | IN_LISTS | IN_DIALOG, 'g', ACT_HOME},
	{IN_PAGES | IN_LISTS | IN_DIALOG, 'G', ACT_END},
	{IN_PAGES | IN_NOTE | IN_LEAVE | IN_ASKED, KEY_ID_ENTER, ACT_NEXT},
	{IN_TREE | IN_SHEETS, KEY_ID_ENTER, ACT_GO},
	{IN_TEXT, KEY_ID_ENTER, ACT_CLOSE},
	{IN_TEXT, 'q', ACT_CLOSE},
	{IN_TEXT | IN_PATHS, ' ', ACT_PAGE_DOWN},
	{IN_TREE | IN_PANEL | IN_REVIEW, ' ', ACT_TURN},
	{IN_PAGES | IN_DIALOG, ' ', ACT_NEXT},
	{IN_WIZARD | IN_TEXT, KEY_ID_BACKSPACE, ACT_BACK},
	{IN_PAGE | IN_DIALOG | IN_PANEL, KEY_ID_DIGIT, ACT_PICK},
	{IN_PAGE | IN_DIALOG, KEY_ID_LETTER, ACT_PICK},
	{IN_WIZARD | IN_NOTE | IN_ASKED, KEY_ID_TAB, ACT_FIELD},
	{IN_WIZARD | IN_NOTE | IN_ASKED, KEY_ID_BACK_TAB, ACT_FIELD_BACK},
	{IN_PAGES | IN_TREE, 't', ACT_TREE},
	{IN_PAGES | IN_TREE, '\\', ACT_HIDE},
	{IN_PAGES | IN_TREE, '<', ACT_NARROW},
	{IN_PAGES | IN_TREE, '>', ACT_WIDEN},
	{IN_TREE, 'b', ACT_BESIDE},
	{IN_TREE, 'o', ACT_PRUNE},
	{IN_WIZARD, 'c', ACT_COMPARE},
	{IN_WIZARD, 'u', ACT_NOT_SURE},
	{IN_WIZARD, 'r', ACT_REVIEW},
	{IN_WIZARD, 'p', ACT_PATHS},
	{IN_WIZARD, 'i', ACT_INFO},
	{IN_WIZARD | IN_TEXT, '/', ACT_SEARCH},
	{IN_LISTS, 'n', ACT_MATCH},
	{IN_SEARCH, KEY_ID_DOWN, ACT_MATCH},
	{IN_LISTS, 'N', ACT_MATCH_BACK},
	{IN_SEARCH, KEY_ID_UP, ACT_MATCH_BACK},
	{IN_SEARCH, KEY_ID_ENTER, ACT_GO},
	{IN_PANEL, 'd', ACT_DIFFER},
	{IN_PANEL, 'a', ACT_ALONE},
	{IN_PANEL, 'w', ACT_WHY_NOT},
	{IN_WIZARD, 'z', ACT_UNDO},
	{IN_WIZARD, 'Z', ACT_REDO},
	{IN_WIZARD, 's', ACT_SAVE},
	{IN_PANEL | IN_END, 'y', ACT_COPY},
	{IN_WIZARD, 'T', ACT_THEME},
	{IN_WIZARD | IN_TEXT | IN_DIALOG, '?', ACT_HELP},
	{ANYWHERE, KEY_ID_ESC, ACT_CLOSE},
	{IN_WIZARD, 'q', ACT_QUIT},
	{ANYWHERE, CONTROL('C'), ACT_LEAVE},
	{ANYWHERE, KEY_ID_F1 + 1, ACT_PLAIN},
	{ANYWHERE, CONTROL('L'), ACT_REDRAW},
	{ANYWHERE, CONTROL('Z'), ACT_SUSPEND},
};
const struct keymap usual_keys = {bindings, sizeof bindings / sizeof *bindings};

static enum action lookup(const struct keymap *keys, enum place place, uint32_t key)
{
	for (size_t i = 0; i < keys->n; i++)
		if (keys->list[i].key == key && keys->list[i].places & place)
			return keys->list[i].action;
	return ACT_NONE;
}

enum action key_action(const struct keymap *keys, enum place place, uint32_t key)
{
	enum action action = lookup(keys, place, key);
	if (action != ACT_NONE || key < ' ' || key >= KEY_ID_UP)
		return action;
	return lookup(keys, place, key >= '0' && key <= '9' ? KEY_ID_DIGIT : KEY_ID_LETTER);
}

uint32_t key_of(const struct keymap *keys, unsigned places, enum action action)
{
	for (size_t i = 0; i < keys->n; i++)
		if (keys->list[i].action == action && keys->list[i].places & places)
			return keys->list[i].key;
	return 0;
}

static const char *const action_names[N_ACTIONS] = {[ACT_NONE] = "",
#define X(id, name) [ACT_##id] = (name),
						    ACTIONS(X)
#undef X
};

const char *action_name(enum action action)
{
	return action_names[action];
}

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
	{KEY_ID_DIGIT, "0-9", "0-9"},
	{KEY_ID_LETTER, "a-z", "a-z"},
	{' ', "Space", "Space"},
};
enum { N_NAMES = sizeof names / sizeof *names };

struct ff_str key_label(struct ff_arena *a, uint32_t key, const struct signs *signs)
{
	char utf8[8];
	for (size_t i = 0; i < N_NAMES; i++)
		if (names[i].key == key)
			return ff_str(signs->ascii ? names[i].ascii : names[i].utf8);
	if (key >= KEY_ID_F1 && key <= KEY_ID_F12)
		return ff_arena_format(a, "F%u", key - KEY_ID_F1 + 1);
	if (key < ' ')
		return ff_arena_format(a, "^%c", (char)(key + '@'));
	return ff_arena_copy(a, ff_text_char(key, utf8));
}

/* "F5" */
static uint32_t function_key(struct ff_str name)
{
	size_t n = ff_str_number(ff_str_from(name, 1), 1, 12);
	return n != FF_NONE ? KEY_ID_F1 + (uint32_t)n - 1 : 0;
}

/* "Ctrl-X", "^X" */
static uint32_t control_key(struct ff_str name)
{
	size_t before = name.s[0] == '^' ? 1 : 5;
	if (name.len != before + 1 || (before == 5 && !ff_str_starts(name, FF_STR("Ctrl-"))))
		return 0;
	uint32_t letter = (unsigned char)name.s[before] & ~0x20u;
	return letter >= 'A' && letter <= 'Z' ? CONTROL(letter) : 0;
}

uint32_t key_named(struct ff_arena *a, struct ff_str name)
{
	struct ff_str rest = name;
	if (name.len == 0 || ff_text_invalid(name) != FF_NONE)
		return 0;
	for (size_t i = 0; i < N_NAMES; i++)
		if (names[i].key < KEY_ID_DIGIT && (ff_str_eq(name, ff_str(names[i].ascii)) ||
						    ff_str_eq(name, ff_str(names[i].utf8))))
			return names[i].key;
	uint32_t first = ff_text_next(&rest);
	if (rest.len == 0) /* a character that is seen as what it is */
		return ff_text_width(name) > 0 && ff_str_eq(ff_text_harmless(a, name), name) ? first
											     : 0;
	return first == 'F' ? function_key(name) : control_key(name);
}
