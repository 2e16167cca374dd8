#include "files.h"
#include <dirent.h>
#include <flowform/buf.h>
#include <stdio.h>
#include <stdlib.h>

struct ff_str files_path(struct ff_arena *a, struct ff_str name)
{
	const char *top = getenv("srcdir"); /* as make sets it for tests */
	return ff_arena_format(a, "%s/tests/%.*s", top ? top : ".", FF_FMT(name));
}

struct ff_str files_read(struct ff_arena *a, struct ff_str name)
{
	FILE *f = fopen(files_path(a, name).s, "rb");
	struct ff_buf b = {.arena = a};
	char piece[4096];
	if (!f)
		return (struct ff_str){NULL, 0};
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
		ff_buf_add(&b, (struct ff_str){piece, n});
	fclose(f);
	return b.s ? ff_buf_str(&b) : FF_STR("");
}

static int by_name(const void *a, const void *b)
{
	return ff_str_cmp(*(const struct ff_str *)a, *(const struct ff_str *)b);
}

size_t files_list(struct ff_arena *a, struct ff_str directory, struct ff_str end,
		  struct ff_str **names)
{
	DIR *dir = opendir(files_path(a, directory).s);
	size_t n = 0, cap = 0;
	*names = NULL;
	if (!dir)
		return 0;
	for (const struct dirent *entry; (entry = readdir(dir));) {
		struct ff_str name = ff_str(entry->d_name);
		if (name.len > end.len && ff_str_eq(ff_str_from(name, name.len - end.len), end))
			FF_PUSH(a, *names, n, cap) = ff_arena_copy(a, name);
	}
	closedir(dir);
	if (n > 1)
		qsort(*names, n, sizeof **names, by_name);
	return n;
}

static bool write_file(struct ff_arena *a, struct ff_str name, struct ff_str text)
{
	FILE *f = fopen(files_path(a, name).s, "wb");
	if (!f)
		return false;
	bool written = fwrite(text.s, 1, text.len, f) == text.len;
	return fclose(f) == 0 && written;
}

/* The first line in which two texts differ. */
static void say_difference(struct ff_str name, struct ff_str got, struct ff_str want)
{
	struct ff_str a = FF_STR(""), b = FF_STR("");
	size_t number = 0;
	for (bool more = true; more && ff_str_eq(a, b); number++) {
		bool more_a = ff_str_cut(&got, '\n', &a), more_b = ff_str_cut(&want, '\n', &b);
		more = more_a && more_b;
		a = more_a ? a : FF_STR("(the end)");
		b = more_b ? b : FF_STR("(the end)");
	}
	fprintf(stderr, "tests/%.*s:%zu:\n got: %.*s\nwant: %.*s\n", FF_FMT(name), number,
		FF_FMT(a), FF_FMT(b));
}

bool files_expect(struct ff_arena *a, struct ff_str name, struct ff_str got)
{
	struct ff_str want = files_read(a, name);
	if (want.s && ff_str_eq(got, want))
		return true;
	if (getenv("FLOWFORM_ACCEPT"))
		return write_file(a, name, got);
	if (want.s)
		say_difference(name, got, want);
	else
		fprintf(stderr, "tests/%.*s: there is no such file; got:\n%.*s", FF_FMT(name),
			FF_FMT(got));
	return false;
}
