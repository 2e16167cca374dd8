/* YAML as Mermaid uses it: a mapping of which a few keys matter. */
#ifndef CORE_MERMAID_DATA_H
#define CORE_MERMAID_DATA_H

#include <flowform/arena.h>

enum data_kind {
	DATA_ABSENT, /* also null, false, 0 and the empty text: Mermaid takes them for nothing */
	DATA_STRING,
	DATA_OTHER /* a number, true, a list, a mapping */
};

struct data_value {
	enum data_kind kind;
	bool falsy;         /* there, but taken for nothing, and not null: it has no text methods */
	struct ff_str text; /* as JavaScript makes a string of it */
	size_t at;          /* in the text that was read; FF_NONE if that cannot be told */
};

struct data {
	bool failed;
	size_t at; /* in the text: what is wrong; FF_NONE if that cannot be told */
	struct ff_str message;
	bool is_null; /* all of it is nothing, or null */
};

/* Reads `text`; values[i] is that of keys[i]. The texts live in `a`. */
struct data data_read(struct ff_arena *a, struct ff_str text, const char *const *keys, size_t n,
		      struct data_value *values);

#endif
