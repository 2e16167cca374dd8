/* What must hold whatever was done. Each fails the test where it does not. */
#ifndef MONKEY_RULES_H
#define MONKEY_RULES_H

#include "app/wizard.h"
#include <flowform/session.h>

/* The path is one of its chart: each visit is met after the one before, it ends as it says, no
 * question was set aside twice. */
void check_path(const struct ff_path *p);

/* All that the wizard points to is there. */
void check_state(const struct wizard *w);

/* Rows are as many as there are and no wider than the screen, the cursor is on it, and nothing
 * steers a terminal. */
void check_frame(const struct frame *f, struct size size);

/* UTF-8 without control characters and what turns the direction around; lines where `lines`. */
void check_shown(struct ff_str s, bool lines, const char *what);

/* The answers, notes and ticks as a text: two are the same if nobody could tell them apart. */
struct ff_str state_text(struct ff_arena *a, const struct ff_session_now *now);

#endif
