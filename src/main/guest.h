/* Whom the program runs for: not with rights that its caller does not have, and for guests, whom
 * somebody else lets use it and nothing more. */
#ifndef MAIN_GUEST_H
#define MAIN_GUEST_H

#include <stdbool.h>

/* Whether it was started with the rights of another user or group than its caller's. */
bool guest_has_borrowed_rights(void);

/* Drops all of the environment that a guest could turn against the one who lets him in: kept are a
 * few variables about his terminal and language, and only plain words in them. Before the locale is
 * set and the terminal looked up. */
void guest_clean_environment(void);

#endif
