/* What documents have and md4c does not know, in words that it does know. */
#ifndef CORE_DIALECT_H
#define CORE_DIALECT_H

#include <flowform/source.h>

/* The document from `start` on as md4c should read it:
 *
 * - `:::mermaid` blocks and `{{< mermaid >}}` shortcodes become fences, so that their lines are
 * taken for code; those in a code block or a comment stay as they are;
 * - the line under a table's header gets three dashes a cell: md4c 0.4.8 takes no fewer, GitHub
 * one.
 *
 * The excerpt's text is the source's own if there is none of it. */
struct ff_excerpt dialect_unify(struct ff_arena *a, const struct ff_source *source, size_t start);

#endif
