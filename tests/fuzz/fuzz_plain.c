/* Any lines, typed to a session line by line: what is said is UTF-8 without control characters. The
 * first byte chooses guide, width and character set. */
#include "fuzz.h"
#include "guide.h"

#include "app/plain.h"
#include <assert.h>
#include <flowform/text.h>

/* Short, with all that can be there: a loop, steps, long and odd labels, next steps. */
static const struct ff_str small = FF_STR_INIT(
	"# Odd \xe2\x80\xae guide\n\n```mermaid\nflowchart TD\n"
	"A{\"Which\\none?\"} -->|b| B[Back]\nA -->|back| C{\"n & q\"}\nA -->|1| D[step] --> C\n"
	"C -->|2| A\nC -->|\"\xe5\x82\x98\xe3\x81\x8c\"| E[\"Yes <b>&#27;</b>\"]\nC -->|quit| B\n"
	"D2[x] --> D2\nC --> D2\n```\n\n## Back\n\n> quoted\n\n- [ ] a\n\n### Next steps\n\n"
	"- [x] `one`\n- two\n\n| | [Back](#back) | Yes |\n|-|-|-|\n| Cost | 1 | 2 |\n");

static void check_said(struct ff_str said, bool ascii)
{
	assert(ff_text_invalid(said) == FF_NONE);
	while (said.len > 0) {
		uint32_t c = ff_text_next(&said);
		assert(c == '\n' || (c >= 0x20 && c != 0x7f && (c < 0x80 || !ascii)));
		assert(c < 0x7f || c > 0x9f);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	enum { MOST_LINES = 64 };
	if (len == 0)
		return 0;
	bool ascii = bytes[0] & 1, built_in = (bytes[0] & 14) == 0;
	struct ff_arena *a = ff_arena_new(NULL, NULL), *said = ff_arena_new(NULL, NULL);
	const struct ff_guide *g = read_guide(a, built_in, small);
	struct wizard *w = wizard_new(a, g, ff_walk_new(a, g->chart), (struct wizard_options){0});
	struct plain *p = plain_new(a, w, ascii);
	struct ff_buf out = {.arena = said};
	struct ff_str rest = {(const char *)bytes + 1, len - 1}, line;
	plain_set_width(p, bytes[0]);
	plain_begin(p, FF_STR(""), &out);
	for (int n = 0; n < MOST_LINES && ff_str_cut(&rest, '\n', &line); n++) {
		check_said(ff_buf_str(&out), ascii);
		ff_arena_reset(said);
		out = (struct ff_buf){.arena = said};
		plain_echo(p, line, &out);
		if (plain_line(p, line, &out) == EFFECT_NONE)
			continue;
		wizard_frame(w, (struct size){24, 80});
		plain_begin(p, line.len % 2 ? FF_STR("Again.") : FF_STR(""), &out);
	}
	check_said(ff_buf_str(&out), ascii);
	plain_free(p);
	wizard_free(w);
	ff_arena_free(said);
	ff_arena_free(a);
	return 0;
}
