/* What a person wants each time, without saying so on the command line. Reads the text; finding the
 * file is main's. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "view/keys.h"
#include "view/screen.h"
#include <flowform/diag.h>

enum color_when { COLOR_UNSAID, COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Zeros and NULLs: not said. */
struct settings {
	struct ff_str theme; /* its name, with a NUL behind it */
	size_t theme_at;     /* where that stands */
	enum color_when color;
	bool ascii, mouse;
	struct pane_width tree_width;
	const struct keymap *keys;
};

/* Wrong lines are reported and the rest is used. The result lives in `a`. */
struct settings settings_read(struct ff_arena *a, const struct ff_source *source,
			      struct ff_diags *d);

#endif
