/* The guides and themes that are compiled into the program, so that it needs no installed file. The
 * build makes the tables from the lists GUIDES and THEMES in Makefile.am, in their order. */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include <flowform/str.h>

struct embedded {
	const char *name;   /* the file's, without directory and suffix: "kedro-databricks" */
	struct ff_str text; /* all its bytes; lives as long as the program */
};

/* Each has one entry more than it counts: one of NULLs. */
extern const struct embedded embedded_guides[], embedded_themes[];
extern const size_t n_embedded_guides, n_embedded_themes;

#endif
