#include <core/mermaid/data.h>
#include <core/mermaid/reader.h>
#include <core/mermaid/shape.h>
#include <core/mermaid/space.h>

/* Within quotes a newline with its indent is a break. */
static void add_quoted(struct reader *r, struct reader_data *data, struct ff_buf *b)
{
	struct ff_str rest = reader_text(r, r->t), line;
	for (bool first = true; ff_str_cut(&rest, '\n', &line); first = false) {
		if (!first)
			ff_buf_add(b, FF_STR("<br/>"));
		ff_buf_add(b, line);
		if (!rest.s)
			break;
		rest = ff_str_from(rest, space_end(rest, 0));
		data->moved = true;
	}
}

/* One line is the inside of a flow mapping; several are lines of a block. */
static void make_yaml(struct reader_data *data, struct ff_buf *b)
{
	struct ff_str inside = ff_str_from(ff_buf_str(b), 2); /* b begins with "{\n" */
	bool lines = ff_str_find_char(inside, '\n') != FF_NONE;
	ff_buf_add(b, lines ? FF_STR("\n") : FF_STR("\n}"));
	data->text = ff_str_from(ff_buf_str(b), lines ? 2 : 0);
	data->inside = data->at + (lines ? 2 : 0);
}

bool reader_data(struct reader *r, struct reader_data *data)
{
	struct ff_buf b = {.arena = r->arena};
	*data = (struct reader_data){.at = r->t.at};
	ff_buf_add(&b, FF_STR("{\n"));
	for (;; reader_next(r)) {
		if (r->t.kind == TOKEN_DATA)
			ff_buf_add(&b, reader_text(r, r->t));
		else if (r->t.kind == TOKEN_DATA_TEXT)
			add_quoted(r, data, &b);
		else if (r->t.kind != TOKEN_DATA_OPEN)
			break;
		else
			data->moved = data->moved || r->t.at > data->at;
	}
	data->end = r->t.at;
	if (r->t.kind != TOKEN_NONE) {
		make_yaml(data, &b);
		return true;
	}
	if (r->t.at < r->clean.text.len)
		return reader_wrong(r, r->t.at, CARET);
	return reader_wrong(r, data->at, UNCLOSED_DATA, reader_found(r, r->t.at));
}

enum { SHAPE, LABEL, ICON, IMG, N_KEYS };

/* Says what is wrong in it, at `at` of its text; reading goes on behind it. */
static bool data_wrong(struct reader *r, const struct reader_data *data, size_t at,
		       enum complaint kind, struct ff_str what)
{
	const struct ff_str args[] = {what, {NULL, 0}, {NULL, 0}};
	bool known = at != FF_NONE && !data->moved && data->inside + at < data->end;
	reader_say(r, known ? data->inside + at : data->at, kind, args);
	r->resume = data->end;
	return false;
}

static bool set_shape(struct reader *r, struct draft_node *node, const struct data_value *shape,
		      const struct reader_data *data)
{
	if (shape->kind == DATA_ABSENT)
		return true;
	const char *name = shape->kind == DATA_STRING ? shape_lookup(shape->text) : NULL;
	if (!name)
		return data_wrong(r, data, shape->at, COMPLAINT_SHAPE, shape->text);
	node->shape = name;
	return true;
}

/* Of a node with an icon or a picture only a label of its own is shown. */
static bool set_icon(struct reader *r, struct draft_node *node, const struct data_value v[N_KEYS],
		     const struct reader_data *data)
{
	bool picture = v[IMG].kind != DATA_ABSENT, icon = v[ICON].kind != DATA_ABSENT;
	node->picture = node->picture || picture;
	node->icon = node->icon || icon;
	if (!picture && !icon)
		return true;
	if (v[LABEL].kind == DATA_OTHER || v[LABEL].falsy)
		return data_wrong(r, data, v[LABEL].at, COMPLAINT_ICON, FF_STR(""));
	if (v[LABEL].kind == DATA_ABSENT &&
	    ff_str_eq(node->text, draft_name_at(&r->draft, node->name)->id))
		node->text = FF_STR("");
	return true;
}

bool reader_apply_data(struct reader *r, uint32_t name, const struct reader_data *data)
{
	static const char *const keys[N_KEYS] = {"shape", "label", "icon", "img"};
	struct data_value v[N_KEYS];
	struct data yaml = data_read(r->arena, data->text, keys, N_KEYS, v);
	if (yaml.failed)
		return data_wrong(r, data, yaml.at, COMPLAINT_DATA, yaml.message);
	if (draft_name_at(&r->draft, name)->subgraph != DRAFT_NONE && !yaml.is_null)
		return true; /* of the box, not of a node */
	struct draft_node *node = draft_node(&r->draft, name, data->at);
	if (!node)
		return true; /* of an edge */
	if (yaml.is_null)
		return data_wrong(r, data, FF_NONE, COMPLAINT_NO_DATA, FF_STR(""));
	if (!set_shape(r, node, &v[SHAPE], data))
		return false;
	if (v[LABEL].kind != DATA_ABSENT) {
		bool known = !data->moved && v[LABEL].at != FF_NONE;
		node->text = v[LABEL].text;
		node->label_at = (uint32_t)(known ? data->inside + v[LABEL].at : data->at);
	}
	return set_icon(r, node, v, data);
}
