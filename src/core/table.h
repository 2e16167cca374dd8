/* Builds a table row by row. md4c 0.4.8 leaves an empty cell between two bars ("||") out and shifts
 * the rest, and never says how many cells a row really has, so rows are looked at once more. */
#ifndef CORE_TABLE_H
#define CORE_TABLE_H

#include <flowform/markdown.h>

struct table_cell {
	struct ff_rich text;
	size_t offset; /* in the file */
};

struct table_builder {
	struct ff_arena *arena; /* set these three, the rest starts as zero */
	const struct ff_source *source;
	size_t columns;
	struct ff_row *rows;
	size_t n_rows, rows_cap;
	struct table_cell *cells; /* with text, of the row being read */
	size_t n_cells, cells_cap;
};

/* Adds a cell that has text, which stands at `offset`. */
void table_add_cell(struct table_builder *b, struct ff_rich text, size_t offset);

/* Ends the row and returns the offset behind its line. `near` is an offset in the line before, for
 * a row without any text. */
size_t table_end_row(struct table_builder *b, size_t near);

const struct ff_table *table_end(const struct table_builder *b);

#endif
