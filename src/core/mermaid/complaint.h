/* What the reader of flowcharts has to say to an author: every kind of message in one table. */
#ifndef CORE_MERMAID_COMPLAINT_H
#define CORE_MERMAID_COMPLAINT_H

#include <flowform/diag.h>

/* Name, severity, id, text. "$1" to "$3" are the arguments. */
#define COMPLAINTS(X)                                                                              \
	X(EMPTY, FF_ERROR, "no-chart", "there is no flowchart in this text")                       \
	X(NO_FLOWCHART, FF_ERROR, "not-a-flowchart", "expected 'flowchart' or 'graph', found $1")  \
	X(C4, FF_ERROR, "c4-word",                                                                 \
	  "Mermaid takes a diagram with the word $1 for a C4 diagram; put a character code into "  \
	  "it, such as C4#67;")                                                                    \
	X(FRONT_UNCLOSED, FF_ERROR, "front-matter",                                                \
	  "front matter has to begin on the first line and to end with a line '---'")              \
	X(FRONT_YAML, FF_ERROR, "front-matter-yaml", "the front matter is no YAML: $1")            \
	X(BAD_DIRECTION, FF_ERROR, "bad-direction",                                                \
	  "expected a direction (TB, TD, BT, LR, RL) or the end of the line, found $1")            \
	X(HEADER_END, FF_ERROR, "header-end",                                                      \
	  "expected the end of the line behind the direction, or ';' directly behind it, found "   \
	  "$1")                                                                                    \
	X(SECOND_HEADER, FF_ERROR, "second-header", "a second $1: one text has one flowchart")     \
	X(UNCLOSED_LABEL, FF_ERROR, "unclosed-label",                                              \
	  "'$1' is not closed: expected '$2', found $3")                                           \
	X(UNCLOSED_QUOTE, FF_ERROR, "unclosed-quote", "this quote is not closed")                  \
	X(EMPTY_LABEL, FF_ERROR, "empty-label",                                                    \
	  "expected a label between '$1' and '$2', found nothing; a blank is enough")              \
	X(LABEL_SIGN, FF_ERROR, "unquoted-sign",                                                   \
	  "expected '$2', found $1 in a label; put the label into double quotes")                  \
	X(LABEL_QUOTE, FF_ERROR, "quote-in-label",                                                 \
	  "a quote may only stand around the whole label; write '#quot;' for one in it")           \
	X(LABEL_TILDES, FF_ERROR, "tildes-in-label",                                               \
	  "a label cannot begin with '~~~' unless quoted")                                         \
	X(TOO_LONG, FF_ERROR, "label-too-long",                                                    \
	  "a label may have at most $1 bytes, this one has $2")                                    \
	X(TOO_DEEP, FF_ERROR, "too-deep", "subgraphs may be nested at most $1 deep")               \
	X(LINK_TEXT, FF_ERROR, "unclosed-link-text",                                               \
	  "the text of the link '$1' is not closed: expected '$2', found $3")                      \
	X(MISSING_PIPE, FF_ERROR, "missing-pipe", "'|' is missing at the end of the link's text")  \
	X(SHORT_ARROW, FF_ERROR, "short-arrow", "'$1' is no link, write '$2'")                     \
	X(NO_TARGET, FF_ERROR, "no-target", "expected a node behind the link, found $1")           \
	X(KEYWORD, FF_ERROR, "keyword-as-id",                                                      \
	  "'$1' is a keyword and cannot begin an id; write it with a capital, or another id with " \
	  "the label [\"$1\"]")                                                                    \
	X(COMMENT, FF_ERROR, "comment-behind", "a comment needs a line of its own")                \
	X(AMP, FF_ERROR, "amp-blanks", "'&' needs a blank on both sides, and a node behind it")    \
	X(UNEXPECTED, FF_ERROR, "unexpected", "expected $2, found $1")                             \
	X(DATA, FF_ERROR, "bad-data", "what stands between '@{' and '}' is no YAML mapping: $1")   \
	X(UNCLOSED_DATA, FF_ERROR, "unclosed-data", "'@{' is not closed: expected '}', found $1")  \
	X(SHAPE, FF_ERROR, "unknown-shape", "there is no shape named '$1'")                        \
	X(NO_NAME, FF_ERROR, "unnamed-subgraph", "expected a name behind 'subgraph', found $1")    \
	X(NO_END, FF_ERROR, "missing-end", "this subgraph has no 'end'")                           \
	X(LONE_END, FF_ERROR, "lone-end", "there is no subgraph for this 'end'")                   \
	X(NO_LINK, FF_ERROR, "no-such-link",                                                       \
	  "there is no link $1: $2 stand above, counted from 0")                                   \
	X(SWALLOWED, FF_WARNING, "swallowed-line",                                                 \
	  "Mermaid reads all of this line as 'direction' and drops the rest")                      \
	X(CUT, FF_WARNING, "cut-directive", "Mermaid cuts '%%{' up to '}%%' out of this text")     \
	X(HEAD, FF_WARNING, "letter-as-head",                                                      \
	  "the '$1' is read as the end of the link, not as part of the id; put a blank before it") \
	X(CONTINUED, FF_WARNING, "continued-line",                                                 \
	  "'$1' is read as a link from the line above, not as a node")

enum complaint {
#define X(name, severity, id, text) COMPLAINT_##name,
	COMPLAINTS(X)
#undef X
};

/* Adds it; arguments that it doesn't have are left empty. */
void complain(struct ff_diags *d, const struct ff_source *source, size_t offset,
	      enum complaint kind, const struct ff_str args[3]);

#endif
