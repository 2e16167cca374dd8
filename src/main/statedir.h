/* A directory of files that are the user's alone, for what outlives the program. It is kept open:
 * by whatever its path is exchanged afterwards, the files stay in it. */
#ifndef MAIN_STATEDIR_H
#define MAIN_STATEDIR_H

#include <flowform/arena.h>
#include <sys/types.h>
#include <time.h>

struct statedir {
	struct ff_arena *arena; /* of sentences: "why not (PATH)" */
	const char *path;
	size_t made_from; /* what of the path may be made: all behind so many bytes */
	int fd;           /* -1: not open */
};

/* What a function of these did. But for the first two, *why is then a sentence. */
enum statedir_result {
	STATEDIR_DONE,
	STATEDIR_MISSING, /* there is no such thing */
	STATEDIR_TAKEN,   /* somebody else has the lock */
	STATEDIR_WRONG,   /* it is there, and not what it should be */
	STATEDIR_FAILED,  /* the system refused */
};

/* Opens it if it is there: STATEDIR_WRONG if it is a link or no directory, belongs to somebody
 * else, or others may write in it. One system call where there is none. */
enum statedir_result statedir_open(struct statedir *d, struct ff_str *why);

/* Makes it first if it is missing. */
enum statedir_result statedir_make(struct statedir *d, struct ff_str *why);

/* Reads a file: STATEDIR_WRONG if it is a link, no regular file, another user's or larger than
 * that. *when is when it was written. */
enum statedir_result statedir_read(struct statedir *d, const char *name, size_t most,
				   struct ff_str *text, time_t *when, struct ff_str *why);

bool statedir_has(const struct statedir *d, const char *name);

/* Puts a file in the place of the one of this name, all of it or none of it, whatever happens
 * meanwhile; `beside` is its name until then, and nobody else's: hold a lock. */
enum statedir_result statedir_write(struct statedir *d, const char *name, const char *beside,
				    struct ff_str text, struct ff_str *why);

/* Another name for it; nothing happens if it is not there. */
enum statedir_result statedir_rename(struct statedir *d, const char *name, const char *to,
				     struct ff_str *why);

void statedir_remove(const struct statedir *d, const char *name);

/* Takes the lock of this name until the descriptor *lock is closed, or the program ends. */
enum statedir_result statedir_lock(struct statedir *d, const char *name, int *lock,
				   struct ff_str *why);

#endif
