/* What sessions cost on the line: bytes and writes of the first screen and of each key, on the
 * built-in guide. They repeat exactly; times do not, and are not measured here.
 *
 *	screen [-v|-s] [PROGRAM [ARGUMENT...]]  -v: a row for each key as well; -s: the start only
 *
 * Status 1 if a key took more writes than one, for a frame that comes in pieces is seen in pieces;
 * or if a session took more bytes than it may. The figures below are what was measured, and a
 * twentieth more is let pass. Who shows more, and means to, raises them. */
#include "../tty.h"

#include <stdio.h>
#include <string.h>

enum { SETTLE_MS = 40, SPARE = 20 };

static const struct {
	int rows, cols;
} sizes[] = {{40, 120}, {24, 80}};
enum { N_SIZES = sizeof sizes / sizeof *sizes };

static const struct session {
	const char *name, *keys; /* as tty_press() has them, or characters */
	size_t bytes[N_SIZES];
} sessions[] = {
	{"start", "", {2989, 2131}},
	{"moves", "Down Up Down Up", {342, 346}},
	{"answers", "Down Up 2 Enter 2 Enter Bksp Enter 1 Enter 2 Enter", {6961, 5457}},
	{"note", "Tab n o t e Bksp Left x", {92, 92}},
	{"tree", "t Up Up Down Down Left Right Esc", {7639, 4822}},
	{"comparison", "c Down PgDn Down End d Home Esc", {13421, 6746}},
	{"scrolling", "? PgDn PgDn PgUp Esc i PgDn Home Esc", {12124, 8037}},
	{"themes", "T Down Down Up Esc", {8358, 6692}},
};

static bool verbose;

static bool press(struct tty *t, const char *key)
{
	size_t bytes = tty_bytes(t);
	long writes = tty_writes(t);
	if (!tty_press(t, key))
		tty_send(t, key);
	tty_settle(t, SETTLE_MS);
	writes = writes < 0 ? 0 : tty_writes(t) - writes; /* some systems do not count them */
	if (verbose)
		printf("  %-12s %6zu %3ld\n", key, tty_bytes(t) - bytes, writes);
	if (writes > 1)
		printf("  %s: %ld writes instead of one\n", key, writes);
	return writes <= 1;
}

static bool play(const struct session *s, size_t size, const char *const argv[])
{
	struct tty *t = tty_start(sizes[size].rows, sizes[size].cols, argv);
	char key[32];
	int used;
	if (!t || !tty_shows(t, "Notebooks") || !tty_settle(t, SETTLE_MS))
		return tty_teardown(NULL), false;
	bool ok = tty_writes(t) <= 1;
	size_t start = *s->keys ? tty_bytes(t) : 0;
	for (const char *keys = s->keys; sscanf(keys, "%31s%n", key, &used) == 1; keys += used)
		ok = press(t, key) && ok;
	size_t bytes = tty_bytes(t) - start, most = s->bytes[size];
	printf("%-12s %3dx%-3d %7zu, %zu when it was measured%s\n", s->name, sizes[size].cols,
	       sizes[size].rows, bytes, most, bytes > most + most / SPARE ? ": too many" : "");
	tty_send(t, "\003");
	tty_end(t);
	return ok && bytes <= most + most / SPARE;
}

int main(int argc, char **argv)
{
	static const char *const usual[] = {"./flowform", NULL};
	bool ok = true;
	verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	bool start = argc > 1 && strcmp(argv[1], "-s") == 0;
	const char *const *program = (const char *const *)&argv[1 + (verbose || start)];
	if (!*program)
		program = usual;
	if (!tty_available())
		return 77;
	for (size_t i = 0; i < (start ? 1 : sizeof sessions / sizeof *sessions); i++)
		for (size_t size = 0; size < N_SIZES; size++)
			ok = play(&sessions[i], size, program) && ok;
	return ok ? 0 : 1;
}
