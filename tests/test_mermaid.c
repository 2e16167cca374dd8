/* Runs over tests/cases: NAME.mmd is read; NAME.json is the chart as it is dumped, NAME.err what is
 * said about it. With UPDATE_CASES set in the environment both are written anew: look at the
 * difference before you keep it. */
#include "arena.h"
#include "test.h"
#include <core/mermaid/complaint.h>
#include <dirent.h>
#include <flowform/mermaid.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

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

/* Lines of a chart as they stand in a quote within a list: each behind "  > " in the file. */
static struct ff_excerpt quoted(const struct ff_source *source)
{
	static const struct ff_str mark = FF_STR_INIT("  > ");
	struct ff_excerpt_builder b = {.arena = arena, .source = source};
	struct ff_str rest = source->text, line;
	while (ff_str_cut(&rest, '\n', &line)) {
		if (!ff_str_starts(line, mark))
			continue;
		line = ff_str_from(line, mark.len);
		ff_excerpt_add(&b, line, (size_t)(line.s - source->text.s));
		ff_excerpt_add(&b, FF_STR("\n"), (size_t)(line.s - source->text.s) + line.len);
	}
	return ff_excerpt_end(&b);
}

static void places_in_an_excerpt(void **state)
{
	static const struct ff_str text = FF_STR_INIT("- caf\xc3\xa9\n"
						      "  > flowchart TD\n"
						      "  > %% a comment\n"
						      "  > A{\xc3\xa9t\xc3\xa9}  \n"
						      "  > A --> B[\"#quot;x\"]\n"
						      "  > A -- no --> C\n");
	struct ff_source source = {FF_STR("guide.md"), text};
	struct ff_excerpt e = quoted(&source);
	struct ff_diags diags = {.arena = arena};
	const struct ff_chart *c = ff_mermaid_read(arena, &e, &diags);
	(void)state;
	assert_non_null(c);
	const struct {
		const char *name;
		size_t offset;
		struct ff_str there;
	} places[] = {
		{"a node", c->nodes[0].offset, FF_STR("A{")},
		{"its label", c->nodes[0].label_offset, FF_STR("\xc3\xa9t\xc3\xa9}")},
		{"a node behind a link", c->nodes[1].offset, FF_STR("B[")},
		{"a label in quotes", c->nodes[1].label_offset, FF_STR("#quot;x")},
		{"a link", c->edges[0].offset, FF_STR("--> B")},
		{"a link with a text", c->edges[1].offset, FF_STR("-- no")},
		{"a node without a label", c->nodes[2].label_offset, FF_STR("C\n")},
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (!ff_str_starts(ff_str_from(text, places[i].offset), places[i].there))
			fail_msg("%s: found \"%.10s\"", places[i].name, text.s + places[i].offset);
}

static void complaints_in_an_excerpt(void **state)
{
	struct ff_source source = {FF_STR("guide.md"), FF_STR("1. text\n"
							      "  > ---\n"
							      "  > title: t\n"
							      "  > ---\n"
							      "  > %%{init: {}}%% graph TD\n"
							      "  > \xc3\xa9 -> B\n"
							      "  > %% no\n"
							      "  > B@{ shape: rect, label: x y: }\n"
							      "  > C@{ shape: what }\n")};
	struct ff_excerpt e = quoted(&source);
	struct ff_diags diags = {.arena = arena};
	struct ff_buf said = {.arena = arena};
	(void)state;
	assert_null(ff_mermaid_read(arena, &e, &diags));
	ff_diags_print(&diags, &said);
	assert_str("messages", ff_buf_str(&said),
		   FF_STR("guide.md:6:7: error: '->' is no link, write '-->' [short-arrow]\n"
			  "    6 |   > \xc3\xa9 -> B\n"
			  "      |       ^\n"
			  "guide.md:8:32: error: what stands in '@{ }' is no YAML: did not find "
			  "expected ',' or '}' [bad-data]\n"
			  "    8 |   > B@{ shape: rect, label: x y: }\n"
			  "      |                                ^\n"
			  "guide.md:9:16: error: there is no shape 'what' [unknown-shape]\n"
			  "    9 |   > C@{ shape: what }\n"
			  "      |                ^\n"));
}

/* `before`, `n` times `again`, `behind`. */
static struct ff_str repeated(const char *before, const char *again, size_t n, const char *behind)
{
	struct ff_buf b = {.arena = arena};
	ff_buf_add(&b, ff_str(before));
	for (size_t i = 0; i < n; i++)
		ff_buf_add(&b, ff_str(again));
	ff_buf_add(&b, ff_str(behind));
	return ff_buf_str(&b);
}

/* Charts of any size, and one more than may be. */
static void limits(void **state)
{
	static const struct {
		const char *name, *before, *again, *behind;
		size_t n;
		const char *id; /* what is said first; NULL: it is read */
	} table[] = {
		{"nesting", "graph TD\n", "subgraph s\n", "A\n", 1000, "missing-end"},
		{"nesting too deep", "graph TD\n", "subgraph s\n", "A\n", 1001, "too-deep"},
		{"a label", "graph TD\nA[\"", "abcdefgh", "\"]\n", 8 * 1024, NULL},
		{"a label too long", "graph TD\nA[\"", "abcdefgh", "x\"]\n", 8 * 1024,
		 "label-too-long"},
		{"a text of a link too long", "graph TD\nA -- ", "abcdefgh", "x --> B\n", 8 * 1024,
		 "label-too-long"},
		{"a chain", "graph TD\nA", " --> A", "\n", 100000, NULL},
		{"links in dashes", "graph TD\nA --", "-", "> B\n", 100000, NULL},
		{"blanks and newlines", "graph TD\nA", " \n", "B\n", 100000, NULL},
		{"blanks in the text of a link", "graph TD\nA -- x", " x ", "--> B\n", 20000, NULL},
		{"letters", "graph TD\n", "\xc3\xa9", " --> A@{ shape: rect }\n", 100000, NULL},
		{"empty quotes", "graph TD\nA", "\"\"", " --> B\n", 100000, NULL},
		{"quotes in backticks", "graph TD\nA[", "\"`", "\n", 100000, "unclosed-quote"},
		{"comments", "graph TD\n", "  %% x\n", "A\n", 100000, NULL},
		{"lines with blanks", "graph TD\nA{x}", " \t\n", "B\n", 100000, NULL},
		{"directives", "graph TD\nA", "%%{x}%%", "\n", 100000, "cut-directive"},
		{"directives that a separator ends", "graph TD\nA\n", "%%{a:{\xe2\x80\xa8", "\n",
		 100000, NULL},
		{"tags", "graph TD\nA[\"", "<b x=\"y\">", "\"]\n", 5000, NULL},
		{"tags that don't end", "graph TD\nA[", "<b ", "]\n", 20000, NULL},
		{"codes", "graph TD\nA[\"", "#35;", "\"]\n", 3000, NULL},
		{"lines of dashes", "---\n", "\n", "---\ngraph TD\nA\n", 100000, NULL},
		{"keys", "graph TD\nA@{ ", "k: 1, ", "}\n", 20000, "bad-data"},
		{"lists", "graph TD\nA@{ label: ", "[", "]}\n", 20000, "bad-data"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct ff_source source = {FF_STR("x"), repeated(table[i].before, table[i].again,
								 table[i].n, table[i].behind)};
		struct ff_excerpt all = ff_excerpt_all(&source);
		struct ff_diags diags = {.arena = arena};
		ff_mermaid_read(arena, &all, &diags);
		const char *got = diags.n > 0 ? diags.list[0].id : NULL, *want = table[i].id;
		if (got != want && (!got || !want || strcmp(got, want) != 0))
			fail_msg("%s: got %s, want %s", table[i].name, got, want);
	}
}

static void errors_come_to_an_end(void **state)
{
	struct ff_source source = {FF_STR("x"), repeated("graph TD\n", "A -> B\n", 1000, "")};
	struct ff_excerpt all = ff_excerpt_all(&source);
	struct ff_diags diags = {.arena = arena};
	(void)state;
	assert_null(ff_mermaid_read(arena, &all, &diags));
	assert_int_equal(diags.n, 101);
	assert_string_equal(diags.list[100].id, "too-many");
}

/* Each kind of message is shown by a case, but those of the limits above. */
static void every_complaint_has_a_case(void **state)
{
	static const struct ff_str ids[] = {
#define X(name, severity, id, text) FF_STR_INIT("[" id "]"),
		COMPLAINTS(X)
#undef X
	};
	static const char *const by_size[] = {"[too-deep]", "[label-too-long]", "[too-many]"};
	struct ff_buf all = {.arena = arena};
	struct dirent **list;
	int n = scandir(path_of("", ""), &list, NULL, alphasort);
	(void)state;
	assert_true(n > 0);
	for (int i = 0; i < n; i++) {
		if (strstr(list[i]->d_name, ".err"))
			ff_buf_add(&all, slurp(path_of(list[i]->d_name, "")));
		free(list[i]);
	}
	free(list);
	for (size_t i = 0; i < sizeof by_size / sizeof *by_size; i++)
		ff_buf_add(&all, ff_str(by_size[i]));
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (ff_str_find(ff_buf_str(&all), ids[i]) == FF_NONE)
			fail_msg("no case shows %s", ids[i].s);
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
		cmocka_unit_test(every_complaint_has_a_case),
		cmocka_unit_test(places_in_an_excerpt),
		cmocka_unit_test(complaints_in_an_excerpt),
		cmocka_unit_test(limits),
		cmocka_unit_test(errors_come_to_an_end),
		cmocka_unit_test(kinds),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
