/* Which of a document's flowcharts? A guide of one question, asked as one of the program's own:
 * there is nothing to count, to compare or to note. */
#ifndef APP_CHOOSER_H
#define APP_CHOOSER_H

#include "app/wizard.h"

/* `choices` has n > 0 entries. The guide lives in `a` and points to them; answer i is choice i. */
const struct ff_guide *chooser_guide(struct ff_arena *a, struct ff_str file,
				     const struct ff_choice *choices, size_t n);

/* Asks the first question of the wizard's guide. The answer is given to the walk; with it, or
 * without, the wizard ends. */
void chooser_ask(struct wizard *w);

#endif
