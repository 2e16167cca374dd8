#include <flowform/json.h>

static void add_quoted(struct ff_buf *out, struct ff_str s)
{
	ff_buf_add_char(out, '"');
	size_t from = 0;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.s[i];
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
			continue;
		ff_buf_add(out, (struct ff_str){s.s + from, i - from});
		from = i + 1;
		if (c == '\n')
			ff_buf_add(out, FF_STR("\\n"));
		else if (c == '"' || c == '\\')
			ff_buf_add(out, (struct ff_str){(char[]){'\\', (char)c}, 2});
		else
			ff_buf_format(out, "\\u%04x", c);
	}
	ff_buf_add(out, ff_str_from(s, from));
	ff_buf_add_char(out, '"');
}

static void begin(struct ff_json *j, const char *name)
{
	if (j->comma)
		ff_buf_add_char(j->out, ',');
	j->comma = true;
	if (name) {
		add_quoted(j->out, ff_str(name));
		ff_buf_add_char(j->out, ':');
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
