/* Any keys, pastes, clicks and sizes of the window: every frame fits its screen, has the cursor on
 * it, and holds nothing that steers a terminal. The first byte chooses guide and character set. */
#include "fuzz.h"
#include "guide.h"

#include "app/wizard.h"
#include <assert.h>
#include <flowform/text.h>

/* A loop, steps, joins, an odd label, next steps, a table. */
static const struct ff_str small = FF_STR_INIT(
	"# Guide\n\n```mermaid\nflowchart TD\nS[first] --> A{Which one?}\nA -->|b| B[Back]\n"
	"A -->|2| C{n & q}\nA -->|\"\xe6\x97\xa5 &#x1b;\"| D[step] --> C\nC -->|loop| A\nC -->|on| "
	"E\n"
	"C -->|quit| B\n```\n\n## Which one?\n\nHelp.\n\n## Back\n\n### Next steps\n\n- [ ] one\n- "
	"two\n\n"
	"| | [Back](#back) | E |\n|-|-|-|\n| Cost | 1 | 2 |\n");

static void check_frame(const struct frame *f, struct size size)
{
	assert(size.rows == 0 || size.cols == 0 ||
	       (f->cursor_row < size.rows && f->cursor_col < size.cols));
	for (size_t row = 0; row < size.rows; row++) {
		assert(f->rows[row].width <= size.cols);
		for (size_t i = 0; i < f->rows[row].n; i++) {
			struct ff_str rest = f->rows[row].spans[i].text;
			assert(ff_text_invalid(rest) == FF_NONE);
			while (rest.len > 0) {
				uint32_t c = ff_text_next(&rest);
				assert(c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0x202e);
			}
		}
	}
}

/* What comes in: each event is a byte that says its kind, and what it needs. */
struct input {
	const uint8_t *at, *end;
	uint64_t ms;
};

static uint8_t next(struct input *in)
{
	return in->at < in->end ? *in->at++ : 0;
}

static struct ff_str next_text(struct input *in)
{
	size_t n = next(in), left = (size_t)(in->end - in->at);
	struct ff_str text = {(const char *)in->at, n < left ? n : left};
	in->at += text.len;
	/* What ui hands on is UTF-8. */
	size_t invalid = ff_text_invalid(text);
	return invalid != FF_NONE ? ff_str_head(text, invalid) : text;
}

static struct event next_event(struct input *in, struct size *size)
{
	uint8_t kind = next(in);
	struct event e = {.kind = EVENT_KEY, .key = kind, .ms = in->ms += kind * 4u};
	e.early = kind % 16 == 15;
	if (kind >= 0x80 && kind < 0xc0) {
		e.key = KEY_ID_UP + (kind - 0x80u);
	} else if (kind >= 0xf0) {
		e.key = (uint32_t)next(in) << 8 | next(in);
	} else if (kind >= 0xe0) {
		e.kind = EVENT_PASTE;
		e.text = next_text(in);
	} else if (kind >= 0xd0) {
		e.kind = EVENT_MOUSE;
		e.button = (enum button)(next(in) % 3);
		e.row = next(in);
		e.col = next(in);
	} else if (kind >= 0xc0) {
		e.kind = EVENT_RESIZE;
		*size = e.size = (struct size){next(in), next(in)};
	}
	return e;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	enum { MOST_EVENTS = 200 };
	if (len == 0)
		return 0;
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	const struct ff_guide *g = read_guide(a, (bytes[0] & 14) == 0, small);
	struct wizard *w = wizard_new(a, g, ff_walk_new(a, g->chart),
				      (struct wizard_options){.ascii = bytes[0] & 1});
	struct size size = {24, 80};
	struct input in = {bytes + 1, bytes + len, 0};
	check_frame(wizard_frame(w, size), size);
	for (int n = 0; n < MOST_EVENTS && in.at < in.end; n++) {
		if (wizard_handle(w, next_event(&in, &size)) == EFFECT_END)
			break;
		check_frame(wizard_frame(w, size), size);
	}
	wizard_free(w);
	ff_arena_free(a);
	return 0;
}
