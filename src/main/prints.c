#include "config.h"

#include "main/check.h"
#include "main/guides.h"
#include "main/prints.h"
#include "main/reading.h"
#include "main/tell.h"
#include "main/themes.h"
#include <flowform/diff.h>
#include <flowform/report.h>

enum { PATHS_SHOWN = 10000, CHANGES_SHOWN = 100 };

enum status print_chart(struct run *r)
{
	const struct ff_chart *chart;
	enum status status = reading_chart(r, &chart);
	if (status != STATUS_OUTCOME)
		return status;
	ff_chart_dump(chart, &r->output.text);
	return output_end(&r->output, STATUS_OUTCOME);
}

enum status print_paths(struct run *r)
{
	enum status status = reading_guide(r);
	if (status != STATUS_OUTCOME)
		return status;
	ff_report_paths(r->arena, r->guide, PATHS_SHOWN, &r->output.text);
	return output_end(&r->output, STATUS_OUTCOME);
}

enum status print_list(struct run *r)
{
	struct ff_buf *out = &r->output.text;
	ff_buf_add(out, FF_STR("Guides:\n"));
	guides_list(out);
	ff_buf_add(out, FF_STR("\nThemes:\n"));
	themes_list(out);
	return output_end(&r->output, STATUS_OUTCOME);
}

enum status print_check(struct run *r)
{
	struct ff_arena *scratch = ff_arena_new(tell_no_memory, NULL);
	enum status status = check_guides(scratch, &r->options, &r->output.text);
	ff_arena_free(scratch);
	return output_end(&r->output, status);
}

enum status print_diff(struct run *r)
{
	const struct ff_guide *guides[2];
	for (size_t i = 0; i < 2; i++) {
		enum status status = reading_another(r, r->options.guides[i], &guides[i]);
		if (status != STATUS_OUTCOME)
			return status;
	}
	const struct ff_diff *diff = ff_diff(r->arena, guides[0], guides[1], CHANGES_SHOWN);
	if (r->options.format == FORMAT_JSON) {
		ff_diff_json(diff, &r->output.text);
		ff_buf_add_char(&r->output.text, '\n');
	} else {
		ff_diff_text(diff, &r->output.text);
	}
	return output_end(&r->output, diff->same ? STATUS_OUTCOME : STATUS_LEFT);
}

enum status print_help(struct run *r)
{
	options_help(&r->output.text);
	return output_end(&r->output, STATUS_OUTCOME);
}

enum status print_version(struct run *r)
{
	ff_buf_add(&r->output.text, FF_STR(PACKAGE_STRING "\n"));
	return output_end(&r->output, STATUS_OUTCOME);
}
