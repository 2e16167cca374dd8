/* The form that saves the result. */
#ifndef APP_SAVE_H
#define APP_SAVE_H

#include "app/wizard.h"

/* Opens it: with a file's name made from the guide's, or as it was left. */
void save_open(struct wizard *w);

#endif
