#include "main/result.h"
#include "ui/lines.h"
#include <langinfo.h>
#include <string.h>
#include <unistd.h>

struct ff_str result_day(struct ff_arena *a, time_t when)
{
	struct tm tm;
	char date[32];
	if (when == (time_t)-1 || !localtime_r(&when, &tm))
		return FF_STR("");
	return ff_arena_copy(a,
			     (struct ff_str){date, strftime(date, sizeof date, "%Y-%m-%d", &tm)});
}

bool result_locale_is_ascii(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

enum status result_status(const struct ff_path *path)
{
	return path->ending == FF_REACHED ? STATUS_OUTCOME : STATUS_LEFT;
}

/* As text nothing is said of a session that was left without an answer, unless what is possible was
 * asked for. */
static bool is_silent(const struct ending *e, enum format format)
{
	return format == FORMAT_TEXT && !e->undecided && ff_path_is_blank(e->path) &&
	       e->path->ending != FF_REACHED;
}

enum status result_end(struct run *r, const struct ending *e)
{
	const struct options *o = &r->options;
	bool ascii = result_locale_is_ascii();
	bool to_terminal = !o->output && isatty(STDOUT_FILENO);
	struct result result = {
		.guide = r->guide,
		.path = e->path,
		.ticks = e->ticks,
		.ascii = o->ascii || ascii,
		.ascii_words = ascii && to_terminal,
		.words = o->plain,
		.cells = to_terminal ? lines_width(STDOUT_FILENO) : 0,
		.brief = e->seen && to_terminal,
		.today = result_day(r->arena, e->when),
	};
	if (is_silent(e, o->format))
		return result_status(e->path);
	result_write(&result, o->format, &r->output.text);
	return output_end(&r->output, result_status(e->path));
}
