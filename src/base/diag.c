#include <flowform/diag.h>
#include <flowform/text.h>
#include <stdlib.h>

void ff_diag_add(struct ff_diags *d, enum ff_severity severity, const char *id,
		 const struct ff_source *source, size_t offset, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct ff_str message = ff_arena_vformat(d->arena, format, args);
	va_end(args);
	FF_PUSH(d->arena, d->list, d->n, d->cap) =
		(struct ff_diag){severity, id, source, offset, message};
	d->errors += severity == FF_ERROR;
}

/* The part of a long line around the place: enough to find it, on one line of a terminal. */
enum { SHOWN_BEFORE = 60, SHOWN_WIDTH = 100 };

static void print_line(const struct ff_diag *diag, size_t number, struct ff_buf *out)
{
	size_t start;
	struct ff_str line = ff_source_line(diag->source, diag->offset, &start);
	size_t at = diag->offset - start < line.len ? diag->offset - start : line.len;
	size_t cut = 0;
	while (at - cut > 0 &&
	       ff_text_width((struct ff_str){line.s + cut, at - cut}) > SHOWN_BEFORE)
		cut += ff_text_grapheme(ff_str_from(line, cut));
	struct ff_str shown = ff_str_from(line, cut);
	shown.len = ff_text_fit(shown, SHOWN_WIDTH);
	struct ff_str before = ff_str_head(shown, at - cut < shown.len ? at - cut : shown.len);

	/* One mark per byte or character keeps the width: the caret counts the same text. */
	before = ff_text_harmless(out->arena, before);
	ff_buf_format(out, "%5zu | ", number);
	ff_buf_add(out, ff_text_harmless(out->arena, shown));
	ff_buf_add(out, FF_STR("\n      | "));
	ff_buf_repeat(out, ' ', ff_text_width(before));
	ff_buf_add(out, FF_STR("^\n"));
}

void ff_diag_print(const struct ff_diag *diag, struct ff_buf *out)
{
	struct ff_pos pos = {0, 0};
	ff_buf_add(out, ff_text_harmless(out->arena, diag->source->name));
	if (diag->offset != FF_NONE) {
		pos = ff_source_pos(diag->source, diag->offset);
		ff_buf_format(out, ":%zu:%zu", pos.line, pos.column);
	}
	ff_buf_format(out, ": %s: ", diag->severity == FF_ERROR ? "error" : "warning");
	ff_buf_add(out, ff_text_harmless(out->arena, ff_text_line(out->arena, diag->message)));
	ff_buf_format(out, " [%s]\n", diag->id);
	if (diag->offset != FF_NONE)
		print_line(diag, pos.line, out);
}

static int by_place(const void *a, const void *b)
{
	const struct ff_diag *x = a, *y = b;
	size_t px = x->offset + 1, py = y->offset + 1; /* FF_NONE comes first */
	return (px > py) - (px < py);
}

void ff_diags_print(struct ff_diags *d, struct ff_buf *out)
{
	if (d->n > 1)
		qsort(d->list, d->n, sizeof *d->list, by_place);
	for (size_t i = 0; i < d->n; i++)
		ff_diag_print(&d->list[i], out);
}
