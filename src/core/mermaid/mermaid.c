#include <core/mermaid/data.h>
#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>
#include <flowform/mermaid.h>

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

/* What else stands in a line with "direction LR" is lost. */
static bool read_turn(struct reader *r)
{
	struct ff_str word = FF_STR("direction");
	struct ff_str line = reader_text(r, r->t), s = space_trim(line);
	size_t begin = ff_str_find(s, word), end = begin + word.len;
	end = space_end(s, end) + strlen("LR");
	if (begin > 0 || end < s.len - (s.s[s.len - 1] == ';'))
		reader_wrong(r, r->t.at + (size_t)(s.s - line.s), SWALLOWED,
			     {s.s + begin, end - begin});
	reader_next(r);
	return true;
}

static bool read_statement(struct reader *r)
{
	switch ((int)r->t.kind) {
	case TOKEN_NEWLINE:
	case TOKEN_SEMICOLON:
	case TOKEN_SPACE: reader_next(r); return true;
	case TOKEN_STYLE: return reader_style(r) && reader_separator(r);
	case TOKEN_LINK_STYLE: return reader_link_style(r) && reader_separator(r);
	case TOKEN_CLASS_DEF: return reader_class_def(r) && reader_separator(r);
	case TOKEN_CLASS: return reader_class(r) && reader_separator(r);
	case TOKEN_CLICK: return reader_click(r) && reader_separator(r);
	case TOKEN_SUBGRAPH: return reader_begin_subgraph(r);
	case TOKEN_END: return reader_end_subgraph(r);
	case TOKEN_TURN: return read_turn(r);
	case TOKEN_ACC_TITLE:
	case TOKEN_ACC_DESCR:
	case TOKEN_ACC_TEXT: return read_accessible(r);
	case TOKEN_GRAPH: return reader_wrong(r, r->t.at, HEADER, reader_found(r, r->t.at));
	default: return reader_vertices(r) && reader_separator(r);
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
		return reader_misplaced(r, COMPLAINT_DIRECTION);
	r->direction = direction_of(reader_text(r, r->t));
	reader_next(r);
	if (reader_skip(r, TOKEN_SEMICOLON))
		return true;
	while (reader_skip(r, TOKEN_SPACE))
		;
	if (reader_skip(r, TOKEN_NEWLINE))
		return true;
	size_t link = space_end(r->clean.text, r->t.at); /* it takes the end of the line with it */
	if (reader_is_link(r) && memchr(r->clean.text.s + r->t.at, '\n', link - r->t.at))
		return reader_wrong(r, link, SOURCE, reader_found(r, link));
	return reader_misplaced(r, COMPLAINT_HEADER_END);
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
	const struct ff_str args[] = {data.message, {NULL, 0}, {NULL, 0}};
	size_t at = front->indent.len == 0 && data.at != FF_NONE ? data.at : 0;
	if (data.failed)
		complain(r->diags, r->clean.given->source, r->clean.front_at + at,
			 COMPLAINT_FRONT_YAML, args);
	else if (title.kind != DATA_ABSENT)
		r->title = title.text;
}

static bool is_c4(struct ff_str s)
{
	static const struct ff_str words[] = {FF_STR_INIT("C4Container"),
					      FF_STR_INIT("C4Component"), FF_STR_INIT("C4Dynamic"),
					      FF_STR_INIT("C4Deployment")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ff_str_starts(s, words[i]))
			return true;
	return false;
}

/* Words that make a C4 diagram of any text. Where Mermaid looks what kind of diagram a text is it
 * takes all behind "%%" for a comment, but only in a line with a newline at its end. */
static size_t find_c4(const struct clean *clean)
{
	struct ff_str text = clean->text;
	for (size_t at = 0, next; at < text.len; at += 2) {
		next = ff_str_find(ff_str_from(text, at), FF_STR("C4"));
		if (next == FF_NONE)
			break;
		at += next;
		if (!is_c4(ff_str_from(text, at)))
			continue;
		size_t line = at, end = next_line(text, at);
		while (line > 0 && text.s[line - 1] != '\n')
			line--;
		struct ff_str before = {text.s + line, at - line};
		if (ff_str_find(before, FF_STR("%%")) == FF_NONE ||
		    (clean->newline_added && end == text.len))
			return at;
		at = end - 2;
	}
	return FF_NONE;
}

/* Is this a flowchart at all? Says why not. */
static bool check_kind(struct reader *r)
{
	struct ff_str text = r->clean.text;
	if (space_end(text, 0) == text.len)
		return reader_wrong(r, 0, EMPTY);
	if (ff_str_starts(text, FF_STR("---")))
		return reader_wrong(r, 0, FRONT_LINES);
	if (!ff_str_starts(text, FF_STR("graph")) && !ff_str_starts(text, FF_STR("flowchart")))
		return reader_wrong(r, 0, NO_FLOWCHART, reader_found(r, 0));
	size_t c4 = find_c4(&r->clean);
	if (c4 != FF_NONE && !ff_str_starts(text, FF_STR("flowchart-elk")))
		return reader_wrong(r, c4, C4, reader_found(r, c4));
	reader_next(r);
	if (r->t.kind == TOKEN_GRAPH)
		return true;
	return reader_wrong(r, 0, NO_FLOWCHART, reader_found(r, 0));
}

static void warn_of_cuts(struct reader *r)
{
	const struct ff_str args[COMPLAINT_ARGS] = {{NULL, 0}};
	for (size_t i = 0; i < r->clean.n_cuts && r->n_warnings < MERMAID_ERRORS; i++) {
		r->n_warnings++;
		complain(r->diags, r->clean.given->source, r->clean.cuts[i], COMPLAINT_CUT, args);
	}
}

static void read_document(struct reader *r)
{
	bool ok = read_header(r);
	while (!r->stop) {
		if (!ok)
			recover(r);
		if (r->t.kind == TOKEN_EOF)
			break;
		r->suspect = FF_NONE;
		ok = read_statement(r);
	}
	if (r->n_frames > 0 && !r->stop)
		reader_wrong(r, r->frames[r->n_frames - 1].at, NO_END);
}

static struct ff_chart *finish_chart(struct reader *r)
{
	struct ff_chart *chart = draft_finish(&r->draft, &r->clean);
	chart->title = r->title;
	chart->direction = r->direction;
	ff_chart_link(r->arena, chart);
	return chart;
}

const struct ff_chart *ff_mermaid_read(struct ff_arena *a, const struct ff_excerpt *text,
				       struct ff_diags *d)
{
	struct reader *r = FF_NEW(a, struct reader, 1);
	struct ff_chart *chart = NULL;
	size_t errors = d->errors;
	*r = (struct reader){.arena = a, .diags = d, .suspect = FF_NONE, .draft = draft_begin(a)};
	clean_read(a, text, &r->clean);
	r->scan = scan_begin(a, r->clean.text);
	r->draft.generated_ids = ff_str_find(r->clean.text, FF_STR("L_")) != FF_NONE;
	read_front(r);
	warn_of_cuts(r);
	if (check_kind(r))
		read_document(r);
	if (d->errors == errors)
		chart = finish_chart(r);
	draft_end(&r->draft);
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
