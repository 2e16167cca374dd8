#include <flowform/buf.h>
#include <stdio.h>

/* A drained buffer is emptied when it holds this many bytes. */
enum { DRAIN_AT = 64 * 1024 };

static void make_room(struct ff_buf *b, size_t more)
{
	if (b->cap - b->len >= more)
		return;
	size_t cap = b->cap > 0 ? b->cap : 32;
	while (cap - b->len < more)
		cap = cap <= SIZE_MAX / 2 ? cap * 2 : SIZE_MAX; /* the arena refuses that much */
	b->s = ff_arena_grow(b->arena, b->s, b->cap, cap, 1);
	b->cap = cap;
}

void ff_buf_add(struct ff_buf *b, struct ff_str s)
{
	if (b->drain && b->len + s.len > DRAIN_AT)
		ff_buf_flush(b);
	if (b->failed || s.len == 0)
		return;
	make_room(b, s.len);
	memcpy(b->s + b->len, s.s, s.len);
	b->len += s.len;
}

void ff_buf_repeat(struct ff_buf *b, char c, size_t times)
{
	while (times-- > 0)
		ff_buf_add_char(b, c);
}

void ff_buf_format(struct ff_buf *b, const char *format, ...)
{
	char line[256];
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(line, sizeof line, format, args);
	if (n >= 0 && (size_t)n < sizeof line)
		ff_buf_add(b, (struct ff_str){line, (size_t)n});
	else
		ff_buf_add(b, ff_arena_vformat(b->arena, format, again));
	va_end(again);
	va_end(args);
}

bool ff_buf_flush(struct ff_buf *b)
{
	if (b->drain && !b->failed && b->len > 0) {
		b->failed = !b->drain(b->to, b->s, b->len);
		b->len = 0;
	}
	return !b->failed;
}
