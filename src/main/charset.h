/* The character set of the terminal, by the environment. */
#ifndef MAIN_CHARSET_H
#define MAIN_CHARSET_H

#include <stdbool.h>

/* Loads what LC_ALL, LC_CTYPE or LANG names. A name that is not known here, as one that came along
 * over SSH, may still ask for UTF-8, and then gets it; else, if something will be drawn, a sentence
 * says that it is missing. */
void charset_load(bool draws);

#endif
