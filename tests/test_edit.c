#include "test.h"
#include "view/edit.h"
#include "view/keys.h"
#include <flowform/text.h>

static const struct {
	const char *name;
	struct ff_str before;
	uint32_t keys[8]; /* 0 ends them; '!' types an exclamation mark */
	struct ff_str want;
	size_t column; /* of the cursor, in a view of ten cells */
	struct ff_str view;
} cases[] = {
	{"typed at the end", FF_STR_INIT("ab"), {'!'}, FF_STR_INIT("ab!"), 3, FF_STR_INIT("ab!")},
	{"a line of what is no line",
	 FF_STR_INIT("a\nb\tc\x7f"),
	 {'!'},
	 FF_STR_INIT("a b c !"),
	 7,
	 FF_STR_INIT("a b c !")},
	{"wide, at the beginning",
	 FF_STR_INIT("日本語"),
	 {KEY_ID_HOME, '!'},
	 FF_STR_INIT("!日本語"),
	 1,
	 FF_STR_INIT("!日本語")},
	{"wide, in the middle",
	 FF_STR_INIT("日本語"),
	 {KEY_ID_LEFT, KEY_ID_LEFT, '!'},
	 FF_STR_INIT("日!本語"),
	 3,
	 FF_STR_INIT("日!本語")},
	{"wide, at the end",
	 FF_STR_INIT("日本語"),
	 {KEY_ID_HOME, KEY_ID_END, '!'},
	 FF_STR_INIT("日本語!"),
	 7,
	 FF_STR_INIT("日本語!")},
	{"wide, erased",
	 FF_STR_INIT("日a"),
	 {KEY_ID_LEFT, KEY_ID_BACKSPACE},
	 FF_STR_INIT("a"),
	 0,
	 FF_STR_INIT("a")},
	{"a combined one is erased as one",
	 FF_STR_INIT("xe\xcc\x81"),
	 {KEY_ID_BACKSPACE},
	 FF_STR_INIT("x"),
	 1,
	 FF_STR_INIT("x")},
	{"scrolled to the end",
	 FF_STR_INIT("0123456789abc"),
	 {'!'},
	 FF_STR_INIT("0123456789abc!"),
	 9,
	 FF_STR_INIT("56789abc!")},
	{"and back",
	 FF_STR_INIT("0123456789abc"),
	 {KEY_ID_HOME},
	 FF_STR_INIT("0123456789abc"),
	 0,
	 FF_STR_INIT("0123456789")},
	{"no half of a wide one",
	 FF_STR_INIT("日本語流程図"),
	 {0},
	 FF_STR_INIT("日本語流程図"),
	 8,
	 FF_STR_INIT("語流程図")},
	{"a word",
	 FF_STR_INIT("one two  "),
	 {CONTROL('W')},
	 FF_STR_INIT("one "),
	 4,
	 FF_STR_INIT("one ")},
	{"delete at the end",
	 FF_STR_INIT("a"),
	 {KEY_ID_DELETE},
	 FF_STR_INIT("a"),
	 1,
	 FF_STR_INIT("a")},
};

static void edits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct edit e;
		size_t column;
		edit_set(&e, cases[i].before);
		edit_view(&e, 10, &column);
		for (const uint32_t *key = cases[i].keys; *key != 0; key++)
			if (!edit_key(&e, *key))
				edit_insert(&e, FF_STR("!"));
		struct ff_str view = edit_view(&e, 10, &column);
		assert_str(cases[i].name, edit_text(&e), cases[i].want);
		assert_str(cases[i].name, view, cases[i].view);
		if (column != cases[i].column)
			fail_msg("%s: cursor at %zu, want %zu", cases[i].name, column,
				 cases[i].column);
	}
}

static void no_room(void **state)
{
	static char bytes[LONGEST_EDIT + 100];
	struct edit e;
	(void)state;
	memset(bytes, 'x', sizeof bytes);
	edit_set(&e, (struct ff_str){bytes, sizeof bytes});
	assert_int_equal(edit_text(&e).len, LONGEST_EDIT);
	assert_false(edit_insert(&e, FF_STR("y")));
	assert_true(edit_key(&e, KEY_ID_BACKSPACE));
	assert_true(edit_insert(&e, FF_STR("y")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(edits), cmocka_unit_test(no_room)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
