/* The user's files, read and written as a whole. */
#ifndef MAIN_FILES_H
#define MAIN_FILES_H

#include "main/status.h"
#include <flowform/arena.h>
#include <sys/types.h>

/* All bytes of an open file, if they are no more than `most`. On failure *why is as below. */
enum status files_read_all(struct ff_arena *a, int fd, size_t most, struct ff_str *text,
			   struct ff_str *why);

/* Reads a file of at most `most` bytes. On failure *why is a sentence without the file's name. */
enum status files_read(struct ff_arena *a, const char *path, size_t most, struct ff_str *text,
		       struct ff_str *why);

/* The same for one of the user's own (settings, themes), which nobody named on the command line: it
 * must be a regular file, so that nothing is waited for. */
bool files_read_own(struct ff_arena *a, const char *path, size_t most, struct ff_str *text,
		    struct ff_str *why);

/* Makes a file that is not there yet, seen from a directory or AT_FDCWD, with all of these bytes on
 * the disk, or none: then it is false and errno says why. Its mode is that less the umask. */
bool files_make(int directory, const char *path, mode_t mode, struct ff_str bytes);

/* What was written to it is on the disk. */
bool files_sync(int fd);

/* Why a file cannot be written, as far as that can be known before: the end of a sentence, without
 * the file's name, or empty. One that is there is an obstacle, and *exists is set, unless it is to
 * be replaced. */
struct ff_str files_obstacle(struct ff_arena *a, const char *path, bool replace, bool *exists);

/* Writes a whole file, or nothing. One that is replaced stays as it is until all is written, and
 * hands on its owner and mode; of a symbolic link it is what the link points to. Returns as above.
 */
struct ff_str files_save(struct ff_arena *a, const char *path, struct ff_str bytes, bool replace,
			 bool *exists);

/* An ff_drain for a descriptor; `to` points to it. */
bool files_write(void *to, const char *bytes, size_t len);

#endif
