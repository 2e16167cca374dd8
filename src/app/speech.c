#include "app/speech.h"
#include "view/rich.h"
#include "view/spoken.h"
#include <flowform/answers.h>
#include <flowform/text.h>

void say_blank(const struct speech *s)
{
	ff_buf_add_char(s->out, '\n');
}

void say_lines(const struct speech *s, const struct lines *l)
{
	lines_write(s->out, l, s->ascii);
}

static struct lines wrapped(const struct speech *s, struct ff_str text, struct ff_str first)
{
	struct lines l = {.arena = s->arena};
	text_add(&l, text, s->cells, first, ROLE_TEXT);
	return l;
}

void say(const struct speech *s, struct ff_str text)
{
	struct lines l = wrapped(s, text, FF_STR(""));
	say_lines(s, &l);
}

void say_prompt(const struct speech *s, struct ff_str text)
{
	struct lines l = wrapped(s, text, FF_STR(""));
	struct ff_buf b = {.arena = s->arena};
	lines_write(&b, &l, s->ascii);
	ff_buf_add(s->out, ff_str_trim(ff_buf_str(&b)));
	ff_buf_add_char(s->out, ' '); /* what is typed follows */
}

void say_title(const struct speech *s)
{
	say(s, ff_text_line(s->arena, s->wizard->guide->title));
	struct lines source = page_source(s->arena, s->wizard->guide, s->cells);
	say_lines(s, &source);
}

/* --- questions ---------------------------------------------------------------------------------
 */

static struct page_sight sight_of(const struct speech *s)
{
	return (struct page_sight){
		.guide = s->wizard->guide, .path = path_of(s->wizard), .signs = signs_in_words()};
}

void say_choices(const struct speech *s, const struct ff_str *labels, size_t n, uint32_t chosen)
{
	for (size_t i = 0; i < n; i++) {
		struct ff_str text = ff_text_line(s->arena, labels[i]);
		if (i == chosen)
			text = ff_arena_format(s->arena, "%.*s, %.*s", FF_FMT(text),
					       FF_FMT(signs_in_words()->picked));
		struct lines l = wrapped(s, text, ff_arena_format(s->arena, "%zu. ", i + 1));
		say_lines(s, &l);
	}
}

/* "Question 3: Advanced needs, at most 1 more. 2 of 3 alternatives possible." */
static struct ff_str heading(const struct speech *s)
{
	const struct ff_path *p = path_of(s->wizard);
	const struct ff_guide *g = s->wizard->guide;
	struct ff_str number = ff_arena_format(s->arena, "Question %zu", p->here + 1);
	struct ff_str title = page_title(s->arena, g, p), progress = progress_text(s->arena, p);
	size_t comma = ff_str_find_char(progress, ',');
	progress = ff_str_from(progress, comma != FF_NONE ? comma : progress.len);
	struct ff_buf b = {.arena = s->arena};
	ff_buf_add(&b, number);
	if (!ff_str_eq(title, number))
		ff_buf_format(&b, ": %.*s", FF_FMT(title));
	ff_buf_format(&b, "%.*s.", FF_FMT(progress));
	if (g->n_alternatives > 1) {
		struct ff_str possible = possible_text(s->arena, g, p);
		ff_buf_format(&b, " %.*s.", FF_FMT(possible));
	}
	return ff_buf_str(&b);
}

/* The help up to its first empty line. */
static bool say_beginning(const struct speech *s, const struct lines *help)
{
	struct lines first = *help;
	for (first.n = 0; first.n < help->n && help->list[first.n].n > 0;)
		first.n++;
	say_lines(s, &first);
	return first.n < help->n;
}

bool say_question(const struct speech *s)
{
	const struct ff_path *p = path_of(s->wizard);
	const struct ff_visit *v = &p->visits[p->here];
	struct page_sight sight = sight_of(s);
	struct lines text = page_text(s->arena, &sight, s->cells);
	struct lines help = page_help(s->arena, &sight, s->cells);
	say(s, heading(s));
	say_lines(s, &text);
	say_choices(s, ff_answer_labels(s->arena, p->chart, v->node), ff_n_ways(p->chart, v->node),
		    v->way);
	if (ff_str_trim(v->note).len > 0) {
		struct ff_str note = ff_text_line(s->arena, v->note);
		say(s, ff_arena_format(s->arena, "Note: %.*s", FF_FMT(note)));
	}
	return say_beginning(s, &help);
}

void say_help(const struct speech *s)
{
	struct page_sight sight = sight_of(s);
	struct lines help = page_help(s->arena, &sight, s->cells);
	say_lines(s, &help);
	if (help.n > 0)
		say_blank(s);
}

void say_ending(const struct speech *s)
{
	struct page_sight sight = sight_of(s);
	struct lines text = page_text(s->arena, &sight, s->cells);
	say_lines(s, &text);
}

/* --- the comparison ----------------------------------------------------------------------------
 */

const struct ff_comparison *speech_comparison(const struct speech *s)
{
	return ff_compare(s->arena, s->wizard->guide, wizard_path(s->wizard, s->arena));
}

static struct panel_sight compare(const struct speech *s)
{
	return (struct panel_sight){
		.comparison = speech_comparison(s),
		.signs = signs_in_words(),
		.ticks = wizard_ticks(s->wizard),
		.links_whole = true,
		.numbered = true,
	};
}

void say_summary(const struct speech *s)
{
	struct panel_sight sight = compare(s);
	struct lines l = spoken_summary(s->arena, &sight, s->cells);
	say_lines(s, &l);
}

void say_answers(const struct speech *s)
{
	struct panel_sight sight = compare(s);
	sight.comparison = ff_compare(s->arena, s->wizard->guide, path_of(s->wizard));
	struct lines l = spoken_answers(s->arena, &sight, s->cells);
	say_lines(s, &l);
}

static void say_one(const struct speech *s, const struct panel_sight *sight, size_t number)
{
	bool differing = s->wizard->panel.differing;
	struct lines l = spoken_alternative(s->arena, sight, number, differing, s->cells);
	say_lines(s, &l);
}

void say_alternative(const struct speech *s, size_t number)
{
	struct panel_sight sight = compare(s);
	say_one(s, &sight, number);
}

enum { ALTERNATIVES_SAID = 12, NAMES_SAID = 100 };

static void say_all(const struct speech *s, const struct panel_sight *sight)
{
	size_t n = s->wizard->guide->n_alternatives;
	for (size_t i = 0; i < n && i < ALTERNATIVES_SAID; i++) {
		say_blank(s);
		say_one(s, sight, i);
	}
	if (n > ALTERNATIVES_SAID) {
		say_blank(s);
		say(s, ff_arena_format(s->arena,
				       "And %zu more alternatives; c and a number gives one.",
				       n - ALTERNATIVES_SAID));
	}
}

void say_alternatives(const struct speech *s)
{
	struct panel_sight sight = compare(s);
	say_all(s, &sight);
}

/* Lines that are a section, apart from what was said before. */
static void say_section(const struct speech *s, const struct lines *l)
{
	if (l->n > 0)
		say_blank(s);
	say_lines(s, l);
}

void say_comparison(const struct speech *s)
{
	struct panel_sight sight = compare(s);
	struct lines changes = spoken_changes(s->arena, &sight, s->cells);
	struct lines why_not = spoken_why_not(s->arena, &sight, s->cells);
	struct lines names = spoken_names(s->arena, &sight, NAMES_SAID, s->cells);
	say_section(s, &changes);
	if (changes.n > 0)
		say(s, FF_STR("f and a number gives that answer instead."));
	say_section(s, &why_not);
	if (names.n == 0)
		return;
	say_blank(s);
	say(s, FF_STR("Alternatives"));
	say_lines(s, &names);
	say(s, FF_STR("c and a number gives one of them alone."));
	say_all(s, &sight);
}

const struct ff_str *speech_titles(const struct speech *s)
{
	struct panel_sight sight = compare(s);
	size_t n = s->wizard->guide->n_alternatives;
	struct ff_str *titles = FF_NEW(s->arena, struct ff_str, n);
	for (size_t i = 0; i < n; i++)
		titles[i] = s->wizard->guide->alternatives[sight.comparison->order[i]].title;
	return titles;
}
