#include <config.h>

#include "tty.h"
#include "tty_child.h"

#include <errno.h>
#include <fcntl.h>
#include <flowform/buf.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { LIMIT_MS = 5000, MAX_COLS = 512 };

struct tty {
	struct tty *next;
	struct ff_arena *arena, *scratch; /* scratch: for texts that are only looked at */
	struct tty_child child;
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols, limit_ms;
	bool visible, alternate, mouse, quiet, deaf;
	struct tty_report first, last;
	bool started, ended;
	const char *in; /* what standard input still has to give */
	size_t in_len;
	struct ff_buf out, err, gone; /* gone: lines that have scrolled off the main screen */
	size_t bytes;
	char held[16], glyph[8]; /* of feed() */
	size_t n_held, n_glyph;
	bool in_sequence;
	struct ff_buf osc; /* an OSC 52 that has not ended */
	const char *copied;
};

static struct tty *all; /* for the teardown of a test that failed in the middle */

static long now_ms(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* --- the emulator ------------------------------------------------------------------------- */

static void add_rune(struct ff_buf *b, uint32_t c)
{
	if (c < 0x80) {
		ff_buf_add_char(b, (char)c);
	} else if (c < 0x800) {
		ff_buf_add_char(b, (char)(0xc0 | c >> 6));
		ff_buf_add_char(b, (char)(0x80 | (c & 0x3f)));
	} else {
		if (c < 0x10000) {
			ff_buf_add_char(b, (char)(0xe0 | c >> 12));
		} else {
			ff_buf_add_char(b, (char)(0xf0 | c >> 18));
			ff_buf_add_char(b, (char)(0x80 | (c >> 12 & 0x3f)));
		}
		ff_buf_add_char(b, (char)(0x80 | (c >> 6 & 0x3f)));
		ff_buf_add_char(b, (char)(0x80 | (c & 0x3f)));
	}
}

/* Right of a wide character the emulator has a cell that says so. */
static bool is_continued(const VTermScreenCell *cell)
{
	return cell->chars[0] == UINT32_MAX;
}

static void add_cell(struct ff_buf *b, const VTermScreenCell *cell)
{
	if (cell->chars[0] == 0)
		ff_buf_add_char(b, ' ');
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
		add_rune(b, cell->chars[i]);
}

static void trim(struct ff_buf *b, size_t start, char c)
{
	while (b->len > start && b->s[b->len - 1] == c)
		b->len--;
}

static int scrolled_off(int cols, const VTermScreenCell *cells, void *user)
{
	struct tty *t = user;
	size_t start = t->gone.len;
	if (t->alternate)
		return 0;
	for (int i = 0; i<cols; i += cells[i].width> 1 ? 2 : 1)
		add_cell(&t->gone, &cells[i]);
	trim(&t->gone, start, ' ');
	ff_buf_add_char(&t->gone, '\n');
	return 1;
}

static int property(VTermProp prop, VTermValue *value, void *user)
{
	struct tty *t = user;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->visible = value->boolean;
	else if (prop == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	else if (prop == VTERM_PROP_MOUSE)
		t->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

/* What a terminal answers when it is asked. */
static void answer(const char *s, size_t len, void *user)
{
	struct tty *t = user;
	if (write(t->child.terminal, s, len) < 0 && errno != EAGAIN)
		fprintf(stderr, "tty: an answer is lost: %s\n", strerror(errno));
}

static const VTermScreenCallbacks callbacks = {
	.settermprop = property,
	.sb_pushline = scrolled_off,
};

/* It takes UTF-8 in any locale of the program, as terminals do: what should be ASCII and is not can
 * be seen. */
static void start_emulator(struct tty *t)
{
	t->visible = true;
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
}

/* Holds back what may become "repeat the character before so many times". */
static bool hold(struct tty *t, char c)
{
	bool begins = c == '\033' && t->n_held == 0;
	bool goes_on = (c == '[' && t->n_held == 1) || (c >= '0' && c <= '9' && t->n_held > 1);
	if (!begins && !(goes_on && t->n_held < sizeof t->held - 1))
		return false;
	t->held[t->n_held++] = c;
	return true;
}

static void release(struct tty *t)
{
	if (t->n_held == 0)
		return;
	vterm_input_write(t->vt, t->held, t->n_held);
	t->n_held = t->n_glyph = 0;
	t->in_sequence = true;
}

/* Behind a control sequence there is nothing to repeat (ECMA-48, 8.3.103): it shows as marks. */
static void repeat(struct tty *t)
{
	t->held[t->n_held] = '\0';
	long times = atol(t->held + 2);
	for (long n = times < MAX_COLS ? times : MAX_COLS; n > 0; n--) {
		bool known = t->n_glyph > 0;
		vterm_input_write(t->vt, known ? t->glyph : "\xef\xbf\xbd", known ? t->n_glyph : 3);
	}
	t->n_held = 0;
}

/* The character before, if no sequence came between; and where that ends, closely enough. */
static void remember(struct tty *t, char c)
{
	bool goes_on = ((unsigned char)c & 0xc0) == 0x80;
	if (t->in_sequence) {
		t->in_sequence = c < '@' && c != '=' && c != '>';
		return;
	}
	if (!goes_on || t->n_glyph == sizeof t->glyph)
		t->n_glyph = 0;
	t->glyph[t->n_glyph++] = c;
}

/* Keeps what an OSC 52 holds: the emulator passes over it. */
static void watch_clipboard(struct tty *t, char c)
{
	static const struct ff_str begin = FF_STR_INIT("\033]52;c;");
	struct ff_buf *b = &t->osc;
	if (b->len == 0 && c != '\033')
		return;
	if (b->len >= begin.len && c == '\a') {
		t->copied = ff_arena_copy(t->arena, ff_str_from(ff_buf_str(b), begin.len)).s;
		b->len = 0;
		return;
	}
	ff_buf_add_char(b, c);
	if (memcmp(b->s, begin.s, b->len < begin.len ? b->len : begin.len) != 0)
		b->len = 0;
}

/* Gives bytes to the emulator, repetitions written out: libvterm 0.1.4 believes after one that ends
 * before the last column that the line is full, and puts what follows into the next. */
static void feed(struct tty *t, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		watch_clipboard(t, s[i]);
		if (hold(t, s[i]))
			continue;
		if (s[i] == 'b' && t->n_held > 2) {
			repeat(t);
			continue;
		}
		release(t);
		if (hold(t, s[i]))
			continue;
		remember(t, s[i]);
		vterm_input_write(t->vt, &s[i], 1);
	}
}

static VTermScreenCell cell_at(const struct tty *t, int row, int col)
{
	VTermScreenCell cell;
	memset(&cell, 0, sizeof cell);
	vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &cell);
	return cell;
}

/* Adds a line's text; `at`, if any, gets the byte where each column begins. */
static void add_line(const struct tty *t, struct ff_buf *b, int row, size_t at[MAX_COLS])
{
	for (int col = 0; col < t->cols; col++) {
		VTermScreenCell cell = cell_at(t, row, col);
		if (at)
			at[col] = b->len;
		if (!is_continued(&cell))
			add_cell(b, &cell);
	}
}

/* --- what comes in ------------------------------------------------------------------------ */

static void drop(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Reads once; false: nothing more will come. */
static bool take(int fd, struct tty *t, void (*to)(struct tty *t, const char *s, size_t len))
{
	char s[16384];
	ssize_t n = read(fd, s, sizeof s);
	if (n > 0)
		to(t, s, (size_t)n);
	return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

static void to_screen(struct tty *t, const char *s, size_t len)
{
	t->bytes += len;
	feed(t, s, len);
}

static void to_out(struct tty *t, const char *s, size_t len)
{
	ff_buf_add(&t->out, (struct ff_str){s, len});
}

static void to_err(struct tty *t, const char *s, size_t len)
{
	ff_buf_add(&t->err, (struct ff_str){s, len});
}

/* A report is shorter than a pipe's smallest atomic write: it comes whole. */
static bool take_report(struct tty *t)
{
	struct tty_report r;
	ssize_t n = read(t->child.reports, &r, sizeof r);
	if (n != (ssize_t)sizeof r)
		return n < 0 && (errno == EAGAIN || errno == EINTR);
	if (!t->started)
		t->first = r;
	t->last = r;
	t->ended = t->started && !WIFSTOPPED(r.status);
	t->started = true;
	return true;
}

static void give(struct tty *t)
{
	ssize_t n = write(t->child.in, t->in, t->in_len);
	if (n > 0) {
		t->in += n;
		t->in_len -= (size_t)n;
	}
	if (t->in_len == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		drop(&t->child.in);
}

/* Waits for anything that comes, at most until `end`. False: nothing came in time. */
static bool pump(struct tty *t, long end, bool typing)
{
	struct tty_child *c = &t->child;
	struct pollfd fds[] = {
		{.fd = t->deaf ? -1 : c->terminal, .events = typing ? POLLIN | POLLOUT : POLLIN},
		{.fd = c->reports, .events = POLLIN},
		{.fd = c->out, .events = POLLIN},
		{.fd = c->err, .events = POLLIN},
		{.fd = c->in, .events = POLLOUT},
	};
	long left = end - now_ms();
	if (poll(fds, sizeof fds / sizeof *fds, left > 0 ? (int)left : 0) <= 0)
		return false;
	if (fds[0].revents & ~POLLOUT && !take(c->terminal, t, to_screen))
		drop(&c->terminal);
	if (fds[1].revents && !take_report(t))
		drop(&c->reports);
	if (fds[2].revents && !take(c->out, t, to_out))
		drop(&c->out);
	if (fds[3].revents && !take(c->err, t, to_err))
		drop(&c->err);
	if (fds[4].revents)
		give(t);
	return true;
}

/* Nothing can come any more. */
static bool is_over(const struct tty *t)
{
	const struct tty_child *c = &t->child;
	return c->terminal < 0 && c->reports < 0 && c->out < 0 && c->err < 0;
}

typedef bool condition(struct tty *t, const char *text);

static bool wait_for(struct tty *t, condition *is, const char *text)
{
	long end = now_ms() + t->limit_ms;
	while (!is(t, text))
		if (is_over(t) || !pump(t, end, false))
			return is(t, text);
	return true;
}

static bool complain(struct tty *t, const char *what, const char *text)
{
	int row, col;
	bool visible;
	if (t->quiet)
		return false;
	tty_cursor(t, &row, &col, &visible);
	fprintf(stderr, "tty: %s%s%s%s; the screen, %dx%d, cursor at %d,%d%s:\n%s\n", what,
		text ? " \"" : "", text ? text : "", text ? "\"" : "", t->cols, t->rows, row, col,
		visible ? "" : " hidden", tty_screen(t));
	if (t->err.len > 0)
		fprintf(stderr, "tty: standard error: %s\n", tty_err(t));
	return false;
}

/* --- the start and the end ---------------------------------------------------------------- */

bool tty_available(void)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY);
	bool ok = fd >= 0 && tty_locale();
	drop(&fd);
	return ok;
}

static bool is_started(struct tty *t, const char *text)
{
	(void)text;
	return t->started;
}

struct tty *tty_start_with(const struct tty_setup *setup, const char *const argv[])
{
	struct tty_setup s = *setup;
	s.rows = s.rows > 0 ? s.rows : 24;
	s.cols = s.cols > 0 ? s.cols : 80;
	struct ff_arena *arena = ff_arena_new(NULL, NULL);
	struct tty *t = FF_NEW(arena, struct tty, 1);
	t->arena = t->out.arena = t->err.arena = t->gone.arena = t->osc.arena = arena;
	t->scratch = ff_arena_new(NULL, NULL);
	t->rows = s.rows;
	t->cols = s.cols;
	t->quiet = s.quiet;
	t->limit_ms = LIMIT_MS;
	t->in = s.in;
	t->in_len = s.in ? strlen(s.in) : 0;
	signal(SIGPIPE, SIG_IGN);
	if (!tty_child_start(&t->child, &s, argv)) {
		ff_arena_free(t->scratch);
		ff_arena_free(arena);
		return NULL;
	}
	start_emulator(t);
	t->next = all;
	all = t;
	wait_for(t, is_started, NULL);
	return t;
}

struct tty *tty_start(int rows, int cols, const char *const argv[])
{
	struct tty_setup setup = {.rows = rows, .cols = cols};
	return tty_start_with(&setup, argv);
}

/* All it wrote has come when the terminal's other end is closed. */
static bool is_ended(struct tty *t, const char *text)
{
	(void)text;
	return is_over(t);
}

static int status_of(const struct tty *t)
{
	int status = t->last.status;
	if (!t->ended)
		return -1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void reap(struct tty *t)
{
	if (t->child.leader <= 0)
		return;
	if (!is_over(t))
		kill(t->child.leader, SIGKILL);
	waitpid(t->child.leader, NULL, 0);
	t->child.leader = -1;
}

int tty_wait(struct tty *t)
{
	int status;
	bool over = wait_for(t, is_ended, NULL);
	status = status_of(t);
	if (status < 0) {
		complain(t, "the program does not end", NULL);
		tty_kill(t, SIGKILL);
		wait_for(t, is_ended, NULL);
	} else if (!over) {
		complain(t, "the program ended, but not all that it started", NULL);
		status = -1;
	}
	reap(t);
	return status;
}

static void discard(struct tty *t)
{
	struct tty **at = &all;
	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	drop(&t->child.terminal);
	drop(&t->child.reports);
	drop(&t->child.in);
	drop(&t->child.out);
	drop(&t->child.err);
	vterm_free(t->vt);
	ff_arena_free(t->scratch);
	ff_arena_free(t->arena);
}

int tty_end(struct tty *t)
{
	int status = tty_wait(t);
	discard(t);
	return status;
}

int tty_teardown(void **state)
{
	(void)state;
	while (all) {
		tty_kill(all, SIGKILL);
		wait_for(all, is_ended, NULL);
		reap(all);
		discard(all);
	}
	return 0;
}

/* --- doing -------------------------------------------------------------------------------- */

bool tty_send(struct tty *t, const char *keys)
{
	long end = now_ms() + t->limit_ms;
	for (size_t len = strlen(keys); len > 0 && t->child.terminal >= 0;) {
		ssize_t n = write(t->child.terminal, keys, len);
		if (n > 0) {
			keys += n;
			len -= (size_t)n;
		} else if (!pump(t, end, true)) {
			break;
		}
	}
	return *keys == '\0' || complain(t, "the program does not take", keys);
}

bool tty_press(struct tty *t, const char *key)
{
	static const struct {
		const char *name;
		VTermKey key;
		VTermModifier with;
	} keys[] = {
		{"Up", VTERM_KEY_UP, VTERM_MOD_NONE},
		{"Down", VTERM_KEY_DOWN, VTERM_MOD_NONE},
		{"Left", VTERM_KEY_LEFT, VTERM_MOD_NONE},
		{"Right", VTERM_KEY_RIGHT, VTERM_MOD_NONE},
		{"Home", VTERM_KEY_HOME, VTERM_MOD_NONE},
		{"End", VTERM_KEY_END, VTERM_MOD_NONE},
		{"PgUp", VTERM_KEY_PAGEUP, VTERM_MOD_NONE},
		{"PgDn", VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE},
		{"Ins", VTERM_KEY_INS, VTERM_MOD_NONE},
		{"Del", VTERM_KEY_DEL, VTERM_MOD_NONE},
		{"Enter", VTERM_KEY_ENTER, VTERM_MOD_NONE},
		{"Tab", VTERM_KEY_TAB, VTERM_MOD_NONE},
		{"S-Tab", VTERM_KEY_TAB, VTERM_MOD_SHIFT},
		{"Bksp", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE},
		{"Esc", VTERM_KEY_ESCAPE, VTERM_MOD_NONE},
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(keys[i].name, key) != 0)
			continue;
		vterm_keyboard_key(t->vt, keys[i].key, keys[i].with);
		return true;
	}
	return false;
}

void tty_paste(struct tty *t, const char *text)
{
	vterm_keyboard_start_paste(t->vt);
	tty_send(t, text);
	vterm_keyboard_end_paste(t->vt);
}

void tty_limit(struct tty *t, int ms)
{
	t->limit_ms = ms;
}

void tty_resize(struct tty *t, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vt, rows, cols);
	if (t->child.terminal >= 0)
		ioctl(t->child.terminal, TIOCSWINSZ, &size);
}

void tty_kill(struct tty *t, int signal)
{
	if (t->started && !t->ended)
		kill(-t->first.program, signal);
}

void tty_deaf(struct tty *t, bool deaf)
{
	t->deaf = deaf;
}

/* Whether the program waits for anything, where that can be known. */
static bool is_asleep(struct tty *t, const char *text)
{
	char path[64], state = 'S';
	snprintf(path, sizeof path, "/proc/%ld/stat", (long)t->first.program);
	FILE *f = fopen(path, "r");
	if (f && fscanf(f, "%*d (%*[^)]) %c", &state) != 1)
		state = '?';
	if (f)
		fclose(f);
	(void)text;
	return state == 'S';
}

bool tty_stuff(struct tty *t, const char *keys)
{
	long end = now_ms() + t->limit_ms;
	do {
		while (*keys && write(t->child.terminal, keys, strlen(keys)) > 0)
			;
		poll(NULL, 0, 1);
	} while (!is_asleep(t, NULL) && now_ms() < end);
	return is_asleep(t, NULL) || complain(t, "the program does not wait", NULL);
}

static bool has_ended(struct tty *t, const char *text)
{
	(void)text;
	return t->ended;
}

bool tty_is_over(struct tty *t)
{
	return wait_for(t, has_ended, NULL) || complain(t, "the program does not end", NULL);
}

void tty_hangup(struct tty *t)
{
	drop(&t->child.terminal);
}

/* --- looking ------------------------------------------------------------------------------ */

bool tty_find(struct tty *t, const char *text, int *row, int *col)
{
	size_t at[MAX_COLS];
	ff_arena_reset(t->scratch);
	for (*row = 0; *row < t->rows; ++*row) {
		struct ff_buf b = {.arena = t->scratch};
		add_line(t, &b, *row, at);
		ff_buf_add_char(&b, '\0');
		const char *found = strstr(b.s, text);
		if (!found)
			continue;
		for (*col = 0; *col + 1 < t->cols && at[*col + 1] <= (size_t)(found - b.s);)
			++*col;
		return true;
	}
	return false;
}

static bool is_shown(struct tty *t, const char *text)
{
	int row, col;
	return tty_find(t, text, &row, &col);
}

static bool is_hidden(struct tty *t, const char *text)
{
	return !is_shown(t, text);
}

static bool is_pointed_at(struct tty *t, const char *text)
{
	size_t at[MAX_COLS];
	struct ff_buf b = {.arena = t->scratch};
	int row, col;
	bool visible;
	tty_cursor(t, &row, &col, &visible);
	if (!visible)
		return false;
	ff_arena_reset(t->scratch);
	add_line(t, &b, row, at);
	ff_buf_add_char(&b, '\0');
	for (const char *s = b.s; (s = strstr(s, text)); s++)
		if (at[col] >= (size_t)(s - b.s) && at[col] < (size_t)(s - b.s) + strlen(text))
			return true;
	return false;
}

static bool is_stopped(struct tty *t, const char *text)
{
	(void)text;
	return t->started && WIFSTOPPED(t->last.status);
}

bool tty_shows(struct tty *t, const char *text)
{
	return wait_for(t, is_shown, text) || complain(t, "not shown:", text);
}

bool tty_hides(struct tty *t, const char *text)
{
	return wait_for(t, is_hidden, text) || complain(t, "still shown:", text);
}

bool tty_points(struct tty *t, const char *text)
{
	return wait_for(t, is_pointed_at, text) || complain(t, "the cursor is not on", text);
}

bool tty_stops(struct tty *t)
{
	return wait_for(t, is_stopped, NULL) || complain(t, "not suspended", NULL);
}

bool tty_settle(struct tty *t, int ms)
{
	long end = now_ms() + t->limit_ms;
	while (!is_over(t) && pump(t, now_ms() + ms, false))
		if (now_ms() > end)
			return complain(t, "it does not settle", NULL);
	return true;
}

/* Ends a text with a NUL, which is not counted. */
static const char *ended(struct ff_buf *b)
{
	ff_buf_add_char(b, '\0');
	b->len--;
	return b->s;
}

const char *tty_line(struct tty *t, int row)
{
	struct ff_buf b = {.arena = t->arena};
	add_line(t, &b, row, NULL);
	trim(&b, 0, ' ');
	return ended(&b);
}

static void add_screen(struct tty *t, struct ff_buf *b)
{
	for (int row = 0; row < t->rows; row++) {
		size_t start = b->len;
		add_line(t, b, row, NULL);
		trim(b, start, ' ');
		ff_buf_add_char(b, '\n');
	}
}

const char *tty_screen(struct tty *t)
{
	struct ff_buf b = {.arena = t->arena};
	add_screen(t, &b);
	return ended(&b);
}

const char *tty_output(struct tty *t)
{
	struct ff_buf b = {.arena = t->arena};
	if (t->gone.len > 0)
		ff_buf_add(&b, ff_buf_str(&t->gone));
	if (!t->alternate)
		add_screen(t, &b);
	trim(&b, 0, '\n');
	return ended(&b);
}

const char *tty_copied(struct tty *t)
{
	return t->copied ? t->copied : "";
}

const char *tty_out(struct tty *t)
{
	return ended(&t->out);
}

const char *tty_err(struct tty *t)
{
	return ended(&t->err);
}

void tty_cursor(const struct tty *t, int *row, int *col, bool *visible)
{
	VTermPos pos;
	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	*row = pos.row;
	*col = pos.col;
	*visible = t->visible;
}

static int colour(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return -1;
	return VTERM_COLOR_IS_INDEXED(c) ? c->indexed.idx : 256;
}

struct tty_cell tty_cell(const struct tty *t, int row, int col)
{
	VTermScreenCell from = cell_at(t, row, col);
	struct tty_cell to = {
		.width = from.width,
		.bold = from.attrs.bold,
		.underline = from.attrs.underline != 0,
		.reverse = from.attrs.reverse,
		.fg = colour(&from.fg),
		.bg = colour(&from.bg),
	};
	struct ff_buf b = {.arena = t->scratch};
	if (from.chars[0] != 0 && !is_continued(&from))
		add_cell(&b, &from);
	if (b.len > 0 && b.len < sizeof to.text)
		memcpy(to.text, b.s, b.len);
	return to;
}

static bool is_alternate(struct tty *t, const char *text)
{
	(void)text;
	return t->alternate;
}

static bool is_main(struct tty *t, const char *text)
{
	return !is_alternate(t, text);
}

bool tty_switches(struct tty *t, bool on)
{
	return wait_for(t, on ? is_alternate : is_main, NULL) ||
	       complain(t, on ? "on the main screen" : "on the alternate screen", NULL);
}

bool tty_mouse(const struct tty *t)
{
	return t->mouse;
}

bool tty_click(struct tty *t, const char *text)
{
	char keys[64];
	int row, col;
	if (!tty_find(t, text, &row, &col))
		return complain(t, "to click on", text);
	snprintf(keys, sizeof keys, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, col + 1,
		 row + 1);
	return tty_send(t, keys);
}

bool tty_alternate(const struct tty *t)
{
	return t->alternate;
}

size_t tty_bytes(const struct tty *t)
{
	return t->bytes;
}

/* Linux counts them for each process; what read() finds is often several of them in one. */
long tty_writes(const struct tty *t)
{
	char line[128];
	long n = -1;
	snprintf(line, sizeof line, "/proc/%ld/io", (long)t->first.program);
	FILE *f = fopen(line, "r");
	while (f && n < 0 && fgets(line, sizeof line, f))
		if (sscanf(line, "syscw: %ld", &n) != 1)
			n = -1;
	if (f)
		fclose(f);
	return n;
}

bool tty_modes_restored(const struct tty *t)
{
	const struct termios *was = &t->first.modes, *is = &t->last.modes;
	bool same = t->ended && t->first.has_modes && t->last.has_modes &&
		    was->c_iflag == is->c_iflag && was->c_oflag == is->c_oflag &&
		    was->c_cflag == is->c_cflag && was->c_lflag == is->c_lflag &&
		    memcmp(was->c_cc, is->c_cc, sizeof was->c_cc) == 0;
	if (!same && !t->quiet)
		fprintf(stderr, "tty: modes are %#lx %#lx %#lx %#lx, were %#lx %#lx %#lx %#lx\n",
			(unsigned long)is->c_iflag, (unsigned long)is->c_oflag,
			(unsigned long)is->c_cflag, (unsigned long)is->c_lflag,
			(unsigned long)was->c_iflag, (unsigned long)was->c_oflag,
			(unsigned long)was->c_cflag, (unsigned long)was->c_lflag);
	return same;
}
