/* Whom the program runs for: not with rights that its caller does not have. */
#ifndef MAIN_GUEST_H
#define MAIN_GUEST_H

#include <stdbool.h>

/* Whether it was started with the rights of another user or group than its caller's. */
bool guest_has_borrowed_rights(void);

#endif
