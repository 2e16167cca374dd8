#include "ui/output.h"
#include "ui/sgr.h"
#include "ui/signals.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* Larger than any frame of usual size; what goes beyond it takes a further write. */
enum { ROOM = 128 * 1024 };

static int holding = -1; /* the descriptor; -1: nothing is held back */
static struct {
	bool failed;
	bool shortens;
	struct sgr sgr;
	size_t len;
	char bytes[ROOM];
} held;

/* write() itself: see below. */
static ssize_t write_now(int fd, const void *bytes, size_t n)
{
	union {
		const void *from;
		void *base;
	} u = {bytes};
	struct iovec piece = {u.base, n};
	return writev(fd, &piece, 1);
}

/* A terminal that somebody made non-blocking is waited for; one that takes nothing more must not
 * keep the program from ending. */
static bool try_again(void)
{
	if (signals_ending())
		return false;
	if (errno == EINTR)
		return true;
	struct pollfd p = {holding, POLLOUT, 0};
	return (errno == EAGAIN || errno == EWOULDBLOCK) &&
	       (poll(&p, 1, -1) >= 0 || errno == EINTR);
}

bool output_send(void)
{
	size_t done = 0;
	if (held.shortens)
		held.len = sgr_shorten(&held.sgr, held.bytes, held.len);
	signals_interrupt(true);
	while (done < held.len && !held.failed) {
		ssize_t n = write_now(holding, held.bytes + done, held.len - done);
		if (n > 0)
			done += (size_t)n;
		else if (n == 0 || !try_again())
			held.failed = true;
	}
	signals_interrupt(false);
	held.len = 0;
	return !held.failed;
}

void output_hold(int fd)
{
	holding = fd;
	held.len = 0;
	held.failed = held.shortens = false;
}

void output_shorten(void)
{
	held.shortens = true;
	held.sgr = (struct sgr){0};
}

void output_add(const char *bytes, size_t n)
{
	if (holding >= 0 && n > ROOM - held.len)
		output_send();
	if (holding < 0)
		return;
	assert(n <= ROOM);
	memcpy(held.bytes + held.len, bytes, n);
	held.len += n;
}

/* The program's own write(), which the libraries call as well, since symbols of the program come
 * before theirs. ncurses has no means to collect its output: it empties its buffer at nearly every
 * movement of the cursor, some hundred writes for a first screen. What goes elsewhere passes
 * through to the system by writev(), the same thing by another name. Where symbols of libraries
 * cannot be replaced, this is never called, and a frame takes more writes than one. */
ssize_t write(int fd, const void *bytes, size_t n)
{
	if (fd != holding || fd < 0)
		return write_now(fd, bytes, n);
	if (n > ROOM)
		n = ROOM; /* the rest is offered again */
	output_add(bytes, n);
	return (ssize_t)n;
}
