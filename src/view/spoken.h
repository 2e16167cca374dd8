/* The comparison for who reads it one line after the other, or listens: what it comes to first, and
 * one alternative after another in place of a table. The words are those of the sheet. */
#ifndef VIEW_SPOKEN_H
#define VIEW_SPOKEN_H

#include "view/sheet.h"

/* What the answers lead to, why, and what to do next; or what is still possible. */
struct lines spoken_summary(struct ff_arena *a, const struct panel_sight *s, size_t cells);

/* What would change it; why it is none of the others. */
struct lines spoken_changes(struct ff_arena *a, const struct panel_sight *s, size_t cells);
struct lines spoken_why_not(struct ff_arena *a, const struct panel_sight *s, size_t cells);

/* The answers given, and those set aside. */
struct lines spoken_answers(struct ff_arena *a, const struct panel_sight *s, size_t cells);

/* "1. Job, recommended": the alternatives in the comparison's order, at most `cap`. */
struct lines spoken_names(struct ff_arena *a, const struct panel_sight *s, size_t cap,
			  size_t cells);

/* All that is said of one of them, as "Criterion: text"; with `differing` only where it is not the
 * same for all. */
struct lines spoken_alternative(struct ff_arena *a, const struct panel_sight *s, size_t number,
				bool differing, size_t cells);

#endif
