/* Output that grows in memory, or drains into a file as it grows: core writes reports and dumps to
 * it and never sees a file. */
#ifndef FF_BUF_H
#define FF_BUF_H

#include <flowform/arena.h>
#include <stdint.h>

/* Takes `len` bytes away. False: they could not be written. */
typedef bool ff_drain(void *to, const char *bytes, size_t len);

struct ff_buf {
	struct ff_arena *arena;
	char *s; /* what is here now: `len` bytes, no NUL */
	size_t len, cap;
	ff_drain *drain; /* NULL: all is kept in the arena */
	void *to;
	bool failed; /* the drain refused once: it isn't asked again, nothing more is kept */
};

void ff_buf_add(struct ff_buf *b, struct ff_str s);

/* One byte: inline, for readers go through whole documents with it. */
static inline void ff_buf_add_char(struct ff_buf *b, char c)
{
	if (b->len < b->cap && !b->failed)
		b->s[b->len++] = c;
	else
		ff_buf_add(b, (struct ff_str){&c, 1});
}

void ff_buf_repeat(struct ff_buf *b, char c, size_t times);
void ff_buf_format(struct ff_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Empties what is left into the drain. False if any of it ever failed. */
bool ff_buf_flush(struct ff_buf *b);

/* What is in it: never NULL, so that an empty text can be handed to a library. */
static inline struct ff_str ff_buf_str(const struct ff_buf *b)
{
	return (struct ff_str){b->s ? b->s : "", b->len};
}

#endif
