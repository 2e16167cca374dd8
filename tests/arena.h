/* An arena for all tests of a program: hand setup and teardown to cmocka_run_group_tests(). */
#ifndef ARENA_H
#define ARENA_H

#include "test.h"
#include <flowform/arena.h>

static struct ff_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = ff_arena_new(NULL, NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	ff_arena_free(arena);
	return 0;
}

#endif
