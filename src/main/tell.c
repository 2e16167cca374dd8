#include "main/tell.h"
#include "main/files.h"
#include "ui/run.h"
#include <flowform/text.h>
#include <unistd.h>

void tell(const char *format, ...)
{
	struct ff_arena *a = ff_arena_new(tell_no_memory, NULL);
	int fd = STDERR_FILENO;
	va_list args;
	va_start(args, format);
	struct ff_str sentence = ff_arena_vformat(a, format, args);
	va_end(args);
	sentence = ff_text_harmless(a, ff_text_line(a, sentence));
	sentence = ff_arena_format(a, "flowform: %.*s\n", FF_FMT(sentence));
	files_write(&fd, sentence.s, sentence.len);
	ff_arena_free(a);
}

void tell_no_memory(void *context)
{
	static const char sentence[] = "flowform: the system has no memory left\n";
	(void)context;
	ui_rescue();
	ssize_t ignored = write(STDERR_FILENO, sentence, sizeof sentence - 1);
	(void)ignored;
	_exit(STATUS_IO);
}

void tell_diags(struct ff_diags *d)
{
	int fd = STDERR_FILENO;
	struct ff_buf out = {.arena = d->arena, .drain = files_write, .to = &fd};
	if (d->n == 0)
		return;
	ff_diags_print(d, &out);
	ff_buf_flush(&out);
}
