/* What the guide says about a node, to be read: in full, or beside the tree. */
#ifndef VIEW_ABOUT_H
#define VIEW_ABOUT_H

#include "view/frame.h"
#include "view/marks.h"
#include "view/signs.h"
#include <flowform/guide.h>

/* How it stands in the walk: "not asked yet". */
const char *about_standing(const struct ff_guide *g, const struct ff_path *path,
			   const struct marks *marks, uint32_t node);

/* Its section, and what tables say of it. */
struct lines about_text(struct ff_arena *a, const struct ff_guide *g, uint32_t node, size_t cells,
			const struct signs *signs);

/* Its label, its answers and where they lead, and the above. */
struct lines about_lines(struct ff_arena *a, const struct ff_guide *g, uint32_t node, size_t cells,
			 const struct signs *signs);

#endif
