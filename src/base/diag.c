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

/* The part of a long line around the place: enough to find it, on one line of a terminal. Of a line
 * as long as the file, no more than this is looked at. */
enum { SHOWN_BEFORE = 60, SHOWN_WIDTH = 100, LOOKED_AT = 512 };

static bool inside_character(struct ff_str text, size_t at)
{
	return at < text.len && ((unsigned char)text.s[at] & 0xc0) == 0x80;
}

/* The line, or the stretch of it around `offset`; *at is the place in it. */
static struct ff_str line_around(const struct ff_source *source, size_t offset, size_t *at)
{
	struct ff_str text = source->text;
	size_t start = offset < text.len ? offset : text.len, end = start;
	while (start > 0 && text.s[start - 1] != '\n' &&
	       (offset - start < LOOKED_AT || inside_character(text, start)))
		start--;
	while (end < text.len && text.s[end] != '\n' &&
	       (end - start < 2 * LOOKED_AT || inside_character(text, end)))
		end++;
	if (end > start && text.s[end - 1] == '\r')
		end--;
	*at = offset < end ? offset - start : end - start;
	return (struct ff_str){text.s + start, end - start};
}

/* A piece of a line with no control character: a tab is a blank. */
static struct ff_str showable(struct ff_arena *a, struct ff_str text)
{
	char *to = FF_NEW(a, char, text.len);
	for (size_t i = 0; i < text.len; i++)
		to[i] = text.s[i] == '\t' ? ' ' : text.s[i];
	return ff_text_harmless(a, (struct ff_str){to, text.len});
}

static void print_line(const struct ff_diag *diag, size_t number, struct ff_buf *out)
{
	size_t at, cut = 0;
	struct ff_str line = line_around(diag->source, diag->offset, &at);
	for (size_t width = ff_text_width(ff_str_head(line, at));
	     width > SHOWN_BEFORE && cut < at;) {
		struct ff_str rest = ff_str_from(line, cut);
		struct ff_str first = ff_str_head(rest, ff_text_grapheme(rest));
		size_t cells = ff_text_width(first);
		width -= cells < width ? cells : width;
		cut += first.len < at - cut ? first.len : at - cut;
	}
	struct ff_str shown = ff_str_from(line, cut);
	shown.len = ff_text_fit(shown, SHOWN_WIDTH);
	struct ff_str before = ff_str_head(shown, at - cut < shown.len ? at - cut : shown.len);

	/* One mark per byte or character keeps the width: the caret counts the same text. */
	before = showable(out->arena, before);
	ff_buf_format(out, "%5zu | ", number);
	ff_buf_add(out, showable(out->arena, shown));
	ff_buf_add(out, FF_STR("\n      | "));
	ff_buf_repeat(out, ' ', ff_text_width(before));
	ff_buf_add(out, FF_STR("^\n"));
}

static const char *severity_name(const struct ff_diag *diag)
{
	return diag->severity == FF_ERROR ? "error" : "warning";
}

/* One with its line and column, which nobody asks for where it has no place. */
static void print_at(const struct ff_diag *diag, struct ff_pos pos, struct ff_buf *out)
{
	ff_buf_add(out, ff_text_harmless(out->arena, diag->source->name));
	if (diag->offset != FF_NONE)
		ff_buf_format(out, ":%zu:%zu", pos.line, pos.column);
	ff_buf_format(out, ": %s: ", severity_name(diag));
	ff_buf_add(out, ff_text_harmless(out->arena, ff_text_line(out->arena, diag->message)));
	ff_buf_format(out, " [%s]\n", diag->id);
	if (diag->offset != FF_NONE)
		print_line(diag, pos.line, out);
}

void ff_diag_print(const struct ff_diag *diag, struct ff_buf *out)
{
	print_at(diag, ff_source_pos(diag->source, diag->offset), out);
}

static int by_place(const void *a, const void *b)
{
	const struct ff_diag *x = a, *y = b;
	size_t px = x->offset + 1, py = y->offset + 1; /* FF_NONE comes first */
	if (px != py)
		return px > py ? 1 : -1;
	int order = strcmp(x->id, y->id);
	return order != 0 ? order : ff_str_cmp(x->message, y->message);
}

void ff_diags_sort(struct ff_diags *d)
{
	size_t n = 0;
	if (d->n > 1)
		qsort(d->list, d->n, sizeof *d->list, by_place);
	for (size_t i = 0; i < d->n; i++) {
		if (n > 0 && by_place(&d->list[n - 1], &d->list[i]) == 0)
			d->errors -= d->list[i].severity == FF_ERROR;
		else
			d->list[n++] = d->list[i];
	}
	d->n = n;
}

/* A place in a file, to count on from. */
struct place {
	size_t at;
	struct ff_pos pos;
};

/* Moves on to where `diag` is; a whole file is where it begins. */
static struct ff_pos move_to(struct place *p, const struct ff_diag *diag)
{
	if (diag->offset == FF_NONE)
		return p->pos;
	p->pos = ff_source_pos_from(diag->source, p->at, p->pos, diag->offset);
	p->at = diag->offset;
	return p->pos;
}

void ff_diags_print(struct ff_diags *d, struct ff_buf *out)
{
	struct place place = {0, {1, 1}};
	ff_diags_sort(d);
	for (size_t i = 0; i < d->n; i++)
		print_at(&d->list[i], move_to(&place, &d->list[i]), out);
}

static void put_place(struct ff_json *j, const struct ff_diag *diag, struct ff_pos pos)
{
	if (diag->offset == FF_NONE) {
		ff_json_null(j, "line");
		ff_json_null(j, "column");
	} else {
		ff_json_size(j, "line", pos.line);
		ff_json_size(j, "column", pos.column);
	}
}

void ff_diags_json(struct ff_diags *d, struct ff_json *j)
{
	struct ff_arena *a = j->out->arena;
	struct place place = {0, {1, 1}};
	ff_diags_sort(d);
	for (size_t i = 0; i < d->n; i++) {
		const struct ff_diag *diag = &d->list[i];
		ff_json_open(j, NULL, '{');
		ff_json_str(j, "file", ff_text_harmless(a, diag->source->name));
		put_place(j, diag, move_to(&place, diag));
		ff_json_str(j, "severity", ff_str(severity_name(diag)));
		ff_json_str(j, "id", ff_str(diag->id));
		ff_json_str(j, "message", ff_text_harmless(a, ff_text_line(a, diag->message)));
		ff_json_close(j, '}');
	}
}
