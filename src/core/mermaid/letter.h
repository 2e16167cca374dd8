/* Which letters beyond ASCII an id may have. */
#ifndef CORE_MERMAID_LETTER_H
#define CORE_MERMAID_LETTER_H

#include <flowform/text.h>

bool letter_is(uint32_t cp);

/* Bytes of the letter beyond ASCII that `s` begins with; 0 if there is none. */
size_t letter_len(struct ff_str s);

#endif
