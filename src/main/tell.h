/* Messages to the user. */
#ifndef MAIN_TELL_H
#define MAIN_TELL_H

#include <flowform/diag.h>

/* Prints "flowform: …" as a line on standard error. What is put in may come from anywhere: it is
 * made harmless, and stays on that line. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* An ff_no_memory: gives the terminal back, says so, and ends the program. */
_Noreturn void tell_no_memory(void *context);

/* Prints diagnostics, if there are any, made harmless by their printer. */
void tell_diags(struct ff_diags *d);

#endif
