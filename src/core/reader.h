/* What the parts of the Markdown reader share: markdown.c hears from md4c what the text is,
 * verbatim.c takes what is not Markdown (code, diagrams, HTML). */
#ifndef CORE_READER_H
#define CORE_READER_H

#include "runs.h"
#include "table.h"

struct reader_list {
	bool ordered;
	size_t next; /* number of the next item */
};

struct reader {
	struct ff_arena *arena;
	const struct ff_source *source;
	struct ff_excerpt text; /* what md4c reads */
	size_t at;              /* offset behind the last piece of text */

	struct ff_block *blocks;
	size_t n_blocks, blocks_cap;
	struct ff_fence *fences;
	size_t n_fences, fences_cap;
	struct ff_link *links;
	size_t n_links, links_cap;
	size_t *pictures;
	size_t n_pictures, pictures_cap;
	struct ff_str *anchors; /* ids of HTML */
	size_t n_anchors, anchors_cap;

	struct reader_list *lists; /* around what is read */
	size_t n_lists, lists_cap;
	size_t quotes;
	bool item_waits; /* for the text that it starts with */
	size_t item_number;
	enum ff_task item_task;

	/* The text being read: of `block`, or of a cell. */
	struct ff_block block;
	bool in_block;
	struct runs_builder rich;
	size_t rich_offset; /* where it starts, FF_NONE until it does */
	size_t spans[16];   /* how many of each kind are open, by MD_SPANTYPE */
	struct ff_str href; /* of the open link or image */
	size_t link_from;   /* where the open link's text starts in `rich` */
	size_t link_offset; /* and in the file */
	struct ff_str id;   /* of the last anchor, until something takes it */
	struct table_builder table;

	/* What is taken as it stands: code, diagrams, HTML. */
	bool verbatim;
	struct ff_excerpt_builder code;
	bool diagram;
	enum { NO_OPTIONS, OPTIONS, IN_OPTION } options;
	size_t code_offset; /* where its text starts, FF_NONE until it does */
	size_t info_offset; /* where a fence's info string stands */
};

/* Where md4c's piece stands in the file; FF_NONE if it comes from md4c's own memory, as blanks and
 * newlines of code do. */
size_t reader_place(const struct reader *r, struct ff_str piece);

/* Ends the text being read, and gives an item without text its block. */
void reader_end_text(struct reader *r);

/* Adds a block with its surroundings filled in. */
void reader_add_block(struct reader *r, struct ff_block block);

/* A tag of HTML within text. */
void reader_add_tag(struct reader *r, struct ff_str tag, size_t offset);

void reader_begin_code(struct reader *r, struct ff_str info);
void reader_begin_html(struct reader *r);
void reader_add_verbatim(struct reader *r, struct ff_str piece);
void reader_end_code(struct reader *r);
void reader_end_html(struct reader *r);

#endif
