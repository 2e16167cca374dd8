#include "test.h"
#include <flowform/buf.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>

/* --- growing ------------------------------------------------------------------------------------
 */

/* An array that grows from `from` to `to` numbers, while others are taken in between or not. */
static const struct {
	const char *name;
	size_t from, to;
	bool between;
} growths[] = {
	{"in its place", 1, 100, false},
	{"small, moving", 1, 100, true},
	{"small, then large", 1, 100000, false},
	{"small, then large, moving", 1, 100000, true},
	{"large from the start", 50000, 500000, true},
};

static void grows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof growths / sizeof *growths; i++) {
		struct ff_arena *a = ff_arena_new(NULL, NULL);
		size_t n = growths[i].from;
		uint32_t *v = FF_NEW(a, uint32_t, n);
		for (uint32_t k = 0; k < n; k++)
			v[k] = k;
		for (size_t had = n; n < growths[i].to; had = n) {
			n = n * 2 < growths[i].to ? n * 2 : growths[i].to;
			v = ff_arena_grow(a, v, had, n, sizeof *v);
			for (uint32_t k = 0; k < n; k++) {
				if (v[k] != (k < had ? k : 0))
					fail_msg("%s: number %u of %zu", growths[i].name, k, n);
				v[k] = k;
			}
			if (growths[i].between)
				memset(FF_NEW(a, char, 100), 0xff, 100);
			memset(FF_NEW(a, char, growths[i].between ? n * 4 : 0), 0xff,
			       growths[i].between ? n * 4 : 0);
		}
		ff_arena_free(a);
	}
}

/* Several large ones that grow in turn: each moves among its neighbours. */
static void neighbours(void **state)
{
	(void)state;
	enum { N = 4 };
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_buf bufs[N] = {{.arena = a}, {.arena = a}, {.arena = a}, {.arena = a}};
	for (size_t round = 0; round < 20000; round++)
		for (size_t i = 0; i < N; i++)
			ff_buf_format(&bufs[i], "%zu:%zu,", i, round);
	for (size_t i = 0; i < N; i++) {
		char end[32];
		snprintf(end, sizeof end, "%zu:19999,", i);
		size_t len = strlen(end);
		assert_true(bufs[i].len > 100000);
		assert_memory_equal(bufs[i].s + bufs[i].len - len, end, len);
		assert_int_equal(bufs[i].s[0], '0' + (int)i);
	}
	ff_arena_free(a);
}

/* --- the rest -----------------------------------------------------------------------------------
 */

static const size_t sizes[] = {0, 1, 7, 63, 64, 1000, 65535, 65536, 3000000};

static void zeroed_and_aligned(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			unsigned char *p = ff_arena_alloc(a, sizes[i], 1);
			assert_non_null(p);
			assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
			for (size_t k = 0; k < sizes[i]; k++)
				if (p[k] != 0)
					fail_msg("%zu bytes: not zero at %zu", sizes[i], k);
			memset(p, 0xff, sizes[i]);
		}
		ff_arena_reset(a);
	}
	ff_arena_free(a);
	ff_arena_free(NULL);
}

static void texts(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct ff_str padded = ff_arena_format(a, "%*s", (int)sizes[i], "");
		struct ff_str copy = ff_arena_copy(a, padded);
		assert_int_equal(padded.len, sizes[i]);
		assert_true(ff_str_eq(copy, padded));
		assert_int_equal(copy.s[copy.len], '\0');
	}
	ff_arena_free(a);
}

static jmp_buf out;

static void full(void *context)
{
	++*(int *)context;
	longjmp(out, 1);
}

static const struct {
	const char *name;
	size_t count, size;
	bool grow, scratch;
} too_much[] = {
	{"more than can be counted", SIZE_MAX / 2, 4, false, false},
	{"more than there is", SIZE_MAX / 2, 1, false, false},
	{"all but what the block needs", SIZE_MAX - 15, 1, false, false},
	{"a scratch arena", SIZE_MAX / 2, 1, false, true},
	{"growing, more than can be counted", SIZE_MAX / 2, 4, true, false},
	{"growing, more than there is", SIZE_MAX / 2, 1, true, false},
};

/* Asks for it; does not come back if it is refused. */
static void ask(struct ff_arena *a, char *old, size_t i)
{
	if (too_much[i].grow)
		ff_arena_grow(a, old, 100000, too_much[i].count, too_much[i].size);
	else
		ff_arena_alloc(a, too_much[i].count, too_much[i].size);
}

static void refuses(size_t i)
{
	int called = 0;
	struct ff_arena *a = ff_arena_new(full, &called);
	struct ff_arena *scratch = ff_arena_scratch(a);
	struct ff_arena *use = too_much[i].scratch ? scratch : a;
	char *old = ff_arena_alloc(use, 100000, too_much[i].size);
	if (setjmp(out) == 0) {
		ask(use, old, i);
		fail_msg("%s: was given", too_much[i].name);
	}
	if (called != 1)
		fail_msg("%s: told %d times", too_much[i].name, called);
	ff_arena_free(scratch);
	ff_arena_free(a);
}

static void no_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof too_much / sizeof *too_much; i++)
		refuses(i);
}

/* A sanitizer is not to end the program where malloc() would return NULL. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows),
		cmocka_unit_test(neighbours),
		cmocka_unit_test(zeroed_and_aligned),
		cmocka_unit_test(texts),
		cmocka_unit_test(no_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
