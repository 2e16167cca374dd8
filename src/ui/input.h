/* Keys, clicks and pastes, from what curses reads. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "app/wizard.h"
#include "ui/term.h"

struct input;

/* `mouse`: the terminal was asked to tell of it. */
struct input *input_new(struct ff_arena *a, const struct term *t, bool mouse);

/* The next event of what has come; false if that is not (yet) one. Does not wait, but for what an
 * Esc may be the beginning of: ESCDELAY, 25 ms unless told. A paste's text lives until the next
 * call. */
bool input_next(struct input *in, struct event *e);

/* A paste has begun and its end has not come. */
bool input_pasting(const struct input *in);

/* It will not come any more: what there is of the paste. */
struct event input_cut(struct input *in);

/* Bytes and keys that came since the beginning. */
size_t input_heard(const struct input *in);

#endif
