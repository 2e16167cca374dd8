#include "app/save.h"
#include "app/state.h"
#include "view/result.h"
#include <flowform/text.h>

static const struct dialog save_form, replace_form;

static const struct ff_str format_titles[N_FORMATS] = {FF_STR_INIT("Text"), FF_STR_INIT("Markdown"),
						       FF_STR_INIT("JSON"),
						       FF_STR_INIT("Decision record (MADR)")};

enum { LONGEST_NAME = 24 }; /* bytes of the one that is proposed */

static struct result result_of(const struct wizard *w, bool brief)
{
	const struct host *host = w->options.host;
	return (struct result){
		.guide = w->guide,
		.path = wizard_path(w, w->frame_arena),
		.ticks = wizard_ticks(w),
		.ascii = w->options.ascii,
		.brief = brief,
		.today = host && host->today ? host->today(host->context) : FF_STR(""),
	};
}

struct ff_str wizard_copy(struct wizard *w)
{
	struct ff_buf out = {.arena = w->frame_arena};
	struct result r = result_of(w, true);
	result_write(&r, FORMAT_TEXT, &out);
	return ff_buf_str(&out);
}

/* The name of the file follows the format as long as it ends as that does. */
static void follow_format(struct wizard *w, uint32_t picked)
{
	struct ff_str name = edit_text(&w->entry), suffix = format_names[w->save.format].suffix;
	w->save.format = picked;
	if (!ff_str_ends(name, suffix))
		return;
	name = ff_str_head(name, name.len - suffix.len);
	edit_set(&w->entry, ff_arena_format(w->frame_arena, "%.*s%.*s", FF_FMT(name),
					    FF_FMT(format_names[picked].suffix)));
}

/* ".md" */
static struct ff_str extension(size_t format)
{
	struct ff_str suffix = format_names[format].suffix;
	return ff_str_from(suffix, ff_str_find_char(suffix, '.'));
}

/* What the name ends in, if it is what another format's names end in; else empty. */
static struct ff_str other_extension(const struct wizard *w)
{
	struct ff_str end = extension(format_of_file(w->save.file));
	bool other = !ff_str_eq(end, extension(w->save.format));
	return other && ff_str_ends(w->save.file, end) ? end : FF_STR("");
}

static void say_saved(struct wizard *w)
{
	struct ff_str other = other_extension(w);
	struct ff_str as = FF_STR("Saved");
	if (other.len > 0)
		as = ff_arena_format(w->frame_arena, "Saved as %.*s, though it ends in %.*s",
				     FF_FMT(format_titles[w->save.format]), FF_FMT(other));
	w->message = ff_arena_format(w->arena, "%.*s: %.*s", FF_FMT(as), FF_FMT(w->save.file));
}

static void ask(struct wizard *w, struct dialog_start start)
{
	start.picked = w->save.format;
	start.entry = w->save.file;
	dialog_open(w, &save_form, start);
}

/* The format was right: it is the name that has to be another one. */
static void ask_for_name(struct wizard *w, struct ff_str fault)
{
	ask(w, (struct dialog_start){.fault = fault, .writing = true});
}

/* Hands the result over; asks again where that went wrong, or would replace a file. */
static void save(struct wizard *w, bool replace)
{
	const struct host *host = w->options.host;
	struct ff_buf out = {.arena = w->frame_arena};
	struct result r = result_of(w, false);
	bool exists = false;
	result_write(&r, (enum format)w->save.format, &out);
	struct ff_str problem =
		host->write(host->context, w->save.file, ff_buf_str(&out), replace, &exists);
	if (exists)
		dialog_open(
			w, &replace_form,
			(struct dialog_start){.fault = ff_arena_format(w->frame_arena,
								       "There is already a %.*s.",
								       FF_FMT(w->save.file))});
	else if (problem.len > 0)
		ask_for_name(w, problem);
	else
		say_saved(w);
}

static void take_name(struct wizard *w, uint32_t picked, struct ff_str entry)
{
	w->save.format = picked;
	w->save.file = ff_arena_copy(w->arena, ff_str_trim(entry));
	if (w->save.file.len > 0)
		save(w, false);
	else
		ask_for_name(w, FF_STR("The file needs a name."));
}

/* What was written is there again the next time. */
static void leave_form(struct wizard *w, struct ff_str entry)
{
	w->save.file = ff_arena_copy(w->arena, ff_str_trim(entry));
}

static void replace(struct wizard *w, uint32_t picked, struct ff_str entry)
{
	(void)entry;
	if (picked == 1)
		save(w, true);
	else
		ask_for_name(w, FF_STR(""));
}

static void keep_file(struct wizard *w, struct ff_str entry)
{
	(void)entry;
	ask_for_name(w, FF_STR(""));
}

static const struct dialog save_form = {
	.title = FF_STR_INIT("Save the result"),
	.question = FF_STR_INIT("In which format, and in which file?"),
	.answers = format_titles,
	.n_answers = N_FORMATS,
	.entry_label = FF_STR_INIT("File "),
	.next = FF_STR_INIT("[ Save ]"),
	.moved = follow_format,
	.done = take_name,
	.cancelled = leave_form,
};

static const struct ff_str choices[] = {FF_STR_INIT("Choose another name"),
					FF_STR_INIT("Replace it")};
static const struct dialog replace_form = {
	.title = FF_STR_INIT("Save the result"),
	.question = FF_STR_INIT("Replace it?"),
	.answers = choices,
	.n_answers = 2,
	.next = FF_STR_INIT("[ OK ]"),
	.done = replace,
	.cancelled = keep_file,
};

/* The first words of the guide's title. */
static struct ff_str proposed_name(const struct wizard *w)
{
	struct ff_str name = ff_text_slug(w->frame_arena, w->guide->title);
	if (name.len <= LONGEST_NAME)
		return name;
	size_t n = LONGEST_NAME;
	while (n > 0 && name.s[n] != '-')
		n--;
	name.len = n > 0 ? n : ff_text_fit(name, LONGEST_NAME);
	return name;
}

void save_open(struct wizard *w)
{
	const struct host *host = w->options.host;
	if (!host || !host->write) {
		w->message = FF_STR("Files cannot be saved here.");
		return;
	}
	if (w->save.file.len == 0) {
		struct ff_str name = proposed_name(w);
		w->save.format = FORMAT_MARKDOWN;
		w->save.file = ff_arena_format(w->arena, "%.*s%.*s", FF_FMT(name),
					       FF_FMT(format_names[FORMAT_MARKDOWN].suffix));
	}
	ask(w, (struct dialog_start){0});
}
