#include "arena.h"
#include "test.h"
#include <flowform/markdown.h>

static struct ff_diags diags;

static const struct ff_document *read_document(struct ff_str text)
{
	struct ff_source *source = FF_NEW(arena, struct ff_source, 1);
	*source = (struct ff_source){FF_STR("doc.md"), text};
	diags = (struct ff_diags){.arena = arena};
	return ff_markdown_read(arena, source, &diags);
}

/* Text with its styles as Markdown would have them, line breaks as "/". */
static void show_rich(struct ff_buf *out, struct ff_rich text)
{
	static const struct {
		unsigned style;
		struct ff_str mark;
	} marks[] = {
		{FF_EMPHASIS, FF_STR_INIT("*")},
		{FF_STRONG, FF_STR_INIT("**")},
		{FF_CODE, FF_STR_INIT("`")},
		{FF_STRUCK, FF_STR_INIT("~~")},
	};
	for (size_t i = 0; i < text.n; i++) {
		const struct ff_run *run = &text.runs[i];
		for (size_t m = 0; m < 4; m++)
			if (run->style & marks[m].style)
				ff_buf_add(out, marks[m].mark);
		for (size_t c = 0; c < run->text.len; c++)
			ff_buf_add_char(out, run->text.s[c] == '\n' ? '/' : run->text.s[c]);
		for (size_t m = 4; m-- > 0;)
			if (run->style & marks[m].style)
				ff_buf_add(out, marks[m].mark);
		if (run->style & FF_LINK)
			ff_buf_format(out, "<%.*s>", FF_FMT(run->href));
	}
}

/* Rows in lines, cells between bars, with the cells that the row really has. */
static void show_table(struct ff_buf *out, const struct ff_table *t)
{
	for (size_t r = 0; r < t->n_rows; r++) {
		const struct ff_row *row = &t->rows[r];
		ff_buf_format(out, "%s%zu", r > 0 ? ";" : "", row->width);
		for (size_t c = 0; c < t->columns; c++) {
			ff_buf_add_char(out, '|');
			show_rich(out, ff_row_cell(row, c));
		}
	}
}

static void show_block(struct ff_buf *out, const struct ff_block *b)
{
	static const char *const kinds[] = {
		[FF_PARAGRAPH] = "p", [FF_HEADING] = "h",       [FF_ITEM] = "item",
		[FF_QUOTE] = "quote", [FF_CODE_BLOCK] = "code", [FF_RULE] = "rule",
		[FF_TABLE] = "table", [FF_HTML] = "html",       [FF_DIAGRAM] = "diagram",
	};
	ff_buf_add(out, ff_str(kinds[b->kind]));
	if (b->level > 0)
		ff_buf_format(out, "%u", b->level);
	if (b->depth > 0)
		ff_buf_format(out, " d%u", b->depth);
	if (b->number > 0)
		ff_buf_format(out, " n%zu", b->number);
	if (b->task != FF_NO_TASK)
		ff_buf_add(out, b->task == FF_DONE ? FF_STR(" done") : FF_STR(" open"));
	if (b->id.len > 0)
		ff_buf_format(out, " #%.*s", FF_FMT(b->id));
	ff_buf_add(out, FF_STR(": "));
	show_rich(out, b->text);
	if (b->kind == FF_CODE_BLOCK || b->kind == FF_DIAGRAM)
		for (size_t i = 0; i < b->code.len; i++)
			ff_buf_add_char(out, b->code.s[i] == '\n' ? '/' : b->code.s[i]);
	if (b->table)
		show_table(out, b->table);
	ff_buf_add_char(out, '\n');
}

struct text_case {
	const char *name;
	struct ff_str in, want;
};

static void blocks(void **state)
{
	static const struct text_case cases[] = {
		{"styles", FF_STR_INIT("a *b* __c__ `d` ~~e~~ **f *g***"),
		 FF_STR_INIT("p: a *b* **c** `d` ~~e~~ **f *****g***\n")},
		{"breaks", FF_STR_INIT("a\nb  \nc\\\nd<br>\ne <b>f</b>  g"),
		 FF_STR_INIT("p: a b/c/d/e f g\n")},
		{"entities", FF_STR_INIT("a &amp;&lt;b&#x3e;&#233;&nope; &#0;"),
		 FF_STR_INIT("p: a &<b>\xc3\xa9&nope; \xef\xbf\xbd\n")},
		{"links", FF_STR_INIT("[a *b*](x.md \"t\") <https://e.org/?q=1> [r]\n\n[r]: y"),
		 FF_STR_INIT("p: a <x.md>*b*<x.md> "
			     "https://e.org/?q=1<https://e.org/?q=1> r<y>\n")},
		{"images", FF_STR_INIT("![alt *x*](p.png) [![badge](b.svg)](to) ![](no.png)"),
		 FF_STR_INIT("p: alt <p.png>*x*<p.png> badge<to>\n")},
		{"headings", FF_STR_INIT("# A `b` #\nB\n---\n###### C {#see}\n#\n"),
		 FF_STR_INIT("h1: A `b`\nh2: B\nh6 #see: C\nh1: \n")},
		{"lists", FF_STR_INIT("- a\n- b\n\n  3. c\n  4. d\n\n     e\n-\n- - f\n"),
		 FF_STR_INIT("item d1: a\nitem d1: b\nitem d2 n3: c\nitem d2 n4: d\np d2: e\n"
			     "item d1: \nitem d1: \nitem d2: f\n")},
		{"tasks", FF_STR_INIT("- [ ] a\n- [x] b\n1. [X] c\n"),
		 FF_STR_INIT("item d1 open: a\nitem d1 done: b\nitem d1 n1 done: c\n")},
		{"loose list", FF_STR_INIT("1. a\n\n   b\n\n       c\n\n2. d\n"),
		 FF_STR_INIT("item d1 n1: a\np d1: b\ncode d1: c\nitem d1 n2: d\n")},
		{"quote", FF_STR_INIT("> a\nb\n>\n> - c\n\n***\n"),
		 FF_STR_INIT("quote: a b\nitem d1: c\nrule: \n")},
		{"code", FF_STR_INIT("```sh\na  b\n\n  c\n```\n\n\tx\n"),
		 FF_STR_INIT("code: a  b//  c\ncode: x\n")},
		{"html",
		 FF_STR_INIT("<div class=\"a>b\">\n<p>one &amp;\ntwo</p><p>three\n</div>\n\n"
			     "<!-- gone -->\n\n<script>\nx\n</script>\n"),
		 FF_STR_INIT("html: one & two/three\n")},
		{"anchors before a title",
		 FF_STR_INIT("<a id=\"one\"></a>\n\n# A\n\n<a name=two>\n\n## B\n\n## <a "
			     "id='c'></a>C\n"),
		 FF_STR_INIT("h1 #one: A\nh2 #two: B\nh2 #c: C\n")},
		{"table",
		 FF_STR_INIT("| a | **b** |\n|---|:-:|\n| 1 | `x|y` |\n| \\| | [l](m) |\n"),
		 FF_STR_INIT("table: 2|a|**b**;2|1|`x|y`;2|||l<m>\n")},
		{"table: missing, extra, empty",
		 FF_STR_INIT(
			 "a | b | c\n-|-|-\n1\n1 | 2 | 3 | 4\n||2|\n| 1 || 3 |\n| | | |\n|1|\n"),
		 FF_STR_INIT("table: 3|a|b|c;1|1||;4|1|2|3;2||2|;3|1||3;3|||;1|1||\n")},
		{"table in a quote in a list",
		 FF_STR_INIT("1. > | a | b |\n   > |---|---|\n   > |  | 2 |\n"),
		 FF_STR_INIT("item d1 n1: \ntable d1: 2|a|b;2||2\n")},
		{"table with short rules", FF_STR_INIT("|a|b|\n|-|:-|\n|1|2|\n\n- -\n"),
		 FF_STR_INIT("table: 2|a|b;2|1|2\nitem d1: \nitem d2: \n")},
		{"byte order mark and line ends", FF_STR_INIT("\xef\xbb\xbf# A\r\n\r\nb\r\nc\r\n"),
		 FF_STR_INIT("h1: A\np: b c\n")},
		{"zero byte", FF_STR_INIT("a\0b"),
		 FF_STR_INIT("p: a\xef\xbf\xbd"
			     "b\n")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_document *doc = read_document(cases[i].in);
		struct ff_buf out = {.arena = arena};
		if (!doc)
			fail_msg("%s: not read", cases[i].name);
		for (size_t b = 0; b < doc->n_blocks; b++)
			show_block(&out, &doc->blocks[b]);
		assert_str(cases[i].name, ff_buf_str(&out), cases[i].want);
	}
}

/* Each section: level, name, anchor, parent, and the blocks up to its own end and the whole end. */
static void sections(void **state)
{
	static const struct text_case cases[] = {
		{"nested", FF_STR_INIT("p\n# A\np\n## B\np\n### C\n## D\np\n# E\n"),
		 FF_STR_INIT("1 A #a 1-3-8\n 2 B #b 3-5-6\n  3 C #c 5-6-6\n 2 D #d 6-8-8\n1 E #e "
			     "8-9-9\n")},
		{"bold titles",
		 FF_STR_INIT("# A\n**B**\n\nb\n\n**C *c*** **`d`**\n\nc\n\n---\nx\n\n**E** e\n\n## "
			     "F\n**G**\n## H\n"),
		 FF_STR_INIT("1 A #a 0-1-11\n 7 B # 1-3-3\n 7 C c d # 3-5-5\n 2 F #f 8-9-10\n  7 G "
			     "# 9-10-10\n 2 H #h 10-11-11\n")},
		{"bold before any heading", FF_STR_INIT("**A**\n\n**B**\n\nb\n\n# C\n"),
		 FF_STR_INIT("7 A # 0-1-1\n7 B # 1-3-3\n1 C #c 3-4-4\n")},
		{"repeated anchors",
		 FF_STR_INIT("# A b!\n> ## a B\n\n# a-b\n\n# A B?\n# \xc3\x84 {#x}\n"),
		 FF_STR_INIT("1 A b! #a-b 0-2-2\n1 a-b #a-b-2 2-3-3\n1 A B? #a-b-3 3-4-4\n"
			     "1 \xc3\x84 #\xc3\xa4 =x 4-5-5\n")},
		{"titles in lists and quotes are none",
		 FF_STR_INIT("# A\n> ## B\n\n- **C**\n- # D\n\n> **E**\n"),
		 FF_STR_INIT("1 A #a 0-6-6\n")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_document *doc = read_document(cases[i].in);
		struct ff_buf out = {.arena = arena};
		for (size_t n = 0; n < doc->n_sections; n++) {
			const struct ff_section *s = &doc->sections[n];
			for (size_t p = s->parent; p != FF_NONE; p = doc->sections[p].parent)
				ff_buf_add_char(&out, ' ');
			ff_buf_format(&out, "%u %.*s #%.*s", s->level, FF_FMT(s->name),
				      FF_FMT(s->anchor));
			if (s->alias.len > 0)
				ff_buf_format(&out, " =%.*s", FF_FMT(s->alias));
			ff_buf_format(&out, " %zu-%zu-%zu\n", s->first, s->body_end, s->end);
		}
		assert_str(cases[i].name, ff_buf_str(&out), cases[i].want);
	}
}

static void section_of_a_block(void **state)
{
	static const size_t want[] = {FF_NONE, 0, 0, 1, 1, 0, 0, 2};
	const struct ff_document *doc =
		read_document(FF_STR("p\n# A\np\n\n**B**\n\np\n***\np\n# C\n"));
	(void)state;
	assert_int_equal(doc->n_blocks, sizeof want / sizeof *want);
	for (size_t i = 0; i < doc->n_blocks; i++)
		assert_int_equal(ff_document_section(doc, i), want[i]);
}

/* Each character of a diagram knows where it stands: md4c makes up only blanks and newlines. */
static void check_places(const char *name, const struct ff_fence *f)
{
	for (size_t i = 0; i < f->text.text.len; i++) {
		char c = f->text.text.s[i];
		size_t at = ff_excerpt_offset(&f->text, i);
		if (c != '\n' && c != ' ' && f->text.source->text.s[at] != c)
			fail_msg("%s: character %zu is not at %zu", name, i, at);
	}
}

static void fences(void **state)
{
	static const struct text_case cases[] = {
		{"plain", FF_STR_INIT("a\n\n```mermaid\ngraph TD\n\n  A\n```\n"),
		 FF_STR_INIT("3:1 4:1 graph TD//  A/\n")},
		{"tildes, words behind", FF_STR_INIT("~~~~ Mermaid title=x\ngraph\n~~~\n~~~~\n"),
		 FF_STR_INIT("1:1 2:1 graph/~~~/\n")},
		{"in braces, with options",
		 FF_STR_INIT("```{mermaid}\n:alt: a\n  :caption: b\n\ngraph\n:x\n```\n"),
		 FF_STR_INIT("1:1 5:1 graph/:x/\n")},
		{"other languages are none",
		 FF_STR_INIT("```mermaids\ng\n```\n```\nmermaid\n```\n~~~sh\n~~~\n"),
		 FF_STR_INIT("")},
		{"colons", FF_STR_INIT("a\n:::mermaid\ngraph\n\n    A --- B\n---\n:::\nb\n"),
		 FF_STR_INIT("2:1 3:1 graph//    A --- B/---/\n")},
		{"colons with a blank", FF_STR_INIT("::: mermaid\r\ngraph\r\n  A\r\n:::\r\n"),
		 FF_STR_INIT("1:1 2:1 graph/  A/\n")},
		{"other boxes of colons", FF_STR_INIT(":::note\n```mermaid\ng\n```\n:::\n"),
		 FF_STR_INIT("2:1 3:1 g/\n")},
		{"shortcode",
		 FF_STR_INIT("{{< mermaid class=\"x\" >}}\n---\ntitle: t\n---\ngraph\n{{< /mermaid "
			     ">}}\n# A\n{{<mermaid>}}\ng\n{{</mermaid>}}"),
		 FF_STR_INIT("1:1 2:1 ---/title: t/---/graph/\n8:1 9:1 g/\n")},
		{"in a quote in a list",
		 FF_STR_INIT("- a\n  1. b\n\n     > ```mermaid\n     > graph\n     >   "
			     "A[\xc3\xa9]\n     >\n"
			     "     > B\n     > ```\n"),
		 FF_STR_INIT("4:8 5:8 graph/  A[\xc3\xa9]//B/\n")},
		{"indented by blanks",
		 FF_STR_INIT("- a\n\n      ```\n\n   ```mermaid\n   g\n\th\n   ```\n"),
		 FF_STR_INIT("5:4 6:4 g/ h/\n")},
		{"not closed", FF_STR_INIT("```mermaid\ngraph\n"), FF_STR_INIT("1:1 2:1 graph/\n")},
		{"an example is none",
		 FF_STR_INIT("````md\n```mermaid\ng\n```\n:::mermaid\ng\n:::\n````\n"),
		 FF_STR_INIT("")},
		{"commented out",
		 FF_STR_INIT("<!--\n```mermaid\ngraph\n```\n\n:::mermaid\npie\n-->\n\n<!-- "
			     "{{< mermaid >}}\ng\n{{< /mermaid >}} -->\n"),
		 FF_STR_INIT("2:1 3:1 gone graph/\n6:1 7:1 gone pie/\n10:6 11:1 gone g/\n")},
		{"empty", FF_STR_INIT("a\n```mermaid\n```\n"), FF_STR_INIT("2:1 2:4 \n")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_document *doc = read_document(cases[i].in);
		struct ff_buf out = {.arena = arena};
		for (size_t n = 0; n < doc->n_fences; n++) {
			const struct ff_fence *f = &doc->fences[n];
			struct ff_pos open = ff_source_pos(doc->source, f->offset);
			struct ff_pos text =
				ff_source_pos(doc->source, ff_excerpt_offset(&f->text, 0));
			ff_buf_format(&out, "%zu:%zu %zu:%zu %s", open.line, open.column, text.line,
				      text.column, f->commented_out ? "gone " : "");
			for (size_t c = 0; c < f->text.text.len; c++)
				ff_buf_add_char(
					&out, f->text.text.s[c] == '\n' ? '/' : f->text.text.s[c]);
			ff_buf_add_char(&out, '\n');
			check_places(cases[i].name, f);
		}
		assert_str(cases[i].name, ff_buf_str(&out), cases[i].want);
	}
}

static void links_and_pictures(void **state)
{
	const struct ff_document *doc = read_document(
		FF_STR("# [A *b*](x)\n![p](q) [![in](r)](s)\n\n- [](t) [`c`\nd](u)\n\n"
		       "| [e](v) |\n|---|\n| f |\n\n<img src=w alt=g>\n"));
	static const struct {
		struct ff_str text, href;
		size_t block, offset;
	} links[] = {
		{FF_STR_INIT("A b"), FF_STR_INIT("x"), 0, 3},
		{FF_STR_INIT("in"), FF_STR_INIT("s"), 1, 24},
		{FF_STR_INIT("c d"), FF_STR_INIT("u"), 2, 46},
		{FF_STR_INIT("e"), FF_STR_INIT("v"), 3, 59},
	};
	static const size_t pictures[] = {13, 22, 80};
	(void)state;
	assert_int_equal(doc->n_links, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_str("text", doc->links[i].text, links[i].text);
		assert_str("href", doc->links[i].href, links[i].href);
		assert_int_equal(doc->links[i].block, links[i].block);
		assert_int_equal(doc->links[i].offset, links[i].offset);
	}
	assert_int_equal(doc->n_pictures, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(doc->pictures[i], pictures[i]);
}

static void front_matter(void **state)
{
	/* What is read: title, date, source, the text of the first block. */
	static const struct text_case cases[] = {
		{"all",
		 FF_STR_INIT(
			 "---\ntitle: \"A: b\"\ndate: 2026-11-03\nsource: https://e.org\n---\nx"),
		 FF_STR_INIT("A: b|2026-11-03|https://e.org|x|")},
		{"folded, other keys, nested ones",
		 FF_STR_INIT(
			 "\xef\xbb\xbf---\nweight: 1\nauthor: {title: no}\ntags: [date, source]\n"
			 "title: >\n  A\n  b\n? [title, no]\n: no\n...\n# x\n"),
		 FF_STR_INIT("A b|||x|")},
		{"with line ends of Windows", FF_STR_INIT("---\r\ntitle: A\r\n---\r\nx\r\n"),
		 FF_STR_INIT("A|||x|")},
		{"empty", FF_STR_INIT("---\n---\nx\n"), FF_STR_INIT("|||x|")},
		{"two rules", FF_STR_INIT("---\nx\n\n---\ny\n"), FF_STR_INIT("||||")},
		{"not closed", FF_STR_INIT("---\ntitle: A\n"), FF_STR_INIT("||||")},
		{"no YAML", FF_STR_INIT("---\ndate: 2026\ntitle: {{ a\n---\nx\n"),
		 FF_STR_INIT("|2026||x|front-matter")},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct ff_document *doc = read_document(cases[i].in);
		struct ff_str got = ff_arena_format(
			arena, "%.*s|%.*s|%.*s|%.*s|%s", FF_FMT(doc->title), FF_FMT(doc->date),
			FF_FMT(doc->source_note), FF_FMT(ff_rich_plain(arena, doc->blocks[0].text)),
			diags.n > 0 ? diags.list[0].id : "");
		assert_str(cases[i].name, got, cases[i].want);
	}
}

static void errors(void **state)
{
	struct ff_buf wide = {.arena = arena};
	for (size_t i = 1; i < 3000; i++)
		ff_buf_add(&wide, FF_STR("|x"));
	ff_buf_add_char(&wide, '\n');
	for (size_t i = 1; i < 3000; i++)
		ff_buf_add(&wide, FF_STR("|-"));
	ff_buf_add_char(&wide, '\n');
	for (size_t i = 0; i < 3000; i++)
		ff_buf_add(&wide, FF_STR("|x\n"));
	const struct {
		const char *id;
		struct ff_str in;
		size_t offset;
	} cases[] = {
		{"empty", FF_STR(""), FF_NONE},          {"empty", FF_STR(" \n\n"), FF_NONE},
		{"not-utf8", FF_STR("ab\n\xff"), 3},     {"not-utf8", FF_STR("\xc3\xa9\xc3"), 2},
		{"table-too-big", ff_buf_str(&wide), 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (read_document(cases[i].in) || diags.errors != 1)
			fail_msg("case %zu, %s: read", i, cases[i].id);
		assert_string_equal(diags.list[0].id, cases[i].id);
		assert_int_equal(diags.list[0].offset, cases[i].offset);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks),
		cmocka_unit_test(sections),
		cmocka_unit_test(section_of_a_block),
		cmocka_unit_test(fences),
		cmocka_unit_test(links_and_pictures),
		cmocka_unit_test(front_matter),
		cmocka_unit_test(errors),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
