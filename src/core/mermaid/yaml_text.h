/* What libyaml reads otherwise than Mermaid's YAML reader does, hidden from it: it knows YAML 1.1,
 * where U+2028 ends a line and a word in a flow mapping cannot begin with ':' or '?'. */
#ifndef CORE_MERMAID_YAML_TEXT_H
#define CORE_MERMAID_YAML_TEXT_H

#include <flowform/arena.h>

/* The text with private characters in the place of such signs, and without blanks on lines that
 * have nothing else. Offsets may move. Returns `s` itself where nothing had to change. */
struct ff_str yaml_text_hide(struct ff_arena *a, struct ff_str s);

/* A scalar of it as it was written. */
struct ff_str yaml_text_show(struct ff_arena *a, struct ff_str s);

#endif
