#include "fence.h"
#include <flowform/text.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct ff_str skip_blanks(struct ff_str s)
{
	while (s.len > 0 && is_blank(s.s[0]))
		s = ff_str_from(s, 1);
	return s;
}

static size_t count_char(struct ff_str s, char c)
{
	size_t n = 0;
	while (n < s.len && s.s[n] == c)
		n++;
	return n;
}

/* Takes `word` off `s`, in any case; false where something else stands. */
static bool take_word(struct ff_str *s, struct ff_str word)
{
	if (s->len < word.len)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		char c = s->s[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != word.s[i])
			return false;
	}
	*s = ff_str_from(*s, word.len);
	return true;
}

bool fence_is_mermaid(struct ff_str info)
{
	info = skip_blanks(info);
	bool braced = take_word(&info, FF_STR("{"));
	if (braced)
		take_word(&info, FF_STR("."));
	if (!take_word(&info, FF_STR("mermaid")))
		return false;
	return info.len == 0 || is_blank(info.s[0]) || info.s[0] == '{' || info.s[0] == ',' ||
	       (braced && info.s[0] == '}');
}

/* `{{< NAME … >}}`, also with %. */
static bool is_shortcode(struct ff_str s, struct ff_str name)
{
	s = ff_str_trim(s);
	bool angle = take_word(&s, FF_STR("{{<"));
	if (!angle && !take_word(&s, FF_STR("{{%")))
		return false;
	s = skip_blanks(s);
	if (!take_word(&s, name) || s.len < 3)
		return false;
	struct ff_str end = ff_str_from(s, s.len - 3);
	return ff_str_eq(end, angle ? FF_STR(">}}") : FF_STR("%}}")) &&
	       (s.len == 3 || is_blank(s.s[0]));
}

struct fence_opening fence_opens(struct ff_str s)
{
	char c = s.len > 0 ? s.s[0] : '\0';
	size_t length = count_char(s, c);
	struct ff_str rest = ff_str_from(s, length);
	if ((c == '~' || c == '`') && length >= 3 &&
	    (c == '~' || ff_str_find_char(rest, '`') == FF_NONE))
		return (struct fence_opening){FENCE_CODE, c, length, fence_is_mermaid(rest)};
	if (c == ':' && length >= 3 && fence_is_mermaid(rest))
		return (struct fence_opening){FENCE_COLONS, c, length, true};
	if (c == '{' && is_shortcode(s, FF_STR("mermaid")))
		return (struct fence_opening){FENCE_SHORTCODE, c, 0, true};
	if (ff_str_starts(s, FF_STR("<!--")) && ff_str_find(s, FF_STR("-->")) == FF_NONE)
		return (struct fence_opening){FENCE_COMMENT, c, 0, false};
	return (struct fence_opening){FENCE_NONE, c, 0, false};
}

bool fence_closes(struct fence_opening o, struct ff_str s)
{
	switch (o.kind) {
	case FENCE_CODE:
	case FENCE_COLONS:
		return count_char(s, o.mark) >= o.length &&
		       skip_blanks(ff_str_from(s, count_char(s, o.mark))).len == 0;
	case FENCE_SHORTCODE: return is_shortcode(s, FF_STR("/mermaid"));
	case FENCE_COMMENT: return ff_str_find(s, FF_STR("-->")) != FF_NONE;
	case FENCE_NONE: break;
	}
	return true;
}

struct ff_str fence_line(struct ff_str line)
{
	for (;;) {
		line = skip_blanks(line);
		size_t n = 0;
		while (n < line.len && line.s[n] >= '0' && line.s[n] <= '9')
			n++;
		if (line.len > 0 && line.s[0] == '>')
			line = ff_str_from(line, 1);
		else if (n + 1 < line.len && strchr(n > 0 ? ".)" : "-+*", line.s[n]) &&
			 is_blank(line.s[n + 1]))
			line = ff_str_from(line, n + 2);
		else
			return line;
	}
}

bool fence_ends(struct ff_str text)
{
	struct ff_str line = FF_STR("");
	ff_str_cut(&text, '\n', &line);
	struct fence_opening open = fence_opens(fence_line(line));
	while (open.kind == FENCE_CODE && ff_str_cut(&text, '\n', &line))
		if (fence_closes(open, fence_line(line)))
			return true;
	return open.kind != FENCE_CODE;
}

bool fence_find(struct ff_str text, size_t *from, size_t *opened, struct ff_str *lines)
{
	struct fence_opening open = {.kind = FENCE_NONE};
	struct ff_str rest = ff_str_from(text, *from), line;
	while (ff_str_cut(&rest, '\n', &line)) {
		struct ff_str s = fence_line(line);
		size_t next = rest.s ? (size_t)(rest.s - text.s) : text.len;
		*from = next;
		if (open.kind != FENCE_NONE &&
		    (fence_closes(open, s) ||
		     fence_closes((struct fence_opening){.kind = FENCE_COMMENT}, s)))
			return true;
		if (open.kind != FENCE_NONE) {
			lines->len = next - (size_t)(lines->s - text.s);
			continue;
		}
		/* A comment may start on the line of the fence itself. */
		if (ff_str_starts(s, FF_STR("<!--")))
			s = skip_blanks(ff_str_from(s, 4));
		struct fence_opening o = fence_opens(s);
		if (!o.mermaid)
			continue;
		open = o;
		*opened = (size_t)(s.s - text.s);
		*lines = (struct ff_str){text.s + next, 0};
	}
	return open.kind != FENCE_NONE;
}
