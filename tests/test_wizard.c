/* The wizard as a state machine: keys in, and where that leads. */
#include "app/resume.h"
#include "app/state.h"
#include "session.h"
#include "test.h"
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>

/* The state in a line: the place, the visit that is looked at (or "end"), the answer marked; then
 * the answers on the path by number, "?" where one is asked for, "+" behind one that was kept, the
 * note in brackets, "!" at an outcome; at last what is set aside. */
static struct ff_str describe(struct session *s)
{
	static const char *const places[] = {"page",  "note",   "tree",   "panel",
					     "text",  "leave",  "end",    "dialog",
					     "entry", "search", "review", "paths"};
	const struct wizard *w = s->wizard;
	const struct ff_path *p = ff_walk_path(s->walk);
	struct ff_buf b = {.arena = s->arena};
	for (unsigned i = 0; i < sizeof places / sizeof *places; i++)
		if (w->place == 1u << i)
			ff_buf_add(&b, ff_str(places[i]));
	if (p->here < p->n_visits)
		ff_buf_format(&b, " %zu, pick %u:", p->here + 1, w->picked + 1);
	else
		ff_buf_add(&b, FF_STR(" end:"));
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct ff_visit *v = &p->visits[i];
		if (v->way == FF_NO_WAY)
			ff_buf_add(&b, FF_STR(" ?"));
		else
			ff_buf_format(&b, " %u%s", v->way + 1, v->kept ? "+" : "");
		if (v->note.len > 0)
			ff_buf_format(&b, "(%.*s)", FF_FMT(v->note));
	}
	if (p->ending == FF_REACHED)
		ff_buf_add(&b, FF_STR(" !"));
	if (p->n_aside > 0)
		ff_buf_format(&b, " aside %zu", p->n_aside);
	if (s->last == EFFECT_END)
		ff_buf_add(&b, FF_STR(", over"));
	return ff_buf_str(&b);
}

#define KEDRO  "guides/kedro-databricks.md"
#define THREE  "tests/guides/three-answers.md"
#define UNEVEN "tests/guides/uneven.mmd"
#define TWENTY "tests/guides/twenty-answers.mmd"
#define MANY   "tests/guides/twenty-answers.mmd"
#define LOOP   "tests/guides/release-plan.md"

static const struct {
	const char *name, *guide, *keys, *want;
} cases[] = {
	{"the start", KEDRO, "", "page 1, pick 1: ?"},
	{"an answer", KEDRO, "down enter", "page 2, pick 1: 2 ?"},
	{"an outcome opens the comparison", KEDRO, "enter", "panel end: 1 !"},
	{"Space answers, too", KEDRO, "down space", "page 2, pick 1: 2 ?"},

	{"a number", THREE, "3", "page 1, pick 3: ?"},
	{"a number that is none", THREE, "2 9", "page 1, pick 2: ?"},
	{"a number of two digits", TWENTY, "1 5", "page 1, pick 15: ?"},
	{"and of one behind it", TWENTY, "1 5 3", "page 1, pick 3: ?"},
	{"ten", TWENTY, "1 0", "page 1, pick 10: ?"},
	{"nought is none", TWENTY, "5 0", "page 1, pick 5: ?"},
	{"too many", TWENTY, "2 1", "page 1, pick 1: ?"},
	{"two numbers", TWENTY, "1 up 5", "page 1, pick 5: ?"},
	{"two numbers with time between", TWENTY, "1@1000 5@3000", "page 1, pick 5: ?"},
	{"a letter", THREE, "k", "page 1, pick 3: ?"},
	{"a capital", THREE, "K", "page 1, pick 3: ?"},
	{"a letter that fits none", THREE, "x", "page 1, pick 1: ?"},
	{"a letter that fits two", UNEVEN, "enter f", "page 2, pick 4: 1 ?"},
	{"the same again", UNEVEN, "enter f*2", "page 2, pick 5: 1 ?"},
	{"and round", UNEVEN, "enter f*3", "page 2, pick 4: 1 ?"},
	{"from a button to the one that is marked", UNEVEN, "enter f tab*2 f",
	 "page 2, pick 4: 1 ?"},
	{"letters move", KEDRO, "j enter j k j enter", "page 3, pick 1: 2 2 ?"},
	{"to the last", KEDRO, "G", "page 1, pick 2: ?"},
	{"to the first", KEDRO, "j g", "page 1, pick 1: ?"},
	{"a letter that moves picks first", TWENTY, "k", "page 1, pick 11: ?"},
	{"letters on buttons", KEDRO, "j enter tab*3 h enter", "page 1, pick 2: 2 ?"},
	{"not beyond the last", THREE, "down*9", "page 1, pick 3: ?"},
	{"not beyond the first", THREE, "3 up*9", "page 1, pick 1: ?"},
	{"to the last and the first", THREE, "end home end", "page 1, pick 3: ?"},

	{"back", KEDRO, "n enter bksp", "page 1, pick 2: 2 ?"},
	{"Esc goes back", KEDRO, "n enter esc", "page 1, pick 2: 2 ?"},
	{"no further back", KEDRO, "bksp*3", "page 1, pick 1: ?"},
	{"back from an outcome", KEDRO, "n enter y enter bksp", "page 2, pick 1: 2 1 !"},
	{"back and forth", KEDRO, "n enter n enter bksp*2 enter*2", "page 3, pick 1: 2 2 ?"},
	{"changed: kept", UNEVEN, "1 enter 3 enter 2 enter bksp*2 5 enter",
	 "page 3, pick 2: 1 5 2+ !"},
	{"kept, confirmed", UNEVEN, "1 enter 3 enter 2 enter bksp*2 5 enter*2",
	 "panel end: 1 5 2 !"},
	{"changed: set aside", KEDRO, "n enter n enter bksp*2 y enter", "panel end: 1 ! aside 1"},
	{"set aside, marked when it is met again", KEDRO,
	 "n enter n enter bksp*2 y enter bksp n enter", "page 2, pick 2: 2 ? aside 1"},

	{"Tab to the note", KEDRO, "tab", "note 1, pick 1: ?"},
	{"Tab around", KEDRO, "n tab*5", "page 1, pick 2: ?"},
	{"Tab to the tree", KEDRO, "tab*4", "tree 1, pick 1: ?"},
	{"Shift-Tab to the tree", KEDRO, "btab", "tree 1, pick 1: ?"},
	{"Shift-Tab to the note", KEDRO, "n btab*4", "note 1, pick 2: ?"},
	{"Shift-Tab around", KEDRO, "n btab*5", "page 1, pick 2: ?"},
	{"Tab and Shift-Tab", KEDRO, "n tab*3 btab*3", "page 1, pick 2: ?"},
	{"the button Back", KEDRO, "n enter tab*2 enter", "page 1, pick 2: 2 ?"},
	{"the button Next", KEDRO, "n tab*3 enter", "page 2, pick 1: 2 ?"},
	{"from Next to Back", KEDRO, "n enter tab*3 left enter", "page 1, pick 2: 2 ?"},
	{"from a button to the answers", KEDRO, "n tab*3 up", "page 1, pick 2: ?"},
	{"Tab at the end", KEDRO, "y enter c tab", "tree end: 1 !"},

	{"a note", KEDRO, "tab text:q?1", "note 1, pick 1: ?(q?1)"},
	{"up out of the note", KEDRO, "n tab text:a up", "page 1, pick 2: ?(a)"},
	{"down out of the note", KEDRO, "n tab text:a down enter", "page 2, pick 1: 2(a) ?"},
	{"letters are text there", KEDRO, "n tab text:jkgG", "note 1, pick 2: ?(jkgG)"},
	{"Enter in the note answers", KEDRO, "n tab text:no enter", "page 2, pick 1: 2(no) ?"},
	{"Esc leaves the note", KEDRO, "n tab text:no esc", "page 1, pick 2: ?(no)"},

	{"undo an answer", KEDRO, "n enter n enter z", "page 2, pick 1: 2 ?"},
	{"undo a change", UNEVEN, "1 enter 3 enter bksp*2 2 enter z", "page 1, pick 1: 1 3 ?"},
	{"undo a note", KEDRO, "tab text:why esc z", "page 1, pick 1: ?"},
	{"redo", KEDRO, "n enter n enter z*2 Z*2", "page 3, pick 1: 2 2 ?"},
	{"nothing to undo", KEDRO, "n z", "page 1, pick 2: ?"},
	{"an answer ends the redoing", KEDRO, "n enter z y enter Z", "panel end: 1 !"},
	{"undo in the comparison stays there", KEDRO, "n enter y enter z", "panel 2, pick 1: 2 ?"},

	{"the tree", KEDRO, "n enter t", "tree 2, pick 1: 2 ?"},
	{"and back", KEDRO, "n enter t t", "page 2, pick 1: 2 ?"},
	{"to an earlier question", KEDRO, "n enter n enter t up*2 enter", "page 2, pick 2: 2 2 ?"},
	{"to one not met", KEDRO, "n enter t end enter", "tree 2, pick 1: 2 ?"},
	{"to the outcome", KEDRO, "y enter c t down enter", "tree end: 1 !"},

	{"the comparison", KEDRO, "n enter c", "panel 2, pick 1: 2 ?"},
	{"and back", KEDRO, "n enter n c c", "page 2, pick 2: 2 ?"},
	{"Esc closes it", KEDRO, "n enter n c esc", "page 2, pick 2: 2 ?"},
	{"closed at an outcome", KEDRO, "y enter esc", "end end: 1 !"},
	{"Back there goes on back", KEDRO, "y enter bksp", "page 1, pick 1: 1 !"},
	{"from a reason to its question", KEDRO, "n enter y enter tab enter",
	 "page 1, pick 2: 2 1 !"},
	{"another answer in it", KEDRO, "n enter y enter tab*2 space", "panel end: 1 ! aside 1"},
	{"and taken back", KEDRO, "n enter y enter tab*2 space z", "panel end: 2 1 !"},

	{"why not the one in front", KEDRO, "n enter n enter y enter n enter right*2 w enter",
	 "page 4, pick 2: 2 2 1 2 !"},
	{"why not, the next", KEDRO, "n enter n enter y enter n enter w w enter",
	 "page 4, pick 2: 2 2 1 2 !"},
	{"why not, the first", KEDRO, "n enter n enter y enter n enter w enter",
	 "page 1, pick 2: 2 2 1 2 !"},
	{"the next answer", UNEVEN, "1 enter 3 c tab space", "panel 2, pick 1: 2 ?"},
	{"the next answer, around", UNEVEN, "1 enter 5 enter c tab down space", "panel end: 1 1 !"},
	{"the same line again", KEDRO, "n enter y enter tab*2 space*2",
	 "panel 2, pick 1: 2 ? aside 1"},
	{"undo in the tree stays there", KEDRO, "n enter n enter t z", "tree 2, pick 1: 2 ?"},

	{"all answers", KEDRO, "n enter r", "review 2, pick 1: 2 ?"},
	{"and back", KEDRO, "n enter n r r", "page 2, pick 2: 2 ?"},
	{"Esc closes them", KEDRO, "n enter t r esc", "tree 2, pick 1: 2 ?"},
	{"Back, too", KEDRO, "y enter r bksp", "panel end: 1 !"},
	{"from them to a question", KEDRO, "n enter n enter r up*2 enter", "page 1, pick 2: 2 2 ?"},
	{"another answer there", KEDRO, "n enter n enter r up space", "review end: 2 1 !"},
	{"the answer before", UNEVEN, "1 enter 3 enter r up left", "review end: 1 2 !"},
	{"an answer to what is open", KEDRO, "n enter r space", "review 2, pick 1: 2 1 !"},
	{"and on from there", KEDRO, "n enter r right*2 down space", "review 2, pick 2: 2 2 1 ?"},
	{"taken back", KEDRO, "n enter r space z", "review 2, pick 1: 2 ?"},
	{"closed where the walk is now", KEDRO, "n enter r space r", "page 2, pick 1: 2 1 !"},
	{"the comparison from there", KEDRO, "n enter r c", "panel 2, pick 1: 2 ?"},
	{"not sure from there", KEDRO, "n enter r u", "panel 2, pick 1: 2 ?"},
	{"all paths from there", KEDRO, "n enter r p esc", "page 2, pick 1: 2 ?"},
	{"all answers above not sure", KEDRO, "n enter u r esc q", "panel 2, pick 1: 2 ?, over"},
	{"leave is asked there", KEDRO, "n enter r q esc", "review 2, pick 1: 2 ?"},

	{"all paths", KEDRO, "n enter p", "paths 2, pick 1: 2 ?"},
	{"a path that is ruled out", KEDRO, "n enter p home enter", "page 1, pick 1: 2 ?"},
	{"a path that is possible", KEDRO, "n enter p tab*2 enter", "page 2, pick 2: 2 ?"},
	{"the walk's own path", KEDRO, "y enter p home enter", "panel end: 1 !"},

	{"flipped to a question with fewer answers", UNEVEN, "1 enter 5 c tab*2 space",
	 "panel 2, pick 1: 2 ?"},
	{"and answered there", UNEVEN, "1 enter 5 c tab*2 space esc 2 enter",
	 "page 3, pick 1: 2 2 ?"},

	{"help", KEDRO, "n ?", "text 1, pick 2: ?"},
	{"help closes", KEDRO, "n ? esc", "page 1, pick 2: ?"},
	{"help over a text closes both", KEDRO, "n i ? bksp", "page 1, pick 2: ?"},
	{"in full, from the tree", KEDRO, "t i enter", "tree 1, pick 1: ?"},

	{"leave with nothing to lose", KEDRO, "q", "page 1, pick 1: ?, over"},
	{"leave asks", KEDRO, "n enter q", "leave 2, pick 1: 2 ?"},
	{"and stays", KEDRO, "n enter t q esc", "tree 2, pick 1: 2 ?"},
	{"and leaves", KEDRO, "n enter q enter", "leave 2, pick 1: 2 ?, over"},
	{"q closes the help", KEDRO, "n enter ? q", "page 2, pick 1: 2 ?"},
	{"leave at an outcome", KEDRO, "y enter q", "panel end: 1 !, over"},
	{"leave undecided", KEDRO, "n enter u q", "panel 2, pick 1: 2 ?, over"},
	{"no longer undecided", KEDRO, "n enter u esc q", "leave 2, pick 1: 2 ?"},
	{"gone on to the question", KEDRO, "n enter u down*2 enter q", "leave 2, pick 1: 2 ?"},
	{"undecided once more", KEDRO, "n enter u u q", "leave 2, pick 1: 2 ?"},
	{"undecided about an answer", KEDRO, "n enter y enter bksp u q",
	 "panel 2, pick 1: 2 1 !, over"},
	{"undecided after a flip", KEDRO, "n enter u tab*2 space q", "panel end: 1 !, over"},
	{"no doubt about an outcome", KEDRO, "y enter u", "panel end: 1 !"},
	{"undecided stays so", KEDRO, "n enter n enter u z q", "panel 2, pick 1: 2 ?, over"},

	{"a loop", LOOP, "1 enter", "page 2, pick 1: 1 ?"},
};

static void keys_lead_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session s = session_start(cases[i].guide, false);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, cases[i].keys);
		assert_str(cases[i].name, describe(&s), ff_str(cases[i].want));
		session_end(&s);
	}
}

/* Undone to the end, the walk is where it began, whatever was done before. */
static void undo_comes_home(void **state)
{
	static const char *const guides[] = {KEDRO, THREE, UNEVEN, LOOP};
	const char *seed = getenv("SEED");
	uint64_t random = seed ? strtoull(seed, NULL, 10) : 7021;
	(void)state;
	printf("seed %llu\n", (unsigned long long)random);
	for (size_t i = 0; i < 200; i++) {
		struct session s = session_start(guides[i % 4], false);
		struct ff_str start = describe(&s);
		for (size_t k = 0; k < 60; k++) {
			session_random_key(&s, &random);
			wizard_frame(s.wizard, (struct size){24, 80});
		}
		while (ff_walk_undo(s.walk))
			;
		ff_walk_go(s.walk, 0);
		wizard_show(s.wizard);
		s.last = EFFECT_NONE;
		assert_str(guides[i % 4], describe(&s), start);
		session_end(&s);
	}
}

/* A key that came before the page was shown does not answer it, nor does one that is held down. */
static void answers_are_meant(void **state)
{
	static const struct {
		const char *name, *guide, *keys, *want;
	} presses[] = {
		{"typed ahead", KEDRO, "n@10 enter@11! n@12! enter@13!", "page 2, pick 2: 2 ?"},
		{"typed ahead, Space", KEDRO, "n@10 space@11! n@12! space@13!",
		 "page 2, pick 2: 2 ?"},
		{"before the first page", KEDRO, "n@10! enter@11!", "page 1, pick 2: ?"},
		{"as soon as it is shown", KEDRO, "n@10 enter@11! n@12 enter@13!",
		 "page 3, pick 1: 2 2 ?"},
		{"back and ahead again", KEDRO, "n@10 enter@11! bksp@12 enter@13!",
		 "page 1, pick 2: 2 ?"},
		{"held down", THREE,
		 "enter@1000 enter@1500 enter@1530 enter@1560 enter@1800 enter@2040",
		 "page 2, pick 1: 1 ?"},
		{"the first repetition is late", THREE, "enter@1000 enter@1660 enter@1760",
		 "page 2, pick 1: 1 ?"},
		{"Space held down", THREE, "space@1000 space@1500 space@1530",
		 "page 2, pick 1: 1 ?"},
		{"released and pressed again", THREE, "enter@1000 enter@1700", "panel end: 1 1 !"},
		{"again and again", THREE, "enter@1000 enter@1400 enter@1800", "panel end: 1 1 !"},
		{"another key between", THREE, "enter@1000 down@1010 enter@1020",
		 "panel end: 1 2 !"},
		{"another key that answers", THREE, "enter@1000 space@1010", "panel end: 1 1 !"},
		{"a step ticked twice", LOOP, "2 enter 2 enter end@1 btab@2 space@3 space@4",
		 "panel end: 2 2 !"},
		{"leaving is asked first", KEDRO, "n@10 enter@20 q@1000 enter@1001!",
		 "leave 2, pick 1: 2 ?"},
		{"nobody knows the time", THREE, "enter enter", "panel end: 1 1 !"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof presses / sizeof *presses; i++) {
		struct session s = session_start(presses[i].guide, false);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, presses[i].keys);
		assert_str(presses[i].name, describe(&s), ff_str(presses[i].want));
		session_end(&s);
	}
}

/* The alternatives that the comparison shows, by the first letter of their name. */
static void alternatives_are_hidden(void **state)
{
	static const struct {
		const char *name, *guide, *keys, *want;
	} shown[] = {
		{"all", KEDRO, "n enter y enter", "AWJ"},
		{"one is hidden", KEDRO, "n enter y enter 2", "AJ"},
		{"and shown", KEDRO, "n enter y enter 2*2", "AWJ"},
		{"two are hidden", KEDRO, "n enter y enter 1 3", "W"},
		{"not all of them", KEDRO, "n enter y enter 1 3 2", "W"},
		{"no such number", KEDRO, "n enter y enter 4 0", "AWJ"},
		{"only the one in front", KEDRO, "n enter y enter right a", "J"},
		{"all again", KEDRO, "n enter y enter right a a", "AWJ"},
		{"with another", KEDRO, "n enter y enter a 3", "AJ"},
		{"all again from there", KEDRO, "n enter y enter a 3 a", "AWJ"},
		{"they stay hidden", KEDRO, "n enter y enter 1 esc bksp c", "WJ"},
		{"in another order", KEDRO, "n enter y enter 2 tab*2 space", "AJ"},
		{"a number of two digits", MANY, "c 1@1 2@2", "abcdefghijkmnoprstv"},
		{"two numbers", MANY, "c 1@1 2@2000", "cdefghijklmnoprstv"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct session s = session_start(shown[i].guide, false);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, shown[i].keys);
		const struct sheet *sheet = wizard_sheet(s.wizard);
		struct ff_buf b = {.arena = s.arena};
		for (size_t k = 0; k < sheet->n_order; k++)
			ff_buf_add(&b,
				   ff_str_head(s.guide->alternatives[sheet->order[k]].title, 1));
		assert_str(shown[i].name, ff_buf_str(&b), ff_str(shown[i].want));
		session_end(&s);
	}
}

/* What is said of a change, wherever it is made. */
static void changes_are_said(void **state)
{
	static const struct {
		const char *name, *guide, *keys, *want;
	} said[] = {
		{"an answer undone", KEDRO, "n enter y enter z",
		 "Undone: Beginner: Yes. Z does it again."},
		{"in the tree", KEDRO, "n enter t z", "Undone: Notebooks: No. Z does it again."},
		{"a change", KEDRO, "n enter y enter bksp*2 y enter z",
		 "Undone: Notebooks: Yes. Z does it again."},
		{"done again", KEDRO, "n enter z Z", "Done again: Notebooks: No. z takes it back."},
		{"a note", KEDRO, "tab text:why esc z",
		 "Undone: the note on Notebooks. Z does it again."},
		{"nothing", KEDRO, "z", "Nothing to undo."},
		{"nothing again", KEDRO, "n enter Z", "Nothing to do again."},
		{"a flip", KEDRO, "n enter n enter y enter n enter tab*2 down space",
		 "Now: Asset Bundles. z takes it back."},
		{"a flip to what is open", KEDRO, "n enter y enter tab*2 down space",
		 "Now: Undecided between Asset Bundles and Job. z takes it back."},
		{"in all answers", KEDRO, "n enter r space",
		 "Now: Asset Bundles. z takes it back."},
		{"from all answers", KEDRO, "n enter r enter", "r shows all answers again."},
		{"from all paths", KEDRO, "n enter p enter", "p shows all paths again."},
		{"hidden", KEDRO, "n enter y enter 2", "Hidden: Workspace. a shows all."},
		{"shown again", KEDRO, "n enter y enter 2 2",
		 "Shown again: Workspace. a shows all."},
		{"the last one", KEDRO, "n enter y enter a 1", "One alternative has to stay."},
		{"nothing ruled out", KEDRO, "c w", "No alternative is ruled out by an answer."},
		{"a tick", LOOP, "2 enter 2 enter end btab*3 space z",
		 "Undone: a tick. Z does it again."},
		{"a tick, and what was before it", LOOP, "2 enter 2 enter end btab*3 space z*2",
		 "Undone: Does the interface change? No. Z does it again."},
		{"a tick again", LOOP, "2 enter 2 enter end btab*3 space z*2 Z*2",
		 "Done again: a tick. z takes it back."},
		{"nothing behind the tick", LOOP, "2 enter 2 enter end btab*3 space z*2 Z*3",
		 "Nothing to do again."},
		{"no tick any more", LOOP, "2 enter 2 enter end btab*3 space z*2 esc 2 enter Z",
		 "Nothing to do again."},
	};
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct session s = session_start(said[i].guide, false);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, said[i].keys);
		assert_str(said[i].name, s.wizard->message, ff_str(said[i].want));
		session_end(&s);
	}
}

/* A click where a text stands in the frame, the first time. */
static struct event place_of(struct session *s, const struct frame *f, const char *name,
			     struct ff_str text)
{
	for (size_t row = 0; row < f->size.rows; row++) {
		struct ff_str line = line_text(s->arena, &f->rows[row]);
		size_t at = ff_str_find(line, text);
		if (at != FF_NONE)
			return (struct event){.kind = EVENT_MOUSE,
					      .row = row,
					      .col = ff_text_width(ff_str_head(line, at)),
					      .ms = s->ms};
	}
	fail_msg("%s: no %.*s in\n%.*s", name, FF_FMT(text), FF_FMT(frame_text(s->arena, f)));
	return (struct event){0};
}

static void click_on(struct session *s, const struct frame *f, const char *name, struct ff_str text)
{
	s->last = wizard_handle(s->wizard, place_of(s, f, name, text));
}

/* Clicks on texts, apart by "|", after keys; a second between them. */
static void clicks(void **state)
{
	static const struct {
		const char *name;
		struct size size;
		const char *guide, *keys, *texts, *want;
	} clicked[] = {
		{"an answer", {24, 80}, KEDRO, "", "( ) No", "page 1, pick 2: ?"},
		{"and again", {24, 80}, KEDRO, "", "( ) No|(•) No", "page 2, pick 1: 2 ?"},
		{"one marked before", {24, 80}, KEDRO, "", "(•) Yes", "page 1, pick 1: ?"},
		{"and again", {24, 80}, KEDRO, "", "(•) Yes|(•) Yes", "panel end: 1 !"},
		{"one, then the other",
		 {24, 80},
		 KEDRO,
		 "",
		 "( ) No|( ) Yes|( ) No",
		 "page 1, pick 2: ?"},
		{"the note", {24, 80}, KEDRO, "n", "____", "note 1, pick 2: ?"},
		{"an answer from the note",
		 {24, 80},
		 KEDRO,
		 "tab text:a",
		 "( ) No",
		 "page 1, pick 2: ?(a)"},
		{"a button", {24, 80}, KEDRO, "n", "[ Next", "page 2, pick 1: 2 ?"},
		{"the other", {24, 80}, KEDRO, "n enter", "[ Back", "page 1, pick 2: 2 ?"},
		{"a button from the tree",
		 {24, 80},
		 KEDRO,
		 "n enter t",
		 "[ Back",
		 "page 1, pick 2: 2 ?"},
		{"nothing there", {24, 80}, KEDRO, "n", "Do you|Kedro on|┐", "page 1, pick 2: ?"},

		{"a row of the tree",
		 {24, 80},
		 KEDRO,
		 "n enter n enter",
		 "Notebooks",
		 "tree 3, pick 1: 2 2 ?"},
		{"and again",
		 {24, 80},
		 KEDRO,
		 "n enter n enter",
		 "└ Notebooks|└ Notebooks",
		 "page 1, pick 2: 2 2 ?"},
		{"one not met, folded",
		 {24, 80},
		 KEDRO,
		 "n enter",
		 "Speed|Speed",
		 "tree 2, pick 1: 2 ?"},
		{"in the narrow tree",
		 {12, 40},
		 KEDRO,
		 "n enter t",
		 "Notebooks|Notebooks",
		 "page 1, pick 2: 2 ?"},
		{"in the smallest one",
		 {6, 20},
		 KEDRO,
		 "n enter t up",
		 "Notebo|Notebo",
		 "page 1, pick 2: 2 ?"},

		{"a reason",
		 {24, 80},
		 KEDRO,
		 "n enter y enter",
		 "1. Notebooks|1. Notebooks",
		 "page 1, pick 2: 2 1 !"},
		{"a step",
		 {60, 80},
		 LOOP,
		 "2 enter 2 enter",
		 "[ ] Write|[ ] Write|[x] Write",
		 "panel end: 2 2 !"},

		{"a key of the footer", {24, 80}, KEDRO, "n", "Enter next", "page 2, pick 1: 2 ?"},
		{"its word", {24, 80}, KEDRO, "n", "next", "page 2, pick 1: 2 ?"},
		{"the first of two keys", {24, 80}, KEDRO, "n", "↑↓", "page 1, pick 1: ?"},
		{"the second", {24, 80}, KEDRO, "", "↓ pick", "page 1, pick 2: ?"},
		{"compare", {24, 120}, KEDRO, "n enter", "c compare", "panel 2, pick 1: 2 ?"},
		{"in a narrow footer", {12, 40}, KEDRO, "n", "Enter", "page 2, pick 1: 2 ?"},
		{"in the smallest one", {6, 20}, KEDRO, "n enter", "? help", "text 2, pick 1: 2 ?"},
		{"quit asks", {24, 80}, KEDRO, "n enter", "q quit", "leave 2, pick 1: 2 ?"},
		{"stays", {24, 80}, KEDRO, "n enter q", "Esc stays", "page 2, pick 1: 2 ?"},
		{"leaves",
		 {24, 80},
		 KEDRO,
		 "n enter q",
		 "Enter leaves",
		 "leave 2, pick 1: 2 ?, over"},
		{"stays, over two rows", {6, 20}, KEDRO, "n enter q", "Esc", "page 2, pick 1: 2 ?"},
		{"nothing else there",
		 {24, 80},
		 KEDRO,
		 "n enter q",
		 "( ) No|Notebooks|[ Back",
		 "leave 2, pick 1: 2 ?"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof clicked / sizeof *clicked; i++) {
		struct session s = session_start(clicked[i].guide, false);
		struct ff_str rest = ff_str(clicked[i].texts), text;
		wizard_frame(s.wizard, clicked[i].size);
		session_keys(&s, clicked[i].keys);
		for (s.ms = 1000; ff_str_cut(&rest, '|', &text); s.ms += 1000)
			click_on(&s, wizard_frame(s.wizard, clicked[i].size), clicked[i].name,
				 text);
		assert_str(clicked[i].name, describe(&s), ff_str(clicked[i].want));
		session_end(&s);
	}
}

/* The second click of a double one presses no button of the page that the first one brought. */
static void double_clicks(void **state)
{
	(void)state;
	struct session s = session_start(KEDRO, false);
	const struct frame *f = wizard_frame(s.wizard, (struct size){24, 80});
	session_keys(&s, "n");
	for (s.ms = 1000; s.ms < 1500; s.ms += 200)
		click_on(&s, f, "double", FF_STR("[ Next"));
	assert_str("a button", describe(&s), FF_STR("page 2, pick 1: 2 ?"));
	s.ms = 2000;
	click_on(&s, wizard_frame(s.wizard, (struct size){24, 80}), "late", FF_STR("[ Next"));
	assert_str("a button, later", describe(&s), FF_STR("panel end: 2 1 !"));
	session_end(&s);
}

/* The wheel moves what is under the pointer; the frame then has a text or has it no more. */
static void wheel(void **state)
{
	static const struct {
		const char *name;
		struct size size;
		const char *guide, *keys, *over;
		int down, up;
		const char *has, *has_not, *want;
	} turns[] = {
		{"help of a page",
		 {24, 80},
		 KEDRO,
		 "",
		 "Answer for",
		 20,
		 0,
		 "Source:",
		 "Answer for",
		 "page 1, pick 1: ?"},
		{"to and fro",
		 {24, 80},
		 KEDRO,
		 "",
		 "( ) No",
		 3,
		 3,
		 "more: PgDn",
		 "PgUp",
		 "page 1, pick 1: ?"},
		{"no answer is changed",
		 {60, 200},
		 KEDRO,
		 "",
		 "( ) No",
		 3,
		 0,
		 "(•) Yes",
		 "(•) No",
		 "page 1, pick 1: ?"},
		{"the comparison",
		 {24, 80},
		 KEDRO,
		 "enter",
		 "Result",
		 2,
		 0,
		 "",
		 "Result",
		 "panel end: 1 !"},
		{"and back",
		 {24, 80},
		 KEDRO,
		 "enter down*30",
		 "Next steps",
		 0,
		 30,
		 "Result",
		 "*",
		 "panel end: 1 !"},
		{"all keys",
		 {24, 80},
		 KEDRO,
		 "?",
		 "To begin with",
		 1,
		 0,
		 "",
		 "To begin with",
		 "text 1, pick 1: ?"},
		{"the tree",
		 {12, 80},
		 KEDRO,
		 "n enter",
		 "Notebooks",
		 9,
		 0,
		 "above",
		 "*",
		 "tree 2, pick 1: 2 ?"},
		{"not while one writes",
		 {12, 80},
		 KEDRO,
		 "n enter tab",
		 "Notebooks",
		 1,
		 0,
		 "",
		 "*",
		 "note 2, pick 1: 2 ?"},
		{"on the title",
		 {24, 80},
		 KEDRO,
		 "enter",
		 "outcome",
		 3,
		 0,
		 "Result",
		 "*",
		 "panel end: 1 !"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
		struct session s = session_start(turns[i].guide, false);
		wizard_frame(s.wizard, turns[i].size);
		session_keys(&s, turns[i].keys);
		const struct frame *f = wizard_frame(s.wizard, turns[i].size);
		struct event e = place_of(&s, f, turns[i].name, ff_str(turns[i].over));
		for (int k = 0; k < turns[i].down + turns[i].up; k++) {
			e.button = k < turns[i].down ? WHEEL_DOWN : WHEEL_UP;
			wizard_handle(s.wizard, e);
			f = wizard_frame(s.wizard, turns[i].size);
		}
		struct ff_str text = frame_text(s.arena, f);
		if (ff_str_find(text, ff_str(turns[i].has)) == FF_NONE ||
		    ff_str_find(text, ff_str(turns[i].has_not)) != FF_NONE)
			fail_msg("%s:\n%.*s", turns[i].name, FF_FMT(text));
		assert_str(turns[i].name, describe(&s), ff_str(turns[i].want));
		session_end(&s);
	}
}

/* A click on a heading takes one on to other alternatives; the first stays where there are two. */
static void columns_are_clicked(void **state)
{
	static const struct {
		const char *name, *click;
		struct size size;
		const char *want;
	} clicks[] = {
		{"one at a time", "(1/3)", {12, 40}, "× Asset Bundles (2/3)"},
		{"the first of two", "(1)", {24, 80}, "(2), ruled out"},
		{"the first stays",
		 "(1)",
		 {24, 80},
		 "This alternative is the first one, which stays."},
		{"the other one", "(2)", {24, 80}, ": 1 and 3 of 3 "},
		{"no third one", "(3)", {24, 120}, "All alternatives are shown."},
	};
	(void)state;
	for (size_t i = 0; i < sizeof clicks / sizeof *clicks; i++) {
		struct session s = session_start(KEDRO, false);
		wizard_frame(s.wizard, clicks[i].size);
		session_keys(&s, "enter");
		click_on(&s, wizard_frame(s.wizard, clicks[i].size), clicks[i].name,
			 ff_str(clicks[i].click));
		struct ff_str text = frame_text(s.arena, wizard_frame(s.wizard, clicks[i].size));
		if (ff_str_find(text, ff_str(clicks[i].want)) == FF_NONE)
			fail_msg("%s: no %s in\n%.*s", clicks[i].name, clicks[i].want,
				 FF_FMT(text));
		session_end(&s);
	}
}

/* A page is what is in view less one line, from the first time on; the border says where one is. */
static void lists_are_paged(void **state)
{
	static const struct {
		const char *name, *keys;
		struct size size;
		const char *want;
	} pages[] = {
		{"the beginning", "enter", {24, 80}, " 1-18 of "},
		{"a page on", "enter pgdn", {24, 80}, " 18-35 of "},
		{"two, from below the top", "enter down*3 pgdn*2", {24, 80}, " 35-52 of "},
		{"and back", "enter pgdn*2 pgup", {24, 80}, " 18-35 of "},
		{"to the top", "enter pgdn*2 home", {24, 80}, " 1-18 of "},
		{"in few rows", "enter pgdn", {6, 20}, " 3-5 of "},
		{"the help", "? pgdn", {24, 80}, " 20-39 of "},
		{"by Space, where it does nothing else", "? space", {24, 80}, " 20-39 of "},
		{"all paths", "p space", {6, 60}, " 3-5 of 5 "},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct session s = session_start(KEDRO, false);
		wizard_frame(s.wizard, pages[i].size);
		session_keys(&s, pages[i].keys);
		struct ff_str text = frame_text(s.arena, wizard_frame(s.wizard, pages[i].size));
		if (ff_str_find(text, ff_str(pages[i].want)) == FF_NONE)
			fail_msg("%s: no%s in\n%.*s", pages[i].name, pages[i].want, FF_FMT(text));
		session_end(&s);
	}
}

/* Where not all fit, the first alternative stays while the others are gone through; a number hides
 * one of them, and the title says what is shown. */
static void columns_are_gone_through(void **state)
{
	static const struct {
		const char *name, *guide, *keys;
		size_t cols;
		const char *want;
	} shown[] = {
		{"two from here on", KEDRO, "enter", 64, " Comparison: 1 and 2 of 3 "},
		{"one below", KEDRO, "enter", 60, " Comparison: 1 of 3 "},
		{"all", KEDRO, "enter", 100, " Comparison ─"},
		{"the first stays", KEDRO, "enter right", 80, " Comparison: 1 and 3 of 3 "},
		{"and back", KEDRO, "enter right left", 80, " Comparison: 1 and 2 of 3 "},
		{"no further", KEDRO, "enter right right", 80, " Comparison: 1 and 3 of 3 "},
		{"one is hidden", KEDRO, "enter 2", 80, " Comparison: 1 and 3 of 3, 1 hidden "},
		{"alone", KEDRO, "enter right a", 80, " Comparison: 3 of 3, 2 hidden "},
		{"what differs", KEDRO, "enter d", 120, " Comparison: differences only "},
		{"three of many", MANY, "c right", 120, " Comparison: 1, 3 and 4 of 20 "},
		{"what was found", KEDRO, "enter / text:classic enter", 80,
		 " Comparison: 1 and 2 of 3, \"classic\" marked "},
		{"not sure", KEDRO, "n enter u right", 80, " Not sure: 1 and 3 of 3 "},
	};
	(void)state;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct session s = session_start(shown[i].guide, false);
		struct size size = {24, shown[i].cols};
		wizard_frame(s.wizard, size);
		session_keys(&s, shown[i].keys);
		struct ff_str text = frame_text(s.arena, wizard_frame(s.wizard, size));
		if (ff_str_find(text, ff_str(shown[i].want)) == FF_NONE)
			fail_msg("%s: no%s in\n%.*s", shown[i].name, shown[i].want, FF_FMT(text));
		session_end(&s);
	}
}

/* A paste is text for the note, and nothing anywhere else. */
static void pastes_go_into_the_note(void **state)
{
	static const struct {
		const char *name, *keys, *want;
	} pastes[] = {
		{"on a question", "n", "page 1, pick 2: ?"},
		{"in the note", "tab text:a", "note 1, pick 1: ?(an q)"},
		{"in the tree", "t", "tree 1, pick 1: ?"},
		{"in the comparison", "c", "panel 1, pick 1: ?"},
		{"in the help", "?", "text 1, pick 1: ?"},
		{"in the question about leaving", "n enter q", "leave 2, pick 1: 2 ?"},
		{"at the end", "enter esc", "end end: 1 !"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pastes / sizeof *pastes; i++) {
		struct session s = session_start(KEDRO, false);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, pastes[i].keys);
		s.last = wizard_handle(s.wizard,
				       (struct event){.kind = EVENT_PASTE, .text = FF_STR("n q")});
		assert_str(pastes[i].name, describe(&s), ff_str(pastes[i].want));
		session_end(&s);
	}
}

/* Nobody answers in a window too small to show what is asked. */
static void small_windows_take_no_keys(void **state)
{
	static const struct {
		const char *name;
		struct size size;
		const char *before, *keys, *want;
	} blind[] = {
		{"answers", {3, 10}, "", "n enter enter", "page 1, pick 1: ?"},
		{"a column short", {6, 19}, "tab text:a", "text:b", "note 1, pick 1: ?(a)"},
		{"a row short", {5, 20}, "n enter", "q enter", "page 2, pick 1: 2 ?"},
		{"an outcome", {3, 10}, "enter", "q", "panel end: 1 !"},
		{"just enough", {6, 20}, "", "n enter", "page 2, pick 1: 2 ?"},
		{"Ctrl-C", {3, 10}, "", "\3", "page 1, pick 1: ?, over"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof blind / sizeof *blind; i++) {
		struct session s = session_start(KEDRO, false);
		struct event paste = {.kind = EVENT_PASTE, .text = FF_STR("x")};
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, blind[i].before);
		wizard_frame(s.wizard, blind[i].size);
		wizard_handle(s.wizard, paste);
		session_keys(&s, blind[i].keys);
		assert_str(blind[i].name, describe(&s), ff_str(blind[i].want));
		session_end(&s);
	}
}

/* Whether some line of the frame is the one that keys act on, with the cursor in it. */
static bool shows_focus(const struct frame *f)
{
	const struct line *line = &f->rows[f->cursor_row];
	for (size_t i = 0; i < line->n; i++)
		if (line->spans[i].role == ROLE_FOCUS)
			return true;
	return false;
}

/* The role of what the cursor stands on. */
static enum role role_at_cursor(const struct frame *f)
{
	const struct line *line = &f->rows[f->cursor_row];
	size_t col = 0;
	for (size_t i = 0; i < line->n; i++) {
		col += ff_text_width(line->spans[i].text);
		if (col > f->cursor_col)
			return line->spans[i].role;
	}
	return N_ROLES;
}

/* Whatever was pressed or clicked, the cursor stands on the item that keys act on. */
static void cursor_is_on_the_focus(void **state)
{
	static const char *const guides[] = {KEDRO, THREE, UNEVEN, LOOP, TWENTY};
	static const struct size sizes[] = {{6, 20}, {7, 33}, {12, 40}, {24, 80}, {40, 120}};
	uint64_t random = 42;
	(void)state;
	for (size_t i = 0; i < 150; i++) {
		struct session s = session_start(guides[i % 5], i % 2);
		struct size size = sizes[i / 5 % 5];
		for (size_t k = 0; k < 60 && s.last != EFFECT_END; k++) {
			const struct frame *f = wizard_frame(s.wizard, size);
			enum place place = s.wizard->place;
			enum role want = place & IN_WRITING  ? ROLE_FIELD
					 : place == IN_LEAVE ? ROLE_NOTICE
							     : ROLE_FOCUS;
			enum role is = role_at_cursor(f);
			is = is == ROLE_MATCH ? want : is; /* of a search, in the focus */
			bool ok = place == IN_TEXT ||
				  (place == IN_SEARCH ? f->cursor_row + 1 == f->size.rows
						      : is == want);
			if (!ok)
				fail_msg("%s, round %zu, step %zu: place %u, cursor %zu,%zu\n%.*s",
					 guides[i % 5], i, k, (unsigned)place, f->cursor_row,
					 f->cursor_col, FF_FMT(frame_text(s.arena, f)));
			if (k % 4 == 3)
				session_random_mouse(&s, &random, size);
			else
				session_random_key(&s, &random);
		}
		session_end(&s);
	}
}

/* What is ruled out folds when the window gets smaller, and the focus was there. */
static void focus_stays_in_view(void **state)
{
	(void)state;
	struct session s = session_start(KEDRO, false);
	wizard_frame(s.wizard, (struct size){24, 80});
	session_keys(&s, "y enter c t end");
	for (size_t rows = 24; rows >= 6; rows--)
		if (!shows_focus(wizard_frame(s.wizard, (struct size){rows, 80})))
			fail_msg("%zu rows", rows);
	session_end(&s);
}

static void steps_are_ticked(void **state)
{
	(void)state;
	struct session s = session_start(LOOP, false);
	wizard_frame(s.wizard, (struct size){24, 80});
	session_keys(&s, "2 enter");
	assert_null(wizard_ticks(s.wizard));
	session_keys(&s, "2 enter");
	const bool *ticks = wizard_ticks(s.wizard);
	assert_true(ticks[0] && !ticks[1] && !ticks[2]); /* as the guide has them */
	session_keys(&s, "end btab*3 space");
	assert_true(!ticks[0] && !ticks[1] && !ticks[2]);
	session_keys(&s, "down space");
	assert_true(!ticks[0] && ticks[1] && !ticks[2]);
	session_keys(&s, "up space");
	assert_true(ticks[0] && ticks[1]);
	session_keys(&s, "z*2");
	assert_true(!ticks[0] && !ticks[1]);
	session_keys(&s, "Z");
	assert_true(!ticks[0] && ticks[1]);
	session_end(&s);
}

static struct ff_str count(void *context, const struct ff_session_now *now)
{
	size_t *n = context;
	assert_non_null(now->path);
	++*n;
	return *n == 3 ? FF_STR("The disk is full.") : FF_STR("");
}

/* What is kept when: each row goes on where the one before was. */
static void changes_are_kept(void **state)
{
	static const struct {
		const char *name, *keys;
		size_t want;
	} steps[] = {
		{"looking at it", "down up tab tab t esc ? esc", 0},
		{"an answer", "n enter", 1},
		{"looking back", "bksp", 1},
		{"the same answer", "enter", 1},
		{"another one, which is not kept", "bksp y enter", 2},
		{"undo", "z", 3},
		{"a note that is written", "esc tab text:why", 3},
		{"a note that is left", "esc", 4},
		{"nothing to do again", "Z", 4},
		{"a move", "enter bksp", 4},
		{"the end", "c q enter", 5},
	};
	(void)state;
	size_t n = 0;
	struct host host = {.context = &n, .keep = count};
	struct session s = session_start(KEDRO, false);
	s.wizard->options.host = &host;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, steps[i].keys);
		if (n != steps[i].want)
			fail_msg("%s: kept %zu times, want %zu", steps[i].name, n, steps[i].want);
		if (i == 5)
			assert_str("sentence", s.wizard->message, FF_STR("The disk is full."));
	}
	session_end(&s);
	/* A signal in the middle of a note. */
	s = session_start(LOOP, false);
	s.wizard->options.host = &host;
	session_keys(&s, "tab text:half");
	wizard_handle(s.wizard, (struct event){.kind = EVENT_LEAVE});
	assert_int_equal(n, 6);
	wizard_handle(s.wizard, (struct event){.kind = EVENT_LEAVE});
	assert_int_equal(n, 6);
	session_keys(&s, "esc 2 enter 2 enter");
	assert_int_equal(n, 8);
	session_keys(&s, "end btab*3 space");
	assert_int_equal(n, 9);
	session_end(&s);
}

/* A session that was kept: what was done before, what is done with the offer, where that leads. */
static void kept_sessions_go_on(void **state)
{
	static const struct {
		const char *name, *guide, *before, *keys, *want;
	} goes_on[] = {
		{"nothing to offer", KEDRO, "down tab", "", "page 1, pick 1: ?"},
		{"the question", KEDRO, "n enter n enter", "enter", "page 3, pick 1: 2 2 ?"},
		{"an earlier one", KEDRO, "n enter n enter bksp*2", "enter",
		 "page 1, pick 2: 2 2 ?"},
		{"an outcome, and the comparison", KEDRO, "n enter y enter", "enter",
		 "panel end: 2 1 !"},
		{"an outcome without it", KEDRO, "n enter y enter c", "enter", "end end: 2 1 !"},
		{"not sure", KEDRO, "n enter u", "enter q", "panel 2, pick 1: 2 ?, over"},
		{"a note, and what is set aside", KEDRO,
		 "n enter n enter tab text:why esc bksp*2 y enter", "enter",
		 "panel end: 1 ! aside 2"},
		{"answers kept", UNEVEN, "1 enter 3 enter 2 enter bksp*2 5 enter", "enter",
		 "page 3, pick 2: 1 5 2+ !"},
		{"started anew", KEDRO, "n enter n enter", "down enter", "page 1, pick 1: ?"},
		{"closed", KEDRO, "n enter n enter", "esc", "page 1, pick 1: ?"},
		{"nothing to undo", KEDRO, "n enter n enter", "enter z", "page 3, pick 1: 2 2 ?"},
		{"it goes on", KEDRO, "n enter n enter", "enter y enter",
		 "page 4, pick 1: 2 2 1 ?"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++) {
		struct session then = session_start(goes_on[i].guide, false);
		struct ff_buf text = {.arena = then.arena};
		struct ff_diags diags = {.arena = then.arena};
		wizard_frame(then.wizard, (struct size){24, 80});
		session_keys(&then, goes_on[i].before);
		struct ff_session_now now = wizard_now(then.wizard);
		ff_session_write(&now, ff_session_print(then.arena, then.guide->chart), &text);
		struct ff_source source = {FF_STR("saved"), ff_buf_str(&text)};
		const struct ff_session *saved = ff_session_read(then.arena, &source, &diags);
		assert_non_null(saved);
		struct session s = session_start(goes_on[i].guide, false);
		wizard_offer(s.wizard, saved);
		wizard_frame(s.wizard, (struct size){24, 80});
		session_keys(&s, goes_on[i].keys);
		assert_str(goes_on[i].name, describe(&s), ff_str(goes_on[i].want));
		session_end(&s);
		session_end(&then);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_lead_there),
		cmocka_unit_test(undo_comes_home),
		cmocka_unit_test(answers_are_meant),
		cmocka_unit_test(clicks),
		cmocka_unit_test(double_clicks),
		cmocka_unit_test(wheel),
		cmocka_unit_test(columns_are_clicked),
		cmocka_unit_test(columns_are_gone_through),
		cmocka_unit_test(lists_are_paged),
		cmocka_unit_test(pastes_go_into_the_note),
		cmocka_unit_test(cursor_is_on_the_focus),
		cmocka_unit_test(focus_stays_in_view),
		cmocka_unit_test(steps_are_ticked),
		cmocka_unit_test(changes_are_kept),
		cmocka_unit_test(changes_are_said),
		cmocka_unit_test(alternatives_are_hidden),
		cmocka_unit_test(kept_sessions_go_on),
		cmocka_unit_test(small_windows_take_no_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
