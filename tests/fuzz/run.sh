#!/bin/sh
# Lets clang's libFuzzer look for input that breaks a reader: builds in fuzz/ below the build
# directory, and starts each fuzz_*.c with the inputs of corpus-* for a while. What is found stays
# in fuzz/. usage: srcdir=DIR FUZZ_LIBS=FLAGS [FUZZ_SECONDS=60] run.sh [NAME]...
set -eu
srcdir=$(cd "${srcdir:-$(dirname "$0")/../..}" && pwd)
seconds=${FUZZ_SECONDS:-60}
flags='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
archives='libapp.a libview.a libcore.a libbase.a'

mkdir -p fuzz
cd fuzz
[ -f Makefile ] ||
	"$srcdir/configure" -q CC=clang CFLAGS="$flags -fsanitize=fuzzer-no-link"
make -s $archives

# fuzz NAME: builds it, and runs it on its inputs; new ones go to corpus-NAME here
fuzz() {
	echo "== $1"
	clang $flags -fsanitize=fuzzer -I"$srcdir/include" -I"$srcdir/src" \
		"$srcdir/tests/fuzz/fuzz_$1.c" $archives ${FUZZ_LIBS-} -o "fuzz_$1"
	inputs=corpus-$1
	mkdir -p "$inputs"
	[ ! -d "$srcdir/tests/fuzz/$inputs" ] || inputs="$inputs $srcdir/tests/fuzz/$inputs"
	[ "$1" != mermaid ] || inputs="$inputs $srcdir/tests/cases"
	"./fuzz_$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
		-artifact_prefix="found-$1-" -print_final_stats=1 $inputs
}

if [ $# -eq 0 ]; then
	for source in "$srcdir"/tests/fuzz/fuzz_*.c; do
		[ -f "$source" ] || continue
		name=${source##*/fuzz_}
		set -- "$@" "${name%.c}"
	done
fi
for name; do
	fuzz "$name"
done
