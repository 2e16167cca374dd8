#include "ui/cells.h"

#include <flowform/text.h>
#include <wchar.h>

enum { AT_ONCE = 128 };

static void put_ascii(int row, int col, struct ff_str text, attr_t look)
{
	chtype cells[AT_ONCE];
	while (text.len > 0) {
		size_t n = text.len < AT_ONCE ? text.len : AT_ONCE;
		for (size_t i = 0; i < n; i++)
			cells[i] = (unsigned char)text.s[i] | (chtype)look;
		mvwaddchnstr(newscr, row, col, cells, (int)n);
		col += (int)n;
		text = ff_str_from(text, n);
	}
}

/* Takes a character and what combines with it off the text; returns its cells. */
static int next_cell(struct ff_str *text, attr_t look, cchar_t *cell)
{
	wchar_t wide[CCHARW_MAX + 1];
	size_t n = 0;
	wide[n++] = (wchar_t)ff_text_next(text);
	int width = wcwidth(wide[0]);
	while (text->len > 0 && (unsigned char)text->s[0] >= 0x80) {
		struct ff_str rest = *text;
		wchar_t next = (wchar_t)ff_text_next(&rest);
		if (wcwidth(next) != 0)
			break;
		if (n < CCHARW_MAX)
			wide[n++] = next;
		*text = rest;
	}
	wide[n] = L'\0';
	attr_t attrs = look & A_ATTRIBUTES & ~(attr_t)A_COLOR;
	if (width > 0 && setcchar(cell, wide, attrs, (short)PAIR_NUMBER(look), NULL) == OK)
		return width;
	setcchar(cell, L"?", attrs, (short)PAIR_NUMBER(look), NULL);
	return 1;
}

void cells_put(int row, int col, struct ff_str text, attr_t look)
{
	cchar_t cells[AT_ONCE];
	if (ff_text_is_plain(text)) {
		put_ascii(row, col, text, look);
		return;
	}
	while (text.len > 0) {
		int n = 0, width = 0;
		while (text.len > 0 && n < AT_ONCE)
			width += next_cell(&text, look, &cells[n++]);
		mvwadd_wchnstr(newscr, row, col, cells, n);
		col += width;
	}
}
