/* The shapes of nodes by name. */
#ifndef CORE_MERMAID_SHAPE_H
#define CORE_MERMAID_SHAPE_H

#include <flowform/str.h>

/* The canonical name of what "@{ shape: … }" calls so; NULL if there is none. */
const char *shape_lookup(struct ff_str alias);

#endif
