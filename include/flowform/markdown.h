/* A Markdown document as flat arrays: blocks with styled text, sections, charts, front matter. What
 * a guide is made of; nothing here knows about flowcharts. */
#ifndef FF_MARKDOWN_H
#define FF_MARKDOWN_H

#include <flowform/diag.h>

enum { FF_EMPHASIS = 1, FF_STRONG = 2, FF_CODE = 4, FF_STRUCK = 8, FF_LINK = 16 };

/* A stretch of text in one style. Entities are decoded; a hard break is '\n', a soft one a blank.
 */
struct ff_run {
	struct ff_str text;
	unsigned style;
	struct ff_str href; /* with FF_LINK; also of an image, whose text is its description */
};

struct ff_rich {
	const struct ff_run *runs;
	size_t n;
};

enum ff_block_kind {
	FF_PARAGRAPH,
	FF_HEADING,
	FF_ITEM,  /* the text that starts a list item; what follows in it is deeper */
	FF_QUOTE, /* a paragraph inside a block quote */
	FF_CODE_BLOCK,
	FF_RULE,
	FF_TABLE,
	FF_HTML,   /* what is left of a block of HTML without its tags and comments, in `text` */
	FF_DIAGRAM /* a fence of Mermaid's, see ff_document.fences: shown as a chart, not as code */
};

struct ff_row {
	const struct ff_rich *cells;
	size_t n;      /* cells, up to the last one with text; at most the table's columns */
	size_t width;  /* cells that stand in the file: may be fewer or more than the columns */
	size_t offset; /* in the file, bytes */
};

struct ff_table {
	const struct ff_row *rows; /* row 0 is the header */
	size_t n_rows, columns;
};

enum ff_task { FF_NO_TASK, FF_OPEN, FF_DONE };

struct ff_block {
	enum ff_block_kind kind;
	unsigned depth; /* lists around it; an item of an outermost list has 1 */
	bool quoted;    /* stands in a block quote */
	unsigned level; /* heading: 1 to 6 */
	size_t number;  /* item of a numbered list, else 0 */
	enum ff_task task;
	struct ff_rich text;
	struct ff_str id;             /* heading: from `{#id}` behind it or `<a id>` before it */
	struct ff_str code;           /* FF_CODE_BLOCK, FF_HTML, FF_DIAGRAM: verbatim */
	const struct ff_table *table; /* FF_TABLE */
	size_t offset;                /* in the file, bytes */
};

/* A heading, or a paragraph that is nothing but bold text, and what stands under it. A bold title
 * ends at the next title or thematic break; a heading's section holds the deeper ones. Titles in
 * lists and quotes make no section. */
struct ff_section {
	struct ff_rich title;
	struct ff_str name; /* the title as plain text on one line */
	struct ff_str
		anchor; /* as GitHub makes it, with "-1" … for repeated ones; empty for bold ones */
	struct ff_str alias; /* the block's id: a second anchor */
	unsigned level;      /* 1 to 6; 7 for a bold title */
	size_t parent;       /* section around it, or FF_NONE */
	size_t first, body_end,
		end; /* blocks: the title, behind its own prose, behind its subsections */
};

/* A fenced block, shortcode or comment that looks like a diagram of Mermaid's, whatever its kind.
 */
struct ff_fence {
	struct ff_excerpt text;
	size_t block;  /* its FF_DIAGRAM; of a comment: the block behind it */
	size_t offset; /* of the line that opens it, in the file, bytes */
	bool commented_out;
};

/* A link, not an image. Links stand in the order of their blocks. */
struct ff_link {
	struct ff_str href, text;
	size_t block;
	size_t offset; /* of its text in the file, bytes */
};

struct ff_document {
	const struct ff_source *source;
	const struct ff_block *blocks;
	size_t n_blocks;
	const struct ff_section *sections;
	size_t n_sections;
	const struct ff_fence *fences;
	size_t n_fences;
	const struct ff_link *links;
	size_t n_links;
	const struct ff_str *anchors; /* what a link "#…" may name: headings wherever they stand,
				       * ids of HTML */
	size_t n_anchors;
	const size_t *pictures; /* offsets of images, for "a picture instead of a chart" */
	size_t n_pictures;
	struct ff_str title, date, source_note; /* from the front matter: title, date, source */
};

/* Whether a file can be read at all, as Markdown or as a bare chart: it is not empty, not too big,
 * and UTF-8. Else `d` gains an error. */
bool ff_markdown_usable(const struct ff_source *source, struct ff_diags *d);

/* Reads all of a Markdown file. NULL if `d` gained an error: the file is empty or not UTF-8. Front
 * matter that is no YAML is a warning: hosts show the page without it, too. */
const struct ff_document *ff_markdown_read(struct ff_arena *a, const struct ff_source *source,
					   struct ff_diags *d);

/* The innermost section that holds a block, or FF_NONE. */
size_t ff_document_section(const struct ff_document *doc, size_t block);

/* The text without its styles; links without their addresses. */
struct ff_str ff_rich_plain(struct ff_arena *a, struct ff_rich text);

/* The cell of a row; empty where the row is too short. */
static inline struct ff_rich ff_row_cell(const struct ff_row *row, size_t column)
{
	return column < row->n ? row->cells[column] : (struct ff_rich){NULL, 0};
}

#endif
