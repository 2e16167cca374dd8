#include <core/mermaid/data.h>
#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>
#include <flowform/mermaid.h>

static const struct ff_str nothing = FF_STR_INIT("");

#define NAME_SET                                                                                   \
	(TOKEN_SET(TOKEN_NUMBER) | TOKEN_SET(TOKEN_WORD) | TOKEN_SET(TOKEN_SPACE) |                \
	 TOKEN_SET(TOKEN_MINUS) | TOKEN_SET(TOKEN_AMP) | TOKEN_SET(TOKEN_LETTER) |                 \
	 TOKEN_SET(TOKEN_COLON) | TOKEN_SET(TOKEN_STAR) | TOKEN_SET(TOKEN_HASH) |                  \
	 TOKEN_SET(TOKEN_STYLE) | TOKEN_SET(TOKEN_LINK_STYLE) | TOKEN_SET(TOKEN_CLASS_DEF) |       \
	 TOKEN_SET(TOKEN_CLASS) | TOKEN_SET(TOKEN_CLICK) | TOKEN_SET(TOKEN_GRAPH) |                \
	 TOKEN_SET(TOKEN_DIRECTION) | TOKEN_SET(TOKEN_SUBGRAPH) | TOKEN_SET(TOKEN_END) |           \
	 TOKEN_SET(TOKEN_DOWN) | TOKEN_SET(TOKEN_UP))

static bool read_separator(struct reader *r)
{
	if (reader_skip(r, TOKEN_NEWLINE) || reader_skip(r, TOKEN_SEMICOLON) ||
	    r->t.kind == TOKEN_EOF)
		return true;
	return reader_unexpected(r, FF_STR("a link, '&', or the end of the statement"));
}

static bool has_space(struct ff_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (space_len(s, i) > 0)
			return true;
	return false;
}

/* A name, or a name and a title in brackets. */
static bool read_subgraph_name(struct reader *r, struct reader_frame *frame)
{
	struct reader_run name, title;
	if (!reader_skip(r, TOKEN_SPACE))
		return reader_wrong(r, r->t.at, COMPLAINT_NO_NAME, reader_found(r, r->t.at),
				    nothing, nothing);
	name = (struct reader_run){.at = r->t.at};
	if (r->t.kind == TOKEN_STRING || r->t.kind == TOKEN_MARKDOWN)
		reader_add(r, &name);
	while (token_in(r->t, NAME_SET))
		reader_add(r, &name);
	if (!name.text.s)
		return reader_wrong(r, r->t.at, COMPLAINT_NO_NAME, reader_found(r, r->t.at),
				    nothing, nothing);
	frame->id = space_trim(name.text);
	frame->title = label_clean(r->arena, space_trim(name.text));
	size_t open = r->t.at;
	if (!reader_skip(r, TOKEN_SQUARE)) {
		frame->generate = has_space(name.text);
		return true;
	}
	if (!reader_label(r, &title) || !reader_skip(r, TOKEN_SQUARE_END))
		return reader_wrong(r, open, COMPLAINT_UNCLOSED_LABEL, FF_STR("["), FF_STR("]"),
				    reader_found(r, r->t.at));
	frame->title = label_clean(r->arena, space_trim(title.text));
	return true;
}

static bool begin_subgraph(struct reader *r)
{
	struct reader_frame frame = {.at = r->t.at};
	if (r->n_frames == MERMAID_NESTING) {
		r->stop = true;
		return reader_wrong(r, r->t.at, COMPLAINT_TOO_DEEP,
				    ff_arena_format(r->arena, "%d", MERMAID_NESTING), nothing,
				    nothing);
	}
	draft_open(&r->draft);
	reader_next(r);
	bool ok = read_subgraph_name(r, &frame) && read_separator(r);
	FF_PUSH(r->arena, r->frames, r->n_frames, r->frames_cap) = frame;
	return ok;
}

static bool end_subgraph(struct reader *r)
{
	if (r->n_frames == 0)
		return reader_wrong(r, r->t.at, COMPLAINT_LONE_END, nothing, nothing, nothing);
	struct reader_frame *f = &r->frames[--r->n_frames];
	draft_close(&r->draft, f->id, f->generate, f->title, clean_offset(&r->clean, f->at));
	reader_next(r);
	return true;
}

/* Mermaid takes the text of an accessible title or description for an id inside a subgraph. */
static bool read_accessible(struct reader *r)
{
	bool title = r->t.kind == TOKEN_ACC_TITLE;
	if (r->t.kind != TOKEN_ACC_TEXT)
		reader_next(r);
	struct ff_str text = space_trim(reader_text(r, r->t));
	if (title && r->title.len == 0)
		r->title = label_clean(r->arena, text);
	if (text.len > 0)
		draft_mention(&r->draft, draft_name(&r->draft, text));
	reader_next(r);
	return true;
}

static bool read_turn(struct reader *r)
{
	struct ff_str s = space_trim(reader_text(r, r->t));
	bool whole = ff_str_starts(s, FF_STR("direction"));
	size_t word = whole ? space_end(s, strlen("direction")) : 0;
	if (!whole || s.len > word + 2)
		reader_warn(r, r->t.at + (size_t)(s.s - (r->clean.text.s + r->t.at)),
			    COMPLAINT_SWALLOWED, nothing);
	reader_next(r);
	return true;
}

static bool read_statement(struct reader *r)
{
	switch ((int)r->t.kind) {
	case TOKEN_NEWLINE:
	case TOKEN_SEMICOLON:
	case TOKEN_SPACE: reader_next(r); return true;
	case TOKEN_STYLE: return reader_style(r) && read_separator(r);
	case TOKEN_LINK_STYLE: return reader_link_style(r) && read_separator(r);
	case TOKEN_CLASS_DEF: return reader_class_def(r) && read_separator(r);
	case TOKEN_CLASS: return reader_class(r) && read_separator(r);
	case TOKEN_CLICK: return reader_click(r) && read_separator(r);
	case TOKEN_SUBGRAPH: return begin_subgraph(r);
	case TOKEN_END: return end_subgraph(r);
	case TOKEN_TURN: return read_turn(r);
	case TOKEN_ACC_TITLE:
	case TOKEN_ACC_DESCR:
	case TOKEN_ACC_TEXT: return read_accessible(r);
	case TOKEN_GRAPH:
		return reader_wrong(r, r->t.at, COMPLAINT_SECOND_HEADER, reader_found(r, r->t.at),
				    nothing, nothing);
	default: return reader_vertices(r) && read_separator(r);
	}
}

/* Behind the line that holds `at`. */
static size_t next_line(struct ff_str text, size_t at)
{
	size_t len = ff_str_find_char(ff_str_from(text, at), '\n');
	return len != FF_NONE ? at + len + 1 : text.len;
}

/* Goes on with the line behind that of the error: at its first sign, for a link would take the
 * newline with it. */
static void recover(struct reader *r)
{
	size_t line = next_line(r->clean.text, r->resume);
	scan_restart(&r->scan, space_end(r->clean.text, line));
	reader_next(r);
}

static enum ff_direction direction_of(struct ff_str s)
{
	s = space_trim(s);
	return ff_str_eq(s, FF_STR("LR")) || ff_str_eq(s, FF_STR(">"))   ? FF_LR
	       : ff_str_eq(s, FF_STR("RL")) || ff_str_eq(s, FF_STR("<")) ? FF_RL
	       : ff_str_eq(s, FF_STR("BT")) || ff_str_eq(s, FF_STR("^")) ? FF_BT
									 : FF_TB;
}

static bool read_header(struct reader *r)
{
	reader_next(r); /* check_kind() saw the keyword */
	if (reader_skip(r, TOKEN_NO_DIRECTION))
		return true;
	if (r->t.kind != TOKEN_DIRECTION)
		return reader_wrong(r, space_end(r->clean.text, r->t.at), COMPLAINT_BAD_DIRECTION,
				    reader_found(r, r->t.at), nothing, nothing);
	r->direction = direction_of(reader_text(r, r->t));
	reader_next(r);
	if (reader_skip(r, TOKEN_SEMICOLON))
		return true;
	size_t at = r->t.at;
	while (reader_skip(r, TOKEN_SPACE))
		;
	if (reader_skip(r, TOKEN_NEWLINE))
		return true;
	return reader_wrong(r, space_end(r->clean.text, at), COMPLAINT_HEADER_END,
			    reader_found(r, at), nothing, nothing);
}

/* Lines that share the indent of the dashes lose it. */
static struct ff_str unindent(struct ff_arena *a, const struct front *front)
{
	struct ff_buf b = {.arena = a};
	struct ff_str rest = front->body, line;
	if (front->indent.len == 0)
		return front->body;
	for (bool first = true; ff_str_cut(&rest, '\n', &line); first = false) {
		if (!first)
			ff_buf_add_char(&b, '\n');
		bool indented = ff_str_starts(line, front->indent);
		ff_buf_add(&b, indented ? ff_str_from(line, front->indent.len) : line);
	}
	return ff_buf_str(&b);
}

static void read_front(struct reader *r)
{
	static const char *const keys[] = {"title"};
	struct data_value title;
	const struct front *front = &r->clean.front;
	if (!front->body.s)
		return;
	struct data data = data_read(r->arena, unindent(r->arena, front), keys, 1, &title);
	const struct ff_str args[] = {data.message, nothing, nothing};
	if (data.failed)
		complain(r->diags, r->clean.given->source, r->clean.front_at, COMPLAINT_FRONT_YAML,
			 args);
	else if (title.kind != DATA_ABSENT)
		r->title = title.text;
}

/* Words that make a C4 diagram of any text, unless they stand behind "%%" on a full line. */
static size_t find_c4(struct ff_str text)
{
	static const struct ff_str words[] = {FF_STR_INIT("Container"), FF_STR_INIT("Component"),
					      FF_STR_INIT("Dynamic"), FF_STR_INIT("Deployment")};
	size_t at = 0, next;
	for (; (next = ff_str_find(ff_str_from(text, at), FF_STR("C4"))) != FF_NONE; at += 2) {
		at += next;
		size_t line = at;
		while (line > 0 && text.s[line - 1] != '\n')
			line--;
		if (ff_str_find((struct ff_str){text.s + line, at - line}, FF_STR("%%")) != FF_NONE)
			continue;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (ff_str_starts(ff_str_from(text, at + 2), words[i]))
				return at;
	}
	return FF_NONE;
}

/* Is this a flowchart at all? Says why not. */
static bool check_kind(struct reader *r)
{
	struct ff_str text = r->clean.text;
	size_t c4 = find_c4(text);
	if (space_end(text, 0) == text.len)
		return reader_wrong(r, 0, COMPLAINT_EMPTY, nothing, nothing, nothing);
	if (ff_str_starts(text, FF_STR("---")))
		return reader_wrong(r, 0, COMPLAINT_FRONT_UNCLOSED, nothing, nothing, nothing);
	if (!ff_str_starts(text, FF_STR("graph")) && !ff_str_starts(text, FF_STR("flowchart")))
		return reader_wrong(r, 0, COMPLAINT_NO_FLOWCHART, reader_found(r, 0), nothing,
				    nothing);
	if (c4 != FF_NONE && !ff_str_starts(text, FF_STR("flowchart-elk")))
		return reader_wrong(r, c4, COMPLAINT_C4, reader_found(r, c4), nothing, nothing);
	reader_next(r);
	if (r->t.kind == TOKEN_GRAPH)
		return true;
	return reader_wrong(r, 0, COMPLAINT_NO_FLOWCHART, reader_found(r, 0), nothing, nothing);
}

static void read_document(struct reader *r)
{
	bool ok = read_header(r);
	while (!r->stop) {
		if (!ok)
			recover(r);
		if (r->t.kind == TOKEN_EOF)
			break;
		ok = read_statement(r);
	}
	if (r->n_frames > 0 && !r->stop)
		reader_wrong(r, r->frames[r->n_frames - 1].at, COMPLAINT_NO_END, nothing, nothing,
			     nothing);
}

const struct ff_chart *ff_mermaid_read(struct ff_arena *a, const struct ff_excerpt *text,
				       struct ff_diags *d)
{
	struct reader *r = FF_NEW(a, struct reader, 1);
	size_t errors = d->errors;
	*r = (struct reader){.arena = a, .diags = d, .draft = {.arena = a}};
	clean_read(a, text, &r->clean);
	r->scan = scan_begin(a, r->clean.text);
	r->draft.generated_ids = ff_str_find(r->clean.text, FF_STR("L_")) != FF_NONE;
	read_front(r);
	if (check_kind(r))
		read_document(r);
	if (d->errors > errors)
		return NULL;
	struct ff_chart *chart = draft_finish(&r->draft);
	chart->title = r->title;
	chart->direction = r->direction;
	ff_chart_link(a, chart);
	return chart;
}

/* Only a look at the beginning: other diagrams have other rules, but all begin with their kind. */
struct ff_str ff_mermaid_kind(struct ff_str text)
{
	size_t at = space_end(text, 0);
	if (ff_str_starts(ff_str_from(text, at), FF_STR("---"))) {
		do
			at = space_end(text, next_line(text, at));
		while (at < text.len && !ff_str_starts(ff_str_from(text, at), FF_STR("---")));
		at = space_end(text, next_line(text, at));
	}
	while (ff_str_starts(ff_str_from(text, at), FF_STR("%%"))) {
		struct ff_str rest = ff_str_from(text, at);
		size_t close = ff_str_starts(rest, FF_STR("%%{")) ? ff_str_find(rest, FF_STR("}%%"))
								  : FF_NONE;
		at = space_end(text, close != FF_NONE ? at + close + 3 : next_line(text, at));
	}
	size_t end = at;
	while (is_word_at(text, end) || (end < text.len && text.s[end] == '-'))
		end++;
	return (struct ff_str){text.s + at, end - at};
}
