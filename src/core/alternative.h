/* What the outcomes of a chart recommend. */
#ifndef CORE_ALTERNATIVE_H
#define CORE_ALTERNATIVE_H

#include <flowform/guide.h>

/* Fills in the guide's alternatives, and which one each of `topics` is. The guide's document, chart
 * and topics are there. */
void alternatives_make(struct ff_arena *a, struct ff_guide *g, struct ff_topic *topics);

/* For each section, the alternative that it is about, or FF_NONE. */
const size_t *alternative_sections(struct ff_arena *a, const struct ff_guide *g);

/* The alternative whose checklist a section is, FF_NONE if it is none: it is titled "Next steps",
 * holds a list, and stands in the alternative's section, at whatever depth. `about` is from
 * alternative_sections(). */
size_t alternative_of_checklist(struct ff_arena *a, const struct ff_document *doc,
				const size_t *about, size_t section);

#endif
