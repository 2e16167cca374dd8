#include <core/mermaid/label.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>

#define NAME_SET                                                                                   \
	(TOKEN_SET(TOKEN_NUMBER) | TOKEN_SET(TOKEN_WORD) | TOKEN_SET(TOKEN_SPACE) |                \
	 TOKEN_SET(TOKEN_MINUS) | TOKEN_SET(TOKEN_AMP) | TOKEN_SET(TOKEN_LETTER) |                 \
	 TOKEN_SET(TOKEN_COLON) | TOKEN_SET(TOKEN_STAR) | TOKEN_SET(TOKEN_HASH) |                  \
	 TOKEN_SET(TOKEN_STYLE) | TOKEN_SET(TOKEN_LINK_STYLE) | TOKEN_SET(TOKEN_CLASS_DEF) |       \
	 TOKEN_SET(TOKEN_CLASS) | TOKEN_SET(TOKEN_CLICK) | TOKEN_SET(TOKEN_GRAPH) |                \
	 TOKEN_SET(TOKEN_DIRECTION) | TOKEN_SET(TOKEN_SUBGRAPH) | TOKEN_SET(TOKEN_END) |           \
	 TOKEN_SET(TOKEN_DOWN) | TOKEN_SET(TOKEN_UP))

static bool has_space(struct ff_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (space_len(s, i) > 0)
			return true;
	return false;
}

/* A name, or a name and a title in brackets. */
static bool read_name(struct reader *r, struct reader_frame *frame)
{
	struct reader_run name = {0}, title;
	if (!reader_skip(r, TOKEN_SPACE))
		return reader_misplaced(r, COMPLAINT_NAME);
	if (r->t.kind == TOKEN_STRING || r->t.kind == TOKEN_MARKDOWN)
		reader_add(r, &name);
	while (token_in(r->t, NAME_SET))
		reader_add(r, &name);
	if (!name.text.s)
		return reader_misplaced(r, COMPLAINT_NAME);
	frame->id = space_trim(name.text);
	frame->title = label_clean(r->arena, space_trim(name.text));
	if (r->t.kind != TOKEN_SQUARE) {
		frame->generate = has_space(name.text);
		return true;
	}
	if (!reader_title(r, &title))
		return false;
	frame->title = label_clean(r->arena, space_trim(title.text));
	return true;
}

bool reader_begin_subgraph(struct reader *r)
{
	struct reader_frame frame = {.at = r->t.at};
	if (r->n_frames == MERMAID_NESTING) {
		r->stop = true;
		return reader_wrong(r, r->t.at, TOO_DEEP,
				    ff_arena_format(r->arena, "%d", MERMAID_NESTING));
	}
	draft_open(&r->draft);
	reader_next(r);
	bool ok = read_name(r, &frame);
	/* A broken name, too, begins what an "end" ends. */
	FF_PUSH(r->arena, r->frames, r->n_frames, r->frames_cap) = frame;
	return ok && reader_separator(r);
}

/* Where more follows on its line, it was meant as the id of a node. The token has the blanks behind
 * the word, also newlines. */
static bool lone_end(struct reader *r)
{
	size_t at = r->t.at;
	struct ff_str word = reader_text(r, r->t);
	reader_next(r);
	if (ff_str_find_char(word, '\n') != FF_NONE ||
	    token_in(r->t,
		     TOKEN_SET(TOKEN_NEWLINE) | TOKEN_SET(TOKEN_SEMICOLON) | TOKEN_SET(TOKEN_EOF)))
		return reader_wrong(r, at, LONE_END);
	return reader_wrong(r, at, KEYWORD, ff_str_trim(word));
}

bool reader_end_subgraph(struct reader *r)
{
	if (r->n_frames == 0)
		return lone_end(r);
	struct reader_frame *f = &r->frames[--r->n_frames];
	draft_close(&r->draft, f->id, f->generate, f->title, f->at);
	reader_next(r);
	return true;
}
