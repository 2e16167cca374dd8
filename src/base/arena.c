#include <flowform/arena.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Small enough that a short session stays small, large enough that a guide needs few of them; each
 * further block doubles up to the larger figure. */
enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

/* An allocation of at least so many bytes has memory of its own: when it grows it moves as a whole
 * and leaves nothing behind. With a sanitizer nearly all do, for it sees who looks at a place that
 * has moved. */
#ifdef __SANITIZE_ADDRESS__
enum { LARGE = 64 };
#else
enum { LARGE = 64 * 1024 };
#endif

struct block {
	struct block *older;
	size_t size; /* of data */
	size_t used;
	alignas(max_align_t) char data[];
};

struct large {
	struct large *older, *newer;
	alignas(max_align_t) char data[];
};

struct ff_arena {
	struct block *newest;
	struct large *large; /* the newest */
	ff_no_memory *full;
	void *context;
};

static _Noreturn void no_memory(ff_no_memory *full, void *context)
{
	if (full)
		full(context);
	abort();
}

static size_t round_up(size_t n)
{
	size_t to = alignof(max_align_t);
	return (n + to - 1) / to * to;
}

static struct block *add_block(struct ff_arena *a, size_t at_least)
{
	size_t size = a->newest ? a->newest->size * 2 : FIRST_BLOCK;
	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < at_least)
		size = at_least;
	struct block *b = size <= PTRDIFF_MAX - sizeof *b ? malloc(sizeof *b + size) : NULL;
	if (!b)
		no_memory(a->full, a->context);
	b->older = a->newest;
	b->size = size;
	b->used = 0;
	a->newest = b;
	return b;
}

/* Puts `l`, which may have moved, between its neighbours. */
static void *join(struct ff_arena *a, struct large *l)
{
	if (l->older)
		l->older->newer = l;
	*(l->newer ? &l->newer->older : &a->large) = l;
	return l->data;
}

/* Zeroed, as the system gives it: what is not used is not touched. */
static void *add_large(struct ff_arena *a, size_t bytes)
{
	struct large *l = bytes <= PTRDIFF_MAX - sizeof *l ? calloc(1, sizeof *l + bytes) : NULL;
	if (!l)
		no_memory(a->full, a->context);
	l->older = a->large;
	return join(a, l);
}

static void *grow_large(struct ff_arena *a, char *old, size_t had, size_t bytes)
{
	struct large *l = (struct large *)(void *)(old - offsetof(struct large, data));
	l = bytes <= PTRDIFF_MAX - sizeof *l ? realloc(l, sizeof *l + bytes) : NULL;
	if (!l)
		no_memory(a->full, a->context);
	memset(l->data + had, 0, bytes - had);
	return join(a, l);
}

struct ff_arena *ff_arena_new(ff_no_memory *full, void *context)
{
	struct ff_arena *a = malloc(sizeof *a);
	if (!a)
		no_memory(full, context);
	*a = (struct ff_arena){.full = full, .context = context};
	return a;
}

struct ff_arena *ff_arena_scratch(const struct ff_arena *a)
{
	return ff_arena_new(a->full, a->context);
}

void ff_arena_exhausted(const struct ff_arena *a)
{
	no_memory(a->full, a->context);
}

static void free_large(struct ff_arena *a)
{
	while (a->large) {
		struct large *older = a->large->older;
		free(a->large);
		a->large = older;
	}
}

static void free_blocks(struct block *b)
{
	while (b) {
		struct block *older = b->older;
		free(b);
		b = older;
	}
}

void ff_arena_free(struct ff_arena *a)
{
	if (!a)
		return;
	free_large(a);
	free_blocks(a->newest);
	free(a);
}

void ff_arena_reset(struct ff_arena *a)
{
	free_large(a);
	if (!a->newest)
		return;
	free_blocks(a->newest->older);
	a->newest->older = NULL;
	a->newest->used = 0;
}

/* Bytes of `count` objects of `size`, rounded up so that what follows is aligned. */
static size_t bytes_of(struct ff_arena *a, size_t count, size_t size)
{
	if (size > 0 && count > (SIZE_MAX - alignof(max_align_t)) / size)
		no_memory(a->full, a->context);
	return round_up(count * size);
}

static char *take(struct ff_arena *a, size_t bytes)
{
	struct block *b = a->newest;
	if (bytes >= LARGE)
		return add_large(a, bytes);
	if (!b || b->size - b->used < bytes)
		b = add_block(a, bytes);
	char *p = b->data + b->used;
	b->used += bytes;
	return p;
}

void *ff_arena_alloc(struct ff_arena *a, size_t count, size_t size)
{
	size_t bytes = bytes_of(a, count, size);
	return bytes >= LARGE ? add_large(a, bytes) : memset(take(a, bytes), 0, bytes);
}

void *ff_arena_grow(struct ff_arena *a, void *old, size_t old_count, size_t count, size_t size)
{
	size_t had = bytes_of(a, old_count, size);
	size_t bytes = bytes_of(a, count, size);
	struct block *b = a->newest;
	char *p = old;
	if (had >= LARGE)
		return grow_large(a, p, had, bytes);
	bool last = had > 0 && b && b->used >= had && p == b->data + b->used - had;
	if (last && bytes < LARGE && bytes - had <= b->size - b->used) {
		b->used += bytes - had;
	} else {
		p = take(a, bytes);
		if (had > 0)
			memcpy(p, old, had);
	}
	memset(p + had, 0, bytes - had);
	return p;
}

struct ff_str ff_arena_copy(struct ff_arena *a, struct ff_str s)
{
	char *p = take(a, bytes_of(a, s.len + 1, 1));
	if (s.len > 0)
		memcpy(p, s.s, s.len);
	p[s.len] = '\0';
	return (struct ff_str){p, s.len};
}

struct ff_str ff_arena_vformat(struct ff_arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	size_t n = len > 0 ? (size_t)len : 0;
	char *p = take(a, bytes_of(a, n + 1, 1));
	p[0] = '\0';
	vsnprintf(p, n + 1, format, again);
	va_end(again);
	return (struct ff_str){p, n};
}

struct ff_str ff_arena_format(struct ff_arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct ff_str s = ff_arena_vformat(a, format, args);
	va_end(args);
	return s;
}
