#include <core/entity.h>
#include <core/mermaid/clean.h>
#include <core/mermaid/label.h>
#include <core/mermaid/space.h>
#include <core/mermaid/swap.h>
#include <flowform/buf.h>

struct ff_str label_bare(struct ff_str s)
{
	s = space_trim(s);
	if (s.len > 1 && s.s[0] == '"' && s.s[s.len - 1] == '"')
		s = (struct ff_str){s.s + 1, s.len - 2};
	return s;
}

/* Bytes of "<br>", "</BR />", "\n" (two characters) or a line end at `at`; 0 if there is none. */
static size_t break_len(struct ff_str s, size_t at)
{
	char c = s.s[at], next = at + 1 < s.len ? s.s[at + 1] : '\0';
	if (c == '\n' || c == '\r')
		return c == '\r' && next == '\n' ? 2 : 1;
	if (c == '\\')
		return next == 'n' ? 2 : 0;
	if (c != '<')
		return 0;
	size_t i = at + 1 + (next == '/');
	if (i + 2 > s.len || (s.s[i] | 0x20) != 'b' || (s.s[i + 1] | 0x20) != 'r')
		return 0;
	i = space_end(s, i + 2);
	i += i < s.len && s.s[i] == '/';
	return i < s.len && s.s[i] == '>' ? i + 1 - at : 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct ff_str trim_blanks(struct ff_str s)
{
	while (s.len > 0 && (is_blank(s.s[0]) || s.s[0] == '\n'))
		s = ff_str_from(s, 1);
	while (s.len > 0 && (is_blank(s.s[s.len - 1]) || s.s[s.len - 1] == '\n'))
		s.len--;
	return s;
}

/* Each break as '\n', without the blanks around it. */
static struct ff_str simplify_breaks(struct ff_arena *a, struct ff_str s)
{
	struct ff_buf b = {.arena = a};
	size_t kept = 0, len;
	for (size_t at = 0; at<s.len; at += len> 0 ? len : 1) {
		len = break_len(s, at);
		if (len == 0)
			continue;
		ff_buf_add(&b, (struct ff_str){s.s + kept, at - kept});
		while (b.len > 0 && is_blank(b.s[b.len - 1]))
			b.len--;
		ff_buf_add_char(&b, '\n');
		kept = at + len;
		while (kept < s.len && is_blank(s.s[kept]))
			kept++;
		len = kept - at;
	}
	if (b.len == 0)
		return trim_blanks(s);
	ff_buf_add(&b, ff_str_from(s, kept));
	return trim_blanks(ff_buf_str(&b));
}

/* The placeholders are put back, longest first. */
struct ff_str label_as_written(struct ff_arena *a, struct ff_str s)
{
	static const struct swap table[] = {
		{FF_STR_INIT(CLEAN_NUMBER), FF_STR_INIT("#")},
		{FF_STR_INIT(CLEAN_NAME), FF_STR_INIT("#")},
		{FF_STR_INIT(CLEAN_END), FF_STR_INIT(";")},
	};
	return swap_all(a, s, table, sizeof table / sizeof *table);
}

/* What may begin a break, a placeholder or an entity: most labels have none of it. */
static bool is_plain(struct ff_str s)
{
	static const bool special[256] = {['\n'] = true, ['\r'] = true, ['\\'] = true, ['<'] = true,
					  ['&'] = true,  [0xc2] = true, [0xef] = true};
	for (size_t i = 0; i < s.len; i++)
		if (special[(unsigned char)s.s[i]])
			return false;
	return true;
}

struct ff_str label_clean(struct ff_arena *a, struct ff_str s)
{
	static const struct swap table[] = {
		{FF_STR_INIT(CLEAN_NUMBER), FF_STR_INIT("&#")},
		{FF_STR_INIT(CLEAN_NAME), FF_STR_INIT("&")},
		{FF_STR_INIT(CLEAN_END), FF_STR_INIT(";")},
	};
	s = label_bare(s);
	if (is_plain(s))
		return trim_blanks(s);
	return entity_decode(
		a, swap_all(a, simplify_breaks(a, s), table, sizeof table / sizeof *table));
}
