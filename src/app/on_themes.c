#include "app/places.h"

/* The question, made when it is asked for the first time. */
struct theme_chooser {
	struct dialog dialog;
	const struct theme_choice *choices;
	size_t n;
	struct theme_choice before; /* what Esc takes back */
};

static void show_theme(struct wizard *w, uint32_t picked)
{
	w->theme = w->themes->choices[picked];
}

static void keep_theme(struct wizard *w, uint32_t picked, struct ff_str entry)
{
	(void)picked;
	(void)entry;
	w->message = ff_arena_format(w->arena,
				     "For this session. To keep it: theme = %.*s in the settings.",
				     FF_FMT(w->theme.name));
}

static void take_theme_back(struct wizard *w, struct ff_str entry)
{
	(void)entry;
	w->theme = w->themes->before;
}

static struct theme_chooser *new_chooser(struct wizard *w)
{
	const struct host *host = w->options.host;
	const struct theme_file *files = NULL;
	struct theme_chooser *c = FF_NEW(w->arena, struct theme_chooser, 1);
	size_t n = host && host->themes ? host->themes(host->context, w->arena, &files) : 0;
	c->n = themes_read(w->arena, files, n, &c->choices);
	struct ff_str *answers = FF_NEW(w->arena, struct ff_str, c->n);
	for (size_t i = 0; i < c->n; i++)
		answers[i] = ff_arena_format(w->arena, "%.*s: %.*s", FF_FMT(c->choices[i].name),
					     FF_FMT(c->choices[i].about));
	c->dialog = (struct dialog){
		.title = FF_STR("Theme"),
		.question = FF_STR("Which theme?"),
		.answers = answers,
		.n_answers = c->n,
		.next = FF_STR("[ Use ]"),
		.moved = show_theme,
		.done = keep_theme,
		.cancelled = take_theme_back,
	};
	return c;
}

void choose_theme(struct wizard *w)
{
	if (!w->themes)
		w->themes = new_chooser(w);
	struct theme_chooser *c = w->themes;
	uint32_t now = 0;
	for (uint32_t i = 0; i < c->n; i++)
		if (ff_str_eq(c->choices[i].name, w->theme.name))
			now = i;
	c->before = w->theme;
	dialog_open(w, &c->dialog, (struct dialog_start){.picked = now});
}
