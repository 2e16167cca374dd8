/* Addresses as links have them. */
#ifndef CORE_URL_H
#define CORE_URL_H

#include <flowform/arena.h>

/* An address with its "%c3%a9" as they are meant. */
struct ff_str url_unescape(struct ff_arena *a, struct ff_str href);

/* Whether it names a file by where the document is: no scheme, no host, not from the root of a
 * site, not an anchor alone, and not for some template to fill in. */
bool url_is_relative(struct ff_str href);

/* Without what follows a '#' or '?'. */
struct ff_str url_path(struct ff_str href);

#endif
