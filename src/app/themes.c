#include "app/themes.h"
#include "app/embedded.h"
#include <flowform/text.h>

struct ff_source themes_built_in(struct ff_str name)
{
	for (size_t i = 0; i < n_embedded_themes; i++)
		if (ff_str_eq(name, ff_str(embedded_themes[i].name)))
			return (struct ff_source){name, embedded_themes[i].text};
	return (struct ff_source){0};
}

/* "line 3: there is no role 'pth'", of the first of them. */
static struct ff_str what_is_wrong(struct ff_arena *a, const struct ff_source *source,
				   const struct ff_diags *d)
{
	size_t line = ff_source_pos(source, d->list[0].offset).line;
	return ff_arena_format(a, "line %zu: %.*s", line, FF_FMT(d->list[0].message));
}

static struct theme_choice read_choice(struct ff_arena *a, struct ff_str name,
				       const struct ff_source *source)
{
	struct ff_diags d = {.arena = a};
	const struct theme *theme = theme_read(a, source, &d);
	struct ff_str about = d.n > 0 ? what_is_wrong(a, source, &d) : theme->description;
	return (struct theme_choice){ff_text_harmless(a, ff_text_line(a, name)),
				     ff_text_harmless(a, ff_text_line(a, about)), theme};
}

static size_t find(const struct theme_file *files, size_t n, struct ff_str name)
{
	for (size_t i = 0; i < n; i++)
		if (ff_str_eq(files[i].name, name))
			return i;
	return FF_NONE;
}

size_t themes_read(struct ff_arena *a, const struct theme_file *more, size_t n,
		   const struct theme_choice **choices)
{
	struct theme_choice *list = FF_NEW(a, struct theme_choice, n_embedded_themes + n);
	struct ff_source *built_in = FF_NEW(a, struct ff_source, n_embedded_themes);
	size_t count = 0;
	for (size_t i = 0; i < n_embedded_themes; i++) {
		struct ff_str name = ff_str(embedded_themes[i].name);
		size_t own = find(more, n, name);
		built_in[i] = themes_built_in(name);
		list[count++] =
			read_choice(a, name, own != FF_NONE ? &more[own].source : &built_in[i]);
	}
	for (size_t i = 0; i < n; i++)
		if (find(more, i, more[i].name) == FF_NONE && !themes_built_in(more[i].name).text.s)
			list[count++] = read_choice(a, more[i].name, &more[i].source);
	*choices = list;
	return count;
}
