/* What is around a wizard: the front ends that show it, the files it keeps and writes, and the lock
 * on the door behind a guest. */
#ifndef MAIN_HOST_H
#define MAIN_HOST_H

#include "main/run.h"

/* A wizard for a guide at the start of `walk`, as the options and the settings want it. With
 * `choosing` nothing is kept and nothing saved. The run has one at a time. */
struct wizard *host_wizard(struct run *r, const struct ff_guide *g, struct ff_walk *walk,
			   bool choosing);

/* Runs it, on the screen or line by line. STATUS_OUTCOME: it ended by itself; else a message says
 * why not, but for signals. */
enum status host_run(struct run *r, struct wizard *w);

/* A guest is in: the door is shut behind him. False with a message if it has no lock. */
bool host_shut(const struct run *r);

#endif
