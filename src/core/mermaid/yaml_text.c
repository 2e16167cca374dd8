#include <core/mermaid/swap.h>
#include <core/mermaid/yaml_text.h>
#include <flowform/buf.h>

/* From the end of the private use area: nobody's label has them. */
static const struct swap table[] = {
	{FF_STR_INIT("\xef\xa3\xb0"), FF_STR_INIT(":")},
	{FF_STR_INIT("\xef\xa3\xb1"), FF_STR_INIT("?")},
	{FF_STR_INIT("\xef\xa3\xb2"), FF_STR_INIT("\xc2\x85")},
	{FF_STR_INIT("\xef\xa3\xb3"), FF_STR_INIT("\xe2\x80\xa8")},
	{FF_STR_INIT("\xef\xa3\xb4"), FF_STR_INIT("\xe2\x80\xa9")},
};
enum { N_TABLE = sizeof table / sizeof *table, N_STARTS = 2 };

static bool is_one_of(char c, const char *list)
{
	return c && strchr(list, c);
}

/* May something begin at `at`? */
static bool begins_item(struct ff_str s, size_t at)
{
	return at == 0 || is_one_of(s.s[at - 1], " \t\n,[{");
}

/* Does a word begin at `at`, not a sign that stands alone? */
static bool begins_word(struct ff_str s, size_t at)
{
	return begins_item(s, at) && at + 1 < s.len && !is_one_of(s.s[at + 1], " \t\n,[]{}\"'");
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
static const struct swap *find_hidden(struct ff_str s, size_t at, bool quoted)
{
	for (size_t i = 0; i < N_TABLE; i++)
		if (ff_str_starts(ff_str_from(s, at), table[i].instead))
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

static bool is_flow_sign(char c)
{
	return is_one_of(c, ",[]{}");
}

/* What has to stand at `at` of a flow mapping so that libyaml reads it as the other does: a key
 * that is missing is null; a tag, or a '-', with nothing behind it is an error. */
static struct ff_str find_missing(struct ff_str s, size_t at)
{
	char next = at + 1 < s.len ? s.s[at + 1] : '\0';
	size_t before = at;
	while (before > 0 && is_one_of(s.s[before - 1], " \t\n"))
		before--;
	bool first = before > 0 && is_one_of(s.s[before - 1], ",{");
	if (s.s[at] == ':' && first && !begins_word(s, at))
		return FF_STR("~");
	if (s.s[at] == '-' && begins_item(s, at) && is_flow_sign(next))
		return FF_STR("%");
	if (!is_flow_sign(s.s[at]))
		return (struct ff_str){NULL, 0};
	size_t word = at;
	while (word > 0 && !is_one_of(s.s[word - 1], " \t\n") && !is_flow_sign(s.s[word - 1]))
		word--;
	bool tag = word < at && s.s[word] == '!' && s.s[word + 1] != '<'; /* "!<…>" may have all */
	return tag ? FF_STR("\"") : (struct ff_str){NULL, 0};
}

/* A pass over a text that is changed. */
struct hiding {
	struct ff_buf out;
	struct ff_str in;
	size_t kept; /* what is before stands in `out`, hidden */
};

static void put(struct hiding *h, size_t at, struct ff_str with, size_t instead_of)
{
	ff_buf_add(&h->out, (struct ff_str){h->in.s + h->kept, at - h->kept});
	ff_buf_add(&h->out, with);
	h->kept = at + instead_of;
}

struct ff_str yaml_text_hide(struct ff_arena *a, struct ff_str s)
{
	struct hiding h = {.out = {.arena = a}, .in = s};
	bool flow = s.len > 0 && s.s[0] == '{';
	size_t quoted_to = 0;
	for (size_t at = 0; at<s.len; at = h.kept> at ? h.kept : at + 1) {
		if (at >= quoted_to)
			quoted_to = skip_quoted(s, at);
		bool quoted = at < quoted_to;
		const struct swap *sign = find_hidden(s, at, quoted);
		struct ff_str missing = {NULL, 0};
		if (flow && !quoted && !sign)
			missing = find_missing(s, at);
		if (sign)
			put(&h, at, sign->found, sign->instead.len);
		else if (missing.s)
			put(&h, at, missing, 0);
		else if (!quoted && blank_line(s, at) > 0)
			put(&h, at, FF_STR(""), blank_line(s, at));
	}
	if (h.out.len == 0 && h.kept == 0)
		return s;
	put(&h, s.len, FF_STR(""), 0);
	return ff_buf_str(&h.out);
}

struct ff_str yaml_text_show(struct ff_arena *a, struct ff_str s)
{
	return swap_all(a, s, table, N_TABLE);
}
