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
	{IN_END, ACT_NEXT, ACT_NONE, "press"},
	{IN_ASKED, ACT_NEXT, ACT_NONE, "OK"},
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

static struct line hint_line(struct ff_arena *a, const struct hint *h, const struct key_sight *s,
			     struct hots *hots)
{
	struct line line = {0};
	uint32_t key = key_of(s->keys, s->place, h->action);
	uint32_t second = key_of(s->keys, s->place, h->second);
	line_add(a, &line, key_label(a, key, s->signs), ROLE_KEY);
	size_t split = line.width;
	if (h->second != ACT_NONE) {
		if (split > 1)
			line_add(a, &line, FF_STR("/"), ROLE_KEY);
		line_add(a, &line, key_label(a, second, s->signs), ROLE_KEY);
		hots_add(a, hots, (struct hot){HOT_KEY, second, {0, split, 1, line.width - split}});
	}
	line_add(a, &line, FF_STR(" "), ROLE_TEXT);
	line_add(a, &line, ff_str(h->word), ROLE_TEXT);
	size_t width = h->second != ACT_NONE ? split : line.width;
	hots_add(a, hots, (struct hot){HOT_KEY, key, {0, 0, 1, width}});
	return line;
}

/* A newcomer finds these at any width. */
static bool is_kept(const struct hint *h)
{
	bool page = h->places & IN_PAGE;
	return h->action == ACT_HELP || (page && (h->action == ACT_NEXT || h->action == ACT_QUIT));
}

/* Cells for the hints from the i-th on for which room is kept. */
static size_t room_kept(struct ff_arena *a, const struct key_sight *s, size_t i)
{
	size_t cells = 0;
	for (; i < N_HINTS; i++)
		if (is_kept(&hints[i]) && hints[i].places & s->place)
			cells += hint_line(a, &hints[i], s, &(struct hots){0}).width + GAP;
	return cells;
}

struct line keys_footer(struct ff_arena *a, const struct key_sight *s, size_t cells,
			struct hots *hots)
{
	struct line footer = {0};
	size_t kept = room_kept(a, s, 0);
	for (size_t i = 0; i < N_HINTS; i++) {
		bool across = hints[i].action == ACT_LEFT && s->place == IN_PANEL;
		if (!(hints[i].places & s->place) || (across && !s->others))
			continue;
		struct hots hot = {0};
		struct line hint = hint_line(a, &hints[i], s, &hot);
		size_t gap = footer.width > 0 ? GAP : 0;
		bool keep = is_kept(&hints[i]);
		if (keep)
			kept -= hint.width + GAP;
		size_t room = keep ? cells : cells > kept ? cells - kept : 0;
		if (footer.width + gap + hint.width > room)
			continue; /* a shorter one behind it may fit */
		line_pad(a, &footer, footer.width + gap, ROLE_TEXT);
		hots_join(a, hots, &hot, 0, footer.width);
		line_join(a, &footer, &hint);
	}
	return footer;
}
