#include "table.h"

void table_add_cell(struct table_builder *b, struct ff_rich text, size_t offset)
{
	FF_PUSH(b->arena, b->cells, b->n_cells, b->cells_cap) = (struct table_cell){text, offset};
}

/* Bytes of a code span with its backticks, 1 if the first backtick starts none. */
static size_t code_span(struct ff_str s)
{
	size_t ticks = 0;
	while (ticks < s.len && s.s[ticks] == '`')
		ticks++;
	for (size_t i = ticks, run = 0; i < s.len; i++) {
		run = s.s[i] == '`' ? run + 1 : 0;
		if (run == ticks && (i + 1 == s.len || s.s[i + 1] != '`'))
			return i + 1;
	}
	return ticks;
}

/* Takes the text up to the next bar that parts cells off `rest`. */
static bool next_cell(struct ff_str *rest, struct ff_str *cell)
{
	if (!rest->s)
		return false;
	size_t i = 0;
	while (i < rest->len && rest->s[i] != '|') {
		if (rest->s[i] == '`')
			i += code_span(ff_str_from(*rest, i));
		else
			i += rest->s[i] == '\\' ? 2 : 1;
	}
	if (i < rest->len) {
		*cell = ff_str_head(*rest, i);
		*rest = ff_str_from(*rest, i + 1);
	} else {
		*cell = *rest;
		*rest = (struct ff_str){NULL, 0};
	}
	return true;
}

/* Whether all of it is blanks and marks of quotes; on a table's first line also of lists. */
static bool is_margin(struct ff_str s, bool first)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr(first ? " \t>-+*0123456789.)" : " \t>", s.s[i]))
			return false;
	return true;
}

/* The row's line, without what stands before its first bar if that is no cell. */
static struct ff_str row_line(const struct table_builder *b, size_t near)
{
	size_t start;
	struct ff_str line;
	if (b->n_cells > 0) {
		line = ff_source_line(b->source, b->cells[0].offset, &start);
	} else {
		line = ff_source_line(b->source, near, &start);
		size_t next = start + line.len;
		size_t end = ff_str_find_char(ff_str_from(b->source->text, next), '\n');
		line = ff_source_line(b->source, end != FF_NONE ? next + end + 1 : near, &start);
	}
	struct ff_str rest = line, margin;
	next_cell(&rest, &margin);
	return rest.s && is_margin(margin, b->n_rows == 0) ? rest : line;
}

size_t table_end_row(struct table_builder *b, size_t near)
{
	struct ff_str rest = row_line(b, near), piece;
	size_t behind = (size_t)(rest.s - b->source->text.s) + rest.len;
	struct ff_row *row = &FF_PUSH(b->arena, b->rows, b->n_rows, b->rows_cap);
	struct ff_rich *cells = FF_NEW(b->arena, struct ff_rich, b->n_cells);
	size_t taken = 0, cap = b->n_cells;
	*row = (struct ff_row){.offset = (size_t)(rest.s - b->source->text.s)};
	while (next_cell(&rest, &piece)) {
		size_t end = (size_t)(piece.s - b->source->text.s) + piece.len;
		if (!rest.s && is_margin(piece, false))
			break; /* behind the last bar */
		if (taken < b->n_cells && b->cells[taken].offset <= end &&
		    row->width < b->columns) {
			size_t had = cap;
			while (cap <= row->width)
				cap = cap * 2 + 1;
			cells = ff_arena_grow(b->arena, cells, had, cap, sizeof *cells);
			cells[row->width] = b->cells[taken++].text;
			row->n = row->width + 1;
		}
		row->width++;
	}
	row->cells = cells;
	b->n_cells = 0;
	return behind;
}

const struct ff_table *table_end(const struct table_builder *b)
{
	struct ff_table *t = FF_NEW(b->arena, struct ff_table, 1);
	*t = (struct ff_table){b->rows, b->n_rows, b->columns};
	return t;
}
