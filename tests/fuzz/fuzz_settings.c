/* Any bytes as settings: what comes of them can be used, keys that nobody should be without are
 * there, and what is said of them is valid UTF-8 and names a place in them. */
#include "fuzz.h"

#include "app/settings.h"
#include <assert.h>
#include <flowform/text.h>

static void check_keys(const struct keymap *keys)
{
	assert(key_action(keys, IN_PAGE, KEY_ID_ENTER) == ACT_NEXT);
	assert(key_action(keys, IN_PAGE, CONTROL('C')) == ACT_LEAVE);
	assert(key_action(keys, IN_NOTE, KEY_ID_ESC) == ACT_CLOSE);
	assert(key_action(keys, IN_NOTE, 'q') == ACT_NONE);
	for (size_t i = 0; i < keys->n; i++) {
		assert(keys->list[i].action > ACT_NONE && keys->list[i].action < N_ACTIONS);
		for (size_t k = 0; k < i; k++)
			assert(keys->list[i].key != keys->list[k].key ||
			       keys->list[i].action == keys->list[k].action ||
			       !(keys->list[i].places & keys->list[k].places));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct ff_arena *a = ff_arena_new(NULL, NULL);
	struct ff_source source = {FF_STR("config"), {(const char *)bytes, len}};
	struct ff_diags d = {.arena = a};
	struct ff_buf printed = {.arena = a};
	struct settings s = settings_read(a, &source, &d);
	assert(s.color <= COLOR_NEVER && s.theme_at <= len);
	assert(s.tree_width.percent <= 100 && s.tree_width.cells <= 1000);
	assert(s.tree_width.percent == 0 || s.tree_width.cells == 0);
	if (s.keys)
		check_keys(s.keys);
	for (size_t i = 0; i < d.n; i++)
		assert(d.list[i].offset <= len);
	ff_diags_print(&d, &printed);
	assert(ff_text_invalid(ff_buf_str(&printed)) == FF_NONE);
	ff_arena_free(a);
	return 0;
}
