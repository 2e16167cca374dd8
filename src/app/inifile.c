#include "app/inifile.h"

#include <ini.h>

enum { NO_MEMORY = -2 }; /* what inih returns then */

/* inih asks for the file line by line and calls back for each entry before it asks for the next
 * line, so the reader always knows where the entry stands. */
struct reader {
	const struct ff_source *source;
	struct ff_diags *diags;
	ini_use *use;
	void *context;
	struct ff_str rest;
	const char *line; /* inih's own copy of the current line: names and values point into it */
	size_t at, len;   /* that line in the file, and its length */
	bool expected;    /* it looks like an entry, and no entry came of it yet */
};

static void report(struct reader *r, const char *id, const char *message)
{
	ff_diag_add(r->diags, FF_ERROR, id, r->source, r->at, "%s", message);
}

static void check_last(struct reader *r)
{
	if (r->expected)
		report(r, "ini-line", "expected '[SECTION]', 'NAME = VALUE' or a comment");
	r->expected = false;
}

/* What inih wants in place of fgets(): `room` counts the NUL. Blanks at a line's beginning are left
 * out: inih would take the line for more of the value above it. */
static char *next_line(char *to, int room, void *context)
{
	struct reader *r = context;
	struct ff_str line;
	check_last(r);
	if (!ff_str_cut(&r->rest, '\n', &line))
		return NULL;
	struct ff_str content = ff_str_trim(line);
	if (r->at == FF_NONE && ff_str_starts(content, FF_STR("\xef\xbb\xbf")))
		content = ff_str_from(content, 3);
	r->at = (size_t)(content.s - r->source->text.s);
	if (content.len >= (size_t)room) {
		report(r, "ini-line", "this line is too long");
		content.len = 0;
	}
	memcpy(to, content.s, content.len);
	to[content.len] = '\0';
	r->line = to;
	r->len = content.len;
	bool closed = ff_str_find_char(content, ']') != FF_NONE;
	r->expected =
		content.len > 0 && !strchr(";#", content.s[0]) && !(content.s[0] == '[' && closed);
	return to;
}

static size_t offset_of(const struct reader *r, const char *part)
{
	bool inside = part >= r->line && part <= r->line + r->len;
	return inside ? r->at + (size_t)(part - r->line) : r->at;
}

static int got_entry(void *context, const char *section, const char *name, const char *value)
{
	struct reader *r = context;
	struct ini_entry entry = {ff_str(section), ff_str(name), ff_str(value), offset_of(r, name),
				  offset_of(r, value)};
	r->expected = false;
	r->use(r->context, &entry);
	return 1;
}

void ini_read(const struct ff_source *source, struct ff_diags *d, ini_use *use, void *context)
{
	struct reader r = {source, d, use, context, source->text, .at = FF_NONE};
	if (ini_parse_stream(next_line, &r, got_entry, &r) == NO_MEMORY)
		ff_arena_exhausted(d->arena);
}
