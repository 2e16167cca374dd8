#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>

static const struct bracket {
	enum token_kind open, close;
	const char *shape;
	struct ff_str signs, closing;
} brackets[] = {
	{TOKEN_SQUARE, TOKEN_SQUARE_END, "rect", FF_STR_INIT("["), FF_STR_INIT("]")},
	{TOKEN_ROUND, TOKEN_ROUND_END, "rounded", FF_STR_INIT("("), FF_STR_INIT(")")},
	{TOKEN_BRACE, TOKEN_BRACE_END, "diam", FF_STR_INIT("{"), FF_STR_INIT("}")},
	{TOKEN_STADIUM, TOKEN_STADIUM_END, "stadium", FF_STR_INIT("(["), FF_STR_INIT("])")},
	{TOKEN_SUBROUTINE, TOKEN_SUBROUTINE_END, "subroutine", FF_STR_INIT("[["),
	 FF_STR_INIT("]]")},
	{TOKEN_CYLINDER, TOKEN_CYLINDER_END, "cyl", FF_STR_INIT("[("), FF_STR_INIT(")]")},
	{TOKEN_ELLIPSE, TOKEN_ELLIPSE_END, "ellipse", FF_STR_INIT("(-"), FF_STR_INIT("-)")},
	{TOKEN_DOUBLE_CIRCLE, TOKEN_DOUBLE_CIRCLE_END, "dbl-circ", FF_STR_INIT("((("),
	 FF_STR_INIT(")))")},
	{TOKEN_FLAG, TOKEN_SQUARE_END, "odd", FF_STR_INIT(">"), FF_STR_INIT("]")},
	{TOKEN_PROPERTIES, TOKEN_SQUARE_END, "rect", FF_STR_INIT("[|"), FF_STR_INIT("]")},
	{TOKEN_SLASH, TOKEN_SLASH_END, "lean-r", FF_STR_INIT("[/"), FF_STR_INIT("/]")},
	{TOKEN_SLASH, TOKEN_BACKSLASH_END, "trap-b", FF_STR_INIT("[/"), FF_STR_INIT("\\]")},
	{TOKEN_BACKSLASH, TOKEN_BACKSLASH_END, "lean-l", FF_STR_INIT("[\\"), FF_STR_INIT("\\]")},
	{TOKEN_BACKSLASH, TOKEN_SLASH_END, "trap-t", FF_STR_INIT("[\\"), FF_STR_INIT("/]")},
};

/* Those that are written twice. */
static const struct bracket circle = {TOKEN_ROUND, TOKEN_ROUND_END, "circle", FF_STR_INIT("(("),
				      FF_STR_INIT("))")};
static const struct bracket hexagon = {TOKEN_BRACE, TOKEN_BRACE_END, "hex", FF_STR_INIT("{{"),
				       FF_STR_INIT("}}")};

static const struct bracket *find_bracket(enum token_kind open)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (brackets[i].open == open)
			return &brackets[i];
	return NULL;
}

/* Says why a label did not end where it should. `open` is where its bracket stands. */
static bool label_wrong(struct reader *r, const struct bracket *b, size_t open, bool empty)
{
	struct ff_str text = r->clean.text;
	size_t at = r->t.at;
	struct ff_str between = {text.s + open, at - open};
	size_t newline = ff_str_find_char(between, '\n');
	bool ended = newline != FF_NONE || space_end(text, at) == text.len;
	if (r->t.kind == b->close && empty)
		return reader_wrong(r, open, COMPLAINT_EMPTY_LABEL, b->signs, b->closing,
				    FF_STR(""));
	if (ended) {
		size_t end = newline != FF_NONE ? open + newline : at;
		return reader_wrong(r, open, COMPLAINT_UNCLOSED_LABEL, b->signs, b->closing,
				    reader_found(r, end));
	}
	if (text.s[at] == '"' || r->t.kind == TOKEN_STRING)
		return reader_wrong(r, at - (r->t.kind == TOKEN_STRING), COMPLAINT_LABEL_QUOTE,
				    FF_STR(""), FF_STR(""), FF_STR(""));
	if (r->t.kind == TOKEN_OTHER)
		return reader_wrong(r, space_end(text, at), COMPLAINT_LABEL_TILDES, FF_STR(""),
				    FF_STR(""), FF_STR(""));
	return reader_wrong(r, at, COMPLAINT_LABEL_SIGN, reader_found(r, at), b->closing,
			    FF_STR(""));
}

static bool check_length(struct reader *r, const struct reader_run *run)
{
	if (run->text.len <= MERMAID_LABEL)
		return true;
	return reader_wrong(r, run->at, COMPLAINT_TOO_LONG,
			    ff_arena_format(r->arena, "%d", MERMAID_LABEL),
			    ff_arena_format(r->arena, "%zu", run->text.len), FF_STR(""));
}

/* "[|name:value|": the two words have no effect. */
static bool read_properties(struct reader *r)
{
	static const enum token_kind kinds[] = {TOKEN_WORD, TOKEN_COLON, TOKEN_WORD, TOKEN_PIPE};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!reader_skip(r, kinds[i]))
			return reader_unexpected(r, FF_STR("'name:value|' behind '[|'"));
	return true;
}

/* The closing bracket; which one it is settles the shape of slanted ones. */
static bool read_closing(struct reader *r, const struct bracket **b)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		if (brackets[i].open != (*b)->open || brackets[i].close != r->t.kind)
			continue;
		if ((*b)->open == TOKEN_SLASH || (*b)->open == TOKEN_BACKSLASH)
			*b = &brackets[i];
		reader_next(r);
		return true;
	}
	return false;
}

static void take_label(struct reader *r, uint32_t name, const char *shape,
		       const struct reader_run *run)
{
	struct ff_node *node = draft_node(&r->draft, name, clean_offset(&r->clean, run->at));
	if (!node)
		return;
	node->shape = shape;
	draft_label(&r->draft, name, label_bare(run->text), clean_offset(&r->clean, run->at));
}

/* Brackets and label behind an id, if there are any. */
static bool read_shape(struct reader *r, uint32_t name)
{
	const struct bracket *b = find_bracket(r->t.kind);
	size_t open = r->t.at;
	struct reader_run run;
	if (!b)
		return true;
	reader_next(r);
	if (b->open == TOKEN_PROPERTIES && !read_properties(r))
		return false;
	bool twice = r->t.kind == b->open && (b->open == TOKEN_ROUND || b->open == TOKEN_BRACE);
	if (twice) {
		b = b->open == TOKEN_ROUND ? &circle : &hexagon;
		reader_next(r);
	}
	bool empty = !reader_label(r, &run);
	if (empty || !read_closing(r, &b) || (twice && !read_closing(r, &b)))
		return label_wrong(r, b, open, empty);
	if (!check_length(r, &run))
		return false;
	take_label(r, name, b->shape, &run);
	return true;
}

static bool node_wrong(struct reader *r)
{
	static const uint64_t keywords = TOKEN_SET(TOKEN_STYLE) | TOKEN_SET(TOKEN_LINK_STYLE) |
					 TOKEN_SET(TOKEN_CLASS_DEF) | TOKEN_SET(TOKEN_CLASS) |
					 TOKEN_SET(TOKEN_GRAPH) | TOKEN_SET(TOKEN_SUBGRAPH) |
					 TOKEN_SET(TOKEN_END);
	if (token_in(r->t, keywords) || r->t.kind == TOKEN_TARGET || r->t.kind == TOKEN_INTERPOLATE)
		return reader_wrong(r, r->t.at, COMPLAINT_KEYWORD, space_trim(reader_text(r, r->t)),
				    FF_STR(""), FF_STR(""));
	return reader_unexpected(r, FF_STR("a node"));
}

/* "A", "A[x]", "A:::class". */
static bool read_vertex(struct reader *r, struct reader_group *group)
{
	struct reader_run id, class;
	if (!reader_run(r, READER_ID, &id))
		return node_wrong(r);
	uint32_t name = draft_name(&r->draft, id.text);
	draft_mention(&r->draft, name);
	FF_PUSH(r->arena, group->names, group->n, group->cap) = name;
	size_t offset = clean_offset(&r->clean, id.at);
	if (!find_bracket(r->t.kind))
		draft_node(&r->draft, name, offset);
	else if (draft_node(&r->draft, name, offset), !read_shape(r, name))
		return false;
	if (reader_skip(r, TOKEN_CLASS_OF) && !reader_run(r, READER_ID, &class))
		return reader_unexpected(r, FF_STR("the name of a class behind ':::'"));
	return true;
}

/* "A & B@{ … } & C". Mermaid applies what stands between braces after it has read the next node. */
static bool read_group(struct reader *r, struct reader_group *group)
{
	struct reader_run data = {0};
	group->n = 0;
	for (;;) {
		uint32_t last = group->n > 0 ? group->names[group->n - 1] : 0;
		if (!read_vertex(r, group))
			return false;
		if (data.text.s && !reader_apply_data(r, last, &data))
			return false;
		data = (struct reader_run){0};
		if (r->t.kind == TOKEN_DATA_OPEN && !reader_data(r, &data))
			return false;
		bool blank = r->t.kind == TOKEN_SPACE;
		while (reader_skip(r, TOKEN_SPACE))
			;
		if (r->t.kind != TOKEN_AMP)
			break;
		if (!blank)
			return reader_wrong(r, r->t.at, COMPLAINT_AMP, FF_STR(""), FF_STR(""),
					    FF_STR(""));
		size_t amp = r->t.at;
		reader_next(r);
		if (r->t.kind != TOKEN_SPACE)
			return reader_wrong(r, amp, COMPLAINT_AMP, FF_STR(""), FF_STR(""),
					    FF_STR(""));
		while (reader_skip(r, TOKEN_SPACE))
			;
	}
	return !data.text.s || reader_apply_data(r, group->names[group->n - 1], &data);
}

/* The text of "-- text -->" behind its first part, and the last part. */
static bool read_inner_text(struct reader *r, struct ff_str start, size_t at,
			    struct reader_run *label, struct token *end)
{
	bool empty = !reader_label(r, label);
	*end = r->t;
	if (!empty && reader_skip(r, TOKEN_LINK))
		return check_length(r, label);
	struct ff_str line = space_trim(start);
	return reader_wrong(r, at, COMPLAINT_LINK_TEXT, line, FF_STR("-->"),
			    reader_found(r, r->t.at));
}

/* "|text|" behind a link. */
static bool read_pipe_text(struct reader *r, struct reader_run *label)
{
	static const struct bracket pipes = {TOKEN_PIPE, TOKEN_PIPE, "", FF_STR_INIT("|"),
					     FF_STR_INIT("|")};
	size_t open = r->t.at;
	reader_next(r);
	bool empty = !reader_label(r, label);
	if (empty || !reader_skip(r, TOKEN_PIPE))
		return label_wrong(r, &pipes, open, empty);
	reader_skip(r, TOKEN_SPACE);
	return check_length(r, label);
}

static void warn_of_link(struct reader *r, struct token link)
{
	struct ff_str s = reader_text(r, link);
	size_t begin = space_end(s, 0);
	bool letter = s.s[begin] == 'x' || s.s[begin] == 'o';
	if (letter && memchr(s.s, '\n', begin))
		reader_warn(r, link.at + begin, COMPLAINT_CONTINUED, space_trim(s));
	char last = s.s[s.len - 1];
	if ((last == 'x' || last == 'o') && token_in(r->t, READER_ID))
		reader_warn(r, link.end - 1, COMPLAINT_HEAD, ff_str_from(s, s.len - 1));
}

static bool read_link(struct reader *r, struct draft_edge *edge)
{
	struct reader_run label = {0};
	struct token start = {TOKEN_NONE, 0, 0}, end;
	if (r->t.kind == TOKEN_LINK_ID) {
		struct ff_str id = reader_text(r, r->t);
		size_t at = ff_str_find_char(id, '@'); /* the first, though others may follow */
		edge->id = ff_arena_format(r->arena, "%.*s%.*s", (int)at, id.s,
					   FF_FMT(ff_str_from(id, at + 1)));
		edge->id = label_as_written(r->arena, edge->id);
		reader_next(r);
	}
	edge->offset = clean_offset(&r->clean, space_end(r->clean.text, r->t.at));
	if (r->t.kind == TOKEN_START_LINK) {
		start = r->t;
		reader_next(r);
		if (!read_inner_text(r, reader_text(r, start), space_end(r->clean.text, start.at),
				     &label, &end))
			return false;
	} else {
		end = r->t;
		if (!reader_skip(r, TOKEN_LINK))
			return reader_unexpected(r, FF_STR("a link behind its id"));
		warn_of_link(r, end);
		if (r->t.kind == TOKEN_PIPE && !read_pipe_text(r, &label))
			return false;
	}
	edge->arrow = arrow_read(start.kind == TOKEN_NONE ? FF_STR("") : reader_text(r, start),
				 reader_text(r, end));
	edge->label = label_clean(r->arena, label_bare(label.text));
	return true;
}

static bool is_link(const struct reader *r)
{
	return r->t.kind == TOKEN_LINK || r->t.kind == TOKEN_START_LINK ||
	       r->t.kind == TOKEN_LINK_ID;
}

bool reader_vertices(struct reader *r)
{
	if (!read_group(r, &r->left))
		return false;
	while (is_link(r)) {
		struct draft_edge edge = {0};
		if (!read_link(r, &edge) || !read_group(r, &r->right))
			return false;
		draft_edges(&r->draft, (struct draft_group){r->left.names, r->left.n},
			    (struct draft_group){r->right.names, r->right.n}, &edge);
		struct reader_group swap = r->left;
		r->left = r->right;
		r->right = swap;
	}
	return true;
}
