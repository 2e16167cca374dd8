/* The session line by line, compared with transcripts in tests/plain. A transcript's first line
 * names guide and width; lines with "> " are what is typed, everything else is what is said. With
 * FLOWFORM_ACCEPT=1 what is said is written anew for what is typed. */
#include "app/plain.h"
#include "app/state.h"
#include "files.h"
#include "session.h"
#include "test.h"
#include "view/keymap.h"
#include <flowform/text.h>
#include <stdlib.h>

struct talk {
	struct session session;
	struct plain *plain;
	size_t cells;
	enum effect last;
};

/* Files are not written here; one named old.txt is there. */
static struct ff_str pretend(void *context, struct ff_str path, struct ff_str bytes, bool replace,
			     bool *exists)
{
	(void)context;
	*exists = ff_str_eq(path, FF_STR("old.txt")) && !replace;
	assert_true(bytes.len > 0);
	return *exists ? FF_STR("It is there.") : FF_STR("");
}

static const struct host host = {.write = pretend};

static struct talk talk_start(const char *guide, size_t cells, bool ascii)
{
	struct talk t = {.session = session_start(guide, ascii), .cells = cells};
	t.session.wizard->options.host = &host;
	t.plain = plain_new(t.session.arena, t.session.wizard, ascii);
	plain_set_width(t.plain, cells);
	return t;
}

static void talk_end(struct talk *t)
{
	plain_free(t->plain);
	session_end(&t->session);
}

/* --- transcripts -------------------------------------------------------------------------------
 */

/* The value of "NAME=value" in the first line. */
static struct ff_str setting(struct ff_arena *a, struct ff_str line, const char *name)
{
	struct ff_str word;
	while (ff_str_cut(&line, ' ', &word))
		if (ff_str_starts(word, ff_str(name)))
			return ff_arena_copy(a, ff_str_from(word, strlen(name)));
	return FF_STR("");
}

static struct ff_str play(struct ff_arena *a, struct ff_str text)
{
	struct ff_str rest = text, line;
	ff_str_cut(&rest, '\n', &line);
	struct ff_buf out = {.arena = a};
	ff_buf_format(&out, "%.*s\n", FF_FMT(line));
	struct ff_str guide = setting(a, line, "guide=");
	size_t cells = (size_t)atoi(setting(a, line, "width=").s);
	struct talk t = talk_start(guide.s, cells, setting(a, line, "ascii=").len > 0);
	plain_begin(t.plain, FF_STR(""), &out);
	while (ff_str_cut(&rest, '\n', &line) && t.last == EFFECT_NONE) {
		if (!ff_str_starts(line, FF_STR("> ")) && !ff_str_eq(line, FF_STR(">")))
			continue;
		ff_buf_format(&out, "\n%.*s\n", FF_FMT(line));
		t.last = plain_line(t.plain, ff_str_from(line, line.len > 1 ? 2 : 1), &out);
	}
	ff_buf_add(&out, t.last == EFFECT_END      ? FF_STR("(the end)\n")
			 : t.last == EFFECT_SWITCH ? FF_STR("(to the screen)\n")
						   : FF_STR("\n(and so on)\n"));
	talk_end(&t);
	return ff_buf_str(&out);
}

/* What is said of keys are the letters that can be typed here, whatever the screen's keys are. */
static void its_own_letters(void **state)
{
	(void)state;
	struct talk t = talk_start("guides/kedro-databricks.md", 80, false);
	struct ff_arena *a = t.session.arena;
	struct rebinding wish = {.action = FF_STR("redo"), .key = FF_STR("F6")};
	struct keymap keys = keys_rebind(a, &wish, 1);
	struct wizard *w = t.session.wizard;
	w->keys = w->options.keys = &keys;
	const char *lines[] = {"no", "z", "w"};
	struct ff_buf out = {.arena = a};
	plain_begin(t.plain, FF_STR(""), &out);
	for (size_t i = 0; i < 3; i++)
		plain_line(t.plain, ff_str(lines[i]), &out);
	assert_true(ff_str_find(ff_buf_str(&out), FF_STR("Z does it again")) != FF_NONE);
	assert_ptr_equal(w->keys, &keys);
	talk_end(&t);
}

/* No line of a box or a tree, no sign of the screen. */
static bool draws(struct ff_str text)
{
	while (text.len > 0) {
		uint32_t c = ff_text_next(&text);
		if (c >= 0x2500 && c < 0x2720)
			return true;
	}
	return false;
}

static void transcripts(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_str *names;
	size_t n = files_list(a, FF_STR("plain"), FF_STR(".txt"), &names), failed = 0;
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		struct ff_str name = ff_arena_format(a, "plain/%.*s", FF_FMT(names[i]));
		struct ff_str said = play(a, files_read(a, name));
		failed += !files_expect(a, name, said);
		if (draws(said))
			fail_msg("%s: a sign that is no word", name.s);
	}
	ff_arena_free(a);
	assert_int_equal(failed, 0);
}

/* --- what must hold of all that is said --------------------------------------------------------
 */

static void check_said(const struct talk *t, struct ff_str said, const char *what)
{
	struct ff_str rest = said, line;
	if (ff_text_invalid(said) != FF_NONE)
		fail_msg("%s: not UTF-8", what);
	for (struct ff_str s = said; s.len > 0;) {
		uint32_t c = ff_text_next(&s);
		if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0))
			fail_msg("%s: U+%04X in \"%.*s\"", what, c, FF_FMT(said));
	}
	while (ff_str_cut(&rest, '\n', &line)) {
		bool link = ff_str_find(line, FF_STR("://")) != FF_NONE; /* stays in one piece */
		if (ff_text_width(line) > t->cells + 1 && !link)         /* the prompt's blank */
			fail_msg("%s: \"%.*s\" is wider than %zu", what, FF_FMT(line), t->cells);
	}
}

static uint32_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* A line as nobody types it, or nearly a command. */
static struct ff_str random_line(struct ff_arena *a, uint64_t *state)
{
	static const char *const words[] = {"1",
					    "2",
					    "3",
					    "b",
					    "n",
					    "u",
					    "c",
					    "d",
					    "f",
					    "t",
					    "z",
					    "Z",
					    "r",
					    "g",
					    "s",
					    "?",
					    "q",
					    "n",
					    "y",
					    "back",
					    "note",
					    "compare",
					    "flip 1",
					    "f 2",
					    "t 1",
					    "c 1",
					    "c 2,1",
					    "g 1",
					    "g 2",
					    "no",
					    "",
					    "",
					    ".",
					    "-",
					    "save",
					    "c job, x",
					    "\033[A",
					    "\033]0;x\a",
					    "\xff\xfe",
					    "\xe2\x80\xae",
					    "n \x1b[2J\r\t\x01 why",
					    "\xf0\x9f\x98\x80"};
	enum { N_WORDS = sizeof words / sizeof *words };
	struct ff_buf b = {.arena = a};
	if (next(state) % 8 > 0)
		return ff_str(words[next(state) % N_WORDS]);
	for (uint32_t n = next(state) % 200; n > 0; n--)
		ff_buf_add_char(&b, (char)(next(state) % 256));
	return ff_buf_str(&b);
}

static const char *const guides[] = {
	"guides/kedro-databricks.md",    "tests/guides/bare.mmd",
	"tests/guides/bold-sections.md", "tests/guides/cjk.md",
	"tests/guides/long-labels.md",   "tests/guides/release-plan.md",
	"tests/guides/three-answers.md", "tests/guides/odd-words.md",
	"tests/guides/endless.mmd",
};

/* Random lines, and between them random keys on the screen. */
static void whatever_is_typed(void **state)
{
	(void)state;
	const char *seed = getenv("SEED");
	uint64_t random = seed ? strtoull(seed, NULL, 10) : 20261128;
	for (size_t i = 0; i < 64; i++) {
		const char *guide = guides[i % (sizeof guides / sizeof *guides)];
		struct talk t = talk_start(guide, 20 + i, i % 3 == 0);
		struct ff_arena *a = ff_arena_new(NULL, NULL);
		struct ff_buf out = {.arena = a};
		plain_begin(t.plain, FF_STR(""), &out);
		for (size_t line = 0; line < 100; line++) {
			check_said(&t, ff_buf_str(&out), guide);
			ff_arena_reset(a);
			out = (struct ff_buf){.arena = a};
			if (plain_line(t.plain, random_line(a, &random), &out) == EFFECT_NONE &&
			    next(&random) % 16 > 0)
				continue;
			check_said(&t, ff_buf_str(&out), guide);
			out = (struct ff_buf){.arena = a};
			for (size_t keys = 0; keys < 8; keys++) {
				wizard_frame(t.session.wizard, (struct size){24, 80});
				session_random_key(&t.session, &random);
			}
			plain_begin(t.plain, FF_STR(""), &out);
		}
		ff_arena_free(a);
		talk_end(&t);
	}
}

/* What was done line by line is there on the screen, and the other way round. */
static void nothing_is_lost_on_the_way(void **state)
{
	(void)state;
	struct talk t = talk_start(guides[0], 80, false);
	struct session *s = &t.session;
	struct ff_buf out = {.arena = s->arena};
	struct size size = {24, 80};
	wizard_frame(s->wizard, size);
	session_keys(s, "n enter tab text:why");
	plain_begin(t.plain, FF_STR(""), &out);
	assert_true(ff_str_find(ff_buf_str(&out), FF_STR("Note: why")) != FF_NONE);
	assert_int_equal(plain_line(t.plain, FF_STR("n"), &out), EFFECT_NONE);
	assert_int_equal(plain_line(t.plain, FF_STR("w"), &out), EFFECT_SWITCH);
	const struct frame *f = wizard_frame(s->wizard, size);
	assert_true(ff_str_find(frame_text(s->arena, f), FF_STR("Advanced needs     ")) != FF_NONE);
	session_keys(s, "y enter n enter");
	plain_begin(t.plain, FF_STR(""), &out);
	plain_line(t.plain, FF_STR("t 2"), &out);
	plain_line(t.plain, FF_STR("c"), &out);
	assert_true(wizard_ticks(s->wizard)[1]);
	assert_true(plain_told(t.plain));
	plain_line(t.plain, FF_STR("w"), &out);
	f = wizard_frame(s->wizard, size);
	assert_true(ff_str_find(frame_text(s->arena, f), FF_STR("Job (1), recommended")) != FF_NONE);
	assert_str("note", ff_walk_path(s->walk)->visits[1].note, FF_STR("why"));
	talk_end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_own_letters),
		cmocka_unit_test(transcripts),
		cmocka_unit_test(whatever_is_typed),
		cmocka_unit_test(nothing_is_lost_on_the_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
