/* Runs over tests/cases: NAME.mmd is read; NAME.json is the chart as it is dumped, NAME.err what is
 * said about it. With UPDATE_CASES set in the environment both are written anew: look at the
 * difference before you keep it. */
#include "test.h"
#include <dirent.h>
#include <flowform/mermaid.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static struct ff_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = ff_arena_new(NULL, NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	ff_arena_free(arena);
	return 0;
}

static const char *path_of(const char *name, const char *suffix)
{
	const char *srcdir = getenv("srcdir");
	return ff_arena_format(arena, "%s/tests/cases/%s%s", srcdir ? srcdir : ".", name, suffix).s;
}

/* The bytes of a file; s is NULL if there is none. */
static struct ff_str slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct ff_buf b = {.arena = arena};
	char block[4096];
	size_t n;
	if (!f)
		return (struct ff_str){NULL, 0};
	ff_buf_add_char(&b, '\0'); /* so that an empty file is a text as well */
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		ff_buf_add(&b, (struct ff_str){block, n});
	fclose(f);
	return ff_str_from(ff_buf_str(&b), 1);
}

static void update(const char *path, struct ff_str text)
{
	if (text.len == 0) {
		remove(path);
		return;
	}
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	fwrite(text.s, 1, text.len, f);
	fclose(f);
}

struct outcome {
	struct ff_str dump, diags;
};

static struct outcome read_text(struct ff_str name, struct ff_str text)
{
	struct ff_source source = {name, text};
	struct ff_excerpt all = ff_excerpt_all(&source);
	struct ff_diags diags = {.arena = arena};
	struct ff_buf dump = {.arena = arena}, said = {.arena = arena};
	const struct ff_chart *chart = ff_mermaid_read(arena, &all, &diags);
	assert_int_equal(chart == NULL, diags.errors > 0);
	if (chart)
		ff_chart_dump(chart, &dump);
	ff_diags_print(&diags, &said);
	return (struct outcome){ff_buf_str(&dump), ff_buf_str(&said)};
}

/* Laid out by nodes, edges and subgraphs, as people read it. */
static struct ff_str pretty(struct ff_str dump)
{
	struct ff_buf b = {.arena = arena};
	for (size_t i = 0; i < dump.len; i++) {
		struct ff_str rest = ff_str_from(dump, i);
		bool row =
			i > 0 && dump.s[i] == '{' && (dump.s[i - 1] == '[' || dump.s[i - 1] == ',');
		bool key = ff_str_starts(rest, FF_STR("\"nodes\":[{")) ||
			   ff_str_starts(rest, FF_STR("\"nodes\":[]")) ||
			   ff_str_starts(rest, FF_STR("\"edges\":[")) ||
			   ff_str_starts(rest, FF_STR("\"subgraphs\":["));
		if (row || (key && dump.s[i - 1] == ','))
			ff_buf_add(&b, row ? FF_STR("\n  ") : FF_STR("\n "));
		ff_buf_add_char(&b, dump.s[i]);
	}
	return ff_buf_str(&b);
}

static void compare_dump(const char *name, struct ff_str got, struct ff_str want)
{
	json_error_t error;
	json_t *a = json_loadb(got.s, got.len, 0, &error);
	json_t *b = json_loadb(want.s, want.len, 0, &error);
	bool same = a && b && json_equal(a, b);
	json_decref(a);
	json_decref(b);
	if (!same)
		fail_msg("%s: got\n%.*s\nwant\n%.*s", name, FF_FMT(pretty(got)), FF_FMT(want));
}

static void run_case(const char *name)
{
	struct ff_str text = slurp(path_of(name, ".mmd"));
	struct ff_str file = ff_arena_format(arena, "%s.mmd", name);
	struct outcome got = read_text(file, text);
	if (getenv("UPDATE_CASES")) {
		update(path_of(name, ".json"), pretty(got.dump));
		update(path_of(name, ".err"), got.diags);
		return;
	}
	struct ff_str dump = slurp(path_of(name, ".json")), diags = slurp(path_of(name, ".err"));
	if (!dump.s && !diags.s)
		fail_msg("%s: neither .json nor .err beside it", name);
	assert_str(name, got.diags, diags.s ? diags : FF_STR(""));
	if (dump.s && got.dump.len > 0)
		compare_dump(name, got.dump, dump);
	else if (dump.s || got.dump.len > 0)
		fail_msg("%s: %s", name, dump.s ? "refused" : "not refused");
}

static void cases(void **state)
{
	struct dirent **list;
	int n = scandir(path_of("", ""), &list, NULL, alphasort), run = 0;
	(void)state;
	assert_true(n > 0);
	for (int i = 0; i < n; i++) {
		char *suffix = strstr(list[i]->d_name, ".mmd");
		if (suffix && !suffix[4]) {
			*suffix = '\0';
			run_case(list[i]->d_name);
			run++;
		}
		free(list[i]);
	}
	free(list);
	assert_true(run > 0);
}

static void kinds(void **state)
{
	static const struct {
		const char *name;
		struct ff_str in, want;
	} table[] = {
		{"plain", FF_STR_INIT("flowchart LR\nA-->B"), FF_STR_INIT("flowchart")},
		{"blank lines", FF_STR_INIT("\n\n  graph TD\n"), FF_STR_INIT("graph")},
		{"comment", FF_STR_INIT("%% note\nsequenceDiagram\n"),
		 FF_STR_INIT("sequenceDiagram")},
		{"directive", FF_STR_INIT("%%{init: {}}%%\ngraph TD\n"), FF_STR_INIT("graph")},
		{"front matter", FF_STR_INIT("---\ntitle: x\n---\npie\n"), FF_STR_INIT("pie")},
		{"CRLF", FF_STR_INIT("---\r\ntitle: x\r\n---\r\ngraph TD\r\n"),
		 FF_STR_INIT("graph")},
		{"with a dash", FF_STR_INIT("xychart-beta\n"), FF_STR_INIT("xychart-beta")},
		{"state", FF_STR_INIT("stateDiagram-v2\n"), FF_STR_INIT("stateDiagram-v2")},
		{"nothing", FF_STR_INIT(" \n%% only this\n"), FF_STR_INIT("")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_str(table[i].name, ff_mermaid_kind(table[i].in), table[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases),
		cmocka_unit_test(kinds),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
