/* The page of one question of the guide, or of the end of the walk. */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "view/inquiry.h"
#include <flowform/guide.h>
#include <flowform/walk.h>

struct page_fields page_fields(const struct ff_path *path);

struct page_sight {
	const struct ff_guide *guide;
	const struct ff_path *path;
	const struct signs *signs;
	size_t focus; /* a field, as page_fields() counts them; FF_NONE: the focus is elsewhere */
	uint32_t picked;      /* the answer marked */
	size_t help_top;      /* first line of the help that is shown */
	struct edit *writing; /* the note, while it has the focus */
};

struct page page_lay_out(struct ff_arena *a, const struct page_sight *s, struct size size);

/* Its parts, wrapped: what is asked, or where the walk ends; what the guide says about it; how old
 * the guide is, and where it comes from. */
struct lines page_text(struct ff_arena *a, const struct page_sight *s, size_t cells);
struct lines page_help(struct ff_arena *a, const struct page_sight *s, size_t cells);
struct lines page_source(struct ff_arena *a, const struct ff_guide *g, size_t cells);

/* The short name of what the page is about; where that would only repeat the question, its number.
 */
struct ff_str page_title(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *path);

/* "question 3, at most 1 more" */
struct ff_str progress_text(struct ff_arena *a, const struct ff_path *path);

#endif
