#include "faults.h"

#define GUIDE "printf 'flowchart TD\\nA{Big?}-->|a|B\\nA-->|b|C\\n' >g.mmd"
/* To the saving form, with another name in its line; and what it says. */
#define SAVE(name, says)                                                                           \
	"Big? > Enter > recommended > s > In which format > Tab \025 " name " Enter > " says

const struct fault file_faults[] = {
	{"saved", .before = GUIDE, .run = "exec $F g.mmd", .play = SAVE("r.md", "Saved: r.md > q"),
	 .after = "grep -q Why r.md"},
	{"saved in no directory", .before = GUIDE, .run = "exec $F g.mmd",
	 .play = SAVE("no/r.md", "There is no directory no > \003"), .after = "[ ! -e no ]"},
	{"saved as a directory", .before = GUIDE "; mkdir d", .run = "exec $F g.mmd",
	 .play = SAVE("d", "It is a directory > \003")},
	{"saved as a device", .before = GUIDE, .run = "exec $F g.mmd",
	 .play = SAVE("/dev/full", "It is no regular file > \003"), .after = "[ -c /dev/full ]"},
	{"saved below a file", .before = GUIDE, .run = "exec $F g.mmd",
	 .play = SAVE("g.mmd/r.md", "There is no directory g.mmd > \003")},
	{"saved over a file", .before = GUIDE "; echo old >r.md", .run = "exec $F g.mmd",
	 .play = SAVE("r.md", "There is already > \003"), .after = "grep -q old r.md"},
	{"saved over a file with a mode", .before = GUIDE "; echo old >r.md; chmod 640 r.md",
	 .run = "exec $F g.mmd", .play = SAVE("r.md", "There is already > 2 Enter > Saved > q"),
	 .after = "grep -q Why r.md && [ $(find r.md -perm 640) ]"},
	{"saved over a link", .before = GUIDE "; echo old >real; ln -s real r.md",
	 .run = "exec $F g.mmd", .play = SAVE("r.md", "There is already > 2 Enter > Saved > q"),
	 .after = "[ -L r.md ] && grep -q Why real"},
	{"saved over a link to nothing", .before = GUIDE "; ln -s nothing r.md",
	 .run = "exec $F g.mmd", .play = SAVE("r.md", "leads nowhere > \003"),
	 .after = "[ -L r.md ]"},
	{"saved without a name", .before = GUIDE, .run = "exec $F g.mmd",
	 .play = SAVE("", "needs a name > \003")},
	{"saved beyond a file size limit", .before = GUIDE "; echo old >r.md",
	 .run = "ulimit -f 0; exec $F g.mmd",
	 .play = SAVE("r.md", "There is already > 2 Enter > File too large > \003"),
	 .after = "grep -q old r.md && [ $(ls -A | wc -l) -eq 3 ]"},
};
const size_t n_file_faults = sizeof file_faults / sizeof *file_faults;
