#include "view/result.h"
#include "view/madr.h"
#include "view/markdown.h"
#include <flowform/report.h>
#include <flowform/text.h>

enum { NARROWEST = 20, TEXT_WIDTH = 80 }; /* cells of a line */

const struct format_name format_names[N_FORMATS] = {
	[FORMAT_TEXT] = {"text", FF_STR_INIT(".txt")},
	[FORMAT_MARKDOWN] = {"markdown", FF_STR_INIT(".md")},
	[FORMAT_JSON] = {"json", FF_STR_INIT(".json")},
	[FORMAT_MADR] = {"madr", FF_STR_INIT("-decision.md")},
};

enum format format_of_file(struct ff_str name)
{
	enum format found = FORMAT_TEXT;
	size_t longest = 0;
	for (enum format i = 0; i < N_FORMATS; i++) {
		struct ff_str suffix = format_names[i].suffix;
		if (suffix.len <= longest || !ff_str_ends(name, suffix))
			continue;
		longest = suffix.len;
		found = i;
	}
	return found;
}

static void write_text(const struct result *r, const struct ff_comparison *c, struct ff_buf *out)
{
	const struct signs *signs = r->words ? signs_in_words() : signs_of(r->ascii);
	struct panel_sight sight = {c, signs, r->ticks, .links_whole = true};
	size_t cells = r->cells < NARROWEST ? NARROWEST : r->cells;
	if (r->cells == 0 || cells > TEXT_WIDTH)
		cells = TEXT_WIDTH;
	struct sheet sheet = sheet_report(out->arena, &sight, r->brief, cells);
	lines_write(out, &sheet.lines, r->ascii_words);
}

void result_write(const struct result *r, enum format format, struct ff_buf *out)
{
	const struct ff_comparison *c = ff_compare(out->arena, r->guide, r->path);
	struct panel_sight sight = {c, signs_of(r->ascii), r->ticks, .links_whole = true};
	switch (format) {
	case FORMAT_TEXT: write_text(r, c, out); break;
	case FORMAT_MARKDOWN: markdown_report(&sight, out); break;
	case FORMAT_JSON: ff_report_json(c, r->ticks, out); break;
	case FORMAT_MADR: madr_report(&sight, r->today, out); break;
	case N_FORMATS: break;
	}
}
