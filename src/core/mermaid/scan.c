#include <core/mermaid/letter.h>
#include <core/mermaid/scan_link.h>
#include <core/mermaid/scan_step.h>
#include <core/mermaid/space.h>

struct scan scan_begin(struct ff_arena *a, struct ff_str text)
{
	struct scan s = {.arena = a, .text = text};
	scan_restart(&s, 0);
	return s;
}

void scan_restart(struct scan *s, size_t at)
{
	s->at = at;
	s->depth = 0;
	FF_PUSH(s->arena, s->modes, s->depth, s->cap) = SCAN_PLAIN;
}

/* What follows a word that is a keyword. */
enum follow {
	BOUNDARY, /* no letter, digit or "_" */
	BLANK,    /* one white space character, which is part of it */
	BLANKS,   /* … or more of them */
	SPACED,   /* a boundary; white space is part of it */
	SIGN      /* white space, ':' or '{', white space */
};

static const struct keyword {
	struct ff_str word;
	enum token_kind kind;
	enum follow follow;
	char sign;
} keywords[] = {
	/* In the order in which Mermaid tries them; no word begins another but with a sign. */
	{FF_STR_INIT("accTitle"), TOKEN_ACC_TITLE, SIGN, ':'},
	{FF_STR_INIT("accDescr"), TOKEN_ACC_DESCR, SIGN, ':'},
	{FF_STR_INIT("accDescr"), TOKEN_ACC_TEXT, SIGN, '{'},
	{FF_STR_INIT("call"), TOKEN_CALLBACK, BLANKS, 0},
	{FF_STR_INIT("style"), TOKEN_STYLE, BOUNDARY, 0},
	{FF_STR_INIT("default"), TOKEN_DEFAULT, BOUNDARY, 0},
	{FF_STR_INIT("linkStyle"), TOKEN_LINK_STYLE, BOUNDARY, 0},
	{FF_STR_INIT("interpolate"), TOKEN_INTERPOLATE, BOUNDARY, 0},
	{FF_STR_INIT("classDef"), TOKEN_CLASS_DEF, BOUNDARY, 0},
	{FF_STR_INIT("class"), TOKEN_CLASS, BOUNDARY, 0},
	{FF_STR_INIT("href"), TOKEN_HREF, BLANK, 0},
	{FF_STR_INIT("click"), TOKEN_CLICK, BLANKS, 0},
	{FF_STR_INIT("flowchart-elk"), TOKEN_GRAPH, BOUNDARY, 0},
	{FF_STR_INIT("swimlane-beta"), TOKEN_GRAPH, BOUNDARY, 0},
	{FF_STR_INIT("graph"), TOKEN_GRAPH, BOUNDARY, 0},
	{FF_STR_INIT("flowchart"), TOKEN_GRAPH, BOUNDARY, 0},
	{FF_STR_INIT("subgraph"), TOKEN_SUBGRAPH, BOUNDARY, 0},
	{FF_STR_INIT("end"), TOKEN_END, SPACED, 0},
	{FF_STR_INIT("_self"), TOKEN_TARGET, BOUNDARY, 0},
	{FF_STR_INIT("_blank"), TOKEN_TARGET, BOUNDARY, 0},
	{FF_STR_INIT("_parent"), TOKEN_TARGET, BOUNDARY, 0},
	{FF_STR_INIT("_top"), TOKEN_TARGET, BOUNDARY, 0},
};

/* Where a keyword ends whose word is at the scanner's place; 0 if it is none. */
static size_t keyword_end(const struct scan *s, const struct keyword *k)
{
	size_t end = s->at + k->word.len, blank = space_len(s->text, end);
	bool boundary = !is_word_at(s->text, end);
	switch (k->follow) {
	case BOUNDARY: return boundary ? end : 0;
	case BLANK: return blank > 0 ? end + blank : 0;
	case BLANKS: return blank > 0 ? space_end(s->text, end) : 0;
	case SPACED: return boundary ? space_end(s->text, end) : 0;
	case SIGN:
		end = space_end(s->text, end);
		return char_at(s, end) == k->sign ? space_end(s->text, end + 1) : 0;
	}
	return 0;
}

/* Some keywords are no tokens, only the door to a mode. */
static struct token take_keyword(struct scan *s, const struct keyword *k, size_t end, bool *again)
{
	static const enum scan_mode modes[] = {
		[TOKEN_CLICK] = SCAN_CLICK,        [TOKEN_CALLBACK] = SCAN_CALLBACK,
		[TOKEN_ACC_TEXT] = SCAN_ACC_TEXT,  [TOKEN_ACC_TITLE] = SCAN_ACC_LINE,
		[TOKEN_ACC_DESCR] = SCAN_ACC_LINE, [TOKEN_GRAPH] = SCAN_HEADER,
	};
	bool has_mode = k->kind < sizeof modes / sizeof *modes && modes[k->kind] != SCAN_PLAIN;
	if (has_mode && (k->kind != TOKEN_GRAPH || !s->begun))
		push(s, modes[k->kind]);
	s->begun = s->begun || k->kind == TOKEN_GRAPH;
	*again = k->kind == TOKEN_CLICK || k->kind == TOKEN_CALLBACK || k->kind == TOKEN_ACC_TEXT;
	return take(s, k->kind, end);
}

static bool scan_keyword(struct scan *s, struct token *t, bool *again)
{
	static const bool first[256] = {
		['a'] = true, ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true, ['g'] = true,
		['h'] = true, ['i'] = true, ['l'] = true, ['s'] = true, ['_'] = true};
	char c = s->text.s[s->at];
	if (!first[(unsigned char)c])
		return false;
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
		if (keywords[i].word.s[0] != c || !starts(s, keywords[i].word))
			continue;
		size_t end = keyword_end(s, &keywords[i]);
		if (end > 0) {
			*t = take_keyword(s, &keywords[i], end, again);
			return true;
		}
	}
	return false;
}

/* Where "direction", white space and `name` end at `at`; 0 if they are not there. */
static size_t turn_end(struct ff_str text, size_t at, struct ff_str name)
{
	size_t blank = at + strlen("direction"), word = space_end(text, blank);
	return word > blank && ff_str_starts(ff_str_from(text, word), name) ? word + name.len : 0;
}

/* The rest of a line with "direction LR" anywhere in it is one token, whatever else stands there.
 * Of several the last of the first name that is found counts. */
static bool scan_turn(struct scan *s, struct token *t)
{
	static const struct ff_str names[] = {FF_STR_INIT("TB"), FF_STR_INIT("BT"),
					      FF_STR_INIT("RL"), FF_STR_INIT("LR"),
					      FF_STR_INIT("TD")};
	struct ff_str word = FF_STR("direction");
	if (s->next_turn < s->at) {
		size_t next = ff_str_find(ff_str_from(s->text, s->at), word);
		s->next_turn = next != FF_NONE ? s->at + next : FF_NONE;
	}
	if (s->next_turn == FF_NONE || s->at < s->no_turn_before)
		return false;
	size_t line = space_line_end(s->text, s->at), end = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names && end == 0; i++)
		for (size_t at = s->next_turn; at < line; at++) {
			size_t next = ff_str_find((struct ff_str){s->text.s + at, s->text.len - at},
						  word);
			if (next == FF_NONE || (at += next) >= line)
				break;
			size_t here = turn_end(s->text, at, names[i]);
			end = here > 0 ? here : end;
		}
	if (end == 0)
		return false;
	size_t len = ff_str_find_char(ff_str_from(s->text, end), '\n');
	*t = take(s, TOKEN_TURN, len != FF_NONE ? end + len : s->text.len);
	return true;
}

static bool scan_link_id(struct scan *s, struct token *t)
{
	static const bool stops[256] = {['"'] = true, ['['] = true, [']'] = true, ['('] = true,
					[')'] = true, ['{'] = true, ['}'] = true, ['|'] = true};
	if (s->next_at < s->at) {
		size_t next = ff_str_find_char(ff_str_from(s->text, s->at), '@');
		s->next_at = next != FF_NONE ? s->at + next : FF_NONE;
	}
	if (s->next_at == FF_NONE || s->at < s->no_id_before)
		return false;
	size_t end = s->at, last = 0, space = 0;
	while (end < s->text.len && !stops[(unsigned char)s->text.s[end]]) {
		if ((space = space_len(s->text, end)) > 0)
			break;
		char next = char_at(s, end + 1);
		if (s->text.s[end] == '@' && end > s->at && end + 1 < s->text.len && next != '{' &&
		    next != '"')
			last = end;
		end++;
	}
	s->no_id_before = end;
	if (last == 0)
		return false;
	*t = take(s, TOKEN_LINK_ID, last + 1);
	return true;
}

static struct token take_link(struct scan *s, struct link link)
{
	if (link.text != SCAN_PLAIN)
		push(s, link.text);
	return take(s, link.text != SCAN_PLAIN ? TOKEN_START_LINK : TOKEN_LINK, link.end);
}

/* A link takes the white space before it; without one, newlines and blanks are tokens. */
static struct token scan_blank(struct scan *s)
{
	if (s->at < s->blank_from || s->at >= s->blank_end) {
		size_t end = space_end(s->text, s->at);
		struct link link = link_at(s->text, end);
		if (link.end > 0)
			return take_link(s, link);
		s->blank_from = s->at;
		s->blank_end = end;
	}
	size_t end = s->at, n;
	while (char_at(s, end) == '\n' && end < s->blank_end)
		end++;
	if (end > s->at)
		return take(s, TOKEN_NEWLINE, end);
	while ((n = space_len(s->text, end)) > 0 && s->text.s[end] != '\n')
		end += n;
	return take(s, TOKEN_SPACE, end);
}

/* What a character may be part of, or begin. */
enum {
	WORD = 1,
	LINK = 2,
	KEYWORD = 4,
	ALONE = 8 /* a number, or a sign that is a token by itself */
};

static const uint8_t classes[256] = {
	['A' ... 'Z'] = WORD,
	['b'] = WORD,
	['j' ... 'k'] = WORD,
	['m' ... 'n'] = WORD,
	['p' ... 'r'] = WORD,
	['t' ... 'u'] = WORD,
	['w'] = WORD,
	['y' ... 'z'] = WORD,
	['!' ... '"'] = WORD,
	['$' ... '%'] = WORD,
	['\''] = WORD,
	['+'] = WORD,
	['`'] = WORD,
	['?'] = WORD,
	['/'] = WORD,
	['a'] = WORD | KEYWORD,
	['c' ... 'i'] = WORD | KEYWORD,
	['l'] = WORD | KEYWORD,
	['s'] = WORD | KEYWORD,
	['_'] = WORD | KEYWORD,
	['o'] = WORD | LINK,
	['x'] = WORD | LINK,
	['.'] = WORD | LINK,
	['0' ... '9'] = WORD | ALONE,
	['v'] = WORD | ALONE,
	['#'] = WORD | ALONE,
	['&'] = WORD | ALONE,
	['*'] = WORD | ALONE,
	['\\'] = WORD | ALONE,
	['-'] = LINK,
	['='] = LINK,
	['~'] = LINK,
	['<'] = LINK | ALONE,
	['>'] = ALONE,
	['^'] = ALONE,
	[':' ... ';'] = ALONE,
	[','] = ALONE,
};

static unsigned class_at(const struct scan *s, size_t at)
{
	return classes[(unsigned char)s->text.s[at]];
}

static struct token scan_word(struct scan *s)
{
	size_t end = s->at;
	for (; end < s->text.len; end++) {
		if (class_at(s, end) & WORD)
			continue;
		char next = char_at(s, end + 1);
		if (s->text.s[end] != '-' || end + 1 == s->text.len || next == '>' || next == '-' ||
		    next == '.')
			break;
	}
	if (end > s->at)
		return take(s, TOKEN_WORD, end);
	if (char_at(s, end) == '-')
		return take(s, TOKEN_MINUS, end + 1);
	size_t letter = letter_len(ff_str_from(s->text, end));
	return letter > 0 ? take(s, TOKEN_LETTER, end + letter) : scan_opening(s, true);
}

/* A number, or a sign that is a token by itself where a token begins. */
static bool scan_sign(struct scan *s, struct token *t)
{
	static const struct {
		char sign;
		enum token_kind kind;
	} signs[] = {
		{'#', TOKEN_HASH},  {':', TOKEN_COLON}, {'&', TOKEN_AMP},   {';', TOKEN_SEMICOLON},
		{',', TOKEN_COMMA}, {'*', TOKEN_STAR},  {'<', TOKEN_OTHER}, {'^', TOKEN_UP},
	};
	char c = s->text.s[s->at];
	size_t end = s->at;
	while (char_at(s, end) >= '0' && char_at(s, end) <= '9')
		end++;
	if (end > s->at)
		return *t = take(s, TOKEN_NUMBER, end), true;
	if (starts(s, FF_STR(":::")))
		return *t = take(s, TOKEN_CLASS_OF, s->at + 3), true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].sign == c)
			return *t = take(s, signs[i].kind, s->at + 1), true;
	if (c == '>')
		return *t = take_and_push(s, TOKEN_FLAG, 1, SCAN_TEXT), true;
	if (starts(s, FF_STR("\\|")))
		return *t = take(s, TOKEN_OTHER, s->at + 2), true;
	if (c == 'v' && !is_word_at(s->text, s->at + 1))
		return *t = take(s, TOKEN_DOWN, s->at + 1), true;
	return false;
}

static struct token scan_plain(struct scan *s, bool *again)
{
	struct token t;
	if (s->at == s->text.len)
		return take(s, TOKEN_EOF, s->at);
	char c = s->text.s[s->at];
	unsigned class = class_at(s, s->at);
	if (c == '@' && char_at(s, s->at + 1) == '{')
		return take_and_push(s, TOKEN_DATA_OPEN, 2, SCAN_DATA);
	if (c == '"' && (*again = open_quote(s)))
		return none(s);
	if ((class & KEYWORD) && scan_keyword(s, &t, again))
		return t;
	if (scan_turn(s, &t) || scan_link_id(s, &t))
		return t;
	if (class == 0 && space_len(s->text, s->at) > 0)
		return scan_blank(s);
	struct link link = {SCAN_PLAIN, 0};
	if ((class & LINK) && (link = link_at(s->text, s->at)).end > 0)
		return take_link(s, link);
	if ((class & ALONE) && scan_sign(s, &t))
		return t;
	return scan_word(s);
}

/* Behind the first "flowchart": a direction, or the end of the line. */
static struct token scan_header(struct scan *s, bool *again)
{
	static const struct ff_str names[] = {
		FF_STR_INIT("LR"), FF_STR_INIT("RL"), FF_STR_INIT("TB"), FF_STR_INIT("BT"),
		FF_STR_INIT("TD"), FF_STR_INIT("BR"), FF_STR_INIT("<"),  FF_STR_INIT(">"),
		FF_STR_INIT("^"),  FF_STR_INIT("v")};
	size_t word = space_end(s->text, s->at), line = word;
	if ((*again = open_quote(s)))
		return none(s);
	while (line > s->at && s->text.s[line - 1] != '\n')
		line--;
	if (line > s->at)
		return take_and_pop(s, TOKEN_NO_DIRECTION, line - s->at);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t end = word + names[i].len;
		bool letters = is_word_char(names[i].s[0]);
		if (ff_str_starts(ff_str_from(s->text, word), names[i]) &&
		    !(letters && is_word_at(s->text, end)))
			return take_and_pop(s, TOKEN_DIRECTION, end - s->at);
	}
	return none(s);
}

struct token scan_next(struct scan *s)
{
	struct token t;
	bool again;
	do {
		enum scan_mode mode = s->modes[s->depth - 1];
		again = false;
		t = mode == SCAN_PLAIN    ? scan_plain(s, &again)
		    : mode == SCAN_HEADER ? scan_header(s, &again)
					  : scan_inside(s, mode, &again);
	} while (again);
	return t;
}
