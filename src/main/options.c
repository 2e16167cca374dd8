#include "main/options.h"
#include "main/tell.h"
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* One row makes the option, its line in the help, and what it does. */
enum option_id {
	OPT_LONG = 0x100,
	OPT_FORCE,
	OPT_CHECK,
	OPT_WERROR,
	OPT_DIFF,
	OPT_DUMP,
	OPT_PATHS,
	OPT_LIST,
	OPT_LAST,
	OPT_RESUME,
	OPT_NO_SAVE,
	OPT_STATE,
	OPT_CHART,
	OPT_THEME,
	OPT_ASCII,
	OPT_PLAIN,
	OPT_MOUSE,
	OPT_COLOR,
	OPT_RESTRICTED
};

#define IN(mode) (1u << (mode))
enum {
	IN_ALL = ~0u >> 1,
	IN_SESSION = IN(MODE_SESSION),
	ON_WALK = IN_SESSION | IN(MODE_LAST),
	ON_GUIDE = ON_WALK | IN(MODE_DIFF) | IN(MODE_DUMP) | IN(MODE_PATHS)
};

static const struct row {
	int id; /* its letter, if it has one */
	const char *name, *argument;
	unsigned modes;   /* in which it is of use */
	const char *help; /* NULL: another row tells of it */
	enum mode mode;   /* the one that it asks for; MODE_SESSION: none */
} rows[] = {
	{'a', "answers", "A,B,...", .modes = IN_SESSION,
	 .help = "give answers: label, unique prefix of it, or number"},
	{'f', "format", "FORMAT", .modes = ON_WALK | IN(MODE_CHECK) | IN(MODE_DIFF),
	 .help = "what is written at the end: text, markdown, json, madr"},
	{'o', "output", "FILE", .modes = IN_ALL,
	 .help = "write it there; --force: even if FILE exists"},
	{OPT_FORCE, "force", NULL, .modes = IN_ALL},
	{OPT_RESUME, "resume", NULL, .modes = IN_SESSION,
	 .help = "go on with the saved session; --no-save: save none"},
	{OPT_NO_SAVE, "no-save", NULL, .modes = IN_SESSION},
	{OPT_LAST, "last", NULL, .mode = MODE_LAST,
	 .help = "print the last result again; --state=DIR: saved there"},
	{OPT_STATE, "state", "DIR", .modes = ON_WALK},
	{OPT_CHECK, "check", NULL, .mode = MODE_CHECK,
	 .help = "say what is wrong with GUIDEs; --werror: be strict"},
	{OPT_WERROR, "werror", NULL, .modes = IN(MODE_CHECK)},
	{OPT_DIFF, "diff", NULL, .mode = MODE_DIFF,
	 .help = "say which answers to OLD lead elsewhere in NEW"},
	{OPT_DUMP, "dump", NULL, .mode = MODE_DUMP,
	 .help = "print the chart as JSON; --paths: every path"},
	{OPT_PATHS, "paths", NULL, .mode = MODE_PATHS},
	{OPT_LIST, "list", NULL, .mode = MODE_LIST,
	 .help = "list the guides and themes that have names"},
	{OPT_CHART, "chart", "N", .modes = ON_GUIDE,
	 .help = "take the Nth flowchart of the document"},
	{OPT_THEME, "theme", "NAME", .modes = IN_SESSION,
	 .help = "colours: one of the themes, or a file"},
	{OPT_PLAIN, "plain", NULL, .modes = ON_WALK,
	 .help = "line by line: screen readers, dumb terminals, pipes"},
	{OPT_COLOR, "color", "WHEN", .modes = IN_SESSION,
	 .help = "auto, always or never; --ascii: ASCII; --mouse: clicks"},
	{OPT_ASCII, "ascii", NULL, .modes = ON_WALK},
	{OPT_MOUSE, "mouse", NULL, .modes = IN_SESSION},
	{OPT_RESTRICTED, "restricted", NULL, .modes = IN_SESSION,
	 .help = "for guests: a session and nothing else"},
	{'h', "help", NULL, .mode = MODE_HELP,
	 .help = "print this help; -V, --version: the version"},
	{'V', "version", NULL, .mode = MODE_VERSION},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static const struct ff_str usage = FF_STR_INIT(
	"Usage: flowform [OPTION]... [GUIDE]\n"
	"Walk through a decision flowchart and compare where its answers lead.\n\n"
	"GUIDE is a Markdown file with a Mermaid flowchart, a .mmd file, - for standard\n"
	"input, or the name of a built-in or installed guide.\n\n");
static const struct ff_str statuses = FF_STR_INIT(
	"\nExit status: 0 outcome reached, 1 left before one, 2 wrong use, 3 bad guide,\n"
	"4 no usable terminal, 5 reading or writing failed.\n");

void options_help(struct ff_buf *out)
{
	ff_buf_add(out, usage);
	for (size_t i = 0; i < N_ROWS; i++) {
		const struct row *r = &rows[i];
		char name[32];
		if (!r->help)
			continue;
		snprintf(name, sizeof name, "--%s%s%s", r->name, r->argument ? "=" : "",
			 r->argument ? r->argument : "");
		if (r->id < OPT_LONG)
			ff_buf_format(out, "  -%c, ", r->id);
		else
			ff_buf_repeat(out, ' ', 6);
		ff_buf_format(out, "%-18s %s\n", name, r->help);
	}
	ff_buf_add(out, statuses);
}

/* A word of a fixed list, or a unique beginning of it; -1 with a message otherwise. */
static int one_of(const char *option, const char *word, const char *const *words)
{
	int found = -1, hits = 0;
	for (int i = 0; words[i]; i++) {
		if (strcmp(word, words[i]) == 0)
			return i;
		if (*word != '\0' && strncmp(word, words[i], strlen(word)) == 0) {
			found = i;
			hits++;
		}
	}
	if (hits == 1)
		return found;
	char all[64] = "";
	for (int i = 0; words[i]; i++)
		snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", i > 0 ? ", " : "",
			 words[i]);
	tell("--%s: '%s' is none of %s", option, word, all);
	return -1;
}

static bool read_number(const char *option, const char *text, size_t *number)
{
	*number = ff_str_number(ff_str(text), 1, 1000000);
	if (*number == FF_NONE)
		tell("--%s: '%s' is no number from 1 on", option, text);
	return *number != FF_NONE;
}

static bool apply(struct options *o, int id, const char *argument)
{
	const char *formats[N_FORMATS + 1] = {NULL};
	static const char *const whens[] = {"auto", "always", "never", NULL};
	int word = 0;
	for (int i = 0; i < N_FORMATS; i++)
		formats[i] = format_names[i].word;
	switch (id) {
	case 'a': o->answers = argument; break;
	case 'f':
		word = one_of("format", argument, formats);
		o->format = (enum format)word;
		break;
	case 'o': o->output = argument; break;
	case OPT_FORCE: o->force = true; break;
	case OPT_WERROR: o->werror = true; break;
	case OPT_RESUME: o->resume = true; break;
	case OPT_NO_SAVE: o->no_save = true; break;
	case OPT_STATE: o->state = argument; break;
	case OPT_CHART: return read_number("chart", argument, &o->chart);
	case OPT_THEME: o->theme = argument; break;
	case OPT_COLOR:
		word = one_of("color", argument, whens);
		o->color = COLOR_AUTO + (enum color_when)word;
		break;
	case OPT_PLAIN: o->plain = true; break;
	case OPT_ASCII: o->ascii = true; break;
	case OPT_MOUSE: o->mouse = true; break;
	case OPT_RESTRICTED: o->restricted = true; break;
	default: break; /* a mode */
	}
	return word >= 0;
}

/* Guides: as many as the mode takes, and standard input only once. */
static bool guides_fit(const struct options *o)
{
	bool several = o->mode == MODE_CHECK || o->mode == MODE_DIFF;
	size_t inputs = 0;
	for (size_t i = 0; i < o->n_guides; i++)
		inputs += strcmp(o->guides[i], "-") == 0;
	if (o->mode == MODE_DIFF && o->n_guides != 2)
		tell("--diff needs two guides, the old and the new one");
	else if (o->mode == MODE_LIST && o->n_guides > 0)
		tell("--list takes no GUIDE, found '%s'", o->guides[0]);
	else if (!several && o->n_guides > 1)
		tell("one GUIDE is enough, found '%s' as well", o->guides[1]);
	else if (inputs > 1)
		tell("'-', standard input, can be read only once");
	else if (o->restricted && inputs > 0)
		tell("--restricted: the guide cannot come from standard input, which is the "
		     "guest's");
	else
		return true;
	return false;
}

static const char *mode_option(enum mode mode)
{
	size_t i = 0;
	while (i + 1 < N_ROWS && rows[i].mode != mode)
		i++;
	return rows[i].name;
}

/* Whether each option that was given is of use in the mode; `given` has a bit for each row. */
static bool modes_fit(enum mode mode, uint32_t given)
{
	for (size_t i = 0; i < N_ROWS; i++) {
		const struct row *r = &rows[i];
		unsigned modes = r->mode != MODE_SESSION ? IN(r->mode) : r->modes;
		if (!(given & 1u << i) || modes & IN(mode))
			continue;
		if (r->mode != MODE_SESSION)
			tell("--%s and --%s: one of them is enough", r->name, mode_option(mode));
		else if (mode != MODE_SESSION)
			tell("--%s has no use for --%s", mode_option(mode), r->name);
		else
			tell("--%s goes with --check", r->name);
		return false;
	}
	return true;
}

/* Whether what was given goes together. */
static bool fits(const struct options *o, uint32_t given)
{
	if (!modes_fit(o->mode, given))
		return false;
	if (o->mode != MODE_SESSION && o->mode != MODE_LAST && o->format != FORMAT_TEXT &&
	    o->format != FORMAT_JSON)
		tell("--check and --diff write text or json, no %s", format_names[o->format].word);
	else if (o->resume && o->answers)
		tell("--resume goes on with the answers that were saved: --answers gives others");
	else if (o->force && !o->output)
		tell("--force goes with --output");
	else if (o->restricted && o->output)
		tell("--restricted: the result goes to standard output");
	else
		return guides_fit(o);
	return false;
}

static const struct row *row_of(int id)
{
	for (size_t i = 0; i < N_ROWS; i++)
		if (rows[i].id == id)
			return &rows[i];
	return NULL;
}

/* The long names that begin so, up to a '='. */
static size_t names_like(const char *beginning, char *names, size_t room)
{
	size_t n = 0, len = strcspn(beginning, "=");
	for (size_t i = 0; i < N_ROWS; i++) {
		if (strncmp(rows[i].name, beginning, len) != 0)
			continue;
		size_t used = strlen(names);
		snprintf(names + used, room - used, "%s--%s", n++ > 0 ? ", " : "", rows[i].name);
	}
	return n;
}

/* Says what is wrong with an option in place of getopt, which would print it as it is. `id` is the
 * option, the letter that is none, or 0 where the long name `given` is not one. */
static void refuse(int id, bool needs_argument, const char *given)
{
	const struct row *row = row_of(id);
	char names[N_ROWS * 16] = "";
	if (row)
		tell("option '--%s' %s", row->name,
		     needs_argument ? "needs an argument" : "takes no argument");
	else if (id != 0)
		tell("there is no option '-%c'", id);
	else if (names_like(given + 2, names, sizeof names) > 1)
		tell("option '%s' is the beginning of more than one: %s", given, names);
	else
		tell("there is no option '%s'", given);
}

/* Takes the option that getopt has found. */
static bool take(struct options *o, int id, const char *given, uint32_t *used)
{
	if (id == '?' || id == ':' || (optarg && *optarg == '\0')) {
		bool empty = id != '?' && id != ':';
		refuse(empty ? id : optopt, id != '?', given);
		return false;
	}
	const struct row *row = row_of(id);
	if (id == 'a' && *used & 1u << (row - rows)) {
		tell("--answers is given twice: one has all answers, with commas between them");
		return false;
	}
	*used |= 1u << (row - rows);
	if (row->mode != MODE_SESSION)
		o->mode = row->mode;
	return apply(o, id, optarg);
}

bool options_read(struct options *o, int argc, char **argv)
{
	struct option long_options[N_ROWS + 1] = {{0}};
	char letters[2 * N_ROWS + 2] = ":", *letter = letters + 1;
	for (size_t i = 0; i < N_ROWS; i++) {
		int argument = rows[i].argument ? required_argument : no_argument;
		long_options[i] = (struct option){rows[i].name, argument, NULL, rows[i].id};
		if (rows[i].id >= OPT_LONG)
			continue;
		*letter++ = (char)rows[i].id;
		if (rows[i].argument)
			*letter++ = ':';
	}
	*o = (struct options){0};
	bool good = true;
	uint32_t given = 0;
	opterr = 0;
	for (int id; good && (id = getopt_long(argc, argv, letters, long_options, NULL)) != -1;) {
		good = take(o, id, argv[optind - 1], &given);
		if (o->mode == MODE_HELP || o->mode == MODE_VERSION) {
			*o = (struct options){.mode = o->mode}; /* all else is ignored */
			return true;
		}
	}
	o->guides = (const char *const *)argv + optind;
	o->n_guides = (size_t)(argc - optind);
	good = good && fits(o, given);
	if (!good) {
		fputs("Try 'flowform --help'.\n", stderr);
		return false;
	}
	o->guide = o->n_guides > 0 ? o->guides[0] : NULL;
	if (o->output && !(given & 1u << (row_of('f') - rows)) && IN(o->mode) & ON_WALK)
		o->format = format_of_file(ff_str(o->output));
	return true;
}
