#include "fake.h"

#include "app/embedded.h"
#include "ui/run.h"
#include "view/edit.h"

#include <assert.h>
#include <flowform/text.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIELDS = 5, NOTE = 2, NOTE_CELLS = 12, LEFT = 2 };

struct wizard {
	struct ff_arena *arena; /* of the frame */
	struct frame frame;
	char last[400];
	struct edit note;
	size_t focus;
	bool wide;
	struct theme_choice theme;
};

static void say(struct wizard *w, const char *what, struct ff_str text)
{
	snprintf(w->last, sizeof w->last, "%s %.*s", what, FF_FMT(text));
}

void wizard_say(struct wizard *w, struct ff_str sentence)
{
	if (sentence.len > 0)
		say(w, "said:", sentence);
}

static int too_deep(volatile int *n)
{
	volatile int here[1000];
	here[0] = *n + 1;
	return here[0] == 0 ? 0 : too_deep(here) + here[0];
}

static enum effect handle_key(struct wizard *w, uint32_t key)
{
	if (key == 'x')
		return EFFECT_NONE;
	snprintf(w->last, sizeof w->last, "key %x", key);
	switch (key) {
	case KEY_ID_TAB: w->focus = (w->focus + 1) % FIELDS; break;
	case 'w': w->wide = !w->wide; break;
	case 'q': return EFFECT_END;
	case 'z': return EFFECT_SUSPEND;
	case 'r': return EFFECT_REDRAW;
	case 'c': return EFFECT_COPY;
	case 'e': fputs("aside\n", stderr); break;
	case 'a': assert(key == 0 && "on purpose"); break;
	case '!': return (enum effect)too_deep(&(volatile int){0});
	default: break;
	}
	return EFFECT_NONE;
}

static void write_key(struct wizard *w, uint32_t key)
{
	char utf8[8];
	if (!edit_key(&w->note, key) && key >= ' ' && key < KEY_ID_UP)
		edit_type(&w->note, ff_text_char(key, utf8));
}

struct ff_str wizard_copy(struct wizard *w)
{
	(void)w;
	return FF_STR("caf\xc3\xa9, four");
}

const struct theme_choice *wizard_theme(const struct wizard *w)
{
	return &w->theme;
}

enum effect wizard_handle(struct wizard *w, struct event e)
{
	switch (e.kind) {
	case EVENT_KEY:
		if (w->focus == NOTE && e.key != KEY_ID_TAB)
			write_key(w, e.key);
		else
			return handle_key(w, e.key);
		break;
	case EVENT_MOUSE:
		snprintf(w->last, sizeof w->last, "mouse %d at %zu,%zu", e.button, e.row, e.col);
		break;
	case EVENT_PASTE:
		if (w->focus == NOTE)
			edit_type(&w->note, e.text);
		else
			say(w, "paste", e.text);
		break;
	case EVENT_RESIZE:
		snprintf(w->last, sizeof w->last, "size %zux%zu", e.size.rows, e.size.cols);
		break;
	case EVENT_LEAVE: return EFFECT_END;
	}
	return EFFECT_NONE;
}

static struct ff_str field_text(const struct wizard *w, size_t i)
{
	static const struct ff_str texts[FIELDS] = {
		FF_STR_INIT("( ) Yes"), FF_STR_INIT("( ) Nö 流"),
		[NOTE + 1] = FF_STR_INIT("[ Back ]"), FF_STR_INIT("[ Next ]")};
	return i == NOTE ? edit_text(&w->note) : texts[i];
}

static void add_row(struct lines *rows, size_t cols, const char *word, struct ff_str text,
		    enum role role)
{
	struct line line = {0};
	line_add(rows->arena, &line, ff_str(word), ROLE_DIM);
	line_add(rows->arena, &line, text, role);
	if (role != ROLE_TEXT) /* a field, as libform fills it */
		line_pad(rows->arena, &line, LEFT + NOTE_CELLS, role);
	struct line cut = line_cut(rows->arena, &line, cols, FF_STR(""));
	*lines_add(rows) = cut;
}

const struct frame *wizard_frame(struct wizard *w, struct size size)
{
	enum { TOP = 3 };
	ff_arena_reset(w->arena);
	struct lines rows = {.arena = w->arena};
	struct field *fields = FF_NEW(w->arena, struct field, FIELDS);
	size_t column;
	struct ff_buf note = {.arena = w->arena};
	ff_buf_add(&note, edit_view(&w->note, NOTE_CELLS, &column));
	ff_buf_repeat(&note, '_', NOTE_CELLS - ff_text_width(ff_buf_str(&note)));
	add_row(&rows, size.cols, "", ff_str(w->last), ROLE_TEXT);
	add_row(&rows, size.cols, "note: ", edit_text(&w->note), ROLE_TEXT);
	add_row(&rows, size.cols, w->wide ? "" : "abc", w->wide ? FF_STR("流流流") : FF_STR("…"),
		ROLE_TEXT);
	for (size_t i = 0; i < FIELDS; i++) {
		enum role role = i == w->focus ? ROLE_FOCUS : ROLE_OPEN;
		add_row(&rows, size.cols, "  ", i == NOTE ? ff_buf_str(&note) : field_text(w, i),
			role);
		fields[i] = (struct field){i < NOTE    ? FIELD_ANSWER
					   : i == NOTE ? FIELD_ENTRY
					   : i == 3    ? FIELD_BACK
						       : FIELD_NEXT,
					   {TOP + i, LEFT, 1, NOTE_CELLS},
					   field_text(w, i),
					   role,
					   i == w->focus,
					   i};
	}
	while (rows.n < size.rows)
		lines_add(&rows);
	bool room = size.rows >= TOP + FIELDS && size.cols >= LEFT + NOTE_CELLS;
	w->frame = (struct frame){.size = size,
				  .rows = rows.list,
				  .cursor_row = TOP + w->focus,
				  .cursor_col = w->focus == NOTE ? LEFT + column : LEFT,
				  .form = {fields, room ? FIELDS : 0}};
	return &w->frame;
}

static int tell(struct ui_result r)
{
	switch (r.end) {
	case UI_ENDED: printf("ended\n"); return 0;
	case UI_SWITCH: printf("switched\n"); return 0;
	case UI_SIGNAL: printf("signal %d\n", r.signal); return 128 + r.signal;
	case UI_REFUSED: printf("refused: %.*s\n", FF_FMT(r.why_not)); return 4;
	case UI_LINES: printf("lines only: %.*s\n", FF_FMT(r.why_not)); return 4;
	}
	return 1;
}

int fake_main(void)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct wizard w = {.arena = ff_arena_new(NULL, NULL), .last = "ready"};
	struct ff_source source = {FF_STR("dark"), embedded_themes[0].text};
	struct ff_diags d = {.arena = a};
	w.theme.theme = theme_read(a, &source, &d);
	struct ui_options o = {.colour = !getenv("FAKE_COLOUR"),
			       .ascii = getenv("FAKE_ASCII"),
			       .mouse = getenv("FAKE_MOUSE")};
	setlocale(LC_ALL, "");
	int status = tell(ui_run(a, &w, &o));
	fflush(stdout);
	ff_arena_free(w.arena);
	ff_arena_free(a);
	return status;
}
