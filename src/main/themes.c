#include "main/themes.h"
#include "main/files.h"
#include "main/xdg.h"
#include <dirent.h>
#include <flowform/text.h>
#include <stdlib.h>

enum { LARGEST_THEME = 64 * 1024, MOST_THEMES = 100 };
static const struct ff_str suffix = FF_STR_INIT(".theme");

/* The file of that name in one of the two directories. */
static bool read_named(struct ff_arena *a, const char *dir, struct ff_str name,
		       struct ff_source *theme, struct ff_str *why)
{
	struct ff_str path = ff_arena_format(a, "%s/%.*s.theme", dir, FF_FMT(name));
	theme->name = path;
	return files_read_own(a, path.s, LARGEST_THEME, &theme->text, why);
}

static const char *own_directory(struct ff_arena *a)
{
	return xdg_path(a, "XDG_CONFIG_HOME", ".config", "themes");
}

static bool is_path(const char *name)
{
	return strchr(name, '/') || strchr(name, '.');
}

bool themes_find(struct ff_arena *a, const char *name, struct ff_source *theme, struct ff_str *why)
{
	const char *own = own_directory(a);
	if (is_path(name)) {
		theme->name = ff_str(name);
		return files_read(a, name, LARGEST_THEME, &theme->text, why) == STATUS_OUTCOME;
	}
	if (own && read_named(a, own, ff_str(name), theme, why))
		return true;
	*theme = themes_built_in(ff_str(name));
	if (theme->text.s || read_named(a, PKGDATADIR "/themes", ff_str(name), theme, why))
		return true;
	*why = FF_STR("there is no such theme; --list shows those there are");
	return false;
}

static int is_theme(const struct dirent *e)
{
	struct ff_str name = ff_str(e->d_name);
	return name.len > suffix.len && *name.s != '.' &&
	       ff_str_eq(ff_str_from(name, name.len - suffix.len), suffix);
}

/* Adds the themes of a directory. Installed ones are also built in, most of them. */
static size_t add_directory(struct ff_arena *a, const char *dir, bool installed,
			    struct theme_file *files, size_t n)
{
	struct dirent **list = NULL;
	int found = dir ? scandir(dir, &list, is_theme, alphasort) : 0;
	for (int i = 0; i < found; i++) {
		struct ff_str name = ff_arena_copy(a, ff_str(list[i]->d_name)), why;
		name.len -= suffix.len;
		bool known = installed && themes_built_in(name).text.s;
		if (!known && n < MOST_THEMES && read_named(a, dir, name, &files[n].source, &why))
			files[n++].name = name;
		free(list[i]);
	}
	free(list);
	return n;
}

size_t themes_files(struct ff_arena *a, const struct theme_file *in_use,
		    const struct theme_file **files)
{
	struct theme_file *list = FF_NEW(a, struct theme_file, MOST_THEMES);
	size_t n = 0;
	if (in_use && is_path(in_use->name.s))
		list[n++] = *in_use;
	n = add_directory(a, own_directory(a), false, list, n);
	*files = list;
	return add_directory(a, PKGDATADIR "/themes", true, list, n);
}

void themes_list(struct ff_buf *out)
{
	const struct theme_file *files;
	const struct theme_choice *list;
	size_t n = themes_files(out->arena, NULL, &files), widest = 0;
	n = themes_read(out->arena, files, n, &list);
	for (size_t i = 0; i < n; i++)
		if (ff_text_width(list[i].name) > widest)
			widest = ff_text_width(list[i].name);
	for (size_t i = 0; i < n; i++) {
		ff_buf_format(out, "  %.*s", FF_FMT(list[i].name));
		ff_buf_repeat(out, ' ', widest + 2 - ff_text_width(list[i].name));
		ff_buf_format(out, "%.*s\n", FF_FMT(list[i].about));
	}
}
