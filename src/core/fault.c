#include "fault.h"
#include <flowform/text.h>

enum { LABEL_CELLS = 60, MOST_LISTED = 4 };

struct ff_str fault_quote(struct ff_arena *a, struct ff_str label)
{
	struct ff_str line = ff_text_line(a, label);
	size_t fits = ff_text_fit(line, LABEL_CELLS);
	return ff_arena_format(a, "\"%.*s%s\"", (int)fits, line.s,
			       fits < line.len ? "\xe2\x80\xa6" : "");
}

void fault_list_add(struct fault_list *l, struct ff_str label)
{
	if (l->n++ >= MOST_LISTED)
		return;
	ff_buf_add(&l->text, l->n > 1 ? FF_STR(", ") : FF_STR(""));
	ff_buf_add(&l->text, fault_quote(l->text.arena, label));
}

struct ff_str fault_list_take(struct fault_list *l)
{
	if (l->n > MOST_LISTED)
		ff_buf_format(&l->text, " and %zu more", l->n - MOST_LISTED);
	return ff_buf_str(&l->text);
}
