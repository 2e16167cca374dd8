#include <flowform/source.h>

struct ff_excerpt ff_excerpt_all(const struct ff_source *source)
{
	return (struct ff_excerpt){.source = source, .text = source->text};
}

size_t ff_excerpt_offset(const struct ff_excerpt *e, size_t at)
{
	size_t low = 0, high = e->n_seams; /* the last seam at or before `at` is below high */
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (e->seams[mid].at <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return at;
	const struct ff_seam *seam = &e->seams[low - 1];
	size_t offset = seam->file_at + (at - seam->at);
	return offset <= e->source->text.len ? offset : e->source->text.len;
}

void ff_excerpt_add(struct ff_excerpt_builder *b, struct ff_str piece, size_t file_at)
{
	if (piece.len == 0)
		return;
	const struct ff_seam *last = b->n_seams > 0 ? &b->seams[b->n_seams - 1] : NULL;
	if (!last || last->file_at + (b->len - last->at) != file_at)
		FF_PUSH(b->arena, b->seams, b->n_seams, b->seams_cap) =
			(struct ff_seam){b->len, file_at};
	if (b->cap - b->len < piece.len) {
		size_t cap = b->cap > piece.len ? b->cap * 2 : b->cap + piece.len * 2;
		b->text = ff_arena_grow(b->arena, b->text, b->cap, cap, 1);
		b->cap = cap;
	}
	memcpy(b->text + b->len, piece.s, piece.len);
	b->len += piece.len;
}

struct ff_excerpt ff_excerpt_end(const struct ff_excerpt_builder *b)
{
	return (struct ff_excerpt){
		b->source, {b->text ? b->text : "", b->len}, b->seams, b->n_seams};
}

struct ff_pos ff_source_pos_from(const struct ff_source *source, size_t from, struct ff_pos known,
				 size_t offset)
{
	struct ff_pos pos = known;
	for (size_t i = from; i < offset && i < source->text.len; i++) {
		char c = source->text.s[i];
		if (c == '\n')
			pos = (struct ff_pos){pos.line + 1, 1};
		else if (((unsigned char)c & 0xc0) != 0x80)
			pos.column++;
	}
	return pos;
}

struct ff_pos ff_source_pos(const struct ff_source *source, size_t offset)
{
	return ff_source_pos_from(source, 0, (struct ff_pos){1, 1}, offset);
}

struct ff_str ff_source_line(const struct ff_source *source, size_t offset, size_t *start)
{
	struct ff_str text = source->text;
	if (offset > text.len)
		offset = text.len;
	*start = offset;
	while (*start > 0 && text.s[*start - 1] != '\n')
		--*start;
	struct ff_str line = ff_str_from(text, *start);
	size_t len = ff_str_find_char(line, '\n');
	line.len = len != FF_NONE ? len : line.len;
	if (line.len > 0 && line.s[line.len - 1] == '\r')
		line.len--;
	return line;
}
