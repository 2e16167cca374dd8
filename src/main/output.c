#include "main/output.h"
#include "main/files.h"
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

/* Opens what is no file; says whether a file could be written. */
static struct ff_str obstacle(struct output *o, bool *exists)
{
	struct stat st;
	bool there = o->path && stat(o->path, &st) == 0;
	o->fd = STDOUT_FILENO;
	if (!o->path || (there && is_standard(&st)))
		return FF_STR("");
	o->fd = -1;
	if (!there || S_ISREG(st.st_mode))
		return files_obstacle(o->text.arena, o->path, o->replace, exists);
	o->fd = open(o->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	return o->fd < 0 ? ff_str(strerror(errno)) : FF_STR("");
}

enum status output_open(struct output *o, struct ff_arena *a, const char *path, bool replace)
{
	bool exists = false;
	*o = (struct output){.path = path, .replace = replace, .text.arena = a};
	struct ff_str why = obstacle(o, &exists);
	if (o->fd >= 0) {
		o->text.drain = files_write;
		o->text.to = &o->fd;
	}
	if (why.len == 0)
		return STATUS_OUTCOME;
	tell("%s: %.*s%s", path, FF_FMT(why), exists ? "; --force replaces it" : "");
	return exists ? STATUS_USAGE : STATUS_IO;
}

enum status output_end(struct output *o, enum status status)
{
	bool exists;
	struct ff_str why = FF_STR("");
	if (o->fd < 0)
		why = files_save(o->text.arena, o->path, ff_buf_str(&o->text), o->replace, &exists);
	else if (!ff_buf_flush(&o->text))
		why = FF_STR("could not be written");
	if (why.len == 0)
		return status;
	tell("%s: %.*s", o->path ? o->path : "standard output", FF_FMT(why));
	return STATUS_IO;
}
