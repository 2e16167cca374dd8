#include "main/result.h"
#include <langinfo.h>
#include <time.h>
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

bool result_is_silent(const struct ff_path *path, bool undecided, const struct options *options)
{
	return options->format == FORMAT_TEXT && !undecided && ff_path_is_blank(path) &&
	       path->ending != FF_REACHED;
}

void result_at_end(const struct ff_guide *g, const struct ff_path *path, const bool *ticks,
		   bool seen, time_t when, const struct options *options, struct ff_buf *out)
{
	bool ascii = result_locale_is_ascii(),
	     to_terminal = !options->output && isatty(STDOUT_FILENO);
	struct result r = {
		.guide = g,
		.path = path,
		.ticks = ticks,
		.ascii = options->ascii || ascii,
		.ascii_words = ascii && to_terminal,
		.words = options->plain,
		.brief = seen && to_terminal,
		.today = result_day(out->arena, when),
	};
	result_write(&r, options->format, out);
}
