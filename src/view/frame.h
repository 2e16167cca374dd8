/* What is on the screen, as data: lines of spans, each with a role. A theme turns roles into
 * colours later; painting decides nothing. Everything lives in the arena of one frame. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include <flowform/buf.h>

/* What a piece of text is. Its name in a theme file is the second column. */
#define ROLES(X)                                                                                   \
	X(TEXT, "text")         /* all that has no other role */                                   \
	X(TITLE, "title")       /* the top line */                                                 \
	X(BORDER, "border")     /* frames around panes, lines of the tree */                       \
	X(HEADING, "heading")   /* of a pane, a section, a column */                               \
	X(DIM, "dim")           /* less important: steps passed, counts */                         \
	X(PATH, "path")         /* answers given and questions passed */                           \
	X(HERE, "here")         /* the question that is asked */                                   \
	X(OPEN, "open")         /* still possible */                                               \
	X(OUT, "out")           /* ruled out */                                                    \
	X(WOULD, "would")       /* what the answer looked at would rule out */                     \
	X(BEST, "best")         /* the alternative that the answers lead to */                     \
	X(FOCUS, "focus")       /* the item that keys act on */                                    \
	X(MATCH, "match")       /* what was searched for */                                        \
	X(FIELD, "field")       /* an empty place to write in */                                   \
	X(STRONG, "strong")     /* Markdown's strong emphasis */                                   \
	X(EMPHASIS, "emphasis") /* Markdown's emphasis */                                          \
	X(CODE, "code")         /* Markdown's code */                                              \
	X(LINK, "link")         /* a link's address */                                             \
	X(KEY, "key")           /* a key in the footer and in the help */                          \
	X(NOTICE, "notice")     /* a message, a warning */

enum role {
#define X(id, name) ROLE_##id,
	ROLES(X)
#undef X
		N_ROLES
};

struct size {
	size_t rows, cols;
};

struct rect {
	size_t top, left, rows, cols;
};

struct span {
	struct ff_str text; /* harmless: it may go to a terminal as it is */
	enum role role;
	bool strong; /* code within what is strong, which is shown as code alone */
};

struct line {
	struct span *spans;
	size_t n, cap;
	size_t width; /* cells */
	bool goes_on; /* it ends inside a link, and the next line has the rest of it */
};

/* What a click on a place means; of panes, what the wheel moves. */
struct hot {
	enum hot_kind {
		HOT_NONE,
		HOT_KEY,    /* as if a key were pressed; index: which */
		HOT_FIELD,  /* index: of the page's fields */
		HOT_ROW,    /* index: row of the tree's outline */
		HOT_LINE,   /* index: line of the comparison */
		HOT_COLUMN, /* index: how many alternatives further it takes one */
		HOT_PAGE_PANE,
		HOT_TREE_PANE,
		HOT_PANEL_PANE,
		HOT_TEXT_PANE,
	} kind;
	size_t index;
	struct rect rect;
};

struct hots {
	struct hot *list;
	size_t n, cap;
};

void hots_add(struct ff_arena *a, struct hots *h, struct hot hot);

/* Adds those of a part that stands at this row and column. */
void hots_join(struct ff_arena *a, struct hots *h, const struct hots *part, size_t row, size_t col);

/* The last one added at a place, a pane or none; its kind is HOT_NONE if there is none. */
struct hot hots_at(const struct hots *h, size_t row, size_t col, bool pane);

struct lines {
	struct ff_arena *arena;
	struct line *list;
	size_t n, cap;
	struct hots hots; /* of those whose lines can be clicked at */
};

/* A new, empty line at the end. Valid until the next one is added. */
struct line *lines_add(struct lines *l);

/* Adds text to a line, made harmless. */
void line_add(struct ff_arena *a, struct line *line, struct ff_str text, enum role role);

/* Adds one of the program's own signs, of one cell: it need not be looked at. */
void line_sign(struct ff_arena *a, struct line *line, struct ff_str sign, enum role role);

/* Adds blanks until the line is `cells` wide. */
void line_pad(struct ff_arena *a, struct line *line, size_t cells, enum role role);

/* The same with a sign of one cell. */
void line_fill(struct ff_arena *a, struct line *line, struct ff_str sign, size_t cells,
	       enum role role);

/* The line with at most `cells`: what does not fit is cut, with `ellipsis` at its end. */
struct line line_cut(struct ff_arena *a, const struct line *line, size_t cells,
		     struct ff_str ellipsis);

/* Adds all spans of another line. */
void line_join(struct ff_arena *a, struct line *line, const struct line *other);

/* The same spans, all in one role (a focused line). */
struct line line_in_role(struct ff_arena *a, const struct line *line, enum role role);

/* The same with all that reads like `what` in ROLE_MATCH (see ff_text_find()); nothing does like an
 * empty text. */
struct line line_marked(struct ff_arena *a, const struct line *line, struct ff_str what);
void lines_mark(struct lines *l, struct ff_str what);

/* Text cut to `cells`, with `ellipsis` at its end where something is missing. */
struct ff_str text_cut(struct ff_arena *a, struct ff_str s, size_t cells, struct ff_str ellipsis);

/* Adds all lines of another list. */
void lines_append(struct lines *l, const struct lines *more);

/* Adds columns side by side, each `widths[i]` cells wide, one blank between them. */
void lines_beside(struct lines *l, const struct lines *columns, const size_t *widths, size_t n);

/* The text of a line without roles, blanks at its end dropped. */
struct ff_str line_text(struct ff_arena *a, const struct line *line);

/* Adds them to a text without a screen, each with '\n' behind it; with `ascii`, in ASCII. A link
 * that goes on in the next line stays in one piece, however long that line gets: so it can be
 * opened. */
void lines_write(struct ff_buf *out, const struct lines *l, bool ascii);

/* One of the page's places that can have the focus. Its text is also in the frame's rows. */
struct field {
	enum field_kind { FIELD_ANSWER, FIELD_ENTRY, FIELD_BACK, FIELD_NEXT } kind;
	struct rect rect;   /* on the screen */
	struct ff_str text; /* rect.rows lines, separated by '\n' */
	enum role role;
	bool focused;
	size_t index; /* in the order of Tab */
};

/* The form of a question's page. */
struct form {
	const struct field *fields;
	size_t n;
};

struct frame {
	struct size size;
	struct line *rows; /* size.rows of them, none wider than size.cols */
	size_t cursor_row, cursor_col;
	struct form form; /* of the page, where one is shown and has the focus */
	struct hots hots;
};

/* The rows as text, each with '\n' behind it. */
struct ff_str frame_text(struct ff_arena *a, const struct frame *f);

#endif
