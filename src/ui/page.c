#include "ui/page.h"

#include <flowform/text.h>
#include <form.h>

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
	field_opts_off(field, O_AUTOSKIP | O_BLANK | O_WRAP | O_EDIT); /* see view/edit */
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

/* Without memory there is no form: the frame still shows its fields, and all keys work. */
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

/* Takes a field over, `was` being what is shown now. */
static void follow(struct page_form *p, size_t i, const struct field *was, const struct field *f)
{
	if (was->role != f->role)
		set_role(p, i, f->role);
	if (!ff_str_eq(was->text, f->text))
		set_text(p, i, f);
}

/* The form's current field is the frame's. */
static void set_focus(struct page_form *p, const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->fields[i].focused && current_field(p->form) != p->fields[i])
			set_current_field(p->form, p->fields[i]);
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
	if (!p->form)
		return;
	remember(p, f);
	set_focus(p, f);
}

void page_form_forget(struct page_form *p)
{
	tear_down(p);
}

/* ---- Showing --------------------------------------------------------------------------------- */

/* Whether libform shows a text as it is: it takes each character for one cell. */
static bool is_narrow(struct ff_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.s[i] >= 0x80)
			return false;
	return true;
}

static void paint_field(struct page_form *p, const struct field *f)
{
	int top = (int)f->rect.top, left = (int)f->rect.left;
	copywin(p->window, newscr, top - (int)p->top, left - (int)p->left, top, left,
		top + (int)f->rect.rows - 1, left + (int)f->rect.cols - 1, FALSE);
}

void page_form_paint(struct page_form *p)
{
	for (size_t i = 0; p->form && i < p->n; i++) {
		const struct field *f = &p->shown[i];
		if (f->kind != FIELD_ENTRY && is_narrow(term_text(p->term, f->text)))
			paint_field(p, f); /* else the frame shows it */
	}
}
