#include "test.h"

#include "ui/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* A signal that comes after everything was asked, and before a call that blocks. */
static void before_a_blocking_call(void **state)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGCONT};
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		int ends[2];
		char byte;
		assert_int_equal(pipe(ends), 0);
		signal(numbers[i], SIG_DFL); /* a shell's background ignores SIGINT */
		signals_start();
		raise(numbers[i]);
		signals_interrupt(true);
		assert_int_equal(read(ends[0], &byte, 1), -1);
		assert_int_equal(errno, EINTR);
		signals_interrupt(false);
		bool came = signals_ending() == numbers[i] || signals_stopped() ||
			    signals_resized() || signals_continued();
		signals_stop();
		close(ends[0]);
		close(ends[1]);
		if (!came)
			fail_msg("signal %d is not told of", numbers[i]);
	}
}

/* A signal that comes before the wait ends it. */
static void before_the_wait(void **state)
{
	int ends[2];
	(void)state;
	assert_int_equal(pipe(ends), 0);
	signals_start();
	assert_int_equal(signals_wait(ends[0], 0), WAITED_TIME);
	raise(SIGWINCH);
	assert_int_equal(signals_wait(ends[0], -1), WAITED_SIGNAL);
	assert_true(signals_resized());
	assert_false(signals_resized());
	assert_int_equal(write(ends[1], "x", 1), 1);
	assert_int_equal(signals_wait(ends[0], -1), WAITED_INPUT);
	signals_stop();
	close(ends[0]);
	close(ends[1]);
}

/* Stopped and continued at once: it has not been stopped. */
static void cancelled(void **state)
{
	(void)state;
	signals_start();
	raise(SIGTSTP);
	raise(SIGCONT);
	assert_false(signals_stopped());
	assert_true(signals_continued());
	raise(SIGCONT);
	signals_suspend(false); /* comes back at once, or this test never ends */
	assert_true(signals_continued());
	raise(SIGCONT);
	raise(SIGTSTP);
	assert_true(signals_stopped());
	assert_false(signals_continued());
	signals_stop();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(before_a_blocking_call),
		cmocka_unit_test(before_the_wait),
		cmocka_unit_test(cancelled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
