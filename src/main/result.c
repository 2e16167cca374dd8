#include "main/result.h"
#include "view/markdown.h"
#include <flowform/report.h>
#include <flowform/text.h>
#include <langinfo.h>

enum { TEXT_WIDTH = 80 };

static void write_text(const struct panel_sight *s, struct ff_buf *out)
{
	struct sheet sheet = sheet_report(out->arena, s, TEXT_WIDTH);
	for (size_t i = 0; i < sheet.lines.n; i++) {
		struct ff_str line = line_text(out->arena, &sheet.lines.list[i]);
		ff_buf_add(out, s->signs->ascii ? ff_text_ascii(out->arena, line) : line);
		ff_buf_add_char(out, '\n');
	}
}

bool result_write(const struct ff_guide *g, const struct ff_path *path, const bool *ticks,
		  bool undecided, const struct options *options, struct ff_buf *out)
{
	bool ascii = options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	const struct ff_comparison *c = ff_compare(out->arena, g, path);
	struct panel_sight sight = {c, signs_of(ascii), ticks, .all_links = true};
	switch (options->format) {
	case FORMAT_TEXT:
		if (undecided || !ff_path_is_blank(path) || path->ending == FF_REACHED)
			write_text(&sight, out);
		break;
	case FORMAT_MARKDOWN: markdown_report(&sight, out); break;
	case FORMAT_JSON: ff_report_json(c, ticks, out); break;
	}
	return path->ending == FF_REACHED;
}
