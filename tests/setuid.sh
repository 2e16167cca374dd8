#!/bin/sh
# With the rights of another user or group the program does not start, before it reads anything.
# Runs in the build directory.
set -u
program=$(pwd)/flowform
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# lend FILE: its owner's or group's rights for whoever runs it, which are not ours. Root can give it
# away, others may be in a second group.
lend() {
	if [ "$(id -u)" -eq 0 ]; then
		chown 65534 "$1" && chmod u+s "$1"
	else
		other=$(id -G | tr ' ' '\n' | grep -vx "$(id -g)" | head -n 1)
		[ -n "$other" ] && chgrp "$other" "$1" && chmod g+s "$1"
	fi
}

chmod 755 "$work"
cp "$(command -v id)" "$work/id"
cp "$program" "$work/flowform"
if ! lend "$work/id" || ! lend "$work/flowform" ||
	[ "$("$work/id" -u) $("$work/id" -g)" = "$(id -u) $(id -g)" ]; then
	echo 'no rights can be lent here'
	exit 77
fi

for arguments in '--version' '--help' '--answers=y missing.md' '--no-such-option'; do
	got=0
	"$work/flowform" $arguments >"$work/out" 2>"$work/err" </dev/null || got=$?
	if [ $got -ne 2 ] || [ -s "$work/out" ] || [ "$(wc -l <"$work/err")" -ne 1 ] ||
		! grep -q 'rights of another user or group' "$work/err"; then
		echo "flowform $arguments: status $got"
		cat "$work/out" "$work/err"
		failed=1
	fi
done
exit $failed
