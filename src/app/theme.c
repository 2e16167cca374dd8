#include "app/theme.h"
#include "app/inifile.h"

struct name {
	struct ff_str name;
	int value;
};

static const struct name attr_names[] = {
#define X(id, name) {FF_STR_INIT(name), ATTR_##id},
	ATTRS(X)
#undef X
};

static const struct name role_names[] = {
#define X(id, name) {FF_STR_INIT(name), ROLE_##id},
	ROLES(X)
#undef X
};

static const struct name colour_names[] = {
	{FF_STR_INIT("default"), COLOUR_DEFAULT},
	{FF_STR_INIT("black"), 0},
	{FF_STR_INIT("red"), 1},
	{FF_STR_INIT("green"), 2},
	{FF_STR_INIT("yellow"), 3},
	{FF_STR_INIT("blue"), 4},
	{FF_STR_INIT("magenta"), 5},
	{FF_STR_INIT("cyan"), 6},
	{FF_STR_INIT("white"), 7},
	{FF_STR_INIT("bright-black"), 8},
	{FF_STR_INIT("bright-red"), 9},
	{FF_STR_INIT("bright-green"), 10},
	{FF_STR_INIT("bright-yellow"), 11},
	{FF_STR_INIT("bright-blue"), 12},
	{FF_STR_INIT("bright-magenta"), 13},
	{FF_STR_INIT("bright-cyan"), 14},
	{FF_STR_INIT("bright-white"), 15},
};

static const struct name background_names[] = {
	{FF_STR_INIT("dark"), BACKGROUND_DARK},
	{FF_STR_INIT("light"), BACKGROUND_LIGHT},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool find(const struct name *table, size_t n, struct ff_str name, int *value)
{
	for (size_t i = 0; i < n; i++)
		if (ff_str_eq(table[i].name, name)) {
			*value = table[i].value;
			return true;
		}
	return false;
}

struct reader {
	struct ff_arena *arena;
	struct theme *theme;
	const struct ff_source *source;
	struct ff_diags *diags;
	bool fg[N_ROLES], bg[N_ROLES]; /* the role names a colour of its own */
};

/* "cyan", "33", or "33/blue": on 256 colours, and on fewer. A number alone has nothing to fall back
 * on but the terminal's own colour. */
static bool read_colour(struct ff_str word, struct colour *c)
{
	struct ff_str rich;
	int value, plain;
	ff_str_cut(&word, '/', &rich);
	size_t number = ff_str_number(rich, 0, 255);
	if (find(colour_names, COUNT(colour_names), rich, &value)) {
		plain = value;
	} else if (number != FF_NONE) {
		value = (int)number;
		plain = value < 16 ? value : COLOUR_DEFAULT;
	} else {
		return false;
	}
	if (word.s && !find(colour_names, COUNT(colour_names), word, &plain))
		return false;
	*c = (struct colour){(short)value, (short)plain};
	return true;
}

/* The next word behind blanks; false at the end. */
static bool next_word(struct ff_str *rest, struct ff_str *word)
{
	while (rest->len > 0 && (*rest->s == ' ' || *rest->s == '\t'))
		*rest = ff_str_from(*rest, 1);
	size_t n = 0;
	while (n < rest->len && rest->s[n] != ' ' && rest->s[n] != '\t')
		n++;
	*word = ff_str_head(*rest, n);
	*rest = ff_str_from(*rest, n);
	return n > 0;
}

/* "33/blue bold on default": colours and attributes in any order; the colour behind "on" is the
 * background's. */
static void read_look(struct reader *r, enum role role, const struct ini_entry *e)
{
	struct look *look = &r->theme->roles[role];
	struct ff_str rest = e->value, word;
	bool on = false;
	r->theme->given[role] = true;
	while (next_word(&rest, &word)) {
		int bit;
		struct colour colour;
		if (ff_str_eq(word, FF_STR("on"))) {
			on = true;
		} else if (find(attr_names, COUNT(attr_names), word, &bit)) {
			look->attrs |= (unsigned)bit;
		} else if (read_colour(word, &colour)) {
			*(on ? &look->bg : &look->fg) = colour;
			*(on ? &r->bg[role] : &r->fg[role]) = true;
			on = false;
		} else {
			ff_diag_add(r->diags, FF_ERROR, "theme-look", r->source,
				    e->at + (size_t)(word.s - e->value.s),
				    "'%.*s' is neither a colour nor an attribute", FF_FMT(word));
		}
	}
	if (on)
		ff_diag_add(r->diags, FF_ERROR, "theme-look", r->source, e->at,
			    "'on' needs a colour behind it");
}

static void read_role(struct reader *r, const struct ini_entry *e)
{
	int role;
	if (!find(role_names, COUNT(role_names), e->name, &role))
		ff_diag_add(r->diags, FF_ERROR, "theme-role", r->source, e->name_at,
			    "there is no role '%.*s'", FF_FMT(e->name));
	else if (r->theme->given[role])
		ff_diag_add(r->diags, FF_ERROR, "theme-twice", r->source, e->name_at,
			    "'%.*s' has a line already; the first one holds", FF_FMT(e->name));
	else
		read_look(r, (enum role)role, e);
}

static void read_about(struct reader *r, const struct ini_entry *e)
{
	int background;
	if (ff_str_eq(e->name, FF_STR("name"))) {
		r->theme->name = ff_arena_copy(r->arena, e->value);
	} else if (ff_str_eq(e->name, FF_STR("description"))) {
		r->theme->description = ff_arena_copy(r->arena, e->value);
	} else if (!ff_str_eq(e->name, FF_STR("background"))) {
		ff_diag_add(r->diags, FF_ERROR, "theme-setting", r->source, e->name_at,
			    "'%.*s' is no setting of [theme]: expected 'name', 'description' or "
			    "'background'",
			    FF_FMT(e->name));
	} else if (find(background_names, COUNT(background_names), e->value, &background)) {
		r->theme->background = (enum background)background;
	} else {
		ff_diag_add(r->diags, FF_ERROR, "theme-setting", r->source, e->at,
			    "'%.*s' is no background: expected 'dark' or 'light'",
			    FF_FMT(e->value));
	}
}

static void read_entry(void *context, const struct ini_entry *e)
{
	struct reader *r = context;
	if (ff_str_eq(e->section, FF_STR("roles")))
		read_role(r, e);
	else if (ff_str_eq(e->section, FF_STR("theme")))
		read_about(r, e);
	else
		ff_diag_add(r->diags, FF_ERROR, "theme-section", r->source, e->name_at,
			    "this stands in no section of a theme: expected [theme] or [roles]");
}

/* What a line leaves open is as in `text`, so that a theme with a background of its own names it
 * once. */
static void inherit(struct reader *r)
{
	const struct look text = r->theme->roles[ROLE_TEXT];
	for (int i = 0; i < N_ROLES; i++) {
		struct look *look = &r->theme->roles[i];
		if (!r->theme->given[i])
			*look = text;
		if (!r->fg[i])
			look->fg = text.fg;
		if (!r->bg[i])
			look->bg = text.bg;
	}
}

const struct theme *theme_read(struct ff_arena *a, const struct ff_source *source,
			       struct ff_diags *d)
{
	static const struct colour none = {COLOUR_DEFAULT, COLOUR_DEFAULT};
	struct theme *t = FF_NEW(a, struct theme, 1);
	struct reader r = {.arena = a, .theme = t, .source = source, .diags = d};
	for (int i = 0; i < N_ROLES; i++)
		t->roles[i] = (struct look){0, none, none};
	ini_read(source, d, read_entry, &r);
	inherit(&r);
	return t;
}

bool theme_has_colours(const struct theme *t)
{
	for (int i = 0; i < N_ROLES; i++) {
		const struct look *l = &t->roles[i];
		if (l->fg.rich != COLOUR_DEFAULT || l->fg.plain != COLOUR_DEFAULT ||
		    l->bg.rich != COLOUR_DEFAULT || l->bg.plain != COLOUR_DEFAULT)
			return true;
	}
	return false;
}

unsigned theme_mono(const struct theme *t, enum role role)
{
	/* No two of the roles that a reader must tell apart share their attributes. */
	static const unsigned least[N_ROLES] = {
		[ROLE_TITLE] = ATTR_BOLD,
		[ROLE_HEADING] = ATTR_BOLD,
		[ROLE_PATH] = ATTR_BOLD,
		[ROLE_HERE] = ATTR_BOLD | ATTR_UNDERLINE,
		[ROLE_OUT] = ATTR_DIM,
		[ROLE_WOULD] = ATTR_DIM | ATTR_UNDERLINE,
		[ROLE_BEST] = ATTR_BOLD | ATTR_REVERSE,
		[ROLE_FOCUS] = ATTR_REVERSE,
		[ROLE_MATCH] = ATTR_REVERSE | ATTR_UNDERLINE,
		[ROLE_STRONG] = ATTR_BOLD,
		[ROLE_EMPHASIS] = ATTR_UNDERLINE,
		[ROLE_LINK] = ATTR_UNDERLINE,
		[ROLE_KEY] = ATTR_BOLD,
		[ROLE_NOTICE] = ATTR_BOLD,
	};
	return t->roles[role].attrs | least[role];
}
