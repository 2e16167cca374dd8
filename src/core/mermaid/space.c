#include <core/mermaid/space.h>

struct ff_str space_trim(struct ff_str s)
{
	s = ff_str_from(s, space_end(s, 0));
	while (s.len > 0) {
		size_t last = s.len - 1; /* where the last character begins */
		while (last > 0 && ((unsigned char)s.s[last] & 0xc0) == 0x80)
			last--;
		if (space_len(s, last) != s.len - last)
			break;
		s.len = last;
	}
	return s;
}
