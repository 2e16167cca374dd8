/* What every test program includes: cmocka with what it needs before it, and our slices. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <flowform/str.h>

/* Compares two texts and shows both, with the case's name, where they differ. */
#define assert_str(name, got, want)                                                                \
	do {                                                                                       \
		struct ff_str got_ = (got), want_ = (want);                                        \
		if (!ff_str_eq(got_, want_))                                                       \
			fail_msg("%s: got \"%.*s\", want \"%.*s\"", (name), FF_FMT(got_),          \
				 FF_FMT(want_));                                                   \
	} while (0)

#endif
