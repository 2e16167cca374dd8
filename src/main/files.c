#include "main/files.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MIB = 1024 * 1024 };

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

/* Whether it goes on: where somebody made a pipe or terminal non-blocking, with its reader. */
static bool wait_to_write(int fd)
{
	struct pollfd p = {fd, POLLOUT, 0};
	return errno == EINTR || ((errno == EAGAIN || errno == EWOULDBLOCK) &&
				  (poll(&p, 1, -1) > 0 || errno == EINTR));
}

bool files_write(void *to, const char *bytes, size_t len)
{
	const int *fd = to;
	while (len > 0) {
		ssize_t n = write(*fd, bytes, len);
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n == 0 || !wait_to_write(*fd)) {
			return false;
		}
	}
	return true;
}

bool files_sync(int fd)
{
	int result;
	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR);
	return result == 0 || errno == EINVAL; /* not every file system can */
}

/* Whether all bytes are on the disk; closes the file, and takes it away if they are not. */
static bool fill(int fd, int directory, const char *path, struct ff_str bytes)
{
	bool filled = files_write(&fd, bytes.s, bytes.len) && files_sync(fd);
	int error = errno;
	if (close(fd) == 0 && filled)
		return true;
	error = filled ? errno : error;
	unlinkat(directory, path, 0);
	errno = error;
	return false;
}

bool files_make(int directory, const char *path, mode_t mode, struct ff_str bytes)
{
	int fd = openat(directory, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, mode);
	return fd >= 0 && fill(fd, directory, path, bytes);
}

/* Where a file will be, and what is there now. */
struct place {
	const char *path, *directory;
	bool there;
	struct stat st;
};

static const char *directory_of(struct ff_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	size_t len = slash > path ? (size_t)(slash - path) : 1;
	return ff_arena_copy(a, (struct ff_str){path, len}).s;
}

/* Why nothing can be written where the path leads. */
static struct ff_str directory_fault(struct ff_arena *a, const char *directory)
{
	return errno == ENOENT || errno == ENOTDIR
		       ? ff_arena_format(a, "there is no directory %s", directory)
		       : reason(a);
}

/* Finds the file that is to be replaced, also behind symbolic links: they stay. */
static struct ff_str find_old(struct ff_arena *a, struct place *p)
{
	char *real = realpath(p->path, NULL);
	if (!real || stat(real, &p->st) != 0)
		return reason(a);
	p->path = ff_arena_copy(a, ff_str(real)).s;
	free(real);
	return access(p->path, W_OK) == 0 ? FF_STR("") : reason(a);
}

static struct ff_str find_place(struct ff_arena *a, struct place *p, const char *path, bool replace,
				bool *exists)
{
	*p = (struct place){.path = path, .directory = directory_of(a, path)};
	p->there = lstat(path, &p->st) == 0;
	*exists = false;
	if (!p->there && errno != ENOENT)
		return directory_fault(a, p->directory);
	bool leads = stat(path, &p->st) == 0;
	if (p->there && !leads && errno == ENOENT)
		return FF_STR("it is a link that leads nowhere");
	if (leads && !S_ISREG(p->st.st_mode))
		return S_ISDIR(p->st.st_mode) ? FF_STR("it is a directory")
					      : FF_STR("it is no regular file");
	*exists = p->there && !replace;
	if (*exists)
		return FF_STR("it is there already");
	struct ff_str why = p->there ? find_old(a, p) : FF_STR("");
	if (why.len > 0)
		return why;
	p->directory = directory_of(a, p->path); /* of what a link leads to */
	if (access(p->directory, W_OK | X_OK) == 0)
		return FF_STR("");
	return p->there ? ff_arena_format(
				  a, "cannot be replaced, as its directory cannot be written: %s",
				  strerror(errno))
			: directory_fault(a, p->directory);
}

struct ff_str files_obstacle(struct ff_arena *a, const char *path, bool replace, bool *exists)
{
	struct place p;
	return find_place(a, &p, path, replace, exists);
}

/* Who could not read what was there cannot read this either. */
static void take_after(int fd, const struct stat *old)
{
	mode_t mode = old->st_mode & 0777;
	if (fchown(fd, old->st_uid, old->st_gid) != 0 && fchown(fd, (uid_t)-1, old->st_gid) != 0)
		mode &= ~(mode_t)S_IRWXG;
	fchmod(fd, mode); /* if it cannot be, fewer can read it, not more */
}

/* What was there stays until what replaces it is written. */
static bool replace_file(struct ff_arena *a, const struct place *p, struct ff_str bytes)
{
	size_t room = strlen(p->directory) + sizeof "/.flowform-XXXXXX";
	char *draft = FF_NEW(a, char, room);
	snprintf(draft, room, "%s/.flowform-XXXXXX", p->directory);
	int fd = mkstemp(draft);
	if (fd < 0)
		return false;
	take_after(fd, &p->st);
	if (!fill(fd, AT_FDCWD, draft, bytes))
		return false;
	if (rename(draft, p->path) == 0)
		return true;
	int error = errno;
	unlink(draft);
	errno = error;
	return false;
}

struct ff_str files_save(struct ff_arena *a, const char *path, struct ff_str bytes, bool replace,
			 bool *exists)
{
	struct place p;
	struct ff_str why = find_place(a, &p, path, replace, exists);
	if (why.len > 0)
		return why;
	bool saved =
		p.there ? replace_file(a, &p, bytes) : files_make(AT_FDCWD, p.path, 0666, bytes);
	return saved ? FF_STR("") : reason(a);
}
