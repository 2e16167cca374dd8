/* What a link looks like: from "x--", "-.->", " ~~~ " to stroke, tips and length. */
#ifndef CORE_MERMAID_ARROW_H
#define CORE_MERMAID_ARROW_H

#include <flowform/chart.h>

struct arrow {
	uint8_t stroke;     /* enum ff_stroke */
	uint8_t head, tail; /* enum ff_tip */
	uint8_t length;
};

/* `start` is the part before a text, empty for a link without one inside. Both may have white space
 * around them. */
struct arrow arrow_read(struct ff_str start, struct ff_str end);

#endif
