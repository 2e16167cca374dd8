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
	if (open < TOKEN_SQUARE || open > TOKEN_PROPERTIES)
		return NULL;
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (brackets[i].open == open)
			return &brackets[i];
	return NULL;
}

static const struct bracket pipes = {TOKEN_PIPE, TOKEN_PIPE, "", FF_STR_INIT("|"),
				     FF_STR_INIT("|")};

/* A label that was begun: what a message about it needs to know. */
struct begun {
	const struct bracket *bracket;
	size_t open;             /* where the bracket stands */
	size_t text;             /* and what follows it */
	bool empty, long_string; /* a quoted text goes on to another line */
};

/* The label runs into another line or the end of the text: what was opened there is told. */
static bool unclosed(struct reader *r, const struct begun *b, size_t end)
{
	struct ff_str found = reader_found(r, end);
	if (b->long_string || r->clean.text.s[b->text] == '"')
		return reader_wrong(r, b->text, UNCLOSED_QUOTE);
	if (b->bracket == &pipes)
		return reader_wrong(r, b->open, PIPE, found);
	struct ff_str text = r->clean.text;
	if (b->bracket->open == TOKEN_FLAG && b->open > 0 && strchr("-=~", text.s[b->open - 1]))
		return reader_wrong(r, b->open - 1, SHORT_ARROW, {text.s + b->open - 1, 2},
				    text.s[b->open - 1] == '=' ? FF_STR("==>") : FF_STR("-->"));
	return reader_wrong(r, b->open, UNCLOSED_LABEL, found, b->bracket->signs,
			    b->bracket->closing);
}

/* A quote where none may stand: in a label, or the first one of a label was never closed. */
static bool quote_wrong(struct reader *r, const struct begun *b)
{
	struct ff_str text = r->clean.text;
	bool markdown = r->t.kind == TOKEN_MARKDOWN;
	size_t quote = r->t.at - (markdown ? 2 : 1);
	bool open = memchr(text.s + r->t.at, '\n', r->t.end - r->t.at) ||
		    space_end(text, r->t.end) == text.len;
	if (open && ff_str_starts(ff_str_from(text, b->text), FF_STR("\"`")))
		quote = b->text;
	if (open)
		return reader_wrong(r, quote, UNCLOSED_QUOTE);
	return reader_wrong(r, quote, QUOTE, {NULL, 0}, {NULL, 0}, b->bracket->closing);
}

/* A bracket or pipe that doesn't end this label: meant to, or a sign that needs quotes? */
static bool sign_wrong(struct reader *r, const struct begun *b)
{
	struct ff_str text = r->clean.text, closing = b->bracket->closing;
	size_t at = r->t.at;
	bool half = at > b->open && r->t.kind != b->bracket->close && closing.len == 2 &&
		    closing.s[0] == closing.s[1] && text.s[at - 1] == closing.s[0];
	at -= half; /* one of "))" was read */
	struct ff_str line = {text.s + at, space_line_end(text, at) - at};
	bool closes = r->t.kind >= TOKEN_SQUARE_END && r->t.kind <= TOKEN_BACKSLASH_END;
	if (half || (closes && ff_str_find(ff_str_from(line, 1), closing) == FF_NONE))
		return reader_wrong(r, at, BRACKET, reader_found(r, at), b->bracket->signs,
				    closing);
	if (b->bracket == &pipes)
		return reader_wrong(r, at, PIPE, reader_found(r, at));
	return reader_wrong(r, at, SIGN, reader_found(r, at), b->bracket->signs, closing);
}

/* Says why a label did not end where it should. */
static bool label_wrong(struct reader *r, const struct begun *b)
{
	struct ff_str text = r->clean.text;
	size_t at = r->t.at;
	const char *newline = memchr(text.s + b->open, '\n', at - b->open);
	if (b->empty && r->t.kind == b->bracket->close)
		return reader_wrong(r, at, EMPTY_LABEL, {NULL, 0}, b->bracket->signs,
				    b->bracket->closing);
	if (newline || space_end(text, at) == text.len)
		return unclosed(r, b, newline ? (size_t)(newline - text.s) : at);
	if (r->t.kind == TOKEN_OTHER)
		return reader_wrong(r, space_end(text, at), TILDES);
	if (r->t.kind == TOKEN_STRING || r->t.kind == TOKEN_MARKDOWN)
		return quote_wrong(r, b);
	return sign_wrong(r, b);
}

bool reader_check_length(struct reader *r, const struct reader_run *run)
{
	if (run->text.len <= MERMAID_LABEL)
		return true;
	return reader_wrong(r, run->at, TOO_LONG, ff_arena_format(r->arena, "%d", MERMAID_LABEL),
			    ff_arena_format(r->arena, "%zu", run->text.len));
}

/* A label whose bracket has just been read. */
static struct begun begin(struct reader *r, const struct bracket *bracket, size_t open,
			  struct reader_run *run)
{
	struct begun b = {bracket, open, open + bracket->signs.len, false, false};
	bool quoted = r->t.kind == TOKEN_STRING || r->t.kind == TOKEN_MARKDOWN;
	if (quoted)
		b.text = r->t.at - (r->t.kind == TOKEN_STRING ? 1 : 2);
	b.long_string = quoted && memchr(reader_text(r, r->t).s, '\n', r->t.end - r->t.at);
	b.empty = !reader_label(r, run);
	return b;
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
	if (r->t.kind == TOKEN_SLASH_END || r->t.kind == TOKEN_BACKSLASH_END)
		for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
			if (brackets[i].open == (*b)->open && brackets[i].close == r->t.kind)
				*b = &brackets[i];
	return reader_skip(r, (*b)->close);
}

/* The last label and the last shape of a node win. */
static void set_label(struct reader *r, uint32_t name, const char *shape,
		      const struct reader_run *run)
{
	struct draft_node *node = draft_node(&r->draft, name, run->at);
	if (!node)
		return;
	node->shape = shape;
	node->text = label_bare(run->text);
	node->label_at = (uint32_t)run->at;
}

bool reader_shape(struct reader *r, uint32_t name)
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
	struct begun begun = begin(r, b, open, &run);
	if (begun.empty || !read_closing(r, &b) || (twice && !read_closing(r, &b)))
		return label_wrong(r, &begun);
	if (!reader_check_length(r, &run))
		return false;
	set_label(r, name, b->shape, &run);
	return true;
}

/* A text that ends with a token of its own. */
static bool read_between(struct reader *r, const struct bracket *bracket, struct reader_run *run)
{
	size_t open = r->t.at;
	reader_next(r);
	struct begun begun = begin(r, bracket, open, run);
	if (begun.empty || !reader_skip(r, bracket->close))
		return label_wrong(r, &begun);
	return reader_check_length(r, run);
}

bool reader_title(struct reader *r, struct reader_run *title)
{
	return read_between(r, &brackets[0], title);
}

bool reader_pipe_text(struct reader *r, struct reader_run *label)
{
	size_t open = r->t.at;
	if (!read_between(r, &pipes, label))
		return false;
	if (memchr(label->text.s, '\n', label->text.len))
		r->suspect = open;
	reader_skip(r, TOKEN_SPACE);
	return true;
}
