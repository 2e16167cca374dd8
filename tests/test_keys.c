/* The key table: what dispatch, footer, help and manual page read has to fit together. */
#include "app/state.h"
#include "session.h"
#include "test.h"
#include "view/keymap.h"
#include <stdlib.h>

static const enum place places[] = {IN_PAGE, IN_NOTE,   IN_TREE,  IN_PANEL,  IN_TEXT,   IN_LEAVE,
				    IN_END,  IN_DIALOG, IN_ENTRY, IN_SEARCH, IN_REVIEW, IN_PATHS};
enum { N_PLACES = sizeof places / sizeof *places };

static void every_action_has_a_key_and_a_handler(void **state)
{
	(void)state;
	assert_null(acts[ACT_NONE]);
	for (enum action i = ACT_NONE + 1; i < N_ACTIONS; i++) {
		if (!acts[i] || key_of(&usual_keys, ANYWHERE, i) == 0)
			fail_msg("%s", action_name(i));
	}
}

static void no_two_collide(const char *name, const struct keymap *keys)
{
	for (size_t i = 0; i < keys->n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct binding *a = &keys->list[i], *b = &keys->list[k];
			if (a->key == b->key && a->places & b->places && a->action != b->action)
				fail_msg("%s: %s and %s", name, action_name(a->action),
					 action_name(b->action));
		}
}

static void no_two_bindings_collide(void **state)
{
	(void)state;
	no_two_collide("usual", &usual_keys);
}

static void keys_find_their_action(void **state)
{
	static const struct {
		const char *name;
		enum place place;
		uint32_t key;
		enum action want;
	} cases[] = {
		{"a digit picks", IN_PAGE, '7', ACT_PICK},
		{"a letter picks", IN_PAGE, 'y', ACT_PICK},
		{"a letter of another script picks", IN_PAGE, 0x436, ACT_PICK},
		{"a letter with an action of its own", IN_PAGE, 't', ACT_TREE},
		{"text in the note", IN_NOTE, 't', ACT_NONE},
		{"a digit in the tree", IN_TREE, '7', ACT_NONE},
		{"Ctrl-C in the note", IN_NOTE, CONTROL('C'), ACT_LEAVE},
		{"Ctrl-C in the question about leaving", IN_LEAVE, CONTROL('C'), ACT_LEAVE},
		{"nothing else there", IN_LEAVE, 'q', ACT_NONE},
		{"Space answers", IN_PAGE, ' ', ACT_NEXT},
		{"a letter moves on a page", IN_PAGE, 'j', ACT_DOWN},
		{"Space turns", IN_PANEL, ' ', ACT_TURN},
		{"a control character", IN_PAGE, CONTROL('X'), ACT_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum action got = key_action(&usual_keys, cases[i].place, cases[i].key);
		if (got != cases[i].want)
			fail_msg("%s: %s", cases[i].name, action_name(got));
	}
}

/* A hint for an action without a key in that place would show it as "^@". */
static void hints_name_keys(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t i = 0; i < N_PLACES; i++)
		for (int ascii = 0; ascii < 2; ascii++) {
			struct key_sight sight = {&usual_keys, places[i], signs_of(ascii), true};
			struct line line = keys_footer(a, &sight, 1000, &(struct hots){0});
			struct ff_str text = line_text(a, &line);
			if ((text.len == 0) != (places[i] == IN_LEAVE) ||
			    ff_str_find(text, FF_STR("^@")) != FF_NONE)
				fail_msg("place %u: \"%.*s\"", (unsigned)places[i], FF_FMT(text));
		}
	ff_arena_free(a);
}

static void footer_fits(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t i = 0; i < N_PLACES; i++)
		for (size_t cells = 0; cells < 130; cells++) {
			struct key_sight sight = {&usual_keys, places[i], signs_of(true), true};
			struct line line = keys_footer(a, &sight, cells, &(struct hots){0});
			if (line.width > cells)
				fail_msg("place %u: %zu in %zu", (unsigned)places[i], line.width,
					 cells);
		}
	ff_arena_free(a);
}

static void help_fits(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t cells = 20; cells <= 120; cells++) {
		struct key_sight sight = {&usual_keys, IN_TREE, signs_of(cells % 2 == 0), false};
		struct lines help = keys_help(a, &sight, cells);
		for (size_t i = 0; i < help.n; i++) {
			if (help.list[i].width > cells)
				fail_msg("%zu cells: line %zu has %zu", cells, i + 1,
					 help.list[i].width);
		}
	}
	ff_arena_free(a);
}

/* Every key of every place is told: in the group of the place, or everywhere. */
static void help_is_complete(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct help help = keys_told(a, &usual_keys, 0);
	for (size_t i = 0; i < usual_keys.n; i++) {
		const struct binding *b = &usual_keys.list[i];
		bool told = b->places == IN_LEAVE;
		for (size_t r = 0; r < help.n; r++)
			for (size_t k = 0; k < help.rows[r].n_keys; k++)
				told = told || (help.rows[r].action == b->action &&
						help.rows[r].keys[k] == b->key);
		if (!told)
			fail_msg("%s: %.*s", action_name(b->action),
				 FF_FMT(key_label(a, b->key, signs_of(true))));
	}
	for (size_t r = 0; r < help.n; r++)
		if (!help.rows[r].title && !help.rows[r].help)
			fail_msg("%s: no words", action_name(help.rows[r].action));
	ff_arena_free(a);
}

/* The rows of the n-th group. */
static const struct help_row *group_of(const struct help *help, size_t n, size_t *n_rows)
{
	size_t i = 0, end;
	while (i < help->n && (!help->rows[i].title || n-- > 0))
		i++;
	for (end = i + 1; end < help->n && !help->rows[end].title;)
		end++;
	*n_rows = end - i;
	return &help->rows[i];
}

/* What a newcomer needs comes first, then what works where one came from. */
static void help_begins_with_what_works(void **state)
{
	static const struct {
		enum place place;
		const char *title;
	} cases[] = {
		{IN_PAGE, "On a question's page"},
		{IN_END, "On the page at the end"},
		{IN_NOTE, "In the note"},
		{IN_TREE, "In the tree"},
		{IN_PANEL, "In the comparison"},
		{IN_REVIEW, "In the list of all answers"},
		{IN_PATHS, "In the list of all paths"},
		{IN_DIALOG, "In a form, such as the one for saving"},
		{IN_TEXT, "In a text such as this one"},
		{IN_SEARCH, "While something is searched for"},
	};
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct help help = keys_told(a, &usual_keys, cases[i].place);
		for (size_t g = 0; g < 2; g++) {
			size_t n;
			const struct help_row *rows = group_of(&help, g, &n);
			enum place place = g == 0 ? IN_PAGE : cases[i].place;
			const char *title = g == 0 ? "To begin with" : cases[i].title;
			assert_string_equal(rows[0].title, title);
			assert_true(n > 1);
			for (size_t r = 1; r < n; r++)
				for (size_t k = 0; k < rows[r].n_keys; k++)
					if (key_action(&usual_keys, place, rows[r].keys[k]) !=
					    rows[r].action)
						fail_msg("%s: %s", title, rows[r].help);
		}
	}
	ff_arena_free(a);
}

/* What a person wishes, "action key; action key", and what comes of it. */
static void keys_are_rebound(void **state)
{
	static const struct {
		const char *name, *wishes, *why_not; /* why_not: of the last one refused */
		enum place place;
		uint32_t key;
		enum action want;
	} cases[] = {
		{"another letter", "compare v", "", IN_PAGE, 'v', ACT_COMPARE},
		{"in every place", "compare v", "", IN_PANEL, 'v', ACT_COMPARE},
		{"the old one is free", "compare v", "", IN_PANEL, 'c', ACT_NONE},
		{"and picks again", "compare v", "", IN_PAGE, 'c', ACT_PICK},
		{"two letters", "compare v; compare V", "", IN_TREE, 'v', ACT_COMPARE},
		{"two letters, the other", "compare v; compare V", "", IN_TREE, 'V', ACT_COMPARE},
		{"changed places", "compare u; not-sure c", "", IN_PAGE, 'c', ACT_NOT_SURE},
		{"changed places, the other", "compare u; not-sure c", "", IN_PAGE, 'u',
		 ACT_COMPARE},
		{"named keys stay", "up e", "", IN_TREE, KEY_ID_UP, ACT_UP},
		{"beside them", "up e", "", IN_TREE, 'e', ACT_UP},
		{"its letter goes", "up e", "", IN_TREE, 'k', ACT_NONE},
		{"one without a letter", "field v", "", IN_TREE, 'v', ACT_FIELD},
		{"text stays text", "field v", "", IN_NOTE, 'v', ACT_NONE},
		{"Tab stays", "field v", "", IN_NOTE, KEY_ID_TAB, ACT_FIELD},
		{"a function key", "help F1", "", IN_TREE, KEY_ID_F1, ACT_HELP},
		{"the last one", "help F12", "", IN_TREE, KEY_ID_F12, ACT_HELP},
		{"one in the note", "field F9", "", IN_NOTE, KEY_ID_F1 + 8, ACT_FIELD},
		{"control", "redraw Ctrl-R", "", IN_TEXT, CONTROL('R'), ACT_REDRAW},
		{"control, short", "redraw ^r", "", IN_TEXT, CONTROL('R'), ACT_REDRAW},
		{"Space, free since", "turn x; next X; page-down v; compare Space", "", IN_PAGE,
		 ' ', ACT_COMPARE},
		{"another alphabet", "compare \u0436", "", IN_PAGE, 0x436, ACT_COMPARE},
		{"in another place", "differ t", "", IN_PANEL, 't', ACT_DIFFER},
		{"the key that it has", "compare c", "", IN_PAGE, 'c', ACT_COMPARE},
		{"Ctrl-C and another", "leave Q", "", IN_PAGE, CONTROL('C'), ACT_LEAVE},

		{"no such action", "compair v", "there is no action 'compair'", IN_PAGE, 'c',
		 ACT_COMPARE},
		{"no action", " v", "there is no action ''", IN_PAGE, 'c', ACT_COMPARE},
		{"no such key", "compare Foo", "there is no key 'Foo'", IN_PAGE, 'c', ACT_COMPARE},
		{"no key", "compare ", "there is no key ''", IN_PAGE, 'c', ACT_COMPARE},
		{"more than F1", "compare F1x", "there is no key 'F1x'", IN_PAGE, 'c', ACT_COMPARE},
		{"F13", "compare F13", "there is no key 'F13'", IN_PAGE, 'c', ACT_COMPARE},
		{"an accent alone", "compare \u0301", "there is no key", IN_PAGE, 'c', ACT_COMPARE},
		{"digits", "compare 7", "digits mark answers", IN_PAGE, '7', ACT_PICK},
		{"all digits", "compare 0-9", "there is no key", IN_PAGE, '7', ACT_PICK},
		{"pick", "pick x", "'pick' has", IN_PAGE, 'x', ACT_PICK},
		{"Enter", "help Enter", "'Enter' keeps", IN_PAGE, KEY_ID_ENTER, ACT_NEXT},
		{"Esc", "help Esc", "'Esc' keeps", IN_PAGE, KEY_ID_ESC, ACT_CLOSE},
		{"Ctrl-C", "help Ctrl-C", "'Ctrl-C' keeps", IN_PAGE, CONTROL('C'), ACT_LEAVE},
		{"Enter by another name", "help ^M", "'^M' keeps", IN_PAGE, KEY_ID_ENTER, ACT_NEXT},
		{"an arrow", "help Up", "'Up' keeps", IN_PAGE, KEY_ID_UP, ACT_UP},
		{"an arrow's sign", "help \u2191", "'\u2191' keeps", IN_PAGE, KEY_ID_UP, ACT_UP},
		{"taken", "compare u", "'u' is the key of 'not-sure' already", IN_PAGE, 'u',
		 ACT_NOT_SURE},
		{"taken, so kept", "compare u", "'u' is the key", IN_PAGE, 'c', ACT_COMPARE},
		{"taken by the one before", "compare v; info v", "'v' is the key of 'compare'",
		 IN_PAGE, 'i', ACT_INFO},
		{"taken since another was refused", "compare u; not-sure Foo", "there is no key",
		 IN_PAGE, 'c', ACT_COMPARE},
		{"the others are done", "compare u; info v", "'u' is the key", IN_PAGE, 'v',
		 ACT_INFO},
	};
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rebinding list[8];
		struct ff_str rest = ff_str(cases[i].wishes), wish, why_not = FF_STR("");
		size_t n = 0;
		for (; ff_str_cut(&rest, ';', &wish); n++) {
			ff_str_cut(&wish, ' ', &list[n].action);
			if (n > 0)
				ff_str_cut(&wish, ' ', &list[n].action);
			list[n].key = wish;
		}
		struct keymap keys = keys_rebind(a, list, n);
		for (size_t k = n; k-- > 0 && why_not.len == 0;)
			why_not = list[k].why_not;
		if (!ff_str_starts(why_not, ff_str(cases[i].why_not)) ||
		    (why_not.len > 0) != (cases[i].why_not[0] != '\0'))
			fail_msg("%s: \"%.*s\"", cases[i].name, FF_FMT(why_not));
		enum action got = key_action(&keys, cases[i].place, cases[i].key);
		if (got != cases[i].want)
			fail_msg("%s: %s", cases[i].name, action_name(got));
		no_two_collide(cases[i].name, &keys);
		for (enum action k = ACT_NONE + 1; k < N_ACTIONS; k++)
			if (key_of(&keys, ANYWHERE, k) == 0)
				fail_msg("%s: %s has no key", cases[i].name, action_name(k));
	}
	ff_arena_free(a);
}

/* Thousands of wishes take no time to speak of. */
static void many_wishes(void **state)
{
	enum { MANY = 5000 };
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct rebinding *list = FF_NEW(a, struct rebinding, MANY);
	for (size_t i = 0; i < MANY; i++)
		list[i] = (struct rebinding){.action = FF_STR("compare"), .key = FF_STR("u")};
	struct keymap keys = keys_rebind(a, list, MANY);
	assert_int_equal(keys.n, usual_keys.n);
	assert_true(list[MANY - 1].why_not.len > 0);
	ff_arena_free(a);
}

/* Footer and help tell the key that works. */
static void rebound_keys_are_shown(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct rebinding wish = {FF_STR("compare"), FF_STR("F5"), FF_STR("")};
	struct keymap keys = keys_rebind(a, &wish, 1);
	struct key_sight sight = {&keys, IN_PAGE, signs_of(true), false};
	struct line footer = keys_footer(a, &sight, 1000, &(struct hots){0});
	assert_true(ff_str_find(line_text(a, &footer), FF_STR("F5 compare")) != FF_NONE);
	struct lines help = keys_help(a, &sight, 80);
	bool told = false;
	for (size_t i = 0; i < help.n; i++)
		told = told || ff_str_starts(line_text(a, &help.list[i]), FF_STR("F5  "));
	assert_true(told);
	ff_arena_free(a);
}

/* The manual page writes some keys out. */
static struct ff_str man_name(struct ff_arena *a, uint32_t key)
{
	static const struct {
		uint32_t key;
		const char *name;
	} names[] = {
		{KEY_ID_BACKSPACE, "Backspace"},
		{KEY_ID_BACK_TAB, "Shift-Tab"},
		{KEY_ID_DIGIT, "0 Ns \\(en Ns 9"},
		{KEY_ID_LETTER, "letter"},
		{'?', "\\&?"},
		{'\\', "\\e"},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			return ff_str(names[i].name);
	if (key < ' ' && key != KEY_ID_ENTER && key != KEY_ID_ESC && key != KEY_ID_TAB)
		return ff_arena_format(a, "Ctrl-%c", (char)(key + '@'));
	return key_label(a, key, signs_of(true));
}

static void add_keys(struct ff_buf *b, const struct help_row *row)
{
	for (size_t i = 0; i < row->n_keys; i++) {
		ff_buf_add(b, i > 0 ? FF_STR(" , ") : FF_STR(".It "));
		ff_buf_add(b, man_name(b->arena, row->keys[i]));
	}
}

/* The section of the manual page that the table makes. */
static struct ff_str manual(struct ff_arena *a)
{
	struct ff_buf b = {.arena = a};
	struct help help = keys_told(a, &usual_keys, 0);
	bool listing = false;
	for (size_t i = 0; i < help.n; i++) {
		const struct help_row *row = &help.rows[i];
		if (row->n_keys == 0 && listing)
			ff_buf_add(&b, FF_STR(".El\n"));
		if (row->title)
			ff_buf_format(&b, ".Ss \\&%s\n", row->title); /* "In" is a macro, too */
		else if (row->n_keys == 0)
			ff_buf_format(&b, "%s\n", row->help);
		bool starts = row->n_keys > 0 && !listing;
		listing = row->n_keys > 0;
		if (starts)
			ff_buf_add(&b, FF_STR(".Bl -tag -width \"Backspace\" -compact\n"));
		if (listing) {
			add_keys(&b, row);
			ff_buf_format(&b, "\n%s\n.Pq Cm %s\n", row->help, action_name(row->action));
		}
	}
	ff_buf_add(&b, FF_STR(".El\n"));
	return ff_buf_str(&b);
}

/* With FLOWFORM_ACCEPT=1 in the environment the section is written anew: read it then. */
static void manual_page_has_every_key(void **state)
{
	static const struct ff_str from = FF_STR_INIT("src/view/help.c.\n"),
				   to = FF_STR_INIT(".\\\" End of that.\n");
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_str page = source_file(a, "man/flowform.1"), want = manual(a);
	size_t start = ff_str_find(page, from), end = ff_str_find(page, to);
	assert_true(start != FF_NONE && end != FF_NONE && start < end);
	start += from.len;
	if (getenv("FLOWFORM_ACCEPT")) {
		struct ff_buf b = {.arena = a};
		ff_buf_add(&b, ff_str_head(page, start));
		ff_buf_add(&b, want);
		ff_buf_add(&b, ff_str_from(page, end));
		source_write(a, "man/flowform.1", ff_buf_str(&b));
		return ff_arena_free(a);
	}
	struct ff_str is = (struct ff_str){page.s + start, end - start};
	assert_str("man/flowform.1, keys", is, want);
	ff_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_action_has_a_key_and_a_handler),
		cmocka_unit_test(no_two_bindings_collide),
		cmocka_unit_test(keys_find_their_action),
		cmocka_unit_test(hints_name_keys),
		cmocka_unit_test(footer_fits),
		cmocka_unit_test(help_fits),
		cmocka_unit_test(help_is_complete),
		cmocka_unit_test(help_begins_with_what_works),
		cmocka_unit_test(keys_are_rebound),
		cmocka_unit_test(many_wishes),
		cmocka_unit_test(rebound_keys_are_shown),
		cmocka_unit_test(manual_page_has_every_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
