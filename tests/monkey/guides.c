#include "guides.h"
#include "../session.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const files[] = {
	"guides/kedro-databricks.md",      "tests/guides/bare.mmd",
	"tests/guides/bold-sections.md",   "tests/guides/cjk.md",
	"tests/guides/long-labels.md",     "tests/guides/release-plan.md",
	"tests/guides/same-words.md",      "tests/guides/several-starts.mmd",
	"tests/guides/subheadings.md",     "tests/guides/three-answers.md",
	"tests/guides/twenty-answers.mmd", "tests/guides/uneven.mmd",
};

/* The last ones are no plain text for a terminal. */
static const char *const words[] = {
	"Yes",
	"No",
	"maybe",
	"a",
	"b",
	"which",
	"the",
	"cluster",
	"notebook",
	"C++",
	"CI/CD",
	"n",
	"q",
	"1",
	"12",
	"back",
	"deployment-with-a-very-long-name-that-never-ends",
	"Straße",
	"naïve",
	"\xe5\x82\x98\xe3\x81\x8c",
	"\xed\x95\x9c\xea\xb5\xad",
	"e\xcc\x81\xcc\x81",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",
	"`code`",
	"**bold**",
	"%s%n",
	"[link](https://example.org/a)",
	"\xe2\x80\xae",
	"\xe2\x81\xa6",
	"\xc2\x9b",
	"\x7f",
	"&#27;[2J",
	"&#x202e;",
	"&#155;",
};

void random_words(struct ff_buf *b, struct chance *c)
{
	size_t n = chance_one_in(c, 8) ? 1 + chance_below(c, 30) : 1 + chance_below(c, 3);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ff_buf_add_char(b, ' ');
		ff_buf_add(b, ff_str(words[chance_below(c, COUNT(words))]));
	}
}

static void add_edges(struct ff_buf *b, struct chance *c, size_t nodes)
{
	size_t n = nodes + chance_below(c, nodes + 1);
	for (size_t i = 0; i < n; i++) {
		size_t from = i < nodes - 1 ? i : chance_below(c, nodes);
		bool on = !chance_one_in(c, 5); /* else maybe back, or to itself */
		size_t to = on && from + 1 < nodes ? from + 1 + chance_below(c, nodes - from - 1)
						   : chance_below(c, nodes);
		ff_buf_format(b, "n%zu -->", from);
		if (!chance_one_in(c, 4)) {
			ff_buf_add(b, FF_STR("|\""));
			random_words(b, c);
			ff_buf_add(b, FF_STR("\"|"));
		}
		ff_buf_format(b, " n%zu\n", to);
	}
}

static void add_chart(struct ff_buf *b, struct chance *c, size_t nodes)
{
	ff_buf_add(b, FF_STR("flowchart TD\n"));
	for (size_t i = 0; i < nodes; i++) {
		ff_buf_format(b, "n%zu[\"%zu ", i, i);
		random_words(b, c);
		ff_buf_add(b, FF_STR("\"]\n"));
		if (chance_one_in(c, 3))
			ff_buf_format(b, "click n%zu \"#s%zu\"\n", i, i);
	}
	if (nodes > 1)
		add_edges(b, c, nodes);
}

static void add_section(struct ff_buf *b, struct chance *c, size_t node)
{
	static const char *const parts[] = {"\n\n- ",
					    "\n\n> ",
					    "\n\n```\n",
					    "\n\n### Cost\n\n",
					    "\n\n",
					    "\n\n1. ",
					    "\n\n### Next steps\n\n- [ ] ",
					    "\n- [x] ",
					    "\n\n    "};
	ff_buf_format(b, "\n\n## s%zu\n\n", node);
	for (size_t n = chance_below(c, 5); n > 0; n--) {
		random_words(b, c);
		ff_buf_add(b, ff_str(parts[chance_below(c, COUNT(parts))]));
	}
	random_words(b, c);
}

static void add_table(struct ff_buf *b, struct chance *c, size_t nodes)
{
	size_t columns = 2 + chance_below(c, 4);
	ff_buf_add(b, FF_STR("\n\n## Compared\n\n| "));
	for (size_t i = 0; i < columns; i++) {
		size_t node = chance_below(c, nodes);
		ff_buf_format(b, "| [x](#s%zu) ", node);
	}
	ff_buf_add(b, FF_STR("|\n|-"));
	for (size_t i = 0; i < columns; i++)
		ff_buf_add(b, FF_STR("|-"));
	for (size_t rows = 1 + chance_below(c, 6); rows > 0; rows--) {
		ff_buf_add(b, FF_STR("|\n"));
		for (size_t i = 0; i <= columns; i++) {
			ff_buf_add(b, FF_STR("| "));
			random_words(b, c);
		}
	}
	ff_buf_add(b, FF_STR("|\n"));
}

static struct ff_str make(struct ff_arena *a, struct chance *c)
{
	struct ff_buf b = {.arena = a};
	size_t nodes = chance_one_in(c, 10) ? 1 + chance_below(c, 200) : 1 + chance_below(c, 12);
	if (chance_one_in(c, 3))
		ff_buf_add(&b, FF_STR("---\ndate: 2026-11-28\nsource: somewhere\n---\n"));
	ff_buf_add(&b, FF_STR("# "));
	random_words(&b, c);
	ff_buf_add(&b, FF_STR("\n\n```mermaid\n"));
	add_chart(&b, c, nodes);
	ff_buf_add(&b, FF_STR("```"));
	for (size_t i = 0; i < nodes; i++)
		if (chance_one_in(c, 2))
			add_section(&b, c, i);
	if (chance_one_in(c, 2))
		add_table(&b, c, nodes);
	return ff_buf_str(&b);
}

const struct ff_guide *random_guide(struct ff_arena *a, struct chance *c)
{
	const struct ff_guide *g = NULL;
	while (!g) {
		struct ff_diags d = {.arena = a};
		struct ff_source *source = FF_NEW(a, struct ff_source, 1);
		const char *file = files[chance_below(c, COUNT(files))];
		bool made = !chance_one_in(c, 3);
		*source = (struct ff_source){made ? FF_STR("made.md") : ff_str(file),
					     made ? make(a, c) : source_file(a, file)};
		g = ff_guide_read(a, source, 1, &d);
	}
	return g;
}
