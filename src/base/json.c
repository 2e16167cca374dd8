#include <flowform/json.h>
#include <flowform/text.h>

/* What cannot stand in a string as it is, or begins what may do harm on a terminal: C1 (c2),
 * bidirectional controls (d8, e2), separators (e2), byte order mark (ef), tags (f3). */
static bool is_special(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\' || c == 0x7f ||
	       ((unsigned char)c >= 0xc2 && strchr("\xc2\xd8\xe2\xef\xf3", c));
}

/* The first character of `s`; returns its bytes. */
static size_t add_escaped(struct ff_buf *out, struct ff_str s)
{
	struct ff_str rest = s;
	uint32_t cp = ff_text_next(&rest);
	size_t n = s.len - rest.len;
	if (cp == '\n')
		ff_buf_add(out, FF_STR("\\n"));
	else if (cp == '"' || cp == '\\')
		ff_buf_add(out, (struct ff_str){(char[]){'\\', (char)cp}, 2});
	else if (!ff_text_is_harmful(cp))
		ff_buf_add(out, ff_str_head(s, n));
	else if (cp < 0x10000)
		ff_buf_format(out, "\\u%04x", (unsigned)cp);
	else
		ff_buf_format(out, "\\u%04x\\u%04x", (unsigned)(0xd7c0 + (cp >> 10)),
			      (unsigned)(0xdc00 + (cp & 0x3ff)));
	return n;
}

static void add_quoted(struct ff_buf *out, struct ff_str s)
{
	ff_buf_add_char(out, '"');
	while (s.len > 0) {
		size_t n = 0;
		while (n < s.len && !is_special(s.s[n]))
			n++;
		ff_buf_add(out, ff_str_head(s, n));
		if (n == s.len)
			break;
		s = ff_str_from(s, n);
		s = ff_str_from(s, add_escaped(out, s));
	}
	ff_buf_add_char(out, '"');
}

/* Names are our own literals, with nothing special in them. */
static void begin(struct ff_json *j, const char *name)
{
	if (j->comma)
		ff_buf_add_char(j->out, ',');
	j->comma = true;
	if (name) {
		ff_buf_add_char(j->out, '"');
		ff_buf_add(j->out, ff_str(name));
		ff_buf_add(j->out, FF_STR("\":"));
	}
}

void ff_json_open(struct ff_json *j, const char *name, char bracket)
{
	begin(j, name);
	ff_buf_add_char(j->out, bracket);
	j->comma = false;
}

void ff_json_close(struct ff_json *j, char bracket)
{
	ff_buf_add_char(j->out, bracket);
	j->comma = true;
}

void ff_json_str(struct ff_json *j, const char *name, struct ff_str value)
{
	begin(j, name);
	add_quoted(j->out, value);
}

void ff_json_size(struct ff_json *j, const char *name, size_t value)
{
	begin(j, name);
	ff_buf_format(j->out, "%zu", value);
}

void ff_json_bool(struct ff_json *j, const char *name, bool value)
{
	begin(j, name);
	ff_buf_add(j->out, value ? FF_STR("true") : FF_STR("false"));
}

void ff_json_null(struct ff_json *j, const char *name)
{
	begin(j, name);
	ff_buf_add(j->out, FF_STR("null"));
}
