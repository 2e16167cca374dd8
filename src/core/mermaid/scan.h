/* The tokens of a flowchart. Mermaid's scanner takes the first rule that fits at a place, not the
 * one that takes most, and has modes: inside brackets, links, quotes other rules hold. Which token
 * is valid where is the reader's business; what is one is settled here. */
#ifndef CORE_MERMAID_SCAN_H
#define CORE_MERMAID_SCAN_H

#include <flowform/arena.h>
#include <stdint.h>

enum token_kind {
	/* What ids, names of subgraphs, styles are made of; below 64, so that a set is a word. */
	TOKEN_NUMBER,
	TOKEN_WORD, /* ASCII letters and most signs */
	TOKEN_DOWN, /* v */
	TOKEN_MINUS,
	TOKEN_DEFAULT,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_AMP,
	TOKEN_HASH,
	TOKEN_STAR,
	TOKEN_LETTER, /* one beyond ASCII */
	TOKEN_SPACE,  /* a run of white space without newlines */
	TOKEN_STYLE,
	TOKEN_LINK_STYLE,
	TOKEN_CLASS_DEF,
	TOKEN_CLASS,
	TOKEN_CLICK, /* the id behind "click" */
	TOKEN_GRAPH,
	TOKEN_DIRECTION, /* of the header */
	TOKEN_SUBGRAPH,
	TOKEN_END,
	TOKEN_UP, /* ^ */

	TOKEN_NEWLINE,
	TOKEN_SEMICOLON,
	TOKEN_EOF,
	TOKEN_NO_DIRECTION,

	TOKEN_LINK,       /* a whole one, or the closing part */
	TOKEN_START_LINK, /* the part before its text */
	TOKEN_LINK_ID,
	TOKEN_PIPE,
	TOKEN_CLASS_OF,  /* ::: */
	TOKEN_DATA_OPEN, /* @{ */
	TOKEN_DATA,      /* a piece of what stands between "@{" and "}" */
	TOKEN_DATA_TEXT, /* … within double quotes there */

	TOKEN_TEXT,
	TOKEN_STRING,
	TOKEN_MARKDOWN,

	TOKEN_SQUARE, /* [ */
	TOKEN_SUBROUTINE,
	TOKEN_CYLINDER,
	TOKEN_ROUND,
	TOKEN_STADIUM,
	TOKEN_ELLIPSE,
	TOKEN_DOUBLE_CIRCLE,
	TOKEN_BRACE,
	TOKEN_FLAG,  /* > */
	TOKEN_SLASH, /* [/ */
	TOKEN_BACKSLASH,
	TOKEN_PROPERTIES, /* [| */

	TOKEN_SQUARE_END,
	TOKEN_SUBROUTINE_END,
	TOKEN_CYLINDER_END,
	TOKEN_ROUND_END,
	TOKEN_STADIUM_END,
	TOKEN_ELLIPSE_END,
	TOKEN_DOUBLE_CIRCLE_END,
	TOKEN_BRACE_END,
	TOKEN_SLASH_END,
	TOKEN_BACKSLASH_END,

	/* From here on beyond 64. */
	TOKEN_ACC_TITLE,
	TOKEN_ACC_DESCR,
	TOKEN_ACC_LINE, /* what follows one of them */
	TOKEN_ACC_TEXT, /* between braces */
	TOKEN_CALLBACK,
	TOKEN_ARGUMENTS,
	TOKEN_HREF,
	TOKEN_TARGET,
	TOKEN_INTERPOLATE,
	TOKEN_TURN,  /* a line with "direction" */
	TOKEN_OTHER, /* a sign that is a token but stands nowhere */
	TOKEN_NONE   /* no rule fits, or the text ends inside quotes, brackets … */
};

struct token {
	enum token_kind kind;
	uint32_t at, end;
};

#define TOKEN_SET(kind) (UINT64_C(1) << (kind))

static inline bool token_in(struct token t, uint64_t set)
{
	return t.kind < 64 && (set >> t.kind & 1);
}

enum scan_mode {
	SCAN_PLAIN,
	SCAN_HEADER,
	SCAN_TEXT,
	SCAN_SLANTED,
	SCAN_ELLIPSE,
	SCAN_NORMAL_LINK,
	SCAN_THICK_LINK,
	SCAN_DOTTED_LINK,
	SCAN_STRING,
	SCAN_MARKDOWN,
	SCAN_DATA,
	SCAN_DATA_STRING,
	SCAN_CLICK,
	SCAN_CALLBACK,
	SCAN_ARGUMENTS,
	SCAN_ACC_LINE,
	SCAN_ACC_TEXT
};

struct scan {
	struct ff_arena *arena;
	struct ff_str text; /* clean; shorter than 4 GiB; a newline at its end */
	size_t at;
	uint8_t *modes; /* a stack; the lowest is SCAN_PLAIN */
	size_t depth, cap;
	bool begun; /* the first header was seen */

	/* What is known not to begin before, so that nothing is looked for twice. */
	size_t blank_from, blank_end;     /* white space that no link follows */
	size_t next_turn, no_turn_before; /* "direction" */
	size_t next_at, no_id_before;     /* "@" */
};

struct scan scan_begin(struct ff_arena *a, struct ff_str text);
struct token scan_next(struct scan *s);

/* Goes on at `at` as if a statement began there. */
void scan_restart(struct scan *s, size_t at);

#endif
