/* A session written, read again, and taken up: on the same guide, on another version of it, and
 * from a file that somebody else has made. */
#include "files.h"
#include "reads.h"
#include "test.h"
#include <flowform/session.h>
#include <flowform/text.h>
#include <stdio.h>
#include <stdlib.h>

/* Words apart by blanks: a number answers the question looked at, "'text" is its note, "<2" looks
 * at the second visit. */
static void play(struct ff_walk *w, const char *words)
{
	struct ff_str rest = ff_str(words), word;
	while (ff_str_cut(&rest, ' ', &word)) {
		const struct ff_path *p = ff_walk_path(w);
		bool good = word.len == 0;
		if (word.len > 0 && word.s[0] == '\'')
			good = ff_walk_note(w, p->here, ff_str_from(word, 1));
		else if (word.len > 0 && word.s[0] == '<')
			good = ff_walk_go(w, (size_t)word.s[1] - '1');
		else if (word.len > 0)
			good = ff_walk_answer(w, (uint32_t)(word.s[0] - '1'));
		if (!good)
			fail_msg("cannot %.*s", FF_FMT(word));
	}
}

static void show_visit(struct ff_buf *b, const struct ff_path *p, const struct ff_visit *v)
{
	ff_buf_add(b, p->chart->nodes[v->node].id);
	if (v->way == FF_NO_WAY)
		ff_buf_add_char(b, '?');
	else
		ff_buf_format(b, "=%.*s%s", FF_FMT(ff_answer_label(p->chart, v->node, v->way)),
			      v->kept ? "*" : "");
	if (v->note.len > 0)
		ff_buf_format(b, "'%.*s'", FF_FMT(v->note));
}

/* "q=Yes [r=No*'note'] s? / t=Yes": * is kept, [ ] where it stands, / set aside. */
static struct ff_str show(const struct ff_path *p)
{
	struct ff_buf b = {.arena = arena};
	for (size_t i = 0; i <= ff_path_answers(p); i++) {
		ff_buf_add(&b, i > 0 ? FF_STR(" ") : FF_STR(""));
		ff_buf_add(&b, i == p->here ? FF_STR("[") : FF_STR(""));
		if (i < p->n_visits)
			show_visit(&b, p, &p->visits[i]);
		else
			ff_buf_add(&b, p->chart->nodes[p->end].id);
		ff_buf_add(&b, i == p->here ? FF_STR("]") : FF_STR(""));
	}
	for (size_t i = 0; i < p->n_aside; i++) {
		ff_buf_add(&b, i == 0 ? FF_STR(" / ") : FF_STR(" "));
		show_visit(&b, p, &p->aside[i]);
	}
	return ff_buf_str(&b);
}

static struct ff_str written(const struct ff_session_now *now)
{
	struct ff_buf b = {.arena = arena};
	ff_session_write(now, ff_session_print(arena, now->guide->chart), &b);
	return ff_buf_str(&b);
}

static const struct ff_session *read_again(const char *name, struct ff_str text)
{
	struct ff_source *source = FF_NEW(arena, struct ff_source, 1);
	struct ff_diags diags = {.arena = arena};
	*source = (struct ff_source){FF_STR("saved"), text};
	const struct ff_session *s = ff_session_read(arena, source, &diags);
	if (!s)
		fail_msg("%s: %.*s in %.*s", name, FF_FMT(diags.list[0].message), FF_FMT(text));
	return s;
}

/* --- another version ---------------------------------------------------------------------------
 */

#define OLD "q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];r-->|No|m[Melon]"

static const struct {
	const char *name;
	struct ff_str old, new;
	const char *words, *want, *says;
} versions[] = {
	{"the same", FF_STR_INIT(OLD), FF_STR_INIT(OLD), "1 'why 2", "q=Yes r=No'why' [m]",
	 "2 answers kept"},
	{"the same, in the middle", FF_STR_INIT(OLD), FF_STR_INIT(OLD), "1 'open <1",
	 "[q=Yes] r?'open'", "1 answer kept"},
	{"the same, with what was set aside", FF_STR_INIT(OLD), FF_STR_INIT(OLD), "1 'why 2 <1 2",
	 "q=No [s] / r=No'why'", "1 answer kept"},
	{"looks", FF_STR_INIT(OLD),
	 FF_STR_INIT(
		 "q{{Big?}}==>|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];r-->|No|m[Melon]"),
	 "1 2 <1", "[q=Yes] r=No m", "2 answers kept"},
	{"other ids", FF_STR_INIT(OLD),
	 FF_STR_INIT("1{Big?}-->|Yes|2{Red?};1-->|No|3[Small];2-->|Yes|4[Apple];2-->|No|5[Melon]"),
	 "1 2", "1=Yes 2=No [5]", "2 answers kept"},
	{"ids change places", FF_STR_INIT(OLD),
	 FF_STR_INIT("r{Big?}-->|Yes|q{Red?};r-->|No|s[Small];q-->|Yes|a[Apple];q-->|No|m[Melon]"),
	 "1 2", "r=Yes q=No [m]", "2 answers kept"},
	{"a question in other words", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Is it big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];"
		     "r-->|No|m[Melon]"),
	 "1 2", "q=Yes* r=No [m]", "2 answers kept"},
	{"all is renamed", FF_STR_INIT(OLD),
	 FF_STR_INIT("1{Large?}-->|Yes|2{Crimson?};1-->|No|3[Small];2-->|Yes|4[Apple];"
		     "2-->|No|5[Melon]"),
	 "1 'why 2", "[1?]",
	 "0 answers kept, 2 gone (Big? Yes, Red? No); it led to Melon "
	 "and is open now"},
	{"answers in other words", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Sure|r{Red?};q-->|Not so|s[Small];r-->|Sure|a[Apple];"
		     "r-->|Not so|m[Melon]"),
	 "1 2", "q=Sure* r=Not so* [m]", "2 answers kept"},
	{"an answer in other words, through a step", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Sure|x[Weigh it]-->r{Red?};q-->|Not so|s[Small];r-->|Yes|a[Apple];"
		     "r-->|No|m[Melon]"),
	 "1 2", "q=Sure* r=No [m]", "2 answers kept"},
	{"nobody knows which answer", FF_STR_INIT("q{Q}-->|1|x;q-->|2|y"),
	 FF_STR_INIT("q{Q}-->|3|x;q-->|4|x;q-->|2|y"), "'why 1", "[q?'why']",
	 "0 answers kept, 1 gone (Q: 1); it led to x and is open now"},
	{"answers change places", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|No|s[Small];q-->|Yes|r{Red?};r-->|No|m[Melon];r-->|Yes|a[Apple]"),
	 "1 2", "q=Yes r=No [m]", "2 answers kept"},
	{"an answer is gone", FF_STR_INIT("q{Q}-->|1|x;q-->|2|y;q-->|3|z"),
	 FF_STR_INIT("q{Q}-->|1|x;q-->|2|y"), "3", "[q?]",
	 "0 answers kept, 1 gone (Q: 3); it led to z and is open now"},
	{"an answer is new", FF_STR_INIT("q{Q}-->|1|x;q-->|2|y"),
	 FF_STR_INIT("q{Q}-->|0|z;q-->|1|x;q-->|2|y"), "2", "q=2 [y]", "1 answer kept"},
	{"a question is gone", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|a[Apple];q-->|No|s[Small]"), "1 2", "q=Yes [a]",
	 "1 answer kept, 1 gone (Red? No); the outcome moved from Melon "
	 "to Apple"},
	{"a question is a step now", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->a[Apple]"), "1 2", "q=Yes [a]",
	 "1 answer kept, 1 gone (Red? No); the outcome moved from Melon "
	 "to Apple"},
	{"a new question between", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|n{New?};n-->|Yes|r{Red?};n-->|No|s;q-->|No|s[Small];"
		     "r-->|Yes|a[Apple];r-->|No|m[Melon]"),
	 "1 'why 2", "q=Yes [n?] / r=No'why'",
	 "1 answer kept, 1 set aside (Red? No); it led to Melon and is "
	 "open now"},
	{"a new question before all", FF_STR_INIT(OLD),
	 FF_STR_INIT("n{New?}-->|Yes|q;n-->|No|s;q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];"
		     "r-->|Yes|a[Apple];r-->|No|m[Melon]"),
	 "1", "[n?] / q=Yes", "0 answers kept, 1 set aside (Big? Yes)"},
	{"a new question at the end", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];r-->|No|n{New?};"
		     "n-->|Yes|m[Melon];n-->|No|a"),
	 "1 2", "q=Yes r=No [n?]", "2 answers kept; it led to Melon and is open now"},
	{"questions in another order", FF_STR_INIT(OLD),
	 FF_STR_INIT("r{Red?}-->|Yes|a[Apple];r-->|No|q{Big?};q-->|Yes|m[Melon];q-->|No|s[Small]"),
	 "1 2", "r=No q=Yes [m]", "2 answers kept"},
	{"an edge leads elsewhere", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|r{Red?};q-->|No|s[Small];r-->|Yes|a[Apple];r-->|No|s"), "1 2",
	 "q=Yes r=No [s]", "2 answers kept; the outcome moved from Melon to Small"},
	{"shorter now", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|m[Melon];q-->|No|r{Red?};r-->|Yes|a[Apple];r-->|No|s[Small]"),
	 "1 2", "q=Yes [m] / r=No", "1 answer kept, 1 set aside (Red? No)"},
	{"the outcome in other words", FF_STR_INIT("q{Q}-->|1|x[Pear];q-->|2|y"),
	 FF_STR_INIT("q{Q}-->|1|x[Pears!];q-->|2|y"), "1", "q=1 [x]",
	 "1 answer kept; the outcome moved from Pear to Pears!"},
	{"another guide", FF_STR_INIT(OLD), FF_STR_INIT("p{One?}-->|A|b;p-->|B|c"), "1 'why",
	 "[p?]", "0 answers kept, 2 gone (Big? Yes, Red?)"},
	{"what was set aside is gone", FF_STR_INIT(OLD),
	 FF_STR_INIT("q{Big?}-->|Yes|a[Apple];q-->|No|s[Small]"), "1 2 <1 2", "q=No [s]",
	 "1 answer kept, 1 gone (Red? No)"},
	{"a loop", FF_STR_INIT("q{Q}-->|again|q;q-->|on|r{R};r-->|1|x;r-->|2|y"),
	 FF_STR_INIT("q{Q}-->|again|q;q-->|on|r{R};r-->|1|x;r-->|2|z"), "1 1 2 1",
	 "q=again q=again q=on r=1 [x]", "4 answers kept"},
	{"a loop that asks less often",
	 FF_STR_INIT("q{Q}-->|again|q;q-->|on|r{R};r-->|1|x;r-->|2|y"),
	 FF_STR_INIT("q{Q}-->|again|r;q-->|on|r{R};r-->|1|x;r-->|2|y"), "1 1 2 1",
	 "q=again r=1 [x] / q=on", "2 answers kept, 1 set aside (Q: on)"},
	{"an answer in a loop is gone", FF_STR_INIT("q{Q}-->|again|q;q-->|stay|q;q-->|on|x"),
	 FF_STR_INIT("q{Q}-->|again|q;q-->|on|x"), "1 2 3", "q=again [q?] / q=on",
	 "1 answer kept, 1 set aside (Q: on), 1 gone (Q: stay); it led "
	 "to "
	 "x and is open now"},
	{"names in many lines", FF_STR_INIT("q[\"Is<br>it?\"]-->|Y<br>es|x;q-->|No|y"),
	 FF_STR_INIT("z{Other?}-->|Yes|x;z-->|No|y"), "1", "[z?]",
	 "0 answers kept, 1 gone (Is it? Y es); it led to x and is open "
	 "now"},
};

static void other_versions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
		const char *name = versions[i].name;
		const struct ff_guide *old = guide(name, versions[i].old);
		const struct ff_guide *new = guide(name, versions[i].new);
		struct ff_walk *w = ff_walk_new(arena, old->chart);
		play(w, versions[i].words);
		struct ff_session_now now = {old, ff_walk_path(w), ff_session_ticks(arena, old),
					     false, false};
		const struct ff_session *s = read_again(name, written(&now));
		struct ff_walk *again = ff_walk_new(arena, new->chart);
		struct ff_resumed r =
			ff_session_apply(arena, s, new, again, ff_session_ticks(arena, new));
		assert_str(name, show(ff_walk_path(again)), ff_str(versions[i].want));
		assert_str(name, ff_resumed_text(arena, &r), ff_str(versions[i].says));
		if (ff_walk_undo(again))
			fail_msg("%s: something to undo", name);
	}
}

/* --- the same guide ----------------------------------------------------------------------------
 */

static uint32_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static void wander(struct ff_walk *w, uint64_t *random)
{
	static const char *const notes[] = {"why", "", "\xc3\xa9\n\"\\\x7f", "\xe6\xb5\x81 {}[]"};
	for (uint32_t k = next_random(random) % 30; k > 0; k--) {
		const struct ff_path *p = ff_walk_path(w);
		uint32_t r = next_random(random) >> 4;
		if (r % 4 == 0)
			ff_walk_go(w, r / 4 % (p->n_visits + 1));
		else if (r % 8 == 1)
			ff_walk_note(w, p->here, ff_str(notes[r / 8 % 4]));
		else if (p->here < p->n_visits)
			ff_walk_answer(w,
				       r % (uint32_t)ff_n_ways(p->chart, p->visits[p->here].node));
		else
			ff_walk_go(w, 0);
	}
}

/* A session taken up on its own guide is the session: it looks the same, and is written the same.
 */
static void nothing_is_lost(void **state)
{
	static const char *const files[] = {
		"../guides/kedro-databricks.md",
		"guides/release-plan.md",
		"guides/uneven.mmd",
		"guides/three-answers.md",
		"guides/twenty-answers.mmd",
		"guides/odd-words.md",
		"guides/cjk.md",
		"guides/same-words.md",
	};
	const char *seed = getenv("SEED");
	uint64_t random = seed ? strtoull(seed, NULL, 10) : 20113;
	(void)state;
	printf("seed %llu\n", (unsigned long long)random);
	for (size_t i = 0; i < 800; i++) {
		const char *name = files[i % 8];
		struct ff_source source = {ff_str(name), files_read(arena, ff_str(name))};
		struct ff_diags diags = {.arena = arena};
		const struct ff_guide *g = ff_guide_read(arena, &source, 1, &diags);
		assert_non_null(g);
		struct ff_walk *w = ff_walk_new(arena, g->chart), *again;
		bool *ticks = ff_session_ticks(arena, g), *ticked = ff_session_ticks(arena, g);
		wander(w, &random);
		if (g->alternatives[0].n_next_steps > 0)
			ticks[0] = next_random(&random) % 2 == 0;
		struct ff_session_now now = {g, ff_walk_path(w), ticks, i % 3 == 0, i % 2 == 0};
		struct ff_str text = written(&now);
		const struct ff_session *s = read_again(name, text);
		again = ff_walk_new(arena, g->chart);
		struct ff_resumed r = ff_session_apply(arena, s, g, again, ticked);
		if (!r.same || r.newer || r.moved || r.n_aside + r.n_gone > 0)
			fail_msg("%s: not the same: %.*s, %.*s", name, FF_FMT(text),
				 FF_FMT(ff_resumed_text(arena, &r)));
		assert_str(name, show(ff_walk_path(again)), show(now.path));
		now = (struct ff_session_now){g, ff_walk_path(again), ticked, s->comparing,
					      s->undecided};
		assert_str(name, written(&now), text);
		ff_arena_reset(arena);
	}
}

/* The walk goes on from there as any other. */
static void goes_on(void **state)
{
	(void)state;
	const struct ff_guide *g = guide("on", FF_STR(OLD));
	struct ff_walk *w = ff_walk_new(arena, g->chart), *again = ff_walk_new(arena, g->chart);
	play(w, "1");
	struct ff_session_now now = {g, ff_walk_path(w), NULL, false, false};
	ff_session_apply(arena, read_again("on", written(&now)), g, again, NULL);
	play(again, "'why 2 <1 2");
	assert_str("on", show(ff_walk_path(again)), FF_STR("q=No [s] / r=No'why'"));
	assert_true(ff_walk_undo(again) && ff_walk_undo(again) && ff_walk_undo(again));
	assert_false(ff_walk_undo(again));
	assert_str("undone", show(ff_walk_path(again)), FF_STR("q=Yes [r?]"));
	assert_true(ff_walk_redo(again));
	assert_str("done again", show(ff_walk_path(again)), FF_STR("q=Yes [r?'why']"));
}

static void summaries(void **state)
{
	static const struct {
		const char *words, *want;
	} cases[] = {
		{"", ""},
		{"'why", "1 note"},
		{"1", "1 answer, last Big? Yes"},
		{"1 2 <1", "2 answers, last Red? No"},
		{"1 'open", "1 answer, last Big? Yes"},
	};
	(void)state;
	const struct ff_guide *g = guide("summary", FF_STR(OLD));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_walk *w = ff_walk_new(arena, g->chart);
		play(w, cases[i].words);
		struct ff_session_now now = {g, ff_walk_path(w), NULL, false, false};
		const struct ff_session *s = read_again("summary", written(&now));
		assert_str(cases[i].words, ff_session_summary(arena, s), ff_str(cases[i].want));
	}
}

/* --- files that are none -----------------------------------------------------------------------
 */

#define GUIDE "\"guide\":{\"title\":\"T\",\"file\":\"f\",\"chart\":\"0\"}"
#define REST  ",\"aside\":[],\"ticks\":[],\"here\":0}"

static const struct {
	const char *name;
	struct ff_str text;
	const char *says; /* NULL: it is fine */
} broken[] = {
	{"the least", FF_STR_INIT("{\"flowform\":1," GUIDE ",\"answers\":[]" REST), NULL},
	{"more than we know",
	 FF_STR_INIT("{\"flowform\":1,\"more\":[{}]," GUIDE ",\"answers\":[]" REST), NULL},
	{"nothing", FF_STR_INIT(""), "f:1:1: error: this is no JSON: "},
	{"cut off", FF_STR_INIT("{\"flowform\":1,\n" GUIDE ",\"answers\":["), "f:2:"},
	{"more behind it", FF_STR_INIT("{\"flowform\":1," GUIDE ",\"answers\":[]" REST "x"),
	 "f:1:"},
	{"no UTF-8", FF_STR_INIT("{\"flow\xff\":1}"), "f:1:"},
	{"the same twice", FF_STR_INIT("{\"flowform\":1,\n\"flowform\":1}"), "duplicate"},
	{"too deep", FF_STR_INIT("\n[[[[[[[[[]]]]]]]]]"), "f:2:9: error: this is no session"},
	{"brackets in a text",
	 FF_STR_INIT("{\"flowform\":1,\"x\":\"[[[[[\\\"[[[[[[[\"," GUIDE ",\"answers\":[]" REST),
	 NULL},
	{"a list", FF_STR_INIT("[]"), "'flowform' is missing"},
	{"a number", FF_STR_INIT("7"), "error"},
	{"another version", FF_STR_INIT("{\"flowform\":2," GUIDE ",\"answers\":[]" REST),
	 "'flowform' names a format of another version"},
	{"no guide", FF_STR_INIT("{\"flowform\":1,\"answers\":[]" REST), "'guide' is no object"},
	{"a print that is none",
	 FF_STR_INIT("{\"flowform\":1,\"guide\":{\"chart\":1},\"answers\":[]" REST),
	 "'chart' is no text"},
	{"no answers", FF_STR_INIT("{\"flowform\":1," GUIDE REST), "'answers' is no list"},
	{"answers of numbers", FF_STR_INIT("{\"flowform\":1," GUIDE ",\"answers\":[1]" REST),
	 "'answers' has something else"},
	{"an answer without its question",
	 FF_STR_INIT("{\"flowform\":1," GUIDE ",\"answers\":[{\"node\":\"q\"}]" REST),
	 "'question' of number 1 of 'answers' is missing"},
	{"a note that is none",
	 FF_STR_INIT("{\"flowform\":1," GUIDE ",\"answers\":[{\"node\":\"q\",\"question\":\"Q\","
		     "\"name\":\"Q\"},{\"node\":\"q\",\"question\":\"Q\",\"name\":\"Q\",\"note\":[]"
		     "}]" REST),
	 "'note' of number 2 of 'answers' is no text"},
	{"kept, perhaps",
	 FF_STR_INIT("{\"flowform\":1," GUIDE ",\"answers\":[{\"node\":\"q\",\"question\":\"Q\","
		     "\"name\":\"Q\",\"kept\":0}]" REST),
	 "'kept' of number 1 of 'answers' is neither true nor false"},
	{"a place before the first",
	 FF_STR_INIT("{\"flowform\":1," GUIDE
		     ",\"answers\":[],\"aside\":[],\"ticks\":[],\"here\":-1}"),
	 "'here' is no number from 0 on"},
	{"a place far away",
	 FF_STR_INIT("{\"flowform\":1," GUIDE
		     ",\"answers\":[],\"aside\":[],\"ticks\":[],\"here\":9223372036854775807}"),
	 NULL},
};

static void broken_files(void **state)
{
	(void)state;
	const struct ff_guide *g = guide("broken", FF_STR(OLD));
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		const char *name = broken[i].name;
		struct ff_source source = {FF_STR("f"), broken[i].text};
		struct ff_diags d = {.arena = arena};
		struct ff_buf said = {.arena = arena};
		const struct ff_session *s = ff_session_read(arena, &source, &d);
		ff_diags_print(&d, &said);
		struct ff_str out = ff_buf_str(&said);
		if ((s != NULL) != (broken[i].says == NULL) || (s != NULL) != (d.errors == 0))
			fail_msg("%s: %.*s", name, FF_FMT(out));
		if (!s && ff_str_find(out, ff_str(broken[i].says)) == FF_NONE)
			fail_msg("%s: it says %.*s", name, FF_FMT(out));
		if (d.n > 1)
			fail_msg("%s: it says too much: %.*s", name, FF_FMT(out));
		if (!s)
			continue;
		struct ff_walk *w = ff_walk_new(arena, g->chart);
		ff_session_apply(arena, s, g, w, NULL);
		assert_str(name, show(ff_walk_path(w)), FF_STR("[q?]"));
	}
}

/* One that is read without complaint and fits no walk: what does fit is taken. */
static void odd_files(void **state)
{
#define Q(node, label, answer)                                                                     \
	"{\"node\":\"" node "\",\"question\":\"" label "\",\"name\":\"" label                      \
	"\",\"answer\":\"" answer "\",\"kept\":true}"
	static const struct {
		const char *name, *answers, *aside, *want;
	} cases[] = {
		{"out of order", Q("r", "Red?", "No") "," Q("q", "Big?", "Yes"), "",
		 "q=Yes* r=No* [m]"},
		{"the same twice", Q("q", "Big?", "Yes") "," Q("q", "Big?", "No"), "",
		 "q=Yes* [r?] / q=No"},
		{"two of one label", Q("q", "Big?", "Yes") "," Q("x", "Big?", "No"), "",
		 "q=Yes* [r?]"},
		{"two of one id", Q("q", "Big?", "Yes") "," Q("q", "Other?", "No"), "",
		 "q=Yes* [r?]"},
		{"set aside twice", Q("q", "Big?", "No"),
		 Q("r", "Red?", "No") "," Q("r", "Red?", "Yes"), "q=No* [s] / r=Yes"},
		{"given and set aside", Q("q", "Big?", "Yes"), Q("q", "Big?", "No"),
		 "q=Yes* [r?] / q=No"},
		{"an outcome that is asked", Q("s", "Small", "Yes"), "", "[q?]"},
	};
	(void)state;
	const struct ff_guide *g = guide("odd", FF_STR(OLD));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_str text = ff_arena_format(
			arena,
			"{\"flowform\":1," GUIDE ",\"answers\":[%s],\"aside\":[%s],\"ticks\":[{"
			"\"alternative\":\"apple\",\"step\":\"eat\",\"done\":true}],\"here\":5}",
			cases[i].answers, cases[i].aside);
		struct ff_walk *w = ff_walk_new(arena, g->chart);
		ff_session_apply(arena, read_again(cases[i].name, text), g, w, NULL);
		assert_str(cases[i].name, show(ff_walk_path(w)), ff_str(cases[i].want));
	}
#undef Q
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_versions), cmocka_unit_test(nothing_is_lost),
		cmocka_unit_test(goes_on),        cmocka_unit_test(summaries),
		cmocka_unit_test(broken_files),   cmocka_unit_test(odd_files),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
