/* What writing, reading and taking up a session have in common. */
#ifndef CORE_SESSION_PARTS_H
#define CORE_SESSION_PARTS_H

#include <flowform/session.h>

enum { SESSION_FORMAT = 1 };

/* A next step on one line, as it is written. */
struct ff_str session_step_text(struct ff_arena *a, const struct ff_step_item *step);

#endif
