/* What a running session may still ask of the kernel: for --restricted. Linux only. */
#ifndef MAIN_SANDBOX_H
#define MAIN_SANDBOX_H

/* From now on, and never to be undone: no new rights (no_new_privs); files are opened in this
 * directory and below it alone, given as a descriptor, or nowhere if that is -1 (Landlock); and of
 * the system calls only those that a session makes do what they do (seccomp). Others fail, and one
 * that starts a program, or reaches for the network or another process, kills.
 *
 * Everything must be open by now: the terminal, its description, the guide, the locale.
 * NULL, or what is missing here: then nothing may be trusted to hold, and the session must not
 * start. */
const char *sandbox_enter(int directory);

#endif
