/* One run of the program: what it was asked for, and what it has read. */
#ifndef MAIN_RUN_H
#define MAIN_RUN_H

#include "main/front.h"
#include "main/output.h"
#include "main/setup.h"
#include "main/state.h"

struct run {
	struct ff_arena *arena;
	struct options options;
	struct output output;
	struct ff_source source;
	const struct ff_guide *guide;
	struct ff_walk *walk;
	struct setup setup;
	struct front front;
	struct state state;
	struct host host;
};

#endif
