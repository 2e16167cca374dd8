#!/bin/sh
# Runs tests under valgrind, each for at most twenty minutes: memory that is read before it is written,
# or lost. Those in a terminal are left out, as is what replaces malloc() itself, or shuts itself in
# a sandbox. Runs in the build directory, which is one without sanitizers. usage: valgrind.sh TEST...
set -u
command -v valgrind >/dev/null || { echo 'valgrind.sh: there is no valgrind'; exit 77; }
if nm "$1" | grep -q __asan_init; then
	echo 'valgrind.sh: this was built with sanitizers: configure without them'
	exit 77
fi
failed=0
for test; do
	case $test in
	*/test_no_memory | */test_sandbox) continue ;;
	esac
	! ldd "$test" | grep -q libvterm || continue
	steps=
	[ "$test" != tests/monkey/monkey ] || steps=1000
	if timeout 1200 valgrind -q --error-exitcode=9 --leak-check=full \
		--errors-for-leak-kinds=definite "$test" $steps >valgrind.log 2>&1; then
		echo "PASS: $test"
	else
		echo "FAIL: $test (status $?)"
		cat valgrind.log
		failed=1
	fi
done
rm -f valgrind.log
exit $failed
