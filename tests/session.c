#include "session.h"
#include "test.h"
#include <flowform/guide.h>
#include <flowform/walk.h>
#include <stdio.h>
#include <stdlib.h>

struct ff_str source_file(struct ff_arena *a, const char *path)
{
	const char *dir = getenv("srcdir");
	struct ff_str full = ff_arena_format(a, "%s/%s", dir ? dir : ".", path);
	FILE *f = fopen(full.s, "rb");
	struct ff_buf b = {.arena = a};
	char bytes[4096];
	if (!f)
		return (struct ff_str){NULL, 0};
	for (size_t n; (n = fread(bytes, 1, sizeof bytes, f)) > 0;)
		ff_buf_add(&b, (struct ff_str){bytes, n});
	fclose(f);
	return b.s ? ff_buf_str(&b) : FF_STR("");
}

void source_write(struct ff_arena *a, const char *path, struct ff_str text)
{
	const char *dir = getenv("srcdir");
	FILE *f = fopen(ff_arena_format(a, "%s/%s", dir ? dir : ".", path).s, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(text.s, 1, text.len, f), text.len);
	fclose(f);
}

struct session session_of(struct ff_source text, bool ascii)
{
	struct session s = {.arena = ff_arena_new(NULL, NULL)};
	struct ff_source *source = FF_NEW(s.arena, struct ff_source, 1);
	struct ff_diags diags = {.arena = s.arena};
	*source = (struct ff_source){text.name, ff_arena_copy(s.arena, text.text)};
	s.guide = ff_guide_read(s.arena, source, 1, &diags);
	if (!s.guide) {
		struct ff_buf b = {.arena = s.arena};
		ff_diags_print(&diags, &b);
		fail_msg("%s", ff_arena_copy(s.arena, ff_buf_str(&b)).s);
	}
	s.walk = ff_walk_new(s.arena, s.guide->chart);
	s.wizard = wizard_new(s.arena, s.guide, s.walk, (struct wizard_options){.ascii = ascii});
	return s;
}

struct session session_start(const char *guide, bool ascii)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_source source = {ff_str(guide), source_file(a, guide)};
	if (!source.text.s)
		fail_msg("%s: not found", guide);
	struct session s = session_of(source, ascii);
	ff_arena_free(a);
	return s;
}

void session_end(struct session *s)
{
	wizard_free(s->wizard);
	ff_arena_free(s->arena);
}

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{"enter", KEY_ID_ENTER},    {"esc", KEY_ID_ESC},
	{"tab", KEY_ID_TAB},        {"btab", KEY_ID_BACK_TAB},
	{"bksp", KEY_ID_BACKSPACE}, {"up", KEY_ID_UP},
	{"down", KEY_ID_DOWN},      {"left", KEY_ID_LEFT},
	{"right", KEY_ID_RIGHT},    {"home", KEY_ID_HOME},
	{"end", KEY_ID_END},        {"pgup", KEY_ID_PAGE_UP},
	{"pgdn", KEY_ID_PAGE_DOWN}, {"space", ' '},
};
enum { N_NAMES = sizeof names / sizeof *names };

static void give(struct session *s, uint32_t key)
{
	struct event e = {.kind = EVENT_KEY, .key = key, .ms = s->ms, .early = s->early};
	s->last = wizard_handle(s->wizard, e);
}

static uint32_t key_called(struct ff_str name)
{
	for (size_t i = 0; i < N_NAMES; i++)
		if (ff_str_eq(name, ff_str(names[i].name)))
			return names[i].key;
	if (name.len != 1)
		fail_msg("no key %.*s", FF_FMT(name));
	return (unsigned char)name.s[0];
}

void session_keys(struct session *s, const char *keys)
{
	struct ff_str rest = ff_str(keys), word;
	while (ff_str_cut(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (ff_str_starts(word, FF_STR("text:"))) {
			for (size_t i = 5; i < word.len; i++)
				give(s, word.s[i] == '_' ? ' ' : (unsigned char)word.s[i]);
			continue;
		}
		size_t at = word.len > 1 ? ff_str_find_char(word, '@') : FF_NONE;
		s->ms = at != FF_NONE ? strtoull(word.s + at + 1, NULL, 10) : 0;
		s->early = at != FF_NONE && word.s[word.len - 1] == '!';
		word = at != FF_NONE ? ff_str_head(word, at) : word;
		size_t star = word.len > 1 ? ff_str_find_char(word, '*') : FF_NONE;
		int times = star != FF_NONE ? atoi(word.s + star + 1) : 1;
		uint32_t key = key_called(star != FF_NONE ? ff_str_head(word, star) : word);
		while (times-- > 0)
			give(s, key);
	}
}

static uint32_t roll(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

void session_random_mouse(struct session *s, uint64_t *state, struct size size)
{
	struct event e = {.kind = EVENT_MOUSE, .button = (enum button)(roll(state) % 3)};
	e.row = roll(state) % (size.rows + 1);
	e.col = roll(state) % (size.cols + 1);
	s->last = wizard_handle(s->wizard, e);
	if (roll(state) % 2) /* and again */
		s->last = wizard_handle(s->wizard, e);
}

uint32_t session_random_key(struct session *s, uint64_t *state)
{
	uint32_t r = roll(state);
	/* Rarely a letter, so that texts open and the panel is used, mostly moves. */
	static const char letters[] = "cuitTdzZ?qyn123jkhlgGawrp //nNeob<>\\";
	uint32_t key = r % 3 > 0 ? names[r / 3 % N_NAMES].key
				 : (uint32_t)letters[r / 3 % (sizeof letters - 1)];
	give(s, key);
	return key;
}
