#include "faults.h"

/* A session that was left behind its first answer; $S is its file. */
#define GUIDE                                                                                      \
	"printf 'flowchart TD\\nA{Big?}-->|a|B{Old?}\\nA-->|b|C\\nB-->|x|D\\nB-->|y|E\\n' >g.mmd"
#define LEFT                                                                                       \
	GUIDE "; printf 'a\\n' | $F --plain --resume g.mmd >/dev/null 2>&1; S=$(echo "             \
	      ".local/state/flowform/*.json); "
#define ANEW  "Big? > b Enter > recommended > q"
#define ASIDE "ls .local/state/flowform/*.broken >/dev/null"
#define KEPT  "ls .local/state/flowform/*.last.json >/dev/null"
#define RUN   "exec $F g.mmd"

#define TWO "Big? > a Enter > Question 2 > "

const struct fault session_faults[] = {
	{"left before its end", .before = GUIDE, .run = RUN, .play = TWO "\003", .status = 1,
	 .says = "goes on with: flowform --resume g.mmd"},
	{"left with what a shell would take apart", .before = GUIDE "; mv g.mmd \"a b's.mmd\"",
	 .run = "exec $F --state=st --chart=1 \"a b's.mmd\"", .play = TWO "\003", .status = 1,
	 .says = "flowform --resume --state=st --chart=1 'a b'\\''s.mmd'"},
	{"left line by line", .before = GUIDE, .run = "exec $F --plain g.mmd",
	 .play = TWO "q Enter > Leave > y Enter", .status = 1, .says = "flowform --resume g.mmd"},
	{"interrupted line by line", .before = GUIDE, .run = "exec $F --plain g.mmd",
	 .play = TWO "\003", .status = 130, .says = "flowform --resume g.mmd"},
	{"left from where one is not sure", .before = GUIDE, .run = RUN,
	 .play = TWO "u > Not sure > \003", .status = 1, .says = "flowform --resume g.mmd"},
	{"left without an answer", .before = GUIDE, .run = RUN " 2>err", .play = "Big? > \003",
	 .status = 1, .after = "[ ! -s err ]"},
	{"left at its end", .before = GUIDE, .run = RUN " 2>err",
	 .play = "Big? > b Enter > recommended > q", .after = "[ ! -s err ]"},
	{"left and not saved", .before = GUIDE, .run = "exec $F --no-save g.mmd 2>err",
	 .play = TWO "\003", .status = 1, .after = "[ ! -s err ]"},
	{"left where nothing can be saved", .before = GUIDE "; echo >.local", .run = RUN " 2>err",
	 .play = TWO "\003", .status = 1, .after = "grep -q 'not saved' err && ! grep resume err"},
	{"gone on with", .before = LEFT, .run = RUN,
	 .play = "Go on > Enter > Question 2 > x Enter > recommended > q", .after = KEPT},
	{"started anew", .before = LEFT, .run = RUN,
	 .play = "Go on > 2 Enter > Question 1 > b Enter > recommended > q", .after = KEPT},
	{"half of a session", .before = LEFT "head -c 50 $S >half && cp half $S", .run = RUN,
	 .play = ANEW, .says = ".json:", .after = ASIDE},
	{"an empty session", .before = LEFT ": >$S", .run = RUN, .play = ANEW, .after = KEPT},
	{"a session of bytes", .before = LEFT "head -c 3000 /dev/urandom >$S", .run = RUN,
	 .play = ANEW, .says = ".json:", .after = ASIDE},
	{"a session of another kind", .before = LEFT "echo '[1,2]' >$S", .run = RUN, .play = ANEW,
	 .after = ASIDE},
	{"a session with wrong types", .before = LEFT "sed -i 's/\"[^\"]*\"}/7}/g' $S", .run = RUN,
	 .play = ANEW, .after = ASIDE},
	{"a session nested deep", .before = LEFT "head -c 200000 /dev/zero | tr '\\0' '[' >$S",
	 .run = RUN, .play = ANEW, .after = ASIDE},
	{"a session that is too large", .before = LEFT "truncate -s 200M $S", .run = RUN,
	 .play = ANEW, .says = "flowform: "},
	{"a session that is a link", .before = LEFT "echo precious >p; ln -sf $PWD/p $S",
	 .run = RUN, .play = ANEW, .after = "grep -q precious p"},
	{"a session that is a directory", .before = LEFT "rm $S; mkdir $S", .run = RUN,
	 .play = ANEW, .says = "flowform: "},
	{"a session that is a pipe", .before = LEFT "rm $S; mkfifo $S", .run = RUN, .play = ANEW,
	 .says = "flowform: "},
	{"a session of another guide",
	 .before = LEFT "printf 'flowchart TD\\nX{New?}-->|p|Y\\nX-->|q|Z\\n' >g.mmd", .run = RUN,
	 .play = "Go on > Enter > guide has changed > Esc > Question 1 > 1 Enter > recommended > "
		 "q",
	 .after = KEPT},
	{"a session with an escape", .before = LEFT "sed -i 's/Big?/B\\\\u001b[2Jig?/' $S",
	 .run = RUN, .play = "Go on > Enter > Question 2 > x Enter > recommended > q"},
	{"a directory that others may write in", .before = LEFT "chmod 777 .local/state/flowform",
	 .run = RUN, .play = ANEW, .says = "flowform: "},
	{"a directory that is a link",
	 .before = LEFT "mv .local/state/flowform real; ln -s $PWD/real .local/state/flowform",
	 .run = RUN, .play = ANEW, .says = "flowform: "},
	{"a directory that is a file",
	 .before = GUIDE "; mkdir -p .local/state; echo x >.local/state/flowform", .run = RUN,
	 .play = ANEW, .says = "flowform: ", .after = "grep -q x .local/state/flowform"},
	{"no room below home", .before = GUIDE "; echo x >.local", .run = RUN, .play = ANEW,
	 .says = "flowform: ", .after = "grep -q x .local"},
	{"a file size limit", .before = GUIDE, .run = "ulimit -f 0; " RUN, .play = ANEW,
	 .says = "flowform: ", .after = "! ls .local/state/flowform/*.json 2>/dev/null"},
	{"a file size limit, with a session", .before = LEFT, .run = "ulimit -f 0; " RUN,
	 .play = "Go on > Enter > Question 2 > x Enter > recommended > q",
	 .says = "flowform: ", .after = "grep -q Old .local/state/flowform/*.json"},
	{"nothing is to be saved", .before = GUIDE, .run = "exec $F --no-save g.mmd", .play = ANEW,
	 .after = "[ ! -e .local ]"},
	{"nothing to go on with", .before = GUIDE, .run = "exec $F --resume g.mmd", .play = ANEW},
	{"no last result", .before = GUIDE, .run = "exec $F --last g.mmd", .status = 1,
	 .says = "flowform: "},
};
const size_t n_session_faults = sizeof session_faults / sizeof *session_faults;
