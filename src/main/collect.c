#include "main/collect.h"
#include "main/tell.h"
#include <dirent.h>
#include <errno.h>
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* Directories in directories: a chain longer than this is nobody's documentation. */
enum { DEEPEST = 64 };

struct directory {
	struct ff_str path;
	unsigned depth;
};

struct collector {
	struct ff_arena *arena;
	struct collected *files;
	size_t n, cap;
	struct directory *todo;
	size_t n_todo, todo_cap;
	enum status status;
};

static void leave_out(struct collector *c, struct ff_str path, const char *why)
{
	tell("%.*s: %s", FF_FMT(path), why);
	if (c->status == STATUS_OUTCOME)
		c->status = STATUS_GUIDE;
}

static bool is_guide_name(const char *name)
{
	static const char *const ends[] = {".md", ".mmd", ".mermaid"};
	size_t len = strlen(name);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);
		if (len > n && strcasecmp(name + len - n, ends[i]) == 0)
			return true;
	}
	return false;
}

/* What is in ".git" is not the author's. */
static bool is_skipped(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, ".git") == 0;
}

static void add_entry(struct collector *c, const struct directory *in, const char *name)
{
	struct stat st;
	struct ff_str path =
		ff_str_eq(in->path, FF_STR("."))
			? ff_arena_copy(c->arena, ff_str(name))
			: ff_arena_format(c->arena, "%.*s%s%s", FF_FMT(in->path),
					  ff_str_eq(in->path, FF_STR("/")) ? "" : "/", name);
	/* Links are not followed: they may lead out of the directory, or round in it. */
	if (lstat(path.s, &st) != 0)
		return;
	if (S_ISDIR(st.st_mode) && in->depth == DEEPEST)
		leave_out(c, path, "directories nested so deep are left out");
	else if (S_ISDIR(st.st_mode))
		FF_PUSH(c->arena, c->todo, c->n_todo, c->todo_cap) =
			(struct directory){path, in->depth + 1};
	else if (S_ISREG(st.st_mode) && is_guide_name(name))
		FF_PUSH(c->arena, c->files, c->n, c->cap) = (struct collected){path.s, true};
}

static void look_into(struct collector *c, struct directory in)
{
	DIR *dir = opendir(in.path.s);
	if (!dir) {
		leave_out(c, in.path, strerror(errno));
		return;
	}
	errno = 0;
	for (const struct dirent *e; (e = readdir(dir)); errno = 0)
		if (!is_skipped(e->d_name))
			add_entry(c, &in, e->d_name);
	if (errno != 0) {
		leave_out(c, in.path, strerror(errno));
		c->status = STATUS_IO;
	}
	closedir(dir);
}

static bool is_directory(const char *name)
{
	struct stat st;
	return name && stat(name, &st) == 0 && S_ISDIR(st.st_mode);
}

static void add_name(struct collector *c, const char *name)
{
	if (!is_directory(name)) {
		FF_PUSH(c->arena, c->files, c->n, c->cap) = (struct collected){name, false};
		return;
	}
	struct ff_str path = ff_str(name);
	while (path.len > 1 && path.s[path.len - 1] == '/')
		path.len--;
	FF_PUSH(c->arena, c->todo, c->n_todo, c->todo_cap) =
		(struct directory){ff_arena_copy(c->arena, path), 0};
	while (c->n_todo > 0)
		look_into(c, c->todo[--c->n_todo]);
}

/* One that was named comes before the same one found. */
static int by_name(const void *a, const void *b)
{
	const struct collected *x = a, *y = b;
	int order = x->name && y->name ? strcmp(x->name, y->name) : 0;
	return order != 0 ? order : (int)x->found - (int)y->found;
}

enum status collect_guides(struct ff_arena *a, const char *const *names, size_t n,
			   const struct collected **files, size_t *n_files)
{
	struct collector c = {.arena = a, .status = STATUS_OUTCOME};
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		add_name(&c, names[i]);
	if (n == 0)
		add_name(&c, NULL);
	if (c.n > 1)
		qsort(c.files, c.n, sizeof *c.files, by_name);
	for (size_t i = 0; i < c.n; i++)
		if (kept == 0 || strcmp(c.files[i].name, c.files[kept - 1].name) != 0)
			c.files[kept++] = c.files[i];
	*files = c.files;
	*n_files = kept;
	return c.status;
}
