/* JSON as it is written: one value after the other into a growing output, so that a dump needs no
 * memory beside its buffer. Commas and nesting are kept here; names are literals of the program. */
#ifndef FF_JSON_H
#define FF_JSON_H

#include <flowform/buf.h>

struct ff_json {
	struct ff_buf *out;
	bool comma; /* the next value needs one before it */
};

/* `name` is the key inside an object, NULL inside an array or at the top. */
void ff_json_open(struct ff_json *j, const char *name, char bracket); /* '{' or '[' */
void ff_json_close(struct ff_json *j, char bracket);                  /* '}' or ']' */
void ff_json_str(struct ff_json *j, const char *name, struct ff_str value);
void ff_json_size(struct ff_json *j, const char *name, size_t value);
void ff_json_bool(struct ff_json *j, const char *name, bool value);
void ff_json_null(struct ff_json *j, const char *name);

#endif
