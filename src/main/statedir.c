#include "main/statedir.h"
#include "main/files.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* "what (DIRECTORY/NAME)", the reason first: a screen may be too narrow for the path. */
static enum statedir_result say(struct statedir *d, enum statedir_result result, const char *name,
				const char *what, struct ff_str *why)
{
	*why = ff_arena_format(d->arena, "%s (%s%s%s)", what, d->path, name ? "/" : "",
			       name ? name : "");
	return result;
}

static enum statedir_result failed(struct statedir *d, const char *name, struct ff_str *why)
{
	return say(d, STATEDIR_FAILED, name, strerror(errno), why);
}

/* --- the directory -----------------------------------------------------------------------------
 */

/* Whether nobody else can put files there. */
static const char *fault_of(int fd)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return strerror(errno);
	if (st.st_uid != geteuid())
		return "the directory belongs to another user";
	if (st.st_mode & (S_IWGRP | S_IWOTH))
		return "others may write in the directory";
	return NULL;
}

enum statedir_result statedir_open(struct statedir *d, struct ff_str *why)
{
	if (d->fd >= 0)
		return STATEDIR_DONE;
	int fd = open(d->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT)
		return STATEDIR_MISSING;
	if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
		return say(d, STATEDIR_WRONG, NULL, "a link, or no directory", why);
	if (fd < 0)
		return failed(d, NULL, why);
	const char *fault = fault_of(fd);
	if (fault) {
		close(fd);
		return say(d, STATEDIR_WRONG, NULL, fault, why);
	}
	d->fd = fd;
	return STATEDIR_DONE;
}

/* Makes each directory of the path that is missing. Returns the first reason why one could not be
 * made; 0 if there was none. */
static int make_path(struct statedir *d)
{
	struct ff_str path = ff_str(d->path);
	int reason = 0;
	for (size_t i = d->made_from + 1; i <= path.len; i++) {
		if (i < path.len && path.s[i] != '/')
			continue;
		const char *s = ff_arena_copy(d->arena, ff_str_head(path, i)).s;
		if (mkdir(s, 0700) != 0 && errno != EEXIST && reason == 0)
			reason = errno;
	}
	return reason;
}

enum statedir_result statedir_make(struct statedir *d, struct ff_str *why)
{
	enum statedir_result result = statedir_open(d, why);
	if (result != STATEDIR_MISSING)
		return result;
	int reason = make_path(d);
	result = statedir_open(d, why);
	if (result != STATEDIR_MISSING)
		return result;
	errno = reason != 0 ? reason : ENOENT;
	return failed(d, NULL, why);
}

/* --- files -------------------------------------------------------------------------------------
 */

enum statedir_result statedir_read(struct statedir *d, const char *name, size_t most,
				   struct ff_str *text, time_t *when, struct ff_str *why)
{
	struct stat st;
	/* A named pipe in its place must not be waited for. */
	int fd = openat(d->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 && errno == ENOENT)
		return STATEDIR_MISSING;
	if (fd < 0 && errno == ELOOP)
		return say(d, STATEDIR_WRONG, name, "a link", why);
	if (fd < 0)
		return failed(d, name, why);
	enum statedir_result result = STATEDIR_DONE;
	if (fstat(fd, &st) != 0)
		result = failed(d, name, why);
	else if (!S_ISREG(st.st_mode) || st.st_uid != geteuid())
		result = say(d, STATEDIR_WRONG, name, "no file of yours", why);
	else if (files_read_all(d->arena, fd, most, text, why) != STATUS_OUTCOME)
		result = say(d, STATEDIR_WRONG, name, ff_arena_copy(d->arena, *why).s, why);
	else
		*when = st.st_mtime;
	close(fd);
	return result;
}

bool statedir_has(const struct statedir *d, const char *name)
{
	struct stat st;
	return fstatat(d->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

enum statedir_result statedir_write(struct statedir *d, const char *name, const char *beside,
				    struct ff_str text, struct ff_str *why)
{
	bool made = files_make(d->fd, beside, 0600, text);
	if (!made && errno == EEXIST) { /* the program was killed in the middle of it */
		unlinkat(d->fd, beside, 0);
		made = files_make(d->fd, beside, 0600, text);
	}
	if (!made)
		return failed(d, NULL, why);
	if (renameat(d->fd, beside, d->fd, name) == 0) {
		files_sync(d->fd); /* the file is whole in any case */
		return STATEDIR_DONE;
	}
	enum statedir_result result = failed(d, NULL, why);
	unlinkat(d->fd, beside, 0);
	return result;
}

enum statedir_result statedir_rename(struct statedir *d, const char *name, const char *to,
				     struct ff_str *why)
{
	if (renameat(d->fd, name, d->fd, to) == 0 || errno == ENOENT)
		return STATEDIR_DONE;
	return failed(d, name, why);
}

void statedir_remove(const struct statedir *d, const char *name)
{
	if (unlinkat(d->fd, name, 0) == 0)
		files_sync(d->fd);
}

enum statedir_result statedir_lock(struct statedir *d, const char *name, int *lock,
				   struct ff_str *why)
{
	int fd = openat(d->fd, name,
			O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0600);
	if (fd < 0)
		return failed(d, name, why);
	if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
		*lock = fd;
		return STATEDIR_DONE;
	}
	enum statedir_result result = errno == EWOULDBLOCK ? STATEDIR_TAKEN : failed(d, name, why);
	close(fd);
	return result;
}
