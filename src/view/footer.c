#include "view/footer.h"

/* The footer's words, most needed first; two actions share a word. Room is kept for the help and
 * for how to leave. */
static const struct hint {
	unsigned places;
	enum action action, second;
	const char *word;
} hints[] = {
	{IN_PAGE | IN_DIALOG, ACT_UP, ACT_DOWN, "pick"},
	{IN_LISTS, ACT_UP, ACT_DOWN, "move"},
	{IN_PANEL, ACT_LEFT, ACT_RIGHT, "others"},
	{IN_PANEL, ACT_FIELD, ACT_NONE, "section"},
	{IN_PAGE | IN_NOTE, ACT_NEXT, ACT_NONE, "next"},
	{IN_END | IN_ASKED, ACT_NEXT, ACT_NONE, "OK"},
	{IN_TREE | IN_SHEETS, ACT_GO, ACT_NONE, "go there"},
	{IN_SEARCH, ACT_GO, ACT_NONE, "stay"},
	{IN_REVIEW, ACT_TURN, ACT_NONE, "next answer"},
	{IN_PANEL, ACT_QUIT, ACT_NONE, "finish"},
	{IN_PANEL, ACT_TURN, ACT_NONE, "change"},
	{IN_PAGES, ACT_BACK, ACT_NONE, "back"},
	{IN_NOTE, ACT_CLOSE, ACT_NONE, "done"},
	{IN_TREE | IN_TEXT | IN_ASKED | IN_REVIEW | IN_PATHS, ACT_CLOSE, ACT_NONE, "close"},
	{IN_NOTE | IN_ASKED | IN_END, ACT_FIELD, ACT_NONE, "field"},
	{IN_PAGE, ACT_NOT_SURE, ACT_NONE, "not sure"},
	{IN_TREE, ACT_LEFT, ACT_RIGHT, "close, open"},
	{IN_PAGES, ACT_COMPARE, ACT_NONE, "compare"},
	{IN_END, ACT_QUIT, ACT_NONE, "finish"},
	{IN_PANEL | IN_END, ACT_SAVE, ACT_NONE, "save"},
	{IN_WIZARD | IN_DIALOG, ACT_HELP, ACT_NONE, "help"},
	{IN_PAGE | IN_TREE, ACT_QUIT, ACT_NONE, "quit"},
	{IN_PAGE, ACT_FIELD, ACT_NONE, "note"},
	{IN_LISTS, ACT_SEARCH, ACT_NONE, "find"},
	{IN_PANEL | IN_END, ACT_COPY, ACT_NONE, "copy"},
	{IN_PANEL, ACT_CLOSE, ACT_NONE, "back"},
	{IN_PANEL, ACT_DIFFER, ACT_NONE, "differences"},
	{IN_PANEL, ACT_PICK, ACT_NONE, "hide"},
	{IN_TREE | IN_PAGES, ACT_INFO, ACT_NONE, "info"},
	{IN_PAGES, ACT_SEARCH, ACT_NONE, "find"},
	{IN_PAGES, ACT_TREE, ACT_NONE, "tree"},
	{IN_PAGES | IN_PANEL, ACT_REVIEW, ACT_NONE, "all answers"},
	{IN_PAGES | IN_PANEL, ACT_PATHS, ACT_NONE, "all paths"},
	{IN_REVIEW | IN_PATHS, ACT_COMPARE, ACT_NONE, "compare"},
	{IN_REVIEW, ACT_PATHS, ACT_NONE, "all paths"},
	{IN_PATHS, ACT_REVIEW, ACT_NONE, "all answers"},
	{IN_WIZARD, ACT_UNDO, ACT_NONE, "undo"},
	{IN_TREE, ACT_NARROW, ACT_WIDEN, "width"},
	{IN_TREE, ACT_HIDE, ACT_NONE, "hide"},
	{IN_PAGE | IN_TREE, ACT_SAVE, ACT_NONE, "save"},
};

enum { N_HINTS = sizeof hints / sizeof *hints };
enum { GAP = 2 }; /* cells between two hints */

static void add_hint(struct ff_arena *a, struct line *line, const struct hint *h,
		     const struct key_sight *s, struct hots *hots)
{
	size_t left = line->width;
	uint32_t key = key_of(s->keys, s->place, h->action);
	line_add(a, line, key_label(a, key, s->signs), ROLE_KEY);
	size_t split = line->width;
	if (h->second != ACT_NONE) {
		uint32_t second = key_of(s->keys, s->place, h->second);
		if (split > left + 1)
			line_add(a, line, FF_STR("/"), ROLE_KEY);
		line_add(a, line, key_label(a, second, s->signs), ROLE_KEY);
		hots_add(a, hots,
			 (struct hot){HOT_KEY, second, {0, split, 1, line->width - split}});
	}
	line_add(a, line, FF_STR(" "), ROLE_TEXT);
	line_add(a, line, ff_str(h->word), ROLE_TEXT);
	size_t end = h->second != ACT_NONE ? split : line->width;
	hots_add(a, hots, (struct hot){HOT_KEY, key, {0, left, 1, end - left}});
}

/* A newcomer finds these at any width. */
static bool is_kept(const struct hint *h)
{
	bool page = h->places & IN_PAGE;
	return h->action == ACT_HELP || (page && (h->action == ACT_NEXT || h->action == ACT_QUIT));
}

/* Cells for the hints for which room is kept, with the gaps behind them. */
static size_t room_kept(struct ff_arena *a, const struct key_sight *s)
{
	struct line line = {0};
	for (size_t i = 0; i < N_HINTS; i++)
		if (is_kept(&hints[i]) && hints[i].places & s->place) {
			add_hint(a, &line, &hints[i], s, &(struct hots){0});
			line_pad(a, &line, line.width + GAP, ROLE_TEXT);
		}
	return line.width;
}

struct line keys_footer(struct ff_arena *a, const struct key_sight *s, size_t cells,
			struct hots *hots)
{
	struct line footer = {0};
	size_t kept = room_kept(a, s);
	for (size_t i = 0; i < N_HINTS; i++) {
		bool across = hints[i].action == ACT_LEFT && s->place == IN_PANEL;
		if (!(hints[i].places & s->place) || (across && !s->others))
			continue;
		size_t n = footer.n, width = footer.width, n_hots = hots->n;
		line_pad(a, &footer, width > 0 ? width + GAP : 0, ROLE_TEXT);
		size_t left = footer.width;
		add_hint(a, &footer, &hints[i], s, hots);
		bool keep = is_kept(&hints[i]);
		if (keep)
			kept -= footer.width - left + GAP;
		if (footer.width + (keep ? 0 : kept) <= cells)
			continue;
		footer.n = n; /* no room: a shorter one behind it may fit */
		footer.width = width;
		hots->n = n_hots;
	}
	return footer;
}
