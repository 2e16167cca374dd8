#include "view/screen.h"
#include "view/about.h"
#include "view/rich.h"
#include <flowform/text.h>

enum {
	BOXED_ROWS = 12, /* from here on there is room for borders */
	BOTH_COLS = 60,  /* from here on tree and page stand side by side */
	LEAST_TREE = 24,
	LEAST_PAGE = 24,
	BRIEF_COLS = 40, /* below it words are saved */
	LEAST_LIST = 1,  /* rows that a long message leaves to what has the focus */
	LEAST_FORM = 2,
};

/* Cells inside of the tree's pane where it stands beside the page. */
static size_t tree_cols(const struct scene *s, size_t cols, size_t edge)
{
	const struct pane_width *w = &s->tree_width;
	size_t given = w->percent > 0 ? cols * w->percent / 100 : w->cells;
	size_t most = given > 0 ? cols - 2 * edge - LEAST_PAGE : cols * 9 / 20 - edge;
	size_t wanted = given == 0 ? s->tree_cells : given > edge ? given - edge : 0;
	size_t tree = wanted < most ? wanted : most;
	return tree > LEAST_TREE ? tree : LEAST_TREE;
}

bool screen_too_small(struct size size)
{
	return size.rows < LEAST_ROWS || size.cols < LEAST_COLS;
}

/* The next row of the message: a blank cell stays before it. */
static bool next_of_message(struct ff_str *rest, size_t cells, struct ff_str *row)
{
	return ff_text_wrap(rest, cells - 1, row);
}

/* Rows of the footer: what a message needs, out of `most`. */
static size_t foot_rows(const struct scene *s, size_t cells, size_t most)
{
	struct ff_str rest = s->message, row;
	size_t n = 0;
	while (n < most && next_of_message(&rest, cells, &row))
		n++;
	return n > 1 ? n : 1;
}

struct screen_plan screen_plan(const struct scene *s, struct size size)
{
	struct screen_plan p = {0};
	if (screen_too_small(size))
		return p;
	p.boxed = size.rows >= BOXED_ROWS;
	p.pad = p.boxed && size.cols >= BOTH_COLS ? 1 : 0;
	size_t edge = p.boxed ? 2 + 2 * p.pad : 0;
	size_t rows = size.rows - (p.boxed ? 3 : 1); /* title and borders */
	size_t least = s->place & IN_LISTS ? LEAST_LIST : LEAST_FORM;
	p.foot = foot_rows(s, size.cols, rows - least);
	rows -= p.foot;
	p.whole = (struct size){rows, size.cols - edge};
	p.page = p.whole;
	if (size.cols >= BOTH_COLS && !s->tree.hidden) {
		size_t cols = tree_cols(s, size.cols, edge);
		p.tree = (struct size){rows, cols};
		p.page.cols = size.cols - cols - (p.boxed ? 2 * edge : 1);
	} else if (s->place == IN_TREE) {
		p.tree = p.whole;
		p.page.cols = 0;
	}
	return p;
}

/* --- boxes -------------------------------------------------------------------------------------
 */

/* A pane: where its left edge is, the cells and rows inside of it, and what its border says. */
struct pane {
	size_t left;
	struct size size;
	struct ff_str title, below;
};

/* Adds "┌ Title ─────┐" to a row, or the bottom line with its text. */
static void add_edge(struct ff_arena *a, struct line *line, const struct signs *g,
		     const struct pane *p, size_t cells, bool top)
{
	struct ff_str text = top ? p->title : p->below;
	size_t end = line->width + cells - 1;
	line_sign(a, line, top ? g->top_left : g->bottom_left, ROLE_BORDER);
	if (text.len > 0 && cells > 6) {
		line_add(a, line, FF_STR(" "), ROLE_BORDER);
		line_add(a, line, text_cut(a, ff_text_line(a, text), cells - 4, g->ellipsis),
			 top ? ROLE_HEADING : ROLE_DIM);
		line_add(a, line, FF_STR(" "), ROLE_BORDER);
	}
	line_fill(a, line, g->across, end, ROLE_BORDER);
	line_sign(a, line, top ? g->top_right : g->bottom_right, ROLE_BORDER);
}

/* Adds one line of a pane to a row: "│ text    │". */
static void add_inside(struct ff_arena *a, struct line *line, const struct signs *g,
		       const struct line *inside, size_t cols, const struct screen_plan *plan)
{
	struct line text = line_cut(a, inside, cols, g->ellipsis);
	if (plan->boxed)
		line_sign(a, line, g->down, ROLE_BORDER);
	size_t from = line->width + plan->pad;
	line_pad(a, line, from, ROLE_TEXT);
	line_join(a, line, &text);
	line_pad(a, line, from + cols + (plan->boxed ? plan->pad : 0), ROLE_TEXT);
	if (plan->boxed)
		line_sign(a, line, g->down, ROLE_BORDER);
}

/* --- the parts ---------------------------------------------------------------------------------
 */

/* Up to the first comma. */
static struct ff_str first_part(struct ff_str s)
{
	size_t comma = ff_str_find_char(s, ',');
	return comma != FF_NONE ? ff_str_head(s, comma) : s;
}

static struct line title_line(struct ff_arena *a, const struct scene *s, size_t cells)
{
	struct line line = {0};
	struct ff_str right = s->progress;
	if (cells < BRIEF_COLS) /* "question 3, at most 1 more" leaves no room for a title there */
		right = first_part(right);
	size_t width = ff_text_width(right);
	size_t room = cells > width + 3 ? cells - width - 3 : 0;
	struct ff_str title = ff_text_line(a, s->guide->title);
	line_add(a, &line, FF_STR(" "), ROLE_TITLE);
	line_add(a, &line, text_cut(a, title, room, s->signs->ellipsis), ROLE_TITLE);
	line_pad(a, &line, cells > width ? cells - width - 1 : 0, ROLE_TITLE);
	line_add(a, &line, right, ROLE_TITLE);
	line_pad(a, &line, cells, ROLE_TITLE);
	return line_cut(a, &line, cells, FF_STR(""));
}

struct tree_sight screen_tree_sight(const struct scene *s, struct size tree)
{
	return (struct tree_sight){.guide = s->guide,
				   .path = s->path,
				   .marks = s->marks,
				   .possible = s->possible,
				   .signs = s->signs,
				   .sought = s->place == IN_TREE ? s->sought.text : FF_STR(""),
				   .short_of_room = s->tree.outline->n + 1 > tree.rows};
}

/* A frame in the making: rows from the top on, and where the panes' insides begin. */
struct making {
	struct ff_arena *arena;
	const struct scene *scene;
	struct screen_plan plan;
	struct frame frame;
	struct lines rows;
	struct ff_str hidden; /* says what is out of view where the focus is; may be empty */
};

static void set_cursor(struct making *m, size_t row, size_t col)
{
	m->frame.cursor_row = row;
	m->frame.cursor_col = col < m->frame.size.cols ? col : m->frame.size.cols - 1;
}

/* Adds a pane to the rows below the title: its lines, each as wide as it is, with a border around
 * them if it has one. */
static void add_pane(struct making *m, const struct lines *inside, struct pane p)
{
	static const struct line nothing;
	const struct signs *g = m->scene->signs;
	size_t border = m->plan.boxed ? 1 : 0, n = p.size.rows + 2 * border;
	size_t cells = p.size.cols + 2 + 2 * m->plan.pad;
	for (size_t i = 0; i < n; i++) {
		struct line *row = i + 1 < m->rows.n ? &m->rows.list[i + 1] : lines_add(&m->rows);
		line_pad(m->arena, row, p.left, ROLE_TEXT);
		if (i < border || i + border == n)
			add_edge(m->arena, row, g, &p, cells, i == 0);
		else
			add_inside(m->arena, row, g,
				   i - border < inside->n ? &inside->list[i - border] : &nothing,
				   p.size.cols, &m->plan);
	}
}

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
	set_cursor(m, m->frame.size.rows - 1, 2 + column);
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
	for (; n > 0 && next_of_message(&rest, cells, &row); n--) {
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
	set_cursor(m, m->rows.n, 1);
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

static void add_footer(struct making *m)
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

/* The first row and column inside of a pane that starts at column `left`. */
static size_t inside_row(const struct making *m)
{
	return m->plan.boxed ? 2 : 1;
}

static size_t inside_col(const struct making *m, size_t left)
{
	return left + (m->plan.boxed ? 1 + m->plan.pad : 0);
}

/* What can be clicked at in a pane whose inside begins at column `left`, and the pane itself. */
static void add_hots(struct making *m, enum hot_kind kind, const struct lines *inside,
		     struct size size, size_t left)
{
	size_t row = inside_row(m), col = inside_col(m, left);
	hots_add(m->arena, &m->frame.hots, (struct hot){kind, 0, {row, col, size.rows, size.cols}});
	hots_join(m->arena, &m->frame.hots, &inside->hots, row, col);
}

static void add_tree(struct making *m)
{
	const struct scene *s = m->scene;
	struct tree_sight sight = screen_tree_sight(s, m->plan.tree);
	struct tree_view v = tree_view(m->arena, &s->tree, &sight, m->plan.tree);
	struct ff_str hidden = tree_hidden_text(m->arena, &v);
	add_hots(m, HOT_TREE_PANE, &v.lines, m->plan.tree, 0);
	if (s->place == IN_TREE) {
		set_cursor(m, inside_row(m) + v.cursor_row, inside_col(m, 0) + v.cursor_col);
		m->hidden = m->frame.size.cols < BRIEF_COLS ? first_part(hidden) : hidden;
	}
	add_pane(m, &v.lines,
		 (struct pane){0, m->plan.tree, FF_STR("Chart"),
			       hidden.len > 0 ? hidden : s->guide->date});
}

/* The form's fields count from the screen's corner. */
static void place_form(struct making *m, const struct page *page, size_t top, size_t left)
{
	struct field *fields = FF_NEW(m->arena, struct field, page->form.n);
	for (size_t i = 0; i < page->form.n; i++) {
		fields[i] = page->form.fields[i];
		fields[i].rect.top += top;
		fields[i].rect.left += left;
	}
	m->frame.form = (struct form){fields, page->form.n};
	set_cursor(m, top + page->cursor_row, left + page->cursor_col);
}

/* The page of a dialog: why it is asked again, and what is asked. */
static struct page dialog_page(struct ff_arena *a, const struct scene *s, struct size size)
{
	struct inquiry q = s->dialog;
	struct ff_str rest = s->asked.question, line;
	q.text.arena = a;
	if (s->asked.fault.len > 0)
		text_add(&q.text, s->asked.fault, size.cols, FF_STR(""), ROLE_NOTICE);
	q.needed = q.text.n;
	while (ff_str_cut(&rest, '\n', &line))
		text_add(&q.text, line, size.cols, FF_STR(""), ROLE_STRONG);
	return inquiry_lay_out(a, &q, size);
}

/* "7 more lines: i", with the key that shows them where there is one; `scrolls`: PgDn does. */
static struct ff_str more_text(const struct making *m, size_t n, bool scrolls)
{
	const struct scene *s = m->scene;
	const char *lines = m->frame.size.cols < BRIEF_COLS ? "" : " lines";
	uint32_t key = key_of(s->keys, s->sought.typing ? IN_SEARCH : s->place, ACT_INFO);
	if (n == 0)
		return FF_STR("");
	if (key == 0 && scrolls)
		key = key_of(s->keys, s->place, ACT_PAGE_DOWN);
	if (key == 0)
		return ff_arena_format(m->arena, "%zu more%s", n, lines);
	struct ff_str label = key_label(m->arena, key, s->signs);
	return ff_arena_format(m->arena, "%zu more%s: %.*s", n, lines, FF_FMT(label));
}

static void add_page(struct making *m, size_t left)
{
	const struct scene *s = m->scene;
	bool asked = s->asked.title.len > 0;
	struct page page = asked ? dialog_page(m->arena, s, m->plan.page)
				 : page_lay_out(m->arena, &s->page, m->plan.page);
	add_hots(m, HOT_PAGE_PANE, &page.lines, m->plan.page, left);
	if (s->place & (IN_PAGES | IN_DIALOG | IN_WRITING))
		place_form(m, &page, inside_row(m), inside_col(m, left));
	struct ff_str more = more_text(m, page.hidden, !asked && page.help_shown > 0);
	if (s->place != IN_TREE)
		m->hidden = more;
	add_pane(m, &page.lines,
		 (struct pane){left, m->plan.page,
			       asked ? s->asked.title : page_title(m->arena, s->guide, s->path),
			       more});
}

static uint32_t node_in_focus(const struct scene *s)
{
	return s->tree.outline->rows[s->tree.row].node;
}

/* While one moves in the tree, the page's pane shows what the row in focus is about; the page
 * itself only for the question that it asks. */
static bool peeks(const struct scene *s)
{
	const struct ff_path *p = s->path;
	uint32_t here = p->here < p->n_visits ? p->visits[p->here].node : p->end;
	return s->place == IN_TREE && !s->tree.page_stays &&
	       (node_in_focus(s) != here || s->sought.text.len > 0);
}

/* The first line to show, so that what is searched for is in view. */
static size_t first_sought(const struct lines *l, size_t rows)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->list[i].n; k++)
			if (l->list[i].spans[k].role == ROLE_MATCH)
				return i < rows ? 0 : i - rows / 2;
	return 0;
}

/* "Speed (not asked yet)": where room is short, the name is cut. */
static struct ff_str peek_title(const struct making *m, uint32_t node, size_t cells)
{
	const struct scene *s = m->scene;
	struct ff_arena *a = m->arena;
	const char *standing = about_standing(s->guide, s->path, s->marks, node);
	struct ff_str state = ff_arena_format(a, " (%s)", standing);
	struct ff_str name = ff_text_line(a, s->guide->topics[node].name);
	name = text_cut(a, name, cells - state.len, s->signs->ellipsis);
	return ff_arena_format(a, "%.*s%.*s", FF_FMT(name), FF_FMT(state));
}

static void add_peek(struct making *m, size_t left)
{
	const struct scene *s = m->scene;
	struct size size = m->plan.page;
	uint32_t node = node_in_focus(s);
	struct ff_str title = peek_title(m, node, size.cols);
	struct lines about = about_lines(m->arena, s->guide, node, size.cols, s->signs);
	struct lines lines = {.arena = m->arena};
	if (!m->plan.boxed) /* no border says it */
		line_add(m->arena, lines_add(&lines), title, ROLE_HEADING);
	lines_mark(&about, s->sought.text);
	size_t rows = size.rows - lines.n;
	for (size_t i = first_sought(&about, rows); i < about.n && lines.n < size.rows; i++)
		*lines_add(&lines) = about.list[i];
	size_t hidden = about.n > rows ? about.n - rows : 0;
	add_pane(m, &lines, (struct pane){left, size, title, more_text(m, hidden, false)});
}

static void add_session(struct making *m)
{
	const struct screen_plan *p = &m->plan;
	size_t left = 0;
	if (p->tree.cols > 0) {
		add_tree(m);
		left = p->tree.cols + (p->boxed ? 2 + 2 * p->pad : 1);
	}
	if (p->page.cols > 0 && peeks(m->scene))
		add_peek(m, left);
	else if (p->page.cols > 0)
		add_page(m, left);
}

/* A pane that has the screen for itself; `below` lines are out of view. */
static void add_whole(struct making *m, const struct lines *inside, struct ff_str title,
		      size_t below)
{
	struct ff_str more = FF_STR("");
	if (below > 0)
		more = ff_arena_format(m->arena, "%.*s %zu more",
				       FF_FMT(m->scene->signs->more_below), below);
	m->hidden = more;
	add_pane(m, inside, (struct pane){0, m->plan.whole, title, more});
}

/* How many of `n` lines stand behind those in view. */
static size_t below(size_t n, size_t top, size_t room)
{
	return n > top + room ? n - top - room : 0;
}

static void add_panel(struct making *m)
{
	const struct scene *s = m->scene;
	size_t cursor;
	struct lines lines =
		panel_lines(m->arena, &s->panel, s->sheet, s->signs, m->plan.whole, &cursor);
	lines_mark(&lines, s->sought.text);
	add_hots(m, HOT_PANEL_PANE, &lines, m->plan.whole, 0);
	set_cursor(m, inside_row(m) + cursor, inside_col(m, 0));
	size_t room = panel_room(s->sheet, m->plan.whole);
	struct ff_str title = s->list == IN_REVIEW  ? FF_STR("All answers")
			      : s->list == IN_PATHS ? FF_STR("All paths")
			      : s->undecided        ? FF_STR("Not sure")
						    : FF_STR("Comparison");
	if (s->sheet->shown.len > 0)
		title = ff_arena_format(m->arena, "%.*s: %.*s", FF_FMT(title),
					FF_FMT(s->sheet->shown));
	add_whole(m, &lines, title, below(s->sheet->lines.n, s->panel.top, room));
}

struct lines reading_lines(struct ff_arena *a, const struct scene *s, size_t cells)
{
	if (s->reading.help)
		return keys_help(a, &(struct key_sight){s->keys, s->reading.help, s->signs, false},
				 cells);
	return about_lines(a, s->guide, s->reading.node, cells, s->signs);
}

static void add_reading(struct making *m)
{
	const struct scene *s = m->scene;
	struct lines shown = {.arena = m->arena};
	size_t cursor = 0;
	for (size_t i = s->reading.top; i < s->text.n && shown.n < m->plan.whole.rows; i++) {
		struct line line = s->text.list[i];
		if (s->reading.found && i == s->reading.at) {
			cursor = shown.n;
			line_pad(m->arena, &line, m->plan.whole.cols, ROLE_TEXT);
			line = line_in_role(m->arena, &line, ROLE_FOCUS);
		}
		*lines_add(&shown) = line_marked(m->arena, &line, s->sought.text);
	}
	add_hots(m, HOT_TEXT_PANE, &shown, m->plan.whole, 0);
	set_cursor(m, inside_row(m) + cursor, inside_col(m, 0));
	add_whole(m, &shown,
		  s->reading.help ? FF_STR("Keys") : s->guide->topics[s->reading.node].name,
		  below(s->text.n, s->reading.top, m->plan.whole.rows));
}

static struct frame finish(struct making *m)
{
	while (m->rows.n < m->frame.size.rows)
		lines_add(&m->rows);
	m->frame.rows = m->rows.list;
	return m->frame;
}

static struct frame too_small(struct making *m)
{
	struct size size = m->frame.size;
	struct ff_str text = ff_arena_format(m->arena, "%dx%d needed, this is %zux%zu.", LEAST_COLS,
					     LEAST_ROWS, size.cols, size.rows);
	if (size.cols > 0)
		text_add(&m->rows, text, size.cols, FF_STR(""), ROLE_NOTICE);
	return finish(m);
}

struct frame screen_frame(struct ff_arena *a, const struct scene *s, struct size size)
{
	struct making m = {.arena = a, .scene = s, .rows.arena = a, .frame.size = size};
	if (screen_too_small(size))
		return too_small(&m);
	m.plan = screen_plan(s, size);
	*lines_add(&m.rows) = title_line(a, s, size.cols);
	if (s->place == IN_TEXT)
		add_reading(&m);
	else if (s->sheet)
		add_panel(&m);
	else
		add_session(&m);
	add_footer(&m);
	return finish(&m);
}
