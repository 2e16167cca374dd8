#!/bin/sh
# No program is ever started, in any mode: the program has none of the functions that could do it.
# Runs in the build directory. usage: [NM=nm] starts_nothing.sh
set -eu
NM=${NM:-nm}
symbols=$(mktemp)
trap 'rm -f "$symbols"' EXIT
{ "$NM" flowform && "$NM" -D flowform; } 2>/dev/null |
	awk '$(NF - 1) == "U" { sub(/^_/, "", $NF); sub(/@.*/, "", $NF); print $NF }' >"$symbols" || true
grep -qx writev "$symbols" || {
	echo "$NM shows no symbols of flowform"
	exit 77
}
! grep -xE 'exec[lv]p?e?|execvpe|execveat|f?execve|posix_spawnp?|system|popen|v?fork|_Fork|forkpty|daemon|clone3?|wordexp|dlopen|dlmopen' "$symbols"
