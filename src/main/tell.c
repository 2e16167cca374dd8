#include "main/tell.h"
#include <flowform/text.h>
#include <stdio.h>

void tell(const char *format, ...)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	va_list args;
	va_start(args, format);
	struct ff_str sentence = ff_arena_vformat(a, format, args);
	va_end(args);
	sentence = ff_text_harmless(a, ff_text_line(a, sentence));
	fprintf(stderr, "flowform: %.*s\n", FF_FMT(sentence));
	ff_arena_free(a);
}
