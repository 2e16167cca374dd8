/* What is written without a session, one for each mode of the command line. */
#ifndef MAIN_PRINTS_H
#define MAIN_PRINTS_H

#include "main/run.h"

enum status print_chart(struct run *r);
enum status print_check(struct run *r);
enum status print_diff(struct run *r);
enum status print_help(struct run *r);
enum status print_list(struct run *r);
enum status print_paths(struct run *r);
enum status print_version(struct run *r);

#endif
