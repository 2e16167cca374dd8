/* What a walk comes to, as it is written down: in the formats of --format and of the form that
 * saves it. */
#ifndef VIEW_RESULT_H
#define VIEW_RESULT_H

#include "view/sheet.h"

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_JSON, FORMAT_MADR, N_FORMATS };

/* By format: its name on the command line, and how its files' names end. */
extern const struct format_name {
	const char *word;
	struct ff_str suffix;
} format_names[N_FORMATS];

/* By how a file's name ends; FORMAT_TEXT for any other. */
enum format format_of_file(struct ff_str name);

struct result {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const bool *ticks; /* of the recommended alternative's steps; NULL: as the guide has them */
	bool ascii;        /* signs in ASCII */
	bool ascii_words;  /* of texts: the guide's words as well, for a terminal without others */
	bool words;        /* of texts: no signs */
	size_t cells;      /* of texts: of a line, if that is less than usual; 0: the usual ones */
	bool brief;        /* of texts: no more than outcome, why, next steps, link */
	struct ff_str today; /* of decision records: "2026-11-28"; may be empty */
};

void result_write(const struct result *r, enum format format, struct ff_buf *out);

#endif
