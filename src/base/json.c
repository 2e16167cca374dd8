#include <flowform/json.h>

/* What cannot stand in a string as it is. */
static bool is_special(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

static void add_escaped(struct ff_buf *out, char c)
{
	if (c == '\n')
		ff_buf_add(out, FF_STR("\\n"));
	else if (c == '"' || c == '\\')
		ff_buf_add(out, (struct ff_str){(char[]){'\\', c}, 2});
	else
		ff_buf_format(out, "\\u%04x", (unsigned char)c);
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
		add_escaped(out, s.s[n]);
		s = ff_str_from(s, n + 1);
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
