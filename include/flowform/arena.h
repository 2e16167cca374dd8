/* Memory that ends all at once. What a guide yields lives in one arena; nothing in it is freed by
 * itself, and no function that takes an arena can fail for want of memory: see ff_arena_new(). */
#ifndef FF_ARENA_H
#define FF_ARENA_H

#include <flowform/str.h>
#include <stdarg.h>

struct ff_arena;

/* Called when the system has no memory left. It must not return: leave the program or longjmp to
 * where the arena is freed. */
typedef void ff_no_memory(void *context);

/* An empty arena; `full` may be NULL: abort(). Calls `full` too when not even the arena can be had.
 * The owner ends it with ff_arena_free(). */
struct ff_arena *ff_arena_new(ff_no_memory *full, void *context);

/* An empty arena for what is needed only a while, with what `a` was told about a lack of memory. */
struct ff_arena *ff_arena_scratch(const struct ff_arena *a);

/* A library that has memory of its own found none: does what `a` was told for that. */
_Noreturn void ff_arena_exhausted(const struct ff_arena *a);

/* Gives back all memory that came from `a`, and `a`. NULL is fine. */
void ff_arena_free(struct ff_arena *a);

/* Gives back all memory that came from `a`, which stays usable; keeps a block for the next round.
 */
void ff_arena_reset(struct ff_arena *a);

/* `count` objects of `size` bytes, zeroed, aligned for any type. Never NULL. */
void *ff_arena_alloc(struct ff_arena *a, size_t count, size_t size);

/* The same objects in a place for `count` of them, not fewer; what is new is zeroed. `old` is all
 * that was allocated there, or NULL with `old_count` 0. Keep no pointers to it: a large place is
 * given back when it moves. */
void *ff_arena_grow(struct ff_arena *a, void *old, size_t old_count, size_t count, size_t size);

#define FF_NEW(arena, type, count) ((type *)ff_arena_alloc((arena), (count), sizeof(type)))

/* A place for one more object at the end of an array that doubles: `FF_PUSH(a, v, n, cap) = x;`
 * with v the array, n its length (counted up here) and cap its capacity, all three lvalues. */
#define FF_PUSH(arena, v, n, cap)                                                                  \
	(*((n) == (cap) ? ((v) = ff_arena_grow((arena), (v), (cap), (cap) > 0 ? (cap)*2 : 8,       \
					       sizeof *(v)),                                       \
			   (cap) = (cap) > 0 ? (cap)*2 : 8, &(v)[(n)++])                           \
			: &(v)[(n)++]))

/* A copy of `s` in the arena, with a NUL behind it (not counted) for functions that want one. */
struct ff_str ff_arena_copy(struct ff_arena *a, struct ff_str s);

/* printf into the arena. */
struct ff_str ff_arena_format(struct ff_arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
struct ff_str ff_arena_vformat(struct ff_arena *a, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

#endif
