#include "frontmatter.h"
#include <flowform/text.h>
#include <yaml.h>

/* The lines between `---` and `---` or `...`, as offsets in the file; false if there are none. */
static bool find_block(struct ff_str text, size_t start, size_t *from, size_t *to, size_t *end)
{
	struct ff_str rest = ff_str_from(text, start), line;
	bool first = true;
	while (ff_str_cut(&rest, '\n', &line)) {
		size_t at = (size_t)(line.s - text.s);
		size_t next = rest.s ? (size_t)(rest.s - text.s) : text.len;
		while (line.len > 0 && strchr(" \t\r", line.s[line.len - 1]))
			line.len--;
		bool dashes = ff_str_eq(line, FF_STR("---"));
		if (first && !dashes)
			return false;
		if (first)
			*from = next;
		else if (dashes || ff_str_eq(line, FF_STR("..."))) {
			*to = at;
			*end = next;
			return true;
		}
		first = false;
	}
	return false;
}

enum { DEEPEST = 100 }; /* for libyaml takes ever longer */

struct reader {
	struct ff_arena *arena;
	struct frontmatter *fm;
	size_t depth;        /* of mappings and lists around */
	struct ff_str *into; /* what the next scalar of the outermost mapping is; NULL: its key */
	bool in_mapping, at_value;
	bool prose; /* one text and no mapping: two rules with a paragraph between them */
};

static struct ff_str *field(struct reader *r, struct ff_str key)
{
	if (ff_str_eq(key, FF_STR("title")))
		return &r->fm->title;
	if (ff_str_eq(key, FF_STR("date")))
		return &r->fm->date;
	return ff_str_eq(key, FF_STR("source")) ? &r->fm->source : NULL;
}

static void read_scalar(struct reader *r, struct ff_str value)
{
	r->prose = r->prose || (r->depth == 0 && value.len > 0);
	if (r->depth != 1 || !r->in_mapping)
		return;
	if (!r->at_value)
		r->into = field(r, value);
	else if (r->into)
		*r->into = ff_text_line(r->arena, ff_arena_copy(r->arena, value));
	r->at_value = !r->at_value;
}

/* A key or value that is no plain one. */
static void pass_over(struct reader *r)
{
	if (r->depth != 1)
		return;
	r->into = NULL;
	r->at_value = !r->at_value;
}

/* False at the end. */
static bool read_event(struct reader *r, const yaml_event_t *event)
{
	switch ((int)event->type) {
	case YAML_MAPPING_START_EVENT:
	case YAML_SEQUENCE_START_EVENT:
		if (r->depth++ == 0)
			r->in_mapping = event->type == YAML_MAPPING_START_EVENT;
		break;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		r->depth--;
		pass_over(r);
		break;
	case YAML_ALIAS_EVENT: pass_over(r); break;
	case YAML_SCALAR_EVENT:
		read_scalar(r, (struct ff_str){(const char *)event->data.scalar.value,
					       event->data.scalar.length});
		break;
	case YAML_DOCUMENT_END_EVENT:
	case YAML_STREAM_END_EVENT: return false;
	default: break;
	}
	return true;
}

/* The offset in `text` of a line counted from 0. */
static size_t line_offset(struct ff_str text, size_t number)
{
	struct ff_str rest = text, line = {text.s, 0};
	for (size_t i = 0; i <= number; i++)
		if (!ff_str_cut(&rest, '\n', &line))
			break;
	return (size_t)(line.s - text.s);
}

static void read_yaml(struct reader *r, const struct ff_source *source, size_t from, size_t to,
		      struct ff_diags *d)
{
	struct ff_str text = {source->text.s + from, to - from};
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser))
		ff_arena_exhausted(r->arena);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.s, text.len);
	for (bool more = true; more;) {
		yaml_event_t event;
		bool deep = r->depth > DEEPEST;
		if (deep || !yaml_parser_parse(&parser, &event)) {
			if (parser.error == YAML_MEMORY_ERROR)
				ff_arena_exhausted(r->arena);
			ff_diag_add(d, FF_WARNING, "front-matter", source,
				    from + line_offset(text, deep ? parser.mark.line
								  : parser.problem_mark.line),
				    "the front matter is not read, since it is no YAML: %s",
				    deep             ? "nested too deep"
				    : parser.problem ? parser.problem
						     : "not understood");
			break;
		}
		more = read_event(r, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

struct frontmatter frontmatter_read(struct ff_arena *a, const struct ff_source *source,
				    struct ff_diags *d)
{
	struct frontmatter fm = {.end = 0};
	size_t from = 0, to = 0, end = 0; /* gcc at -O2 cannot see that find_block() sets them */
	if (ff_str_starts(source->text, FF_STR("\xef\xbb\xbf")))
		fm.end = 3;
	if (!find_block(source->text, fm.end, &from, &to, &end))
		return fm;
	struct reader r = {.arena = a, .fm = &fm};
	read_yaml(&r, source, from, to, d);
	if (!r.prose)
		fm.end = end;
	return fm;
}
