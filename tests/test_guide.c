#include "arena.h"
#include "files.h"
#include "test.h"
#include <flowform/guide.h>

/* Guides are files: tests/guides/NAME.md or .mmd, and what is read from it beside it as NAME.guide;
 * where it cannot be read, what is said of it as NAME.err. */

static void show_line(struct ff_buf *out, const char *label, struct ff_str text)
{
	if (text.len > 0)
		ff_buf_format(out, "%s%.*s\n", label, FF_FMT(text));
}

/* Text on one line, line breaks as "/". */
static void show_text(struct ff_buf *out, struct ff_str text)
{
	for (size_t i = 0; i < text.len; i++)
		ff_buf_add_char(out, text.s[i] == '\n' ? '/' : text.s[i]);
}

/* Blocks on one line with " | " between them. */
static void show_extent(struct ff_buf *out, const struct ff_document *doc, struct ff_extent e)
{
	for (size_t i = e.first; i < e.end; i++) {
		const struct ff_block *b = &doc->blocks[i];
		ff_buf_add(out, i > e.first ? FF_STR(" | ") : FF_STR(""));
		if (b->kind == FF_TABLE)
			ff_buf_add(out, FF_STR("(table)"));
		else if (b->kind == FF_DIAGRAM)
			ff_buf_add(out, FF_STR("(diagram)"));
		else if (b->kind == FF_RULE)
			ff_buf_add(out, FF_STR("(rule)"));
		else
			show_text(out, b->text.n > 0 ? ff_rich_plain(arena, b->text) : b->code);
	}
}

static void show_topic(struct ff_buf *out, const struct ff_guide *g, size_t node)
{
	static const char *const roles[] = {
		[FF_QUESTION] = "question", [FF_STEP] = "step", [FF_OUTCOME] = "outcome"};
	static const char *const matches[] = {[FF_UNMATCHED] = "",
					      [FF_BY_CLICK] = " (click)",
					      [FF_BY_TITLE] = " (title)",
					      [FF_BY_LINK] = " (link)",
					      [FF_INFERRED] = " (inferred)"};
	const struct ff_topic *t = &g->topics[node];
	ff_buf_format(out, "%s %.*s: %.*s%s", roles[ff_node_role(g->chart, node)],
		      FF_FMT(g->chart->nodes[node].id), FF_FMT(t->name), matches[t->match]);
	if (t->link.len > 0)
		ff_buf_format(out, " <%.*s>", FF_FMT(t->link));
	if (t->alternative != FF_NONE)
		ff_buf_format(out, " = %.*s", FF_FMT(g->alternatives[t->alternative].id));
	ff_buf_add_char(out, '\n');
	struct ff_extent help = ff_guide_help(g, node);
	if (help.first < help.end && ff_node_role(g->chart, node) != FF_OUTCOME) {
		ff_buf_add(out, FF_STR("  "));
		show_extent(out, g->document, help);
		ff_buf_add_char(out, '\n');
	}
}

static void show_alternative(struct ff_buf *out, const struct ff_guide *g,
			     const struct ff_alternative *alt)
{
	ff_buf_format(out, "alternative %.*s: %.*s%s", FF_FMT(alt->id), FF_FMT(alt->title),
		      alt->inferred ? " (inferred)" : "");
	if (alt->link.len > 0)
		ff_buf_format(out, " <%.*s>", FF_FMT(alt->link));
	ff_buf_add(out, FF_STR("\n  of"));
	for (size_t i = 0; i < alt->n_outcomes; i++)
		ff_buf_format(out, " %.*s", FF_FMT(g->chart->nodes[alt->outcomes[i]].id));
	ff_buf_format(out, ": %.*s\n", FF_FMT(alt->label));
	for (size_t i = 0; i < alt->n_next_steps; i++) {
		const struct ff_step_item *step = &alt->next_steps[i];
		ff_buf_add(out, step->done ? FF_STR("  [x] ") : FF_STR("  [ ] "));
		show_text(out, ff_rich_plain(arena, step->text));
		ff_buf_add(out,
			   step->details.first < step->details.end ? FF_STR(": ") : FF_STR(""));
		show_extent(out, g->document, step->details);
		ff_buf_add_char(out, '\n');
	}
}

static void show_criterion(struct ff_buf *out, const struct ff_guide *g,
			   const struct ff_criterion *c)
{
	ff_buf_format(out, "criterion %.*s\n", FF_FMT(c->title));
	for (size_t i = 0; i < g->n_alternatives; i++) {
		const struct ff_cell *cell = ff_criterion_cell(c, i);
		if (cell->text.n == 0 && cell->n_parts == 0)
			continue;
		ff_buf_format(out, "  %.*s: ", FF_FMT(g->alternatives[i].id));
		show_text(out, ff_rich_plain(arena, cell->text));
		for (size_t p = 0; p < cell->n_parts; p++) {
			ff_buf_add(out, p > 0 ? FF_STR(" || ") : FF_STR(""));
			show_extent(out, g->document, cell->parts[p]);
		}
		ff_buf_add_char(out, '\n');
	}
}

static void show_guide(struct ff_buf *out, const struct ff_guide *g)
{
	show_line(out, "title: ", g->title);
	show_line(out, "date: ", g->date);
	show_line(out, "source: ", g->source_note);
	if (g->n_charts > 1)
		ff_buf_format(out, "chart %zu of %zu\n", g->chart_number, g->n_charts);
	for (size_t i = 0; i < g->chart->n_nodes; i++)
		show_topic(out, g, i);
	for (size_t i = 0; i < g->n_alternatives; i++)
		show_alternative(out, g, &g->alternatives[i]);
	for (size_t i = 0; i < g->n_criteria; i++)
		show_criterion(out, g, &g->criteria[i]);
}

/* Reads it as --chart would and shows it, or what is wrong with it. True if it was read. */
static bool show(struct ff_buf *out, struct ff_str file, size_t chart)
{
	struct ff_source *source = FF_NEW(arena, struct ff_source, 1);
	struct ff_diags diags = {.arena = arena};
	source->name = file;
	source->text = files_read(arena, ff_arena_format(arena, "guides/%.*s", FF_FMT(file)));
	assert_non_null(source->text.s);
	const struct ff_guide *g = ff_guide_read(arena, source, chart, &diags);
	assert_true(!g == (diags.errors > 0));
	ff_diags_print(&diags, out);
	if (g)
		show_guide(out, g);
	return g;
}

static struct ff_str choices(struct ff_str file)
{
	struct ff_str text = files_read(arena, ff_arena_format(arena, "guides/%.*s", FF_FMT(file)));
	struct ff_source source = {file, text};
	struct ff_diags diags = {.arena = arena};
	const struct ff_choice *list;
	struct ff_buf out = {.arena = arena};
	size_t n = ff_guide_charts(arena, &source, &diags, &list);
	for (size_t i = 0; i < n; i++)
		ff_buf_format(&out, "%zu: line %zu, under \"%.*s\", from \"%.*s\"\n",
			      list[i].number, list[i].pos.line, FF_FMT(list[i].heading),
			      FF_FMT(list[i].start));
	return ff_buf_str(&out);
}

/* One file, with all its charts. */
static bool check_file(struct ff_str file)
{
	struct ff_buf out = {.arena = arena};
	bool read = show(&out, file, 0);
	const struct ff_choice *list;
	struct ff_diags diags = {.arena = arena};
	struct ff_str text = files_read(arena, ff_arena_format(arena, "guides/%.*s", FF_FMT(file)));
	struct ff_source source = {file, text};
	size_t n = ff_guide_charts(arena, &source, &diags, &list);
	for (size_t i = 1; i <= n && n > 1; i++) {
		ff_buf_format(&out, "\n--- chart %zu\n", i);
		show(&out, file, i);
	}
	size_t dot = file.len;
	while (dot > 0 && file.s[dot - 1] != '.')
		dot--;
	struct ff_str want =
		ff_arena_format(arena, "guides/%.*s%s", (int)dot, file.s, read ? "guide" : "err");
	return files_expect(arena, want, ff_buf_str(&out));
}

static void guides(void **state)
{
	static const struct ff_str ends[] = {FF_STR_INIT(".md"), FF_STR_INIT(".mmd"),
					     FF_STR_INIT(".txt")};
	size_t wrong = 0, all = 0;
	(void)state;
	for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
		struct ff_str *names;
		size_t n = files_list(arena, FF_STR("guides"), ends[e], &names);
		for (size_t i = 0; i < n; i++)
			wrong += !check_file(names[i]);
		all += n;
	}
	if (wrong > 0 || all == 0)
		fail_msg("%zu of %zu guides are read differently", wrong, all);
}

static void several_charts(void **state)
{
	(void)state;
	assert_str("choices", choices(FF_STR("two-charts.md")),
		   FF_STR("1: line 7, under \"A report comes in\", from \"New report\"\n"
			  "2: line 23, under \"A fix comes in\", from \"Tests pass?\"\n"));
	assert_str("none", choices(FF_STR("picture.md")), FF_STR(""));
}

/* Without a file: what depends on its name, and what no file should hold. */
static void sources(void **state)
{
	static const struct {
		const char *name;
		struct ff_str file, text;
		size_t chart;
		const char *error; /* NULL: it is read */
		struct ff_str title;
	} cases[] = {
		{"bare, by its text", FF_STR_INIT("-"), FF_STR_INIT("flowchart TD\nA-->B\n"), 0,
		 NULL, FF_STR_INIT("-")},
		{"bare, by its name", FF_STR_INIT("a/b.c/how to.MMD"),
		 FF_STR_INIT("graph TD\nA-->B\n"), 1, NULL, FF_STR_INIT("how to")},
		{"Markdown without a chart stays that", FF_STR_INIT("x.md"),
		 FF_STR_INIT("graph TD\nA-->B\n"), 0, "no-chart", FF_STR_INIT("")},
		{"the name of a hidden file", FF_STR_INIT("x/.mmd"),
		 FF_STR_INIT("graph TD\nA-->B\n"), 0, NULL, FF_STR_INIT(".mmd")},
		{"title of the chart", FF_STR_INIT("x.mermaid"),
		 FF_STR_INIT("---\ntitle: Which one\n---\ngraph TD\nA-->B\n"), 0, NULL,
		 FF_STR_INIT("Which one")},
		{"number of the only chart", FF_STR_INIT("x.mmd"), FF_STR_INIT("graph TD\nA-->B\n"),
		 2, "no-such-chart", FF_STR_INIT("")},
		{"not UTF-8", FF_STR_INIT("x.mmd"), FF_STR_INIT("graph TD\nA[\xe9]-->B\n"), 0,
		 "not-utf8", FF_STR_INIT("")},
		{"empty", FF_STR_INIT("x.mmd"), FF_STR_INIT(""), 0, "empty", FF_STR_INIT("")},
		{"a chart of nothing", FF_STR_INIT("x.md"),
		 FF_STR_INIT("```mermaid\ngraph TD\n```\n"), 0, "empty-chart", FF_STR_INIT("")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ff_source source = {cases[i].file, cases[i].text};
		struct ff_diags diags = {.arena = arena};
		const struct ff_guide *g = ff_guide_read(arena, &source, cases[i].chart, &diags);
		assert_str(cases[i].name, ff_str(diags.errors > 0 ? diags.list[0].id : "-"),
			   ff_str(cases[i].error ? cases[i].error : "-"));
		if (g)
			assert_str(cases[i].name, g->title, cases[i].title);
	}
}

/* A mistake in a chart in a quote in a list is shown where it stands in the file. */
static void place_of_an_error(void **state)
{
	struct ff_source source = {
		FF_STR("x.md"),
		FF_STR("- a\n\n  1. b\n\n     > ~~~mermaid\n     > flowchart TD\n"
		       "     >   A --> B\n     >\n     >   B[x --> C\n     > ~~~\n")};
	struct ff_diags diags = {.arena = arena};
	(void)state;
	assert_null(ff_guide_read(arena, &source, 0, &diags));
	assert_int_not_equal(diags.errors, 0);
	struct ff_pos pos = ff_source_pos(&source, diags.list[0].offset);
	assert_int_equal(pos.line, 9);
	assert_in_range(pos.column, 10, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guides),
		cmocka_unit_test(several_charts),
		cmocka_unit_test(sources),
		cmocka_unit_test(place_of_an_error),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
