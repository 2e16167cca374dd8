/* A wizard without a terminal: a guide from a file, keys by name. */
#ifndef SESSION_H
#define SESSION_H

#include "app/wizard.h"

struct session {
	struct ff_arena *arena;
	const struct ff_guide *guide;
	struct ff_walk *walk;
	struct wizard *wizard;
	enum effect last; /* of the latest key */
	uint64_t ms;      /* when it came */
	bool early;       /* before the frame was shown */
};

/* Starts one for a guide in the source directory; fails the test if it can't be read. */
struct session session_start(const char *guide, bool ascii);

/* The same for a guide that is in memory; its name lives as long as the session. */
struct session session_of(struct ff_source text, bool ascii);

void session_end(struct session *s);

/* Gives keys: names ("enter", "down", "pgdn", "esc", "tab", "bksp" …) or single characters,
 * separated by blanks; NAME*N repeats, NAME@MS says when it came, NAME@MS! that it was there before
 * the frame was shown. In the note, a word "text:abc" types its letters. */
void session_keys(struct session *s, const char *keys);

/* The same for a random key; `state` is the generator's. Returns it. */
uint32_t session_random_key(struct session *s, uint64_t *state);

/* A click or a turn of the wheel anywhere in a frame of this size. */
void session_random_mouse(struct session *s, uint64_t *state, struct size size);

/* The text of a file below the source directory; s is NULL if there is none. */
struct ff_str source_file(struct ff_arena *a, const char *path);

/* Writes such a file: what a test takes for right from now on. */
void source_write(struct ff_arena *a, const char *path, struct ff_str text);

#endif
