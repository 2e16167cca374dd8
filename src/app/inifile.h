/* INI files (themes, settings) with positions: inih reads them, and each wrong line is reported
 * where it stands; the rest is used. */
#ifndef APP_INIFILE_H
#define APP_INIFILE_H

#include <flowform/diag.h>

/* One line `NAME = VALUE`. `at` is the value's offset in the file. The texts live for the call. */
struct ini_entry {
	struct ff_str section, name, value;
	size_t name_at, at;
};

typedef void ini_use(void *context, const struct ini_entry *entry);

/* Hands out every entry in order. Adds an error for each line that is neither a comment, a section
 * nor an entry, or that is too long. */
void ini_read(const struct ff_source *source, struct ff_diags *d, ini_use *use, void *context);

#endif
