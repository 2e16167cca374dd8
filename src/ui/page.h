/* The form of a question's page as a real one of libform. The layout comes from the frame, values
 * go in; the form keeps what has the focus. What libform can't place, wide characters in a field
 * and text that is written, is shown by the frame. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "ui/term.h"

struct page_form;

/* `scratch` may be emptied between any two calls. */
struct page_form *page_form_new(struct ff_arena *a, struct ff_arena *scratch,
				ff_no_memory *no_memory, struct term *t);
void page_form_free(struct page_form *p);

/* Makes the form be this one. It is built anew only when other fields, or fields in other places,
 * are shown. */
void page_form_set(struct page_form *p, const struct form *f);

/* Roles look otherwise now: it is built anew next time. */
void page_form_forget(struct page_form *p);

/* Puts the fields over what the frame painted in their places. */
void page_form_paint(struct page_form *p);

#endif
