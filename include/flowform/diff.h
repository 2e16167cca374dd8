/* What another version of a guide decides otherwise. */
#ifndef FF_DIFF_H
#define FF_DIFF_H

#include <flowform/guide.h>

enum ff_diff_what { FF_DIFF_QUESTION, FF_DIFF_ANSWER, FF_DIFF_OUTCOME };
enum ff_diff_how { FF_DIFF_NEW, FF_DIFF_GONE, FF_DIFF_RENAMED };

/* Of a question or outcome the nodes, of an answer its questions and ways. What isn't there in one
 * of the guides is FF_NONE. */
struct ff_diff_change {
	enum ff_diff_what what;
	enum ff_diff_how how;
	size_t old_node, new_node;
	size_t old_way, new_way;
};

/* One answer, to a question that either guide asks or both: the way is FF_NONE where one does not.
 */
struct ff_diff_answer {
	size_t old_node, new_node;
	size_t old_way, new_way;
};

/* The same answers, given to both guides, end in different alternatives. */
struct ff_diff_path {
	const struct ff_diff_answer *answers;
	size_t n;
	size_t was, now; /* outcomes; FF_NONE where steps go round for ever */
};

struct ff_diff {
	const struct ff_guide *old, *new;
	bool same; /* all answers lead where they led, and there are the same ones to give */
	const struct ff_diff_path *paths; /* the first of them, earlier answers first */
	size_t n_paths;
	uint64_t more_paths; /* UINT64_MAX: that many or more */
	bool only_shortest;  /* there are loops: only paths without detours are counted */
	bool complete;       /* false: the guides are too unlike to follow all answers */
	const struct ff_diff_change *changes; /* questions, then answers, then outcomes */
	size_t n_changes;
};

/* Compares two guides; at most `cap` paths are listed. Questions and outcomes of one id and label
 * are the same, else those of one label, else those of one id; answers of one label, else of one
 * edge id, else those that lead to the same. Alternatives are the same if outcomes of theirs have
 * one label, else if they have one title. The result lives in `a`, and looks at the guides as long.
 *
 * Both charts are walked at once, each pair of nodes once: linear where they ask alike. Answers to
 * what one asks earlier than the other are kept until that comes to it. */
const struct ff_diff *ff_diff(struct ff_arena *a, const struct ff_guide *old,
			      const struct ff_guide *new, size_t cap);

/* A line for each path and each change; nothing if there are none. */
void ff_diff_text(const struct ff_diff *d, struct ff_buf *out);

/* One object, on one line. */
void ff_diff_json(const struct ff_diff *d, struct ff_buf *out);

#endif
