#include "dialect.h"
#include "entity.h"
#include "frontmatter.h"
#include "html.h"
#include "outline.h"
#include "reader.h"
#include <flowform/text.h>
#include <limits.h>
#include <md4c.h>

size_t reader_place(const struct reader *r, struct ff_str piece)
{
	struct ff_str all = r->text.text;
	uintptr_t p = (uintptr_t)piece.s, text = (uintptr_t)all.s;
	if (p < text || p - text >= all.len)
		return FF_NONE;
	return ff_excerpt_offset(&r->text, p - text);
}

void reader_add_block(struct reader *r, struct ff_block block)
{
	block.depth = (unsigned)r->n_lists;
	block.quoted = r->quotes > 0;
	if (block.offset == FF_NONE)
		block.offset = r->at;
	r->id = FF_STR("");
	FF_PUSH(r->arena, r->blocks, r->n_blocks, r->blocks_cap) = block;
}

/* `{#id}` at the end of a heading is taken off it. */
static struct ff_str take_id(struct runs_builder *b)
{
	struct ff_str text = ff_str_trim(ff_buf_str(&b->text));
	if (text.len == 0 || text.s[text.len - 1] != '}')
		return FF_STR("");
	size_t at = text.len - 1;
	while (at > 0 && text.s[at] != '{')
		at--;
	struct ff_str id = {text.s + at + 2, 0};
	if (text.s[at] != '{' || text.s[at + 1] != '#')
		return FF_STR("");
	while (!strchr(" .}", id.s[id.len]))
		id.len++;
	id = ff_arena_copy(b->text.arena, id);
	b->text.len = (size_t)(text.s - b->text.s) + at;
	return id;
}

static void end_block(struct reader *r)
{
	struct ff_block b = r->block;
	if (b.kind == FF_HEADING) {
		struct ff_str id = take_id(&r->rich);
		b.id = id.len > 0 ? id : r->id;
	}
	b.text = runs_take(&r->rich);
	b.offset = r->rich_offset;
	r->in_block = false;
	/* A paragraph of nothing is one that holds an anchor alone: it stays with what follows. */
	if (b.text.n > 0 || b.kind == FF_HEADING || b.kind == FF_ITEM)
		reader_add_block(r, b);
}

void reader_end_text(struct reader *r)
{
	if (r->in_block)
		end_block(r);
	if (r->item_waits)
		reader_add_block(r, (struct ff_block){.kind = FF_ITEM,
						      .number = r->item_number,
						      .task = r->item_task,
						      .offset = FF_NONE});
	r->item_waits = false;
}

static void begin_text(struct reader *r)
{
	r->rich_offset = FF_NONE;
}

static void begin_paragraph(struct reader *r)
{
	if (r->in_block)
		end_block(r);
	r->block = (struct ff_block){.kind = r->quotes > 0 ? FF_QUOTE : FF_PARAGRAPH};
	if (r->item_waits)
		r->block = (struct ff_block){
			.kind = FF_ITEM, .number = r->item_number, .task = r->item_task};
	r->item_waits = false;
	r->in_block = true;
	begin_text(r);
}

static void begin_heading(struct reader *r, unsigned level)
{
	reader_end_text(r);
	r->block = (struct ff_block){.kind = FF_HEADING, .level = level};
	r->in_block = true;
	begin_text(r);
}

static void begin_list(struct reader *r, bool ordered, unsigned start)
{
	reader_end_text(r);
	FF_PUSH(r->arena, r->lists, r->n_lists, r->lists_cap) =
		(struct reader_list){ordered, start};
}

static void begin_item(struct reader *r, const MD_BLOCK_LI_DETAIL *detail)
{
	reader_end_text(r);
	struct reader_list *list = &r->lists[r->n_lists - 1];
	r->item_waits = true;
	r->item_number = list->ordered ? list->next++ : 0;
	r->item_task = !detail->is_task ? FF_NO_TASK : detail->task_mark == ' ' ? FF_OPEN : FF_DONE;
}

/* md4c hands out a cell for each column in each row, however short: a wide header over many empty
 * rows would be the square of the file. No honest table comes near this. */
enum { CELLS_PER_BYTE = 16, CELLS_ALWAYS = 65536 };
/* Below md4c's own -1: above zero it does not carry all the way up (0.4.8). */
enum { TOO_MANY_CELLS = -2 };

static int begin_table(struct reader *r, const MD_BLOCK_TABLE_DETAIL *detail)
{
	uint64_t rows = (uint64_t)detail->head_row_count + detail->body_row_count;
	uint64_t most = (uint64_t)r->source->text.len * CELLS_PER_BYTE + CELLS_ALWAYS;
	reader_end_text(r);
	r->table = (struct table_builder){
		.arena = r->arena, .source = r->source, .columns = detail->col_count};
	begin_text(r);
	return rows > 0 && detail->col_count > most / rows ? TOO_MANY_CELLS : 0;
}

static void end_cell(struct reader *r)
{
	struct ff_rich text = runs_take(&r->rich);
	if (text.n > 0 && r->rich_offset != FF_NONE)
		table_add_cell(&r->table, text, r->rich_offset);
	begin_text(r);
}

static void end_row(struct reader *r)
{
	size_t behind = table_end_row(&r->table, r->at);
	if (behind > r->at)
		r->at = behind;
}

static void end_table(struct reader *r)
{
	const struct ff_table *t = table_end(&r->table);
	size_t offset = t->n_rows > 0 ? t->rows[0].offset : FF_NONE;
	reader_add_block(r, (struct ff_block){.kind = FF_TABLE, .table = t, .offset = offset});
}

static struct ff_str plain_info(const MD_ATTRIBUTE *a)
{
	return (struct ff_str){a->text, a->size};
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
	struct reader *r = userdata;
	switch (type) {
	case MD_BLOCK_QUOTE:
		reader_end_text(r);
		r->quotes++;
		break;
	case MD_BLOCK_UL: begin_list(r, false, 0); break;
	case MD_BLOCK_OL: begin_list(r, true, ((MD_BLOCK_OL_DETAIL *)detail)->start); break;
	case MD_BLOCK_LI: begin_item(r, detail); break;
	case MD_BLOCK_HR:
		reader_end_text(r);
		reader_add_block(r, (struct ff_block){.kind = FF_RULE, .offset = FF_NONE});
		break;
	case MD_BLOCK_H: begin_heading(r, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
	case MD_BLOCK_CODE:
		reader_begin_code(r, plain_info(&((MD_BLOCK_CODE_DETAIL *)detail)->info));
		break;
	case MD_BLOCK_HTML: reader_begin_html(r); break;
	case MD_BLOCK_P: begin_paragraph(r); break;
	case MD_BLOCK_TABLE: return begin_table(r, detail);
	case MD_BLOCK_DOC:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
	case MD_BLOCK_TR:
	case MD_BLOCK_TH:
	case MD_BLOCK_TD: break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
	struct reader *r = userdata;
	(void)detail;
	switch (type) {
	case MD_BLOCK_QUOTE:
		reader_end_text(r);
		r->quotes--;
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL: r->n_lists--; break;
	case MD_BLOCK_CODE: reader_end_code(r); break;
	case MD_BLOCK_HTML: reader_end_html(r); break;
	case MD_BLOCK_LI:
	case MD_BLOCK_H:
	case MD_BLOCK_P: reader_end_text(r); break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD: end_cell(r); break;
	case MD_BLOCK_TR: end_row(r); break;
	case MD_BLOCK_TABLE: end_table(r); break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_HR:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY: break;
	}
	return 0;
}

/* An address: md4c keeps it only for the time of the call. */
static struct ff_str attribute(struct ff_arena *a, const MD_ATTRIBUTE *from)
{
	return entity_decode(a, ff_arena_copy(a, (struct ff_str){from->text, from->size}));
}

static unsigned style(const struct reader *r)
{
	static const unsigned styles[] = {
		[MD_SPAN_EM] = FF_EMPHASIS, [MD_SPAN_STRONG] = FF_STRONG, [MD_SPAN_A] = FF_LINK,
		[MD_SPAN_IMG] = FF_LINK,    [MD_SPAN_CODE] = FF_CODE,     [MD_SPAN_DEL] = FF_STRUCK,
	};
	unsigned all = 0;
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (r->spans[i] > 0)
			all |= styles[i];
	return all;
}

/* Text of a list item without a paragraph around it: tight lists have none. */
static void need_block(struct reader *r)
{
	if (!r->in_block && r->item_waits)
		begin_paragraph(r);
}

static void add_picture(struct reader *r, size_t offset)
{
	FF_PUSH(r->arena, r->pictures, r->n_pictures, r->pictures_cap) = offset;
}

/* md4c does not say where an image starts: behind the last text, by its mark. */
static void begin_image(struct reader *r)
{
	size_t mark = ff_str_find(ff_str_from(r->source->text, r->at), FF_STR("!["));
	size_t offset = mark != FF_NONE ? r->at + mark : r->at;
	add_picture(r, offset);
	if (mark != FF_NONE)
		r->at = offset + 2;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *userdata)
{
	struct reader *r = userdata;
	bool linked = r->spans[MD_SPAN_A] > 0 || r->spans[MD_SPAN_IMG] > 0;
	need_block(r);
	r->spans[type]++;
	if (type == MD_SPAN_A) {
		r->href = attribute(r->arena, &((MD_SPAN_A_DETAIL *)detail)->href);
		r->link_from = r->rich.text.len;
		r->link_offset = FF_NONE;
	} else if (type == MD_SPAN_IMG) {
		begin_image(r);
		if (!linked)
			r->href = attribute(r->arena, &((MD_SPAN_IMG_DETAIL *)detail)->src);
	}
	return 0;
}

static void add_link(struct reader *r)
{
	struct ff_str text = ff_str_from(ff_buf_str(&r->rich.text), r->link_from);
	text = ff_text_line(r->arena, ff_arena_copy(r->arena, text));
	if (text.len > 0)
		FF_PUSH(r->arena, r->links, r->n_links, r->links_cap) =
			(struct ff_link){r->href, text, r->n_blocks,
					 r->link_offset != FF_NONE ? r->link_offset : r->at};
}

static int leave_span(MD_SPANTYPE type, void *detail, void *userdata)
{
	struct reader *r = userdata;
	(void)detail;
	r->spans[type]--;
	if (type == MD_SPAN_A)
		add_link(r);
	return 0;
}

static void add_text(struct reader *r, struct ff_str text)
{
	unsigned s = style(r);
	runs_add(&r->rich, text, s, s & FF_LINK ? r->href : FF_STR(""));
}

/* Elements that end a line. */
static bool breaks_line(struct ff_str tag)
{
	static const char *const opening[] = {"hr", "li", "tr"};
	static const char *const closing[] = {"p", "div", "summary", "h1", "h2", "h3", "pre"};
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
		if (html_is(tag, opening[i]))
			return true;
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (tag.s[1] == '/' && html_is(tag, closing[i]))
			return true;
	return false;
}

void reader_add_tag(struct reader *r, struct ff_str tag, size_t offset)
{
	struct ff_str id = html_attribute(tag, "id");
	if (id.len == 0 && html_is(tag, "a"))
		id = html_attribute(tag, "name");
	if (id.len > 0) {
		r->id = ff_arena_copy(r->arena, id);
		FF_PUSH(r->arena, r->anchors, r->n_anchors, r->anchors_cap) = r->id;
	}
	bool at_break = r->rich.text.len == 0 || r->rich.text.s[r->rich.text.len - 1] == '\n';
	if (html_is(tag, "br") || (!at_break && breaks_line(tag)))
		add_text(r, FF_STR("\n"));
	if (html_is(tag, "img")) {
		add_picture(r, offset);
		runs_add(&r->rich, entity_decode(r->arena, html_attribute(tag, "alt")), FF_LINK,
			 ff_arena_copy(r->arena, html_attribute(tag, "src")));
	}
}

static void note_place(struct reader *r, struct ff_str piece)
{
	size_t place = reader_place(r, piece);
	if (place == FF_NONE)
		return;
	if (r->rich_offset == FF_NONE)
		r->rich_offset = place;
	if (r->link_offset == FF_NONE)
		r->link_offset = place;
	r->at = place + piece.len;
}

static void add_piece(struct reader *r, MD_TEXTTYPE type, struct ff_str piece)
{
	struct ff_str rest = piece;
	struct html_piece tag;
	switch (type) {
	case MD_TEXT_NULLCHAR: add_text(r, FF_STR("\xef\xbf\xbd")); break;
	case MD_TEXT_BR: add_text(r, FF_STR("\n")); break;
	case MD_TEXT_SOFTBR: add_text(r, FF_STR(" ")); break;
	case MD_TEXT_ENTITY: add_text(r, entity_decode(r->arena, piece)); break;
	case MD_TEXT_HTML:
		while (html_next(&rest, &tag))
			if (tag.kind == HTML_TAG)
				reader_add_tag(r, tag.text, r->at);
		break;
	case MD_TEXT_NORMAL:
	case MD_TEXT_CODE:
	case MD_TEXT_LATEXMATH: add_text(r, piece); break;
	}
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE size, void *userdata)
{
	struct reader *r = userdata;
	struct ff_str piece = {s, size};
	if (r->verbatim) {
		reader_add_verbatim(r, type == MD_TEXT_NULLCHAR ? FF_STR("\xef\xbf\xbd") : piece);
		return 0;
	}
	need_block(r);
	note_place(r, piece);
	add_piece(r, type, piece);
	return 0;
}

static int parse(struct reader *r)
{
	static const MD_PARSER parser = {
		.flags = MD_DIALECT_GITHUB,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = on_text,
	};
	return md_parse(r->text.text.s, (MD_SIZE)r->text.text.len, &parser, r);
}

/* md4c counts in 32 bits, some of them signed. */
bool ff_markdown_usable(const struct ff_source *source, struct ff_diags *d)
{
	size_t bad = ff_text_invalid(source->text);
	if (ff_str_trim(source->text).len == 0)
		ff_diag_add(d, FF_ERROR, "empty", source, FF_NONE, "the file is empty");
	else if (source->text.len > INT_MAX)
		ff_diag_add(d, FF_ERROR, "too-big", source, FF_NONE, "the file is too big");
	else if (bad != FF_NONE)
		ff_diag_add(d, FF_ERROR, "not-utf8", source, bad,
			    "this is not UTF-8: the byte 0x%02x stands where no character starts",
			    (unsigned char)source->text.s[bad]);
	else
		return true;
	return false;
}

static const struct ff_document *document(struct reader *r, const struct frontmatter *fm)
{
	struct ff_document *doc = FF_NEW(r->arena, struct ff_document, 1);
	*doc = (struct ff_document){
		.source = r->source,
		.blocks = r->blocks,
		.n_blocks = r->n_blocks,
		.fences = r->fences,
		.n_fences = r->n_fences,
		.links = r->links,
		.n_links = r->n_links,
		.anchors = r->anchors,
		.n_anchors = r->n_anchors,
		.pictures = r->pictures,
		.n_pictures = r->n_pictures,
		.title = fm->title,
		.date = fm->date,
		.source_note = fm->source,
	};
	outline_make(r->arena, doc);
	return doc;
}

const struct ff_document *ff_markdown_read(struct ff_arena *a, const struct ff_source *source,
					   struct ff_diags *d)
{
	if (!ff_markdown_usable(source, d))
		return NULL;
	struct frontmatter fm = frontmatter_read(a, source, d);
	struct reader r = {.arena = a, .source = source, .rich.text.arena = a, .at = fm.end};
	r.text = dialect_unify(a, source, fm.end);
	int status = parse(&r);
	if (status == 0)
		return document(&r, &fm);
	if (status == TOO_MANY_CELLS)
		ff_diag_add(d, FF_ERROR, "table-too-big", source, r.at,
			    "the table behind this place has more cells than a file of this size "
			    "can fill");
	else
		ff_arena_exhausted(a);
	return NULL;
}
