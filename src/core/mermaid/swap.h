/* Puts back what stands for something else while a text is read. */
#ifndef MERMAID_SWAP_H
#define MERMAID_SWAP_H

#include <flowform/buf.h>

struct swap {
	struct ff_str
		found; /* begins with no ASCII character, so that most texts are passed quickly */
	struct ff_str instead;
};

/* The text with each `found` replaced, the first that fits; `s` itself where there is none. */
struct ff_str swap_all(struct ff_arena *a, struct ff_str s, const struct swap *swaps, size_t n);

#endif
