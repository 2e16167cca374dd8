/* A theme: how each role looks. It knows no terminal: what it can show is chosen when it paints. */
#ifndef APP_THEME_H
#define APP_THEME_H

#include "view/frame.h"
#include <flowform/diag.h>

/* Attributes, with their names in a theme. */
#define ATTRS(X)                                                                                   \
	X(BOLD, "bold")                                                                            \
	X(DIM, "dim")                                                                              \
	X(ITALIC, "italic")                                                                        \
	X(UNDERLINE, "underline")                                                                  \
	X(REVERSE, "reverse")

enum attr_bit {
#define X(id, name) ATTR_BIT_##id,
	ATTRS(X)
#undef X
		N_ATTRS
};

enum attr {
#define X(id, name) ATTR_##id = 1 << ATTR_BIT_##id,
	ATTRS(X)
#undef X
};

/* The terminal's own colour of text or background. */
#define COLOUR_DEFAULT (-1)

struct colour {
	short rich;  /* on 256 colours: 0 to 255 */
	short plain; /* on fewer: 0 to 15 */
};

struct look {
	unsigned attrs; /* of enum attr */
	struct colour fg, bg;
};

enum background { BACKGROUND_DARK, BACKGROUND_LIGHT };

struct theme {
	struct ff_str name, description;
	enum background background; /* what it is made for, where it says `default` */
	struct look roles[N_ROLES];
	bool given[N_ROLES]; /* it has a line for this role; the others look like `text` */
};

/* Reads a theme; the format is in themes/dark.theme. Wrong lines are reported and the rest is used:
 * there is always a theme, which lives in `a` and points into the source. */
const struct theme *theme_read(struct ff_arena *a, const struct ff_source *source,
			       struct ff_diags *d);

/* Whether it names any colour. */
bool theme_has_colours(const struct theme *t);

/* The attributes of a role where there is no colour: those of the theme, and enough that what
 * colours keep apart stays apart. */
unsigned theme_mono(const struct theme *t, enum role role);

#endif
