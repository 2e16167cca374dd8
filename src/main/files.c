#include "main/files.h"
#include "app/embedded.h"
#include "main/tell.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MIB = 1024 * 1024, LARGEST_GUIDE = 64 * MIB };

static struct ff_str reason(struct ff_arena *a)
{
	return ff_arena_copy(a, ff_str(strerror(errno)));
}

enum status files_read_all(struct ff_arena *a, int fd, size_t most, struct ff_str *text,
			   struct ff_str *why)
{
	struct stat st;
	size_t cap = 16 * 1024, len = 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (size_t)st.st_size <= most)
		cap = (size_t)st.st_size + 1;
	char *bytes = FF_NEW(a, char, cap);
	for (;;) {
		if (len == cap) {
			bytes = ff_arena_grow(a, bytes, cap, cap * 2, 1);
			cap *= 2;
		}
		ssize_t n = read(fd, bytes + len, cap - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			*why = reason(a);
			return errno == EISDIR ? STATUS_GUIDE : STATUS_IO;
		}
		len += (size_t)n;
		if (len > most) {
			*why = most >= MIB
				       ? ff_arena_format(a, "is larger than %zu MiB", most / MIB)
				       : ff_arena_format(a, "is larger than %zu KiB", most / 1024);
			return STATUS_GUIDE;
		}
		if (n == 0)
			break;
	}
	*text = (struct ff_str){bytes, len};
	return STATUS_OUTCOME;
}

enum status files_read(struct ff_arena *a, const char *path, size_t most, struct ff_str *text,
		       struct ff_str *why)
{
	/* Not to wait for a writer of a named pipe that never comes is the user's business; not to
	 * hand our files to other programs is ours. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		*why = reason(a);
		return STATUS_GUIDE;
	}
	enum status status = files_read_all(a, fd, most, text, why);
	close(fd);
	return status;
}

bool files_read_own(struct ff_arena *a, const char *path, size_t most, struct ff_str *text,
		    struct ff_str *why)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0) {
		*why = reason(a);
		return false;
	}
	*why = FF_STR("is no regular file");
	bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	bool good = regular && files_read_all(a, fd, most, text, why) == STATUS_OUTCOME;
	close(fd);
	return good;
}

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

enum status files_read_guide(struct ff_arena *a, const char *guide, struct ff_source *source)
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

struct ff_str files_origin(struct ff_arena *a, const char *guide, const struct ff_source *source)
{
	if (!guide || (!is_file(guide) && built_in(guide)))
		return source->name; /* no real path: it does not begin with a '/' */
	if (strcmp(guide, "-") == 0)
		return source->text;
	char *path = realpath(ff_arena_copy(a, source->name).s, NULL);
	struct ff_str origin = path ? ff_arena_copy(a, ff_str(path)) : source->name;
	free(path);
	return origin;
}

enum status files_open_output(struct output *o, const char *path, bool force)
{
	*o = (struct output){.path = path, .fd = STDOUT_FILENO};
	if (!path)
		return STATUS_OUTCOME;
	/* A device or pipe can't be overwritten: it is opened as it is. */
	struct stat st;
	bool there = stat(path, &st) == 0;
	int how = there && (force || !S_ISREG(st.st_mode)) ? 0 : O_CREAT | O_EXCL;
	o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | how, 0666);
	o->made = !there;
	if (o->fd >= 0)
		return STATUS_OUTCOME;
	bool exists = errno == EEXIST;
	tell("%s: %s%s", path, strerror(errno), exists ? "; --force overwrites it" : "");
	return exists ? STATUS_USAGE : STATUS_IO;
}

void files_begin_output(struct output *o)
{
	struct stat st;
	o->begun = true;
	if (o->path && fstat(o->fd, &st) == 0 && S_ISREG(st.st_mode) && ftruncate(o->fd, 0) != 0)
		tell("%s: %s", o->path, strerror(errno)); /* writing will fail, too */
}

bool files_close_output(struct output *o)
{
	if (!o->path)
		return true;
	if (o->made && !o->begun)
		unlink(o->path);
	return close(o->fd) == 0;
}

bool files_write(void *to, const char *bytes, size_t len)
{
	const int *fd = to;
	while (len > 0) {
		ssize_t n = write(*fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

static struct ff_str home_expanded(struct ff_arena *a, struct ff_str path)
{
	const char *home = getenv("HOME");
	if (!ff_str_starts(path, FF_STR("~/")) || !home)
		return ff_arena_copy(a, path);
	return ff_arena_format(a, "%s%.*s", home, FF_FMT(ff_str_from(path, 1)));
}

bool files_sync(int fd)
{
	int result;
	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR);
	return result == 0 || errno == EINVAL; /* not every file system can */
}

bool files_make(int directory, const char *path, mode_t mode, struct ff_str bytes)
{
	int fd = openat(directory, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, mode);
	if (fd < 0)
		return false;
	bool written = files_write(&fd, bytes.s, bytes.len) && files_sync(fd);
	int error = errno;
	if (close(fd) == 0 && written)
		return true;
	error = written ? errno : error;
	unlinkat(directory, path, 0);
	errno = error;
	return false;
}

/* Also behind a symbolic link. Who could not read what was there cannot read this either. */
static bool replace_file(struct ff_arena *a, const char *path, mode_t mode, struct ff_str bytes)
{
	char *real = realpath(path, NULL);
	if (!real)
		return false;
	struct ff_str draft = ff_arena_format(a, "%s.%ld", real, (long)getpid());
	bool made = files_make(AT_FDCWD, draft.s, mode, bytes);
	if (made)
		chmod(draft.s, mode); /* if it cannot be, fewer can read it, not more */
	bool done = made && rename(draft.s, real) == 0;
	int error = errno;
	if (made && !done)
		unlink(draft.s);
	free(real);
	errno = error;
	return done;
}

struct ff_str files_save(struct ff_arena *a, struct ff_str path, struct ff_str bytes, bool replace,
			 bool *exists)
{
	struct stat st = {0};
	struct ff_str full = home_expanded(a, path);
	bool there = lstat(full.s, &st) == 0;
	*exists = there && !replace;
	if (*exists)
		return ff_arena_format(a, "%.*s is there already.", FF_FMT(path));
	if (there && stat(full.s, &st) == 0 && !S_ISREG(st.st_mode))
		return ff_arena_format(a, "%.*s is no regular file.", FF_FMT(path));
	mode_t mode = st.st_mode & 0777;
	if (there ? replace_file(a, full.s, mode, bytes)
		  : files_make(AT_FDCWD, full.s, 0666, bytes))
		return FF_STR("");
	return ff_arena_format(a, "%.*s: %s.", FF_FMT(path), strerror(errno));
}

static int is_guide(const struct dirent *e)
{
	size_t len = strlen(e->d_name);
	return len > 3 && strcmp(e->d_name + len - 3, ".md") == 0;
}

void files_list_guides(struct ff_buf *out)
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
