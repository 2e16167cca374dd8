#!/bin/sh
# What the compiler and the linker offer against mistakes that are left is in the program: as the
# file itself says, not as it was asked for. A build with sanitizers has other means, and what
# configure found not to work here is not looked for.
set -eu
LC_ALL=C
export LC_ALL
flowform=./flowform
failed=0

command -v readelf >/dev/null || { echo 'no readelf' && exit 77; }
readelf -h $flowform >/dev/null 2>&1 || { echo 'not an ELF file' && exit 77; }
header=$(readelf -hlW $flowform)
dynamic=$(readelf -dW $flowform)
symbols=$(readelf --dyn-syms -W $flowform)
# Libraries without it take the mark off the program; our own code has it all the same.
notes=$(readelf -nW libbase.a)
case $symbols in *__asan_*) echo 'built with sanitizers' && exit 77 ;; esac

# wants FLAG NAME TEXT PATTERN: FLAG is what it takes at building.
wants() {
	case " $FLAGS " in
	*" $1 "*) ;;
	*) echo "skipped: $2" && return ;;
	esac
	printf '%s\n' "$3" | grep -Eq -e "$4" && return
	echo "missing: $2"
	failed=1
}

wants -pie 'a position-independent program' "$header" 'Type: *DYN'
wants -pie 'a position-independent program' "$dynamic" 'FLAGS_1.*PIE'
wants -Wl,-z,relro 'read-only relocations' "$header" 'GNU_RELRO'
wants -Wl,-z,now 'all of them, at the start' "$dynamic" 'BIND_NOW|FLAGS.*NOW'
wants -fstack-protector-strong 'guards on the stack' "$symbols" '__stack_chk_(fail|guard)'
wants -fPIE 'a stack that is not executed' "$header" 'GNU_STACK.* RW '
case $FLAGS in
*_FORTIFY_SOURCE*) wants -fPIE 'checked buffers' "$symbols" '_chk(@|$)' ;;
esac
case $header in
*X86-64*) wants -fcf-protection 'CET' "$notes" 'IBT.*SHSTK|SHSTK.*IBT' ;;
esac
if printf '%s\n' "$header" | grep -E '^ +LOAD' | grep -q 'RWE'; then
	echo 'a segment is writable and executable'
	failed=1
fi
if printf '%s\n' "$dynamic" | grep -Eq 'RPATH|RUNPATH|TEXTREL'; then
	echo 'a path of libraries, or relocations in the code'
	failed=1
fi
exit $failed
