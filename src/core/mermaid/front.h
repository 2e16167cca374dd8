/* The YAML between two lines of dashes above a flowchart. */
#ifndef CORE_MERMAID_FRONT_H
#define CORE_MERMAID_FRONT_H

#include <flowform/str.h>

struct front {
	struct ff_str body;
	struct ff_str indent; /* of the lines of dashes */
	size_t body_at;       /* in the text */
	size_t end;           /* where the chart begins */
};

/* Finds it at the very start of the text, whose newlines are '\n'. */
bool front_find(struct ff_str text, struct front *front);

#endif
