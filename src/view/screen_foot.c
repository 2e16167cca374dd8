#include "view/screen_parts.h"
#include <flowform/text.h>

/* What is searched for, as it is typed, and what was found. */
static struct line search_line(struct making *m)
{
	enum { LEAST_TEXT = 6 };
	struct ff_arena *a = m->arena;
	const struct sought *s = &m->scene->sought;
	size_t cells = m->frame.size.cols, column;
	size_t right = ff_text_width(s->found) + 2;
	right = cells < right + LEAST_TEXT + 2 ? 0 : right;
	struct line line = {0};
	line_add(a, &line, FF_STR(" /"), ROLE_KEY);
	line_add(a, &line, edit_view(s->typing, cells - 2 - right, &column), ROLE_TEXT);
	making_cursor(m, m->frame.size.rows - 1, 2 + column);
	if (right > 0) {
		line_pad(a, &line, cells - right + 1, ROLE_TEXT);
		line_add(a, &line, s->found, ROLE_NOTICE);
	}
	return line;
}

/* A word of the message that is a key. */
static void add_hot_word(struct making *m, struct ff_str row, struct ff_str word, uint32_t key)
{
	size_t at = ff_str_find(row, word);
	struct rect rect = {m->rows.n, 1 + at, 1, word.len};
	if (at != FF_NONE)
		hots_add(m->arena, &m->frame.hots, (struct hot){HOT_KEY, key, rect});
}

/* The message: in as many rows as it needs, so that all of it can be read. */
static void add_message(struct making *m)
{
	size_t cells = m->frame.size.cols, n = m->plan.foot;
	struct ff_str rest = m->scene->message, row;
	for (; n > 0 && message_row(&rest, cells, &row); n--) {
		struct line line = {0};
		if (n == 1) /* with all that is left, so that it shows where that is cut */
			row.len = (size_t)(m->scene->message.s + m->scene->message.len - row.s);
		line_add(m->arena, &line, FF_STR(" "), ROLE_TEXT);
		line_add(m->arena, &line, row, ROLE_NOTICE);
		if (m->scene->place == IN_LEAVE) {
			add_hot_word(m, row, FF_STR("Enter"), KEY_ID_ENTER);
			add_hot_word(m, row, FF_STR("Esc"), KEY_ID_ESC);
		}
		*lines_add(&m->rows) = line_cut(m->arena, &line, cells, m->scene->signs->ellipsis);
	}
}

/* "Leave before an outcome?" Nothing else can be clicked at meanwhile. */
static void add_leave(struct making *m)
{
	m->frame.hots.n = 0;
	making_cursor(m, m->rows.n, 1);
	add_message(m);
}

/* The keys; before them, where no border says it, what is out of view. */
static struct line keys_line(struct making *m)
{
	struct ff_arena *a = m->arena;
	const struct scene *s = m->scene;
	size_t cells = m->frame.size.cols;
	struct line line = {0};
	line_add(a, &line, FF_STR(" "), ROLE_TEXT);
	if (!m->plan.boxed && m->hidden.len > 0) {
		line_add(a, &line, m->hidden, ROLE_NOTICE);
		line_add(a, &line, FF_STR("  "), ROLE_TEXT);
	}
	size_t room = cells > line.width ? cells - line.width : 0;
	struct hots hots = {0};
	bool others = s->sheet && s->sheet->columns < s->sheet->n_order;
	struct key_sight sight = {s->keys, s->place, s->signs, others};
	struct line keys = keys_footer(a, &sight, room, &hots);
	hots_join(a, &m->frame.hots, &hots, m->frame.size.rows - 1, line.width);
	line_join(a, &line, &keys);
	return line_cut(a, &line, cells, FF_STR(""));
}

void foot_add(struct making *m)
{
	if (m->scene->sought.typing)
		*lines_add(&m->rows) = search_line(m);
	else if (m->scene->place == IN_LEAVE)
		add_leave(m);
	else if (m->scene->message.len > 0)
		add_message(m);
	else
		*lines_add(&m->rows) = keys_line(m);
}
