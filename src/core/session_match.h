/* Which questions and answers of a guide are those that a session tells of. */
#ifndef CORE_SESSION_MATCH_H
#define CORE_SESSION_MATCH_H

#include <flowform/session.h>

/* What an answer of the session is in the guide. */
struct session_found {
	size_t node; /* FF_NONE: the question is gone */
	size_t way;  /* FF_NONE: the answer is gone, or there was none */
	bool reworded;
};

/* For all answers, then for all that is set aside; as ff_session_apply() says. O(n log n). */
const struct session_found *session_match(struct ff_arena *a, const struct ff_session *s,
					  const struct ff_chart *chart);

#endif
