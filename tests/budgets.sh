#!/bin/sh
# What is too large for us is refused with a sentence that names the limit and the place; what just
# fits is read. The files are made here.
set -eu
LC_ALL=C
export LC_ALL
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

# repeat N TEXT
repeat() {
	awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

# expect NAME STATUS SENTENCE COMMAND...: an empty sentence is for what says nothing.
expect() {
	name=$1 status=$2 sentence=$3
	shift 3
	got=0
	"$@" >"$dir/out" 2>&1 </dev/null || got=$?
	if [ "$got" -ne "$status" ] || { [ -n "$sentence" ] && ! grep -qF "$sentence" "$dir/out"; }; then
		printf '%s: status %s, not %s with "%s":\n' "$name" "$got" "$status" "$sentence"
		head -c 1000 "$dir/out"
		failed=1
	fi
}

cd "$dir"
flowform=$OLDPWD/flowform
dd if=/dev/zero of=large.mmd bs=1 count=0 seek=67108865 2>/dev/null # 64 MiB and a byte, a hole
{ echo 'flowchart TD' && repeat 1000 'subgraph s
' && echo A && repeat 1000 'end
'; } >nested.mmd
{ echo 'flowchart TD' && repeat 1001 'subgraph s
' && echo A && repeat 1001 'end
'; } >deep.mmd
{ printf 'flowchart TD\n  A["' && repeat 65536 x && echo '"]'; } >label.mmd
{ printf 'flowchart TD\n  A["' && repeat 65537 x && echo '"]'; } >long.mmd
{ printf '# Guide\n\n> ```mermaid\n> flowchart TD\n>   A -- "' && repeat 65537 x &&
	printf '" --> B\n> ```\n'; } >quoted.md

expect 'a large file' 3 'large.mmd: is larger than 64 MiB' "$flowform" --dump large.mmd
expect 'a large guide' 3 'large.mmd: is larger than 64 MiB' "$flowform" -a1 large.mmd
expect 'nested' 0 '' "$flowform" --dump nested.mmd
expect 'nested too deep' 3 'deep.mmd:1002:1: error: subgraphs may be nested 1000 deep' \
	"$flowform" --dump deep.mmd
expect 'a long label' 0 '' "$flowform" --dump label.mmd
expect 'a label too long' 3 \
	'long.mmd:2:6: error: a label may have 65536 bytes, this one has 65537' \
	"$flowform" --dump long.mmd
expect 'a label too long in a quote' 1 \
	'quoted.md:5:11: error: a label may have 65536 bytes, this one has 65537' \
	"$flowform" --check quoted.md
exit $failed
