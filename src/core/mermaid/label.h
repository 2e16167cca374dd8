/* Labels as people see them. */
#ifndef CORE_MERMAID_LABEL_H
#define CORE_MERMAID_LABEL_H

#include <flowform/arena.h>

/* The text as Mermaid keeps it: without white space and one pair of quotes around it. */
struct ff_str label_bare(struct ff_str s);

/* The same with breaks as '\n', blanks beside them dropped, and entities decoded. Returns a part of
 * `s` where nothing else had to change. */
struct ff_str label_clean(struct ff_arena *a, struct ff_str s);

/* With placeholders of clean.h put back to what was written, nothing decoded. */
struct ff_str label_as_written(struct ff_arena *a, struct ff_str s);

#endif
