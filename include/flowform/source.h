/* A file in memory, and what was cut out of it to be read by itself: a chart inside a quote inside
 * a list still knows the line and column of each of its characters. */
#ifndef FF_SOURCE_H
#define FF_SOURCE_H

#include <flowform/arena.h>

struct ff_source {
	struct ff_str name; /* for messages: the path as the user gave it */
	struct ff_str text; /* all of it: valid UTF-8 */
};

/* From here on (`at`, an offset in the excerpt) its bytes are those of the file from `file_at` on.
 */
struct ff_seam {
	size_t at, file_at;
};

struct ff_excerpt {
	const struct ff_source *source;
	struct ff_str text;
	const struct ff_seam *seams; /* in order; none: the excerpt is the whole file */
	size_t n_seams;
};

/* The whole of a file as an excerpt. */
struct ff_excerpt ff_excerpt_all(const struct ff_source *source);

/* The file offset of a byte of the excerpt. O(log seams). */
size_t ff_excerpt_offset(const struct ff_excerpt *e, size_t at);

/* Builds an excerpt piece by piece. */
struct ff_excerpt_builder {
	struct ff_arena *arena;
	const struct ff_source *source;
	char *text;
	size_t len, cap;
	struct ff_seam *seams;
	size_t n_seams, seams_cap;
};

/* Adds bytes that stand in the file from `file_at` on, or (as a newline that md4c makes) near it.
 */
void ff_excerpt_add(struct ff_excerpt_builder *b, struct ff_str piece, size_t file_at);
struct ff_excerpt ff_excerpt_end(const struct ff_excerpt_builder *b);

/* A place as people count it, from 1; columns count characters (code points). */
struct ff_pos {
	size_t line, column;
};

/* O(offset). */
struct ff_pos ff_source_pos(const struct ff_source *source, size_t offset);

/* The same, counted on from a place at or before it that is known: O(offset - from). */
struct ff_pos ff_source_pos_from(const struct ff_source *source, size_t from, struct ff_pos known,
				 size_t offset);

/* The line that holds `offset`, without its newline; *start is its own offset. */
struct ff_str ff_source_line(const struct ff_source *source, size_t offset, size_t *start);

#endif
