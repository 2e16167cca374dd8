/* The footer: the keys that matter most where one is. */
#ifndef VIEW_FOOTER_H
#define VIEW_FOOTER_H

#include "view/keys.h"

/* As many keys as fit into `cells`, most needed first. Where they can be clicked at is added to
 * `hots`, counted from the footer's beginning. */
struct line keys_footer(struct ff_arena *a, const struct key_sight *s, size_t cells,
			struct hots *hots);

#endif
