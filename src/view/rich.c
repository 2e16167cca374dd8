#include "view/rich.h"
#include <flowform/text.h>

static const struct {
	unsigned style;
	enum role role;
} roles_of_styles[] = {
	{FF_CODE, ROLE_CODE},
	{FF_STRONG, ROLE_STRONG},
	{FF_EMPHASIS, ROLE_EMPHASIS},
};

static enum role role_of(unsigned style, enum role plain)
{
	for (size_t i = 0; i < sizeof roles_of_styles / sizeof *roles_of_styles; i++)
		if (style & roles_of_styles[i].style)
			return roles_of_styles[i].role;
	return plain;
}

/* The runs one after the other in one text, each from its start on in one role. */
struct flow {
	struct ff_buf text;
	struct {
		size_t start;
		enum role role;
		bool strong; /* and code */
	} * parts;
	size_t n, cap;
};

static void flow_add(struct flow *f, struct ff_str text, enum role role)
{
	struct ff_arena *a = f->text.arena;
	FF_PUSH(a, f->parts, f->n, f->cap).start = f->text.len;
	f->parts[f->n - 1].role = role;
	f->parts[f->n - 1].strong = false;
	ff_buf_add(&f->text, text);
}

static void flow_add_runs(struct flow *f, struct ff_rich text, enum role plain)
{
	for (size_t i = 0; i < text.n; i++) {
		const struct ff_run *run = &text.runs[i];
		bool ends = i + 1 == text.n || !ff_str_eq(text.runs[i + 1].href, run->href);
		struct ff_str address = ff_text_link(run->href);
		bool link = run->style & FF_LINK && address.len > 0;
		bool bare = link && ff_str_eq(address, run->text);
		flow_add(f, run->text, bare ? ROLE_LINK : role_of(run->style, plain));
		f->parts[f->n - 1].strong = run->style & FF_CODE && run->style & FF_STRONG;
		if (!link || !ends || bare)
			continue;
		flow_add(f, FF_STR(" ("), plain);
		flow_add(f, address, ROLE_LINK);
		flow_add(f, FF_STR(")"), plain);
	}
}

/* The piece [from, from + text.len) of the flow with its roles; *part moves on with it. */
static void add_piece(struct ff_arena *a, struct line *line, const struct flow *f,
		      struct ff_str piece, size_t *part)
{
	size_t from = (size_t)(piece.s - f->text.s);
	while (piece.len > 0) {
		while (*part + 1 < f->n && f->parts[*part + 1].start <= from)
			++*part;
		size_t end = *part + 1 < f->n ? f->parts[*part + 1].start : f->text.len;
		size_t n = end - from < piece.len ? end - from : piece.len;
		line_add(a, line, ff_str_head(piece, n), f->parts[*part].role);
		line->spans[line->n - 1].strong = f->parts[*part].strong;
		piece = ff_str_from(piece, n);
		from += n;
	}
}

/* How much of the piece is taken: a link that would be broken at its end, but fits a line, goes to
 * the next one as a whole, so that it can be selected. `part` is where the piece begins. */
static size_t before_link(const struct flow *f, struct ff_str piece, size_t room, size_t part)
{
	size_t from = (size_t)(piece.s - f->text.s), end = from + piece.len;
	for (; part < f->n && f->parts[part].start < end; part++) {
		size_t start = f->parts[part].start;
		size_t stop = part + 1 < f->n ? f->parts[part + 1].start : f->text.len;
		if (f->parts[part].role != ROLE_LINK || start <= from || stop <= end)
			continue;
		struct ff_str link = {f->text.s + start, stop - start};
		size_t n = start - from;
		while (n > 0 && (piece.s[n - 1] == '(' || piece.s[n - 1] == ' '))
			n--;
		return n > 0 && ff_text_width(link) + 2 <= room ? n : piece.len;
	}
	return piece.len;
}

static void flow_wrap(struct lines *l, const struct flow *f, size_t cells, struct ff_str first,
		      enum role role)
{
	size_t indent = ff_text_width(first), part = 0;
	size_t room = cells > indent ? cells - indent : 1;
	struct ff_str whole = {f->text.s ? f->text.s : "", f->text.len}, rest = whole, piece;
	for (bool again = false; ff_text_wrap(&rest, room, &piece); again = true) {
		struct line *line = lines_add(l);
		if (!again)
			line_add(l->arena, line, first, role);
		line_pad(l->arena, line, indent, ROLE_TEXT);
		size_t taken = before_link(f, piece, room, part);
		if (taken < piece.len) {
			piece.len = taken;
			rest = ff_str_from(whole, (size_t)(piece.s - whole.s) + taken);
			while (rest.len > 0 && rest.s[0] == ' ')
				rest = ff_str_from(rest, 1);
		}
		add_piece(l->arena, line, f, piece, &part);
		size_t next = (size_t)(rest.s - whole.s);
		line->goes_on = rest.len > 0 && f->n > 0 && f->parts[part].role == ROLE_LINK &&
				(part + 1 == f->n || f->parts[part + 1].start > next);
	}
}

void rich_add(struct lines *l, struct ff_rich text, size_t cells, struct ff_str first,
	      enum role role)
{
	struct flow f = {.text = {.arena = l->arena}};
	flow_add_runs(&f, text, role);
	flow_wrap(l, &f, cells, first, role);
}

void text_add(struct lines *l, struct ff_str text, size_t cells, struct ff_str first,
	      enum role role)
{
	struct ff_run run = {.text = text};
	rich_add(l, (struct ff_rich){&run, 1}, cells, first, role);
}

void line_wrap(struct lines *l, const struct line *line, size_t cells)
{
	struct flow f = {.text = {.arena = l->arena}};
	for (size_t i = 0; i < line->n; i++)
		flow_add(&f, line->spans[i].text, line->spans[i].role);
	flow_wrap(l, &f, cells, FF_STR(""), ROLE_TEXT);
}

/* What stands before an item: its number, tick box or bullet, indented by its depth. */
static struct ff_str item_mark(struct ff_arena *a, const struct ff_block *b,
			       const struct signs *signs)
{
	struct ff_buf mark = {.arena = a};
	ff_buf_repeat(&mark, ' ', b->depth > 1 ? (b->depth - 1) * 2 : 0);
	if (b->number > 0)
		ff_buf_format(&mark, "%zu. ", b->number);
	else if (b->task == FF_NO_TASK)
		ff_buf_add(&mark, signs->bullet);
	if (b->task != FF_NO_TASK)
		ff_buf_add(&mark, b->task == FF_DONE ? signs->ticked : signs->unticked);
	return ff_buf_str(&mark);
}

static void code_add(struct lines *l, struct ff_str code, size_t cells, struct ff_str indent)
{
	struct ff_str line;
	if (code.len > 0 && code.s[code.len - 1] == '\n')
		code.len--;
	while (ff_str_cut(&code, '\n', &line))
		text_add(l, line, cells, indent, ROLE_CODE);
}

/* A table outside the comparison: a line for each row, its cells with their headers. */
static void table_add(struct lines *l, const struct ff_table *t, size_t cells,
		      const struct signs *signs)
{
	for (size_t row = 1; row < t->n_rows; row++) {
		const struct ff_row *cell = &t->rows[row];
		rich_add(l, ff_row_cell(cell, 0), cells, signs->bullet, ROLE_STRONG);
		for (size_t c = 1; c < t->columns; c++) {
			struct flow f = {.text = {.arena = l->arena}};
			flow_add_runs(&f, ff_row_cell(&t->rows[0], c), ROLE_DIM);
			flow_add(&f, FF_STR(": "), ROLE_DIM);
			flow_add_runs(&f, ff_row_cell(cell, c), ROLE_TEXT);
			flow_wrap(l, &f, cells, FF_STR("    "), ROLE_TEXT);
		}
	}
}

static void block_add(struct lines *l, const struct ff_block *b, size_t cells,
		      const struct signs *signs)
{
	enum { MOST_INDENT = 16 };
	static const char blanks[] = "                  ";
	size_t indent = b->depth < MOST_INDENT / 2 ? (size_t)b->depth * 2 : MOST_INDENT;
	struct ff_str inside = {blanks, indent};
	switch (b->kind) {
	case FF_HTML:
	case FF_PARAGRAPH: rich_add(l, b->text, cells, inside, ROLE_TEXT); break;
	case FF_HEADING: rich_add(l, b->text, cells, inside, ROLE_HEADING); break;
	case FF_QUOTE: rich_add(l, b->text, cells, signs->quote, ROLE_TEXT); break;
	case FF_ITEM: rich_add(l, b->text, cells, item_mark(l->arena, b, signs), ROLE_TEXT); break;
	case FF_CODE_BLOCK: code_add(l, b->code, cells, (struct ff_str){blanks, indent + 2}); break;
	case FF_TABLE: table_add(l, b->table, cells, signs); break;
	case FF_RULE:
	case FF_DIAGRAM: break;
	}
}

void blocks_add(struct lines *l, const struct ff_document *doc, struct ff_extent extent,
		size_t cells, const struct signs *signs)
{
	bool item_before = false;
	size_t start = l->n;
	for (size_t i = extent.first; i < extent.end; i++) {
		const struct ff_block *b = &doc->blocks[i];
		if (b->kind == FF_RULE || b->kind == FF_DIAGRAM)
			continue;
		bool item = b->kind == FF_ITEM;
		if (l->n > start && !(item && item_before))
			lines_add(l);
		block_add(l, b, cells, signs);
		item_before = item;
	}
}
