/* The guides: files, built-in ones, installed ones. */
#ifndef MAIN_GUIDES_H
#define MAIN_GUIDES_H

#include "main/status.h"
#include <flowform/buf.h>
#include <flowform/source.h>

/* Finds and reads a guide: "-", a file, a built-in or an installed guide by name; NULL: the first
 * built-in one. On failure says why on standard error and returns STATUS_GUIDE or STATUS_IO. */
enum status guides_read(struct ff_arena *a, const char *guide, struct ff_source *source);

/* What tells a guide from all others that have been read: the name of a built-in one, the real path
 * of a file, the text that came from standard input. */
struct ff_str guides_origin(struct ff_arena *a, const char *guide, const struct ff_source *source);

/* Prints the names of the guides that can be had without a path. */
void guides_list(struct ff_buf *out);

#endif
