/* The session line by line, on the state of the same wizard: a line is typed, text is said. For
 * screen readers, terminals without a screen, and pipes: there is no sign that is no word, and no
 * control character but the line's end.
 *
 * At a question a line is first looked for among the answers' labels, then the words of the
 * commands ("back"), the answers' numbers and beginnings, at last the letters of the commands
 * ("b"): a letter that an answer begins with means the answer, and the prompt names the command by
 * its word. */
#ifndef APP_PLAIN_H
#define APP_PLAIN_H

#include "app/wizard.h"
#include <flowform/buf.h>

/* Bytes of a line that are taken; what is longer is refused. */
enum { LONGEST_LINE = 4096 };

struct plain;

/* Lives in `a`; the wizard lives as long. With `ascii` nothing else is said. */
struct plain *plain_new(struct ff_arena *a, struct wizard *w, bool ascii);
void plain_free(struct plain *p);

/* Lines are at most `cells` wide from now on. */
void plain_set_width(struct plain *p, size_t cells);

/* Says where the session stands, at its start and when it comes from the screen; `message` before
 * it, where there is one. */
void plain_begin(struct plain *p, struct ff_str message, struct ff_buf *out);

/* What comes of a line, the next prompt included. EFFECT_END: it is over; EFFECT_SWITCH: it is to
 * go on on the screen. */
enum effect plain_line(struct plain *p, struct ff_str line, struct ff_buf *out);

/* What was typed, where nobody else shows it. */
void plain_echo(struct plain *p, struct ff_str line, struct ff_buf *out);

/* A line had more than LONGEST_LINE bytes. */
void plain_too_long(struct plain *p, struct ff_buf *out);

/* The prompt again. */
void plain_prompt(struct plain *p, struct ff_buf *out);

/* Whether the result as it is now was said last, so that it need not be said again. */
bool plain_told(const struct plain *p);

#endif
