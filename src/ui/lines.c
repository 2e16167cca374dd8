#include "ui/lines.h"
#include "ui/output.h"
#include "ui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

struct lines_io {
	int in, out;
	int own;           /* the controlling terminal, opened here; -1: it was not needed */
	bool echo;         /* nobody else shows what is typed */
	bool mute;         /* text cannot be written, and is not: the result is what is wanted */
	bool gone;         /* the terminal is */
	bool ended;        /* there are no more lines */
	bool overlong;     /* the line that is read is too long, its beginning is dropped */
	size_t len, start; /* of what was read and not yet taken: bytes[start … len - 1] */
	char bytes[LONGEST_LINE + 1];
	struct ff_arena *text;
};

/* --- where from, where to ----------------------------------------------------------------------
 */

static int own_terminal(struct lines_io *io)
{
	if (io->own < 0)
		io->own = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	return io->own;
}

static int choose_output(struct lines_io *io)
{
	if (isatty(STDOUT_FILENO))
		return STDOUT_FILENO;
	if (isatty(STDERR_FILENO))
		return STDERR_FILENO;
	if (isatty(io->in) && own_terminal(io) >= 0)
		return io->own;
	return STDERR_FILENO;
}

struct lines_io *lines_open(struct ff_arena *a, const struct lines_options *o,
			    struct ff_str *why_not)
{
	struct lines_io *io = FF_NEW(a, struct lines_io, 1);
	io->own = -1;
	io->text = ff_arena_scratch(a);
	bool standard = !o->in_taken && (o->pipes || isatty(STDIN_FILENO));
	io->in = standard ? STDIN_FILENO : own_terminal(io);
	if (io->in < 0 || io->in >= FD_SETSIZE) {
		*why_not = o->in_taken ? FF_STR("the guide comes from standard input, and there is "
						"no terminal to ask on")
				       : FF_STR("there is no terminal to ask on");
		lines_close(io);
		return NULL;
	}
	io->out = choose_output(io);
	io->echo = !isatty(io->in);
	return io;
}

void lines_close(struct lines_io *io)
{
	if (io->own >= 0)
		close(io->own);
	ff_arena_free(io->text);
}

bool lines_on_output(const struct lines_io *io)
{
	return io->out == STDOUT_FILENO;
}

size_t lines_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	size_t n = columns ? ff_str_number(ff_str(columns), 1, INT_MAX) : FF_NONE;
	struct winsize w;
	if (n != FF_NONE)
		return n;
	return ioctl(fd, TIOCGWINSZ, &w) == 0 && w.ws_col > 0 ? w.ws_col : 80;
}

/* --- writing -----------------------------------------------------------------------------------
 */

/* An ff_drain. */
static bool write_all(void *to, const char *bytes, size_t n)
{
	struct lines_io *io = to;
	if (!io->mute && !output_write(io->out, bytes, n)) {
		io->mute = true;
		io->gone = isatty(io->out) || errno == EIO;
	}
	return !io->gone;
}

/* --- reading -----------------------------------------------------------------------------------
 */

enum got { GOT_LINE, GOT_OVERLONG, GOT_END, GOT_SIGNAL };

/* Takes a line off what was read. */
static bool take(struct lines_io *io, struct ff_str *line)
{
	struct ff_str rest = {io->bytes + io->start, io->len - io->start};
	size_t n = ff_str_find_char(rest, '\n');
	if (n == FF_NONE && !(io->ended && rest.len > 0))
		return false;
	*line = n != FF_NONE ? ff_str_head(rest, n) : rest;
	io->start += line->len + (n != FF_NONE);
	return true;
}

/* Makes room for more; a line that fills all of it is dropped. */
static void make_room(struct lines_io *io)
{
	io->len -= io->start;
	memmove(io->bytes, io->bytes + io->start, io->len);
	io->start = 0;
	if (io->len < sizeof io->bytes)
		return;
	io->overlong = true;
	io->len = 0;
}

/* There was a line to be read; but Ctrl-C takes back what was typed and not yet read. */
static void read_more(struct lines_io *io)
{
	make_room(io);
	signals_interrupt(true);
	ssize_t n = read(io->in, io->bytes + io->len, sizeof io->bytes - io->len);
	signals_interrupt(false);
	if (n > 0)
		io->len += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK))
		io->ended = true;
	io->gone = io->gone || (n < 0 && errno == EIO);
}

static enum got next_line(struct lines_io *io, struct ff_str *line)
{
	for (;;) {
		if (signals_ending())
			return GOT_SIGNAL;
		if (take(io, line)) {
			bool whole = !io->overlong;
			io->overlong = false;
			return whole ? GOT_LINE : GOT_OVERLONG;
		}
		if (io->ended)
			return GOT_END;
		if (signals_wait(io->in, -1) == WAITED_SIGNAL)
			return GOT_SIGNAL;
		read_more(io);
	}
}

/* --- the session -------------------------------------------------------------------------------
 */

/* Stops as Ctrl-Z does, goes on with the prompt; a window of another size means other lines. */
static void take_signals(struct lines_io *io, struct plain *p, struct ff_buf *out)
{
	bool stopped = signals_stopped();
	if (signals_ending())
		ff_buf_add_char(out, '\n');
	if (stopped)
		signals_suspend(false);
	if (signals_continued() || stopped)
		plain_prompt(p, out);
	if (signals_resized())
		plain_set_width(p, lines_width(io->out));
}

/* What comes of the next line, or of its absence. */
static enum effect step(struct lines_io *io, struct plain *p, struct ff_buf *out)
{
	struct ff_str line;
	switch (next_line(io, &line)) {
	case GOT_LINE:
		if (io->echo)
			plain_echo(p, line, out);
		return plain_line(p, line, out);
	case GOT_OVERLONG: plain_too_long(p, out); break;
	case GOT_END: ff_buf_add_char(out, '\n'); return EFFECT_END;
	case GOT_SIGNAL: take_signals(io, p, out); break;
	}
	return EFFECT_NONE;
}

struct ui_result lines_run(struct lines_io *io, struct plain *p, struct wizard *w,
			   struct ff_str message)
{
	struct ff_buf out = {.arena = io->text, .drain = write_all, .to = io};
	enum effect effect = EFFECT_NONE;
	signals_start();
	plain_set_width(p, lines_width(io->out));
	plain_begin(p, message, &out);
	while (effect == EFFECT_NONE && ff_buf_flush(&out) && !signals_ending())
		effect = step(io, p, &out);
	ff_buf_flush(&out);
	int signal = signals_ending() ? signals_ending() : io->gone ? SIGHUP : 0;
	signals_stop();
	if (effect == EFFECT_SWITCH)
		return (struct ui_result){.end = UI_SWITCH};
	wizard_handle(w, (struct event){.kind = EVENT_LEAVE});
	return (struct ui_result){.end = signal ? UI_SIGNAL : UI_ENDED, .signal = signal};
}
