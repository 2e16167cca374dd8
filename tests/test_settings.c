/* Settings: what a file says, and that a wrong line spoils no other one. */
#include "arena.h"
#include "test.h"

#include "app/settings.h"

static struct settings read_settings(struct ff_str text, struct ff_diags *d)
{
	struct ff_source *s = FF_NEW(arena, struct ff_source, 1);
	*s = (struct ff_source){FF_STR("config"), text};
	*d = (struct ff_diags){.arena = arena};
	return settings_read(arena, s, d);
}

/* All that was said, and the key of "compare" on a question's page. */
static struct ff_str describe(const struct settings *s)
{
	static const char *const colors[] = {"-", "auto", "always", "never"};
	const struct keymap *keys = s->keys ? s->keys : &usual_keys;
	struct ff_buf b = {.arena = arena};
	ff_buf_format(&b, "theme %.*s, color %s,%s%s tree %zu %zu%%, compare %c",
		      FF_FMT(s->theme.len > 0 ? s->theme : FF_STR("-")), colors[s->color],
		      s->ascii ? " ascii," : "", s->mouse ? " mouse," : "", s->tree_width.cells,
		      s->tree_width.percent, (char)key_of(keys, IN_PAGE, ACT_COMPARE));
	return ff_buf_str(&b);
}

static struct ff_str places_of(const struct ff_diags *d)
{
	struct ff_buf b = {.arena = arena};
	for (size_t i = 0; i < d->n; i++) {
		struct ff_pos pos = ff_source_pos(d->list[i].source, d->list[i].offset);
		ff_buf_format(&b, "%s%zu:%zu %s", i > 0 ? ", " : "", pos.line, pos.column,
			      d->list[i].id);
	}
	return ff_buf_str(&b);
}

#define NOTHING "theme -, color -, tree 0 0%, compare c"

static void lines(void **state)
{
	static const struct {
		const char *name;
		struct ff_str in;
		const char *want, *wrong;
	} cases[] = {
#define S FF_STR_INIT
		{"nothing", S(""), NOTHING, ""},
		{"comments", S("# one\n\n; two\n"), NOTHING, ""},
		{"everything",
		 S("theme = light\ncolor=never\nascii = yes\n mouse = yes\ntree-width = 40\n"),
		 "theme light, color never, ascii, mouse, tree 40 0%, compare c", ""},
		{"with returns", S("theme = light\r\ncolor = auto\r\n"),
		 "theme light, color auto, tree 0 0%, compare c", ""},
		{"off", S("ascii = no\nmouse = no\n"), NOTHING, ""},
		{"a path", S("theme = ~/x.theme"), "theme ~/x.theme, color -, tree 0 0%, compare c",
		 ""},
		{"percent", S("tree-width = 35%"), "theme -, color -, tree 0 35%, compare c", ""},
		{"too narrow", S("tree-width = 9%"), NOTHING, "1:14 setting-value"},
		{"too wide", S("tree-width = 91%"), NOTHING, "1:14 setting-value"},
		{"no cells", S("tree-width = 0"), NOTHING, "1:14 setting-value"},
		{"no number", S("tree-width = -3"), NOTHING, "1:14 setting-value"},
		{"a huge number", S("tree-width = 99999999999999999999"), NOTHING,
		 "1:14 setting-value"},
		{"nothing of it", S("tree-width = %"), NOTHING, "1:14 setting-value"},
		{"no theme", S("theme ="), NOTHING, "1:8 setting-value"},
		{"no such word", S("color = sometimes"), NOTHING, "1:9 setting-value"},
		{"neither yes nor no", S("ascii = YES"), NOTHING, "1:9 setting-value"},
		{"the rest is used", S("speed = 9\nnonsense\ntheme = light\n"),
		 "theme light, color -, tree 0 0%, compare c", "1:1 setting-name, 2:1 ini-line"},
		{"twice", S("theme = light\ntheme = mono\n"),
		 "theme light, color -, tree 0 0%, compare c", "2:1 setting-twice"},
		{"wrong, then right", S("color = x\ncolor = never\n"), NOTHING,
		 "1:9 setting-value, 2:1 setting-twice"},
		{"a key", S("[keys]\ncompare = v\n"), "theme -, color -, tree 0 0%, compare v", ""},
		{"two change places", S("[keys]\ncompare = u\nnot-sure = c\n"),
		 "theme -, color -, tree 0 0%, compare u", ""},
		{"keys that cannot be had", S("[keys]\nfly = x\nundo = 7\ncompare = v\n"),
		 "theme -, color -, tree 0 0%, compare v", "2:1 setting-key, 3:1 setting-key"},
		{"a section that is none", S("[sound]\ncompare = v\n"), NOTHING,
		 "2:1 setting-section"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_diags d;
		struct settings s = read_settings(cases[i].in, &d);
		assert_str(cases[i].name, describe(&s), ff_str(cases[i].want));
		assert_str(cases[i].name, places_of(&d), ff_str(cases[i].wrong));
	}
}

/* What the tree gets of a screen, with its border, and that the page keeps room. */
static void room_for_the_tree(void **state)
{
	static const struct {
		const char *name;
		size_t cols, needs;
		struct pane_width width;
		size_t want;
	} cases[] = {
		{"as it needs", 120, 40, {0}, 44},
		{"not too much", 120, 90, {0}, 54},
		{"cells", 120, 40, {.cells = 70}, 70},
		{"fewer than it needs", 120, 60, {.cells = 30}, 30},
		{"percent", 200, 40, {.percent = 50}, 100},
		{"the page stays", 100, 40, {.percent = 90}, 72},
		{"as cells", 100, 40, {.cells = 400}, 72},
		{"the tree stays", 100, 40, {.cells = 1}, 28},
		{"the narrowest", 60, 40, {.percent = 90}, 32},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene s = {.tree_cells = cases[i].needs, .tree_width = cases[i].width};
		struct screen_plan p = screen_plan(&s, (struct size){24, cases[i].cols});
		size_t border = 2 + 2 * p.pad;
		if (p.tree.cols + border != cases[i].want ||
		    p.tree.cols + p.page.cols + 2 * border != cases[i].cols || p.page.cols < 24)
			fail_msg("%s: tree %zu, page %zu", cases[i].name, p.tree.cols + border,
				 p.page.cols + border);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(room_for_the_tree),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
