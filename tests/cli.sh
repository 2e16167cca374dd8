#!/bin/sh
# The command line: statuses, and what goes to standard output and standard error. Runs in the build
# directory. usage: [srcdir=DIR] cli.sh
set -u
program=$(pwd)/flowform
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

wrong() {
	echo "$name: $*"
	sed 's/^/  out: /' out
	sed 's/^/  err: /' err
	failed=1
}

# run NAME STATUS [ARGUMENT]...: runs it and looks at the status; for what comes next
run() {
	name=$1 want=$2
	shift 2
	timeout 20 "$program" "$@" >out 2>err </dev/null
	got=$?
	[ $got -eq "$want" ] || wrong "status $got, want $want"
}

# Whether a file has a text, is empty, has just these lines
has() { grep -qF -- "$2" "$1" || wrong "no \"$2\" in std$1"; }
silent() { [ ! -s "$1" ] || wrong "std$1 is not empty"; }
lines() { [ "$(wc -l <"$1")" -eq "$2" ] || wrong "std$1 has not $2 lines"; }

# ---- Guides to look at -----------------------------------------------------------------------

mkdir -p docs/deep/er docs/.git docs/empty bad
cat >docs/good.md <<'END'
# Which one

```mermaid
flowchart TD
    A{Big?} -->|Yes| B[One]
    A -->|No| C[Other]
```

[beside](deep/prose.md)
END
cat >docs/deep/warned.mmd <<'END'
flowchart TD
    A{Big?} --> B[One]
    A -->|No| C[Other]
END
cat >bad/broken.md <<'END'
# Which one

```mermaid
flowchart TD
    A{Big? -->|Yes| B[One]
```
END
cat >bad/two.md <<'END'
```mermaid
graph TD
A-->B
```

```mermaid
graph TD
C-->D
```
END
printf 'graph\nA{Wo?} --> B["Größe 東京"]\nA --> C\n' >words.mmd
printf '# Prose\n\n[nowhere](nowhere.md)\n' >docs/deep/prose.md
printf '# Prose\n' >docs/deep/er/README.MD
printf 'not UTF-8: \351\n' >docs/deep/er/latin.md
: >docs/empty/nothing.md
printf 'graph\n  broken [\n' >docs/.git/x.mmd
printf 'graph\n  broken [\n' >docs/notes.txt
ln -s ../bad docs/linked
ln -s ../bad/broken.md docs/linked.md

# ---- Help and wrong use ----------------------------------------------------------------------

run "help" 0 --help
silent err
[ "$(wc -l <out)" -le 24 ] || wrong "more than 24 lines"
! grep -q '.\{81\}' out || wrong "a line of more than 80 characters"
run "version" 0 --version
has out "flowform "
run "unknown option" 2 --nonsense
silent out
has err "--help"
run "ambiguous option" 2 --c
has err "more than one: --check, --chart, --color"
run "abbreviated option" 0 --vers
run "unknown letter" 2 --ascii -xq
has err "no option '-x'"
run "option without its argument" 2 -a
has err "'--answers' needs an argument"
run "argument too many" 2 --ascii=yes
has err "'--ascii' takes no argument"
run "option with an empty argument" 2 --theme=
has err "'--theme' needs an argument"
run "letter with an empty argument" 2 -o ''
has err "'--output' needs an argument"
run "a guide without a name" 3 ''
has err "flowform: '': no such file"
run "help goes before all else" 0 --check --help --nonsense
run "the version as well" 0 --theme=x --version x
# Options that do not go together: what is given, and the sentence.
while IFS=: read -r given sentence; do
	run "$given" 2 $given
	has err "$sentence"
	silent out
done <<'END'
--dump --paths:--dump and --paths: one of them is enough
--diff --last a b:--diff and --last: one of them is enough
--check --diff a b:--check and --diff: one of them is enough
--last -a no:--last has no use for --answers
--answers=no --paths:--paths has no use for --answers
--check --chart=2:--check has no use for --chart
--dump --format=json:--dump has no use for --format
--list --theme=mono:--list has no use for --theme
--list x:--list takes no GUIDE, found 'x'
--werror:--werror goes with --check
--diff - -:'-', standard input, can be read only once
--restricted --dump:--dump has no use for --restricted
END
run "a guest without a terminal" 4 --restricted
has err "as ssh -t does"
esc=$(printf '\033')
for given in "--bad$esc" "--format=$esc" "--chart=$esc" "--theme=$esc" "--output=no/$esc" "no$esc"; do
	run "control characters" "$(case $given in --out*) echo 5 ;; no*) echo 3 ;; *) echo 2 ;; esac)" \
		"$given"
	! grep -q "$esc" err || wrong "they reach the terminal: $given"
done
run "two guides" 2 a.md b.md
run "answers given twice" 2 --answers=yes --answers=no docs/good.md
has err "given twice"
run "--force without a file" 2 --force -a yes docs/good.md
has err "goes with --output"
while read -r file begins; do
	run "the format of $file" 0 -a yes -o "$file" docs/good.md
	head -n 3 "$file" | grep -q "^$begins" || wrong "it does not begin with $begins"
	rm -f "$file"
done <<'END'
result Result
result.txt Result
result.md #
result.json {
result-decision.md status:
END
run "a format that is told" 0 -a yes -f text -o told.json docs/good.md
grep -q "^Result" told.json || wrong "it is another"
run "unknown format" 2 --format=xml
has err "text, markdown, json, madr"
run "output that is there" 2 --dump --output=docs/good.md docs/good.md
has err "--force"
run "output that is nowhere" 5 --dump --output=no/where docs/good.md
run "no result, no file" 3 --dump --output=new docs/nothing.md
[ ! -e new ] || wrong "new is there"
echo precious >old
run "no result, the old one stays" 3 --dump --force --output=old docs/nothing.md
grep -q precious old || wrong "old is lost"
run "the old result goes" 0 --dump --force --output=old docs/good.md
! grep -q precious old || wrong "old is still there"
run "new result" 0 --dump --output=new docs/good.md
cmp -s old new || wrong "they differ"
# Modes stop everybody but root.
as=
[ "$(id -u)" -ne 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
chmod 755 .
mkdir closed && echo precious >closed/old && chmod 666 closed/old && chmod 555 closed
echo precious >locked && chmod 444 locked
# as_user NAME ARGUMENT...
as_user() {
	name=$1 want=5
	shift
	timeout 20 $as "$program" -a yes --force "$@" docs/good.md >out 2>err </dev/null
	got=$?
	[ $got -eq $want ] || wrong "status $got, want $want"
}
if $as test -x "$program" -a -r docs/good.md 2>/dev/null; then
	as_user "its directory cannot be written" -o closed/old
	has err "closed/old: cannot be replaced, as its directory cannot be written: Permission denied"
	as_user "nothing can be made there" -o closed/new
	has err "closed/new: Permission denied"
	as_user "it cannot be written" -o locked
	has err "locked: Permission denied"
	cat closed/old locked >both
	[ "$(grep -c precious both)" -eq 2 ] || wrong "one is lost"
fi
chmod 755 closed && rm -rf closed locked both

# ---- Themes ----------------------------------------------------------------------------------

mkdir -p config/flowform/themes
printf '[theme]\ndescription = sea \033[31mfog\n' >config/flowform/themes/mine.theme
printf '[roles]\npth = red\n' >config/flowform/themes/dark.theme
mkdir config/flowform/themes/no.theme
run "themes" 0 --list
has out "high-contrast  white and bright"
XDG_CONFIG_HOME=$work/config
export XDG_CONFIG_HOME
run "themes of one's own" 0 --list
has out "mine           sea "
has out "dark           line 2: there is no role 'pth'"
! grep -q "^  no  \|$esc" out || wrong "what is no file, or a control character"
XDG_CONFIG_HOME=config
run "a relative directory counts as none" 0 --list
! grep -q mine out || wrong "it was read"
HOME=$work/home
export HOME
mkdir -p home/.config && mv config/flowform home/.config
run "in the home directory" 0 --list
has out "mine"
unset HOME
run "no home directory" 0 --list
HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent
run "a theme that is not there" 2 --theme=mine
has err "mine: there is no such theme"
run "a theme's file that is not there" 2 --theme=./mine.theme
has err "./mine.theme: No such file"

# ---- Settings --------------------------------------------------------------------------------

# settings LINE...: what the file says from now on
mkdir -p settings/flowform
settings() { printf '%s\n' "$@" >settings/flowform/config; }
XDG_CONFIG_HOME=$work/settings
settings 'theme = nowhere' 'speed = 9' 'ascii = yes'
run "wrong lines, and the rest is used" 0 -a2 docs/good.md
has err "flowform/config:1:9: error: 'nowhere': there is no such theme"
has err "flowform/config:2:1: error: there is no setting 'speed'"
has out "* Other"
settings 'ascii = no' 'theme = nowhere'
run "the command line goes before them" 0 --ascii --theme=mono -a2 docs/good.md
silent err
has out "* Other"
run "not where nothing is drawn" 0 --dump docs/good.md
silent err
settings "theme = $esc[31m"
run "control characters" 0 -a2 docs/good.md
! grep -q "$esc" err || wrong "they reach the terminal"
head -c 70000 /dev/zero >settings/flowform/config
run "too large" 0 -a2 docs/good.md
has err "is larger than 64 KiB; the settings are not used"
rm settings/flowform/config && mkdir settings/flowform/config
run "no file" 0 -a2 docs/good.md
has err "is no regular file; the settings are not used"
rmdir settings/flowform/config && mkfifo settings/flowform/config
run "nobody to wait for" 0 -a2 docs/good.md
has err "is no regular file"
rm settings/flowform/config && : >settings/flowform/config
chmod 0 settings/flowform/config
if [ ! -r settings/flowform/config ]; then
	run "not to be read" 0 -a2 docs/good.md
	has err "Permission denied; the settings are not used"
fi
XDG_CONFIG_HOME=/nonexistent

# ---- Guides that cannot be read --------------------------------------------------------------

run "missing file" 3 --dump missing.md
has err "missing.md: No such file"
silent out
run "directory" 3 --dump docs
run "no chart" 3 --dump docs/deep/prose.md
has err "[no-chart]"
run "broken chart" 3 --dump bad/broken.md
has err "bad/broken.md:5:"
run "several charts" 3 --dump bad/two.md
has err "[several-charts]"
run "the second chart" 0 --dump --chart=2 bad/two.md
has out '"D"'
run "no such chart" 3 --dump --chart=3 bad/two.md
has err "[no-such-chart]"
run "empty file" 3 --dump docs/empty/nothing.md
has err "[empty]"

# ---- Answers ---------------------------------------------------------------------------------

run "answers" 0 --answers=yes --format=json docs/good.md
has out '"recommended":"one"'
silent err
export XDG_STATE_HOME="$work/state"
run "no last result" 1 --last docs/good.md
has err "no result"
silent out
run "answers do not resume" 2 --resume --answers=yes docs/good.md
run "answers save nothing" 0 --answers=yes docs/good.md
[ ! -e state ] || wrong "a session is saved"
run "unknown answer" 2 --answers=maybe docs/good.md
has err 'expected "Yes", "No"'
run "an answer too many" 2 --answers=yes, docs/good.md
has err 'an empty answer is left over'
silent out
if command -v setsid >/dev/null; then
	name="answers that end too early, and no terminal"
	timeout 20 setsid "$program" --answers=no -o early >out 2>err </dev/null
	got=$?
	[ $got -eq 4 ] || wrong "status $got, want 4"
	has err 'the answers end before "Are you a beginner with Kedro?": expected "Yes", "No"'
	silent out
	[ ! -e early ] || wrong "there is a result"
fi
if [ -w /dev/full ]; then
	timeout 20 "$program" --answers=yes docs/good.md >/dev/full 2>err </dev/null
	got=$? name="full device"
	[ $got -eq 5 ] || wrong "status $got, want 5"
	has err "could not be written"
fi

locale=${LC_ALL-}
for LC_ALL in C C.UTF-8; do
	export LC_ALL
	for format in text markdown json madr; do
		run "the guide's words, $LC_ALL, $format" 0 --ascii -f $format -a1 words.mmd
		has out 'Größe 東京'
	done
done
LC_ALL=$locale

# Names that only another machine knows
while read -r asked sign; do
	env LC_ALL="$asked" "$program" -a1 words.mmd >out 2>err </dev/null
	got=$? name="the locale $asked"
	[ $got -eq 0 ] || wrong "status $got, want 0"
	has out "$sign Größe"
	case $sign in
	★) silent err ;;
	*) has err "the locale '$asked' cannot be loaded: signs and lines are in ASCII" ;;
	esac
done <<'END'
xx_YY.UTF-8 ★
xx_YY.utf8@dialect ★
UTF-8 ★
xx_YY *
xx_YY.ISO-8859-1 *
END

env LC_ALL=xx_YY "$program" --version >out 2>err </dev/null
name="the locale xx_YY, where nothing is drawn"
silent err

# ---- --check ---------------------------------------------------------------------------------

run "the built-in guide is clean" 0 --check --werror
silent out
silent err
run "a clean file" 0 --check --werror docs/good.md
silent out
run "a warning" 0 --check docs/deep/warned.mmd
has out "docs/deep/warned.mmd:2:13: warning: "
has out "[unlabelled-answer]"
lines out 3
silent err
printf 'graph\n\tA[\n' >bad/tab.mmd
run "a tab is a blank" 1 --check bad/tab.mmd
has out '    2 |  A['
run "a warning, strictly" 1 --check --werror docs/deep/warned.mmd
run "an error" 1 --check bad/broken.md
has out "bad/broken.md:5:"
has out ": error: "
silent err
run "all charts" 0 --check bad/two.md
run "no chart in a file that was named" 1 --check docs/deep/prose.md
has out "[no-chart]"
run "a directory" 0 --check docs
lines out 3
silent err
run "a directory, and a file in it by name" 1 --check docs docs/deep/prose.md
has out "docs/deep/prose.md:"
run "a directory, strictly" 1 --check --werror docs/
run "this directory" 1 --check .
has out "docs/deep/warned.mmd:2:13: warning: "
head -1 out | grep -q '^bad/broken.md:' || wrong "not in the order of the names"
run "the same twice" 0 --check docs/deep/warned.mmd docs docs/deep/warned.mmd
lines out 3
run "an empty directory" 0 --check docs/empty
silent out
run "a missing file among others" 3 --check missing.md bad/broken.md docs/deep/warned.mmd
has err "missing.md: "
has out ": error: "
has out ": warning: "
if [ "$(id -u)" -ne 0 ]; then
	mkdir closed && chmod 0 closed
	run "a directory that cannot be read" 3 --check closed docs/good.md
	has err "closed: "
	chmod 700 closed
fi
run "as JSON" 1 --check --format=json bad/broken.md docs/deep/warned.mmd
has out '[{"file":"bad/broken.md","line":5,"column":'
has out '"severity":"error","id":"'
has out '{"file":"docs/deep/warned.mmd","line":2,"column":13,"severity":"warning","id":"'
lines out 1
run "as JSON, nothing to say" 0 --check --format=json docs/good.md
[ "$(cat out)" = "[]" ] || wrong "not an empty list"
run "as Markdown" 2 --check --format=markdown docs/good.md
run "into a file" 1 --check --output=list bad/broken.md
silent out
grep -q ': error: ' list || wrong "nothing in the file"
name="standard input"
timeout 20 "$program" --check - <docs/deep/warned.mmd >out 2>err || wrong "status $?"
has out "standard input:2:13: warning: "

# ---- --diff ----------------------------------------------------------------------------------

sed 's/|Yes|/|Not|/; s/|No|/|Yes|/; s/|Not|/|No|/' docs/good.md >turned.md
sed 's/Big?/How big?/' docs/good.md >reworded.md
run "the same decisions" 0 --diff docs/good.md docs/good.md
silent out
run "other words" 0 --diff docs/good.md reworded.md
has out 'renamed question: "How big?", was "Big?"'
lines out 1
run "other decisions" 1 --diff docs/good.md turned.md
has out "Big? = Yes -> Other, was One"
has out "Big? = No -> One, was Other"
lines out 2
silent err
run "other decisions as JSON" 1 --diff --format=json docs/good.md turned.md
has out '{"same":false,"complete":true,"paths":[{"answers":['
lines out 1
run "a guide and the built-in one" 1 --diff docs/good.md kedro-databricks
has out 'gone question: "Big?"'
run "the second chart of both" 0 --diff --chart=2 bad/two.md bad/two.md
run "one guide" 2 --diff docs/good.md
run "three guides" 2 --diff docs/good.md docs/good.md docs/good.md
run "compared as Markdown" 2 --diff --format=markdown docs/good.md docs/good.md
run "one is missing" 3 --diff docs/good.md missing.md
has err "missing.md: "
run "one is broken" 3 --diff bad/broken.md docs/good.md
has err "bad/broken.md:5:"

# ---- --plain ---------------------------------------------------------------------------------

# plain NAME STATUS LINES [ARGUMENT]...: the same with lines to read
plain() {
	name=$1 want=$2 typed=$3
	shift 3
	printf "$typed" | timeout 20 "$program" --plain "$@" >out 2>err
	got=$?
	[ $got -eq "$want" ] || wrong "status $got, want $want"
}

plain "lines from a pipe" 0 'n\ny\n' --format=json
has out '"recommended":"asset-bundles"'
has err 'Recommended: Asset Bundles'
plain "the last line has no end" 0 'yes' docs/good.md
has out 'Recommended: One'
plain "lines end too early" 1 'n\n'
has out 'Undecided between'
plain "no lines at all" 1 ''
silent out
plain "undecided" 1 'u\nq\n'
plain "a note" 0 'n why\\tnot\r\n1\r\n' --format=json docs/good.md
has out '"note":"'
plain "no answer" 0 'maybe\n2\n' docs/good.md
has err '"maybe" is no answer and no command'
plain "a line that is too long" 0 "$(printf '%05000d' 1)\\n1\\n" docs/good.md
has err 'too long'
plain "answers given before" 0 'yes\n' --answers=no
has err 'Question 2'
plain "into a file" 0 'yes\n' --output=plain.txt docs/good.md
silent out
grep -q One plain.txt || wrong "nothing in the file"
name="nobody hears"
printf 'yes\n' | timeout 20 "$program" --plain docs/good.md >out 2>&- || wrong "status $?"
name="what nobody hears is in no file"
printf 'maybe\nyes\n' | timeout 20 setsid "$program" --plain -o deaf docs/good.md >/dev/null 2>&- || wrong "status $?"
grep -q maybe deaf && wrong "a message is in the result"
name="no input"
timeout 20 "$program" --plain docs/good.md >out 2>err <&-
[ $? -eq 1 ] || wrong "status $?"

exit $failed
