/* Messages to the user. */
#ifndef MAIN_TELL_H
#define MAIN_TELL_H

/* Prints "flowform: …" as a line on standard error. What is put in may come from anywhere: it is
 * made harmless, and stays on that line. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
