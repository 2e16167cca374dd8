#include "view/edit.h"
#include "view/keys.h"
#include <flowform/text.h>

static bool is_control(char c)
{
	return (unsigned char)c < ' ' || c == 0x7f;
}

void edit_set(struct edit *e, struct ff_str text)
{
	e->len = e->at = e->first = 0;
	while (text.len > 0) {
		size_t n = ff_text_grapheme(text);
		if (!edit_insert(e, ff_str_head(text, n)))
			return;
		text = ff_str_from(text, n);
	}
}

bool edit_insert(struct edit *e, struct ff_str text)
{
	if (text.len > sizeof e->text - e->len)
		return false;
	memmove(e->text + e->at + text.len, e->text + e->at, e->len - e->at);
	for (size_t i = 0; i < text.len; i++)
		e->text[e->at + i] = is_control(text.s[i]) ? ' ' : text.s[i];
	e->len += text.len;
	e->at += text.len;
	return true;
}

void edit_type(struct edit *e, struct ff_str text)
{
	while (text.len > 0) {
		struct ff_str rest = text;
		ff_text_next(&rest);
		struct ff_str c = ff_str_head(text, text.len - rest.len);
		if (ff_text_width(c) > 0 || e->at > 0)
			edit_insert(e, c);
		text = rest;
	}
}

/* The beginning of the grapheme before `at`. */
static size_t before(const struct edit *e, size_t at)
{
	size_t start = 0, next = 0;
	while (next < at) {
		start = next;
		next += ff_text_grapheme(ff_str_from(edit_text(e), next));
	}
	return start;
}

static size_t behind(const struct edit *e, size_t at)
{
	return at + ff_text_grapheme(ff_str_from(edit_text(e), at));
}

/* The beginning of the word before `at`, and of blanks behind it. */
static size_t word_before(const struct edit *e, size_t at)
{
	while (at > 0 && e->text[at - 1] == ' ')
		at--;
	while (at > 0 && e->text[at - 1] != ' ')
		at--;
	return at;
}

/* Erases from `from` to `to`; the cursor stands there. */
static void erase(struct edit *e, size_t from, size_t to)
{
	memmove(e->text + from, e->text + to, e->len - to);
	e->len -= to - from;
	e->at = from;
}

bool edit_key(struct edit *e, uint32_t key)
{
	switch (key) {
	case KEY_ID_LEFT:
	case CONTROL('B'): e->at = before(e, e->at); return true;
	case KEY_ID_RIGHT:
	case CONTROL('F'): e->at = behind(e, e->at); return true;
	case KEY_ID_HOME:
	case CONTROL('A'): e->at = 0; return true;
	case KEY_ID_END:
	case CONTROL('E'): e->at = e->len; return true;
	case KEY_ID_BACKSPACE: erase(e, before(e, e->at), e->at); return true;
	case KEY_ID_DELETE:
	case CONTROL('D'): erase(e, e->at, behind(e, e->at)); return true;
	case CONTROL('K'): erase(e, e->at, e->len); return true;
	case CONTROL('U'): erase(e, 0, e->at); return true;
	case CONTROL('W'): erase(e, word_before(e, e->at), e->at); return true;
	default: return false;
	}
}

struct ff_str edit_view(struct edit *e, size_t cells, size_t *column)
{
	if (e->first > e->at)
		e->first = e->at;
	/* A cell stays free for the cursor behind the text. */
	while (ff_text_width((struct ff_str){e->text + e->first, e->at - e->first}) + 1 > cells)
		e->first = behind(e, e->first);
	*column = ff_text_width((struct ff_str){e->text + e->first, e->at - e->first});
	struct ff_str rest = ff_str_from(edit_text(e), e->first);
	return ff_str_head(rest, ff_text_fit(rest, cells));
}
