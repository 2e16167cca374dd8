/* Numbers in YAML, and as JavaScript writes them. */
#ifndef CORE_MERMAID_NUMBER_H
#define CORE_MERMAID_NUMBER_H

#include <flowform/arena.h>

/* Is this plain word a number by YAML's JSON schema? */
bool number_read(struct ff_str s, double *number);

/* The shortest text that gives the same number again: "3", "0.1", "1e+21", "Infinity", "NaN". */
struct ff_str number_text(struct ff_arena *a, double number);

#endif
