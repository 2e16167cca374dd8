#include <core/mermaid/space.h>

/* A sign or letter of ASCII. */
static bool is_solid(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x7f;
}

struct ff_str space_trim(struct ff_str s)
{
	if (s.len > 0 && is_solid(s.s[0]) && is_solid(s.s[s.len - 1]))
		return s; /* as nearly all are */
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
