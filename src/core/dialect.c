#include "dialect.h"
#include "fence.h"

struct unifier {
	const struct ff_source *source;
	struct ff_excerpt_builder out;
	size_t copied; /* the source is in `out` up to here */
};

/* Writes `new` where the source has `old`. */
static void replace(struct unifier *u, struct ff_str old, struct ff_str new)
{
	struct ff_str text = u->source->text;
	size_t at = (size_t)(old.s - text.s);
	ff_excerpt_add(&u->out, (struct ff_str){text.s + u->copied, at - u->copied}, u->copied);
	ff_excerpt_add(&u->out, new, at);
	u->copied = at + old.len;
}

/* Whether a line is that under a table's header: bars, dashes, colons, blanks. */
static bool is_table_rule(struct ff_str line)
{
	size_t bars = 0, dashes = 0;
	for (size_t i = 0; i < line.len; i++) {
		if (!strchr("|-: \t\r", line.s[i]))
			return false;
		bars += line.s[i] == '|';
		dashes += line.s[i] == '-';
	}
	return bars > 0 && dashes > 0;
}

/* Gives each cell its three dashes. */
static void widen(struct unifier *u, struct ff_str line)
{
	struct ff_str rest = line, cell;
	while (ff_str_cut(&rest, '|', &cell)) {
		cell = ff_str_trim(cell);
		if (cell.len == 0 || cell.len > 2 || ff_str_find_char(cell, '-') == FF_NONE)
			continue;
		bool left = cell.s[0] == ':', right = cell.s[cell.len - 1] == ':';
		replace(u, cell, left ? FF_STR(":--") : right ? FF_STR("--:") : FF_STR("---"));
	}
}

/* Writes the line that begins or ends a chart as a fence. A chart has no line of tildes alone. */
static void write_fence(struct unifier *u, struct ff_str line, struct fence_opening o, bool end)
{
	static const char tildes[] = "~~~~~~~~~~~~~~~~";
	size_t n = 0;
	if (o.kind == FENCE_SHORTCODE) {
		replace(u, line, end ? FF_STR("~~~") : FF_STR("~~~mermaid"));
		return;
	}
	while (n < line.len && line.s[n] == ':')
		n++;
	replace(u, ff_str_head(line, n),
		(struct ff_str){tildes, n < sizeof tildes ? n : sizeof tildes - 1});
}

struct ff_excerpt dialect_unify(struct ff_arena *a, const struct ff_source *source, size_t start)
{
	struct unifier u = {.source = source, .out = {.arena = a, .source = source}};
	struct fence_opening open = {.kind = FENCE_NONE};
	struct ff_str text = source->text, rest = ff_str_from(text, start), line;
	u.copied = start;
	while (ff_str_cut(&rest, '\n', &line)) {
		line = fence_line(line);
		struct fence_opening o = open;
		bool end = o.kind != FENCE_NONE && fence_closes(o, line);
		bool begin = o.kind == FENCE_NONE;
		if (begin)
			o = open = fence_opens(line);
		if (end)
			open.kind = FENCE_NONE;
		if ((begin || end) && (o.kind == FENCE_COLONS || o.kind == FENCE_SHORTCODE))
			write_fence(&u, line, o, end);
		else if (o.kind == FENCE_NONE && is_table_rule(line))
			widen(&u, line);
	}
	if (u.copied > start) {
		replace(&u, ff_str_from(text, text.len), FF_STR(""));
		return ff_excerpt_end(&u.out);
	}
	struct ff_seam *seam = FF_NEW(a, struct ff_seam, 1);
	seam->file_at = start;
	return (struct ff_excerpt){source, ff_str_from(text, start), seam, 1};
}
