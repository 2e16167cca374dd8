/* The signs on the screen that are no text: one set for UTF-8, one for ASCII. A sign that carries
 * meaning differs from the others by its shape, never by its colour alone. A third set are words,
 * for those who listen. */
#ifndef VIEW_SIGNS_H
#define VIEW_SIGNS_H

#include <flowform/str.h>

struct signs {
	bool ascii;
	struct ff_str top_left, top_right, bottom_left, bottom_right, across, down; /* boxes */
	struct ff_str branch, last, trunk; /* the tree's lines, two cells each */
	struct ff_str too_deep;            /* instead of a line: there are more levels */
	struct ff_str left_out;            /* before a level: those above it are not shown */
	struct ff_str leads_to;            /* between an answer and where it leads */
	struct ff_str then;                /* between two steps */
	struct ff_str answered;            /* before the answer of a question */
	struct ff_str passed;              /* a step on the path */
	struct ff_str here;                /* behind the question that is asked */
	struct ff_str out, would;          /* ruled out; the answer looked at would rule it out */
	struct ff_str best;                /* before the alternative that the answers lead to */
	struct ff_str again;               /* a node that stands elsewhere in full */
	struct ff_str folded;              /* there is more under this row */
	struct ff_str picked, unpicked;    /* answers */
	struct ff_str ticked, unticked;    /* next steps */
	struct ff_str bullet;
	struct ff_str quote;
	struct ff_str nothing; /* a guide says nothing there */
	struct ff_str ellipsis;
	struct ff_str more_above, more_below;
};

const struct signs *signs_of(bool ascii);
const struct signs *signs_in_words(void);

#endif
