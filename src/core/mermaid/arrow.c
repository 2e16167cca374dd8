#include <core/mermaid/arrow.h>
#include <core/mermaid/space.h>

enum { LONGEST = 10 };

static enum ff_tip tip_of(char c)
{
	return c == '>' || c == '<' ? FF_TIP_ARROW
	       : c == 'o'           ? FF_TIP_CIRCLE
	       : c == 'x'           ? FF_TIP_CROSS
				    : FF_TIP_NONE;
}

static size_t dots_in(struct ff_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += s.s[i] == '.';
	return n;
}

/* A whole link, or a closing part. A tail that differs from the head is not drawn, yet counts as
 * one more dash, and hides that the line is thick. */
static struct arrow read_end(struct ff_str s)
{
	struct ff_str line = ff_str_head(s, s.len - 1);
	struct arrow a = {.head = tip_of(s.s[s.len - 1])};
	if (a.head != FF_TIP_NONE && tip_of(s.s[0]) == a.head) {
		a.tail = a.head;
		line = ff_str_from(line, 1);
	}
	size_t dots = dots_in(line), length = dots > 0 ? dots : line.len - 1;
	a.length = (uint8_t)(length < LONGEST ? length : LONGEST);
	a.stroke = dots > 0           ? FF_DOTTED
		   : line.s[0] == '=' ? FF_THICK
		   : line.s[0] == '~' ? FF_INVISIBLE
				      : FF_NORMAL;
	return a;
}

struct arrow arrow_read(struct ff_str start, struct ff_str end)
{
	static const struct arrow plain = {FF_NORMAL, FF_TIP_ARROW, FF_TIP_NONE, 1};
	struct arrow a = read_end(space_trim(end));
	start = space_trim(start);
	if (start.len == 0)
		return a;
	enum ff_tip tail = tip_of(start.s[0]);
	char line = start.s[start.len - 1];
	enum ff_stroke stroke = line == '=' ? FF_THICK : line == '.' ? FF_DOTTED : FF_NORMAL;
	/* Where the two parts contradict each other Mermaid draws a plain arrow. */
	if (stroke != a.stroke ||
	    (tail != FF_TIP_NONE && (tail != a.head || a.tail != FF_TIP_NONE)))
		return plain;
	if (tail != FF_TIP_NONE)
		a.tail = tail;
	return a;
}
