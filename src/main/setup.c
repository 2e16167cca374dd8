#include "main/setup.h"
#include "app/embedded.h"
#include "main/files.h"
#include "main/tell.h"
#include "main/themes.h"
#include "main/xdg.h"
#include <errno.h>

enum { LARGEST_SETTINGS = 64 * 1024 };

/* Not to be there is nothing to report. */
static bool find_settings(struct ff_arena *a, struct ff_source *source)
{
	struct ff_str why;
	const char *path = xdg_path(a, "XDG_CONFIG_HOME", ".config", "config");
	if (!path)
		return false;
	source->name = ff_str(path);
	errno = 0;
	if (files_read_own(a, path, LARGEST_SETTINGS, &source->text, &why))
		return true;
	if (errno != ENOENT && errno != ENOTDIR)
		tell("%s: %.*s; the settings are not used", path, FF_FMT(why));
	return false;
}

void setup_read(struct ff_arena *a, struct setup *c, struct options *o)
{
	struct ff_diags diags = {.arena = a};
	if (!find_settings(a, &c->source))
		return;
	c->settings = settings_read(a, &c->source, &diags);
	tell_diags(&diags);
	o->ascii = o->ascii || c->settings.ascii;
	o->mouse = o->mouse || c->settings.mouse;
	if (o->color == COLOR_UNSAID)
		o->color = c->settings.color;
}

static void no_theme(struct ff_arena *a, const struct setup *c, struct ff_str why)
{
	struct ff_diags diags = {.arena = a};
	const struct settings *s = &c->settings;
	ff_diag_add(&diags, FF_ERROR, "setting-value", &c->source, s->theme_at, "'%.*s': %.*s",
		    FF_FMT(s->theme), FF_FMT(why));
	tell_diags(&diags);
}

bool setup_theme(struct ff_arena *a, struct setup *c, const struct options *o)
{
	struct ff_diags diags = {.arena = a};
	struct ff_str why, usual = ff_str(embedded_themes[0].name);
	const char *name = o->theme ? o->theme : c->settings.theme.s;
	c->theme_file = (struct theme_file){usual, themes_built_in(usual)};
	if (name && themes_find(a, name, &c->theme_file.source, &why)) {
		c->theme_file.name = ff_str(name);
	} else if (o->theme) {
		tell("%s: %.*s", name, FF_FMT(why));
		return false;
	} else if (name) {
		no_theme(a, c, why);
		c->theme_file.source = themes_built_in(usual);
	}
	c->theme = (struct theme_choice){
		.name = c->theme_file.name,
		.theme = theme_read(a, &c->theme_file.source, &diags),
	};
	tell_diags(&diags);
	return true;
}
