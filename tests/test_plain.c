/* The session line by line, compared with transcripts in tests/plain. A transcript's first line
 * names guide and width; lines with "> " are what is typed, everything else is what is said. With
 * FLOWFORM_ACCEPT=1 what is said is written anew for what is typed. */
#include "app/plain.h"
#include "files.h"
#include "session.h"
#include "test.h"
#include <flowform/text.h>
#include <stdlib.h>

struct talk {
	struct session session;
	struct plain *plain;
	size_t cells;
	enum effect last;
};

static struct talk talk_start(const char *guide, size_t cells, bool ascii)
{
	struct talk t = {.session = session_start(guide, ascii), .cells = cells};
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

static void transcripts(void **state)
{
	(void)state;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_str *names;
	size_t n = files_list(a, FF_STR("plain"), FF_STR(".txt"), &names), failed = 0;
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		struct ff_str name = ff_arena_format(a, "plain/%.*s", FF_FMT(names[i]));
		failed += !files_expect(a, name, play(a, files_read(a, name)));
	}
	ff_arena_free(a);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(transcripts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
