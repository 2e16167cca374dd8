/* The guide of a fuzz target that walks one. */
#ifndef FUZZ_GUIDE_H
#define FUZZ_GUIDE_H

#include "app/embedded.h"
#include <assert.h>
#include <flowform/guide.h>

/* The built-in one, else a small one of the target's own, which has no error. */
static inline const struct ff_guide *read_guide(struct ff_arena *a, bool built_in,
						struct ff_str small)
{
	struct ff_source *source = FF_NEW(a, struct ff_source, 1);
	struct ff_diags d = {.arena = a};
	*source =
		(struct ff_source){FF_STR("guide.md"), built_in ? embedded_guides[0].text : small};
	const struct ff_guide *g = ff_guide_read(a, source, 1, &d);
	assert(g);
	return g;
}

#endif
