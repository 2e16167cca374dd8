/* What the wizard asks of the program around it: no file is its own. */
#ifndef APP_HOST_H
#define APP_HOST_H

#include "app/themes.h"
#include <flowform/session.h>

/* Each function may be NULL: then nobody does that. What one returns is a sentence for the user, or
 * empty; it lives until the next call. */
struct host {
	void *context;

	/* Something has changed that should outlive the program: an answer, a tick, a note that was
	 * left, what is looked at when the session ends. The sentence says why it could not be
	 * kept, once. */
	struct ff_str (*keep)(void *context, const struct ff_session_now *now);

	/* Writes a file that the user named. One that is there stays as it is and *exists is set,
	 * unless it is to be replaced. */
	struct ff_str (*write)(void *context, struct ff_str path, struct ff_str bytes, bool replace,
			       bool *exists);

	/* The date, "2026-11-28". */
	struct ff_str (*today)(void *context);

	/* The themes beside the built-in ones: returns how many. Asked once, when somebody wants
	 * to choose; they live in `a`. */
	size_t (*themes)(void *context, struct ff_arena *a, const struct theme_file **files);
};

#endif
