/* Tries the faults of the tables: the screen, the message, the status, and the files afterwards are
 * what the table says, and the terminal is always given back. One table by name, else all. */
#include "faults.h"
#include "../test.h"
#include "../tty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

static char program[4096], directory[64];

static void press_all(struct tty *t, const char *keys)
{
	char key[256];
	int used;
	for (; sscanf(keys, "%255s%n", key, &used) == 1; keys += used)
		if (!tty_press(t, key))
			tty_send(t, key);
}

/* Texts to wait for and keys by turns. */
static bool play(struct tty *t, const char *steps)
{
	struct ff_str rest = ff_str(steps);
	bool keys = false;
	while (rest.s) {
		char part[512];
		size_t n = ff_str_find(rest, FF_STR(" > "));
		struct ff_str head = n != FF_NONE ? ff_str_head(rest, n) : rest;
		rest = n != FF_NONE ? ff_str_from(rest, n + 3) : (struct ff_str){NULL, 0};
		snprintf(part, sizeof part, "%.*s", FF_FMT(head));
		if (keys)
			press_all(t, part);
		else if (head.len > 0 && !tty_shows(t, part))
			return false;
		keys = !keys;
	}
	return true;
}

static bool shell(const char *command)
{
	char line[16 * 1024];
	snprintf(line, sizeof line, "cd '%s' && HOME='%s' && export HOME && F='%s' && { %s\n}",
		 directory, directory, program, command);
	int status = system(line);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static const char *try_fault(const struct fault *f)
{
	char line[16 * 1024], home[96];
	snprintf(line, sizeof line, "cd '%s' && F='%s' && %s", directory, program,
		 f->run ? f->run : "exec $F g.md");
	snprintf(home, sizeof home, "HOME=%s", directory);
	/* So wide that no message is wrapped. */
	struct tty_setup setup = {
		.cols = 200, .term = f->term, .env = (const char *const[]){home, NULL}};
	if (!shell("rm -rf ./* ./.[!.]*") || (f->before && !shell(f->before)))
		return "could not be set up";
	struct tty *t = tty_start_with(&setup, (const char *const[]){"sh", "-c", line, NULL});
	bool played = !f->play || play(t, f->play);
	int status = tty_wait(t);
	const char *wrong = NULL;
	if (!played)
		wrong = "the screen is another";
	else if (status != f->status)
		wrong = "the status is another";
	else if (f->says && !strstr(tty_output(t), f->says))
		wrong = "it says something else";
	else if (tty_alternate(t) || !tty_modes_restored(t))
		wrong = "the terminal is not restored";
	else if (f->after && !shell(f->after))
		wrong = "the files are others";
	if (wrong)
		fprintf(stderr, "%s: %s (status %d)\n%s\n", f->name, wrong, status, tty_output(t));
	tty_end(t);
	return wrong;
}

static void try_all(const struct fault *list, size_t n)
{
	size_t failed = 0;
	for (size_t i = 0; i < n; i++)
		if (!SANITIZED || list[i].where != FAULT_NO_SANITIZER)
			failed += try_fault(&list[i]) != NULL;
	if (failed > 0)
		fail_msg("%zu of %zu", failed, n);
}

#define TABLE(name)                                                                                \
	static void name(void **state)                                                             \
	{                                                                                          \
		(void)state;                                                                       \
		try_all(name##_faults, n_##name##_faults);                                         \
	}
TABLE(document)
TABLE(argument)
TABLE(environment)
TABLE(file)
TABLE(output)
TABLE(session)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(document, tty_teardown),
		cmocka_unit_test_teardown(argument, tty_teardown),
		cmocka_unit_test_teardown(environment, tty_teardown),
		cmocka_unit_test_teardown(file, tty_teardown),
		cmocka_unit_test_teardown(output, tty_teardown),
		cmocka_unit_test_teardown(session, tty_teardown),
	};
	char here[3000];
	if (!tty_available() || !getcwd(here, sizeof here))
		return 77;
	snprintf(program, sizeof program, "%s/flowform", here);
	snprintf(directory, sizeof directory, "/tmp/flowform-faults-XXXXXX");
	if (!mkdtemp(directory))
		return 77;
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	shell("cd / && rm -rf \"$OLDPWD\"");
	return status;
}
