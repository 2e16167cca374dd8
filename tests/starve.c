#include "starve.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* For a program that knows nothing of this: STARVE is the call that fails, STARVE_COUNT a file that
 * is told at the end how many there were. */
__attribute__((constructor)) static void begin(void)
{
	const char *n = getenv("STARVE");
	if (n)
		now.at = now.calls + strtoul(n, NULL, 10);
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("STARVE_COUNT");
	size_t calls = now.calls;
	FILE *f = path ? fopen(path, "w") : NULL;
	if (!f)
		return;
	fprintf(f, "%zu\n", calls);
	fclose(f);
}
