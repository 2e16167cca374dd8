/* A session as it outlives the program: written as JSON, read again, and taken up where it was, on
 * the same guide or on another version of it. */
#ifndef FF_SESSION_H
#define FF_SESSION_H

#include <flowform/diag.h>
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

/* Ticks as the guide has them, and where in them those of one alternative are. */
bool *ff_session_ticks(struct ff_arena *a, const struct ff_guide *guide);
size_t ff_session_first_tick(const struct ff_guide *guide, size_t alternative);

/* A question as it was then, and what was answered. */
struct ff_session_answer {
	struct ff_str node, question; /* id and label */
	struct ff_str name;           /* its short name, to be shown */
	struct ff_str answer;         /* the answer's label; s is NULL where there was none yet */
	struct ff_str to, to_label;   /* the question or outcome that came next; or s is NULL */
	struct ff_str note;
	bool kept;
};

struct ff_session_tick {
	struct ff_str alternative, step; /* its id, and the step's text */
	bool done;
};

/* One that was read. What is written there need not make sense for any guide. */
struct ff_session {
	struct ff_str print; /* ff_session_print() of the guide's chart */
	const struct ff_session_answer *answers, *aside;
	size_t n_answers, n_aside;
	const struct ff_session_tick *ticks;
	size_t n_ticks;
	size_t here;
	bool comparing, undecided;
	/* What was recommended: label of the outcome, title of the alternative; s is NULL if
	 * nothing was. */
	struct ff_str outcome, recommended;
};

/* A longer one is not written, and not read. */
enum { FF_LONGEST_SESSION = 4 * 1024 * 1024 };

/* A short word that two charts have in common only if they are alike. Linear in the chart. */
struct ff_str ff_session_print(struct ff_arena *a, const struct ff_chart *chart);

/* Writes a session as one JSON object. `print` is that of the chart. */
void ff_session_write(const struct ff_session_now *now, struct ff_str print, struct ff_buf *out);

/* Reads one; it may be anything. It lives in `a`. NULL if `d` gained an error: "session-syntax"
 * with its place, or "session-content", which names the member. */
const struct ff_session *ff_session_read(struct ff_arena *a, const struct ff_source *source,
					 struct ff_diags *d);

/* "3 answers, last Advanced needs: Yes"; "1 note"; empty if nothing was answered or noted. */
struct ff_str ff_session_summary(struct ff_arena *a, const struct ff_session *s);

/* What became of a session on a guide. */
struct ff_resumed {
	bool newer;     /* the chart is another than it was */
	bool same;      /* it stands just where it stood */
	size_t answers; /* those on the path now */
	const struct ff_str
		*aside; /* "Speed: Yes": answers no longer on the path, but in the guide */
	size_t n_aside;
	const struct ff_str *gone; /* answers and questions that the guide does not have any more */
	size_t n_gone;
	bool moved;             /* it came to a recommendation, and now to another one or none */
	struct ff_str was, now; /* titles; `now` is empty if an answer is missing for it */
};

/* Takes a session up: `walk` of this guide stands where it was, and its history starts there;
 * `ticks` are as in ff_session_now. A question is the same by id and label, else by label, else by
 * id; an answer by label, else if it is the only one that leads to the same. What still holds is
 * kept, what is new is asked, what does not lie on the path any more is set aside. Answers to what
 * reads otherwise now are marked as kept. */
struct ff_resumed ff_session_apply(struct ff_arena *a, const struct ff_session *s,
				   const struct ff_guide *guide, struct ff_walk *walk, bool *ticks);

/* What there is to say of it, on one line: "3 answers kept, 1 set aside (Speed: Yes); the outcome
 * moved from Job to Asset Bundles". */
struct ff_str ff_resumed_text(struct ff_arena *a, const struct ff_resumed *r);

#endif
