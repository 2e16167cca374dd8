/* What the terminal can do, as terminfo tells it. Apart from the rest of the layer since <term.h>
 * takes plain words (lines, columns, bell …) as macros. All of this is about the terminal that
 * newterm() set up last. */
#ifndef UI_CAPS_H
#define UI_CAPS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether curses can be trusted with the description of this kind, which may come from anybody: it
 * takes what it reads for well meant, and crashes. Before newterm(), and about what it would find.
 */
bool caps_sane(const char *kind, int fd);

/* Whether a screen can be drawn on it at all: the cursor goes where it is told, and the screen can
 * be emptied. */
bool caps_usable(void);

/* It understands the control sequences of ECMA-48, and passes over those that it does not know. */
bool caps_ansi(void);

/* Its looks are set by ECMA-48's sequences, colours included: they may be written anew. */
bool caps_sgr(void);

/* It passes over an operating system command (OSC) that it does not know: those of old, which have
 * no colours either, would show it as text. */
bool caps_osc(void);

/* Leaving brings back what was on the screen before; where it does not, the last frame stays. */
bool caps_returns(void);

/* What gives the terminal back: attributes, keypad, cursor, its main screen. Bytes written to `to`;
 * 0 if there is not enough room. */
size_t caps_undo(char *to, size_t room);

#endif
