#include "arena.h"
#include "files.h"
#include "test.h"
#include <flowform/check.h>
#include <jansson.h>

/* Documents are files: tests/checks/NAME.md or .mmd, and what is said of it beside it as NAME.out.
 */

/* The only file beside the documents. */
static bool exists(void *context, struct ff_str path)
{
	(void)context;
	return ff_str_eq(path, FF_STR("here.md"));
}

static const struct ff_check_options options = {.exists = exists};

static struct ff_source *read_source(struct ff_str file)
{
	struct ff_source *source = FF_NEW(arena, struct ff_source, 1);
	source->name = file;
	source->text = files_read(arena, ff_arena_format(arena, "checks/%.*s", FF_FMT(file)));
	assert_non_null(source->text.s);
	return source;
}

static const char *const known[] = {
#define X(id, text) id,
	FF_CHECKS(X)
#undef X
};
enum { N_KNOWN = sizeof known / sizeof *known };

/* Counts the kinds of warnings that were met. */
static void count(const struct ff_diags *d, size_t *met)
{
	for (size_t i = 0; i < d->n; i++) {
		size_t k = 0;
		while (k < N_KNOWN && strcmp(known[k], d->list[i].id) != 0)
			k++;
		if (k < N_KNOWN)
			met[k]++;
		else if (d->list[i].severity == FF_WARNING)
			fail_msg("the warning %s is not in the list", d->list[i].id);
	}
}

static bool check_file(struct ff_str file, size_t *met)
{
	struct ff_diags diags = {.arena = arena};
	struct ff_buf out = {.arena = arena};
	ff_check(arena, read_source(file), &options, &diags);
	ff_diags_print(&diags, &out);
	count(&diags, met);
	size_t dot = file.len;
	while (file.s[dot - 1] != '.')
		dot--;
	struct ff_str want = ff_arena_format(arena, "checks/%.*sout", (int)dot, file.s);
	return files_expect(arena, want, out.s ? ff_buf_str(&out) : FF_STR(""));
}

static void documents(void **state)
{
	static const struct ff_str ends[] = {FF_STR_INIT(".md"), FF_STR_INIT(".mmd")};
	size_t wrong = 0, all = 0, met[N_KNOWN] = {0};
	(void)state;
	for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
		struct ff_str *names;
		size_t n = files_list(arena, FF_STR("checks"), ends[e], &names);
		for (size_t i = 0; i < n; i++)
			wrong += !check_file(names[i], met);
		all += n;
	}
	if (wrong > 0 || all == 0)
		fail_msg("%zu of %zu documents are checked differently", wrong, all);
	for (size_t i = 0; i < N_KNOWN; i++)
		if (met[i] == 0 && strcmp(known[i], "many-charts") != 0)
			fail_msg("no document has the warning %s", known[i]);
}

/* Documents that nobody called a guide. */
static void charts_optional(void **state)
{
	static const struct {
		const char *name;
		struct ff_str file, text;
		size_t charts, errors;
	} cases[] = {
		{"no chart", FF_STR_INIT("x.md"), FF_STR_INIT("# Text\n\n[x](#y)\n"), 0, 0},
		{"empty", FF_STR_INIT("x.md"), FF_STR_INIT(""), 0, 0},
		{"not UTF-8", FF_STR_INIT("x.md"), FF_STR_INIT("caf\xe9\n"), 0, 0},
		{"not UTF-8, with a chart", FF_STR_INIT("x.md"),
		 FF_STR_INIT("caf\xe9\n\n```mermaid\ngraph TD\nA-->B\n```\n"), 0, 1},
		{"another diagram", FF_STR_INIT("x.md"), FF_STR_INIT("```mermaid\npie\n```\n"), 0,
		 0},
		{"an empty chart", FF_STR_INIT("x.mmd"), FF_STR_INIT(""), 0, 1},
		{"a chart", FF_STR_INIT("x.md"), FF_STR_INIT("```mermaid\ngraph TD\nA-->B\n```\n"),
		 1, 0},
	};
	static const struct ff_check_options optional = {.chart_optional = true};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_source source = {cases[i].file, cases[i].text};
		struct ff_diags diags = {.arena = arena};
		size_t charts = ff_check(arena, &source, &optional, &diags);
		if (charts != cases[i].charts || diags.n != cases[i].errors ||
		    diags.errors != cases[i].errors)
			fail_msg("%s: %zu charts, %zu errors", cases[i].name, charts, diags.errors);
	}
}

/* Large charts with a warning for each line, on many lines and on one: in no time. */
static void large(void **state)
{
	(void)state;
	for (int one_line = 0; one_line < 2; one_line++) {
		struct ff_buf b = {.arena = arena}, out = {.arena = arena};
		struct ff_diags diags = {.arena = arena};
		ff_buf_add(&b, FF_STR("flowchart TD\n"));
		for (int i = 0; i < 20000; i++)
			ff_buf_format(&b, "n%d --> n%d & m%d%c", i, i + 1, i,
				      one_line ? ';' : '\n');
		struct ff_source source = {FF_STR("x.mmd"), ff_buf_str(&b)};
		ff_check(arena, &source, &options, &diags);
		assert_int_equal(diags.n, 40000);
		ff_diags_print(&diags, &out);
	}
}

/* Charts without end in a document of many sections: some are left out, which is said. */
static void many_charts(void **state)
{
	struct ff_buf b = {.arena = arena};
	struct ff_diags diags = {.arena = arena};
	(void)state;
	for (int i = 0; i < 1500; i++)
		ff_buf_format(&b, "# %d\n\n```mermaid\ngraph TD\nA-->B\n```\n", i);
	struct ff_source source = {FF_STR("x.md"), ff_buf_str(&b)};
	assert_int_equal(ff_check(arena, &source, &options, &diags), 1500);
	assert_int_equal(diags.n, 1);
	assert_string_equal(diags.list[0].id, "many-charts");
}

/* What every message has, whatever is in it. */
static void as_json_to_others(void **state)
{
	struct ff_str *names;
	size_t n = files_list(arena, FF_STR("checks"), FF_STR(".md"), &names), all = 0;
	struct ff_buf out = {.arena = arena};
	struct ff_json json = {.out = &out};
	(void)state;
	ff_json_open(&json, NULL, '[');
	for (size_t i = 0; i < n; i++) {
		struct ff_diags diags = {.arena = arena};
		ff_check(arena, read_source(names[i]), &options, &diags);
		ff_diags_json(&diags, &json);
		all += diags.n;
	}
	ff_json_close(&json, ']');
	json_t *list = json_loadb(out.s, out.len, 0, NULL);
	assert_int_equal(json_array_size(list), all);
	for (size_t i = 0; i < all; i++) {
		json_t *o = json_array_get(list, i);
		assert_non_null(json_string_value(json_object_get(o, "file")));
		assert_non_null(json_string_value(json_object_get(o, "severity")));
		assert_non_null(json_string_value(json_object_get(o, "id")));
		assert_non_null(json_string_value(json_object_get(o, "message")));
		assert_true(!json_object_get(o, "line") == !json_object_get(o, "column"));
	}
	json_decref(list);
}

static void as_json(void **state)
{
	struct ff_diags diags = {.arena = arena};
	struct ff_buf out = {.arena = arena};
	struct ff_json json = {.out = &out};
	struct ff_source source = {FF_STR("a\x1b.md"), FF_STR("a\n\xc3\xa9x\n")};
	(void)state;
	ff_diag_add(&diags, FF_WARNING, "two", &source, 4, "say \"%s\"", "x");
	ff_diag_add(&diags, FF_WARNING, "two", &source, 4, "say \"%s\"", "x");
	ff_diag_add(&diags, FF_ERROR, "one", &source, FF_NONE, "all of it");
	ff_json_open(&json, NULL, '[');
	ff_diags_json(&diags, &json);
	ff_json_close(&json, ']');
	assert_str(
		"list", ff_buf_str(&out),
		FF_STR("[{\"file\":\"a\xef\xbf\xbd.md\",\"line\":null,\"column\":null,"
		       "\"severity\":\"error\",\"id\":\"one\",\"message\":\"all of it\"},"
		       "{\"file\":\"a\xef\xbf\xbd.md\",\"line\":2,\"column\":2,"
		       "\"severity\":\"warning\",\"id\":\"two\",\"message\":\"say \\\"x\\\"\"}]"));
}

/* The manual page has each kind, in the words of the list. */
static void in_the_manual(void **state)
{
	static const char *const words[] = {
#define X(id, text) ".It Cm " id "\n" text "\n",
		FF_CHECKS(X)
#undef X
	};
	struct ff_str page = files_read(arena, FF_STR("../man/flowform.1"));
	(void)state;
	for (size_t i = 0; i < N_KNOWN; i++)
		if (ff_str_find(page, ff_str(words[i])) == FF_NONE)
			fail_msg("the manual page has no %s", words[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents),     cmocka_unit_test(charts_optional),
		cmocka_unit_test(large),         cmocka_unit_test(many_charts),
		cmocka_unit_test(as_json),       cmocka_unit_test(as_json_to_others),
		cmocka_unit_test(in_the_manual),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
