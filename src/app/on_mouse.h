/* What the mouse does to the wizard. The frame says what is where; nothing is worked out here. */
#ifndef APP_ON_MOUSE_H
#define APP_ON_MOUSE_H

#include "app/state.h"

void handle_mouse(struct wizard *w, const struct event *e);

#endif
