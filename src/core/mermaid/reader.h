/* What the files that read statements share: the token looked at, the chart that grows, and how
 * errors are told. A function that reads something returns false if it was wrong; it has then said
 * so, and the statement is given up. */
#ifndef CORE_MERMAID_READER_H
#define CORE_MERMAID_READER_H

#include <core/mermaid/clean.h>
#include <core/mermaid/complaint.h>
#include <core/mermaid/draft.h>
#include <core/mermaid/scan.h>

/* Budgets. Mermaid itself reads more than these; nobody writes it. */
enum { MERMAID_NESTING = 1000, MERMAID_LABEL = 64 * 1024 };

/* Nodes that stand together, "A & B". */
struct reader_group {
	uint32_t *names;
	size_t n, cap;
};

/* A subgraph that was begun. */
struct reader_frame {
	struct ff_str id, title;
	bool generate;
	size_t at; /* of its keyword */
};

struct reader {
	struct ff_arena *arena;
	struct clean clean;
	struct scan scan;
	struct token t; /* the one looked at */
	struct draft draft;
	struct ff_diags *diags;
	struct reader_group left, right;
	struct reader_frame *frames;
	size_t n_frames, frames_cap;
	struct ff_str title;
	enum ff_direction direction;
	size_t resume; /* after an error: reading goes on behind the line that holds this */
	bool stop;     /* after an error that would only lead to others */
};

/* A text of several tokens that follow each other. */
struct reader_run {
	struct ff_str text;
	size_t at; /* where it begins */
	struct ff_buf joined;
};

/* What ids may be made of. */
#define READER_ID                                                                                  \
	(TOKEN_SET(TOKEN_NUMBER) | TOKEN_SET(TOKEN_WORD) | TOKEN_SET(TOKEN_DOWN) |                 \
	 TOKEN_SET(TOKEN_MINUS) | TOKEN_SET(TOKEN_DEFAULT) | TOKEN_SET(TOKEN_COMMA) |              \
	 TOKEN_SET(TOKEN_COLON) | TOKEN_SET(TOKEN_AMP) | TOKEN_SET(TOKEN_HASH) |                   \
	 TOKEN_SET(TOKEN_STAR) | TOKEN_SET(TOKEN_LETTER))

void reader_next(struct reader *r);

/* Looks at the next token if this one is of the kind. */
bool reader_skip(struct reader *r, enum token_kind kind);

struct ff_str reader_text(const struct reader *r, struct token t);

/* Adds the token looked at to the run, and looks at the next. */
void reader_add(struct reader *r, struct reader_run *run);

/* All tokens of the set that follow; false, without a message, if there is none. */
bool reader_run(struct reader *r, uint64_t set, struct reader_run *run);

/* The text between brackets, pipes or parts of a link: a string or text, then more text. False,
 * without a message, if there is none. */
bool reader_label(struct reader *r, struct reader_run *run);

/* Says what is wrong at a place of the clean text. All return false. */
bool reader_wrong(struct reader *r, size_t at, enum complaint kind, struct ff_str a,
		  struct ff_str b, struct ff_str c);
bool reader_unexpected(struct reader *r, struct ff_str expected);
void reader_warn(struct reader *r, size_t at, enum complaint kind, struct ff_str a);

/* How a message names what was found at a place: "'-->'", "the end of the line". */
struct ff_str reader_found(struct reader *r, size_t at);

/* "A --> B & C[x]" up to the end of the statement. */
bool reader_vertices(struct reader *r);

/* The statements that begin with a keyword. */
bool reader_style(struct reader *r);
bool reader_link_style(struct reader *r);
bool reader_class_def(struct reader *r);
bool reader_class(struct reader *r);
bool reader_click(struct reader *r);

/* "@{ … }" behind a node: the pieces from the token looked at on, as YAML; then what they say. */
bool reader_data(struct reader *r, struct reader_run *run);
bool reader_apply_data(struct reader *r, uint32_t name, const struct reader_run *run);

#endif
