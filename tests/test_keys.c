/* The key table: what dispatch, footer, help and manual page read has to fit together. */
#include "app/state.h"
#include "session.h"
#include "test.h"

static const enum place places[] = {IN_PAGE,  IN_NOTE, IN_TREE,   IN_PANEL, IN_TEXT,
				    IN_LEAVE, IN_END,  IN_DIALOG, IN_ENTRY};
enum { N_PLACES = sizeof places / sizeof *places };

static uint32_t first_key(enum action action)
{
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].action == action)
			return bindings[i].key;
	return 0;
}

static void every_action_has_a_key_and_a_handler(void **state)
{
	(void)state;
	assert_null(acts[ACT_NONE]);
	for (enum action i = ACT_NONE + 1; i < N_ACTIONS; i++) {
		if (!acts[i] || first_key(i) == 0)
			fail_msg("%s", action_name(i));
		if (*action_help(i) == '\0')
			fail_msg("%s: no help", action_name(i));
	}
}

static void no_two_bindings_collide(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_bindings; i++)
		for (size_t k = 0; k < i; k++)
			if (bindings[i].key == bindings[k].key &&
			    bindings[i].places & bindings[k].places)
				fail_msg("%s and %s", action_name(bindings[i].action),
					 action_name(bindings[k].action));
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
		{"Space turns", IN_PANEL, ' ', ACT_TURN},
		{"a control character", IN_PAGE, CONTROL('X'), ACT_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum action got = key_action(cases[i].place, cases[i].key);
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
			struct line line = keys_footer(a, places[i], 1000, signs_of(ascii));
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
			struct line line = keys_footer(a, places[i], cells, signs_of(true));
			if (line.width > cells)
				fail_msg("place %u: %zu in %zu", (unsigned)places[i], line.width,
					 cells);
		}
	ff_arena_free(a);
}

static void help_fits_and_is_complete(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t cells = 20; cells <= 120; cells++) {
		struct lines help = keys_help(a, cells, signs_of(cells % 2 == 0));
		struct ff_buf all = {.arena = a};
		for (size_t i = 0; i < help.n; i++) {
			if (help.list[i].width > cells)
				fail_msg("%zu cells: line %zu has %zu", cells, i + 1,
					 help.list[i].width);
			ff_buf_add(&all, line_text(a, &help.list[i]));
			ff_buf_add_char(&all, ' ');
		}
		for (enum action i = ACT_NONE + 1; cells == 120 && i < N_ACTIONS; i++)
			if (ff_str_find(ff_buf_str(&all), ff_str(action_help(i))) == FF_NONE)
				fail_msg("%s: not in the help", action_name(i));
	}
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
		{KEY_ID_DIGIT, "1 Ns \\(en Ns 9"},
		{'?', "\\&?"},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			return ff_str(names[i].name);
	if (key < ' ' && key != KEY_ID_ENTER && key != KEY_ID_ESC && key != KEY_ID_TAB)
		return ff_arena_format(a, "Ctrl-%c", (char)(key + '@'));
	return key_label(a, key, signs_of(true));
}

/* A key as a word of its own on a line of the section. */
static bool names_key(struct ff_arena *a, struct ff_str section, struct ff_str key)
{
	static const char *const around[][2] = {{".It ", "\n"}, {".It ", " "}, {", ", " "},
						{", ", "\n"},   {" ", ","},    {"; ", " "}};
	for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
		struct ff_str word =
			ff_arena_format(a, "%s%.*s%s", around[i][0], FF_FMT(key), around[i][1]);
		if (ff_str_find(section, word) != FF_NONE)
			return true;
	}
	return false;
}

static void manual_page_has_every_key(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_str page = source_file(a, "man/flowform.1");
	size_t start = ff_str_find(page, FF_STR("\n.Sh KEYS\n"));
	assert_int_not_equal(start, FF_NONE);
	struct ff_str keys = ff_str_from(page, start + 10);
	size_t end = ff_str_find(keys, FF_STR("\n.Sh "));
	assert_int_not_equal(end, FF_NONE);
	keys = ff_str_head(keys, end);
	for (enum action i = ACT_NONE + 1; i < N_ACTIONS; i++)
		if (!names_key(a, keys, man_name(a, first_key(i))))
			fail_msg("%s: %.*s", action_name(i), FF_FMT(man_name(a, first_key(i))));
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
		cmocka_unit_test(help_fits_and_is_complete),
		cmocka_unit_test(manual_page_has_every_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
