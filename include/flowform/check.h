/* What an author should know about a document before its readers do: each error that keeps a chart
 * from being used, and warnings about what can be used but was hardly meant. */
#ifndef FF_CHECK_H
#define FF_CHECK_H

#include <flowform/diag.h>

/* Each kind of warning: its id, and when it is given. The manual page lists them in these words. */
#define FF_CHECKS(X)                                                                               \
	X("front-matter", "front matter that is no YAML and is not read")                          \
	X("swallowed-line", "a label whose line Mermaid takes for a direction alone")              \
	X("cut-directive", "a part of a line that Mermaid cuts out as a directive")                \
	X("letter-as-head", "a letter of a node that is read as the end of a link")                \
	X("continued-line", "a line that begins with what is read as part of a link")              \
	X("link-as-node", "the id of a link where a node was meant")                               \
	X("several-starts", "more than one node has no way in")                                    \
	X("no-start", "every node has a way in")                                                   \
	X("unreachable", "a node that no walk comes to")                                           \
	X("endless-loop", "a loop without a way out")                                              \
	X("unlabelled-answer", "an answer without a label")                                        \
	X("doubled-answer", "two answers of one question have the same label")                     \
	X("one-alternative", "all answers of a question lead to one alternative")                  \
	X("question-shape", "a node drawn as a question has only one way out")                     \
	X("similar-labels", "labels that differ only in case, blanks or punctuation")              \
	X("no-section", "an outcome without a section or column, where others have one")           \
	X("inferred-match", "a section that belongs to an outcome because both were left over")    \
	X("stray-section", "a section among those of outcomes that belongs to none")               \
	X("stray-column", "a column of a comparison that names no outcome")                        \
	X("row-cells", "a row of a table with too few or too many cells")                          \
	X("dead-anchor", "a link to an anchor that the document does not have")                    \
	X("missing-file", "a link to a file that is not there")                                    \
	X("many-charts", "more charts than are looked at")

struct ff_check_options {
	bool chart_optional; /* a document without a chart is no error */
	/* Whether the file is there that a link names; `path` is relative to the document. NULL:
	 * such links are not looked at. */
	bool (*exists)(void *context, struct ff_str path);
	void *context;
};

/* Adds to `d` what there is to say of a document, all its charts and their words. Returns how many
 * charts it has. `a` is scratch. Linear in the document for each of its charts. */
size_t ff_check(struct ff_arena *a, const struct ff_source *source,
		const struct ff_check_options *options, struct ff_diags *d);

#endif
