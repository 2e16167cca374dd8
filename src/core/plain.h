/* A document's text without its styles, for a cell of JSON or a line of text. Addresses of links
 * stand in parentheses behind them. Both add to an output that is kept in memory. */
#ifndef CORE_PLAIN_H
#define CORE_PLAIN_H

#include <flowform/guide.h>

void plain_rich(struct ff_buf *out, struct ff_rich text);

/* Paragraphs with an empty line between them, lists with "- " or their numbers, tables as lines
 * with " | " between the cells, code as it is. Diagrams and rules are left out. */
void plain_blocks(struct ff_buf *out, const struct ff_document *doc, struct ff_extent extent);

#endif
