/* A guest over SSH: a real server on this machine, with the lines of the manual page. */
#include <config.h>

#include "test.h"
#include "tty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SH(...)      ((const char *const[]){"sh", "-c", __VA_ARGS__, NULL})
#define LOG_IN(...)  ((const char *const[]){"ssh", "-F", config, "-tt", "guest", __VA_ARGS__, NULL})
#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { ATTEMPTS = 20, SKIPPED = 77 };

static char dir[] = "/tmp/flowform-sshd-XXXXXX", config[64];
static struct tty *server;

/* What a shell command prints, without the end of its last line; *status is what it ends with. */
static const char *output_of(const char *command, int *status)
{
	static char text[4096];
	FILE *f = popen(command, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof text - 1, f);
	while (n > 0 && text[n - 1] == '\n')
		n--;
	text[n] = '\0';
	*status = pclose(f);
	*status = WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
	return text;
}

/* ---- The server ------------------------------------------------------------------------------ */

/* Makes what it needs, and the command that starts it. */
static const char *set_up(int port, int *status)
{
	const char *srcdir = getenv("srcdir");
	char cwd[1024], command[4096];
	assert_non_null(getcwd(cwd, sizeof cwd));
	srcdir = srcdir ? srcdir : "..";
	snprintf(command, sizeof command,
		 "srcdir='%s' sh '%s/tests/sshd.sh' %s '%s/flowform' %d 2>&1", srcdir, srcdir, dir,
		 cwd, port);
	return output_of(command, status);
}

static void clean(void)
{
	char command[256];
	int status;
	snprintf(command, sizeof command,
		 "cd %s && { test ! -f made || rmdir \"$(cat made)\"; rm -rf ./*; }", dir);
	output_of(command, &status);
}

/* Whether it listens; false if something else does, on that port. */
static bool listens(struct tty *t)
{
	return tty_shows(t, "listening") && !strstr(tty_screen(t), "Cannot bind");
}

static int start_server(void)
{
	struct tty_setup setup = {.rows = 50, .cols = 200, .quiet = true};
	const char *said = "no port is free";
	int status = SKIPPED;
	for (int i = 0; i < ATTEMPTS && !server; i++) {
		clean();
		said = set_up(20000 + (int)(getpid() * 31 + i * 997) % 40000, &status);
		if (status != 0)
			break;
		server = tty_start_with(&setup, SH(said));
		if (server && !listens(server)) {
			tty_kill(server, SIGTERM);
			tty_end(server);
			server = NULL;
		}
	}
	if (!server)
		fprintf(stderr, "no server: %s\n", said);
	return server ? 0 : status == SKIPPED ? SKIPPED : 1;
}

/* ---- The client ------------------------------------------------------------------------------ */

static struct tty *log_in(const char *command)
{
	struct tty *t = tty_start(
		24, 80, (const char *const[]){"ssh", "-F", config, "-tt", "guest", command, NULL});
	assert_non_null(t);
	tty_limit(t, 20000);
	return t;
}

static void walks(void **state)
{
	struct tty *t = log_in(NULL);
	(void)state;
	assert_true(tty_shows(t, "Do you prefer developing"));
	tty_send(t, "\r");
	assert_true(tty_shows(t, "recommended"));
	tty_resize(t, 40, 120);
	assert_true(tty_shows(t, "What would change it"));
	tty_send(t, "q");
	assert_int_equal(tty_wait(t), 0);
	assert_non_null(strstr(tty_output(t), "Workspace"));
	tty_end(t);
}

/* Waits until no session has the guide open any more: the server takes a moment to see that a line
 * is gone. The lock is held as long as the session lives. */
static void wait_for_the_other(void)
{
	char command[128];
	int status;
	snprintf(command, sizeof command, "cd %s/state && exec flock -w 20 *.lock true", dir);
	output_of(command, &status);
	assert_int_equal(status, 0);
}

/* The line drops after two answers; at the next log-in the session goes on where it was. */
static void resumes(void **state)
{
	static const char *const drops[] = {"hang-up", "kill"};
	(void)state;
	for (size_t i = 0; i < COUNT(drops); i++) {
		struct tty *t = log_in(NULL);
		assert_true(tty_shows(t, "Do you prefer developing"));
		tty_send(t, "2\r");
		assert_true(tty_shows(t, "Are you a beginner"));
		tty_send(t, "2\r");
		assert_true(tty_shows(t, "Do you have advanced"));
		if (i == 0)
			tty_hangup(t);
		else
			tty_kill(t, SIGKILL);
		assert_int_not_equal(tty_end(t), 0);
		wait_for_the_other();
		t = log_in(NULL);
		assert_true(tty_shows(t, "Go on where you left off?"));
		assert_true(tty_shows(t, "2 answers"));
		tty_send(t, "\r");
		assert_true(tty_shows(t, "Do you have advanced"));
		tty_send(t, "2\r");
		assert_true(tty_shows(t, "recommended"));
		tty_send(t, "q");
		if (tty_wait(t) != 0 || !strstr(tty_output(t), "2. Beginner: No") ||
		    !strstr(tty_output(t), "3. Advanced needs: No"))
			fail_msg("%s: %s", drops[i], tty_output(t));
		tty_end(t);
	}
}

/* Whatever else is asked for, it is the wizard that starts. */
static void runs_nothing_else(void **state)
{
	char command[256], path[64];
	(void)state;
	snprintf(path, sizeof path, "%s/made-by-guest", dir);
	snprintf(command, sizeof command, "touch %s; flowform -a y -o %s", path, path);
	struct tty *t = log_in(command);
	assert_true(tty_shows(t, "Do you prefer developing"));
	tty_send(t, "\003");
	assert_int_equal(tty_end(t), 1);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void gives_nothing_away(void **state)
{
	static const struct {
		const char *name, *command;
	} cases[] = {
		{"a command without a terminal", "ssh -F \"$0\" guest cat /etc/passwd"},
		{"sftp", "echo 'get /etc/passwd \"$1/got\"' >\"$1/batch\" && "
			 "sftp -F \"$0\" -b \"$1/batch\" guest"},
		{"scp", "scp -F \"$0\" guest:/etc/passwd \"$1/got\""},
		{"scp as it was", "scp -O -F \"$0\" guest:/etc/passwd \"$1/got\""},
		{"a port there", "ssh -F \"$0\" -W 127.0.0.1:22 guest"},
		{"a port here", "ssh -F \"$0\" -N -R 127.0.0.1:0:127.0.0.1:22 guest"},
		{"a tunnel", "ssh -F \"$0\" -N -w any:any guest"},
		{"a subsystem of that name", "ssh -F \"$0\" -s guest sftp"},
	};
	char path[64], script[512];
	(void)state;
	snprintf(path, sizeof path, "%s/got", dir);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct tty_setup setup = {.in = "", .out = true, .err = true};
		snprintf(script, sizeof script, "%s", cases[i].command);
		struct tty *t = tty_start_with(&setup, SH(script, config, dir));
		tty_limit(t, 20000);
		int status = tty_wait(t);
		if (status <= 0 || strstr(tty_out(t), "root:") || access(path, F_OK) == 0)
			fail_msg("%s: status %d, %s%s", cases[i].name, status, tty_out(t),
				 tty_err(t));
		tty_end(t);
	}
}

static void finish(void)
{
	if (server) {
		tty_kill(server, SIGTERM);
		tty_end(server);
	}
	tty_teardown(NULL);
	clean();
	rmdir(dir);
}

/* Whether it is not for us that nobody can log in: a locked account, a server that is not root's
 * and may not give a terminal away. The server says so. */
static bool cannot_log_in(void)
{
	static const char *const reasons[] = {"not allowed because", "chown(", "openpty"};
	struct tty_setup setup = {.quiet = true};
	struct tty *t = tty_start_with(&setup, LOG_IN(NULL));
	if (tty_shows(t, "Do you"))
		tty_send(t, "\003");
	tty_end(t);
	tty_settle(server, 100);
	for (size_t i = 0; i < COUNT(reasons); i++)
		if (strstr(tty_screen(server), reasons[i])) {
			fprintf(stderr, "no log-in: %s", tty_screen(server));
			return true;
		}
	return false;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks),
		cmocka_unit_test(resumes),
		cmocka_unit_test(runs_nothing_else),
		cmocka_unit_test(gives_nothing_away),
	};
	int result = SKIPPED;
	if (!tty_available() || !mkdtemp(dir))
		return SKIPPED;
	snprintf(config, sizeof config, "%s/ssh_config", dir);
	result = start_server();
	if (result == 0)
		result = cannot_log_in() ? SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
	finish();
	return result;
}
