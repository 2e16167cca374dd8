#include "view/page.h"
#include "view/rich.h"
#include <flowform/text.h>

struct page_fields page_fields(const struct ff_path *path)
{
	struct page_fields f = {.note = FF_NONE, .back = 0, .next = 1, .n = 2};
	if (path->here < path->n_visits) {
		f.answers = ff_n_ways(path->chart, path->visits[path->here].node);
		f.note = f.answers;
		f.back = f.answers + 1;
		f.next = f.answers + 2;
		f.n = f.answers + 3;
	}
	return f;
}

struct ff_str page_title(struct ff_arena *a, const struct ff_guide *g, const struct ff_path *path)
{
	bool asks = path->here < path->n_visits;
	uint32_t node = asks ? path->visits[path->here].node : path->end;
	struct ff_str name = g->topics[node].name;
	if (!ff_str_eq(name, ff_text_line(a, g->chart->nodes[node].label)))
		return name;
	return asks ? ff_arena_format(a, "Question %zu", path->here + 1) : FF_STR("Outcome");
}

struct ff_str progress_text(struct ff_arena *a, const struct ff_path *path)
{
	if (path->here == path->n_visits)
		return path->ending == FF_REACHED ? FF_STR("outcome") : FF_STR("no way on");
	struct ff_arena *scratch = ff_arena_scratch(a);
	struct ff_distance to_go =
		ff_chart_distance(scratch, path->chart, path->visits[path->here].node);
	ff_arena_free(scratch);
	struct ff_str n = ff_arena_format(a, "question %zu", path->here + 1);
	if (to_go.least == FF_NONE)
		return ff_arena_format(a, "%.*s, no outcome ahead", FF_FMT(n));
	if (to_go.most == FF_NONE)
		return ff_arena_format(a, "%.*s, %zu or more to go", FF_FMT(n), to_go.least);
	if (to_go.least == to_go.most)
		return ff_arena_format(a, "%.*s, %zu to go", FF_FMT(n), to_go.least);
	return ff_arena_format(a, "%.*s, %zu to %zu to go", FF_FMT(n), to_go.least, to_go.most);
}

/* A page in the making: the size, what stands where, and what is still free. */
struct layout {
	struct ff_arena *arena;
	const struct page_sight *s;
	struct size size;
	struct page page;
	struct field *fields;
	size_t n_fields, fields_cap;
};

static void add_field(struct layout *l, enum field_kind kind, struct rect rect, struct ff_str text,
		      enum role role, bool focused)
{
	FF_PUSH(l->arena, l->fields, l->n_fields, l->fields_cap) =
		(struct field){kind, rect, text, focused ? ROLE_FOCUS : role, focused};
	if (focused) {
		l->page.cursor_row = rect.top;
		l->page.cursor_col = rect.left + (kind == FIELD_NOTE ? 0 : 1);
	}
}

/* The steps passed since the last question. */
static void add_steps(struct lines *out, const struct layout *l)
{
	enum { SHOWN = 8 };
	uint32_t nodes[SHOWN];
	const struct ff_path *p = l->s->path;
	size_t n = ff_path_steps(p, p->here, nodes, SHOWN);
	struct ff_buf b = {.arena = l->arena};
	for (size_t i = 0; i < n && i < SHOWN; i++) {
		if (nodes[i] == p->chart->start)
			continue;
		ff_buf_add(&b, b.len > 0 ? l->s->signs->leads_to : FF_STR("First: "));
		ff_buf_add(&b, l->s->guide->topics[nodes[i]].name);
	}
	if (n > SHOWN)
		ff_buf_format(&b, ", and %zu more", n - SHOWN);
	if (b.len > 0)
		text_add(out, ff_buf_str(&b), l->size.cols, FF_STR(""), ROLE_DIM);
}

/* What became of an answer that was given before. */
static void add_history(struct lines *out, const struct layout *l, const struct ff_visit *v)
{
	const struct ff_visit *aside =
		v->way == FF_NO_WAY ? ff_path_set_aside(l->s->path, v->node) : NULL;
	if (v->kept)
		text_add(out, FF_STR("Kept from before an earlier answer was changed."),
			 l->size.cols, FF_STR(""), ROLE_NOTICE);
	if (!aside)
		return;
	struct ff_str label =
		ff_text_line(l->arena, ff_answer_label(l->s->path->chart, v->node, aside->way));
	text_add(out, ff_arena_format(l->arena, "Set aside: you had answered %.*s.", FF_FMT(label)),
		 l->size.cols, FF_STR(""), ROLE_NOTICE);
}

static struct lines question_lines(const struct layout *l)
{
	const struct ff_path *p = l->s->path;
	struct lines out = {.arena = l->arena};
	add_steps(&out, l);
	text_add(&out, p->chart->nodes[p->visits[p->here].node].label, l->size.cols, FF_STR(""),
		 ROLE_STRONG);
	add_history(&out, l, &p->visits[p->here]);
	return out;
}

enum { ANSWER_INDENT = 2 };

/* An answer as the lines of its field: mark, label, wrapped under itself. */
static struct lines answer_lines(const struct layout *l, uint32_t way)
{
	const struct ff_path *p = l->s->path;
	struct ff_str label = ff_answer_label(p->chart, p->visits[p->here].node, way);
	struct lines out = {.arena = l->arena};
	size_t cells = l->size.cols > ANSWER_INDENT ? l->size.cols - ANSWER_INDENT : 1;
	text_add(&out, ff_text_line(l->arena, label), cells,
		 way == l->s->picked ? l->s->signs->picked : l->s->signs->unpicked, ROLE_OPEN);
	return out;
}

/* Up to `n` lines of another list, the last one marked if some are missing. */
static void take_lines(struct layout *l, const struct lines *from, size_t n)
{
	for (size_t i = 0; i < n && i < from->n; i++) {
		struct line line = from->list[i];
		if (i + 1 == n && from->n > n) {
			struct line cut = line_cut(l->arena, &line, l->size.cols - 1, FF_STR(""));
			line_add(l->arena, &cut, l->s->signs->ellipsis, ROLE_DIM);
			line = cut;
		}
		*lines_add(&l->page.lines) = line_cut(l->arena, &line, l->size.cols, FF_STR(""));
	}
	l->page.hidden += from->n > n ? from->n - n : 0;
}

static void add_answer(struct layout *l, uint32_t way, const struct lines *answer, size_t rows)
{
	size_t top = l->page.lines.n, left = l->size.cols > ANSWER_INDENT ? ANSWER_INDENT : 0;
	size_t cols = l->size.cols - left;
	bool focused = l->s->focus == way;
	enum role role = focused ? ROLE_FOCUS : ROLE_OPEN;
	struct ff_buf text = {.arena = l->arena};
	for (size_t i = 0; i < rows; i++) {
		struct line cut = line_cut(l->arena, &answer->list[i], cols, FF_STR(""));
		struct line same = line_in_role(l->arena, &cut, role);
		struct line *line = lines_add(&l->page.lines);
		line_pad(l->arena, line, left, ROLE_TEXT);
		line_join(l->arena, line, &same);
		line_pad(l->arena, line, l->size.cols, role);
		if (i > 0)
			ff_buf_add_char(&text, '\n');
		ff_buf_add(&text, line_text(l->arena, &same));
	}
	add_field(l, FIELD_ANSWER, (struct rect){top, left, rows, cols}, ff_buf_str(&text), role,
		  focused);
}

/* The answers, in as many pages as `rows` asks for; the page that holds the one in focus. */
static void add_answers(struct layout *l, size_t rows)
{
	size_t n = page_fields(l->s->path).answers;
	size_t wanted = l->s->focus < n ? l->s->focus : l->s->picked < n ? l->s->picked : 0;
	struct lines *all = FF_NEW(l->arena, struct lines, n);
	size_t total = 0;
	for (size_t i = 0; i < n; i++)
		total += (all[i] = answer_lines(l, (uint32_t)i)).n;
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
		add_answer(l, (uint32_t)i, &all[i], all[i].n < room ? all[i].n : room);
	if (paged && rows > 1) {
		struct ff_str note =
			ff_arena_format(l->arena, "answers %zu to %zu of %zu", first + 1, end, n);
		note = text_cut(l->arena, note, l->size.cols, l->s->signs->ellipsis);
		line_add(l->arena, lines_add(&l->page.lines), note, ROLE_DIM);
	}
}

/* As much of the help as fits, from where it was scrolled to. */
static void add_help(struct layout *l, const struct lines *help, size_t rows)
{
	struct page *p = &l->page;
	p->help_lines = help->n;
	if (rows == 0 || help->n == 0) {
		p->hidden += help->n;
		return;
	}
	bool cut = help->n > rows;
	size_t shown = cut && rows > 1 ? rows - 1 : rows;
	size_t top = l->s->help_top;
	if (top + shown > help->n)
		top = help->n > shown ? help->n - shown : 0;
	for (size_t i = top; i < top + shown && i < help->n; i++)
		*lines_add(&p->lines) =
			line_cut(l->arena, &help->list[i], l->size.cols, l->s->signs->ellipsis);
	p->help_shown = shown;
	if (cut && rows == 1)
		p->hidden += help->n - shown;
	if (!cut || rows == 1)
		return;
	size_t left = help->n - top - shown;
	struct ff_str more =
		left > 0 ? ff_arena_format(l->arena, "%.*s %zu more: PgDn",
					   FF_FMT(l->s->signs->more_below), left)
			 : ff_arena_format(l->arena, "%.*s PgUp", FF_FMT(l->s->signs->more_above));
	line_add(l->arena, lines_add(&p->lines),
		 text_cut(l->arena, more, l->size.cols, l->s->signs->ellipsis), ROLE_DIM);
}

static void add_button(struct layout *l, struct line *line, enum field_kind kind,
		       struct ff_str text, bool focused)
{
	enum role role = focused ? ROLE_FOCUS : ROLE_TEXT;
	struct rect rect = {l->page.lines.n - 1, line->width, 1, text.len};
	line_add(l->arena, line, text, role);
	add_field(l, kind, rect, text, role, focused);
	l->page.cursor_col += focused;
}

enum {
	BUTTONS = 8 + 2 + 8,    /* cells of both */
	SHORTEST_NOTE = 5 + 10, /* with its label */
	ROOMY_NOTE = 12 + 20,   /* with the longer label */
};

static void add_note(struct layout *l, struct line *line, size_t cells)
{
	const struct ff_path *p = l->s->path;
	size_t note = page_fields(p).note;
	struct ff_str text = p->visits[p->here].note; /* as it is: who writes sees each blank */
	struct ff_str label = cells >= ROOMY_NOTE ? FF_STR("Note (why?) ") : FF_STR("Note ");
	size_t left = line->width + label.len, room = cells - label.len;
	bool focused = l->s->focus == note;
	line_add(l->arena, line, label, ROLE_DIM);
	struct ff_str shown = text_cut(l->arena, text, room - 1, l->s->signs->ellipsis);
	line_add(l->arena, line, shown, ROLE_FIELD);
	while (line->width < left + room)
		line_add(l->arena, line, FF_STR("_"), ROLE_FIELD);
	add_field(l, FIELD_NOTE, (struct rect){l->page.lines.n - 1, left, 1, room}, text,
		  ROLE_FIELD, focused);
	if (focused)
		l->page.cursor_col += ff_text_width(shown);
}

static const struct ff_str back_text = FF_STR_INIT("[ Back ]");
static const struct ff_str next_text = FF_STR_INIT("[ Next ]");
static const struct ff_str compare_text = FF_STR_INIT("[ Compare ]");

static void add_buttons(struct layout *l, struct line *line)
{
	struct page_fields f = page_fields(l->s->path);
	bool asks = f.note != FF_NONE;
	size_t width = asks ? BUTTONS : BUTTONS + 3;
	if (l->size.cols > line->width + width)
		line_pad(l->arena, line, l->size.cols - width, ROLE_TEXT);
	add_button(l, line, FIELD_BACK, back_text, l->s->focus == f.back);
	if (line->width + 2 + (asks ? next_text : compare_text).len > l->size.cols)
		return;
	line_pad(l->arena, line, line->width + 2, ROLE_TEXT);
	add_button(l, line, FIELD_NEXT, asks ? next_text : compare_text, l->s->focus == f.next);
}

/* Note and buttons: on two lines, or on one that shows what has the focus. */
static void add_tail(struct layout *l, size_t rows)
{
	struct page_fields f = page_fields(l->s->path);
	bool note = f.note != FF_NONE && l->size.cols >= SHORTEST_NOTE;
	struct line *line = lines_add(&l->page.lines);
	if (note && rows >= 2) {
		add_note(l, line, l->size.cols);
		line = lines_add(&l->page.lines);
	} else if (note && l->size.cols >= SHORTEST_NOTE + 1 + BUTTONS) {
		add_note(l, line, l->size.cols - BUTTONS - 1);
	} else if (note && l->s->focus == f.note) {
		add_note(l, line, l->size.cols);
		return;
	}
	add_buttons(l, line);
}

/* Guides age: the first page says how old this one is, and where it comes from. */
static void add_source(struct lines *out, const struct layout *l)
{
	const struct ff_guide *g = l->s->guide;
	if (l->s->path->here > 0 || (g->date.len == 0 && g->source_note.len == 0))
		return;
	if (out->n > 0)
		lines_add(out);
	if (g->date.len > 0)
		text_add(out, ff_arena_format(l->arena, "Guide of %.*s.", FF_FMT(g->date)),
			 l->size.cols, FF_STR(""), ROLE_DIM);
	if (g->source_note.len > 0)
		text_add(out, ff_arena_format(l->arena, "Source: %.*s", FF_FMT(g->source_note)),
			 l->size.cols, FF_STR(""), ROLE_DIM);
}

static struct lines help_lines(const struct layout *l, uint32_t node)
{
	struct lines help = {.arena = l->arena};
	if (l->s->guide->topics[node].section != FF_NONE)
		blocks_add(&help, l->s->guide->document, ff_guide_help(l->s->guide, node),
			   l->size.cols, l->s->signs);
	add_source(&help, l);
	return help;
}

/* Takes one of the rows that are still free for an empty line. */
static void spend_blank(struct layout *l, size_t *free)
{
	if (*free == 0)
		return;
	lines_add(&l->page.lines);
	--*free;
}

static size_t answers_height(const struct layout *l, size_t most)
{
	size_t n = page_fields(l->s->path).answers, rows = 0;
	for (uint32_t i = 0; i < n && rows < most; i++)
		rows += answer_lines(l, i).n;
	return rows < most ? rows : most;
}

/* Above: `text` and the answers; below: note and buttons; between them, as far as there is room,
 * the help. When room is short the text gives way first, down to a third of the page. */
static void lay_out(struct layout *l, const struct lines *text, const struct lines *help)
{
	size_t height = l->size.rows;
	bool asks = page_fields(l->s->path).note != FF_NONE;
	size_t tail = asks && height >= 8 ? 2 : height >= 2 ? 1 : 0;
	size_t room = height - tail;
	size_t answers = answers_height(l, room > 1 ? room - 1 : room);
	size_t least = height / 3 > 0 ? height / 3 : 1;
	size_t above = room - answers;
	if (above < least)
		above = least < room ? least : room;
	if (above > text->n)
		above = text->n;
	if (answers > room - above)
		answers = room - above;
	size_t free = room - above - answers;
	take_lines(l, text, above);
	spend_blank(l, answers > 0 ? &free : &(size_t){0});
	if (answers > 0)
		add_answers(l, answers);
	size_t last_blank = free > 1;
	free -= last_blank;
	if (help->n > 0 && free > 1)
		spend_blank(l, &free);
	add_help(l, help, free);
	while (l->page.lines.n < room)
		lines_add(&l->page.lines);
	if (tail > 0)
		add_tail(l, tail);
}

static struct lines ending_lines(const struct layout *l)
{
	const struct ff_path *p = l->s->path;
	struct lines out = {.arena = l->arena};
	add_steps(&out, l);
	if (p->ending == FF_ENDLESS) {
		text_add(&out,
			 FF_STR("From here the chart leads round in a circle: no question and no "
				"outcome follows. Go back and answer differently."),
			 l->size.cols, FF_STR(""), ROLE_NOTICE);
		return out;
	}
	text_add(&out, FF_STR("The answers lead to"), l->size.cols, FF_STR(""), ROLE_DIM);
	text_add(&out, p->chart->nodes[p->end].label, l->size.cols, FF_STR(""), ROLE_BEST);
	return out;
}

struct page page_lay_out(struct ff_arena *a, const struct page_sight *s, struct size size)
{
	struct layout l = {.arena = a, .s = s, .size = size, .page.lines.arena = a};
	const struct ff_path *p = s->path;
	bool asks = p->here < p->n_visits;
	struct lines text = asks ? question_lines(&l) : ending_lines(&l);
	struct lines help = help_lines(&l, asks ? p->visits[p->here].node : p->end);
	lay_out(&l, &text, &help);
	l.page.form = (struct form){l.fields, l.n_fields};
	return l.page;
}
