/* Any bytes as a theme: there is always one, its colours are colours, and what is said of it is
 * valid UTF-8 and names a place in it. */
#include "fuzz.h"

#include "app/themes.h"
#include <assert.h>
#include <flowform/text.h>

static void check_colour(struct colour c)
{
	assert(c.rich >= COLOUR_DEFAULT && c.rich <= 255);
	assert(c.plain >= COLOUR_DEFAULT && c.plain <= 15);
}

static void check_theme(const struct theme *t)
{
	for (enum role r = 0; r < N_ROLES; r++) {
		check_colour(t->roles[r].fg);
		check_colour(t->roles[r].bg);
		assert(t->roles[r].attrs < 1u << N_ATTRS && theme_mono(t, r) < 1u << N_ATTRS);
	}
	assert(t->background == BACKGROUND_DARK || t->background == BACKGROUND_LIGHT);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct theme_file file = {FF_STR("x"), {FF_STR("x.theme"), {(const char *)bytes, len}}};
	struct ff_diags d = {.arena = a};
	struct ff_buf printed = {.arena = a};
	const struct theme_choice *choices;
	check_theme(theme_read(a, &file.source, &d));
	for (size_t i = 0; i < d.n; i++)
		assert(d.list[i].offset <= len);
	ff_diags_print(&d, &printed);
	assert(ff_text_invalid(ff_buf_str(&printed)) == FF_NONE);
	size_t n = themes_read(a, &file, 1, &choices);
	assert(n > 1 && ff_text_invalid(choices[n - 1].about) == FF_NONE);
	ff_arena_free(a);
	return 0;
}
