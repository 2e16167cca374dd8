#include "arena.h"
#include "test.h"

#include "app/embedded.h"
#include "app/theme.h"

static const struct ff_source *source_of(struct ff_str text)
{
	struct ff_source *s = FF_NEW(arena, struct ff_source, 1);
	*s = (struct ff_source){FF_STR("t"), text};
	return s;
}

static const struct theme *read_theme(struct ff_str text, struct ff_diags *d)
{
	*d = (struct ff_diags){.arena = arena};
	return theme_read(arena, source_of(text), d);
}

static void add_colour(struct ff_buf *b, struct colour c)
{
	ff_buf_format(b, "%d/%d", c.rich, c.plain);
}

/* A look as "FG on BG +ATTRIBUTES". */
static struct ff_str look_text(const struct look *look)
{
	static const char *const names[] = {
#define X(id, name) name,
		ATTRS(X)
#undef X
	};
	struct ff_buf b = {.arena = arena};
	add_colour(&b, look->fg);
	ff_buf_add(&b, FF_STR(" on "));
	add_colour(&b, look->bg);
	for (int i = 0; i < N_ATTRS; i++)
		if (look->attrs & 1u << i)
			ff_buf_format(&b, " %s", names[i]);
	return ff_buf_str(&b);
}

static void looks(void **state)
{
	static const struct {
		const char *name;
		struct ff_str in, want; /* of the role `path` */
	} cases[] = {
#define ROLE_LINES(lines) FF_STR_INIT("[roles]\n" lines)
		{"no line", ROLE_LINES(""), FF_STR_INIT("-1/-1 on -1/-1")},
		{"a colour", ROLE_LINES("path = green"), FF_STR_INIT("2/2 on -1/-1")},
		{"bright", ROLE_LINES("path = bright-white"), FF_STR_INIT("15/15 on -1/-1")},
		{"with an attribute", ROLE_LINES("path = green bold"),
		 FF_STR_INIT("2/2 on -1/-1 bold")},
		{"attributes alone", ROLE_LINES("path = italic reverse"),
		 FF_STR_INIT("-1/-1 on -1/-1 italic reverse")},
		{"in any order", ROLE_LINES("path=bold on blue dim white"),
		 FF_STR_INIT("7/7 on 4/4 bold dim")},
		{"a number", ROLE_LINES("path = 33"), FF_STR_INIT("33/-1 on -1/-1")},
		{"a small number", ROLE_LINES("path = 9"), FF_STR_INIT("9/9 on -1/-1")},
		{"two colours", ROLE_LINES("path = 33/blue on 255/white"),
		 FF_STR_INIT("33/4 on 255/7")},
		{"as text", ROLE_LINES("text = white on black bold"),
		 FF_STR_INIT("7/7 on 0/0 bold")},
		{"ground as text", ROLE_LINES("path = red\ntext = white on black bold"),
		 FF_STR_INIT("1/1 on 0/0")},
		{"default, not as text", ROLE_LINES("text = white on black\npath = on default"),
		 FF_STR_INIT("7/7 on -1/-1")},
		{"comments and blanks", ROLE_LINES("# path = red\n\n  path = blue ; so\r\n"),
		 FF_STR_INIT("4/4 on -1/-1")},
		{"a mark at the beginning", FF_STR_INIT("\xef\xbb\xbf[roles]\npath = blue"),
		 FF_STR_INIT("4/4 on -1/-1")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_diags d;
		const struct theme *t = read_theme(cases[i].in, &d);
		if (d.n > 0)
			fail_msg("%s: %.*s", cases[i].name, FF_FMT(d.list[0].message));
		assert_str(cases[i].name, look_text(&t->roles[ROLE_PATH]), cases[i].want);
	}
}

static void about(void **state)
{
	struct ff_diags d;
	const struct theme *t = read_theme(FF_STR("[theme]\nname = sea fog\nbackground = light\n"
						  "description = grey, and; a little blue\n"),
					   &d);
	(void)state;
	assert_int_equal(d.n, 0);
	assert_str("name", t->name, FF_STR("sea fog"));
	assert_str("description", t->description, FF_STR("grey, and; a little blue"));
	assert_int_equal(t->background, BACKGROUND_LIGHT);
	assert_false(theme_has_colours(t));
	assert_true(theme_has_colours(read_theme(FF_STR("[roles]\npath = on 33\n"), &d)));
}

static void errors(void **state)
{
	/* Each leaves the line behind it standing. */
	static const struct {
		const char *name;
		struct ff_str in, want;
	} cases[] = {
		{"no section", FF_STR_INIT("path = red\n"), FF_STR_INIT("t:1:1 theme-section")},
		{"another section", FF_STR_INIT("[keys]\npath = red\n"),
		 FF_STR_INIT("t:2:1 theme-section")},
		{"no role", FF_STR_INIT("[roles]\n  pth = red\n"), FF_STR_INIT("t:2:3 theme-role")},
		{"no colour", FF_STR_INIT("[roles]\nout = bold grey\n"),
		 FF_STR_INIT("t:2:12 theme-look")},
		{"too large", FF_STR_INIT("[roles]\nout = 256\n"), FF_STR_INIT("t:2:7 theme-look")},
		{"no fallback", FF_STR_INIT("[roles]\nout = 200/\n"),
		 FF_STR_INIT("t:2:7 theme-look")},
		{"a fallback that is none", FF_STR_INIT("[roles]\nout = 200/34\n"),
		 FF_STR_INIT("t:2:7 theme-look")},
		{"nothing behind on", FF_STR_INIT("[roles]\nout = red on\n"),
		 FF_STR_INIT("t:2:7 theme-look")},
		{"twice", FF_STR_INIT("[roles]\nout = red\nout = blue\n"),
		 FF_STR_INIT("t:3:1 theme-twice")},
		{"no value", FF_STR_INIT("[roles]\nout\n"), FF_STR_INIT("t:2:1 ini-line")},
		{"open section", FF_STR_INIT("[roles\n"), FF_STR_INIT("t:1:1 ini-line")},
		{"a setting", FF_STR_INIT("[theme]\ncolour = no\n"),
		 FF_STR_INIT("t:2:1 theme-setting")},
		{"a background", FF_STR_INIT("[theme]\nbackground = grey\n"),
		 FF_STR_INIT("t:2:14 theme-setting")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_buf in = {.arena = arena}, got = {.arena = arena};
		struct ff_diags d;
		ff_buf_add(&in, cases[i].in);
		ff_buf_add(&in, FF_STR("[roles]\npath = blue bold\n"));
		const struct theme *t = read_theme(ff_buf_str(&in), &d);
		for (size_t k = 0; k < d.n; k++) {
			struct ff_pos pos = ff_source_pos(d.list[k].source, d.list[k].offset);
			ff_buf_format(&got, "%st:%zu:%zu %s", k > 0 ? ", " : "", pos.line,
				      pos.column, d.list[k].id);
		}
		assert_str(cases[i].name, ff_buf_str(&got), cases[i].want);
		assert_str(cases[i].name, look_text(&t->roles[ROLE_PATH]),
			   FF_STR("4/4 on -1/-1 bold"));
	}
}

static void long_line(void **state)
{
	struct ff_buf in = {.arena = arena};
	struct ff_diags d;
	(void)state;
	ff_buf_add(&in, FF_STR("[roles]\nout = "));
	ff_buf_repeat(&in, 'x', 5000);
	ff_buf_add(&in, FF_STR("\npath = blue"));
	const struct theme *t = read_theme(ff_buf_str(&in), &d);
	assert_int_equal(d.n, 1);
	assert_string_equal(d.list[0].id, "ini-line");
	assert_int_equal(t->roles[ROLE_PATH].fg.rich, 4);
}

static void shipped(void **state)
{
	(void)state;
	assert_true(n_embedded_themes >= 2);
	for (size_t i = 0; i < n_embedded_themes; i++) {
		struct ff_diags d;
		const struct theme *t = read_theme(embedded_themes[i].text, &d);
		if (d.n > 0)
			fail_msg("%s: %.*s", embedded_themes[i].name, FF_FMT(d.list[0].message));
		assert_str(embedded_themes[i].name, t->name, ff_str(embedded_themes[i].name));
		for (int role = 0; role < N_ROLES; role++)
			if (!t->given[role])
				fail_msg("%s: no line for role %d", embedded_themes[i].name, role);
		if (t->description.len == 0 || t->description.len > 66)
			fail_msg("%s: no description, or a long one", embedded_themes[i].name);
	}
}

/* What colours keep apart, attributes keep apart where there are none. */
static void mono(void **state)
{
	static const enum role apart[] = {ROLE_OPEN,  ROLE_PATH,  ROLE_HERE, ROLE_OUT,
					  ROLE_WOULD, ROLE_FOCUS, ROLE_BEST, ROLE_MATCH};
	enum { N = sizeof apart / sizeof *apart };
	(void)state;
	for (size_t i = 0; i < n_embedded_themes; i++) {
		struct ff_diags d;
		const struct theme *t = read_theme(embedded_themes[i].text, &d);
		for (int a = 0; a < N; a++)
			for (int b = 0; b < a; b++)
				if (theme_mono(t, apart[a]) == theme_mono(t, apart[b]))
					fail_msg("%s: roles %d and %d look the same",
						 embedded_themes[i].name, apart[a], apart[b]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks),     cmocka_unit_test(about),   cmocka_unit_test(errors),
		cmocka_unit_test(long_line), cmocka_unit_test(shipped), cmocka_unit_test(mono),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
