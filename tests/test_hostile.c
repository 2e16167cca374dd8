/* A guide that means harm in every place that has words: whatever is made of it, nothing that
 * steers a terminal or turns text around comes out. */
#include "app/plain.h"
#include "monkey/rules.h"
#include "session.h"
#include "test.h"
#include "view/result.h"
#include <flowform/check.h>
#include <flowform/diff.h>
#include <flowform/report.h>
#include <flowform/session.h>
#include <stdlib.h>

/* Escape, C1, DEL, a bell, both kinds of turning around, a line separator; as they are, and as
 * entities. */
#define RAW                                                                                        \
	"\x1b[31m\xc2\x9b"                                                                         \
	"2J\x7f\a\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8"
#define CODED "&#27;[2J&#x9b;&#127;&#7;&#x202e;&#x2066;&#8232;"
#define BAD   RAW CODED "%n%s"

static const char hostile[] =
	"---\ntitle: \"t\\e[2J\\x9b\\u202e\\u2066\"\ndate: \"d\\e\\x7f\\u202e\"\n"
	"source: \"s\\e\\a\\u2066\"\n---\n\n# Title " BAD "\n\nText " BAD "\n\n"
	"```mermaid\nflowchart TD\n"
	"A[\"Start " BAD "\"] -->|\"yes " BAD "\"| B[\"Left " BAD "\"]\n"
	"A -->|\"no " CODED "#27;#x202e;\"| S[\"step " BAD "\"] --> C[\"Right " BAD "\"]\n"
	"A -->|\"other\"| D[\"Third\"]\n"
	"subgraph \"box " BAD "\"\nC\nend\nclick B \"#left\"\n"
	"click C \"https://example.org/" RAW "\"\nclick D \"javascript:alert" RAW "\"\n```\n\n"
	"## Start " BAD "\n\n> quoted " BAD "\n\n![picture " BAD "](x.png \"" BAD "\")\n\n"
	"## Left\n\n*emphasis " BAD "* **strong " BAD "** `code " BAD "`\n\n    block " BAD "\n\n"
	"[link " BAD "](https://example.org/" CODED " \"title " BAD "\") <b " BAD ">html</b>\n\n"
	"### Cost " BAD "\n\n- item " BAD "\n1. number " BAD "\n\n"
	"### Next steps\n\n- [ ] do " BAD "\n- [x] done " BAD "\n\n"
	"## Third\n\n### Cost " BAD "\n\n~~gone " BAD "~~\n\n"
	"## Table " BAD "\n\n| " BAD " | [Left](#left) | Third |\n|-|-|-|\n| row " BAD
	" | cell " BAD " | `c" BAD "` |\n";

static void check(const struct ff_buf *b, const char *what)
{
	assert_true(b->len > 0);
	check_shown(ff_buf_str(b), true, what);
}

static void answer(struct session *s, uint32_t way)
{
	ff_walk_note(s->walk, 0, FF_STR("note " BAD));
	ff_walk_answer(s->walk, way);
}

static void nothing_comes_out_of_results(void **state)
{
	static const char *const formats[] = {"text", "markdown", "json", "madr"};
	(void)state;
	for (uint32_t way = 0; way < 4; way++) /* the last: no answer */
		for (int format = 0; format < N_FORMATS; format++)
			for (int ascii = 0; ascii < 2; ascii++) {
				struct ff_source source = {FF_STR("g" RAW ".md"), ff_str(hostile)};
				struct session s = session_of(source, ascii);
				struct ff_buf out = {.arena = s.arena};
				answer(&s, way);
				struct result r = {.guide = s.guide,
						   .path = ff_walk_path(s.walk),
						   .ascii = ascii,
						   .today = FF_STR("2026-11-28")};
				result_write(&r, (enum format)format, &out);
				check(&out, formats[format]);
				session_end(&s);
			}
}

static void nothing_comes_out_of_lists(void **state)
{
	(void)state;
	struct ff_source source = {FF_STR("g" RAW ".md"), ff_str(hostile)};
	struct session s = session_of(source, false);
	struct ff_buf paths = {.arena = s.arena}, dump = paths, found = paths, diff = paths,
		      json = paths, kept = paths;
	struct ff_diags d = {.arena = s.arena};
	struct ff_check_options options = {.chart_optional = false};
	ff_report_paths(s.arena, s.guide, 100, &paths);
	check(&paths, "paths");
	ff_chart_dump(s.guide->chart, &dump);
	check(&dump, "the dump");
	ff_check(s.arena, &s.guide->document->source[0], &options, &d);
	ff_diags_print(&d, &found);
	check(&found, "the check");
	struct session other = session_of(
		(struct ff_source){FF_STR("o.md"),
				   FF_STR("# x\n\n```mermaid\nflowchart TD\nA[\"S " CODED
					  "\"] -->|a| B\nA -->|\"b " CODED "\"| C\n```\n")},
		false);
	const struct ff_diff *what = ff_diff(s.arena, s.guide, other.guide, 100);
	ff_diff_text(what, &diff);
	check(&diff, "the difference");
	ff_diff_json(what, &json);
	check(&json, "the difference as JSON");
	answer(&s, 0);
	struct ff_session_now now = {.guide = s.guide,
				     .path = ff_walk_path(s.walk),
				     .ticks = ff_session_ticks(s.arena, s.guide)};
	ff_session_write(&now, ff_session_print(s.arena, s.guide->chart), &kept);
	check(&kept, "the session");
	session_end(&other);
	session_end(&s);
}

static void nothing_comes_out_of_frames(void **state)
{
	static const char *const keys[] = {"",
					   "i",
					   "t down down i",
					   "c",
					   "c d",
					   "?",
					   "r",
					   "p",
					   "/ text:e",
					   "1 enter",
					   "u",
					   "2 enter",
					   "1 enter esc",
					   "T",
					   "tab text:x",
					   "1 enter r",
					   "2 enter p",
					   "1 enter y"};
	static const struct size sizes[] = {{24, 80}, {6, 20}, {40, 120}, {12, 40}};
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			struct ff_source source = {FF_STR("g" RAW ".md"), ff_str(hostile)};
			struct session s = session_of(source, k % 2);
			wizard_frame(s.wizard, sizes[k]);
			session_keys(&s, keys[i]);
			check_frame(wizard_frame(s.wizard, sizes[k]), sizes[k]);
			check_shown(wizard_copy(s.wizard), true, "what is copied");
			session_end(&s);
		}
}

static void nothing_comes_out_line_by_line(void **state)
{
	static const char *const lines[] = {"?", "c", "n " RAW, RAW, "1", "y", "b", "2", "p", "r"};
	(void)state;
	struct ff_source source = {FF_STR("g" RAW ".md"), ff_str(hostile)};
	struct session s = session_of(source, false);
	struct plain *p = plain_new(s.arena, s.wizard, false);
	struct ff_buf out = {.arena = s.arena};
	plain_set_width(p, 60);
	plain_begin(p, FF_STR("again " RAW), &out);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		plain_echo(p, ff_str(lines[i]), &out);
		plain_line(p, ff_str(lines[i]), &out);
	}
	check(&out, "what is said");
	plain_free(p);
	session_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_comes_out_of_results),
		cmocka_unit_test(nothing_comes_out_of_lists),
		cmocka_unit_test(nothing_comes_out_of_frames),
		cmocka_unit_test(nothing_comes_out_line_by_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
