/* A terminal that nobody reads, or somebody late, while signals come in any order: nothing is lost,
 * and whoever is told to end does so, with the session saved. */
#include "test.h"
#include "tty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CTRL_L "\014"

enum { STORM = 200, HELPS = 300 };

static char directory[64], session[96]; /* session: where it is saved */

static struct tty *start(const struct tty_setup *setup, const char *option)
{
	char home[96];
	struct tty_setup s = *setup;
	snprintf(home, sizeof home, "HOME=%s", directory);
	s.env = (const char *const[]){home, NULL};
	return tty_start_with(
		&s, (const char *const[]){"./flowform", option, "--state", session, NULL});
}

/* The program stops, if it does, for no longer than until the next one comes. */
static void storm(struct tty *t)
{
	static const int numbers[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGWINCH, SIGCONT};
	for (size_t i = 0; i < STORM; i++) {
		tty_resize(t, i % 3 ? 24 : 30, i % 2 ? 80 : 100);
		tty_kill(t, numbers[i % 5]);
	}
	tty_resize(t, 24, 80);
	tty_kill(t, SIGCONT);
}

/* A new session, one question answered, on a terminal that takes nothing any more. */
static struct tty *start_stuck(size_t number, const char *state)
{
	snprintf(session, sizeof session, "%s/%zu", directory, number);
	if (state)
		snprintf(session, sizeof session, "%s", state);
	struct tty *t = start(&(struct tty_setup){0}, "--resume");
	assert_true(tty_shows(t, "Do you prefer"));
	tty_send(t, "n");
	assert_true(tty_press(t, "Enter") && tty_shows(t, "Are you a beginner"));
	tty_deaf(t, true);
	assert_true(tty_stuff(t, CTRL_L));
	return t;
}

static void is_saved(void)
{
	struct tty *t = start(&(struct tty_setup){0}, "--resume");
	assert_true(tty_shows(t, "Are you a beginner"));
	tty_kill(t, SIGTERM);
	assert_int_equal(tty_end(t), 143);
}

/* It ends while nobody reads; or somebody does at last, and has the terminal back. */
static void told_to_end(void **state)
{
	static const struct {
		const char *name;
		int signal, status;
		bool read;
		const char *state; /* where it cannot be saved, which is to be said; or NULL */
	} cases[] = {
		{"SIGTERM", SIGTERM, 143, false, NULL},
		{"SIGTERM, not saved", SIGTERM, 143, false, "/dev/null/no"},
		{"SIGHUP, read late", SIGHUP, 129, true, NULL},
		{"SIGINT, read late", SIGINT, 130, true, NULL},
		{"SIGTERM, read late", SIGTERM, 143, true, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tty *t = start_stuck(i, cases[i].state);
		storm(t);
		tty_kill(t, cases[i].signal);
		if (!cases[i].read && !tty_is_over(t))
			fail_msg("%s: it does not end", cases[i].name);
		tty_deaf(t, false);
		int status = tty_wait(t);
		if (status != cases[i].status || !tty_modes_restored(t) ||
		    (cases[i].read && tty_alternate(t)))
			fail_msg("%s: status %d", cases[i].name, status);
		tty_end(t);
		if (!cases[i].state)
			is_saved();
	}
}

/* What was sent is what the screen needs: a full redraw shows the same. */
static void screen_is_right(void **state)
{
	static char before[64 * 1024];
	(void)state;
	struct tty *t = start_stuck(100, NULL);
	storm(t);
	tty_deaf(t, false);
	tty_send(t, "\b"); /* waits until what was typed is read */
	assert_true(tty_shows(t, "Do you prefer"));
	tty_send(t, "c");
	assert_true(tty_shows(t, "Comparison"));
	tty_send(t, "c");
	assert_true(tty_hides(t, "Comparison") && tty_points(t, "•) No"));
	snprintf(before, sizeof before, "%s", tty_screen(t));
	size_t bytes = tty_bytes(t);
	tty_send(t, CTRL_L "c");
	assert_true(tty_shows(t, "Comparison"));
	tty_send(t, "c");
	assert_true(tty_hides(t, "Comparison") && tty_points(t, "•) No"));
	assert_true(tty_bytes(t) > bytes);
	assert_string_equal(tty_screen(t), before);
	tty_send(t, "\003");
	assert_int_equal(tty_end(t), 1);
}

/* Line by line there is no redraw: each byte has to come once. */
static void lines_are_whole(void **state)
{
	static char in[HELPS * 2 + 1], whole[1024 * 1024];
	(void)state;
	for (size_t i = 0; i < HELPS; i++)
		memcpy(in + i * 2, "?\n", 3);
	for (int disturbed = 0; disturbed <= 1; disturbed++) {
		struct tty *t = start(&(struct tty_setup){.in = in}, "--plain");
		tty_deaf(t, disturbed);
		if (disturbed) {
			assert_true(tty_stuff(t, ""));
			for (size_t i = 0; i < STORM; i++)
				tty_kill(t, SIGWINCH);
			tty_deaf(t, false);
		}
		assert_int_equal(tty_wait(t), 1);
		if (disturbed)
			assert_string_equal(tty_output(t), whole);
		else
			snprintf(whole, sizeof whole, "%s", tty_output(t));
		tty_end(t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(told_to_end, tty_teardown),
		cmocka_unit_test_teardown(screen_is_right, tty_teardown),
		cmocka_unit_test_teardown(lines_are_whole, tty_teardown),
	};
	snprintf(directory, sizeof directory, "/tmp/flowform-slow-XXXXXX");
	if (!tty_available() || !mkdtemp(directory))
		return 77;
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	snprintf(session, sizeof session, "rm -rf %s", directory);
	return system(session) == 0 ? status : 1;
}
