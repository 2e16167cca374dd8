/* HTML's named characters: "&eacute;" in a label, "&nbsp;" in a document. */
#ifndef CORE_ENTITY_H
#define CORE_ENTITY_H

#include <flowform/arena.h>
#include <stdint.h>

/* What `name` (without "&" and ";", its case matters) stands for, as UTF-8 in `out`. Returns its
 * bytes, 0 if there is no such name. */
enum { ENTITY_MAX = 8 };
size_t entity_lookup(struct ff_str name, char out[ENTITY_MAX]);

/* The code point as UTF-8; U+FFFD for 0, surrogates and what is beyond Unicode. Returns its bytes.
 */
size_t entity_code(uint32_t code, char out[ENTITY_MAX]);

/* The text with each "&name;", "&#123;" and "&#x7b;" replaced once; what is none stays as it is.
 * Returns `s` itself where there is nothing to replace. */
struct ff_str entity_decode(struct ff_arena *a, struct ff_str s);

#endif
