#!/bin/sh
# The manual page against the source, and against what mdoc makes of words.
# usage: [srcdir=DIR] man.sh
set -eu
srcdir=${srcdir:-$(dirname "$0")/..}
page=$srcdir/man/flowform.1
work=$(mktemp)
trap 'rm -f "$work"' EXIT
failed=0

# Each kind of error and warning that --check can find is named among them.
awk '/^\.Sh CHECKS/ { on = 1; next } /^\.Sh/ { on = 0 } on && sub(/^\.(It )?Cm /, "") { print $1 }' \
	"$page" | sort >"$work"
# Readable with their calls on more than one line; sessions are no guides.
ids=$(cat "$srcdir"/src/core/*.c "$srcdir"/src/core/mermaid/complaint.h | tr '\n\t\\' '   ' |
	grep -oE 'FF_(ERROR|WARNING), *"[a-z0-9-]+"' | sed 's/.*, *"\(.*\)"/\1/' | grep -v '^session-' |
	sort -u)
[ "$(echo "$ids" | wc -l)" -gt 60 ] || { echo 'the ids were not found'; failed=1; }
for id in $ids; do
	grep -qx "$id" "$work" || { echo "CHECKS has no $id"; failed=1; }
done
for id in $(cat "$work"); do
	case $id in file | severity | id | message | json) continue ;; esac
	echo "$ids" | grep -qx "$id" || { echo "CHECKS has $id, the source does not"; failed=1; }
done

# In a title a word such as In, No or It is a macro unless "\&" stands before it; a lone backslash
# takes the end of the line with it.
awk '/^\.S[hs] / { for (i = 2; i <= NF; i++) if ($i ~ /^(A[cdnopqrt]|B[cfoqtx]|Cd|Cm|D[1coqvx]|E[cmnoqrstv]|F[acdlnortx]|Hf|I[cnt]|L[ikps]|M[st]|N[dmosx]|O[copstx]|P[acfopq]|Q[cloq]|R[esv]|S[coqstxy]|T[an]|U[dx]|V[at]|X[cor])$/) { print NR ": " $0; bad = 1 } }
	/\\$/ { print NR ": " $0; bad = 1 }
	END { exit bad }' "$page" || failed=1
! command -v mandoc >/dev/null 2>&1 || mandoc -Tlint -Wwarning "$page" || failed=1
exit $failed
