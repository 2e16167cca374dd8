#include "view/inquiry.h"
#include "view/rich.h"
#include <flowform/text.h>

struct page_fields inquiry_fields(size_t n_answers, bool has_entry)
{
	struct page_fields f = {.answers = n_answers, .entry = FF_NONE};
	size_t next = n_answers;
	if (has_entry)
		f.entry = next++;
	f.back = next++;
	f.next = next++;
	f.n = next;
	return f;
}

/* A page in the making: the size, what stands where, and what is still free. */
struct layout {
	struct ff_arena *arena;
	const struct inquiry *q;
	struct page_fields at;
	struct size size;
	struct page page;
	struct field *fields;
	size_t n_fields, fields_cap;
};

static void add_field(struct layout *l, enum field_kind kind, size_t index, struct rect rect,
		      struct ff_str text, enum role role)
{
	bool focused = l->q->focus == index;
	FF_PUSH(l->arena, l->fields, l->n_fields, l->fields_cap) =
		(struct field){kind, rect, text, focused ? ROLE_FOCUS : role, focused, index};
	if (focused) {
		l->page.cursor_row = rect.top;
		l->page.cursor_col = rect.left;
	}
}

/* As many lines of the text as there is room for, from the first or from the first that matters;
 * the last one is marked if some are missing behind it. */
static void take_text(struct layout *l, size_t n)
{
	const struct lines *from = &l->q->text;
	size_t spare = from->n > n ? from->n - n : 0;
	size_t first = l->q->lead < spare ? l->q->lead : spare;
	for (size_t i = first; i < first + n && i < from->n; i++) {
		struct line line = from->list[i];
		if (i + 1 == first + n && from->n > first + n) {
			struct line cut = line_cut(l->arena, &line, l->size.cols - 1, FF_STR(""));
			line_add(l->arena, &cut, l->q->signs->ellipsis, ROLE_DIM);
			line = cut;
		}
		*lines_add(&l->page.lines) = line_cut(l->arena, &line, l->size.cols, FF_STR(""));
	}
	l->page.hidden += spare;
}

/* --- answers -----------------------------------------------------------------------------------
 */

enum { ANSWER_INDENT = 2 };

enum { COUNTED_AT_SIGHT = 9 };

/* Where there are so many answers that nobody counts them, they have their numbers. */
static struct ff_str answer_mark(const struct layout *l, size_t i)
{
	const struct signs *signs = l->q->signs;
	struct ff_str mark = i == l->q->picked ? signs->picked : signs->unpicked;
	return l->q->n_answers > COUNTED_AT_SIGHT
		       ? ff_arena_format(l->arena, "%.*s%2zu ", FF_FMT(mark), i + 1)
		       : mark;
}

/* An answer's mark and its label, wrapped under itself. */
static struct lines answer_lines(const struct layout *l, size_t i)
{
	struct lines out = {.arena = l->arena};
	size_t cells = l->size.cols > ANSWER_INDENT ? l->size.cols - ANSWER_INDENT : 1;
	text_add(&out, ff_text_line(l->arena, l->q->answers[i]), cells, answer_mark(l, i),
		 ROLE_OPEN);
	return out;
}

/* The field is the label: its text stays when another answer is marked. */
static void add_answer(struct layout *l, size_t i, const struct lines *answer, size_t rows,
		       size_t cols)
{
	size_t top = l->page.lines.n, left = l->size.cols > ANSWER_INDENT ? ANSWER_INDENT : 0;
	size_t mark = ff_text_width(answer_mark(l, i));
	mark = mark < cols ? mark : cols - 1;
	enum role role = l->q->focus == i ? ROLE_FOCUS : ROLE_OPEN;
	struct ff_buf text = {.arena = l->arena};
	for (size_t row = 0; row < rows; row++) {
		struct line cut = line_cut(l->arena, &answer->list[row], cols, FF_STR(""));
		struct line same = line_in_role(l->arena, &cut, role);
		struct ff_str shown = line_text(l->arena, &same);
		struct line *line = lines_add(&l->page.lines);
		line_pad(l->arena, line, left, ROLE_TEXT);
		line_join(l->arena, line, &same);
		line_pad(l->arena, line, left + cols, role);
		if (row > 0)
			ff_buf_add_char(&text, '\n');
		ff_buf_add(&text, ff_str_from(shown, ff_text_fit(shown, mark)));
	}
	add_field(l, FIELD_ANSWER, i, (struct rect){top, left + mark, rows, cols - mark},
		  ff_buf_str(&text), role);
	if (l->q->focus == i)
		l->page.cursor_col = left + 1;
}

/* The answers, in as many pages as `rows` asks for; the page that holds the one in focus. */
static void add_answers(struct layout *l, size_t rows)
{
	const struct inquiry *q = l->q;
	size_t n = q->n_answers;
	size_t wanted = q->focus < n ? q->focus : q->picked < n ? q->picked : 0;
	struct lines *all = FF_NEW(l->arena, struct lines, n);
	size_t total = 0, widest = 1;
	for (size_t i = 0; i < n; i++) {
		total += (all[i] = answer_lines(l, i)).n;
		for (size_t row = 0; row < all[i].n; row++)
			if (all[i].list[row].width > widest)
				widest = all[i].list[row].width;
	}
	bool paged = total > rows;
	size_t room = paged && rows > 1 ? rows - 1 : rows;
	size_t first = 0, used = 0, end = 0;
	for (; end < n; end++) {
		size_t lines = all[end].n < room ? all[end].n : room;
		if (used + lines > room) {
			if (end > wanted)
				break;
			first = end;
			used = 0;
		}
		used += lines;
	}
	for (size_t i = first; i < end; i++)
		add_answer(l, i, &all[i], all[i].n < room ? all[i].n : room, widest);
	if (paged && rows > 1) {
		struct ff_str note =
			end == first + 1 ? ff_arena_format(l->arena, "answer %zu of %zu", end, n)
					 : ff_arena_format(l->arena, "answers %zu to %zu of %zu",
							   first + 1, end, n);
		if (ff_text_width(note) > l->size.cols)
			note = ff_arena_format(l->arena, "%zu/%zu", end, n);
		note = text_cut(l->arena, note, l->size.cols, q->signs->ellipsis);
		line_add(l->arena, lines_add(&l->page.lines), note, ROLE_DIM);
	}
}

static size_t answers_height(const struct layout *l, size_t most)
{
	size_t rows = 0;
	for (size_t i = 0; i < l->q->n_answers && rows < most; i++)
		rows += answer_lines(l, i).n;
	return rows < most ? rows : most;
}

/* --- help --------------------------------------------------------------------------------------
 */

/* As much of the help as fits, from where it was scrolled to. */
static void add_help(struct layout *l, size_t rows)
{
	struct page *p = &l->page;
	const struct lines *help = &l->q->help;
	const struct signs *signs = l->q->signs;
	p->help_lines = help->n;
	if (rows == 0 || help->n == 0) {
		p->hidden += help->n;
		return;
	}
	bool cut = help->n > rows;
	size_t shown = cut && rows > 1 ? rows - 1 : rows;
	size_t top = l->q->help_top;
	if (top + shown > help->n)
		top = help->n > shown ? help->n - shown : 0;
	for (size_t i = top; i < top + shown && i < help->n; i++)
		*lines_add(&p->lines) =
			line_cut(l->arena, &help->list[i], l->size.cols, signs->ellipsis);
	p->help_shown = shown;
	if (cut && rows == 1)
		p->hidden += help->n - shown;
	if (!cut || rows == 1)
		return;
	size_t left = help->n - top - shown;
	struct ff_str more =
		left > 0 ? ff_arena_format(l->arena, "%.*s %zu more: PgDn",
					   FF_FMT(signs->more_below), left)
			 : ff_arena_format(l->arena, "%.*s PgUp", FF_FMT(signs->more_above));
	line_add(l->arena, lines_add(&p->lines),
		 text_cut(l->arena, more, l->size.cols, signs->ellipsis), ROLE_DIM);
}

/* --- entry and buttons -------------------------------------------------------------------------
 */

enum { BUTTON_GAP = 2, SHORTEST_ENTRY = 10, ROOMY_ENTRY = 20 };

/* Cells that the line to write in takes at least, with its shorter label. */
static size_t shortest_entry(const struct inquiry *q)
{
	return ff_text_width(q->entry_brief) + SHORTEST_ENTRY;
}

static void add_entry(struct layout *l, struct line *line, size_t cells)
{
	const struct inquiry *q = l->q;
	struct ff_arena *a = l->arena;
	bool focused = q->focus == l->at.entry;
	size_t long_label = ff_text_width(q->entry_label), column = 0;
	struct ff_str label = cells >= long_label + ROOMY_ENTRY ? q->entry_label : q->entry_brief;
	size_t left = line->width + ff_text_width(label), end = line->width + cells;
	line_add(a, line, label, ROLE_TEXT);
	struct ff_str shown = focused ? edit_view(q->writing, end - left, &column)
				      : text_cut(a, q->entry, end - left - 1, q->signs->ellipsis);
	line_add(a, line, shown, ROLE_FIELD);
	line_fill(a, line, FF_STR("_"), end, ROLE_FIELD);
	add_field(l, FIELD_ENTRY, l->at.entry,
		  (struct rect){l->page.lines.n - 1, left, 1, end - left}, shown, ROLE_FIELD);
	l->page.cursor_col += column;
}

static void add_button(struct layout *l, struct line *line, enum field_kind kind, size_t index,
		       struct ff_str text)
{
	bool focused = l->q->focus == index;
	enum role role = focused ? ROLE_FOCUS : ROLE_TEXT;
	size_t width = ff_text_width(text);
	struct rect rect = {l->page.lines.n - 1, line->width, 1, width};
	line_add(l->arena, line, text, role);
	add_field(l, kind, index, rect, text, role);
	l->page.cursor_col += focused ? 2 : 0;
}

static size_t buttons_width(const struct inquiry *q)
{
	return ff_text_width(q->back) + BUTTON_GAP + ff_text_width(q->next);
}

/* Both, or the one that has the focus. */
static void add_buttons(struct layout *l, struct line *line)
{
	const struct inquiry *q = l->q;
	size_t width = buttons_width(q);
	bool both = line->width + width <= l->size.cols, next = q->focus == l->at.next;
	if (l->size.cols > line->width + width)
		line_pad(l->arena, line, l->size.cols - width, ROLE_TEXT);
	if (both || !next)
		add_button(l, line, FIELD_BACK, l->at.back, q->back);
	if (both)
		line_pad(l->arena, line, line->width + BUTTON_GAP, ROLE_TEXT);
	if (both || next)
		add_button(l, line, FIELD_NEXT, l->at.next, q->next);
}

/* Entry and buttons: on two lines, or on one that shows what has the focus. */
static void add_tail(struct layout *l, size_t rows)
{
	size_t least = shortest_entry(l->q), buttons = buttons_width(l->q);
	bool entry = l->at.entry != FF_NONE && l->size.cols >= least;
	struct line *line = lines_add(&l->page.lines);
	if (entry && rows >= 2) {
		add_entry(l, line, l->size.cols);
		line = lines_add(&l->page.lines);
	} else if (entry && l->size.cols >= least + 1 + buttons) {
		add_entry(l, line, l->size.cols - buttons - 1);
	} else if (entry && l->q->focus == l->at.entry) {
		add_entry(l, line, l->size.cols);
		return;
	}
	add_buttons(l, line);
}

/* --- the whole ---------------------------------------------------------------------------------
 */

/* Takes one of the rows that are still free for an empty line. */
static void spend_blank(struct layout *l, size_t *free)
{
	if (*free == 0)
		return;
	lines_add(&l->page.lines);
	--*free;
}

/* Above: the text and the answers; below: entry and buttons; between them, as far as there is room,
 * the help. When room is short the text gives way first, down to a third of the page, in two
 * rows altogether. */
static void lay_out(struct layout *l)
{
	const struct lines *text = &l->q->text;
	size_t height = l->size.rows;
	size_t tail = l->at.entry != FF_NONE && height >= 8 ? 2 : height >= 2 ? 1 : 0;
	size_t room = height - tail;
	size_t answers = answers_height(l, room > 1 ? room - 1 : room);
	size_t least = height / 3 > 0 ? height / 3 : room > 1;
	if (least < l->q->needed) /* but an answer stays, too */
		least = l->q->needed < room ? l->q->needed : room - 1;
	size_t above = room - answers;
	if (above < least)
		above = least < room ? least : room;
	if (above > text->n)
		above = text->n;
	if (answers > room - above)
		answers = room - above;
	size_t free = room - above - answers;
	take_text(l, above);
	spend_blank(l, answers > 0 ? &free : &(size_t){0});
	if (answers > 0)
		add_answers(l, answers);
	size_t last_blank = free > 1;
	free -= last_blank;
	if (l->q->help.n > 0 && free > 1)
		spend_blank(l, &free);
	add_help(l, free);
	while (l->page.lines.n < room)
		lines_add(&l->page.lines);
	if (tail > 0)
		add_tail(l, tail);
}

struct page inquiry_lay_out(struct ff_arena *a, const struct inquiry *q, struct size size)
{
	struct layout l = {.arena = a, .q = q, .size = size, .page.lines.arena = a};
	l.at = inquiry_fields(q->n_answers, q->entry_label.len > 0);
	lay_out(&l);
	l.page.form = (struct form){l.fields, l.n_fields};
	for (size_t i = 0; i < l.n_fields; i++) {
		struct rect rect = l.fields[i].rect;
		if (l.fields[i].kind == FIELD_ANSWER)
			rect = (struct rect){rect.top, 0, rect.rows, size.cols};
		hots_add(a, &l.page.lines.hots, (struct hot){HOT_FIELD, l.fields[i].index, rect});
	}
	return l.page;
}
