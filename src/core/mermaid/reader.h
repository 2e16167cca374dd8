/* What the files that read statements share: the token looked at, the chart that grows, and how
 * errors are told. A function that reads something returns false if it was wrong; it has then said
 * so, and the statement is given up. */
#ifndef CORE_MERMAID_READER_H
#define CORE_MERMAID_READER_H

#include <core/mermaid/clean.h>
#include <core/mermaid/complaint.h>
#include <core/mermaid/draft.h>
#include <core/mermaid/scan.h>

/* Budgets. Mermaid itself reads more of the first two; nobody writes it. */
enum { MERMAID_NESTING = 1000, MERMAID_LABEL = 64 * 1024, MERMAID_ERRORS = 100 };

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
	size_t n_errors, n_warnings;
	struct reader_group left, right;
	struct reader_frame *frames;
	size_t n_frames, frames_cap;
	struct ff_str title;
	enum ff_direction direction;
	size_t resume;  /* after an error: reading goes on behind the line that holds this */
	bool stop;      /* after an error that would only lead to others */
	size_t suspect; /* a '|' in this statement whose text went on to another line; or FF_NONE */
};

/* A text of several tokens that follow each other. */
struct reader_run {
	struct ff_str text;
	size_t at; /* where it begins */
	struct ff_buf joined;
};

/* What stands between "@{" and "}", made YAML. */
struct reader_data {
	struct ff_str text; /* s is NULL if there is none */
	size_t at, end;     /* from "@{" to behind "}" */
	size_t inside;      /* where the text would begin in the chart … */
	bool moved;         /* … if nothing had to be changed in it */
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

/* The place in the file. */
size_t reader_offset(const struct reader *r, size_t at);

/* Adds the token looked at to the run, and looks at the next. */
void reader_add(struct reader *r, struct reader_run *run);

/* All tokens of the set that follow; false, without a message, if there is none. */
bool reader_run(struct reader *r, uint64_t set, struct reader_run *run);

/* The text between brackets, pipes or parts of a link: a string or text, then more text. False,
 * without a message, if there is none. */
bool reader_label(struct reader *r, struct reader_run *run);

/* Says what is wrong at a place of the clean text, or warns. Always false. */
bool reader_say(struct reader *r, size_t at, enum complaint kind,
		const struct ff_str args[COMPLAINT_ARGS]);

/* The same with the arguments of the message. */
#define reader_wrong(r, at, kind, ...)                                                             \
	reader_say((r), (at), COMPLAINT_##kind, (const struct ff_str[COMPLAINT_ARGS]){__VA_ARGS__})

/* How a message names what was found at a place: "'-->'", "the end of the line". */
struct ff_str reader_found(struct reader *r, size_t at);

/* The token looked at stands where none of its kind may; says what it looks like, else `kind` or
 * what was expected. */
bool reader_misplaced(struct reader *r, enum complaint kind);
bool reader_unexpected(struct reader *r, struct ff_str expected);

/* Is it a keyword, where an id would have to be? Says so. */
bool reader_is_keyword(const struct reader *r);
bool reader_keyword(struct reader *r);

/* "A --> B & C[x]" up to the end of the statement. */
bool reader_vertices(struct reader *r);

/* Brackets and a label behind an id, if there are any. */
bool reader_shape(struct reader *r, uint32_t name);

/* A label in square brackets, behind the name of a subgraph. */
bool reader_title(struct reader *r, struct reader_run *title);

/* A link with its text. */
bool reader_is_link(const struct reader *r);
bool reader_link(struct reader *r, struct draft_link *link);

/* "|text|" behind a link. */
bool reader_pipe_text(struct reader *r, struct reader_run *label);

/* False, with a message, if a label is longer than the budget. */
bool reader_check_length(struct reader *r, const struct reader_run *run);

/* "@{ … }" behind a node, from its first token on; then what it says. */
bool reader_data(struct reader *r, struct reader_data *data);
bool reader_apply_data(struct reader *r, uint32_t name, const struct reader_data *data);

/* The statements that begin with a keyword, and what ends a statement. */
bool reader_style(struct reader *r);
bool reader_link_style(struct reader *r);
bool reader_class_def(struct reader *r);
bool reader_class(struct reader *r);
bool reader_click(struct reader *r);
bool reader_separator(struct reader *r);

/* "subgraph" to the end of its line; "end". */
bool reader_begin_subgraph(struct reader *r);
bool reader_end_subgraph(struct reader *r);

#endif
