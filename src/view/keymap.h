/* Keys as a person wants them: the table with some rows put differently. */
#ifndef VIEW_KEYMAP_H
#define VIEW_KEYMAP_H

#include "view/keys.h"

/* One wish: this action on that key. Both by name, as action_name() and key_named() have them. */
struct rebinding {
	struct ff_str action, key;
	struct ff_str why_not; /* set by keys_rebind(): a sentence's beginning; empty: it is done */
};

/* The usual keys, changed as wished; in `a`. An action's new key takes the place of its characters
 * and control characters, wherever it had one; an action that had none has the new key in all its
 * places. In the note only function keys act. Named twice, an action has both keys. The order of
 * the wishes does not matter: two actions can change places.
 *
 * Not to be had: what no person should be without (Enter, Esc, Ctrl-C, Tab, Backspace and the keys
 * that move), digits, and a key that another action has in the same place, unless that action is
 * given another one, too. Whoever is refused keeps the usual keys. */
struct keymap keys_rebind(struct ff_arena *a, struct rebinding *wishes, size_t n);

#endif
