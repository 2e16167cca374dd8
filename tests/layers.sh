#!/bin/sh
# The layers point down: no include and no symbol leads up, no modules form a circle, and curses is
# seen by ui alone. Runs in the build directory. usage: [srcdir=DIR] [NM=nm] layers.sh
set -eu
NM=${NM:-nm}
srcdir=${srcdir:-$(dirname "$0")/..}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ---- Includes ----

# Prints "FILE:LINE: what is wrong"; writes the graph of headers, and which private header each
# source has a part of: a header that has no source of its own name.
includes() {
	(cd "$srcdir" && find include src -name '*.[ch]' | LC_ALL=C sort) >"$work/files"
	(cd "$srcdir" && tr '\n' '\0' <"$work/files" | xargs -0 grep -Hn '^[ 	]*#[ 	]*include' -- ) >"$work/lines"
	awk -v headers="$work/headers" -v parts="$work/parts" '
	# A module is a source and its header: "core/chart". A public header is of base if base has
	# a source of its name, else of core.
	function module(file,   name) {
		name = file
		sub(/\.[ch]$/, "", name)
		if (sub(/^include\/flowform\//, "", name))
			return (("src/base/" name ".c") in known ? "base/" : "core/") name
		sub(/^src\//, "", name)
		return name ~ /\// ? name : "main/" name
	}
	# Its name in an archive, which knows no directories.
	function base(file) {
		sub(/.*\//, "", file)
		sub(/\.c$/, "", file)
		return file
	}
	function layer(file,   name) {
		name = module(file)
		sub(/\/.*/, "", name)
		return name
	}
	# The file that an include means; "" if it is none of ours.
	function resolve(from, name, quoted,   dir) {
		dir = from
		sub(/[^\/]*$/, "", dir)
		if (quoted && (dir name) in known) return dir name
		if (("src/" name) in known) return "src/" name
		if (("include/" name) in known) return "include/" name
		return ""
	}
	function wrong(what) { print file ":" line ": " what; bad = 1 }

	BEGIN {
		n = split("base core view app ui main", names, " ")
		for (i = 1; i <= n; i++) height[names[i]] = i
		curses = "(^|/)(n?curses[a-z]*|eti|form|menu|panel|term|unctrl)\\.h$"
	}
	FNR == NR { known[$0] = 1; next }
	{
		split($0, part, ":")
		file = part[1]; line = part[2]
		quoted = match($0, /include[ \t]*"/) > 0
		name = $0
		sub(/^[^<"]*[<"]/, "", name)
		sub(/[>"].*/, "", name)
		if (name ~ /^\.\./) { wrong("\"" name "\": name it from src/"); next }
		from = layer(file)
		if (!(from in height)) { wrong(from " is not a layer"); next }
		target = resolve(file, name, quoted)
		if (target == "") {
			if (name ~ curses && from != "ui") wrong("<" name "> outside ui")
			next
		}
		if (height[layer(target)] > height[from])
			wrong(from " includes " target ", which is above it")
		if (file ~ /\.h$/)
			print file, target >headers
		else if (target ~ /^src/ && !(("src/" module(target) ".c") in known))
			print from "/" base(file), target >parts
	}
	END { exit bad }' "$work/files" "$work/lines"
}

# ---- Symbols of the archives ----

# undefined ARCHIVE; defined ARCHIVE: names, one a line (macOS puts "_" before each)
undefined() {
	"$NM" -u "$1" 2>/dev/null | awk 'NF { sub(/^_/, "", $NF); print $NF }' | LC_ALL=C sort -u
}

defined() {
	"$NM" -g "$1" 2>/dev/null |
		awk 'NF == 3 && $2 ~ /[A-TV-Z]/ { sub(/^_/, "", $3); print $3 }' | LC_ALL=C sort -u
}

# A part of what a screen cannot be drawn without.
curses='initscr newterm endwin stdscr curscr newscr newwin newpad delwin doupdate refresh wrefresh
wnoutrefresh cbreak raw noecho keypad nodelay start_color init_pair getch wgetch wget_wch waddnstr
waddch wadd_wch wmove werase wattr_set setupterm tigetstr tputs new_form post_form form_driver
form_driver_w new_field set_field_buffer'

symbols() {
	bad=0
	above=
	for layer in ui app view core base; do
		undefined "lib$layer.a" >"$work/undefined"
		for upper in $above; do
			LC_ALL=C comm -12 "$work/undefined" "$work/defined.$upper" >"$work/up"
			while read -r symbol; do
				echo "lib$layer.a uses $symbol of lib$upper.a, which is above it"
				bad=1
			done <"$work/up"
		done
		defined "lib$layer.a" >"$work/defined.$layer"
		[ "$layer" = ui ] || [ -s "$work/defined.$layer" ] || {
			echo "$NM shows no symbols of lib$layer.a"
			bad=1
		}
		above="$above $layer"
		[ "$layer" != ui ] || continue
		for symbol in $curses; do
			grep -qx "$symbol" "$work/undefined" || continue
			echo "lib$layer.a uses $symbol of curses"
			bad=1
		done
	done
	return $bad
}

# ---- Circles ----

# The graph of modules: "core/walk core/path" where the first uses a symbol of the second. Sources
# that share a private header are parts of one thing: what they use of each other doesn't count.
module_graph() {
	for layer in base core view app ui; do
		"$NM" -gA "lib$layer.a" 2>/dev/null
	done | awk -v parts="$work/parts" '
	BEGIN {
		while ((getline line <parts) > 0) {
			split(line, part, " ")
			headers[part[1]] = headers[part[1]] " " part[2] " "
		}
	}
	function share(a, b,   n, i, of_a) {
		n = split(headers[a], of_a, " ")
		for (i = 1; i <= n; i++)
			if (index(headers[b], " " of_a[i] " ")) return 1
		return 0
	}
	NF < 2 { next }
	{
		# "libcore.a:libcore_a-walk.o: … T name"
		split($1, part, ":")
		layer = part[1]
		sub(/^lib/, "", layer)
		sub(/\.a$/, "", layer)
		name = part[2]
		sub(/^lib[a-z]*_a-/, "", name)
		sub(/\.o$/, "", name)
		object = layer "/" name
		if ($(NF - 1) == "U") uses[object " " $NF] = 1
		else if ($(NF - 1) ~ /^[A-TV-Z]$/) home[$NF] = object
	}
	END {
		for (use in uses) {
			split(use, part, " ")
			if (!(part[2] in home) || home[part[2]] == part[1]) continue
			if (!share(part[1], home[part[2]])) print part[1], home[part[2]]
		}
	}' | LC_ALL=C sort -u
}

circles() {
	bad=0
	: >>"$work/parts"
	module_graph >"$work/modules"
	for graph in headers modules; do
		tsort "$work/$graph" >/dev/null 2>"$work/circle" || true
		[ -s "$work/circle" ] || continue
		echo "These $graph need each other in a circle:"
		sed "s|^tsort: ||; s|$work/||" "$work/circle"
		bad=1
	done
	return $bad
}

failed=0
includes || failed=1
circles || failed=1
symbols || failed=1
exit $failed
