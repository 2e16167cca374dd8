/* The result as a decision record, with the headings of MADR 4 (adr.github.io/madr). */
#ifndef VIEW_MADR_H
#define VIEW_MADR_H

#include "view/sheet.h"

/* `today` is the record's date; it may be empty. */
void madr_report(const struct panel_sight *s, struct ff_str today, struct ff_buf *out);

#endif
