#include <core/mermaid/reader.h>
#include <core/mermaid/space.h>

/* No id begins here: why not? `behind` a link or an '&'. */
static bool node_wrong(struct reader *r, bool behind)
{
	size_t at = space_end(r->clean.text, r->t.at);
	if (reader_is_keyword(r))
		return reader_keyword(r);
	if (reader_is_link(r) && !behind)
		return reader_wrong(r, at, SOURCE, reader_found(r, at));
	return reader_misplaced(r, behind ? COMPLAINT_TARGET : COMPLAINT_NODE);
}

/* "A", "A[x]", "A:::class". */
static bool read_vertex(struct reader *r, struct reader_group *group, bool behind)
{
	struct reader_run id, class;
	if (!reader_run(r, READER_ID, &id))
		return node_wrong(r, behind);
	uint32_t name = draft_name(&r->draft, id.text);
	draft_mention(&r->draft, name);
	FF_PUSH(r->arena, group->names, group->n, group->cap) = name;
	bool none = !draft_node(&r->draft, name, id.at);
	if (none && r->t.kind != TOKEN_DATA_OPEN)
		reader_wrong(r, id.at, LOOSE, id.text);
	if (!reader_shape(r, name))
		return false;
	if (reader_skip(r, TOKEN_CLASS_OF) && !reader_run(r, READER_ID, &class))
		return reader_unexpected(r, FF_STR("the name of a class behind ':::'"));
	return true;
}

/* '&' and the blanks around it; `again` if it is there. */
static bool read_amp(struct reader *r, bool *again)
{
	bool blank = r->t.kind == TOKEN_SPACE;
	while (reader_skip(r, TOKEN_SPACE))
		;
	size_t at = r->t.at;
	*again = r->t.kind == TOKEN_AMP;
	if (!*again)
		return true;
	reader_next(r);
	if (!blank || r->t.kind != TOKEN_SPACE)
		return reader_wrong(r, at, AMP);
	while (reader_skip(r, TOKEN_SPACE))
		;
	return true;
}

/* "A & B@{ … } & C". Mermaid applies what stands in "@{ }" after it has read the next node. */
static bool read_group(struct reader *r, struct reader_group *group, bool behind)
{
	struct reader_data data = {0};
	bool again;
	group->n = 0;
	do {
		uint32_t last = group->n > 0 ? group->names[group->n - 1] : 0;
		if (!read_vertex(r, group, behind || group->n > 0))
			return false;
		if (data.text.s && !reader_apply_data(r, last, &data))
			return false;
		data = (struct reader_data){0};
		if (r->t.kind == TOKEN_DATA_OPEN && !reader_data(r, &data))
			return false;
		if (data.text.s && r->t.kind == TOKEN_CLASS_OF)
			return reader_wrong(r, r->t.at, CLASS_BEHIND);
		if (!read_amp(r, &again))
			return false;
	} while (again);
	return !data.text.s || reader_apply_data(r, group->names[group->n - 1], &data);
}

bool reader_vertices(struct reader *r)
{
	struct draft_link link;
	if (!read_group(r, &r->left, false))
		return false;
	while (reader_is_link(r)) {
		if (!reader_link(r, &link) || !read_group(r, &r->right, true))
			return false;
		draft_link(&r->draft, (struct draft_group){r->left.names, r->left.n},
			   (struct draft_group){r->right.names, r->right.n}, &link);
		struct reader_group swap = r->left;
		r->left = r->right;
		r->right = swap;
	}
	return true;
}
