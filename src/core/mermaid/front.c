#include <core/mermaid/front.h>
#include <core/mermaid/space.h>

/* Where the last newline of the white space at `from` ends; 0 if there is none in it. */
static size_t newline_end(struct ff_str text, size_t from)
{
	size_t end = space_end(text, from);
	while (end > from && text.s[end - 1] != '\n')
		end--;
	return end > from ? end : 0;
}

/* Where the front matter ends if the newline at `at` is followed by its closing line, else 0. */
static size_t closing_end(struct ff_str text, struct ff_str indent, size_t at)
{
	struct ff_str line = ff_str_from(text, at + 1);
	if (!ff_str_starts(line, indent) ||
	    !ff_str_starts(ff_str_from(line, indent.len), FF_STR("---")))
		return 0;
	return newline_end(text, at + 1 + indent.len + 3);
}

/* The first newline from `at` on that is followed by a closing line; FF_NONE if there is none. */
static size_t find_closing(struct ff_str text, struct ff_str indent, size_t at)
{
	size_t next;
	for (; (next = ff_str_find_char(ff_str_from(text, at), '\n')) != FF_NONE; at++) {
		at += next;
		if (closing_end(text, indent, at) > 0)
			return at;
	}
	return FF_NONE;
}

bool front_find(struct ff_str text, struct front *front)
{
	size_t at = 0, n;
	while ((n = space_len(text, at)) > 0 && text.s[at] != '\n')
		at += n;
	front->indent = ff_str_head(text, at);
	if (!ff_str_starts(ff_str_from(text, at), FF_STR("---")))
		return false;

	/* The opening takes as many blank lines as leave a closing line behind. */
	size_t open = at + 3, end = space_end(text, open), body = 0, close = FF_NONE;
	for (size_t i = open; i < end; i++) {
		if (text.s[i] != '\n')
			continue;
		size_t next = close != FF_NONE && close > i
				      ? close
				      : find_closing(text, front->indent, i + 1);
		if (next == FF_NONE)
			break;
		body = i + 1;
		close = next;
	}
	if (close == FF_NONE)
		return false;
	front->body = (struct ff_str){text.s + body, close - body};
	front->body_at = body;
	front->end = closing_end(text, front->indent, close);
	return true;
}
