/* What may go wrong outside the program, and what it then does: tables of faults, each tried in a
 * terminal, in an empty directory that is also the home directory. */
#ifndef FAULTS_H
#define FAULTS_H

#include <stddef.h>

struct fault {
	const char *name;
	const char *before; /* shell commands that set it up; NULL: none */
	const char *run;    /* a shell command; $F is the program. NULL: "exec $F g.md" */
	/* What is waited for on the screen, and keys, by turns, parted by " > ": "Big? > Enter >
	 * recommended > q". Keys are names and letters as in test_session. NULL: it ends by itself.
	 */
	const char *play;
	int status;
	const char *says;  /* is on the terminal at the end */
	const char *after; /* a shell command that has to succeed; NULL: none */
	const char *term;  /* NULL: xterm-256color; "": not set */
	enum {
		FAULT_ALWAYS,
		FAULT_NO_SANITIZER, /* not where sanitizers need the memory */
	} where;
};

extern const struct fault document_faults[], argument_faults[], environment_faults[], file_faults[],
	output_faults[], session_faults[];
extern const size_t n_document_faults, n_argument_faults, n_environment_faults, n_file_faults,
	n_output_faults, n_session_faults;

#endif
