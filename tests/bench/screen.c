/* What a session costs on the line: bytes and writes of the first screen and of each key. They
 * repeat exactly; times do not, and are not measured here.
 *
 *	screen PROGRAM [ARGUMENT...]
 *
 * Status 1 if a screen took more writes than it may: a frame that comes in pieces is seen in
 * pieces. */
#include "../tty.h"

#include <flowform/text.h>
#include <stdio.h>
#include <string.h>

enum { SETTLE_MS = 60, ROWS = 40, COLS = 120 };

static const struct step {
	const char *key;
	long max_writes;
} steps[] = {
	{"Down", 1},  {"Up", 1},    {"2", 1},    {"Enter", 1}, {"2", 1},   {"Enter", 1},
	{"Bksp", 1},  {"Enter", 1}, {"Tab", 1},  {"n", 1},     {"o", 1},   {"S-Tab", 1},
	{"Enter", 1}, {"c", 1},     {"Down", 1}, {"PgDn", 1},  {"Esc", 1}, {"t", 1},
	{"Up", 1},    {"Esc", 1},   {"?", 1},    {"PgDn", 1},  {"Esc", 1}, {"2", 1},
	{"Enter", 1}, {"Down", 1},  {"PgDn", 1}, {"End", 1},   {"d", 1},   {"Esc", 1},
};

/* One row of the table. Writes are -1 where the system does not count them. */
static bool row(const char *key, size_t bytes, long writes, long max_writes)
{
	bool ok = writes <= max_writes;
	printf("%-8s %8zu %8ld%s\n", key, bytes, writes, ok ? "" : "  too many");
	return ok;
}

static bool press(struct tty *t, const struct step *s)
{
	size_t bytes = tty_bytes(t);
	long writes = tty_writes(t);
	if (!tty_press(t, s->key))
		tty_send(t, s->key);
	tty_settle(t, SETTLE_MS);
	return row(s->key, tty_bytes(t) - bytes, writes < 0 ? -1 : tty_writes(t) - writes,
		   s->max_writes);
}

int main(int argc, char **argv)
{
	size_t total;
	bool ok;
	if (argc < 2) {
		fprintf(stderr, "usage: %s PROGRAM [ARGUMENT...]\n", argv[0]);
		return 2;
	}
	if (!tty_available())
		return 77;
	struct tty *t = tty_start(ROWS, COLS, (const char *const *)&argv[1]);
	if (!t || !tty_shows(t, "Notebooks") || !tty_settle(t, SETTLE_MS))
		return tty_teardown(NULL), 1;
	printf("%-8s %8s %8s\n", "key", "bytes", "writes");
	total = tty_bytes(t);
	ok = row("(start)", total, tty_writes(t), 2);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		ok = press(t, &steps[i]) && ok;
	printf("%-8s %8zu %8ld\n", "all", tty_bytes(t), tty_writes(t));
	tty_send(t, "\003");
	tty_end(t);
	return ok ? 0 : 1;
}
