/* What an author should know about a document: errors stop it from being used, warnings do not.
 * Readers add them and go on; `main` prints them. */
#ifndef FF_DIAG_H
#define FF_DIAG_H

#include <flowform/json.h>
#include <flowform/source.h>

enum ff_severity { FF_WARNING, FF_ERROR };

struct ff_diag {
	enum ff_severity severity;
	const char *id; /* of the kind of message, stable: "unclosed-label" */
	const struct ff_source *source;
	size_t offset; /* in the file, bytes; FF_NONE: the file as a whole */
	struct ff_str message;
};

struct ff_diags {
	struct ff_arena *arena; /* set this; the rest starts as zero */
	struct ff_diag *list;
	size_t n, cap;
	size_t errors;
};

/* Adds one. The message names what was found and what was expected, as one sentence without a full
 * stop; `id` is a literal. */
void ff_diag_add(struct ff_diags *d, enum ff_severity severity, const char *id,
		 const struct ff_source *source, size_t offset, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/* "FILE:LINE:COLUMN: error: message [id]", then the line and a caret under the place. What comes
 * from outside is made harmless. */
void ff_diag_print(const struct ff_diag *diag, struct ff_buf *out);

/* Puts all into the order of their places; what is said twice of a place stays once. All are of one
 * source. */
void ff_diags_sort(struct ff_diags *d);

/* Sorts and prints all. Linear in the file. */
void ff_diags_print(struct ff_diags *d, struct ff_buf *out);

/* Sorts all and adds them to the array that is open in `j`, as objects: file, line, column (null
 * for the file as a whole), severity, id, message. */
void ff_diags_json(struct ff_diags *d, struct ff_json *j);

#endif
