#include "arena.h"
#include "fixture.h"
#include "test.h"
#include <flowform/report.h>
#include <jansson.h>

#define RUN(lit)                                                                                   \
	{                                                                                          \
		.text = FF_STR_INIT(lit)                                                           \
	}
#define LINK(lit, address)                                                                         \
	{                                                                                          \
		.text = FF_STR_INIT(lit), .style = FF_LINK, .href = FF_STR_INIT(address)           \
	}
#define RICH(runs)                                                                                 \
	{                                                                                          \
		(runs), sizeof(runs) / sizeof *(runs)                                              \
	}

static const struct ff_run fast[] = {RUN("fast, "), LINK("see ", "https://x.org"),
				     LINK("there", "https://x.org")};
static const struct ff_run slow[] = {RUN("slow\nbut "), LINK("sure", "javascript:x")};
static const struct ff_run bare[] = {LINK("https://x.org", "https://x.org")};
static const struct ff_run head[] = {RUN("Head")}, one[] = {RUN("one")}, two[] = {RUN("two")};

static const struct ff_rich header[] = {RICH(head), RICH(one)}, row[] = {RICH(bare)};
static const struct ff_row rows_of_table[] = {{.cells = header, .n = 2}, {.cells = row, .n = 1}};
static const struct ff_table table = {.rows = rows_of_table, .n_rows = 2, .columns = 2};

/* What stands in the document, and how it comes out. */
static const struct ff_block blocks[] = {
	{.kind = FF_PARAGRAPH, .text = RICH(fast)},
	{.kind = FF_PARAGRAPH, .text = RICH(slow)},
	{.kind = FF_ITEM, .depth = 1, .text = RICH(one)},
	{.kind = FF_ITEM, .depth = 2, .number = 3, .text = RICH(slow)},
	{.kind = FF_ITEM, .depth = 1, .task = FF_DONE, .text = RICH(two)},
	{.kind = FF_PARAGRAPH, .depth = 1, .text = RICH(two)},
	{.kind = FF_ITEM, .depth = 1, .number = 2, .task = FF_OPEN, .text = RICH(two)},
	{.kind = FF_RULE},
	{.kind = FF_QUOTE, .quoted = true, .text = RICH(slow)},
	{.kind = FF_HTML, .code = FF_STR_INIT("<hr>")},
	{.kind = FF_HTML, .text = RICH(two)},
	{.kind = FF_TABLE, .table = &table},
	{.kind = FF_CODE_BLOCK, .code = FF_STR_INIT("a\n b\n")},
	{.kind = FF_DIAGRAM, .code = FF_STR_INIT("flowchart\n")},
	{.kind = FF_HEADING, .level = 3, .text = RICH(bare)},
};

static const struct {
	const char *name;
	struct ff_extent extent;
	struct ff_str want;
} parts[] = {
	{"nothing", {0, 0}, FF_STR_INIT("")},
	{"paragraphs", {0, 2}, FF_STR_INIT("fast, see there (https://x.org)\\n\\nslow\\nbut sure")},
	{"a list",
	 {2, 7},
	 FF_STR_INIT("- one\\n  3. slow\\n     but sure\\n- [x] two\\n\\n  two\\n\\n2. [ ] two")},
	{"a rule and a quote", {7, 9}, FF_STR_INIT("> slow\\n  but sure")},
	{"HTML and a table", {9, 12}, FF_STR_INIT("two\\n\\nHead | one\\nhttps://x.org | ")},
	{"code, a diagram, a heading", {12, 15}, FF_STR_INIT("a\\n b\\n\\nhttps://x.org")},
};

/* The value of the first member `name` in some JSON, as it is written. */
static struct ff_str member(struct ff_str json, const char *name)
{
	struct ff_str key = ff_arena_format(arena, "\"%s\":", name);
	size_t at = ff_str_find(json, key);
	assert_true(at != FF_NONE);
	struct ff_str value = ff_str_from(json, at + key.len);
	size_t depth = 0, end = 0;
	bool quoted = false;
	do {
		char c = value.s[end];
		if (c == '"' && (end == 0 || value.s[end - 1] != '\\'))
			quoted = !quoted;
		else if (!quoted && (c == '[' || c == '{'))
			depth++;
		else if (!quoted && (c == ']' || c == '}'))
			depth--;
		end++;
	} while (depth > 0 || quoted || !strchr(",]}", value.s[end]));
	return ff_str_head(value, end);
}

/* The report of a walk by ways; parsed by another program's eyes too. */
static struct ff_str report(const struct ff_guide *g, const char *ways, struct ff_str note,
			    const bool *done)
{
	struct ff_walk *w = ff_walk_new(arena, g->chart);
	struct ff_buf out = {.arena = arena};
	json_error_t error;
	if (note.len > 0)
		ff_walk_note(w, 0, note);
	for (; *ways; ways++)
		assert_true(ff_walk_answer(w, (uint32_t)(*ways - '0')));
	ff_report_json(ff_compare(arena, g, ff_walk_path(w)), done, &out);
	json_t *parsed = json_loadb(out.s, out.len, 0, &error);
	if (!parsed)
		fail_msg("%s: %.*s", error.text, FF_FMT(ff_buf_str(&out)));
	json_decref(parsed);
	assert_int_equal(out.s[out.len - 1], '\n');
	return (struct ff_str){out.s, out.len - 1};
}

static struct ff_guide *guide_of(struct ff_str chart)
{
	return fixture_guide(arena, fixture_chart(arena, chart));
}

#define WORKFLOWS "S>N;N>W1:Yes;N>T:No;T>B;B>W2:Yes;B>D:No"

/* "'" stands for "\"" in what is wanted. */
static struct ff_str quoted(struct ff_str s)
{
	struct ff_str copy = ff_arena_copy(arena, s);
	char *c = FF_NEW(arena, char, s.len + 1);
	for (size_t i = 0; i < s.len; i++)
		c[i] = copy.s[i] == '\'' ? '"' : copy.s[i];
	return (struct ff_str){c, s.len};
}

static void whole(void **state)
{
	(void)state;
	struct ff_guide *g = guide_of(FF_STR(WORKFLOWS));
	struct ff_source source = {.name = FF_STR("kedro.md")};
	struct ff_document doc = {.source = &source};
	struct ff_step_item next[] = {{.text = RICH(fast)}, {.text = RICH(two), .done = true}};
	struct ff_cell said[] = {{.alternative = 1, .text = RICH(bare)}};
	struct ff_criterion rows[] = {{FF_STR("Speed"), said, 1}};
	struct ff_alternative *list = FF_NEW(arena, struct ff_alternative, 2);
	memcpy(list, g->alternatives, 2 * sizeof *list);
	list[0].link = FF_STR("https://w.org");
	list[0].next_steps = next;
	list[0].n_next_steps = 2;
	list[1].link = FF_STR("javascript:alert(1)");
	list[1].inferred = true;
	g->alternatives = list;
	g->document = &doc;
	g->title = FF_STR("Choose a\nworkflow");
	g->date = FF_STR("2026-11");
	g->source_note = FF_STR("docs");
	g->criteria = rows;
	g->n_criteria = 1;
	struct ff_str want = FF_STR(
		"{'guide':{'title':'Choose a workflow','source':'docs','date':'2026-11',"
		"'file':'kedro.md'},"
		"'answers':[{'node':'N','question':'n','answer':'No','note':'why\\nnot'},"
		"{'node':'B','question':'b','answer':'Yes','note':''}],"
		"'steps':['s','t'],"
		"'outcome':{'node':'W2','label':'w2'},'recommended':'W','possible':['W'],"
		"'alternatives':["
		"{'id':'W','title':'W','label':'w','link':'https://w.org','outcomes':['W1','W2'],"
		"'inferred':false,'reached_when':[[{'node':'N','answer':'Yes'}],"
		"[{'node':'N','answer':'No'},{'node':'B','answer':'Yes'}]],'why_not':null},"
		"{'id':'D','title':'D','label':'d','link':'','outcomes':['D'],'inferred':true,"
		"'reached_when':[[{'node':'N','answer':'No'},{'node':'B','answer':'No'}]],"
		"'why_not':{'node':'B','answer':'Yes'}}],"
		"'criteria':[{'title':'Reached when','cells':['N: Yes; or N: No, B: Yes',"
		"'N: No, B: No']},{'title':'Speed','cells':['','https://x.org']}],"
		"'changes':[{'node':'N','answer':'Yes','alternatives':['W']},"
		"{'node':'B','answer':'No','alternatives':['D']}],"
		"'next_steps':[{'text':'fast, see there (https://x.org)','done':false},"
		"{'text':'two','done':true}]}");
	assert_str("whole", report(g, "10", FF_STR("why\nnot"), NULL), quoted(want));
	static const bool done[] = {true, false};
	assert_str("ticked", member(report(g, "10", FF_STR(""), done), "next_steps"),
		   quoted(FF_STR("[{'text':'fast, see there (https://x.org)','done':true},"
				 "{'text':'two','done':false}]")));
}

static void members(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart;
		const char *ways, *member;
		struct ff_str want;
	} cases[] = {
		{"no outcome yet", FF_STR_INIT(WORKFLOWS), "", "outcome", FF_STR_INIT("null")},
		{"nothing recommended", FF_STR_INIT(WORKFLOWS), "1", "recommended",
		 FF_STR_INIT("null")},
		{"all possible", FF_STR_INIT(WORKFLOWS), "", "possible", FF_STR_INIT("['W','D']")},
		{"no answers", FF_STR_INIT(WORKFLOWS), "", "answers", FF_STR_INIT("[]")},
		{"no next steps", FF_STR_INIT(WORKFLOWS), "", "next_steps", FF_STR_INIT("[]")},
		{"steps so far", FF_STR_INIT(WORKFLOWS), "", "steps", FF_STR_INIT("['s']")},
		{"steps of a plan", FF_STR_INIT("A>B;B>C;C>X"), "", "steps",
		 FF_STR_INIT("['a','b','c']")},
		{"a plan is always reached", FF_STR_INIT("A>X"), "", "criteria",
		 FF_STR_INIT("[{'title':'Reached when','cells':['always']}]")},
		{"its route has no answers", FF_STR_INIT("A>X"), "", "reached_when",
		 FF_STR_INIT("[[]]")},
		{"round in a circle", FF_STR_INIT("A>X:1;A>B:2;B>B"), "1", "possible",
		 FF_STR_INIT("[]")},
		{"no file", FF_STR_INIT("A>X"), "", "guide",
		 FF_STR_INIT("{'title':'','source':'','date':'','file':''}")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(cases[i].name,
			   member(report(guide_of(cases[i].chart), cases[i].ways, FF_STR(""), NULL),
				  cases[i].member),
			   quoted(cases[i].want));
}

static void many_routes(void **state)
{
	(void)state;
	struct ff_buf b = {.arena = arena};
	for (int i = 0; i < 6; i++)
		ff_buf_format(&b, "q%d>q%d:l;q%d>q%d:r;", i, i + 1, i, i + 1);
	struct ff_str json = report(guide_of(ff_buf_str(&b)), "", FF_STR(""), NULL);
	assert_true(ff_str_find(json, FF_STR("q5: r; and 32 more ways\"]")) != FF_NONE);
}

static void hostile(void **state)
{
	(void)state;
	struct ff_guide *g = guide_of(FF_STR("A>X:\x1b[1m\xc2\x9b;A>Y:\xe2\x80\xae"));
	struct ff_str json = report(g, "0", FF_STR("\x1b]0;x\x07\x7f"), NULL);
	for (size_t i = 0; i < json.len; i++)
		assert_true((unsigned char)json.s[i] >= 0x20 && json.s[i] != 0x7f);
	assert_true(ff_str_find(json, FF_STR("\xc2\x9b")) == FF_NONE);
	assert_true(ff_str_find(json, FF_STR("\xe2\x80\xae")) == FF_NONE);
}

static void documents(void **state)
{
	static const struct ff_document doc = {.blocks = blocks,
					       .n_blocks = sizeof blocks / sizeof *blocks};
	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct ff_guide *g = guide_of(FF_STR("A>X"));
		struct ff_cell cell = {.parts = &parts[i].extent, .n_parts = 1};
		struct ff_criterion criterion = {FF_STR("Row"), &cell, 1};
		g->document = &doc;
		g->criteria = &criterion;
		g->n_criteria = 1;
		struct ff_str json = report(g, "", FF_STR(""), NULL);
		struct ff_str rest = ff_str_from(json, ff_str_find(json, FF_STR("\"Row\"")));
		assert_str(parts[i].name, member(rest, "cells"),
			   ff_arena_format(arena, "[\"%.*s\"]", FF_FMT(parts[i].want)));
	}
}

/* A step with what stands below it; a cell with words of its own and two parts. */
static void parts_of_texts(void **state)
{
	static const struct ff_document doc = {.blocks = blocks,
					       .n_blocks = sizeof blocks / sizeof *blocks};
	static const struct ff_extent two_parts[] = {{7, 8}, {5, 6}, {2, 3}};
	(void)state;
	struct ff_guide *g = guide_of(FF_STR("A>X"));
	struct ff_alternative to = g->alternatives[0];
	struct ff_step_item step = {.text = RICH(one), .details = {5, 6}};
	struct ff_cell cell = {.text = RICH(head), .parts = two_parts, .n_parts = 3};
	struct ff_criterion criterion = {FF_STR("Row"), &cell, 1};
	to.next_steps = &step;
	to.n_next_steps = 1;
	g->alternatives = &to;
	g->document = &doc;
	g->criteria = &criterion;
	g->n_criteria = 1;
	struct ff_str json = report(g, "", FF_STR(""), NULL);
	assert_str("step", member(json, "next_steps"),
		   quoted(FF_STR("[{'text':'one\\n  two','done':false}]")));
	struct ff_str rest = ff_str_from(json, ff_str_find(json, FF_STR("\"Row\"")));
	assert_str("cell", member(rest, "cells"), quoted(FF_STR("['Head\\n\\n  two\\n\\n- one']")));
}

static void paths(void **state)
{
	static const struct {
		const char *name;
		struct ff_str chart;
		size_t cap;
		struct ff_str want;
	} cases[] = {
		{"all", FF_STR_INIT(WORKFLOWS), 9,
		 FF_STR_INIT("N = Yes -> W\nN = No, B = Yes -> W\nN = No, B = No -> D\n")},
		{"some", FF_STR_INIT(WORKFLOWS), 2,
		 FF_STR_INIT("N = Yes -> W\nN = No, B = Yes -> W\nand 1 more path\n")},
		{"none of them", FF_STR_INIT(WORKFLOWS), 0, FF_STR_INIT("3 paths\n")},
		{"a plan", FF_STR_INIT("A>X"), 9, FF_STR_INIT("-> X\n")},
		{"loops", FF_STR_INIT("A>A:1;A>X:2"), 9, FF_STR_INIT("A = 2 -> X\n")},
		{"more with loops", FF_STR_INIT("A>A:1;A>X:2;A>Y:3"), 1,
		 FF_STR_INIT("A = 2 -> X\nand more paths (the chart has loops)\n")},
		{"no outcome", FF_STR_INIT("A>B;B>A"), 9, FF_STR_INIT("")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_buf out = {.arena = arena};
		ff_report_paths(arena, guide_of(cases[i].chart), cases[i].cap, &out);
		assert_str(cases[i].name, ff_buf_str(&out), cases[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),     cmocka_unit_test(members),
		cmocka_unit_test(hostile),   cmocka_unit_test(many_routes),
		cmocka_unit_test(documents), cmocka_unit_test(parts_of_texts),
		cmocka_unit_test(paths),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
