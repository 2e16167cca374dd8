#include "entity.h"
#include "fence.h"
#include "html.h"
#include "reader.h"
#include <flowform/text.h>

static void begin(struct reader *r)
{
	reader_end_text(r);
	r->verbatim = true;
	r->code = (struct ff_excerpt_builder){.arena = r->arena, .source = r->source};
	r->code_offset = FF_NONE;
	r->diagram = false;
	r->options = NO_OPTIONS;
}

void reader_begin_code(struct reader *r, struct ff_str info)
{
	begin(r);
	size_t place = reader_place(r, info);
	r->info_offset = place != FF_NONE ? place : r->at;
	r->diagram = fence_is_mermaid(info);
	if (r->diagram && ff_str_starts(ff_str_trim(info), FF_STR("{")))
		r->options = OPTIONS;
}

void reader_begin_html(struct reader *r)
{
	begin(r);
}

/* The lines `:option: value` at the top of a `{mermaid}` fence are for the host. Pieces are lines,
 * the blanks before them and the newlines behind them. */
static bool skip_option(struct reader *r, struct ff_str piece)
{
	bool newline = ff_str_eq(piece, FF_STR("\n"));
	if (r->options == IN_OPTION && newline)
		r->options = OPTIONS;
	else if (r->options == OPTIONS && ff_str_trim(piece).len > 0)
		r->options = ff_str_trim(piece).s[0] == ':' ? IN_OPTION : NO_OPTIONS;
	return r->options != NO_OPTIONS;
}

void reader_add_verbatim(struct reader *r, struct ff_str piece)
{
	size_t place = reader_place(r, piece);
	bool newline = place == FF_NONE && ff_str_eq(piece, FF_STR("\n"));
	size_t at = place != FF_NONE ? place : r->at;
	if (place != FF_NONE)
		r->at = place + piece.len;
	else if (newline && r->at < r->source->text.len)
		r->at++;
	if (r->code_offset == FF_NONE)
		r->code_offset = place;
	if (!skip_option(r, piece))
		ff_excerpt_add(&r->code, piece, at);
}

/* Where the line of a fence's info string starts, behind its margin. */
static size_t opening_line(const struct reader *r)
{
	size_t start;
	struct ff_str line = ff_source_line(r->source, r->info_offset, &start);
	while (line.len > 0 && strchr(" \t>", line.s[0])) {
		line = ff_str_from(line, 1);
		start++;
	}
	return start;
}

static void add_diagram(struct reader *r, struct ff_excerpt text)
{
	size_t opened = opening_line(r);
	if (text.n_seams == 0) { /* without any text: nothing says where it stands */
		struct ff_seam *seam = FF_NEW(r->arena, struct ff_seam, 1);
		seam->file_at = r->info_offset;
		text.seams = seam;
		text.n_seams = 1;
	}
	FF_PUSH(r->arena, r->fences, r->n_fences, r->fences_cap) =
		(struct ff_fence){text, r->n_blocks, opened, false};
}

void reader_end_code(struct reader *r)
{
	struct ff_excerpt text = ff_excerpt_end(&r->code);
	struct ff_str code = text.text;
	r->verbatim = false;
	if (r->diagram)
		add_diagram(r, text);
	if (code.len > 0 && code.s[code.len - 1] == '\n')
		code.len--;
	reader_add_block(r, (struct ff_block){.kind = r->diagram ? FF_DIAGRAM : FF_CODE_BLOCK,
					      .code = code,
					      .offset = r->code_offset});
}

/* A diagram in a comment is none, but the author may want to know that it was seen. */
static void add_commented_out(struct reader *r, const struct ff_excerpt *html,
			      struct ff_str comment)
{
	size_t from = 0, opened = 0;
	struct ff_str lines = {"", 0};
	while (fence_find(comment, &from, &opened, &lines)) {
		struct ff_seam *seam = FF_NEW(r->arena, struct ff_seam, 1);
		size_t at = (size_t)(comment.s - html->text.s);
		seam->file_at = ff_excerpt_offset(html, (size_t)(lines.s - html->text.s));
		FF_PUSH(r->arena, r->fences, r->n_fences, r->fences_cap) = (struct ff_fence){
			{r->source, lines, seam, 1},
			r->n_blocks,
			ff_excerpt_offset(html, at + opened),
			true,
		};
	}
}

/* Elements whose text is not for readers. */
static bool hides_text(struct ff_str tag)
{
	return html_is(tag, "script") || html_is(tag, "style");
}

static void add_html(struct reader *r, const struct ff_excerpt *html)
{
	struct ff_str rest = html->text;
	struct html_piece piece;
	bool hidden = false;
	while (html_next(&rest, &piece)) {
		size_t offset = ff_excerpt_offset(html, (size_t)(piece.text.s - html->text.s));
		if (piece.kind == HTML_COMMENT)
			add_commented_out(r, html, piece.text);
		else if (piece.kind == HTML_TAG && hides_text(piece.text))
			hidden = piece.text.s[1] != '/';
		else if (piece.kind == HTML_TAG)
			reader_add_tag(r, piece.text, offset);
		else if (!hidden)
			runs_add(&r->rich,
				 ff_text_line(r->arena, entity_decode(r->arena, piece.text)), 0,
				 FF_STR(""));
	}
}

void reader_end_html(struct reader *r)
{
	struct ff_excerpt html = ff_excerpt_end(&r->code);
	r->verbatim = false;
	add_html(r, &html);
	struct ff_block block = {.kind = FF_HTML, .code = html.text, .offset = r->code_offset};
	block.text = runs_take(&r->rich);
	if (block.text.n > 0)
		reader_add_block(r, block);
}
