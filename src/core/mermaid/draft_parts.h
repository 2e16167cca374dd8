/* What only the files of the draft know. */
#ifndef CORE_MERMAID_DRAFT_PARTS_H
#define CORE_MERMAID_DRAFT_PARTS_H

#include <core/mermaid/draft.h>

struct draft_edge {
	struct ff_str label;
	struct arrow arrow;
	uint32_t id; /* a name, or DRAFT_NONE */
	uint32_t from, to, at;
};

struct draft_href {
	uint32_t name;
	struct ff_str href;
};

#endif
