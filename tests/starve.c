#include "starve.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined __GLIBC__ && !defined __clang__
#define WORKS 1
#else
#define WORKS 0
#endif

bool starve_works(void)
{
	return WORKS;
}

/* They are called before a sanitizer has begun. */
#define EARLY __attribute__((no_sanitize("address", "undefined")))

static struct {
	size_t calls, at;
	bool noting;
} now;

/* What is allocated, as a set: a place for each, found by its address, or behind that. */
enum { PLACES = 1 << 18 };
static void *noted[PLACES];

EARLY static size_t place_of(const void *p)
{
	return ((uintptr_t)p >> 4) * 2654435761u % PLACES;
}

EARLY static void note(void *p)
{
	size_t i = place_of(p);
	while (now.noting && p && noted[i])
		i = (i + 1) % PLACES;
	if (now.noting && p)
		noted[i] = p;
}

/* Those behind it move up, so that they are still found. */
EARLY static void forget(const void *p)
{
	size_t i = place_of(p);
	while (noted[i] && noted[i] != p)
		i = (i + 1) % PLACES;
	if (!p || !noted[i])
		return;
	noted[i] = NULL;
	for (i = (i + 1) % PLACES; noted[i]; i = (i + 1) % PLACES) {
		void *moved = noted[i];
		noted[i] = NULL;
		note(moved);
	}
}

/* Whether this call is the one that fails. */
EARLY static bool fails(void)
{
	if (++now.calls != now.at)
		return false;
	errno = ENOMEM;
	return true;
}

#if WORKS

#ifdef __SANITIZE_ADDRESS__
#define REAL(f) __interceptor_##f
#else
#define REAL(f) __libc_##f
#endif
void *REAL(malloc)(size_t n);
void *REAL(calloc)(size_t n, size_t size);
void *REAL(realloc)(void *p, size_t n);
void REAL(free)(void *p);

EARLY void *malloc(size_t n)
{
	void *p = fails() ? NULL : REAL(malloc)(n);
	note(p);
	return p;
}

EARLY void *calloc(size_t n, size_t size)
{
	void *p = fails() ? NULL : REAL(calloc)(n, size);
	note(p);
	return p;
}

EARLY void *realloc(void *old, size_t n)
{
	if (fails())
		return NULL;
	forget(old);
	void *p = REAL(realloc)(old, n);
	note(p);
	return p;
}

/* A sanitizer's own does not come here. */
EARLY char *strdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *copy = malloc(n);
	return copy ? memcpy(copy, s, n) : NULL;
}

EARLY void free(void *p)
{
	forget(p);
	REAL(free)(p);
}

#endif

void starve_at(size_t n)
{
	now.calls = 0;
	now.at = n;
	now.noting = true;
}

size_t starve_calls(void)
{
	return now.calls;
}

size_t starve_end(void)
{
	size_t left = 0;
	now.at = 0;
	now.noting = false;
	for (size_t i = 0; i < PLACES; i++) {
		void *p = noted[i];
		noted[i] = NULL;
		left += p != NULL;
		if (p)
			free(p);
	}
	return left;
}

/* ---- For a program that knows nothing of this ---- */

/* Between processes: how many calls the first of them made. */
static size_t *told, begun_at;

/* What it prints goes to a file of its own; what it reads begins anew. */
static void become_run(size_t at)
{
	char path[32];
	snprintf(path, sizeof path, "run-%zu", at);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
	dup2(fd, STDOUT_FILENO);
	dup2(fd, STDERR_FILENO);
	close(fd);
	lseek(STDIN_FILENO, 0, SEEK_SET);
	begun_at = now.calls;
	now.at = at > 0 ? begun_at + at : 0;
}

/* Returns only in the processes that are to be the program. They are forked: to start one takes
 * longer than it runs. */
static void run_each(size_t tries)
{
	size_t step = 1;
	for (size_t at = 0; at <= *told; at += at > 0 ? step : 1) {
		int status = -1;
		pid_t pid = fork();
		if (pid == 0) {
			become_run(at);
			return;
		}
		waitpid(pid, &status, 0);
		dprintf(STDOUT_FILENO, "%zu %d\n", at,
			WIFEXITED(status) ? WEXITSTATUS(status) : -1);
		if (at == 0 && tries > 0 && *told > tries)
			step = *told / tries;
	}
	_exit(0);
}

__attribute__((constructor)) static void begin(void)
{
	const char *n = getenv("STARVE"), *tries = getenv("STARVE_EACH");
	if (n)
		now.at = now.calls + strtoul(n, NULL, 10);
	if (!tries)
		return;
	told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (told != MAP_FAILED)
		run_each(strtoul(tries, NULL, 10));
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("STARVE_COUNT");
	size_t calls = now.calls;
	if (told && now.at == 0)
		*told = calls - begun_at;
	FILE *f = path ? fopen(path, "w") : NULL;
	if (!f)
		return;
	fprintf(f, "%zu\n", calls);
	fclose(f);
}
