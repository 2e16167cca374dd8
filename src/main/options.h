/* The command line. */
#ifndef MAIN_OPTIONS_H
#define MAIN_OPTIONS_H

#include "app/settings.h"
#include "view/result.h"
#include <flowform/buf.h>
#include <stdbool.h>
#include <stddef.h>

enum mode {
	MODE_SESSION,
	MODE_CHECK,
	MODE_DIFF,
	MODE_DUMP,
	MODE_PATHS,
	MODE_LIST,
	MODE_LAST,
	MODE_HELP,
	MODE_VERSION
};

struct options {
	enum mode mode;
	enum format format;
	enum color_when color;     /* as given */
	const char *guide;         /* as given; NULL: the first built-in one */
	const char *const *guides; /* all of them, where a mode takes several */
	size_t n_guides;
	const char *answers; /* NULL: none */
	const char *output;  /* NULL: standard output */
	const char *state;   /* where sessions are saved; NULL: in the usual place */
	const char *theme;   /* NULL: the first built-in one */
	size_t chart;        /* 0: the only one, or ask */
	bool ascii, mouse, force, plain, werror, resume, no_save;
	bool restricted; /* the command line is one person's, all else another's */
};

/* Reads the command line. What is wrong goes to standard error; false then. */
bool options_read(struct options *o, int argc, char **argv);

/* Writes the help: at most 24 lines of 80 characters. */
void options_help(struct ff_buf *out);

#endif
