#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>

#define STYLE_SET                                                                                  \
	(TOKEN_SET(TOKEN_NUMBER) | TOKEN_SET(TOKEN_WORD) | TOKEN_SET(TOKEN_COLON) |                \
	 TOKEN_SET(TOKEN_SPACE) | TOKEN_SET(TOKEN_HASH) | TOKEN_SET(TOKEN_STYLE))
#define CALLBACK_SET                                                                               \
	(TOKEN_SET(TOKEN_NUMBER) | TOKEN_SET(TOKEN_LETTER) | TOKEN_SET(TOKEN_WORD) |               \
	 TOKEN_SET(TOKEN_DIRECTION) | TOKEN_SET(TOKEN_DOWN) | TOKEN_SET(TOKEN_MINUS) |             \
	 TOKEN_SET(TOKEN_COMMA) | TOKEN_SET(TOKEN_COLON) | TOKEN_SET(TOKEN_AMP) |                  \
	 TOKEN_SET(TOKEN_HASH) | TOKEN_SET(TOKEN_STAR))

static bool read_blank(struct reader *r, struct ff_str before_what)
{
	return reader_skip(r, TOKEN_SPACE) || reader_unexpected(r, before_what);
}

static bool read_id(struct reader *r, struct reader_run *id)
{
	return reader_run(r, READER_ID, id) || reader_unexpected(r, FF_STR("an id"));
}

/* "fill:#f9f,stroke-width:2px": read without effect. */
static bool read_styles(struct reader *r)
{
	do {
		if (!token_in(r->t, STYLE_SET))
			return reader_unexpected(r, FF_STR("a style such as 'fill:#eee'"));
		while (token_in(r->t, STYLE_SET))
			reader_next(r);
	} while (reader_skip(r, TOKEN_COMMA));
	return true;
}

/* A style makes a node of its id, even if that is a list. */
bool reader_style(struct reader *r)
{
	struct reader_run id;
	reader_next(r);
	if (!read_blank(r, FF_STR("a blank and an id behind 'style'")) || !read_id(r, &id) ||
	    !read_blank(r, FF_STR("a blank and a style behind the id")) || !read_styles(r))
		return false;
	draft_node(&r->draft, draft_name(&r->draft, id.text), id.at);
	return true;
}

bool reader_class_def(struct reader *r)
{
	struct reader_run id;
	reader_next(r);
	return read_blank(r, FF_STR("a blank and a name behind 'classDef'")) && read_id(r, &id) &&
	       read_blank(r, FF_STR("a blank and a style behind the name")) && read_styles(r);
}

bool reader_class(struct reader *r)
{
	struct reader_run id;
	reader_next(r);
	return read_blank(r, FF_STR("a blank and ids behind 'class'")) && read_id(r, &id) &&
	       read_blank(r, FF_STR("a blank and the name of a class behind the ids")) &&
	       read_id(r, &id);
}

/* One number of linkStyle: the link has to be there already. */
static bool read_link_number(struct reader *r)
{
	struct ff_str s = reader_text(r, r->t);
	size_t at = r->t.at, n = 0;
	if (!reader_skip(r, TOKEN_NUMBER))
		return reader_unexpected(r, FF_STR("the number of a link, or 'default'"));
	for (size_t i = 0; i < s.len && n < r->draft.edges.n; i++)
		n = n * 10 + (size_t)(s.s[i] - '0');
	if (n < r->draft.edges.n && (s.len == 1 || s.s[0] != '0'))
		return true;
	return reader_wrong(r, at, NO_LINK, s, ff_arena_format(r->arena, "%zu", r->draft.edges.n));
}

static bool read_link_numbers(struct reader *r)
{
	do
		if (!read_link_number(r))
			return false;
	while (reader_skip(r, TOKEN_COMMA));
	return true;
}

bool reader_link_style(struct reader *r)
{
	struct reader_run curve;
	reader_next(r);
	if (!read_blank(r, FF_STR("a blank and numbers of links behind 'linkStyle'")))
		return false;
	if (!reader_skip(r, TOKEN_DEFAULT) && !read_link_numbers(r))
		return false;
	if (!read_blank(r, FF_STR("a blank and a style")))
		return false;
	if (!reader_skip(r, TOKEN_INTERPOLATE))
		return read_styles(r);
	if (!read_blank(r, FF_STR("a blank and a curve behind 'interpolate'")))
		return false;
	if (!reader_run(r, CALLBACK_SET, &curve))
		return reader_unexpected(r, FF_STR("the name of a curve"));
	return !reader_skip(r, TOKEN_SPACE) || read_styles(r);
}

static void set_links(struct reader *r, struct ff_str ids, struct ff_str url)
{
	struct ff_str id;
	url = space_trim(url);
	url = url.len > 0 ? label_as_written(r->arena, url) : (struct ff_str){NULL, 0};
	while (ff_str_cut(&ids, ',', &id)) {
		draft_href(&r->draft, id, url);
	}
}

/* What may follow an address: a tooltip, a window. */
static bool read_link_tail(struct reader *r)
{
	if (!reader_skip(r, TOKEN_SPACE))
		return true;
	if (reader_skip(r, TOKEN_TARGET))
		return true;
	if (!reader_skip(r, TOKEN_STRING))
		return reader_unexpected(r, FF_STR("a quoted tooltip or '_blank'"));
	if (!reader_skip(r, TOKEN_SPACE))
		return true;
	return reader_skip(r, TOKEN_TARGET) || reader_unexpected(r, FF_STR("'_blank'"));
}

static bool read_tooltip(struct reader *r)
{
	return !reader_skip(r, TOKEN_SPACE) || reader_skip(r, TOKEN_STRING) ||
	       reader_unexpected(r, FF_STR("a quoted tooltip"));
}

bool reader_click(struct reader *r)
{
	struct ff_str ids = reader_text(r, r->t);
	struct reader_run name;
	reader_next(r);
	if (reader_skip(r, TOKEN_CALLBACK)) {
		reader_skip(r, TOKEN_ARGUMENTS);
		return read_tooltip(r);
	}
	if (reader_run(r, CALLBACK_SET, &name))
		return read_tooltip(r);
	reader_skip(r, TOKEN_HREF);
	struct ff_str url = reader_text(r, r->t);
	if (!reader_skip(r, TOKEN_STRING))
		return reader_unexpected(r, FF_STR("a quoted address or a callback"));
	if (!read_link_tail(r))
		return false;
	set_links(r, ids, url);
	return true;
}

/* The end of a statement. What stands there instead is often a bracket with a blank before it. */
bool reader_separator(struct reader *r)
{
	static const uint64_t brackets =
		TOKEN_SET(TOKEN_SQUARE) | TOKEN_SET(TOKEN_SUBROUTINE) | TOKEN_SET(TOKEN_CYLINDER) |
		TOKEN_SET(TOKEN_ROUND) | TOKEN_SET(TOKEN_STADIUM) | TOKEN_SET(TOKEN_ELLIPSE) |
		TOKEN_SET(TOKEN_DOUBLE_CIRCLE) | TOKEN_SET(TOKEN_BRACE) | TOKEN_SET(TOKEN_SLASH) |
		TOKEN_SET(TOKEN_BACKSLASH) | TOKEN_SET(TOKEN_DATA_OPEN);
	if (reader_skip(r, TOKEN_NEWLINE) || reader_skip(r, TOKEN_SEMICOLON) ||
	    r->t.kind == TOKEN_EOF)
		return true;
	if (token_in(r->t, brackets) && r->t.at > 0 && strchr(" \t", r->clean.text.s[r->t.at - 1]))
		return reader_misplaced(r, COMPLAINT_BLANK);
	bool touches = r->t.at > 0 && space_len(r->clean.text, r->t.at - 1) == 0;
	if (touches && reader_is_keyword(r))
		return reader_keyword(r);
	return reader_misplaced(r, COMPLAINT_SEPARATOR);
}
