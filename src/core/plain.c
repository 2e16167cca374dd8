#include <core/plain.h>
#include <flowform/text.h>

void plain_rich(struct ff_buf *out, struct ff_rich text)
{
	size_t link = out->len; /* where the runs of one link begin */
	for (size_t i = 0; i < text.n; i++) {
		const struct ff_run *run = &text.runs[i];
		bool begins = i == 0 || !(text.runs[i - 1].style & FF_LINK) ||
			      !ff_str_eq(text.runs[i - 1].href, run->href);
		bool ends = i + 1 == text.n || !(text.runs[i + 1].style & FF_LINK) ||
			    !ff_str_eq(text.runs[i + 1].href, run->href);
		if (begins)
			link = out->len;
		ff_buf_add(out, run->text);
		struct ff_str address = ff_text_link(run->href);
		struct ff_str shown = {out->s + link, out->len - link};
		if (!(run->style & FF_LINK) || !ends || address.len == 0 ||
		    ff_str_eq(address, shown))
			continue;
		ff_buf_add(out, FF_STR(" ("));
		ff_buf_add(out, address);
		ff_buf_add(out, FF_STR(")"));
	}
}

/* The lines of `text`, the first behind `mark`, the others below the first. */
static void add_lines(struct ff_buf *out, struct ff_str text, size_t indent, struct ff_str mark)
{
	struct ff_str line;
	for (bool first = true; ff_str_cut(&text, '\n', &line); first = false) {
		if (!first)
			ff_buf_add_char(out, '\n');
		ff_buf_repeat(out, ' ', first ? indent : indent + mark.len);
		ff_buf_add(out, first ? mark : FF_STR(""));
		ff_buf_add(out, line);
	}
}

static struct ff_str item_mark(struct ff_arena *a, const struct ff_block *b)
{
	static const char *const tasks[] = {
		[FF_NO_TASK] = "", [FF_OPEN] = "[ ] ", [FF_DONE] = "[x] "};
	if (b->number > 0)
		return ff_arena_format(a, "%zu. %s", b->number, tasks[b->task]);
	return ff_arena_format(a, "- %s", tasks[b->task]);
}

static void add_table(struct ff_buf *out, const struct ff_table *t)
{
	for (size_t row = 0; row < t->n_rows; row++) {
		if (row > 0)
			ff_buf_add_char(out, '\n');
		for (size_t i = 0; i < t->columns; i++) {
			if (i > 0)
				ff_buf_add(out, FF_STR(" | "));
			plain_rich(out, ff_row_cell(&t->rows[row], i));
		}
	}
}

static void add_block(struct ff_buf *out, const struct ff_block *b)
{
	struct ff_arena *a = out->arena;
	struct ff_buf text = {.arena = a};
	size_t around = b->kind == FF_ITEM && b->depth > 0 ? b->depth - 1 : b->depth;
	struct ff_str mark = FF_STR("");
	if (b->kind == FF_CODE_BLOCK)
		ff_buf_add(&text, b->code);
	else if (b->kind == FF_TABLE)
		add_table(&text, b->table);
	else
		plain_rich(&text, b->text);
	while (text.len > 0 && text.s[text.len - 1] == '\n')
		text.len--;
	if (b->kind == FF_ITEM)
		mark = item_mark(a, b);
	else if (b->quoted)
		mark = FF_STR("> ");
	add_lines(out, ff_buf_str(&text), around * 2, mark);
}

static bool is_shown(const struct ff_block *b)
{
	switch (b->kind) {
	case FF_RULE:
	case FF_DIAGRAM: return false;
	case FF_HTML: return b->text.n > 0;
	case FF_PARAGRAPH:
	case FF_HEADING:
	case FF_ITEM:
	case FF_QUOTE:
	case FF_CODE_BLOCK:
	case FF_TABLE: break;
	}
	return true;
}

void plain_blocks(struct ff_buf *out, const struct ff_document *doc, struct ff_extent extent)
{
	const struct ff_block *above = NULL;
	for (size_t i = extent.first; i < extent.end; i++) {
		const struct ff_block *b = &doc->blocks[i];
		if (!is_shown(b))
			continue;
		if (above)
			ff_buf_add(out, above->kind == FF_ITEM && b->kind == FF_ITEM
						? FF_STR("\n")
						: FF_STR("\n\n"));
		add_block(out, b);
		above = b;
	}
}
