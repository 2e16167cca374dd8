#include "ui/page.h"
#include "view/keys.h"

#include <flowform/text.h>
#include <form.h>
#include <unistr.h>
#include <wchar.h>
#include <wctype.h>

/* Cells of the longest note. */
enum { LONGEST_NOTE = 1000 };

struct page_form {
	struct term *term;
	struct ff_arena *scratch;
	struct ff_arena *arena; /* of `fields`; emptied with the form */
	FORM *form;             /* NULL: none is shown */
	FIELD **fields;
	WINDOW *window;   /* a pad: libform paints into it, it is never shown by itself */
	size_t top, left; /* of the window, on the screen */
	struct ff_arena *memory, *spare; /* of `shown`, and of what will be shown next */
	struct field *shown;
	size_t n;
	bool written; /* the note was changed here, and the frame does not show it yet */
};

struct page_form *page_form_new(struct ff_arena *a, struct ff_arena *scratch,
				ff_no_memory *no_memory, struct term *t)
{
	struct page_form *p = FF_NEW(a, struct page_form, 1);
	p->term = t;
	p->scratch = scratch;
	p->arena = ff_arena_new(no_memory, NULL);
	p->memory = ff_arena_new(no_memory, NULL);
	p->spare = ff_arena_new(no_memory, NULL);
	return p;
}

/* The form goes before its fields, and those before the window. */
static void tear_down(struct page_form *p)
{
	if (p->form) {
		unpost_form(p->form);
		free_form(p->form);
	}
	for (size_t i = 0; p->fields && i < p->n; i++)
		if (p->fields[i])
			free_field(p->fields[i]);
	if (p->window)
		delwin(p->window);
	p->form = NULL;
	p->fields = NULL;
	p->window = NULL;
	p->n = 0;
	ff_arena_reset(p->arena);
}

void page_form_free(struct page_form *p)
{
	tear_down(p);
	ff_arena_free(p->arena);
	ff_arena_free(p->memory);
	ff_arena_free(p->spare);
}

/* ---- Building -------------------------------------------------------------------------------- */

/* The text as libform keeps that of a field with several rows: one after the other, each filled up
 * with blanks. */
static char *buffer_text(struct page_form *p, const struct field *f)
{
	struct ff_buf b = {.arena = p->scratch};
	struct ff_str rest = term_text(p->term, f->text), line;
	for (size_t row = 0; row < f->rect.rows && ff_str_cut(&rest, '\n', &line); row++) {
		line.len = ff_text_fit(line, f->rect.cols);
		ff_buf_add(&b, line);
		if (f->kind != FIELD_NOTE)
			ff_buf_repeat(&b, ' ', f->rect.cols - ff_text_width(line));
	}
	ff_buf_add_char(&b, '\0');
	return b.s;
}

static void set_text(struct page_form *p, size_t i, const struct field *f)
{
	set_field_buffer(p->fields[i], 0, buffer_text(p, f));
}

static void set_role(struct page_form *p, size_t i, enum role role)
{
	chtype look = (chtype)term_look(p->term, role);
	set_field_fore(p->fields[i], look);
	set_field_back(p->fields[i], look);
}

static bool make_field(struct page_form *p, size_t i, const struct field *f)
{
	FIELD *field = new_field((int)f->rect.rows, (int)f->rect.cols, (int)(f->rect.top - p->top),
				 (int)(f->rect.left - p->left), 0, 0);
	p->fields[i] = field;
	if (!field)
		return false;
	field_opts_off(field, O_AUTOSKIP | O_BLANK | O_WRAP);
	if (f->kind == FIELD_NOTE) {
		field_opts_off(field, O_STATIC);
		set_max_field(field, LONGEST_NOTE);
	} else {
		field_opts_off(field, O_EDIT);
	}
	set_text(p, i, f);
	set_role(p, i, f->role);
	return true;
}

/* The smallest rectangle around all fields; false if one of them is empty. */
static bool bounds(const struct form *f, struct rect *r)
{
	size_t bottom = 0, right = 0;
	*r = (struct rect){SIZE_MAX, SIZE_MAX, 0, 0};
	for (size_t i = 0; i < f->n; i++) {
		const struct rect *field = &f->fields[i].rect;
		if (field->rows == 0 || field->cols == 0)
			return false;
		r->top = field->top < r->top ? field->top : r->top;
		r->left = field->left < r->left ? field->left : r->left;
		if (field->top + field->rows > bottom)
			bottom = field->top + field->rows;
		if (field->left + field->cols > right)
			right = field->left + field->cols;
	}
	r->rows = bottom - r->top;
	r->cols = right - r->left;
	return f->n > 0;
}

/* Without memory there is no form: the frame still shows its fields, and all keys but those of the
 * note work. */
static void build(struct page_form *p, const struct form *f)
{
	struct rect r;
	if (!bounds(f, &r))
		return;
	p->top = r.top;
	p->left = r.left;
	p->n = f->n;
	p->fields = FF_NEW(p->arena, FIELD *, f->n + 1);
	p->window = newpad((int)r.rows, (int)r.cols);
	for (size_t i = 0; i < f->n; i++)
		if (!p->window || !make_field(p, i, &f->fields[i])) {
			tear_down(p);
			return;
		}
	p->form = new_form(p->fields);
	bool made = p->form && set_form_win(p->form, p->window) == E_OK &&
		    set_form_sub(p->form, p->window) == E_OK && post_form(p->form) == E_OK;
	if (!made) {
		tear_down(p);
		return;
	}
	form_opts_off(p->form, O_BS_OVERLOAD | O_NL_OVERLOAD);
	form_driver(p->form, REQ_INS_MODE);
}

/* ---- Following the frame --------------------------------------------------------------------- */

static bool same_places(const struct page_form *p, const struct form *f)
{
	if (p->n != f->n)
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (p->shown[i].kind != f->fields[i].kind ||
		    memcmp(&p->shown[i].rect, &f->fields[i].rect, sizeof f->fields[i].rect) != 0)
			return false;
	return true;
}

/* Takes a field over, `was` being what is shown now. A note that was written here comes back by the
 * frame: it is in the field already, and the cursor must not move. */
static void follow(struct page_form *p, size_t i, const struct field *was, const struct field *f)
{
	if (was->role != f->role)
		set_role(p, i, f->role);
	if (!ff_str_eq(was->text, f->text) && !(f->kind == FIELD_NOTE && p->written))
		set_text(p, i, f);
}

static void set_focus(struct page_form *p, const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->fields[i].focused && current_field(p->form) != p->fields[i]) {
			set_current_field(p->form, p->fields[i]);
			if (f->fields[i].kind == FIELD_NOTE)
				form_driver(p->form, REQ_END_LINE);
		}
}

static void remember(struct page_form *p, const struct form *f)
{
	struct ff_arena *full = p->memory;
	p->memory = p->spare;
	p->spare = full;
	ff_arena_reset(p->memory);
	p->shown = FF_NEW(p->memory, struct field, f->n);
	for (size_t i = 0; i < f->n; i++) {
		p->shown[i] = f->fields[i];
		p->shown[i].text = ff_arena_copy(p->memory, f->fields[i].text);
	}
}

void page_form_set(struct page_form *p, const struct form *f)
{
	if (p->form && same_places(p, f)) {
		for (size_t i = 0; i < f->n; i++)
			follow(p, i, &p->shown[i], &f->fields[i]);
	} else {
		tear_down(p);
		build(p, f);
	}
	p->written = false;
	if (!p->form)
		return;
	remember(p, f);
	set_focus(p, f);
}

/* ---- Showing --------------------------------------------------------------------------------- */

/* The field that has the focus, if it is the note; else NULL. */
static const struct field *note_of(const struct page_form *p)
{
	for (size_t i = 0; p->form && i < p->n; i++)
		if (p->shown[i].kind == FIELD_NOTE && p->shown[i].focused)
			return &p->shown[i];
	return NULL;
}

bool page_form_writing(const struct page_form *p)
{
	return note_of(p) != NULL;
}

/* The empty part of the note's field. libform could do it (set_field_pad), but would then take each
 * '_' that is written for an empty place. */
static void paint_empty(const struct page_form *p, const struct field *f)
{
	int row = (int)f->rect.top, left = (int)f->rect.left;
	chtype pad = '_' | (chtype)term_look(p->term, f->role);
	for (int col = left + (int)f->rect.cols - 1; col >= left; col--) {
		if ((mvwinch(stdscr, row, col) & A_CHARTEXT) != ' ')
			break;
		mvwaddch(stdscr, row, col, pad);
	}
}

static void paint_field(struct page_form *p, const struct field *f)
{
	int top = (int)f->rect.top, left = (int)f->rect.left;
	copywin(p->window, stdscr, top - (int)p->top, left - (int)p->left, top, left,
		top + (int)f->rect.rows - 1, left + (int)f->rect.cols - 1, FALSE);
}

void page_form_paint(struct page_form *p)
{
	for (size_t i = 0; p->form && i < p->n; i++) {
		const struct field *f = &p->shown[i];
		if (f->kind != FIELD_NOTE) {
			paint_field(p, f);
		} else if (f->focused) { /* else the frame shows its beginning, and that there is
					    more */
			paint_field(p, f);
			paint_empty(p, f);
			term_forget(p->term, f->rect.top);
		}
	}
}

void page_form_cursor(const struct page_form *p, size_t *row, size_t *col)
{
	pos_form_cursor(p->form);
	*row = p->top + (size_t)getcury(p->window);
	*col = p->left + (size_t)getcurx(p->window);
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* The note as it stands in the field, without the blanks that fill it up. */
static struct ff_str note_text(struct page_form *p)
{
	form_driver(p->form, REQ_VALIDATION);
	const char *text = field_buffer(current_field(p->form), 0);
	struct ff_str s = text ? ff_str(text) : FF_STR("");
	while (s.len > 0 && s.s[s.len - 1] == ' ')
		s.len--;
	return ff_arena_copy(p->scratch, s);
}

/* Cells between the beginning of the note and the cursor. libform has no function that tells. */
static size_t cursor_cells(const struct page_form *p)
{
	return (size_t)p->form->curcol;
}

/* What stands before the cursor. */
static struct ff_str before_cursor(struct page_form *p)
{
	struct ff_str text = note_text(p);
	return ff_str_head(text, ff_text_fit(text, cursor_cells(p)));
}

static void go_right(struct page_form *p)
{
	if (cursor_cells(p) < ff_text_width(note_text(p)))
		form_driver(p->form, REQ_NEXT_CHAR);
}

static void erase_to_beginning(struct page_form *p)
{
	while (cursor_cells(p) > 0 && form_driver(p->form, REQ_DEL_PREV) == E_OK)
		;
}

/* The word before the cursor, and blanks between. */
static void erase_word(struct page_form *p)
{
	bool in_word = false;
	for (;;) {
		struct ff_str left = before_cursor(p);
		bool blank = cursor_cells(p) > ff_text_width(left) || left.len == 0 ||
			     left.s[left.len - 1] == ' ';
		if (cursor_cells(p) == 0 || (in_word && blank))
			return;
		in_word = !blank;
		if (form_driver(p->form, REQ_DEL_PREV) != E_OK)
			return;
	}
}

static const struct {
	uint32_t key;
	int request; /* of libform; 0: `act` */
	void (*act)(struct page_form *p);
} edits[] = {
	{KEY_ID_LEFT, REQ_PREV_CHAR, NULL},
	{CONTROL('B'), REQ_PREV_CHAR, NULL},
	{KEY_ID_RIGHT, 0, go_right},
	{CONTROL('F'), 0, go_right},
	{KEY_ID_HOME, REQ_BEG_LINE, NULL},
	{CONTROL('A'), REQ_BEG_LINE, NULL},
	{KEY_ID_END, REQ_END_LINE, NULL},
	{CONTROL('E'), REQ_END_LINE, NULL},
	{KEY_ID_BACKSPACE, REQ_DEL_PREV, NULL},
	{KEY_ID_DELETE, REQ_DEL_CHAR, NULL},
	{CONTROL('D'), REQ_DEL_CHAR, NULL},
	{CONTROL('K'), REQ_CLR_EOL, NULL},
	{CONTROL('U'), 0, erase_to_beginning},
	{CONTROL('W'), 0, erase_word},
};

/* libform would give a combining character a cell of its own: it goes into the text, and all of
 * that into the field again. */
static void add_combining(struct page_form *p, uint32_t c)
{
	char utf8[4];
	struct ff_str text = note_text(p), left = before_cursor(p);
	size_t cells = cursor_cells(p);
	int n = u8_uctomb((uint8_t *)utf8, c, sizeof utf8);
	if (left.len == 0 || n <= 0)
		return;
	struct ff_str all = ff_arena_format(p->scratch, "%.*s%.*s%.*s", FF_FMT(left), n, utf8,
					    FF_FMT(ff_str_from(text, left.len)));
	set_field_buffer(current_field(p->form), 0, all.s);
	while (cursor_cells(p) < cells && form_driver(p->form, REQ_NEXT_CHAR) == E_OK)
		;
}

static void type(struct page_form *p, uint32_t c)
{
	if (!iswprint((wint_t)c))
		return;
	if (wcwidth((wchar_t)c) == 0)
		add_combining(p, c);
	else
		form_driver_w(p->form, OK, (wchar_t)c);
}

static void edit(struct page_form *p, uint32_t key)
{
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		if (edits[i].key != key)
			continue;
		if (edits[i].act)
			edits[i].act(p);
		else
			form_driver(p->form, edits[i].request);
		return;
	}
	if (key >= ' ' && key < KEY_ID_UP)
		type(p, key);
}

/* What an edit made of the note that was. */
static bool changed(struct page_form *p, struct ff_str was, struct ff_str *note)
{
	*note = note_text(p);
	bool other = !ff_str_eq(was, *note);
	p->written = p->written || other;
	return other;
}

bool page_form_key(struct page_form *p, uint32_t key, struct ff_str *note)
{
	if (!page_form_writing(p))
		return false;
	struct ff_str was = note_text(p);
	edit(p, key);
	return changed(p, was, note);
}

bool page_form_insert(struct page_form *p, struct ff_str text, struct ff_str *note)
{
	if (!page_form_writing(p))
		return false;
	struct ff_str was = note_text(p);
	while (text.len > 0)
		type(p, ff_text_next(&text));
	return changed(p, was, note);
}
