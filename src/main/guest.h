/* Whom the program runs for: not with rights that its caller does not have, and for guests, whom
 * somebody else lets use it and nothing more. */
#ifndef MAIN_GUEST_H
#define MAIN_GUEST_H

#include <stdbool.h>

/* Whether it was started with the rights of another user or group than its caller's. */
bool guest_has_borrowed_rights(void);

/* Nothing that a guest brings along is used but his terminal: not the directory he is in, no shell
 * that he could go back to in between, and none of the environment but a few variables about his
 * terminal and language, and only plain words in them. Before the locale is set and the terminal
 * looked up. False with a message if that cannot be. */
bool guest_let_in(void);

#endif
