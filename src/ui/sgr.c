#include "ui/sgr.h"

#include <assert.h>
#include <string.h>

enum { MOST_PARAMS = 16, INDEXED = 1000, LAST_ATTR = 8 };

/* Bold and dim are turned off together, by 22. */
#define BOLD_DIM (1u << 1 | 1u << 2)

/* The parameters of one sequence, behind "ESC [". False if it has others than numbers, or too many.
 */
static bool read_params(const char *s, size_t n, int *params, size_t *count)
{
	*count = 1;
	params[0] = 0;
	for (size_t i = 0; i < n; i++) {
		int *last = &params[*count - 1];
		if (s[i] == ';' && *count < MOST_PARAMS)
			params[(*count)++] = 0;
		else if (s[i] >= '0' && s[i] <= '9' && *last < INDEXED)
			*last = *last * 10 + (s[i] - '0');
		else
			return false;
	}
	return true;
}

static bool is_colour(int p)
{
	return (p >= 30 && p <= 37) || (p >= 90 && p <= 97);
}

/* Takes one parameter, or three of them; returns how many, 0 if it means something else. */
static size_t apply(struct sgr_look *l, const int *p, size_t n)
{
	if (n >= 3 && (p[0] == 38 || p[0] == 48) && p[1] == 5 && p[2] < INDEXED) {
		*(p[0] == 38 ? &l->fg : &l->bg) = INDEXED + p[2];
		return 3;
	}
	if (p[0] == 0)
		*l = (struct sgr_look){0};
	else if (p[0] <= LAST_ATTR && p[0] != 6)
		l->attrs |= 1u << p[0];
	else if (p[0] == 22)
		l->attrs &= ~BOLD_DIM;
	else if (p[0] >= 23 && p[0] <= 28 && p[0] != 26)
		l->attrs &= ~(1u << (p[0] - 20));
	else if (is_colour(p[0]) || p[0] == 39)
		l->fg = p[0] == 39 ? 0 : p[0];
	else if (is_colour(p[0] - 10) || p[0] == 49)
		l->bg = p[0] == 49 ? 0 : p[0];
	else
		return 0;
	return 1;
}

/* A sequence in the making. */
struct sequence {
	char s[96];
	size_t n;
};

static void add(struct sequence *q, int number)
{
	char digits[8];
	size_t n = 0;
	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	if (q->s[q->n - 1] != '[')
		q->s[q->n++] = ';';
	while (n > 0)
		q->s[q->n++] = digits[--n];
}

static void add_colour(struct sequence *q, int colour, int base)
{
	if (colour < INDEXED) {
		add(q, colour ? colour : base + 9);
	} else {
		add(q, base + 8);
		add(q, 5);
		add(q, colour - INDEXED);
	}
}

/* What leads from one look to the other. */
static void add_difference(struct sequence *q, const struct sgr_look *from,
			   const struct sgr_look *to)
{
	unsigned off = from->attrs & ~to->attrs, on = to->attrs & ~from->attrs;
	if (off & BOLD_DIM) {
		add(q, 22);
		on |= to->attrs & BOLD_DIM;
	}
	for (int i = 3; i <= LAST_ATTR; i++)
		if (off & 1u << i)
			add(q, 20 + i);
	for (int i = 1; i <= LAST_ATTR; i++)
		if (on & 1u << i)
			add(q, i);
	if (to->fg != from->fg)
		add_colour(q, to->fg, 30);
	if (to->bg != from->bg)
		add_colour(q, to->bg, 40);
}

static bool same(const struct sgr_look *a, const struct sgr_look *b)
{
	return a->attrs == b->attrs && a->fg == b->fg && a->bg == b->bg;
}

/* A blank looks the same in both: they differ in what only letters have. */
static bool same_ground(const struct sgr_look *a, const struct sgr_look *b)
{
	const unsigned letters = BOLD_DIM | 1u << 3; /* bold, dim, italic */
	return !((a->attrs | b->attrs) & ~letters) && a->bg == b->bg;
}

/* The shorter of the two ways: change what differs, or start from plain text. */
static struct sequence shortest(const struct sgr_look *from, const struct sgr_look *to)
{
	static const struct sgr_look plain;
	struct sequence change = {"\033[", 2}, reset = change;
	add_difference(&change, from, to);
	if (!same(to, &plain)) {
		add(&reset, 0);
		add_difference(&reset, &plain, to);
	}
	struct sequence *q = reset.n < change.n ? &reset : &change;
	q->s[q->n++] = 'm';
	return *q;
}

/* Where the rewriting stands. What is written never overtakes what is read: a change takes at most
 * the bytes of the sequences that it stands for. */
struct rewriting {
	struct sgr *sgr;
	char *bytes;
	size_t in, out, n;
};

/* Sends the change that has been waiting. */
static void settle(struct rewriting *r)
{
	struct sgr *s = r->sgr;
	if (!s->known || same(&s->now, &s->want))
		return;
	struct sequence q = shortest(&s->now, &s->want);
	assert(r->out + q.n <= r->in);
	memcpy(r->bytes + r->out, q.s, q.n);
	r->out += q.n;
	s->now = s->want;
}

/* What follows shows no letters, only ground. */
static void settle_ground(struct rewriting *r)
{
	if (!same_ground(&r->sgr->now, &r->sgr->want))
		settle(r);
}

static void copy(struct rewriting *r, size_t n)
{
	for (; n > 0; n--) /* mostly a byte or a few */
		r->bytes[r->out++] = r->bytes[r->in++];
}

/* One SGR sequence of `n` bytes: to be sent later, or as it is if it is not understood. */
static void take_look(struct rewriting *r, size_t n)
{
	struct sgr *s = r->sgr;
	int params[MOST_PARAMS];
	size_t count = 0, i = 0, taken = 1;
	bool readable = read_params(r->bytes + r->in + 2, n - 3, params, &count);
	struct sgr_look want = s->want;
	while (readable && i < count && (taken = apply(&want, params + i, count - i)) > 0)
		i += taken;
	readable = readable && taken > 0;
	if (readable && s->known) {
		s->want = want;
		r->in += n;
		return;
	}
	settle(r);
	copy(r, n);
	s->known = readable && params[0] == 0;
	s->now = s->want = want;
}

/* The shorter form of an address, a few lines down at most; `col` 0: the column stays. A line feed
 * scrolls nothing: the line that is meant is there. */
static struct sequence shorter_address(int before, int row, int col)
{
	enum { MOST_FEEDS = 3 };
	struct sequence q = {"", 0};
	if (col == 1)
		q.s[q.n++] = '\r';
	for (; before < row && q.n <= MOST_FEEDS; before++)
		q.s[q.n++] = '\n';
	if (col > 1) {
		q.s[q.n++] = '\033';
		q.s[q.n++] = '[';
		add(&q, col);
		q.s[q.n++] = 'G';
	}
	return before == row ? q : (struct sequence){"", 0};
}

/* "ESC [ ROW ; COLUMN H", "ESC [ ROW d". */
static void take_address(struct rewriting *r, size_t n, bool whole)
{
	int params[MOST_PARAMS] = {0}, before = r->sgr->row;
	size_t count = 0;
	bool readable = read_params(r->bytes + r->in + 2, n - 3, params, &count) && count <= 2;
	int row = params[0] > 0 ? params[0] : 1, col = params[1] > 0 ? params[1] : 1;
	struct sequence q = {"", 0};
	if (readable && before > 0)
		q = shorter_address(before, row, whole ? col : 0);
	r->sgr->row = readable ? row : 0;
	if (q.n == 0 || q.n >= n) {
		copy(r, n);
		return;
	}
	memcpy(r->bytes + r->out, q.s, q.n);
	r->out += q.n;
	r->in += n;
}

/* A control sequence; `n` bytes from ESC to its final one. */
static void take_sequence(struct rewriting *r, size_t n)
{
	char final = r->bytes[r->in + n - 1];
	bool private = strchr("<=>?", r->bytes[r->in + 2]) != NULL;
	if (final == 'm' && !private) {
		take_look(r, n);
		return;
	}
	if ((final == 'H' || final == 'd') && !private) {
		take_address(r, n, final == 'H');
		return;
	}
	if (private || !strchr("CDGJKPX@b", final)) /* what stays in its line */
		r->sgr->row = 0;
	/* Moves of the cursor show nothing. "Repeat the character before" has no meaning behind a
	 * control sequence (ECMA-48, 8.3.103), and its character has just been shown. */
	if (!private && strchr("JKX", final)) /* erases */
		settle_ground(r);
	else if (private || !strchr("ABCDGHbdf", final))
		settle(r);
	copy(r, n);
}

/* The length of the control sequence that begins here; 0 if it has no end. */
static size_t sequence_length(const struct rewriting *r)
{
	for (size_t i = r->in + 2; i < r->n; i++)
		if (r->bytes[i] >= 0x40 && r->bytes[i] <= 0x7e)
			return i + 1 - r->in;
	return 0;
}

/* "ESC ( B" and SI leave the terminal's line-drawing characters, which are never entered: once is
 * enough. */
static void leave_drawing(struct rewriting *r, size_t n)
{
	if (r->sgr->ascii)
		r->in += n;
	else
		copy(r, n);
	r->sgr->ascii = true;
}

static void step(struct rewriting *r)
{
	const char *s = r->bytes + r->in;
	size_t left = r->n - r->in, length;
	if (s[0] == '\033' && left > 2 && s[1] == '[' && (length = sequence_length(r)) > 0) {
		take_sequence(r, length);
	} else if (s[0] == '\033' && left > 2 && s[1] == '(' && s[2] == 'B') {
		leave_drawing(r, 3);
	} else if (s[0] == '\017') {
		leave_drawing(r, 1);
	} else {
		if (s[0] == '\033' || s[0] == '\n')
			r->sgr->row = 0;
		if (s[0] == ' ')
			settle_ground(r);
		else if (s[0] != '\b' && s[0] != '\r')
			settle(r);
		copy(r, 1);
	}
}

size_t sgr_shorten(struct sgr *s, char *bytes, size_t n)
{
	struct rewriting r = {s, bytes, 0, 0, n};
	while (r.in < r.n)
		step(&r);
	settle(&r);
	return r.out;
}
