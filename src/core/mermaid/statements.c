#include <core/mermaid/data.h>
#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/shape.h>
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
	draft_node(&r->draft, draft_name(&r->draft, id.text), clean_offset(&r->clean, id.at));
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
	for (size_t i = 0; i < s.len && n < r->draft.n_edges; i++)
		n = n * 10 + (size_t)(s.s[i] - '0');
	if (n < r->draft.n_edges && (s.len == 1 || s.s[0] != '0'))
		return true;
	return reader_wrong(r, at, COMPLAINT_NO_LINK, s,
			    ff_arena_format(r->arena, "%zu", r->draft.n_edges), FF_STR(""));
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
	while (ff_str_cut(&ids, ',', &id)) {
		uint32_t name = draft_find(&r->draft, id);
		if (name == DRAFT_NONE || r->draft.names[name].node == DRAFT_NONE)
			continue;
		r->draft.nodes[r->draft.names[name].node].href =
			url.len > 0 ? label_as_written(r->arena, url) : (struct ff_str){NULL, 0};
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

/* Within quotes a newline with its indent is a break. */
static void add_data_text(struct reader *r, struct ff_buf *b)
{
	struct ff_str rest = reader_text(r, r->t), line;
	for (bool first = true; ff_str_cut(&rest, '\n', &line); first = false) {
		if (!first)
			ff_buf_add(b, FF_STR("<br/>"));
		ff_buf_add(b, first ? line : ff_str_from(line, space_end(line, 0)));
		if (rest.s)
			rest = ff_str_from(rest, space_end(rest, 0));
	}
}

bool reader_data(struct reader *r, struct reader_run *run)
{
	size_t open = r->t.at;
	*run = (struct reader_run){.at = open, .joined = {.arena = r->arena}};
	ff_buf_add(&run->joined, FF_STR("{\n"));
	for (;; reader_next(r)) {
		if (r->t.kind == TOKEN_DATA)
			ff_buf_add(&run->joined, reader_text(r, r->t));
		else if (r->t.kind == TOKEN_DATA_TEXT)
			add_data_text(r, &run->joined);
		else if (r->t.kind != TOKEN_DATA_OPEN)
			break;
	}
	if (r->t.kind == TOKEN_NONE)
		return reader_wrong(r, open, COMPLAINT_UNCLOSED_DATA, reader_found(r, r->t.at),
				    FF_STR(""), FF_STR(""));
	struct ff_str inside = ff_str_from(ff_buf_str(&run->joined), 2);
	bool lines = ff_str_find_char(inside, '\n') != FF_NONE;
	ff_buf_add(&run->joined, lines ? FF_STR("\n") : FF_STR("\n}"));
	run->text = ff_str_from(ff_buf_str(&run->joined), lines ? 2 : 0);
	return true;
}

enum { SHAPE, LABEL, ICON, IMG, N_KEYS };

static bool set_shape(struct reader *r, struct ff_node *node, const struct data_value *shape,
		      size_t at)
{
	if (shape->kind == DATA_ABSENT)
		return true;
	const char *name = shape->kind == DATA_STRING ? shape_lookup(shape->text) : NULL;
	if (!name)
		return reader_wrong(r, at, COMPLAINT_SHAPE, shape->text, FF_STR(""), FF_STR(""));
	node->shape = name;
	return true;
}

bool reader_apply_data(struct reader *r, uint32_t name, const struct reader_run *run)
{
	static const char *const keys[N_KEYS] = {"shape", "label", "icon", "img"};
	struct data_value v[N_KEYS];
	struct data data = data_read(r->arena, run->text, keys, N_KEYS, v);
	if (data.failed)
		return reader_wrong(r, run->at, COMPLAINT_DATA, data.message, FF_STR(""),
				    FF_STR(""));
	if (r->draft.names[name].subgraph != DRAFT_NONE && !data.is_null)
		return true;
	struct ff_node *node = draft_node(&r->draft, name, clean_offset(&r->clean, run->at));
	if (!node)
		return true;
	if (data.is_null)
		return reader_wrong(r, run->at, COMPLAINT_DATA, FF_STR("it is empty"), FF_STR(""),
				    FF_STR(""));
	if (!set_shape(r, node, &v[SHAPE], run->at))
		return false;
	struct draft_node *draft = &r->draft.drafts[r->draft.names[name].node];
	if (v[LABEL].kind != DATA_ABSENT)
		draft_label(&r->draft, name, v[LABEL].text, clean_offset(&r->clean, run->at));
	bool picture = v[IMG].kind != DATA_ABSENT, icon = v[ICON].kind != DATA_ABSENT;
	draft->picture = draft->picture || picture;
	draft->icon = draft->icon || icon;
	if (!picture && !icon)
		return true;
	if (v[LABEL].kind == DATA_OTHER || v[LABEL].falsy)
		return reader_wrong(r, run->at, COMPLAINT_DATA,
				    FF_STR("the label of an icon has to be a text"), FF_STR(""),
				    FF_STR(""));
	if (v[LABEL].kind == DATA_ABSENT && ff_str_eq(draft->text, node->id))
		draft->text = FF_STR("");
	return true;
}
