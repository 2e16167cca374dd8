#include <core/mermaid/scan_link.h>
#include <core/mermaid/scan_step.h>
#include <core/mermaid/space.h>

/* A quote opens a string, or with a backtick behind it a Markdown string. */
bool open_quote(struct scan *s)
{
	if (char_at(s, s->at) != '"')
		return false;
	bool markdown = char_at(s, s->at + 1) == '`';
	push(s, markdown ? SCAN_MARKDOWN : SCAN_STRING);
	s->at += markdown ? 2 : 1;
	return true;
}

/* Brackets that open a text in every mode; the first that fits counts. */
static const struct opening {
	struct ff_str sign;
	enum token_kind kind;
	enum scan_mode mode;
	bool plain_only;
} openings[] = {
	{FF_STR_INIT("(-"), TOKEN_ELLIPSE, SCAN_ELLIPSE, false},
	{FF_STR_INIT("(["), TOKEN_STADIUM, SCAN_TEXT, false},
	{FF_STR_INIT("[["), TOKEN_SUBROUTINE, SCAN_TEXT, false},
	{FF_STR_INIT("[|"), TOKEN_PROPERTIES, SCAN_PLAIN, true},
	{FF_STR_INIT("[("), TOKEN_CYLINDER, SCAN_TEXT, false},
	{FF_STR_INIT("((("), TOKEN_DOUBLE_CIRCLE, SCAN_TEXT, false},
	{FF_STR_INIT("[/"), TOKEN_SLASH, SCAN_SLANTED, false},
	{FF_STR_INIT("[\\"), TOKEN_BACKSLASH, SCAN_SLANTED, false},
	{FF_STR_INIT("|"), TOKEN_PIPE, SCAN_TEXT, false},
	{FF_STR_INIT("("), TOKEN_ROUND, SCAN_TEXT, false},
	{FF_STR_INIT("["), TOKEN_SQUARE, SCAN_TEXT, false},
	{FF_STR_INIT("{"), TOKEN_BRACE, SCAN_TEXT, false},
};

struct token scan_opening(struct scan *s, bool plain)
{
	char c = char_at(s, s->at);
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		const struct opening *o = &openings[i];
		if (o->sign.s[0] != c || !starts(s, o->sign) || (o->plain_only && !plain))
			continue;
		if (o->mode == SCAN_PLAIN)
			return take(s, o->kind, s->at + o->sign.len);
		return take_and_push(s, o->kind, o->sign.len, o->mode);
	}
	return none(s);
}

static const struct closing {
	struct ff_str sign;
	enum token_kind kind;
} closings[] = {
	{FF_STR_INIT("])"), TOKEN_STADIUM_END},  {FF_STR_INIT("]]"), TOKEN_SUBROUTINE_END},
	{FF_STR_INIT(")]"), TOKEN_CYLINDER_END}, {FF_STR_INIT(")))"), TOKEN_DOUBLE_CIRCLE_END},
	{FF_STR_INIT("|"), TOKEN_PIPE},          {FF_STR_INIT(")"), TOKEN_ROUND_END},
	{FF_STR_INIT("]"), TOKEN_SQUARE_END},    {FF_STR_INIT("}"), TOKEN_BRACE_END},
};

/* Bytes up to the first of `stops`, or to the end. */
static size_t run_until(const struct scan *s, const bool stops[256])
{
	size_t end = s->at;
	while (end < s->text.len && !stops[(unsigned char)s->text.s[end]])
		end++;
	return end - s->at;
}

static const bool text_stops[256] = {['['] = true, [']'] = true, ['('] = true, [')'] = true,
				     ['{'] = true, ['}'] = true, ['|'] = true, ['"'] = true};

/* Three tildes, with or without white space before them, are a link wherever a token begins. */
static bool at_tildes(const struct scan *s)
{
	size_t at = space_end(s->text, s->at);
	return char_at(s, at) == '~' && ff_str_starts(ff_str_from(s->text, at), FF_STR("~~~"));
}

/* Between brackets or pipes. `again` is set where there was something, but no token. */
static struct token scan_text(struct scan *s, bool *again)
{
	if ((*again = open_quote(s)))
		return none(s);
	if (at_tildes(s))
		return take(s, TOKEN_OTHER, s->at);
	size_t len = run_until(s, text_stops);
	if (len > 0)
		return take(s, TOKEN_TEXT, s->at + len);
	char c = char_at(s, s->at);
	for (size_t i = 0; i < sizeof closings / sizeof *closings; i++)
		if (closings[i].sign.s[0] == c && starts(s, closings[i].sign))
			return take_and_pop(s, closings[i].kind, closings[i].sign.len);
	return scan_opening(s, false);
}

static const bool slanted_stops[256] = {['['] = true, [']'] = true, ['('] = true, [')'] = true,
					['{'] = true, ['}'] = true, ['/'] = true, ['\\'] = true};

/* Between "[/" or "[\" and "/]" or "\]". */
static struct token scan_slanted(struct scan *s, bool *again)
{
	static const char backslash_like[] = "\\(?=])"; /* each closes, with a ']' behind it */
	char c = char_at(s, s->at), next = char_at(s, s->at + 1);
	if ((*again = open_quote(s)))
		return none(s);
	if (at_tildes(s))
		return take(s, TOKEN_OTHER, s->at);
	if (next == ']' && c && strchr(backslash_like, c))
		return take_and_pop(s, TOKEN_BACKSLASH_END, 2);
	if (next == ']' && c == '/')
		return take_and_pop(s, TOKEN_SLASH_END, 2);
	if (c == '/' || c == '\\')
		return take(s, TOKEN_TEXT, s->at + 1);
	size_t len = run_until(s, slanted_stops);
	return len > 0 ? take(s, TOKEN_TEXT, s->at + len) : scan_opening(s, false);
}

/* Between "(-" and "-)": brackets end it, and each character might. */
static struct token scan_ellipse(struct scan *s, bool *again)
{
	static const bool stops[256] = {
		['['] = true, [']'] = true, ['('] = true, [')'] = true, ['{'] = true,
		['}'] = true, ['"'] = true, ['~'] = true, ['-'] = true, ['/'] = true};
	if ((*again = open_quote(s)))
		return none(s);
	char c = char_at(s, s->at), next = char_at(s, s->at + 1);
	if ((c == '-' || c == '/' || c == ')') && next == ')')
		return take_and_pop(s, TOKEN_ELLIPSE_END, 2);
	if (starts(s, FF_STR("~~~")))
		return take(s, TOKEN_OTHER, s->at);
	size_t len = run_until(s, stops);
	if (len > 0 || (c && strchr("~-/", c)))
		return take(s, TOKEN_TEXT, s->at + (len > 0 ? len : 1));
	return none(s);
}

/* The text of a link, up to its closing part. */
static struct token scan_link_text(struct scan *s, enum scan_mode mode, bool *again)
{
	if ((*again = open_quote(s)))
		return none(s);
	struct link link;
	size_t end = link_text_end(s->text, s->at, mode, &link);
	if (end > s->at)
		return take(s, TOKEN_TEXT, end);
	if (link.end == 0)
		return none(s);
	pop(s);
	return take(s, TOKEN_LINK, link.end);
}

static struct token scan_string(struct scan *s, bool *again)
{
	static const bool stops[256] = {['"'] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_STRING, s->at + len);
	*again = s->at < s->text.len;
	if (starts(s, FF_STR("\"`"))) {
		open_quote(s);
	} else if (*again) {
		pop(s);
		s->at++;
	}
	return none(s);
}

static struct token scan_markdown(struct scan *s, bool *again)
{
	static const bool stops[256] = {['"'] = true, ['`'] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_MARKDOWN, s->at + len);
	if (starts(s, FF_STR("`\""))) {
		*again = true;
		pop(s);
		s->at += 2;
	} else {
		*again = open_quote(s);
	}
	return none(s);
}

static struct token scan_data(struct scan *s, bool *again)
{
	static const bool stops[256] = {['}'] = true, ['^'] = true, ['"'] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_DATA, s->at + len);
	if (char_at(s, s->at) == '"')
		return take_and_push(s, TOKEN_DATA, 1, SCAN_DATA_STRING);
	if (char_at(s, s->at) == '}') {
		*again = true;
		pop(s);
		s->at++;
	}
	return none(s);
}

static struct token scan_data_string(struct scan *s)
{
	static const bool stops[256] = {['"'] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_DATA_TEXT, s->at + len);
	if (s->at < s->text.len)
		return take_and_pop(s, TOKEN_DATA, 1);
	return none(s);
}

/* "click", white space, then the id up to the next white space, one character of which goes too. */
static struct token scan_click(struct scan *s, bool *again)
{
	if ((*again = open_quote(s)))
		return none(s);
	size_t space = space_len(s->text, s->at), end = s->at;
	if ((*again = space > 0)) {
		pop(s);
		s->at += space;
		return none(s);
	}
	while (end < s->text.len && space_len(s->text, end) == 0)
		end++;
	return end > s->at ? take(s, TOKEN_CLICK, end) : none(s);
}

static struct token scan_callback(struct scan *s, bool *again)
{
	static const bool stops[256] = {['('] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_CALLBACK, s->at + len);
	*again = s->at < s->text.len;
	if (*again) {
		size_t end = space_end(s->text, s->at + 1);
		bool empty = char_at(s, end) == ')';
		pop(s);
		if (!empty)
			push(s, SCAN_ARGUMENTS);
		s->at = empty ? end + 1 : s->at + 1;
	}
	return none(s);
}

static struct token scan_arguments(struct scan *s, bool *again)
{
	static const bool stops[256] = {[')'] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_ARGUMENTS, s->at + len);
	*again = s->at < s->text.len;
	pop(s);
	s->at += *again;
	return none(s);
}

static struct token scan_acc_line(struct scan *s)
{
	size_t len = ff_str_find_char(ff_str_from(s->text, s->at), '\n');
	pop(s);
	return take(s, TOKEN_ACC_LINE, len != FF_NONE ? s->at + len : s->text.len);
}

/* Without a closing brace all the rest is the text. */
static struct token scan_acc_text(struct scan *s, bool *again)
{
	static const bool stops[256] = {['}'] = true};
	size_t len = run_until(s, stops);
	if (len > 0)
		return take(s, TOKEN_ACC_TEXT, s->at + len);
	*again = s->at < s->text.len;
	pop(s);
	if (!*again)
		return take(s, TOKEN_EOF, s->at);
	s->at++;
	return none(s);
}

struct token scan_inside(struct scan *s, enum scan_mode mode, bool *again)
{
	switch (mode) {
	case SCAN_TEXT: return scan_text(s, again);
	case SCAN_SLANTED: return scan_slanted(s, again);
	case SCAN_ELLIPSE: return scan_ellipse(s, again);
	case SCAN_NORMAL_LINK:
	case SCAN_THICK_LINK:
	case SCAN_DOTTED_LINK: return scan_link_text(s, mode, again);
	case SCAN_STRING: return scan_string(s, again);
	case SCAN_MARKDOWN: return scan_markdown(s, again);
	case SCAN_DATA: return scan_data(s, again);
	case SCAN_DATA_STRING: return scan_data_string(s);
	case SCAN_CLICK: return scan_click(s, again);
	case SCAN_CALLBACK: return scan_callback(s, again);
	case SCAN_ARGUMENTS: return scan_arguments(s, again);
	case SCAN_ACC_LINE: return scan_acc_line(s);
	case SCAN_ACC_TEXT: return scan_acc_text(s, again);
	case SCAN_PLAIN:
	case SCAN_HEADER: break;
	}
	return none(s);
}
