#include "main/check.h"
#include "main/collect.h"
#include "main/guides.h"
#include <flowform/check.h>
#include <flowform/json.h>
#include <string.h>
#include <sys/stat.h>

struct checker {
	struct ff_arena *scratch;
	const struct options *options;
	struct ff_buf *out;
	struct ff_json json;
	bool faulty;
};

/* Where a document's relative links start. */
struct spot {
	struct ff_arena *arena;
	struct ff_str directory; /* with its '/' */
};

static bool is_there(void *context, struct ff_str path)
{
	const struct spot *p = context;
	struct stat st;
	struct ff_str full =
		ff_arena_format(p->arena, "%.*s%.*s", FF_FMT(p->directory), FF_FMT(path));
	return ff_str_find_char(path, '\0') == FF_NONE && stat(full.s, &st) == 0;
}

static struct ff_str directory_of(struct ff_str path)
{
	while (path.len > 0 && path.s[path.len - 1] != '/')
		path.len--;
	return path;
}

static bool is_regular(const char *name)
{
	struct stat st;
	return name && stat(name, &st) == 0 && S_ISREG(st.st_mode);
}

static enum status check_file(struct checker *c, const struct collected *file)
{
	struct ff_source source;
	struct ff_diags diags = {.arena = c->scratch};
	enum status status = guides_read(c->scratch, file->name, &source);
	if (status != STATUS_OUTCOME)
		return status;
	struct spot place = {c->scratch, directory_of(source.name)};
	struct ff_check_options options = {.chart_optional = file->found, .context = &place};
	/* A guide that is no file has nothing beside it. */
	if (is_regular(file->name))
		options.exists = is_there;
	ff_check(c->scratch, &source, &options, &diags);
	if (c->options->format == FORMAT_JSON)
		ff_diags_json(&diags, &c->json);
	else
		ff_diags_print(&diags, c->out);
	c->faulty |= diags.errors > 0 || (c->options->werror && diags.n > 0);
	return STATUS_OUTCOME;
}

enum status check_guides(struct ff_arena *scratch, const struct options *options,
			 struct ff_buf *out)
{
	struct checker c = {scratch, options, out, {.out = out}, false};
	const struct collected *files;
	size_t n;
	enum status worst =
		collect_guides(out->arena, options->guides, options->n_guides, &files, &n);
	if (options->format == FORMAT_JSON)
		ff_json_open(&c.json, NULL, '[');
	for (size_t i = 0; i < n; i++) {
		enum status status = check_file(&c, &files[i]);
		if (status > worst)
			worst = status;
		ff_arena_reset(scratch);
	}
	if (options->format == FORMAT_JSON) {
		ff_json_close(&c.json, ']');
		ff_buf_add_char(out, '\n');
	}
	return worst == STATUS_OUTCOME && c.faulty ? STATUS_LEFT : worst;
}
