/* Where the result goes: standard output, or what --output names. */
#ifndef MAIN_OUTPUT_H
#define MAIN_OUTPUT_H

#include "main/status.h"
#include <flowform/buf.h>

struct output {
	const char *path; /* as it was named; NULL: standard output */
	int fd;           /* -1: a file, which is written as a whole at the end */
	bool replace;     /* a file of that name */
	struct ff_buf text;
};

/* Looks whether it can be written, before the session starts, so that nothing is lost at its end. A
 * file stays as it is, or missing, until output_end(): it must not be there yet unless `replace`.
 * What is no file, as a device or a pipe, is opened as it is. On failure says why on standard error
 * and returns STATUS_USAGE if it is there, else STATUS_IO. The text lives in `a`; `o` stays where
 * it is. */
enum status output_open(struct output *o, struct ff_arena *a, const char *path, bool replace);

/* All of the text is there. The status, or STATUS_IO with a message if it could not be written. */
enum status output_end(struct output *o, enum status status);

#endif
