#include "view/about.h"
#include "view/rich.h"
#include "view/screen_parts.h"
#include <flowform/text.h>

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

void making_cursor(struct making *m, size_t row, size_t col)
{
	m->frame.cursor_row = row;
	m->frame.cursor_col = col < m->frame.size.cols ? col : m->frame.size.cols - 1;
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

static void add_tree(struct making *m)
{
	const struct scene *s = m->scene;
	struct tree_sight sight = screen_tree_sight(s, m->plan.tree);
	struct tree_view v = tree_view(m->arena, &s->tree, &sight, m->plan.tree);
	struct ff_str hidden = tree_hidden_text(m->arena, &v);
	pane_add_hots(m, HOT_TREE_PANE, &v.lines, m->plan.tree, 0);
	if (s->place == IN_TREE) {
		making_cursor(m, pane_row(m) + v.cursor_row, pane_col(m, 0) + v.cursor_col);
		m->hidden = m->frame.size.cols < BRIEF_COLS ? first_part(hidden) : hidden;
	}
	pane_add(m, &v.lines,
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
	making_cursor(m, top + page->cursor_row, left + page->cursor_col);
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
	const char *lines = m->frame.size.cols < BRIEF_COLS ? "" : n == 1 ? " line" : " lines";
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
	pane_add_hots(m, HOT_PAGE_PANE, &page.lines, m->plan.page, left);
	if (s->place & (IN_PAGES | IN_DIALOG | IN_WRITING))
		place_form(m, &page, pane_row(m), pane_col(m, left));
	struct ff_str more = more_text(m, page.hidden, !asked && page.help_shown > 0);
	if (s->place != IN_TREE)
		m->hidden = more;
	pane_add(m, &page.lines,
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
	pane_add(m, &lines, (struct pane){left, size, title, more_text(m, hidden, false)});
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

/* "Comparison: 1 and 3 of 3, "volume" marked" */
static struct ff_str panel_title(struct ff_arena *a, const struct scene *s)
{
	struct ff_buf b = {.arena = a};
	ff_buf_add(&b, s->list == IN_REVIEW            ? FF_STR("All answers")
		       : s->list == IN_PATHS           ? FF_STR("All paths")
		       : s->undecided                  ? FF_STR("Not sure")
		       : s->guide->n_alternatives == 1 ? FF_STR("Result")
						       : FF_STR("Comparison"));
	const char *mark = ": ";
	if (s->sheet->shown.len > 0) {
		ff_buf_format(&b, "%s%.*s", mark, FF_FMT(s->sheet->shown));
		mark = ", ";
	}
	if (s->sought.text.len > 0 && !s->sought.typing)
		ff_buf_format(&b, "%s\"%.*s\" marked", mark, FF_FMT(s->sought.text));
	return ff_buf_str(&b);
}

static void add_panel(struct making *m)
{
	const struct scene *s = m->scene;
	size_t cursor;
	struct lines lines =
		panel_lines(m->arena, &s->panel, s->sheet, s->signs, m->plan.whole, &cursor);
	lines_mark(&lines, s->sought.text);
	pane_add_hots(m, HOT_PANEL_PANE, &lines, m->plan.whole, 0);
	making_cursor(m, pane_row(m) + cursor, pane_col(m, 0));
	size_t room = panel_room(s->sheet, m->plan.whole);
	pane_add_whole(m, &lines, panel_title(m->arena, s), s->panel.top, room, s->sheet->lines.n);
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
	pane_add_hots(m, HOT_TEXT_PANE, &shown, m->plan.whole, 0);
	making_cursor(m, pane_row(m) + cursor, pane_col(m, 0));
	pane_add_whole(m, &shown,
		       s->reading.help ? FF_STR("Keys") : s->guide->topics[s->reading.node].name,
		       s->reading.top, m->plan.whole.rows, s->text.n);
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
	foot_add(&m);
	return finish(&m);
}
