/* The comparison as Markdown, from the same lines as the panel; and what other reports in Markdown
 * are made of. */
#ifndef VIEW_MARKDOWN_H
#define VIEW_MARKDOWN_H

#include "view/sheet.h"

/* Text from outside, made harmless, on one line, and kept from being markup. */
void markdown_text(struct ff_buf *out, struct ff_str s);

/* Lines as what follows an item's first words: items among them as items below it. */
void markdown_nested(struct ff_buf *out, const struct lines *lines);

/* The signs that are Markdown's own marks. */
struct signs markdown_signs(const struct signs *signs);

void markdown_report(const struct panel_sight *s, struct ff_buf *out);

#endif
