/* Whether what a theme paints can be read, and told apart by every kind of colour vision.
 *
 * Contrast is WCAG 2's. Colours from 16 on are computed as xterm's palette defines them, the first
 * sixteen are xterm's own values. What a terminal's own colours are nobody knows; `terminals` is
 * what is assumed of them, by the theme's `background`. */
#include "arena.h"
#include "test.h"

#include "app/embedded.h"
#include "app/theme.h"
#include <math.h>

struct rgb {
	double r, g, b; /* linear light, 0 to 1 */
};

static double light(int level)
{
	double v = level / 255.0;
	return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
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

/* What a terminal's own colours may be: text and background. `pure`: nothing but xterm's sixteen is
 * to be expected beside them, where a tinted background comes with a palette made for it. */
static const struct terminal {
	const char *name;
	enum background background;
	bool pure;
	unsigned char fg[3], bg[3];
} terminals[] = {
	{"white on black", BACKGROUND_DARK, true, {255, 255, 255}, {0, 0, 0}},
	{"grey on black", BACKGROUND_DARK, true, {170, 170, 170}, {0, 0, 0}},
	{"grey on dark grey", BACKGROUND_DARK, false, {192, 192, 192}, {30, 30, 30}},
	{"black on white", BACKGROUND_LIGHT, true, {0, 0, 0}, {255, 255, 255}},
	{"dark grey on cream", BACKGROUND_LIGHT, false, {51, 51, 51}, {253, 246, 227}},
	{"dark grey on light grey", BACKGROUND_LIGHT, false, {51, 51, 51}, {238, 238, 238}},
};
enum { N_TERMINALS = sizeof terminals / sizeof *terminals };

/* How many colours a terminal has. Of eight the bright ones are shown by bold, and whether bold is
 * bright is the terminal's business: both must do. */
enum depth { RICH, PLAIN, EIGHT, EIGHT_BRIGHT, N_DEPTHS };
static const char *const depths[] = {"256 colours", "16 colours", "8 colours",
				     "8 colours, bold is bright"};

struct seen {
	struct rgb fg, bg;
};

static int number(struct colour c, enum depth depth)
{
	int n = depth == RICH ? c.rich : c.plain;
	return depth >= EIGHT && n >= 8 ? n - 8 : n;
}

static struct seen seen(const struct look *look, enum depth depth, const struct terminal *t)
{
	int fg = number(look->fg, depth), bg = number(look->bg, depth);
	bool bold = look->attrs & ATTR_BOLD || look->fg.plain >= 8;
	if (depth == EIGHT_BRIGHT && bold && fg >= 0)
		fg += 8;
	struct seen s = {fg < 0 ? rgb(t->fg[0], t->fg[1], t->fg[2]) : palette(fg),
			 bg < 0 ? rgb(t->bg[0], t->bg[1], t->bg[2]) : palette(bg)};
	return look->attrs & ATTR_REVERSE ? (struct seen){s.bg, s.fg} : s;
}

static const char *role_name(int role)
{
	static const char *const names[] = {
#define X(id, name) name,
		ROLES(X)
#undef X
	};
	return names[role];
}

static const struct theme *shipped(const char *name)
{
	for (size_t i = 0; i < n_embedded_themes; i++) {
		struct ff_source *source = FF_NEW(arena, struct ff_source, 1);
		struct ff_diags d = {.arena = arena};
		*source = (struct ff_source){ff_str(name), embedded_themes[i].text};
		if (strcmp(embedded_themes[i].name, name) == 0)
			return theme_read(arena, source, &d);
	}
	fail_msg("%s: no such theme", name);
	return NULL;
}

static void check_contrast(const struct theme *t, int role, double least)
{
	for (enum depth depth = RICH; depth < N_DEPTHS; depth++)
		for (size_t i = 0; i < N_TERMINALS; i++) {
			const struct terminal *term = &terminals[i];
			if (term->background != t->background ||
			    (depth == EIGHT_BRIGHT && !term->pure))
				continue;
			struct seen s = seen(&t->roles[role], depth, term);
			double c = contrast(s.fg, s.bg);
			if (c < least)
				fail_msg("%.*s: %s, %s, %s: contrast %.2f, want %.1f",
					 FF_FMT(t->name), role_name(role), depths[depth],
					 term->name, c, least);
		}
}

static void readable(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_embedded_themes; i++) {
		const struct theme *t = shipped(embedded_themes[i].name);
		bool high = ff_str_eq(t->name, FF_STR("high-contrast")) ||
			    ff_str_eq(t->name, FF_STR("projector"));
		for (int role = 0; role < N_ROLES; role++) {
			check_contrast(t, role, high ? 7 : 4.5);
			/* Dimming takes contrast away, and nobody can say how much. */
			if (t->roles[role].attrs & ATTR_DIM)
				fail_msg("%.*s: %s is dim", FF_FMT(t->name), role_name(role));
		}
	}
}

/* What these promise must not hang on what the terminal's own colours are. */
static void own_background(void **state)
{
	static const char *const names[] = {"high-contrast", "projector", "colour-blind"};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int role = 0; role < N_ROLES; role++) {
			const struct look *l = &shipped(names[i])->roles[role];
			if (l->fg.rich < 0 || l->fg.plain < 0 || l->bg.rich < 0 || l->bg.plain < 0)
				fail_msg("%s: %s uses the terminal's own colours", names[i],
					 role_name(role));
		}
}

/* How colours look to eyes that lack one kind of cones: the linear maps of Machado, Oliveira and
 * Fernandes (2009) for a complete lack, on linear light. */
static const struct vision {
	const char *name;
	double map[3][3];
} visions[] = {
	{"all cones", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protanopia",
	 {{0.152286, 1.052583, -0.204868},
	  {0.114503, 0.786281, 0.099216},
	  {-0.003882, -0.048116, 1.051998}}},
	{"deuteranopia",
	 {{0.367322, 0.860646, -0.227968},
	  {0.280085, 0.672501, 0.047413},
	  {-0.011820, 0.042940, 0.968881}}},
	{"tritanopia",
	 {{1.255528, -0.076749, -0.178779},
	  {-0.078411, 0.930809, 0.147602},
	  {0.004733, 0.691367, 0.303900}}},
};
enum { N_VISIONS = sizeof visions / sizeof *visions };

static double within(double x)
{
	return x < 0 ? 0 : x > 1 ? 1 : x;
}

static struct rgb through(const struct vision *v, struct rgb c)
{
	const double(*m)[3] = v->map;
	return (struct rgb){within(m[0][0] * c.r + m[0][1] * c.g + m[0][2] * c.b),
			    within(m[1][0] * c.r + m[1][1] * c.g + m[1][2] * c.b),
			    within(m[2][0] * c.r + m[2][1] * c.g + m[2][2] * c.b)};
}

static double lab_root(double t)
{
	return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* The distance of two colours in CIELAB (1976): about 2 can just be seen side by side. */
static double distance(struct rgb a, struct rgb b)
{
	const struct rgb c[2] = {a, b};
	double lab[2][3];
	for (int i = 0; i < 2; i++) {
		double x = lab_root((0.4124 * c[i].r + 0.3576 * c[i].g + 0.1805 * c[i].b) / 0.9505);
		double y = lab_root(luminance(c[i]));
		double z = lab_root((0.0193 * c[i].r + 0.1192 * c[i].g + 0.9505 * c[i].b) / 1.089);
		lab[i][0] = 116 * y - 16;
		lab[i][1] = 500 * (x - y);
		lab[i][2] = 200 * (y - z);
	}
	return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) +
		    pow(lab[0][2] - lab[1][2], 2));
}

/* Two looks are as far apart as their texts or their backgrounds, whichever is more. */
static double apart(const struct vision *v, struct seen a, struct seen b)
{
	double text = distance(through(v, a.fg), through(v, b.fg));
	double ground = distance(through(v, a.bg), through(v, b.bg));
	return text > ground ? text : ground;
}

/* Where bold is bright it may bring two colours closer; but then bold itself tells them apart. */
static const struct {
	enum depth depth;
	double least;
} distances[] = {{RICH, 20}, {PLAIN, 12}, {EIGHT, 12}};

static void check_pair(const struct theme *t, enum role x, enum role y)
{
	for (size_t i = 0; i < sizeof distances / sizeof *distances; i++)
		for (size_t v = 0; v < N_VISIONS; v++) {
			enum depth depth = distances[i].depth;
			struct seen a = seen(&t->roles[x], depth, &terminals[0]);
			struct seen b = seen(&t->roles[y], depth, &terminals[0]);
			double d = apart(&visions[v], a, b);
			if (d < distances[i].least)
				fail_msg("%s and %s, %s, %s: distance %.1f, want %.0f",
					 role_name(x), role_name(y), visions[v].name, depths[depth],
					 d, distances[i].least);
		}
}

static void told_apart(void **state)
{
	static const enum role roles[] = {ROLE_PATH,  ROLE_HERE, ROLE_OUT,
					  ROLE_WOULD, ROLE_BEST, ROLE_FOCUS};
	(void)state;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		for (size_t k = 0; k < i; k++)
			check_pair(shipped("colour-blind"), roles[i], roles[k]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readable),
		cmocka_unit_test(own_background),
		cmocka_unit_test(told_apart),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
