#include "view/keymap.h"

enum { MOST_WISHES = 100 };

/* A wish as what it means. */
struct wish {
	enum action action;
	uint32_t key;
};

static enum action action_named(struct ff_str name)
{
	for (enum action i = ACT_NONE + 1; i < N_ACTIONS; i++)
		if (ff_str_eq(name, ff_str(action_name(i))))
			return i;
	return ACT_NONE;
}

/* Keys that mean the same to everybody: by name, and Ctrl-C. */
static bool is_fixed(uint32_t key)
{
	return key == KEY_ID_ENTER || key == KEY_ID_ESC || key == KEY_ID_TAB ||
	       key == KEY_ID_BACKSPACE || key == CONTROL('C') ||
	       (key >= KEY_ID_UP && key <= KEY_ID_BACK_TAB);
}

static bool is_replaced(const struct binding *b, enum action action)
{
	return b->action == action && !is_fixed(b->key) && b->key < KEY_ID_DIGIT;
}

/* What is wrong with a wish, whatever the others are. */
static struct ff_str refuse(struct ff_arena *a, const struct rebinding *r, const struct wish *w)
{
	if (w->action == ACT_NONE)
		return ff_arena_format(a, "there is no action '%.*s'", FF_FMT(r->action));
	if (w->action == ACT_PICK)
		return FF_STR("'pick' has the digits and the first letters of the answers");
	if (w->key == 0)
		return ff_arena_format(a,
				       "there is no key '%.*s': a character, Space, Ctrl- and a "
				       "letter, or F1 to F12",
				       FF_FMT(r->key));
	if (is_fixed(w->key))
		return ff_arena_format(a, "'%.*s' keeps what it does", FF_FMT(r->key));
	if (w->key >= '0' && w->key <= '9')
		return FF_STR("digits mark answers");
	return FF_STR("");
}

/* Where the new key of an action acts: in the note all but function keys are text, or edit it. */
static unsigned places_for(const struct wish *w)
{
	unsigned replaced = 0, all = 0;
	for (size_t i = 0; i < usual_keys.n; i++) {
		const struct binding *b = &usual_keys.list[i];
		replaced |= is_replaced(b, w->action) ? b->places : 0;
		all |= b->action == w->action ? b->places : 0;
	}
	unsigned text = w->key >= KEY_ID_F1 ? 0 : IN_WRITING;
	return (replaced ? replaced : all) & ~text;
}

/* Whether an action is among the wishes that are still to be had. */
static bool is_wished(const struct rebinding *list, const struct wish *wishes, size_t n,
		      enum action action)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].why_not.len == 0 && wishes[i].action == action)
			return true;
	return false;
}

/* The action that has a key in one of these places; ACT_NONE if it is free. */
static enum action owner(const struct keymap *keys, uint32_t key, unsigned places)
{
	for (size_t i = 0; i < keys->n; i++)
		if (keys->list[i].key == key && keys->list[i].places & places)
			return keys->list[i].action;
	return ACT_NONE;
}

/* Puts all wishes together that were not refused; false if that made it refuse one more. */
static bool put_together(struct ff_arena *a, struct keymap *keys, struct binding *to,
			 struct rebinding *list, const struct wish *wishes, size_t n)
{
	*keys = (struct keymap){to, 0};
	for (size_t i = 0; i < usual_keys.n; i++) {
		const struct binding *b = &usual_keys.list[i];
		if (!is_replaced(b, b->action) || !is_wished(list, wishes, n, b->action))
			to[keys->n++] = *b;
	}
	for (size_t i = 0; i < n; i++) {
		if (list[i].why_not.len > 0)
			continue;
		unsigned places = places_for(&wishes[i]);
		enum action other = owner(keys, wishes[i].key, places);
		if (other != ACT_NONE && other != wishes[i].action) {
			list[i].why_not = ff_arena_format(a, "'%.*s' is the key of '%s' already",
							  FF_FMT(list[i].key), action_name(other));
			return false;
		}
		to[keys->n++] = (struct binding){places, wishes[i].key, wishes[i].action};
	}
	return true;
}

struct keymap keys_rebind(struct ff_arena *a, struct rebinding *list, size_t n)
{
	struct wish *wishes = FF_NEW(a, struct wish, n);
	struct binding *to = FF_NEW(a, struct binding, usual_keys.n + n);
	struct keymap keys;
	for (size_t i = 0; i < n; i++) {
		wishes[i] = (struct wish){action_named(list[i].action), key_named(a, list[i].key)};
		list[i].why_not = i < MOST_WISHES ? refuse(a, &list[i], &wishes[i])
						  : FF_STR("there are too many keys before it");
	}
	while (!put_together(a, &keys, to, list, wishes, n))
		; /* each time with one less */
	return keys;
}
