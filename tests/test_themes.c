/* Choosing a theme in the wizard: which there are, what is shown meanwhile, what stays. */
#include "app/embedded.h"
#include "app/state.h"
#include "session.h"
#include "test.h"

/* What the program around the wizard has beside the built-in ones. */
static const struct theme_file files[] = {
	{FF_STR_INIT("light"),
	 {FF_STR_INIT("own/light.theme"), FF_STR_INIT("[theme]\ndescription = mine\n")}},
	{FF_STR_INIT("sea"),
	 {FF_STR_INIT("sea.theme"), FF_STR_INIT("[roles]\ntext = 33/blue\npth = red\n")}},
	{FF_STR_INIT("light"),
	 {FF_STR_INIT("installed/light.theme"), FF_STR_INIT("[theme]\ndescription = not seen\n")}},
};

static size_t give_files(void *context, struct ff_arena *a, const struct theme_file **list)
{
	size_t *asked = context;
	(void)a;
	++*asked;
	*list = files;
	return sizeof files / sizeof *files;
}

static struct session start(struct host *host, const char *theme)
{
	struct session s = session_start("guides/kedro-databricks.md", false);
	wizard_free(s.wizard);
	struct wizard_options options = {.host = host, .theme = {.name = ff_str(theme)}};
	s.wizard = wizard_new(s.arena, s.guide, s.walk, options);
	wizard_frame(s.wizard, (struct size){24, 80});
	return s;
}

static void there_are(void **state)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	const struct theme_choice *list;
	size_t n = themes_read(a, files, sizeof files / sizeof *files, &list);
	(void)state;
	assert_int_equal(n, n_embedded_themes + 1);
	assert_str("the first", list[0].name, ff_str(embedded_themes[0].name));
	assert_str("one's own", list[1].about, FF_STR("mine"));
	assert_str("behind them", list[n - 1].name, FF_STR("sea"));
	assert_str("wrong line", list[n - 1].about, FF_STR("line 3: there is no role 'pth'"));
	assert_int_equal(list[n - 1].theme->roles[ROLE_TEXT].fg.rich, 33);
	assert_int_equal(themes_read(a, NULL, 0, &list), n_embedded_themes);
	ff_arena_free(a);
}

static void choosing(void **state)
{
	static const struct {
		const char *name, *keys, *shown;
		enum place place;
	} cases[] = {
		{"before", "", "light", IN_PAGE},
		{"it begins with the one in use", "T", "light", IN_DIALOG},
		{"shown while moving", "T down", "high-contrast", IN_DIALOG},
		{"up", "T up", "dark", IN_DIALOG},
		{"taken back", "T down*3 esc", "light", IN_PAGE},
		{"taken back by the button", "T down*3 tab enter", "light", IN_PAGE},
		{"kept", "T down*3 enter", "projector", IN_PAGE},
		{"kept by the button", "T down*3 tab*2 enter", "projector", IN_PAGE},
		{"by number", "T 1 enter", "dark", IN_PAGE},
		{"by letter", "T s", "sea", IN_DIALOG},
		{"a second time", "T down*3 enter T down esc", "projector", IN_PAGE},
		{"in the tree", "t T down enter", "high-contrast", IN_TREE},
		{"in the comparison", "c T up enter", "dark", IN_PANEL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t asked = 0;
		struct host host = {.context = &asked, .themes = give_files};
		struct session s = start(&host, "light");
		assert_int_equal(asked, 0);
		session_keys(&s, cases[i].keys);
		assert_str(cases[i].name, wizard_theme(s.wizard)->name, ff_str(cases[i].shown));
		if (s.wizard->place != cases[i].place || asked > 1)
			fail_msg("%s: place %u, asked %zu times", cases[i].name, s.wizard->place,
				 asked);
		assert_true(ff_path_is_blank(ff_walk_path(s.walk)));
		session_end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_are),
		cmocka_unit_test(choosing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
