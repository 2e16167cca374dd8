/* Each fuzz_NAME.c gives this one function any bytes and asserts what must hold for all of them.
 * `make fuzz` links it with libFuzzer; `make check` links it with replay.c, which gives it the
 * files of corpus-NAME: what was once found goes there and is never forgotten. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#endif
