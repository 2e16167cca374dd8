#include "app/settings.h"
#include "app/inifile.h"
#include "view/keymap.h"

enum { LEAST_PERCENT = 10, MOST_PERCENT = 90, MOST_CELLS = 400 };

struct reader {
	struct ff_arena *arena;
	struct settings *settings;
	const struct ff_source *source;
	struct ff_diags *diags;
	uint32_t said; /* a bit for each row of `names` that had its line */
	struct rebinding *keys;
	size_t n_keys, keys_cap;
	size_t *key_at; /* of each, where it stands */
	size_t key_at_n, key_at_cap;
};

static void refuse(struct reader *r, const struct ini_entry *e, const char *expected)
{
	ff_diag_add(r->diags, FF_ERROR, "setting-value", r->source, e->at,
		    "found '%.*s', expected %s", FF_FMT(e->value), expected);
}

/* --- values ------------------------------------------------------------------------------------
 */

static void read_theme(struct reader *r, const struct ini_entry *e)
{
	if (e->value.len == 0) {
		refuse(r, e, "the name of a theme");
		return;
	}
	r->settings->theme = ff_arena_copy(r->arena, e->value);
	r->settings->theme_at = e->at;
}

/* One of a list that ends with NULL; its number. */
static bool read_word(struct reader *r, const struct ini_entry *e, const char *const *words,
		      const char *expected, int *found)
{
	for (*found = 0; words[*found]; ++*found)
		if (ff_str_eq(e->value, ff_str(words[*found])))
			return true;
	refuse(r, e, expected);
	return false;
}

static void read_color(struct reader *r, const struct ini_entry *e)
{
	static const char *const words[] = {"auto", "always", "never", NULL};
	int found;
	if (read_word(r, e, words, "auto, always or never", &found))
		r->settings->color = COLOR_AUTO + (enum color_when)found;
}

static void read_switch(struct reader *r, const struct ini_entry *e, bool *on)
{
	static const char *const words[] = {"no", "yes", NULL};
	int found;
	if (read_word(r, e, words, "yes or no", &found))
		*on = found == 1;
}

static void read_ascii(struct reader *r, const struct ini_entry *e)
{
	read_switch(r, e, &r->settings->ascii);
}

static void read_mouse(struct reader *r, const struct ini_entry *e)
{
	read_switch(r, e, &r->settings->mouse);
}

/* "40" or "35%". */
static void read_tree_width(struct reader *r, const struct ini_entry *e)
{
	struct ff_str digits = e->value;
	bool percent = digits.len > 0 && digits.s[digits.len - 1] == '%';
	digits.len -= percent;
	size_t n = percent ? ff_str_number(digits, LEAST_PERCENT, MOST_PERCENT)
			   : ff_str_number(digits, 1, MOST_CELLS);
	if (n == FF_NONE)
		refuse(r, e, "cells (1 to 400), or 10% to 90% of the width");
	else if (percent)
		r->settings->tree_width.percent = n;
	else
		r->settings->tree_width.cells = n;
}

/* --- lines -------------------------------------------------------------------------------------
 */

static const struct {
	struct ff_str name;
	void (*read)(struct reader *r, const struct ini_entry *e);
} names[] = {
	{FF_STR_INIT("theme"), read_theme},           {FF_STR_INIT("color"), read_color},
	{FF_STR_INIT("ascii"), read_ascii},           {FF_STR_INIT("mouse"), read_mouse},
	{FF_STR_INIT("tree-width"), read_tree_width},
};
enum { N_NAMES = sizeof names / sizeof *names };

static void read_setting(struct reader *r, const struct ini_entry *e)
{
	size_t i = 0;
	while (i < N_NAMES && !ff_str_eq(e->name, names[i].name))
		i++;
	if (i == N_NAMES) {
		ff_diag_add(r->diags, FF_ERROR, "setting-name", r->source, e->name_at,
			    "there is no setting '%.*s': expected theme, color, ascii, mouse or "
			    "tree-width",
			    FF_FMT(e->name));
	} else if (r->said & 1u << i) {
		ff_diag_add(r->diags, FF_ERROR, "setting-twice", r->source, e->name_at,
			    "'%.*s' has a line already; the first one holds", FF_FMT(e->name));
	} else {
		r->said |= 1u << i;
		names[i].read(r, e);
	}
}

static void read_key(struct reader *r, const struct ini_entry *e)
{
	FF_PUSH(r->arena, r->keys, r->n_keys, r->keys_cap) = (struct rebinding){
		.action = ff_arena_copy(r->arena, e->name),
		.key = ff_arena_copy(r->arena, e->value),
	};
	FF_PUSH(r->arena, r->key_at, r->key_at_n, r->key_at_cap) = e->name_at;
}

static void read_entry(void *context, const struct ini_entry *e)
{
	struct reader *r = context;
	if (e->section.len == 0)
		read_setting(r, e);
	else if (ff_str_eq(e->section, FF_STR("keys")))
		read_key(r, e);
	else
		ff_diag_add(r->diags, FF_ERROR, "setting-section", r->source, e->name_at,
			    "there is no section '%.*s': expected [keys], or none",
			    FF_FMT(e->section));
}

/* All at once: two actions may change places. */
static void rebind(struct reader *r)
{
	if (r->n_keys == 0)
		return;
	struct keymap *keys = FF_NEW(r->arena, struct keymap, 1);
	*keys = keys_rebind(r->arena, r->keys, r->n_keys);
	for (size_t i = 0; i < r->n_keys; i++)
		if (r->keys[i].why_not.len > 0)
			ff_diag_add(r->diags, FF_ERROR, "setting-key", r->source, r->key_at[i],
				    "%.*s", FF_FMT(r->keys[i].why_not));
	r->settings->keys = keys;
}

struct settings settings_read(struct ff_arena *a, const struct ff_source *source,
			      struct ff_diags *d)
{
	struct settings s = {0};
	struct reader r = {.arena = a, .settings = &s, .source = source, .diags = d};
	ini_read(source, d, read_entry, &r);
	rebind(&r);
	return s;
}
