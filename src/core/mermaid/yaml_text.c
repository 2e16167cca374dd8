#include <core/mermaid/yaml_text.h>
#include <flowform/buf.h>

/* From the end of the private use area: nobody's label has them. */
static const struct hidden {
	struct ff_str sign, as;
} table[] = {
	{FF_STR_INIT(":"), FF_STR_INIT("\xef\xa3\xb0")},
	{FF_STR_INIT("?"), FF_STR_INIT("\xef\xa3\xb1")},
	{FF_STR_INIT("\xc2\x85"), FF_STR_INIT("\xef\xa3\xb2")},
	{FF_STR_INIT("\xe2\x80\xa8"), FF_STR_INIT("\xef\xa3\xb3")},
	{FF_STR_INIT("\xe2\x80\xa9"), FF_STR_INIT("\xef\xa3\xb4")},
};
enum { N_TABLE = sizeof table / sizeof *table, N_STARTS = 2 };

static bool is_one_of(char c, const char *list)
{
	return c && strchr(list, c);
}

/* Does a word begin at `at`, not a sign that stands alone? */
static bool begins_word(struct ff_str s, size_t at)
{
	return (at == 0 || is_one_of(s.s[at - 1], " \t\n,[{")) && at + 1 < s.len &&
	       !is_one_of(s.s[at + 1], " \t\n,[]{}\"'");
}

/* Where the quoted text ends that begins at `at`; `at` if none does. */
static size_t skip_quoted(struct ff_str s, size_t at)
{
	char quote = s.s[at];
	if ((quote != '"' && quote != '\'') || (at > 0 && !is_one_of(s.s[at - 1], " \t\n,[{:")))
		return at;
	for (size_t i = at + 1; i < s.len; i++) {
		if (s.s[i] == '\\' && quote == '"')
			i++;
		else if (s.s[i] == quote)
			return i + 1;
	}
	return at;
}

/* The row that has to be hidden at `at`. `quoted` texts only lose what would end their lines. */
static const struct hidden *find_hidden(struct ff_str s, size_t at, bool quoted)
{
	for (size_t i = 0; i < N_TABLE; i++)
		if (ff_str_starts(ff_str_from(s, at), table[i].sign))
			return i >= N_STARTS || (!quoted && begins_word(s, at)) ? &table[i] : NULL;
	return NULL;
}

/* Blanks from `at` to the end of the line, if a line begins there and a tab is among them. */
static size_t blank_line(struct ff_str s, size_t at)
{
	size_t end = at;
	bool tab = false;
	if (at > 0 && s.s[at - 1] != '\n')
		return 0;
	for (; end < s.len && (s.s[end] == ' ' || s.s[end] == '\t'); end++)
		tab = tab || s.s[end] == '\t';
	return tab && (end == s.len || s.s[end] == '\n') ? end - at : 0;
}

struct ff_str yaml_text_hide(struct ff_arena *a, struct ff_str s)
{
	struct ff_buf b = {.arena = a};
	size_t kept = 0, quoted_to = 0;
	bool changed = false;
	for (size_t at = 0; at < s.len;) {
		if (at >= quoted_to)
			quoted_to = skip_quoted(s, at);
		const struct hidden *h = find_hidden(s, at, at < quoted_to);
		size_t len = h ? h->sign.len : at < quoted_to ? 0 : blank_line(s, at);
		if (len > 0) {
			ff_buf_add(&b, (struct ff_str){s.s + kept, at - kept});
			ff_buf_add(&b, h ? h->as : FF_STR(""));
			kept = at + len;
			changed = true;
		}
		at += len > 0 ? len : 1;
	}
	ff_buf_add(&b, ff_str_from(s, kept));
	return changed ? ff_buf_str(&b) : s;
}

struct ff_str yaml_text_show(struct ff_arena *a, struct ff_str s)
{
	struct ff_buf b = {.arena = a};
	size_t kept = 0;
	for (size_t at = 0; at < s.len; at++)
		for (size_t i = 0; i < N_TABLE; i++) {
			if (!ff_str_starts(ff_str_from(s, at), table[i].as))
				continue;
			ff_buf_add(&b, (struct ff_str){s.s + kept, at - kept});
			ff_buf_add(&b, table[i].sign);
			kept = at + table[i].as.len;
			at = kept - 1;
			break;
		}
	if (kept == 0)
		return s;
	ff_buf_add(&b, ff_str_from(s, kept));
	return ff_buf_str(&b);
}
