#!/bin/sh
# Each header compiles alone, and twice: it includes all that it needs, and has a guard.
# usage: [srcdir=DIR] [CC=cc] [CPPFLAGS=...] headers.sh
set -eu
srcdir=${srcdir:-$(dirname "$0")/..}
failed=0
headers=$(cd "$srcdir" && find include src -name '*.h' | LC_ALL=C sort)
[ -n "$headers" ] || { echo 'no headers found'; exit 1; }
for header in $headers; do
	name=${header#include/}
	name=${name#src/}
	printf '#include <%s>\n#include <%s>\n' "$name" "$name" |
		${CC:-cc} ${CPPFLAGS--I$srcdir/include -I$srcdir/src} -Wall -Wextra -Werror \
			-fsyntax-only -x c - || { echo "$header does not compile alone"; failed=1; }
done
exit $failed
