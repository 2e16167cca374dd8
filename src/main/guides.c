#include "main/guides.h"
#include "app/embedded.h"
#include "main/files.h"
#include "main/tell.h"
#include <dirent.h>
#include <errno.h>
#include <flowform/text.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_GUIDE = 64 * 1024 * 1024 };

static const struct embedded *built_in(const char *name)
{
	for (size_t i = 0; i < n_embedded_guides; i++)
		if (!name || strcmp(embedded_guides[i].name, name) == 0)
			return &embedded_guides[i];
	return NULL;
}

static bool is_file(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

enum status guides_read(struct ff_arena *a, const char *guide, struct ff_source *source)
{
	struct ff_str why = {0};
	enum status status;
	const struct embedded *e = guide && is_file(guide) ? NULL : built_in(guide);
	if (e) {
		source->name = ff_arena_format(a, "%s.md", e->name);
		source->text = e->text;
		return STATUS_OUTCOME;
	}
	source->name = ff_str(guide);
	if (strcmp(guide, "-") == 0) {
		source->name = FF_STR("standard input");
		status = files_read_all(a, STDIN_FILENO, LARGEST_GUIDE, &source->text, &why);
	} else if (is_file(guide) || strchr(guide, '/') || strchr(guide, '.')) {
		status = files_read(a, guide, LARGEST_GUIDE, &source->text, &why);
	} else {
		struct ff_str path = ff_arena_format(a, "%s/guides/%s.md", PKGDATADIR, guide);
		source->name = path;
		status = files_read(a, path.s, LARGEST_GUIDE, &source->text, &why);
		if (status == STATUS_GUIDE)
			why = FF_STR("no such file, and no guide of this name; --list shows those "
				     "there are");
	}
	if (status != STATUS_OUTCOME)
		tell("%s: %.*s",
		     strcmp(guide, "-") == 0 ? "standard input"
		     : *guide                ? guide
					     : "''",
		     FF_FMT(why));
	return status;
}

struct ff_str guides_origin(struct ff_arena *a, const char *guide, const struct ff_source *source)
{
	if (!guide || (!is_file(guide) && built_in(guide)))
		return source->name; /* no real path: it does not begin with a '/' */
	if (strcmp(guide, "-") == 0)
		return source->text;
	char *path = realpath(ff_arena_copy(a, source->name).s, NULL);
	if (!path && errno == ENOMEM)
		ff_arena_exhausted(a);
	struct ff_str origin = path ? ff_arena_copy(a, ff_str(path)) : source->name;
	free(path);
	return origin;
}

static int is_guide(const struct dirent *e)
{
	size_t len = strlen(e->d_name);
	return len > 3 && strcmp(e->d_name + len - 3, ".md") == 0;
}

void guides_list(struct ff_buf *out)
{
	for (size_t i = 0; i < n_embedded_guides; i++)
		ff_buf_format(out, "  %s\n", embedded_guides[i].name);
	struct dirent **list = NULL;
	int n = scandir(PKGDATADIR "/guides", &list, is_guide, alphasort);
	for (int i = 0; i < n; i++) {
		char *name = list[i]->d_name;
		name[strlen(name) - 3] = '\0';
		struct ff_str shown = ff_text_line(out->arena, ff_str(name));
		shown = ff_text_harmless(out->arena, shown);
		if (!built_in(name))
			ff_buf_format(out, "  %.*s\n", FF_FMT(shown));
		free(list[i]);
	}
	free(list);
}
