/* A session as it outlives the program. */
#ifndef FF_SESSION_H
#define FF_SESSION_H

#include <flowform/guide.h>
#include <flowform/walk.h>

/* What there is to keep of one. */
struct ff_session_now {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const bool *ticks; /* of all alternatives' next steps, one after the other */
	bool comparing;    /* the comparison is open */
	bool undecided;    /* as "not sure", so that it is what the walk comes to */
};

#endif
