#include <core/mermaid/swap.h>

static const struct swap *find(struct ff_str s, const struct swap *swaps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ff_str_starts(s, swaps[i].found))
			return &swaps[i];
	return NULL;
}

struct ff_str swap_all(struct ff_arena *a, struct ff_str s, const struct swap *swaps, size_t n)
{
	struct ff_buf b = {.arena = a};
	size_t kept = 0;
	for (size_t at = 0; at < s.len; at++) {
		bool ascii = (unsigned char)s.s[at] < 0x80;
		const struct swap *swap = ascii ? NULL : find(ff_str_from(s, at), swaps, n);
		if (!swap)
			continue;
		ff_buf_add(&b, (struct ff_str){s.s + kept, at - kept});
		ff_buf_add(&b, swap->instead);
		kept = at + swap->found.len;
		at = kept - 1;
	}
	if (kept == 0)
		return s;
	ff_buf_add(&b, ff_str_from(s, kept));
	return ff_buf_str(&b);
}
