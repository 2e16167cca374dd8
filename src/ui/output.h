/* What goes to the terminal, held back until it is whole: a frame is one write, so that nobody sees
 * half of it and a slow line carries it in one piece. */
#ifndef UI_OUTPUT_H
#define UI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* From now on what is written to this descriptor is held back; -1: nothing is, and what was held is
 * dropped. */
void output_hold(int fd);

/* Adds bytes to what is held. */
void output_add(const char *bytes, size_t n);

/* From now on what is sent is made shorter; see sgr.h. Again: the terminal may look otherwise than
 * we think. */
void output_shorten(void);

/* Sends what was held. False where output_write() is. */
bool output_send(void);

/* Writes all of it, however long that takes. False if nobody takes it: the terminal is gone, or the
 * program is told to end meanwhile. What is sent after that, to give the terminal back, gets a
 * second to arrive. */
bool output_write(int fd, const char *bytes, size_t n);

#endif
