#include "main/output.h"
#include "main/tell.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether it is the file that standard output goes to already, as "/dev/stdout" may be. */
static bool is_standard(const struct stat *st)
{
	struct stat standard;
	return S_ISREG(st->st_mode) && fstat(STDOUT_FILENO, &standard) == 0 &&
	       standard.st_dev == st->st_dev && standard.st_ino == st->st_ino;
}

enum status output_open(struct output *o, struct ff_arena *a, const char *path, bool replace)
{
	struct stat st;
	bool there = path && stat(path, &st) == 0, exists = false;
	*o = (struct output){path, STDOUT_FILENO, replace};
	if (!path || (there && is_standard(&st)))
		return STATUS_OUTCOME;
	o->fd = -1;
	struct ff_str why = FF_STR("");
	if (!there || S_ISREG(st.st_mode)) {
		why = files_obstacle(a, path, replace, &exists);
	} else {
		o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		if (o->fd < 0)
			why = ff_str(strerror(errno));
	}
	if (why.len == 0)
		return STATUS_OUTCOME;
	tell("%s: %.*s%s", path, FF_FMT(why), exists ? "; --force replaces it" : "");
	return exists ? STATUS_USAGE : STATUS_IO;
}

struct ff_buf output_begin(struct output *o, struct ff_arena *a)
{
	return (struct ff_buf){.arena = a, .drain = o->fd < 0 ? NULL : files_write, .to = &o->fd};
}

enum status output_end(const struct output *o, struct ff_buf *out, enum status status)
{
	bool exists;
	struct ff_str why = FF_STR("");
	if (o->fd < 0)
		why = files_save(out->arena, o->path, ff_buf_str(out), o->replace, &exists);
	else if (!ff_buf_flush(out))
		why = FF_STR("could not be written");
	if (why.len == 0)
		return status;
	tell("%s: %.*s", o->path ? o->path : "standard output", FF_FMT(why));
	return STATUS_IO;
}
