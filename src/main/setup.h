/* What the session is set up by beside the command line: the user's settings, and the theme. */
#ifndef MAIN_SETUP_H
#define MAIN_SETUP_H

#include "app/settings.h"
#include "app/themes.h"
#include "main/options.h"

struct setup {
	struct ff_source source; /* of the settings */
	struct settings settings;
	struct theme_file theme_file;
	struct theme_choice theme;
};

/* Reads the user's settings, if there are any, and puts into the options what the command line
 * leaves open. What is wrong with them goes to standard error, and the rest is used. */
void setup_read(struct ff_arena *a, struct setup *c, struct options *o);

/* Finds and reads the theme. False with a message if there is none as the command line wants; what
 * the settings want is only reported. */
bool setup_theme(struct ff_arena *a, struct setup *c, const struct options *o);

#endif
