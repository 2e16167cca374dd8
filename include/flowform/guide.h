/* A guide: a chart, and what a document says about its nodes. Complete and constant once read. */
#ifndef FF_GUIDE_H
#define FF_GUIDE_H

#include <flowform/chart.h>
#include <flowform/markdown.h>

/* How a node was matched with a section: the first of these that fits. */
enum ff_match { FF_UNMATCHED, FF_BY_CLICK, FF_BY_TITLE, FF_BY_LINK, FF_INFERRED };

/* A part of the document: blocks[first] up to, without, blocks[end]. */
struct ff_extent {
	size_t first, end;
};

/* A node and its words. */
struct ff_topic {
	struct ff_str name; /* short: its section's title, else its label on one line */
	size_t section;     /* or FF_NONE */
	enum ff_match match;
	struct ff_str link;    /* address; empty if there is none */
	struct ff_extent help; /* its section without the title and what belongs to other nodes */
	size_t alternative;    /* of an outcome; else FF_NONE */
};

struct ff_step_item { /* of a checklist */
	struct ff_rich text;
	struct ff_extent details; /* what stands below it in the list: code, further items … */
	bool done;
};

struct ff_alternative {
	struct ff_str id;    /* unique, from the name: "use-a-databricks-job" */
	struct ff_str title; /* the short name of its outcomes */
	struct ff_str label; /* of its first outcome, on one line */
	struct ff_str link;
	size_t section;         /* or FF_NONE */
	bool inferred;          /* the section was matched by being the one left over */
	const size_t *outcomes; /* nodes, in the chart's order */
	size_t n_outcomes;
	const struct ff_step_item *next_steps;
	size_t n_next_steps;
};

/* What a criterion says of an alternative: a table's cell (`text`) or parts of the document. */
struct ff_cell {
	size_t alternative;
	struct ff_rich text;
	const struct ff_extent *parts;
	size_t n_parts;
};

/* One row of the comparison. Only the alternatives of which it says something have a cell: see
 * ff_criterion_cell(). */
struct ff_criterion {
	struct ff_str title;
	const struct ff_cell *said; /* in the order of their alternatives */
	size_t n_said;
};

struct ff_guide {
	const struct ff_document *document; /* of a bare chart: an empty one */
	const struct ff_chart *chart;
	size_t chart_number, n_charts;          /* which of the document's flowcharts, from 1 */
	struct ff_str title, date, source_note; /* the last two may be empty */
	const struct ff_topic *topics;          /* one for each node */
	const struct ff_alternative *alternatives;
	size_t n_alternatives;
	const struct ff_criterion *criteria; /* without "Reached when", which ff_compare computes */
	size_t n_criteria;
};

/* One of several charts in a document, to choose from. */
struct ff_choice {
	size_t number;         /* from 1, as --chart takes it */
	struct ff_str heading; /* the nearest one above, else empty */
	struct ff_str start;   /* what the chart begins with: label of its first node */
	struct ff_pos pos;
};

/* The flowcharts of a file, in its order; 0 of them is no error here. */
size_t ff_guide_charts(struct ff_arena *a, const struct ff_source *source, struct ff_diags *d,
		       const struct ff_choice **choices);

/* Reads a guide. `chart` is the number of its flowchart, 0 for the only one: with several that is
 * the error "several-charts". A name that ends in .mmd or .mermaid is a bare chart. The guide lives
 * in `a` and points into the source. NULL if `d` gained an error. */
const struct ff_guide *ff_guide_read(struct ff_arena *a, const struct ff_source *source,
				     size_t chart, struct ff_diags *d);

/* The cell of an alternative; an empty one where nothing is said. */
const struct ff_cell *ff_criterion_cell(const struct ff_criterion *c, size_t alternative);

/* Reads only the chart, which may be empty: nobody has to walk it. */
const struct ff_chart *ff_guide_chart(struct ff_arena *a, const struct ff_source *source,
				      size_t chart, struct ff_diags *d);

/* The part of a question's section that is its help; an empty extent if it has none. */
struct ff_extent ff_guide_help(const struct ff_guide *g, size_t node);

/* A question by its short name with one of its answers: "Notebooks: No", "Is it broken? No". */
struct ff_str ff_guide_answer(struct ff_arena *a, const struct ff_guide *g, size_t node,
			      size_t way);

#endif
