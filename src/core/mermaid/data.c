#include <core/mermaid/data.h>
#include <core/mermaid/number.h>
#include <core/mermaid/yaml_text.h>
#include <flowform/buf.h>
#include <stdlib.h>
#include <yaml.h>

struct reading {
	struct ff_arena *arena;
	yaml_document_t *doc;
	struct data *result;
	struct ff_str text; /* as libyaml gets it */
};

static struct ff_str scalar(const yaml_node_t *node)
{
	return (struct ff_str){(const char *)node->data.scalar.value, node->data.scalar.length};
}

static struct ff_str key_text(struct reading *r, yaml_node_item_t key)
{
	const yaml_node_t *node = yaml_document_get_node(r->doc, key);
	return node && node->type == YAML_SCALAR_NODE ? scalar(node) : FF_STR("");
}

/* Mermaid's YAML reader refuses what is nested deeper, and libyaml takes ever longer for it. */
enum { DEEPEST = 100 };

static void fail(struct data *result, size_t at, const char *message)
{
	if (!result->failed)
		*result = (struct data){.failed = true, .at = at, .message = ff_str(message)};
}

struct key {
	struct ff_str text;
	size_t at;
};

static int by_text(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int order = ff_str_cmp(x->text, y->text);
	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

static void check_keys(struct reading *r, const yaml_node_t *node)
{
	size_t n = (size_t)(node->data.mapping.pairs.top - node->data.mapping.pairs.start);
	struct key *keys = FF_NEW(r->arena, struct key, n + 1);
	for (size_t i = 0; i < n; i++) {
		yaml_node_item_t key = node->data.mapping.pairs.start[i].key;
		keys[i].text = key_text(r, key);
		keys[i].at = yaml_document_get_node(r->doc, key)->start_mark.index;
	}
	qsort(keys, n, sizeof *keys, by_text);
	for (size_t i = 1; i < n; i++)
		if (ff_str_eq(keys[i - 1].text, keys[i].text))
			fail(r->result, keys[i].at, "a key stands here twice");
}

static bool is_one_of(struct ff_str s, const char *const *list)
{
	for (; *list; list++)
		if (ff_str_eq(s, ff_str(*list)))
			return true;
	return false;
}

static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
static const char *const trues[] = {"true", "True", "TRUE", NULL};
static const char *const falses[] = {"false", "False", "FALSE", NULL};

static bool is_null(const yaml_node_t *node)
{
	return node->type == YAML_SCALAR_NODE &&
	       node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && is_one_of(scalar(node), nulls);
}

/* A tag that was written stands for what its text has to be. */
static bool fits_tag(const yaml_node_t *node, struct ff_str tag)
{
	double number;
	if (ff_str_eq(tag, FF_STR("seq")))
		return node->type == YAML_SEQUENCE_NODE;
	if (ff_str_eq(tag, FF_STR("map")))
		return node->type == YAML_MAPPING_NODE;
	if (node->type != YAML_SCALAR_NODE)
		return false;
	struct ff_str s = scalar(node);
	if (ff_str_eq(tag, FF_STR("null")))
		return is_one_of(s, nulls);
	if (ff_str_eq(tag, FF_STR("bool")))
		return is_one_of(s, trues) || is_one_of(s, falses);
	if (ff_str_eq(tag, FF_STR("int")) || ff_str_eq(tag, FF_STR("float")))
		return number_read(s, &number);
	return ff_str_eq(tag, FF_STR("str"));
}

/* What libyaml lets pass, but Mermaid's YAML reader does not. */
static void check(struct reading *r)
{
	static const struct ff_str known = FF_STR_INIT("tag:yaml.org,2002:");
	const yaml_node_t *node;
	for (int i = 1; (node = yaml_document_get_node(r->doc, i)); i++) {
		struct ff_str tag = ff_str(node->tag ? (const char *)node->tag : "");
		if (!ff_str_starts(tag, known) || !fits_tag(node, ff_str_from(tag, known.len)))
			fail(r->result, node->start_mark.index, "a tag that does not fit");
		if (node->type == YAML_MAPPING_NODE)
			check_keys(r, node);
	}
}

static struct data_value read_scalar(struct reading *r, const yaml_node_t *node)
{
	struct ff_str s = yaml_text_show(r->arena, ff_arena_copy(r->arena, scalar(node)));
	double number;
	if (is_null(node))
		return (struct data_value){.kind = DATA_ABSENT};
	if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return (struct data_value){.kind = s.len > 0 ? DATA_STRING : DATA_ABSENT,
					   .text = s};
	if (is_one_of(s, falses))
		return (struct data_value){DATA_ABSENT, true, FF_STR("false"), 0};
	if (is_one_of(s, trues))
		return (struct data_value){DATA_OTHER, false, FF_STR("true"), 0};
	if (!number_read(s, &number))
		return (struct data_value){DATA_STRING, false, s, 0};
	bool falsy = !(number < 0 || number > 0);
	return (struct data_value){.kind = falsy ? DATA_ABSENT : DATA_OTHER,
				   .falsy = falsy,
				   .text = number_text(r->arena, number)};
}

/* "a,b" of a list, as JavaScript joins it: lists within look the same, null is empty. */
static struct ff_str join(struct reading *r, const yaml_node_t *list)
{
	struct {
		const yaml_node_t *list;
		yaml_node_item_t *next;
	} open[DEEPEST];
	struct ff_buf b = {.arena = r->arena};
	size_t depth = 0;
	bool comma = false;
	open[depth].list = list;
	open[depth++].next = list->data.sequence.items.start;
	while (depth > 0) {
		const yaml_node_t *in = open[depth - 1].list;
		if (open[depth - 1].next == in->data.sequence.items.top) {
			depth--;
			comma = true;
			continue;
		}
		if (comma)
			ff_buf_add_char(&b, ',');
		const yaml_node_t *node = yaml_document_get_node(r->doc, *open[depth - 1].next++);
		comma = node->type != YAML_SEQUENCE_NODE || depth == DEEPEST;
		if (node->type == YAML_SCALAR_NODE) {
			ff_buf_add(&b, read_scalar(r, node).text);
		} else if (comma) {
			ff_buf_add(&b, FF_STR("[object Object]"));
		} else {
			open[depth].list = node;
			open[depth++].next = node->data.sequence.items.start;
		}
	}
	return ff_buf_str(&b);
}

/* libyaml counts characters: where the byte of one is. */
static size_t byte_of(struct ff_str s, size_t character)
{
	size_t at = 0;
	for (; at < s.len && character > 0; character--)
		do
			at++;
		while (at < s.len && ((unsigned char)s.s[at] & 0xc0) == 0x80);
	return at;
}

/* "!!str 5": libyaml gives each word this tag, so look whether it was written. */
static bool is_tagged_text(const struct reading *r, const yaml_node_t *node)
{
	size_t at = byte_of(r->text, node->start_mark.index);
	return ff_str_starts(ff_str_from(r->text, at), FF_STR("!!str"));
}

static struct data_value read_value(struct reading *r, const yaml_node_t *node)
{
	struct data_value v = {.kind = DATA_OTHER, .text = FF_STR("[object Object]")};
	if (node->type == YAML_SCALAR_NODE)
		v = read_scalar(r, node);
	else if (node->type == YAML_SEQUENCE_NODE)
		v.text = join(r, node);
	if (node->type == YAML_SCALAR_NODE && is_tagged_text(r, node)) {
		v.text = yaml_text_show(r->arena, ff_arena_copy(r->arena, scalar(node)));
		v.kind = v.text.len > 0 ? DATA_STRING : DATA_ABSENT;
		v.falsy = false;
	}
	v.at = node->start_mark.index;
	return v;
}

static void read_mapping(struct reading *r, const char *const *keys, size_t n,
			 struct data_value *values)
{
	const yaml_node_t *root = yaml_document_get_root_node(r->doc);
	r->result->is_null = !root || is_null(root);
	if (!root || root->type != YAML_MAPPING_NODE)
		return;
	for (yaml_node_pair_t *p = root->data.mapping.pairs.start; p < root->data.mapping.pairs.top;
	     p++)
		for (size_t i = 0; i < n; i++)
			if (ff_str_eq(key_text(r, p->key), ff_str(keys[i])))
				values[i] = read_value(r, yaml_document_get_node(r->doc, p->value));
}

static void take_problem(struct ff_arena *a, const yaml_parser_t *parser, struct data *result)
{
	const char *problem = parser->problem ? parser->problem : "it cannot be read";
	/* Without memory for a tag it fails, and names no error. */
	if (parser->error == YAML_MEMORY_ERROR || parser->error == YAML_NO_ERROR)
		ff_arena_exhausted(a);
	struct ff_str message = ff_arena_copy(a, ff_str(problem));
	fail(result, parser->problem_mark.index, message.s);
}

/* The first document; there may be no other. */
static void read_documents(struct ff_arena *a, struct ff_str text, yaml_parser_t *parser,
			   struct data *result, const char *const *keys, size_t n,
			   struct data_value *values)
{
	yaml_document_t doc, more;
	struct reading r = {a, &doc, result, text};
	if (!yaml_parser_load(parser, &doc)) {
		take_problem(a, parser, result);
		return;
	}
	check(&r);
	read_mapping(&r, keys, n, values);
	if (yaml_parser_load(parser, &more)) {
		if (yaml_document_get_root_node(&more))
			fail(result, parser->mark.index, "a second document");
		yaml_document_delete(&more);
	} else {
		take_problem(a, parser, result);
	}
	yaml_document_delete(&doc);
}

static void begin(struct ff_arena *a, yaml_parser_t *parser, struct ff_str text)
{
	if (!yaml_parser_initialize(parser))
		ff_arena_exhausted(a);
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(parser, (const unsigned char *)text.s, text.len);
}

/* Looked at before all of it is read. */
static void check_depth(struct ff_arena *a, struct ff_str text, struct data *result)
{
	yaml_parser_t parser;
	yaml_event_t event;
	size_t depth = 0;
	bool more = true;
	begin(a, &parser, text);
	while (more && yaml_parser_parse(&parser, &event)) {
		yaml_event_type_t type = event.type;
		depth += type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT;
		depth -= type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT;
		more = depth <= DEEPEST && type != YAML_STREAM_END_EVENT;
		if (depth > DEEPEST)
			fail(result, event.start_mark.index, "nested too deep");
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

struct data data_read(struct ff_arena *a, struct ff_str text, const char *const *keys, size_t n,
		      struct data_value *values)
{
	struct data result = {0};
	struct ff_str hidden = yaml_text_hide(a, text);
	yaml_parser_t parser;
	memset(values, 0, n * sizeof *values);
	check_depth(a, hidden, &result);
	if (!result.failed) {
		begin(a, &parser, hidden);
		read_documents(a, hidden, &parser, &result, keys, n, values);
		yaml_parser_delete(&parser);
	}
	bool same = hidden.s == text.s;
	result.at = same ? byte_of(text, result.at) : FF_NONE;
	for (size_t i = 0; i < n; i++)
		values[i].at = same ? byte_of(text, values[i].at) : FF_NONE;
	return result;
}
