#include "ui/term.h"
#include "ui/caps.h"
#include "ui/cells.h"
#include "ui/kind.h"
#include "ui/output.h"
#include "ui/rescue.h"

#include <fcntl.h>
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* Rows or columns: no terminal has more, and the work stays bounded. */
enum { MOST = 1000 };

struct term {
	struct term_options options;
	struct ff_arena *scratch;
	SCREEN *screen;
	FILE *own; /* opened here; NULL: standard input and output are the terminal */
	int fd;
	WINDOW *keys;
	const struct theme *theme; /* NULL: none yet */
	attr_t looks[N_ROLES];
	struct size size;
	uint64_t painted[MOST]; /* of each row: what was painted there; 0: not known */
};

/* ---- Looks ----------------------------------------------------------------------------------- */

/* Attributes of a theme as those of curses. */
static attr_t attrs_of(unsigned attrs)
{
	static const attr_t of[N_ATTRS] = {
		[ATTR_BIT_BOLD] = A_BOLD,       [ATTR_BIT_DIM] = A_DIM,
		[ATTR_BIT_ITALIC] = A_ITALIC,   [ATTR_BIT_UNDERLINE] = A_UNDERLINE,
		[ATTR_BIT_REVERSE] = A_REVERSE,
	};
	attr_t result = A_NORMAL;
	for (int i = 0; i < N_ATTRS; i++)
		if (attrs & 1u << i)
			result |= of[i];
	return result;
}

/* A colour as this terminal has it. Of eight colours the bright ones are shown by `bold`. */
static short colour_of(struct colour c, attr_t *bold)
{
	if (COLORS >= 256)
		return c.rich;
	if (COLORS >= 16 || c.plain < 8)
		return c.plain;
	if (bold)
		*bold |= A_BOLD;
	return (short)(c.plain - 8);
}

/* The pair of two colours; pairs are few, so roles with the same colours share one. */
static short pair_of(short fg, short bg, short *n_pairs)
{
	if (fg == COLOUR_DEFAULT && bg == COLOUR_DEFAULT)
		return 0;
	for (short i = 1; i <= *n_pairs; i++) {
		short f, b;
		if (pair_content(i, &f, &b) == OK && f == fg && b == bg)
			return i;
	}
	if (*n_pairs + 1 >= COLOR_PAIRS || init_pair((short)(*n_pairs + 1), fg, bg) == ERR)
		return 0;
	return ++*n_pairs;
}

static void choose_looks(struct term *t)
{
	const struct theme *theme = t->theme;
	bool colour = t->options.colour && theme_has_colours(theme) && has_colors() &&
		      start_color() == OK && COLORS >= 8;
	short n_pairs = 0;
	/* Without "the terminal's own colour" the nearest thing is what a theme stands on. */
	if (colour && use_default_colors() == ERR)
		assume_default_colors(theme->background == BACKGROUND_DARK ? 7 : 0,
				      theme->background == BACKGROUND_DARK ? 0 : 7);
	for (enum role r = 0; r < N_ROLES; r++) {
		const struct look *look = &theme->roles[r];
		t->looks[r] = attrs_of(colour ? look->attrs : theme_mono(theme, r));
		if (!colour)
			continue;
		short fg = colour_of(look->fg, &t->looks[r]), bg = colour_of(look->bg, NULL);
		t->looks[r] |= (attr_t)COLOR_PAIR(pair_of(fg, bg, &n_pairs));
	}
}

bool term_use(struct term *t, const struct theme *theme)
{
	if (t->theme == theme)
		return false;
	t->theme = theme;
	choose_looks(t);
	memset(t->painted, 0, sizeof t->painted);
	return true;
}

attr_t term_look(const struct term *t, enum role role)
{
	return t->looks[role];
}

/* ---- Start and stop -------------------------------------------------------------------------- */

/* Standard input and output where both are a terminal, else the controlling one. */
static bool open_terminal(struct term *t)
{
	t->fd = STDIN_FILENO;
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return true;
	t->fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	t->own = t->fd >= 0 ? fdopen(t->fd, "r+") : NULL;
	return t->own && t->fd < FD_SETSIZE;
}

/* Where curses finds no memory it may end the program, or crash. NULL: it is not running. */
static const struct ff_arena *memory;

static void ended_by_curses(void)
{
	if (memory)
		ff_arena_exhausted(memory);
}

static void watch_exit(void)
{
	static bool watched;
	if (!watched)
		watched = atexit(ended_by_curses) == 0;
}

static void close_terminal(struct term *t)
{
	output_hold(-1);
	rescue_done();
	memory = NULL;
	if (t->own)
		fclose(t->own);
}

static void set_modes(struct term *t)
{
	raw(); /* Ctrl-C, Ctrl-Z, Ctrl-S are keys like others */
	noecho();
	nonl();
	typeahead(-1); /* or curses stops in the middle of a frame when a key comes */
	if (!getenv("ESCDELAY"))
		set_escdelay(25);
	t->keys = newpad(1, 1); /* reading through a pad refreshes nothing */
	if (t->keys) {
		keypad(t->keys, TRUE);
		nodelay(t->keys, TRUE);
	}
	curs_set(1);
	wresize(stdscr, 1, 1); /* it takes as much memory as the screen, and is never shown */
}

/* Text pasted is marked as such (bracketed paste), and the mouse is told of if it is wanted, in the
 * way that has room for all columns; where the terminal can do it. Not by putp(), which writes to
 * standard output, whatever the terminal is. */
static void ask_for_input(const struct term *t, bool on)
{
	struct ff_str pastes = on ? FF_STR("\033[?2004h") : FF_STR("\033[?2004l");
	struct ff_str mouse = on ? FF_STR("\033[?1000;1006h") : FF_STR("\033[?1000;1006l");
	if (!caps_ansi())
		return;
	output_add(pastes.s, pastes.len);
	if (t->options.mouse)
		output_add(mouse.s, mouse.len);
}

/* Whether descriptions of terminals may come from elsewhere than the system. */
static bool own_descriptions(void)
{
	const char *home = getenv("HOME");
	char path[4096];
	if (getenv("TERMINFO") || getenv("TERMINFO_DIRS"))
		return true;
	return home && (size_t)snprintf(path, sizeof path, "%s/.terminfo", home) < sizeof path &&
	       access(path, F_OK) == 0;
}

/* Curses loses memory when it fails, and nothing that it hands out could free it. */
static enum term_start new_screen(struct term *t, const char *kind, bool doubtful)
{
	FILE *in = t->own ? t->own : stdin, *out = t->own ? t->own : stdout;
#ifdef __SANITIZE_ADDRESS__
	__lsan_disable();
#endif
	bool damaged = doubtful && !caps_sane(kind, fileno(out));
	t->screen = damaged ? NULL : newterm(kind, out, in);
#ifdef __SANITIZE_ADDRESS__
	__lsan_enable();
#endif
	return damaged ? TERM_DAMAGED : t->screen ? TERM_STARTED : TERM_UNKNOWN;
}

/* By the description of its own kind, else by the nearest that there is: `as` is then what it is
 * taken for. */
static enum term_start find_screen(struct term *t, const char *kind, const char **as)
{
	const char *colours = getenv("COLORTERM");
	bool doubtful = own_descriptions();
	enum term_start how = TERM_UNKNOWN;
	*as = kind;
	for (size_t i = 0; *as && how == TERM_UNKNOWN; i++) {
		how = new_screen(t, *as, doubtful);
		if (how == TERM_UNKNOWN)
			*as = kind_instead(kind, colours && *colours, i);
	}
	return how;
}

static bool is_too_large(const char *variable)
{
	const char *number = getenv(variable);
	return number && atol(number) > MOST;
}

/* Curses would take the memory for all cells of a window as large as it is told: gigabytes, before
 * we could say how large one may be. It starts with the usual size then. */
static void bound_size(const struct term *t)
{
	struct winsize w = {0};
	ioctl(t->fd, TIOCGWINSZ, &w);
	if (w.ws_row > MOST || w.ws_col > MOST || is_too_large("LINES") || is_too_large("COLUMNS"))
		use_env(FALSE);
}

/* Takes the terminal over. Everything sent here waits for the first frame. */
static enum term_start start_curses(struct term *t, const char *kind, const char **as)
{
	struct termios modes;
	char undo[200];
	int out = t->own ? t->fd : STDOUT_FILENO;
	if (tcgetattr(t->fd, &modes) < 0)
		return TERM_NONE;
	rescue_prepare(out, &modes);
	output_hold(out);
	memory = t->scratch;
	watch_exit();
	rescue_starved(ended_by_curses);
	bound_size(t);
	use_extended_names(FALSE); /* nothing of ours, and curses reads them without care */
	enum term_start how = find_screen(t, kind, as);
	if (how != TERM_STARTED)
		return how;
	if (!caps_usable()) {
		endwin();
		delscreen(t->screen);
		return TERM_LINES;
	}
	rescue_send(undo, caps_undo(undo, sizeof undo));
	set_modes(t);
	ask_for_input(t, true);
	if (!t->keys) /* for nothing else a pad of one cell is refused */
		ff_arena_exhausted(t->scratch);
	return TERM_STARTED;
}

/* A name from outside is looked up only if it can be one. */
static enum term_start start_kind(struct term *t, const char *kind, const char **as)
{
	switch (kind_of(kind)) {
	case KIND_LINES: return TERM_LINES;
	case KIND_MALFORMED: return TERM_UNKNOWN;
	case KIND_NAMED: break;
	}
	return start_curses(t, kind, as);
}

static struct ff_str say(struct ff_arena *a, enum term_start how, const char *kind, const char *as)
{
	struct ff_str shown = kind_shown(a, kind ? kind : "");
	switch (how) {
	case TERM_NONE: return FF_STR("there is no terminal to draw on");
	case TERM_UNKNOWN:
		return ff_arena_format(a,
				       "the kind of terminal that TERM names is not known: '%.*s'",
				       FF_FMT(shown));
	case TERM_DAMAGED:
		return ff_arena_format(a, "the description of the terminal '%.*s' is damaged",
				       FF_FMT(shown));
	case TERM_LINES:
		if (shown.len == 0)
			return FF_STR("the environment variable TERM is not set: it names the kind "
				      "of terminal");
		return ff_arena_format(a, "no screen can be drawn on a terminal of the kind '%.*s'",
				       FF_FMT(shown));
	case TERM_STARTED: break;
	}
	if (strcmp(kind, as) == 0)
		return FF_STR("");
	return ff_arena_format(a, "Terminal '%.*s' is not known here: taken for %s.", FF_FMT(shown),
			       as);
}

struct term *term_start(struct ff_arena *a, struct ff_arena *scratch, const struct term_options *o,
			enum term_start *how, struct ff_str *said)
{
	struct term *t = FF_NEW(a, struct term, 1);
	const char *kind = getenv("TERM"), *as = NULL;
	*t = (struct term){.options = *o, .scratch = scratch};
	*how = open_terminal(t) ? start_kind(t, kind, &as) : TERM_NONE;
	*said = say(a, *how, kind, as);
	if (*how != TERM_STARTED) {
		close_terminal(t);
		return NULL;
	}
	term_resize(t);
	return t;
}

/* What is printed next begins a line of its own, also below a frame that stays. */
static void give_back(const struct term *t)
{
	ask_for_input(t, false);
	endwin();
	if (!caps_returns())
		output_add("\r\n", 2);
	output_send();
}

void term_stop(struct term *t)
{
	delwin(t->keys);
	give_back(t);
	delscreen(t->screen);
	close_terminal(t);
}

void term_leave(struct term *t)
{
	give_back(t);
}

void term_return(struct term *t)
{
	reset_prog_mode();
	ask_for_input(t, true);
	term_redraw(t);
}

int term_fd(const struct term *t)
{
	return t->fd;
}

WINDOW *term_keys(const struct term *t)
{
	return t->keys;
}

/* ---- Size ------------------------------------------------------------------------------------ */

struct size term_size(const struct term *t)
{
	return t->size;
}

void term_resize(struct term *t)
{
	struct winsize w;
	/* resize_term() rather than resizeterm(), which puts a key into the queue. */
	if (ioctl(t->fd, TIOCGWINSZ, &w) == 0 && w.ws_row > 0 && w.ws_col > 0)
		resize_term(w.ws_row < MOST ? w.ws_row : MOST, w.ws_col < MOST ? w.ws_col : MOST);
	t->size.rows = LINES < MOST ? (size_t)LINES : MOST;
	t->size.cols = COLS < MOST ? (size_t)COLS : MOST;
	term_redraw(t);
}

void term_redraw(struct term *t)
{
	memset(t->painted, 0, sizeof t->painted);
	clearok(curscr, TRUE);
	if (caps_sgr())
		output_shorten();
}

/* ---- Frames ---------------------------------------------------------------------------------- */

struct ff_str term_text(const struct term *t, struct ff_str text)
{
	return t->options.ascii ? ff_text_ascii(t->scratch, text) : text;
}

static uint64_t mixed(uint64_t hash, uint64_t more)
{
	return (hash ^ hash >> 32 ^ more) * 0x9e3779b97f4a7c15;
}

/* Over roles and bytes, eight of them at a time. Never 0. */
static uint64_t hash_of(const struct line *line)
{
	uint64_t hash = 0, eight;
	for (size_t i = 0; i < line->n; i++) {
		const struct span *s = &line->spans[i];
		const char *at = s->text.s, *end = at + s->text.len;
		hash = mixed(hash, (uint64_t)s->role << 32 | s->text.len);
		for (; (size_t)(end - at) >= sizeof eight; at += sizeof eight) {
			memcpy(&eight, at, sizeof eight);
			hash = mixed(hash, eight);
		}
		for (eight = 0; at < end; at++)
			eight = eight << 8 | (unsigned char)*at;
		hash = mixed(hash, eight);
	}
	return hash ? hash : 1;
}

/* Every span is put where the frame has it, so that a character that curses takes for wider or
 * narrower than we do shifts nothing but itself. */
static void paint_row(struct term *t, size_t row, const struct line *line)
{
	size_t col = 0;
	/* All of it first: where a span ended in the middle of a wide character, curses would blank
	 * its last cell when the next one takes the other half. */
	mvwhline(newscr, (int)row, 0, ' ' | t->looks[ROLE_TEXT], (int)t->size.cols);
	for (size_t i = 0; i < line->n && col < t->size.cols; i++) {
		const struct span *s = &line->spans[i];
		cells_put((int)row, (int)col, term_text(t, s->text), t->looks[s->role]);
		col += ff_text_width(s->text);
	}
}

void term_paint(struct term *t, const struct frame *f)
{
	ff_arena_reset(t->scratch);
	for (size_t row = 0; row < t->size.rows && row < f->size.rows; row++) {
		uint64_t hash = hash_of(&f->rows[row]);
		if (t->painted[row] == hash)
			continue;
		t->painted[row] = hash;
		paint_row(t, row, &f->rows[row]);
	}
}

bool term_show(struct term *t, size_t cursor_row, size_t cursor_col)
{
	size_t row = cursor_row < t->size.rows ? cursor_row : t->size.rows - 1;
	size_t col = cursor_col < t->size.cols ? cursor_col : t->size.cols - 1;
	wmove(newscr, (int)row, (int)col);
	doupdate();
	return output_send();
}
