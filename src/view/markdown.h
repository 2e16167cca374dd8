/* The comparison as Markdown, from the same lines as the panel. */
#ifndef VIEW_MARKDOWN_H
#define VIEW_MARKDOWN_H

#include "view/sheet.h"

void markdown_report(const struct panel_sight *s, struct ff_buf *out);

#endif
