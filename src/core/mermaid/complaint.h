/* What the reader of flowcharts has to say to an author: every kind of message in one table. */
#ifndef CORE_MERMAID_COMPLAINT_H
#define CORE_MERMAID_COMPLAINT_H

#include <flowform/diag.h>

/* Name, severity, id, text. "$1" to "$3" are the arguments, "$1" mostly what was found. */
#define COMPLAINTS(X)                                                                              \
	/* The text as a whole, and its header. */                                                 \
	X(EMPTY, FF_ERROR, "no-chart", "there is no flowchart in this text")                       \
	X(NO_FLOWCHART, FF_ERROR, "not-a-flowchart", "expected 'flowchart' or 'graph', found $1")  \
	X(C4, FF_ERROR, "c4-word",                                                                 \
	  "Mermaid takes a text with the word $1 for a C4 diagram; write '#67;' for its C")        \
	X(FRONT_LINES, FF_ERROR, "front-matter-lines",                                             \
	  "front matter has to begin on the first line, and to end with a line '---' of the same " \
	  "indent")                                                                                \
	X(FRONT_YAML, FF_ERROR, "front-matter-yaml", "the front matter is no YAML: $1")            \
	X(DIRECTION, FF_ERROR, "bad-direction",                                                    \
	  "expected a direction (TB, TD, BT, LR, RL) or the end of the line, found $1")            \
	X(HEADER_END, FF_ERROR, "header-end",                                                      \
	  "expected the end of the line behind the direction, or ';' right behind it, found $1")   \
	X(HEADER, FF_ERROR, "second-header", "one text has one flowchart, found a second $1")      \
	/* Nodes and what stands between them. */                                                  \
	X(NODE, FF_ERROR, "expected-node", "expected a node, found $1")                            \
	X(SOURCE, FF_ERROR, "link-without-source", "a link needs a node before it, found $1")      \
	X(TARGET, FF_ERROR, "link-without-target", "expected a node behind the link, found $1")    \
	X(KEYWORD, FF_ERROR, "keyword-as-id",                                                      \
	  "'$1' is read as a keyword here, not as an id; write another id, with the label "        \
	  "[\"$1\"]")                                                                              \
	X(CODE, FF_ERROR, "code-outside-text",                                                     \
	  "$1 is read as a character code, which only a text may have; remove its ';'")            \
	X(SEPARATOR, FF_ERROR, "missing-separator",                                                \
	  "expected a link, '&', or the end of the statement, found $1")                           \
	X(BLANK, FF_ERROR, "blank-before-bracket", "no blank may stand between an id and its $1")  \
	X(SHORT_ARROW, FF_ERROR, "short-arrow", "'$1' is no link, write '$2'")                     \
	X(COMMENT, FF_ERROR, "comment-behind", "a comment needs a line of its own")                \
	X(AMP, FF_ERROR, "amp-without-blanks", "'&' needs a blank before and behind it")           \
	X(CLASS_BEHIND, FF_ERROR, "class-behind-data", "a class has to stand before the '@{'")     \
	X(UNEXPECTED, FF_ERROR, "unexpected", "expected $2, found $1")                             \
	/* Labels. */                                                                              \
	X(UNCLOSED_LABEL, FF_ERROR, "unclosed-label",                                              \
	  "'$2' is not closed: expected '$3', found $1")                                           \
	X(UNCLOSED_QUOTE, FF_ERROR, "unclosed-quote", "this quote is not closed")                  \
	X(EMPTY_LABEL, FF_ERROR, "empty-label",                                                    \
	  "expected a text between '$2' and '$3', at least a blank")                               \
	X(SIGN, FF_ERROR, "unquoted-sign",                                                         \
	  "expected '$3', found $1: a label with such a sign has to stand in double quotes")       \
	X(BRACKET, FF_ERROR, "wrong-bracket", "what begins with '$2' ends with '$3', found $1")    \
	X(QUOTE, FF_ERROR, "quote-inside",                                                         \
	  "expected '$3', found a quote: it may only stand around the whole; write '#quot;'")      \
	X(TILDES, FF_ERROR, "tildes-first",                                                        \
	  "a label that begins with '~~~' has to stand in quotes")                                 \
	X(PIPE, FF_ERROR, "missing-pipe", "the text is not closed: expected '|', found $1")        \
	X(LINK_TEXT, FF_ERROR, "unclosed-link-text",                                               \
	  "the text behind '$2' is not closed: expected '$3', found $1")                           \
	X(EMPTY_LINK_TEXT, FF_ERROR, "empty-link-text",                                            \
	  "expected a text behind '$2', found $1; a link without one has a third dash or a head")  \
	X(TOO_LONG, FF_ERROR, "label-too-long", "a label may have $1 bytes, this one has $2")      \
	/* What stands between "@{" and "}". */                                                    \
	X(UNCLOSED_DATA, FF_ERROR, "unclosed-data", "'@{' is not closed: expected '}', found $1")  \
	X(CARET, FF_ERROR, "caret-in-data", "'^' may stand between '@{' and '}' only in quotes")   \
	X(DATA, FF_ERROR, "bad-data", "what stands in '@{ }' is no YAML: $1")                      \
	X(NO_DATA, FF_ERROR, "empty-data", "expected something between '@{' and '}'")              \
	X(SHAPE, FF_ERROR, "unknown-shape", "there is no shape '$1'")                              \
	X(ICON, FF_ERROR, "label-no-text", "the label of an icon or picture has to be a text")     \
	/* Subgraphs and other statements. */                                                      \
	X(NAME, FF_ERROR, "subgraph-without-name", "expected a name behind 'subgraph', found $1")  \
	X(NO_END, FF_ERROR, "missing-end", "this subgraph has no 'end'")                           \
	X(LONE_END, FF_ERROR, "lone-end", "there is no subgraph for this 'end'")                   \
	X(TOO_DEEP, FF_ERROR, "too-deep", "subgraphs may be nested $1 deep")                       \
	X(NO_LINK, FF_ERROR, "no-such-link",                                                       \
	  "there is no link $1: $2 stand above, counted from 0")                                   \
	X(TOO_MANY, FF_ERROR, "too-many", "more than $1 errors: the rest was not read")            \
	/* What Mermaid reads, but hardly as it was meant. */                                      \
	X(SWALLOWED, FF_WARNING, "swallowed-line",                                                 \
	  "Mermaid reads this line as '$1' and drops all else in it")                              \
	X(CUT, FF_WARNING, "cut-directive", "Mermaid cuts '%%{' up to '}%%' out of this line")     \
	X(HEAD, FF_WARNING, "letter-as-head",                                                      \
	  "'$1' is read as the end of the link, and '$2' as the id; put a blank between them")     \
	X(CONTINUED, FF_WARNING, "continued-line",                                                 \
	  "'$1' continues the line above: its '$2' is read as part of the link, not as a node")    \
	X(LOOSE, FF_WARNING, "link-as-node", "'$1' is the id of a link: no node stands here")

enum complaint {
#define X(name, severity, id, text) COMPLAINT_##name,
	COMPLAINTS(X)
#undef X
};

enum { COMPLAINT_ARGS = 3 };

/* Adds it. */
void complain(struct ff_diags *d, const struct ff_source *source, size_t offset,
	      enum complaint kind, const struct ff_str args[COMPLAINT_ARGS]);

bool complaint_is_error(enum complaint kind);

#endif
