/* A guide as it is read from text, for tests that need the reader. */
#ifndef READS_H
#define READS_H

#include "arena.h"
#include <flowform/guide.h>

/* From statements of a chart, with ';' between them, or from a whole document. */
static const struct ff_guide *guide(const char *name, struct ff_str text)
{
	struct ff_source *source = FF_NEW(arena, struct ff_source, 1);
	struct ff_diags diags = {.arena = arena};
	bool document = ff_str_find(text, FF_STR("```")) != FF_NONE;
	source->name = document ? FF_STR("x.md") : FF_STR("x.mmd");
	source->text =
		document ? text : ff_arena_format(arena, "flowchart TD\n%.*s\n", FF_FMT(text));
	const struct ff_guide *g = ff_guide_read(arena, source, 0, &diags);
	if (!g)
		fail_msg("%s: %.*s", name, FF_FMT(diags.list[0].message));
	return g;
}

#endif
