#!/bin/sh
# How many lines of base and core the tests run, by file: builds in coverage/ below the build
# directory with gcc and asks gcov. usage: srcdir=DIR coverage.sh
set -eu
srcdir=$(cd "${srcdir:-$(dirname "$0")/..}" && pwd)
mkdir -p coverage
cd coverage
[ -f Makefile ] || "$srcdir/configure" -q --enable-tests CC=gcc CFLAGS='-O0 -g --coverage'
find . -name '*.gcda' -exec rm -f {} +
# What the compiler adds to count lines also writes files, which a test that counts writes notices:
# a failure is told, but the figures hold.
make -s check >check.log 2>&1 || grep '^FAIL:' check.log || {
	cat check.log
	exit 1
}
for layer in base core; do
	find "src/$layer" -name '*.gcno' | LC_ALL=C sort | while read -r notes; do
		gcov -n "$notes" 2>/dev/null
	done | awk -v layer="src/$layer" '
		/^File / {
			name = $0
			sub(/^File .*\/src\//, "src/", name)
			sub(/.$/, "", name)
			wanted = index(name, layer "/") == 1 && name ~ /\.c$/
		}
		wanted && /^Lines executed:/ {
			split($0, part, /[:% ]+/)
			lines = $NF
			run = int(part[3] * lines / 100 + 0.5)
			printf "%6.1f %%  %5d of %5d  %s\n", part[3], run, lines, name
			all += lines
			all_run += run
			wanted = 0
		}
		END { if (all) printf "%6.1f %%  %5d of %5d  %s\n\n", 100 * all_run / all, all_run, all, layer }'
done
