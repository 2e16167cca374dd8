#!/bin/sh
# Writes embedded.c: the bytes of guides and themes as C tables (see embedded.h).
# usage: embed.sh guides [FILE]... themes [FILE]...
# Only sh, od and sed, so that whoever can build C can build this.
set -eu
LC_ALL=C
export LC_ALL

# begin_table NAME: the entries that follow are NAME's
begin_table() {
	end_table
	table=$1
	entries=
	count=0
}

# end_table: writes the table that was begun; an entry of NULLs ends it, so that it is never empty
end_table() {
	[ -n "$table" ] || return 0
	printf 'const struct embedded embedded_%s[] = {%s\n\t{NULL, {NULL, 0}},\n};\n' \
		"$table" "$entries"
	printf 'const size_t n_embedded_%s = %d;\n\n' "$table" "$count"
}

# add_file FILE: its bytes, and an entry under its name without directory and suffix
add_file() {
	name=${1##*/}
	bytes=${table}_$count
	printf 'static const unsigned char %s[] = { /* %s */\n' "$bytes" "$1"
	od -An -v -tx1 "$1" | sed 's/[0-9a-f][0-9a-f]/0x&,/g'
	printf '};\n\n'
	entries="$entries
	{\"${name%.*}\", {(const char *)$bytes, sizeof $bytes}},"
	count=$((count + 1))
}

table=
printf '/* Made by src/app/embed.sh. */\n#include <app/embedded.h>\n\n'
for arg; do
	case $arg in
	guides | themes) begin_table "$arg" ;;
	*) add_file "$arg" ;;
	esac
done
end_table
