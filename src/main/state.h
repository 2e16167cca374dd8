/* Sessions that outlive the program: for each guide the walk that is not at its end yet, and the
 * last result. */
#ifndef MAIN_STATE_H
#define MAIN_STATE_H

#include "main/options.h"
#include "main/statedir.h"
#include <flowform/diag.h>
#include <flowform/session.h>

struct state {
	struct ff_arena *arena;   /* of what it finds */
	struct ff_arena *scratch; /* emptied for each session that is written; NULL: none was */
	const struct options *options;
	const struct ff_source *source;
	const struct ff_guide *guide;
	struct statedir dir;
	bool off;     /* nothing is kept, and nothing said of it */
	bool refused; /* nothing is kept, for a reason that will not change */
	bool mine;    /* the walk that is kept is this session's */
	bool ended;   /* the last result that is kept is */
	int lock;     /* -1: not taken yet */
	/* Names of files; `walk` is NULL as long as there is no directory. */
	const char *walk, *last, *beside, *locked, *broken;
	struct ff_str print;   /* of the chart; s is NULL: not worked out yet */
	struct ff_str trouble; /* why the session is not kept as it is now; empty: it is */
	struct ff_str aside;   /* where a file went that could not be read; empty: none was */
	struct ff_diags diags; /* what was wrong with it */
};

/* Ready for the sessions of a guide, in the directory that the options name or in the one of XDG;
 * both and the options stay as long. No file is touched yet. Where none is wanted, or no place is
 * known, nothing will be kept. */
void state_start(struct state *s, struct ff_arena *a, const struct options *options,
		 const struct ff_source *source, const struct ff_guide *guide);

/* The walk that can be gone on with; NULL if there is none, or another program has it open. One
 * that cannot be read is put aside. */
const struct ff_session *state_walk(struct state *s);

/* The last result, and when it was kept; NULL if there is none. */
const struct ff_session *state_last(struct state *s, time_t *when);

/* Keeps a session, as the host's `keep`. */
struct ff_str state_keep(struct state *s, const struct ff_session_now *now);

/* What the user should know now: that this session is not saved, or that another one could not be
 * read. Empty if all is well. */
struct ff_str state_notice(const struct state *s);

/* Lets go of the lock. */
void state_stop(struct state *s);

#endif
