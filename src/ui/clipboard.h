/* The terminal's clipboard, also that of one far away: OSC 52, which xterm defined. It is only
 * written to, never read; whether the terminal takes it, it does not tell. */
#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include <flowform/str.h>

/* Adds the text, at most LONGEST_COPY bytes, to what goes to the terminal with the next frame.
 * False if it is longer. */
enum { LONGEST_COPY = 48 * 1024 };
bool clipboard_send(struct ff_str text);

#endif
