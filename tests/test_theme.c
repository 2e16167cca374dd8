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
	const struct theme *t =
		read_theme(FF_STR("[theme]\nname = sea fog\nbackground = light\n"), &d);
	(void)state;
	assert_int_equal(d.n, 0);
	assert_str("name", t->name, FF_STR("sea fog"));
	assert_int_equal(t->background, BACKGROUND_LIGHT);
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

struct rgb {
	double r, g, b; /* linear light, 0 to 1 */
};

/* sRGB to linear light, as WCAG defines it: ((v + 0.055) / 1.055) ^ 2.4 above 0.03928, for the
 * levels that xterm's palette has. */
static double light(int level)
{
	double v = level / 255.0;
	if (v <= 0.03928)
		return v / 12.92;
	double x = (v + 0.055) / 1.055, x2 = x * x, root = 1;
	for (int i = 0; i < 60; i++) /* the fifth root of x^2, by Newton's method */
		root -= (root * root * root * root * root - x2) / (5 * root * root * root * root);
	return x2 * root;
}

static struct rgb rgb(int r, int g, int b)
{
	return (struct rgb){light(r), light(g), light(b)};
}

/* xterm's palette: 16 colours, a cube of 6×6×6, 24 greys. */
static struct rgb palette(int colour)
{
	static const unsigned char basic[16][3] = {
		{0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
		{0, 0, 238},     {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
		{127, 127, 127}, {255, 0, 0},   {0, 255, 0},   {255, 255, 0},
		{92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
	};
	static const int level[6] = {0, 95, 135, 175, 215, 255};
	if (colour < 16)
		return rgb(basic[colour][0], basic[colour][1], basic[colour][2]);
	if (colour < 232)
		return rgb(level[(colour - 16) / 36], level[(colour - 16) / 6 % 6],
			   level[(colour - 16) % 6]);
	return rgb(8 + 10 * (colour - 232), 8 + 10 * (colour - 232), 8 + 10 * (colour - 232));
}

static double luminance(struct rgb c)
{
	return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

static double contrast(struct rgb a, struct rgb b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return x > y ? x / y : y / x;
}

/* What a terminal's own colours may be: text and background. */
static const struct {
	const char *name;
	enum background background;
	int fg, bg;
} terminals[] = {
	{"white on black", BACKGROUND_DARK, 255, 0},
	{"grey on dark grey", BACKGROUND_DARK, 192, 30},
	{"black on white", BACKGROUND_LIGHT, 0, 255},
	{"dark grey on light grey", BACKGROUND_LIGHT, 51, 238},
};

static void check_contrast(const struct theme *t, int role, bool rich)
{
	const struct look *look = &t->roles[role];
	int fg = rich ? look->fg.rich : look->fg.plain, bg = rich ? look->bg.rich : look->bg.plain;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		if (terminals[i].background != t->background)
			continue;
		/* The few colours that all terminals have cannot stand out from every grey. */
		if (!rich && terminals[i].bg != 0 && terminals[i].bg != 255)
			continue;
		int f = terminals[i].fg, b = terminals[i].bg;
		double c = contrast(fg < 0 ? rgb(f, f, f) : palette(fg),
				    bg < 0 ? rgb(b, b, b) : palette(bg));
		if (c < 4.5)
			fail_msg("%.*s: role %d, %s colours, %s: contrast %.2f", FF_FMT(t->name),
				 role, rich ? "256" : "16", terminals[i].name, c);
	}
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
		for (int role = 0; role < N_ROLES; role++) {
			if (!t->given[role])
				fail_msg("%s: no line for role %d", embedded_themes[i].name, role);
			check_contrast(t, role, true);
			check_contrast(t, role, false);
			/* Dimming takes contrast away, and nobody can say how much. */
			assert_false(t->roles[role].attrs & ATTR_DIM);
		}
	}
}

/* What colours keep apart, attributes keep apart where there are none. */
static void mono(void **state)
{
	static const enum role apart[] = {ROLE_OPEN,  ROLE_PATH,  ROLE_HERE, ROLE_OUT,
					  ROLE_WOULD, ROLE_FOCUS, ROLE_BEST};
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
