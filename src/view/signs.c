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
	.leads_to = S(" → "),
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
	.ellipsis = S("…"),
	.more_above = S("↑"),
	.more_below = S("↓"),
	.up_down = S("↑↓"),
	.left_right = S("←→"),
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
	.leads_to = S(" > "),
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
	.ellipsis = S("..."),
	.more_above = S("^"),
	.more_below = S("v"),
	.up_down = S("Up/Dn"),
	.left_right = S("Lt/Rt"),
};

const struct signs *signs_of(bool in_ascii)
{
	return in_ascii ? &ascii : &utf8;
}
