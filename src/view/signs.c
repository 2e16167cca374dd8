#include "view/signs.h"

#define S FF_STR_INIT

static const struct signs utf8 = {
	.top_left = S("┌"),
	.top_right = S("┐"),
	.bottom_left = S("└"),
	.bottom_right = S("┘"),
	.across = S("─"),
	.down = S("│"),
	.branch = S("├ "),
	.last = S("└ "),
	.trunk = S("│ "),
	.too_deep = S("… "),
	.left_out = S("‹"),
	.leads_to = S(" → "),
	.then = S(" → "),
	.answered = S("✓ "),
	.passed = S("✓"),
	.here = S("◀"),
	.out = S("×"),
	.would = S("(×)"),
	.best = S("★"),
	.again = S("↩ "),
	.folded = S("+"),
	.picked = S("(•) "),
	.unpicked = S("( ) "),
	.ticked = S("[x] "),
	.unticked = S("[ ] "),
	.bullet = S("• "),
	.quote = S("| "),
	.nothing = S("-"),
	.ellipsis = S("…"),
	.more_above = S("↑"),
	.more_below = S("↓"),
};

static const struct signs ascii = {
	.ascii = true,
	.top_left = S("+"),
	.top_right = S("+"),
	.bottom_left = S("+"),
	.bottom_right = S("+"),
	.across = S("-"),
	.down = S("|"),
	.branch = S("|-"),
	.last = S("`-"),
	.trunk = S("| "),
	.too_deep = S(".."),
	.left_out = S("<"),
	.leads_to = S(" > "),
	.then = S(" > "),
	.answered = S("= "),
	.passed = S("="),
	.here = S("<"),
	.out = S("x"),
	.would = S("(x)"),
	.best = S("*"),
	.again = S("^ "),
	.folded = S("+"),
	.picked = S("(*) "),
	.unpicked = S("( ) "),
	.ticked = S("[x] "),
	.unticked = S("[ ] "),
	.bullet = S("- "),
	.quote = S("| "),
	.nothing = S("-"),
	.ellipsis = S("..."),
	.more_above = S("^"),
	.more_below = S("v"),
};

static const struct signs words = {
	.ascii = true,
	.leads_to = S(" leads to "),
	.then = S(", then "),
	.answered = S("answered "),
	.passed = S("passed"),
	.here = S("asked now"),
	.out = S("ruled out"),
	.would = S("would be ruled out"),
	.best = S("Recommended:"),
	.again = S("again: "),
	.folded = S("folded: "),
	.picked = S("chosen"),
	.unpicked = S(""),
	.ticked = S("done: "),
	.unticked = S("to do: "),
	.bullet = S("- "),
	.quote = S("quote: "),
	.nothing = S("nothing said"),
	.ellipsis = S("..."),
	.more_above = S("more above"),
	.more_below = S("more below"),
};

const struct signs *signs_of(bool in_ascii)
{
	return in_ascii ? &ascii : &utf8;
}

const struct signs *signs_in_words(void)
{
	return &words;
}
