/* A monkey at the keyboard: random keys, clicks, pastes and windows, over random guides. After each
 * step the state is one that can be; at the end undo leads back to the start. usage: monkey [STEPS
 * [SEED]]. A seed gives the same session everywhere; SEED in the environment does it, too. */
#include "../test.h"
#include "app/chooser.h"
#include "app/plain.h"
#include "app/resume.h"
#include "app/state.h"
#include "guides.h"
#include "rules.h"
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* So many at most on one guide: a walk keeps all that was ever done. */
enum { STEPS_OF_SESSION = 600 };

struct monkey {
	struct chance chance;
	struct ff_arena *arena; /* of one guide */
	const struct ff_guide *guide;
	struct ff_walk *walk;
	struct wizard *wizard;
	struct size size;
	uint64_t ms;
	bool over, unshown;           /* something happened since the last frame */
	struct ff_str begun, resumed; /* what the walk may come back to */
	char kept[FF_LONGEST_SESSION / 64];
	size_t kept_len; /* of a session that ended, on whatever guide */
};

/* --- what is around it -------------------------------------------------------------------------
 */

static struct ff_str keep(void *context, const struct ff_session_now *now)
{
	struct monkey *m = context;
	if (!chance_one_in(&m->chance, 10))
		return FF_STR("");
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_buf b = {.arena = a};
	ff_session_write(now, ff_session_print(a, now->guide->chart), &b);
	if (b.len <= sizeof m->kept) {
		memcpy(m->kept, b.s, b.len);
		m->kept_len = b.len;
	}
	ff_arena_free(a);
	return chance_one_in(&m->chance, 5) ? FF_STR("The disk is full.") : FF_STR("");
}

static struct ff_str write_file(void *context, struct ff_str path, struct ff_str bytes,
				bool replace, bool *exists)
{
	struct monkey *m = context;
	check_shown(bytes, true, "a result that is saved");
	*exists = !replace && chance_one_in(&m->chance, 2);
	if (*exists || chance_one_in(&m->chance, 2))
		return ff_arena_format(m->arena, "%.*s: it is there, or not.", FF_FMT(path));
	return FF_STR("");
}

static struct ff_str today(void *context)
{
	(void)context;
	return FF_STR("2026-11-28");
}

static size_t themes(void *context, struct ff_arena *a, const struct theme_file **files)
{
	(void)context;
	struct theme_file *own = FF_NEW(a, struct theme_file, 2);
	own[0] = (struct theme_file){
		FF_STR("own\x1b"), {FF_STR("own.theme"), FF_STR("description = \xe2\x80\xae x\n")}};
	own[1] = (struct theme_file){FF_STR("dark"), {FF_STR("d.theme"), FF_STR("[roles]\nx=y\n")}};
	*files = own;
	return 2;
}

/* --- what it does ------------------------------------------------------------------------------
 */

static uint32_t any_key(struct chance *c)
{
	static const uint32_t moves[] = {
		KEY_ID_ENTER, KEY_ID_ENTER, KEY_ID_ESC,  KEY_ID_TAB,   KEY_ID_BACK_TAB,  KEY_ID_UP,
		KEY_ID_DOWN,  KEY_ID_DOWN,  KEY_ID_LEFT, KEY_ID_RIGHT, KEY_ID_BACKSPACE, ' '};
	static const uint32_t odd[] = {0,
				       1,
				       0x7f,
				       0x9b,
				       0xe9,
				       0x301,
				       0x5098,
				       0x200d,
				       0x202e,
				       0x1f680,
				       0xd800,
				       0x10ffff,
				       KEY_ID_DIGIT,
				       KEY_ID_LETTER,
				       KEY_ID_F12 + 1,
				       UINT32_MAX,
				       CONTROL('A'),
				       CONTROL('U')};
	switch (chance_below(c, 8)) {
	case 0:
	case 1:
	case 2: return moves[chance_below(c, COUNT(moves))];
	case 3:
	case 4:
	case 5: {
		uint32_t key = usual_keys.list[chance_below(c, usual_keys.n)].key;
		bool ends = key == 'q' || key == CONTROL('C') || key == CONTROL('Z');
		return ends && !chance_one_in(c, 10) ? KEY_ID_DOWN : key;
	}
	case 6: return (uint32_t)(' ' + chance_below(c, 95));
	default: return odd[chance_below(c, COUNT(odd))];
	}
}

static struct size any_size(struct chance *c)
{
	static const struct size usual[] = {{24, 80},  {6, 20}, {12, 40},
					    {40, 120}, {1, 1},  {24, 59}};
	return chance_one_in(c, 2)
		       ? usual[chance_below(c, COUNT(usual))]
		       : (struct size){1 + chance_below(c, 60), 1 + chance_below(c, 200)};
}

static struct ff_str any_paste(struct monkey *m)
{
	struct ff_buf b = {.arena = m->arena};
	for (size_t n = chance_one_in(&m->chance, 20) ? 500 : chance_below(&m->chance, 4); n > 0;
	     n--)
		random_words(&b, &m->chance);
	return ff_buf_str(&b);
}

/* A session line by line in between. */
static enum effect type_lines(struct monkey *m)
{
	static const char *const lines[] = {"",  "1",        "2", "b", "c",      "?",
					    "u", "n a note", "z", "y", "p",      "r",
					    "s", "s a.json", "-", "f", "switch", "quit"};
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	bool ascii = m->wizard->options.ascii;
	struct plain *p = plain_new(a, m->wizard, ascii);
	struct ff_buf out = {.arena = a};
	enum effect effect = EFFECT_NONE;
	plain_set_width(p, 1 + chance_below(&m->chance, 100));
	plain_begin(p, FF_STR(""), &out);
	for (int n = 0; n < 12 && effect == EFFECT_NONE; n++) {
		struct ff_buf line = {.arena = a};
		if (chance_one_in(&m->chance, 4))
			random_words(&line, &m->chance);
		else
			ff_buf_add(&line, ff_str(lines[chance_below(&m->chance, COUNT(lines))]));
		effect = plain_line(p, ff_buf_str(&line), &out);
	}
	check_shown(ff_buf_str(&out), true, "what is said line by line");
	plain_free(p);
	ff_arena_free(a);
	return effect;
}

static void take_effect(struct monkey *m, enum effect effect)
{
	if (effect == EFFECT_SWITCH && type_lines(m) == EFFECT_END)
		effect = EFFECT_END;
	if (effect == EFFECT_COPY)
		check_shown(wizard_copy(m->wizard), true, "what is copied");
	m->over = effect == EFFECT_END;
}

static struct event any_event(struct monkey *m)
{
	struct chance *c = &m->chance;
	struct event e = {.kind = EVENT_KEY, .early = m->unshown};
	size_t kind = chance_below(c, 100);
	m->ms += chance_below(c, 900);
	e.ms = chance_one_in(c, 8) ? 0 : m->ms;
	if (kind < 3) {
		e.kind = EVENT_PASTE;
		e.text = any_paste(m);
	} else if (kind < 10) {
		e.kind = EVENT_RESIZE;
		e.size = m->size = any_size(c);
	} else if (kind < 18) {
		e.kind = EVENT_MOUSE;
		e.button = (enum button)chance_below(c, 3);
		e.row = chance_below(c, m->size.rows + 2);
		e.col = chance_below(c, m->size.cols + 2);
	} else if (kind == 18 && chance_one_in(c, 20)) {
		e.kind = EVENT_LEAVE;
	} else {
		e.key = any_key(c);
	}
	return e;
}

static void show(struct monkey *m)
{
	check_frame(wizard_frame(m->wizard, m->size), m->size);
	check_state(m->wizard);
	m->unshown = false;
}

static void step(struct monkey *m)
{
	take_effect(m, wizard_handle(m->wizard, any_event(m)));
	check_path(path_of(m->wizard));
	check_state(m->wizard);
	m->unshown = true;
	if (!chance_one_in(&m->chance, 3)) /* else keys come in one go */
		show(m);
}

/* --- a session ---------------------------------------------------------------------------------
 */

static const struct ff_session *kept_session(struct monkey *m)
{
	struct ff_diags d = {.arena = m->arena};
	struct ff_source *source = FF_NEW(m->arena, struct ff_source, 1);
	*source = (struct ff_source){
		FF_STR("kept"), ff_arena_copy(m->arena, (struct ff_str){m->kept, m->kept_len})};
	const struct ff_session *s = ff_session_read(m->arena, source, &d);
	assert_non_null(s);
	return s;
}

static struct ff_str fingerprint(struct monkey *m, const struct ff_path *p, const bool *ticks)
{
	struct ff_session_now now = {m->guide, p, ticks, false, false};
	return state_text(m->arena, &now);
}

/* Maybe with what is left of another session, which may be of any guide. */
static void take_up(struct monkey *m)
{
	m->begun = m->resumed = fingerprint(m, path_of(m->wizard), m->wizard->ticks);
	if (m->kept_len == 0 || !chance_one_in(&m->chance, 3))
		return;
	const struct ff_session *s = kept_session(m);
	struct ff_walk *walk = ff_walk_new(m->arena, m->guide->chart);
	bool *ticks = ff_session_ticks(m->arena, m->guide);
	ff_session_apply(m->arena, s, m->guide, walk, ticks);
	m->resumed = fingerprint(m, ff_walk_path(walk), ticks);
	if (chance_one_in(&m->chance, 2))
		wizard_offer(m->wizard, s);
	else
		wizard_resume(m->wizard, s);
}

static void begin(struct monkey *m, const struct host *host)
{
	struct chance *c = &m->chance;
	m->arena = ff_arena_new(NULL, NULL);
	m->guide = random_guide(m->arena, c);
	m->walk = ff_walk_new(m->arena, m->guide->chart);
	m->wizard = wizard_new(m->arena, m->guide, m->walk,
			       (struct wizard_options){
				       .ascii = chance_one_in(c, 3),
				       .restricted = chance_one_in(c, 8),
				       .host = chance_one_in(c, 8) ? NULL : host,
				       .tree_width = {.cells = chance_below(c, 3) * 20},
			       });
	m->size = any_size(c);
	m->over = false;
	m->unshown = true;
	if (chance_one_in(c, 20) && path_of(m->wizard)->n_visits > 0) {
		chooser_ask(m->wizard);
		m->begun = m->resumed = fingerprint(m, path_of(m->wizard), m->wizard->ticks);
	} else {
		take_up(m);
	}
	if (!chance_one_in(c, 5)) /* keys may come before the first frame */
		show(m);
}

/* All that was done is undone, done again, and undone. */
static void go_home(struct monkey *m)
{
	struct wizard *w = m->wizard;
	for (acts[ACT_UNDO](w); !ff_str_eq(w->message, FF_STR("Nothing to undo."));)
		acts[ACT_UNDO](w);
	struct ff_str start = fingerprint(m, path_of(w), w->ticks);
	if (!ff_str_eq(start, m->begun) && !ff_str_eq(start, m->resumed))
		fail_msg("undo ends at %.*s\nnot at %.*s", FF_FMT(start), FF_FMT(m->begun));
}

static void check_history(struct monkey *m)
{
	struct wizard *w = m->wizard;
	for (int n = 0; n < 10 && !(w->place & IN_WIZARD); n++)
		acts[ACT_CLOSE](w); /* dialogs, texts: nothing is undone there */
	assert_true(w->place & IN_WIZARD);
	for (acts[ACT_REDO](w); !ff_str_eq(w->message, FF_STR("Nothing to do again."));)
		acts[ACT_REDO](w);
	struct ff_str end = fingerprint(m, path_of(w), w->ticks);
	go_home(m);
	for (acts[ACT_REDO](w); !ff_str_eq(w->message, FF_STR("Nothing to do again."));)
		acts[ACT_REDO](w);
	struct ff_str again = fingerprint(m, path_of(w), w->ticks);
	if (!ff_str_eq(again, end))
		fail_msg("done again it is %.*s\nnot %.*s", FF_FMT(again), FF_FMT(end));
	show(m);
}

static unsigned long long number(const char *text, unsigned long long usual)
{
	return text && *text ? strtoull(text, NULL, 10) : usual;
}

/* The seed of each session is printed by the first that fails: it is enough to see it again. */
static uint64_t seed;
static unsigned long long steps;

static void does_no_harm(void **state)
{
	(void)state;
	static struct monkey m;
	struct host host = {&m, keep, write_file, today, themes};
	unsigned long long done = 0;
	m.chance.state = seed;
	while (done < steps) {
		begin(&m, &host);
		for (size_t n = 0; n < STEPS_OF_SESSION && done < steps && !m.over; n++, done++)
			step(&m);
		check_history(&m);
		wizard_free(m.wizard);
		ff_arena_free(m.arena);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(does_no_harm)};
	steps = number(argc > 1 ? argv[1] : NULL, 15000);
	seed = number(argc > 2 ? argv[2] : getenv("SEED"), 20261128);
	printf("%llu steps, seed %llu\n", steps, (unsigned long long)seed);
	fflush(stdout);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
