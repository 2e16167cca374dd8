/* How faults are put into words. */
#ifndef CORE_FAULT_H
#define CORE_FAULT_H

#include <flowform/diag.h>

/* A label in quotes, on one line and not too long. */
struct ff_str fault_quote(struct ff_arena *a, struct ff_str label);

/* Several of them, "A", "B" and 3 more: add each, then take the text. */
struct fault_list {
	struct ff_buf text; /* set its arena; the rest starts as zero */
	size_t n;
};
void fault_list_add(struct fault_list *l, struct ff_str label);
struct ff_str fault_list_take(struct fault_list *l);

#endif
