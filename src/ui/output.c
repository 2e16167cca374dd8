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

/* So many interruptions long (see signals.h), a second, the last that is sent may wait. */
enum { PATIENCE = 4 };

static int holding = -1; /* the descriptor; -1: nothing is held back */
static struct {
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

/* Whether a write that failed is to be tried again: where it was interrupted, or somebody made the
 * terminal non-blocking, which is then waited for. */
static bool try_again(int fd)
{
	struct pollfd p = {fd, POLLOUT, 0};
	return errno == EINTR || ((errno == EAGAIN || errno == EWOULDBLOCK) &&
				  (poll(&p, 1, -1) >= 0 || errno == EINTR));
}

bool output_write(int fd, const char *bytes, size_t n)
{
	unsigned patience = signals_ending() ? PATIENCE : 0;
	bool failed = false;
	signals_interrupt(true);
	while (n > 0 && !failed) {
		ssize_t done = write_now(fd, bytes, n);
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		} else {
			failed = done == 0 || !try_again(fd) ||
				 (signals_ending() && patience-- == 0);
		}
	}
	signals_interrupt(false);
	return !failed;
}

bool output_send(void)
{
	size_t n = held.len;
	if (held.shortens)
		n = sgr_shorten(&held.sgr, held.bytes, n);
	held.len = 0;
	return output_write(holding, held.bytes, n);
}

void output_hold(int fd)
{
	holding = fd;
	held.len = 0;
	held.shortens = false;
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
