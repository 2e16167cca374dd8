/* A session from its start to its result, and the last result once more. */
#ifndef MAIN_SESSION_H
#define MAIN_SESSION_H

#include "main/run.h"

enum status session_run(struct run *r);
enum status session_last(struct run *r);

#endif
