#include "view/frame.h"
#include <flowform/text.h>

struct line *lines_add(struct lines *l)
{
	FF_PUSH(l->arena, l->list, l->n, l->cap) = (struct line){0};
	return &l->list[l->n - 1];
}

static void add_span(struct ff_arena *a, struct line *line, struct span span, size_t width)
{
	struct span *last = line->n > 0 ? &line->spans[line->n - 1] : NULL;
	line->width += width;
	if (last && last->role == span.role && last->strong == span.strong &&
	    last->text.s + last->text.len == span.text.s)
		last->text.len += span.text.len;
	else
		FF_PUSH(a, line->spans, line->n, line->cap) = span;
}

void line_add(struct ff_arena *a, struct line *line, struct ff_str text, enum role role)
{
	if (text.len == 0)
		return;
	bool plain = ff_text_is_plain(text);
	text = plain ? text : ff_text_harmless(a, text);
	add_span(a, line, (struct span){.text = text, .role = role},
		 plain ? text.len : ff_text_width(text));
}

void line_sign(struct ff_arena *a, struct line *line, struct ff_str sign, enum role role)
{
	add_span(a, line, (struct span){.text = sign, .role = role}, 1);
}

void line_pad(struct ff_arena *a, struct line *line, size_t cells, enum role role)
{
	static const char blanks[] = "                                                            "
				     "                                                            ";
	while (line->width < cells) {
		size_t n = cells - line->width;
		n = n < sizeof blanks - 1 ? n : sizeof blanks - 1;
		add_span(a, line, (struct span){.text = {blanks, n}, .role = role}, n);
	}
}

void line_fill(struct ff_arena *a, struct line *line, struct ff_str sign, size_t cells,
	       enum role role)
{
	if (line->width >= cells)
		return;
	size_t n = cells - line->width, bytes = n * sign.len;
	char *signs = FF_NEW(a, char, bytes);
	memcpy(signs, sign.s, sign.len);
	for (size_t done = sign.len; done < bytes; done *= 2)
		memcpy(signs + done, signs, done < bytes - done ? done : bytes - done);
	add_span(a, line, (struct span){.text = {signs, bytes}, .role = role}, n);
}

struct line line_cut(struct ff_arena *a, const struct line *line, size_t cells,
		     struct ff_str ellipsis)
{
	if (line->width <= cells)
		return *line;
	size_t mark = ff_text_width(ellipsis);
	size_t room = cells > mark ? cells - mark : 0;
	struct line cut = {0};
	enum role role = ROLE_TEXT;
	for (size_t i = 0; i < line->n && cut.width < room; i++) {
		struct ff_str text = line->spans[i].text;
		text.len = ff_text_fit(text, room - cut.width);
		role = line->spans[i].role;
		if (text.len > 0)
			add_span(a, &cut, (struct span){.text = text, .role = role},
				 ff_text_width(text));
		if (text.len < line->spans[i].text.len)
			break;
	}
	ellipsis.len = ff_text_fit(ellipsis, cells - cut.width);
	line_add(a, &cut, ellipsis, role);
	return cut;
}

void line_join(struct ff_arena *a, struct line *line, const struct line *other)
{
	for (size_t i = 0; i < other->n; i++)
		add_span(a, line, other->spans[i], 0);
	line->width += other->width;
}

struct line line_in_role(struct ff_arena *a, const struct line *line, enum role role)
{
	struct line same = {0};
	line_join(a, &same, line);
	for (size_t i = 0; i < same.n; i++)
		same.spans[i].role = role;
	return same;
}

struct line line_marked(struct ff_arena *a, const struct line *line, struct ff_str what)
{
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < line->n && what.len > 0; i++)
		ff_buf_add(&b, line->spans[i].text);
	struct ff_str text = ff_buf_str(&b);
	size_t len = 0, found = ff_text_find(text, what, 0, &len), at = 0;
	if (found == FF_NONE)
		return *line;
	struct line marked = {0};
	for (size_t i = 0; i < line->n; i++) {
		struct ff_str rest = line->spans[i].text;
		while (rest.len > 0) {
			while (found != FF_NONE && at >= found + len)
				found = ff_text_find(text, what, found + len, &len);
			bool in = found != FF_NONE && at >= found;
			size_t n = found == FF_NONE ? rest.len : in ? found + len - at : found - at;
			n = n < rest.len ? n : rest.len;
			line_add(a, &marked, ff_str_head(rest, n),
				 in ? ROLE_MATCH : line->spans[i].role);
			rest = ff_str_from(rest, n);
			at += n;
		}
	}
	return marked;
}

void lines_mark(struct lines *l, struct ff_str what)
{
	for (size_t i = 0; i < l->n; i++)
		l->list[i] = line_marked(l->arena, &l->list[i], what);
}

struct ff_str text_cut(struct ff_arena *a, struct ff_str s, size_t cells, struct ff_str ellipsis)
{
	if (ff_text_width(s) <= cells)
		return s;
	size_t mark = ff_text_width(ellipsis);
	if (cells < mark)
		return ff_str_head(s, ff_text_fit(s, cells));
	struct ff_buf b = {.arena = a};
	ff_buf_add(&b, ff_str_head(s, ff_text_fit(s, cells - mark)));
	ff_buf_add(&b, ellipsis);
	return ff_buf_str(&b);
}

void hots_add(struct ff_arena *a, struct hots *h, struct hot hot)
{
	FF_PUSH(a, h->list, h->n, h->cap) = hot;
}

void hots_join(struct ff_arena *a, struct hots *h, const struct hots *part, size_t row, size_t col)
{
	for (size_t i = 0; i < part->n; i++) {
		struct hot hot = part->list[i];
		hot.rect.top += row;
		hot.rect.left += col;
		hots_add(a, h, hot);
	}
}

struct hot hots_at(const struct hots *h, size_t row, size_t col, bool pane)
{
	for (size_t i = h->n; i-- > 0;) {
		const struct rect *r = &h->list[i].rect;
		bool inside = row >= r->top && row - r->top < r->rows && col >= r->left &&
			      col - r->left < r->cols;
		if (inside && pane == (h->list[i].kind >= HOT_PAGE_PANE))
			return h->list[i];
	}
	return (struct hot){.kind = HOT_NONE};
}

void lines_append(struct lines *l, const struct lines *more)
{
	for (size_t i = 0; i < more->n; i++)
		*lines_add(l) = more->list[i];
}

void lines_beside(struct lines *l, const struct lines *columns, const size_t *widths, size_t n)
{
	size_t height = 0;
	for (size_t c = 0; c < n; c++)
		height = columns[c].n > height ? columns[c].n : height;
	for (size_t row = 0; row < height; row++) {
		struct line *line = lines_add(l);
		size_t left = 0;
		for (size_t c = 0; c < n; c++) {
			line_pad(l->arena, line, left, ROLE_TEXT);
			left += widths[c] + 1;
			if (row >= columns[c].n)
				continue;
			struct line cell =
				line_cut(l->arena, &columns[c].list[row], widths[c], FF_STR(""));
			line_join(l->arena, line, &cell);
		}
	}
}

static void add_line_text(struct ff_buf *b, const struct line *line)
{
	size_t start = b->len;
	for (size_t i = 0; i < line->n; i++)
		ff_buf_add(b, line->spans[i].text);
	while (b->len > start && b->s[b->len - 1] == ' ')
		b->len--;
}

struct ff_str line_text(struct ff_arena *a, const struct line *line)
{
	struct ff_buf b = {.arena = a};
	add_line_text(&b, line);
	return ff_buf_str(&b);
}

void lines_write(struct ff_buf *out, const struct lines *l, bool ascii)
{
	for (size_t i = 0; i < l->n; i++) {
		struct ff_str text = line_text(out->arena, &l->list[i]);
		if (i > 0 && l->list[i - 1].goes_on)
			text = ff_str_trim(text);
		ff_buf_add(out, ascii ? ff_text_ascii(out->arena, text) : text);
		if (!l->list[i].goes_on || i + 1 == l->n)
			ff_buf_add_char(out, '\n');
	}
}

struct ff_str frame_text(struct ff_arena *a, const struct frame *f)
{
	struct ff_buf b = {.arena = a};
	for (size_t i = 0; i < f->size.rows; i++) {
		add_line_text(&b, &f->rows[i]);
		ff_buf_add_char(&b, '\n');
	}
	return ff_buf_str(&b);
}
