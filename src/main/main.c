/* flowform: options, files, which front end, exit status. The only place that prints errors,
 * touches the user's files and exits. */
#include "main/charset.h"
#include "main/guest.h"
#include "main/prints.h"
#include "main/session.h"
#include "main/tell.h"
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static enum status (*const modes[])(struct run *r) = {
	[MODE_SESSION] = session_run, [MODE_LAST] = session_last, [MODE_CHECK] = print_check,
	[MODE_DIFF] = print_diff,     [MODE_DUMP] = print_chart,  [MODE_PATHS] = print_paths,
	[MODE_LIST] = print_list,     [MODE_HELP] = print_help,   [MODE_VERSION] = print_version,
};

static enum status run(struct run *r)
{
	const struct options *o = &r->options;
	enum status status = output_open(&r->output, r->arena, o->output, o->force);
	if (status != STATUS_OUTCOME)
		return status;
	r->front.plain = r->front.pipes = o->plain;
	r->front.in_taken = o->guide && strcmp(o->guide, "-") == 0;
	status = modes[o->mode](r);
	front_end(&r->front);
	return status;
}

/* A file that is opened where a standard descriptor was closed would get its number: messages would
 * go into a result. What is put there instead fails to be used, as the closed one would. */
static void fill_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
	struct run r = {.state.dir.fd = -1};
	if (guest_has_borrowed_rights()) {
		tell("does not run with the rights of another user or group (set-uid, set-gid)");
		_exit(STATUS_USAGE); /* and nothing else runs with them: no sanitizer at the end */
	}
	fill_standard();
	if (!options_read(&r.options, argc, argv))
		return STATUS_USAGE;
	if (r.options.restricted && !guest_let_in())
		return STATUS_IO;
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others */
	charset_load(r.options.mode == MODE_SESSION || r.options.mode == MODE_LAST);
	r.arena = ff_arena_new(tell_no_memory, NULL);
	enum status status = run(&r);
	ff_arena_free(r.arena);
	return (int)status;
}
