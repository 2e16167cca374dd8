/* Each call for memory fails once, whoever asks: reading a guide, walking, comparing, writing. Then
 * the program hears of it, or the result is what it always is; nothing is lost, nothing made up.
 * NO_MEMORY=all tries every call, not only some of them. */
#include "app/plain.h"
#include "app/settings.h"
#include "app/themes.h"
#include "session.h"
#include "starve.h"
#include "test.h"
#include "view/result.h"
#include <flowform/check.h>
#include <flowform/diff.h>
#include <flowform/report.h>
#include <flowform/session.h>
#include <stdio.h>
#include <stdlib.h>

/* All that asks a library for memory: front matter and node data (YAML), Markdown, letters that are
 * folded; and a bit of everything else. */
static const char *const small =
	"---\ntitle: Klein & fein\ndate: 2026-11-28\nsource: \"ein \xc3\xa4lterer\"\n---\n"
	"```mermaid\nflowchart TD\nA@{ shape: diamond, label: \"\xc3\x9c"
	"ber?\" }\n"
	"A -->|Ja \xe2\x9c\x93| B[\xc3\x84pfel]\nA -->|Nein| S[Schritt] --> C{Rot?}\n"
	"C -->|Ja| B\nC -->|Nein| D[Birnen &amp; mehr]\nclick D \"https://example.org/\"\n```\n\n"
	"## Rot?\n\nRot *oder* nicht.\n\n## \xc3\x84pfel\n\n- `a`\n- [b](#birnen)\n\n"
	"### N\xc3\xa4hr\n\nviel\n\n### Next steps\n\n- [ ] essen\n- [x] waschen\n\n"
	"## Birnen\n\n> weich\n\n### N\xc3\xa4hr\n\nwenig\n\n## Tafel\n\n"
	"| | \xc3\x84pfel | Birnen |\n|-|-|-|\n| Preis | 1 | 2 |\n";

static const char settings[] = "theme = dark\n[keys]\ncompare = F5\nnothing\ntree-width = 40%\n";
static const char theme[] = "[roles]\nfocus = bold white on blue\nnobody = x\n";

static jmp_buf out_of_memory;

static void no_memory(void *context)
{
	(void)context;
	longjmp(out_of_memory, 1);
}

static void write_results(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *p,
			  struct ff_buf *out)
{
	struct result r = {.guide = g, .path = p, .today = FF_STR("2026-11-28")};
	for (int format = 0; format < N_FORMATS; format++)
		result_write(&r, (enum format)format, out);
	ff_chart_dump(g->chart, out);
	ff_report_paths(a, g, 100, out);
}

static void keep_and_read(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *p,
			  struct ff_buf *out)
{
	struct ff_buf kept = {.arena = a};
	struct ff_diags d = {.arena = a};
	bool *ticks = ff_session_ticks(a, g);
	struct ff_session_now now = {.guide = g, .path = p, .ticks = ticks};
	ff_session_write(&now, ff_session_print(a, g->chart), &kept);
	struct ff_source source = {FF_STR("kept"), ff_buf_str(&kept)};
	const struct ff_session *s = ff_session_read(a, &source, &d);
	ff_diags_print(&d, out);
	if (!s)
		return;
	struct ff_walk *again = ff_walk_new(a, g->chart);
	struct ff_resumed r = ff_session_apply(a, s, g, again, ticks);
	ff_buf_add(out, ff_resumed_text(a, &r));
	ff_buf_add(out, ff_session_summary(a, s));
}

static void check_and_compare(struct ff_arena *a, const struct ff_source *source,
			      const struct ff_guide *g, struct ff_buf *out)
{
	struct ff_check_options options = {.chart_optional = false};
	struct ff_diags d = {.arena = a};
	ff_check(a, source, &options, &d);
	ff_diags_print(&d, out);
	ff_diff_text(ff_diff(a, g, g, 10), out);
}

static void read_files(struct ff_arena *a, struct ff_buf *out)
{
	struct ff_source source = {FF_STR("config"), ff_str(settings)};
	struct ff_diags d = {.arena = a};
	struct settings s = settings_read(a, &source, &d);
	struct theme_file file = {FF_STR("own"), {FF_STR("own.theme"), ff_str(theme)}};
	const struct theme_choice *choices;
	size_t n = themes_read(a, &file, 1, &choices);
	ff_diags_print(&d, out);
	ff_buf_format(out, "%.*s, %zu themes: %.*s\n", FF_FMT(s.theme), n,
		      FF_FMT(choices[n - 1].about));
}

/* The frames of a session that sees every place. */
static void look_at_all(struct ff_arena *a, struct wizard *w, struct ff_buf *out)
{
	static const uint32_t keys[] = {
		't', KEY_ID_DOWN,  'i',          KEY_ID_ESC, KEY_ID_ESC, '?',
		'q', KEY_ID_ESC,   KEY_ID_TAB,   0xe4,       KEY_ID_ESC, 'c',
		'd', KEY_ID_ESC,   'T',          KEY_ID_ESC, '/',        0xe4,
		'r', KEY_ID_ENTER, 'r',          KEY_ID_ESC, 'p',        KEY_ID_ESC,
		'2', KEY_ID_ENTER, KEY_ID_ENTER, 'z',        'Z',        'y'};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		wizard_handle(w, (struct event){.kind = EVENT_KEY, .key = keys[i]});
		ff_buf_add(out, frame_text(a, wizard_frame(w, (struct size){24, 80})));
	}
	ff_buf_add(out, wizard_copy(w));
}

static void say_it(struct ff_arena *a, struct wizard *w, struct ff_buf *out)
{
	struct plain *p = plain_new(a, w, false);
	plain_set_width(p, 72);
	plain_begin(p, FF_STR(""), out);
	plain_line(p, FF_STR("c"), out);
	plain_line(p,
		   FF_STR("zur\xc3\xbc"
			  "ck"),
		   out);
	plain_free(p);
}

static void whole_way(struct ff_arena *a, const struct ff_source *source, struct ff_buf *out)
{
	struct ff_diags d = {.arena = a};
	const struct ff_guide *g = ff_guide_read(a, source, 1, &d);
	ff_diags_print(&d, out);
	if (!g)
		return;
	struct ff_walk *walk = ff_walk_new(a, g->chart);
	struct wizard_options options = {.no_memory = no_memory};
	struct wizard *w = wizard_new(a, g, walk, options);
	look_at_all(a, w, out);
	say_it(a, w, out);
	wizard_free(w);
	ff_walk_note(walk, 0, FF_STR("weil"));
	while (ff_walk_path(walk)->ending == FF_ASKING && ff_walk_answer(walk, 1))
		;
	write_results(a, g, ff_walk_path(walk), out);
	keep_and_read(a, g, ff_walk_path(walk), out);
	check_and_compare(a, source, g, out);
	read_files(a, out);
}

/* What comes of it where the n-th call fails; FNV-1a, 0 if the program heard of it. */
static uint64_t try_it(const struct ff_source *source, size_t n, size_t *left)
{
	static struct ff_buf out;
	volatile uint64_t hash = 0;
	starve_at(n);
	if (setjmp(out_of_memory) == 0) {
		struct ff_arena *a = ff_arena_new(no_memory, NULL);
		out = (struct ff_buf){.arena = a};
		whole_way(a, source, &out);
		hash = 14695981039346656037u;
		for (size_t i = 0; i < out.len; i++)
			hash = (hash ^ (unsigned char)out.s[i]) * 1099511628211u;
		ff_arena_free(a);
		*left = 0;
	}
	size_t calls = starve_calls();
	size_t lost = starve_end();
	if (hash != 0 && lost > 0)
		fail_msg("call %zu of %zu: %zu pieces are lost", n, calls, lost);
	*left = calls;
	return hash;
}

/* So many calls of the small one, and of others: a sanitizer has each small piece be a call. */
enum { TRIES = 300, TRIES_OF_OTHERS = 60 };

static void no_call_goes_wrong(void **state)
{
	static const char *const guides[] = {NULL, "guides/kedro-databricks.md",
					     "tests/guides/long-labels.md", "tests/guides/cjk.md"};
	(void)state;
	if (!starve_works())
		skip();
	for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
		struct ff_arena *a = ff_arena_new(NULL, NULL);
		struct ff_source source = {FF_STR("guide.md"),
					   guides[i] ? source_file(a, guides[i]) : ff_str(small)};
		size_t all, calls, heard = 0;
		uint64_t right = try_it(&source, 0, &all);
		assert_true(right != 0);
		size_t tries = guides[i] ? TRIES_OF_OTHERS : TRIES;
		size_t step = getenv("NO_MEMORY") || all < tries ? 1 : all / tries;
		for (size_t n = 1; n <= all; n += step) {
			uint64_t got = try_it(&source, n, &calls);
			heard += got == 0;
			if (got != 0 && got != right)
				fail_msg("%s: call %zu of %zu fails, and nobody hears of it",
					 guides[i] ? guides[i] : "the small one", n, all);
		}
		printf("%zu calls, %zu tried, %zu heard of\n", all, all / step, heard);
		ff_arena_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(no_call_goes_wrong)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
