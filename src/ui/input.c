#include "ui/input.h"

#include <stdlib.h>
#include <unistr.h>
#include <wchar.h>
#include <wctype.h>

/* Our own keys for curses: beyond those that it hands out itself. */
enum { PASTE_BEGINS = 0x2000, PASTE_ENDS };

/* A note is a line or two; what is more of a paste is dropped. */
enum { PASTE_ROOM = 16 * 1024 };

struct input {
	WINDOW *keys;
	size_t heard;
	bool mouse; /* is told of */
	struct event click;
	mbstate_t partial; /* of a character of which not all bytes have come */
	bool pasting;
	size_t len;
	char paste[PASTE_ROOM];
};

static const struct {
	int code;
	uint32_t key;
} codes[] = {
	{KEY_UP, KEY_ID_UP},
	{KEY_DOWN, KEY_ID_DOWN},
	{KEY_LEFT, KEY_ID_LEFT},
	{KEY_RIGHT, KEY_ID_RIGHT},
	{KEY_HOME, KEY_ID_HOME},
	{KEY_END, KEY_ID_END},
	{KEY_PPAGE, KEY_ID_PAGE_UP},
	{KEY_NPAGE, KEY_ID_PAGE_DOWN},
	{KEY_BTAB, KEY_ID_BACK_TAB},
	{KEY_DC, KEY_ID_DELETE},
	{KEY_BACKSPACE, KEY_ID_BACKSPACE},
	{KEY_ENTER, KEY_ID_ENTER},
	{KEY_FIND, KEY_ID_HOME},
	{KEY_SELECT, KEY_ID_END},
	{KEY_A1, KEY_ID_HOME},
	{KEY_A3, KEY_ID_PAGE_UP},
	{KEY_C1, KEY_ID_END},
	{KEY_C3, KEY_ID_PAGE_DOWN},
	{PASTE_BEGINS, PASTE_BEGINS},
	{PASTE_ENDS, PASTE_ENDS},
	{0x7f, KEY_ID_BACKSPACE},
	{'\n', KEY_ID_ENTER},
};

/* What terminals send that are not quite what TERM says: "ESC [ NUMBER FINAL" or "ESC O FINAL". */
static const struct {
	int number; /* 0: any */
	int final;
	uint32_t key;
} sequences[] = {
	{0, 'A', KEY_ID_UP},       {0, 'B', KEY_ID_DOWN},      {0, 'C', KEY_ID_RIGHT},
	{0, 'D', KEY_ID_LEFT},     {0, 'H', KEY_ID_HOME},      {0, 'F', KEY_ID_END},
	{0, 'Z', KEY_ID_BACK_TAB}, {0, 'M', KEY_ID_ENTER},     {1, '~', KEY_ID_HOME},
	{7, '~', KEY_ID_HOME},     {4, '~', KEY_ID_END},       {8, '~', KEY_ID_END},
	{0, 'Q', KEY_ID_F1 + 1},   {12, '~', KEY_ID_F1 + 1},   {3, '~', KEY_ID_DELETE},
	{5, '~', KEY_ID_PAGE_UP},  {6, '~', KEY_ID_PAGE_DOWN}, {200, '~', PASTE_BEGINS},
	{201, '~', PASTE_ENDS},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct input *input_new(struct ff_arena *a, const struct term *t, bool mouse)
{
	struct input *in = FF_NEW(a, struct input, 1);
	in->keys = term_keys(t);
	in->mouse = mouse;
	define_key(NULL, KEY_MOUSE); /* read here: curses knows but one way of telling */
	define_key("\033[200~", PASTE_BEGINS);
	define_key("\033[201~", PASTE_ENDS);
	return in;
}

static int next_code(struct input *in)
{
	int code = wgetch(in->keys);
	in->heard += code != ERR;
	return code;
}

/* The next one of a sequence: it comes at once, if at all, but maybe not in one piece. */
static int next_of_sequence(struct input *in)
{
	wtimeout(in->keys, get_escdelay());
	int code = next_code(in);
	nodelay(in->keys, TRUE);
	return code;
}

enum { MOST_NUMBERS = 3, LONGEST_SEQUENCE = 32, LARGEST_NUMBER = 9999 };

/* What stands behind "ESC [" or "ESC O". */
struct sequence {
	bool angle; /* it begins with '<' */
	int numbers[MOST_NUMBERS];
	int final; /* 0: it has no end and is none */
};

static struct sequence read_sequence(struct input *in)
{
	struct sequence q = {0};
	size_t at = 0;
	for (int n = 0; n < LONGEST_SEQUENCE; n++) {
		int code = next_of_sequence(in);
		if (code == KEY_ID_ESC)
			ungetch(code); /* another one begins */
		if (code == ERR || code < 0x20 || code > 0x7e)
			break;
		if (code >= 0x40) {
			q.final = code;
			break;
		}
		if (code == '<' && n == 0)
			q.angle = true;
		else if (code == ';')
			at++;
		else if (code < '0' || code > '9')
			at = MOST_NUMBERS; /* and no number more */
		else if (at < MOST_NUMBERS && q.numbers[at] <= LARGEST_NUMBER)
			q.numbers[at] = q.numbers[at] * 10 + (code - '0');
	}
	return q;
}

/* A button that was pressed, or the wheel, in the numbers of xterm; 0 if it is neither. Rows and
 * columns count from 1. */
static uint32_t click(struct input *in, int button, int col, int row)
{
	enum { MOVED = 32, WHEEL = 64, MORE = 128, WHICH = 3 };
	int which = button & WHICH;
	if (!in->mouse || button & (MOVED | MORE) || which > (button & WHEEL ? 1 : 0) || col < 1 ||
	    row < 1)
		return 0;
	in->click = (struct event){.kind = EVENT_MOUSE,
				   .button = !(button & WHEEL) ? BUTTON_LEFT
					     : which           ? WHEEL_DOWN
							       : WHEEL_UP,
				   .row = (size_t)row - 1,
				   .col = (size_t)col - 1};
	return KEY_ID_MOUSE;
}

/* As terminals of old tell of the mouse: three characters, each 32 more than it says. */
static uint32_t old_click(struct input *in)
{
	int said[3];
	for (size_t i = 0; i < 3; i++)
		said[i] = next_of_sequence(in) - 32;
	return click(in, said[0], said[1], said[2]);
}

/* What follows an Esc that curses made nothing of, if it came with it: the rest of a sequence,
 * which as a whole is a key, or none. Returns Esc where it stands alone. */
static uint32_t after_escape(struct input *in)
{
	int first = next_code(in);
	if (first != '[' && first != 'O') {
		if (first != ERR)
			ungetch(first);
		return KEY_ID_ESC;
	}
	struct sequence q = read_sequence(in);
	if (q.angle)
		return q.final == 'M' ? click(in, q.numbers[0], q.numbers[1], q.numbers[2]) : 0;
	if (in->mouse && first == '[' && q.final == 'M')
		return old_click(in);
	for (size_t i = 0; i < COUNT(sequences); i++)
		if (sequences[i].final == q.final &&
		    (sequences[i].number == 0 || sequences[i].number == q.numbers[0]))
			return sequences[i].key;
	return 0;
}

/* A byte as part of a character, in the encoding of the locale; 0 if there is none yet. */
static uint32_t decode(struct input *in, int byte)
{
	char c = (char)byte;
	wchar_t wide = 0;
	size_t n = mbrtowc(&wide, &c, 1, &in->partial);
	if (n == (size_t)-1)
		in->partial = (mbstate_t){0};
	bool shown = wide < 0x80 || iswprint((wint_t)wide); /* by the locale */
	return n == 1 && shown ? (uint32_t)wide : 0;
}

static uint32_t key_of_code(struct input *in, int code)
{
	for (size_t i = 0; i < COUNT(codes); i++)
		if (codes[i].code == code)
			return codes[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return KEY_ID_F1 + (uint32_t)(code - KEY_F(1));
	if (code > 0xff)
		return 0; /* a key that we have no use for */
	return decode(in, code);
}

/* A line of text: its ends and tabs become blanks, other control characters are dropped. */
static void add_pasted(struct input *in, int code)
{
	if (code > 0xff)
		return;
	uint32_t c = decode(in, code);
	if (c == '\n' || c == '\r' || c == '\t')
		c = ' ';
	if (c < ' ' || (c >= 0x7f && c < 0xa0))
		return;
	int n = u8_uctomb((uint8_t *)in->paste + in->len, c, (ptrdiff_t)(PASTE_ROOM - in->len));
	if (n > 0)
		in->len += (size_t)n;
}

struct event input_cut(struct input *in)
{
	in->pasting = false;
	return (struct event){.kind = EVENT_PASTE, .text = {in->paste, in->len}};
}

bool input_next(struct input *in, struct event *e)
{
	for (int code; (code = next_code(in)) != ERR;) {
		uint32_t key = code == KEY_ID_ESC ? after_escape(in) : 0;
		if (in->pasting && code != PASTE_ENDS && key != PASTE_ENDS) {
			add_pasted(in, code);
			continue;
		}
		if (key == 0 && code != KEY_ID_ESC)
			key = key_of_code(in, code);
		if (key == PASTE_BEGINS) {
			in->pasting = true;
			in->len = 0;
		} else if (key == PASTE_ENDS && in->pasting) {
			*e = input_cut(in);
			return true;
		} else if (key == KEY_ID_MOUSE) {
			*e = in->click;
			return true;
		} else if (key != 0 && key != PASTE_ENDS) {
			*e = (struct event){.kind = EVENT_KEY, .key = key};
			return true;
		}
	}
	return false;
}

bool input_pasting(const struct input *in)
{
	return in->pasting;
}

size_t input_heard(const struct input *in)
{
	return in->heard;
}
