/* Flowcharts at random, for comparing readers: mermaid_gen SEED FIRST [LAST DIR]
 *
 * Prints chart FIRST of SEED, or writes FIRST up to, without, LAST into DIR as NUMBER.mmd. The same
 * numbers give the same charts everywhere. They come from a grammar that knows every statement and
 * the places where Mermaid is peculiar; one in four is then damaged a little. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 6000, DEEPEST = 40 };

struct maker {
	uint64_t state;
	char text[MOST];
	size_t len;
	int depth;
	size_t odds; /* one in so many choices is an odd one */
};

/* splitmix64 */
static uint64_t draw(struct maker *m)
{
	uint64_t z = m->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static size_t below(struct maker *m, size_t n)
{
	return (size_t)(draw(m) % n);
}

/* A reference to a rule within an alternative. */
#define R(rule) "\1" #rule "\2"

/* What stands behind it in a rule is what Mermaid refuses, or reads oddly: some charts have little
 * of it, others more. */
#define ODD "\3"

enum { ALTERNATIVES = 128 };

static const struct rule {
	const char *name;
	const char *alternatives[ALTERNATIVES]; /* NULL ends them */
} rules[] = {
	/* clang-format off */
	{"chart", {R(top) R(header) R(body) R(last)}},
	{"top", {"", "", "", "", "\n", "  ", "\n \n  ", "---\ntitle: " R(words) "\n---\n",
		"---\nconfig:\n  theme: dark\n---\n", "  ---\n  title: x\n  ---\n", "---\n\n---\n",
		"%% " R(words) "\n", "%%{init: {\"theme\": \"dark\"}}%%\n", "%%{wrap}%%\n",
		"\xef\xbb\xbf", ODD, "---\ntitle: [\n---\n", "\n---\ntitle: x\n---\n",
		"---\ntitle: a: b\n---\n", "---\n---\n", "%%{x\n", "%%{}%%\n", "---\na\n---\n",
		"---\n- a\n---\n", "---\ntitle: x\n", "\xef\xbb\xbf---\ntitle: x\n---\n"}},
	{"header", {"graph TD\n", "graph LR\n", "flowchart TD\n", "flowchart LR\n",
		"flowchart BT\n", "graph RL\n", "graph\n", "flowchart\n", "graph TB;",
		"flowchart LR; ", "flowchart-elk TD\n", "graph  TD  \n", "graph >\n", "graph <\n",
		"graph ^\n", "flowchart v\n", "graph BR\n", "graph TD\n\n", "flowchart TD \n",
		"graph\n\n  ", "graph TD;\n", ODD, "graph TD ;\n", "flowchart TD %% x\n",
		"graph XX\n", "graph td\n", "flowchart TDA\n", "graph TD A-->B\n", "graph;\n",
		"graph\nTD\n", "graph\"\" TD\n", "Graph TD\n", "graph TD\r\n", "pie\n", "graphTD\n",
		"swimlane-beta TD\n", "flowchart TD\n\"\"", "graph v1\n", "graph\tLR\n"}},
	{"body", {R(line), R(line) R(line), R(line) R(line) R(line),
		R(line) R(line) R(line) R(body), R(line) R(line) R(line) R(line) R(line),
		R(line) R(line) R(body)}},
	{"last", {"", R(statement), "\n\n", "%% " R(words), "  "}},
	{"line", {R(statement) R(end), R(statement) R(end), R(statement) R(end),
		"  " R(statement) R(end), "\t" R(statement) R(end), R(noise)}},
	{"end", {"\n", "\n", "\n", "\n", ";", ";\n", "; ", "\n\n", "\n  \n", "\n%% " R(words) "\n",
		"\r\n", "\n    ", "\n \n\t\n", ODD, " \n", " ;\n", " ", "", "\xc2\xa0\n", "\xe2\x80\xa8"}},
	{"noise", {"%% " R(words) "\n", "%%{ " R(words) " }%%\n", "\n", "  \n", ";\n",
		"%% " R(words) R(edge) "\n", "%%{init: {'x': 1}\n}%%\n", "%%" R(words) "\n",
		"   %% a\n  %% b\n", ODD, "%%\n", "%%{" R(words) "\n", "%%{init: a b}%%\n",
		"%%{init: a }%%\n", "\n%%{x}%% %% y\n"}},
	{"statement", {R(chain), R(chain), R(chain), R(chain), R(chain), R(chain), R(chain),
		R(chain), R(node), R(node), R(group), R(subgraph), R(subgraph), R(style),
		R(linkstyle), R(classdef), R(class), R(click), R(direction), R(accessible),
		R(data_node), R(subgraph), ODD, R(odd)}},
	{"chain", {R(group) R(edge) R(group), R(node) R(edge) R(node), R(node) R(edge) R(node),
		R(id) R(edge) R(id), R(node) R(edge) R(node) R(edge) R(node),
		R(id) R(edge) R(group) R(edge) R(id)}},
	{"group", {R(node), R(node), R(node) " & " R(node), R(id) " & " R(id),
		R(id) " & " R(id) " & " R(id), R(node) "  &  " R(node), ODD, R(id) "&" R(id),
		R(id) " &" R(id), R(id) " &\n" R(id), R(node) "& " R(node)}},
	{"node", {R(id), R(id), R(id), R(id) R(shape), R(id) R(shape), R(id) R(shape),
		R(id) R(shape), R(id) R(shape) R(of_class), R(id) R(of_class), R(id) R(data),
		R(id) R(shape) R(data), R(id) R(of_class) R(data), ODD, R(id) R(data) R(of_class),
		R(id) " " R(shape), R(id) R(shape) R(shape)}},
	{"of_class", {":::c", ":::c1", ":::a-b", ":::" R(id), ODD, ":::c ", "::: c", ":::c:::d",
		":::", "::c"}},
	{"id", {"A", "A", "A", "B", "B", "B", "C", "C", "D", "E", "F", "G", "a", "b", "n1", "n2",
		"N_1", "s1", "s2", "one", "end1", "End", "e1", R(odd_id), ODD, R(bad_id), "x", "o",
		"v"}},
	{"odd_id", {"1", "12", "1a", "a1", "a-b", "a.b", "a/b", "a:b", "a,b", "a*b", "a+b", "a'b",
		"a`b", "a\\b", "a?b", "a!b", "a$b", "a%b", "a&b", "a#b", "#a", "*", "\xc3\xa9",
		"\xc3\xa9t\xc3\xa9", "\xe6\xb5\x81\xe7\xa8\x8b", "endpoint", "graphite", "style_1", "a-end", "my.class",
		"default", "default1", "clicks", "TB", "LR", "v1", "v-1", "_x", "a\\nb", "direction",
		"xx", "ox", "e2", "subGraph0"}},
	{"bad_id", {"a-", "%%", "a\"b", "\xe2\x86\x92", "\xf0\x9f\x98\x80", "style-1", "end", "end-x", "a:end", "1end",
		"class", "class.a", "click", "href", "call", "subgraph", "_self", "_top",
		"interpolate", "L_A_B_0", "a\"\"b", "-", "--", "accTitle", "a=b", "a~b", "a^b", "a@b",
		"\xc3\x97", "\xe1\xa2\x85", "\xe1\xa6\xb0", "\xea\x9f\xbe", "\xef\xbf\x9c", "\xef\xac\x82"}},
	{"shape", {"[" R(text) "]", "[" R(text) "]", "[" R(text) "]", "(" R(text) ")",
		"{" R(text) "}", "{" R(text) "}", "([" R(text) "])", "[[" R(text) "]]",
		"[(" R(text) ")]", "((" R(text) "))", "(((" R(text) ")))", ">" R(text) "]",
		"{{" R(text) "}}", "[/" R(text) "/]", "[\\" R(text) "\\]", "[/" R(text) "\\]",
		"[\\" R(text) "/]", "(-" R(text) "-)", "[|a:b|" R(text) "]", "[/" R(slanted) "/]",
		"[/" R(slanted) "\\]", "(-" R(round) "-)", ODD, "{" R(text) "}  ", "[" R(text) ")",
		"((" R(text) ")", "{{" R(text) "}", "[" R(text), "{" R(text) "} \n", "[|v:b|x]",
		"[|a:b" R(text) "]", "((-" R(text) "-))", "{" R(text) "}\n\n  ", "[" R(text) "\n]"}},
	{"slanted", {"a/b", "a\\b", "a|b", "a \"b\" c", " \"q\" ", " \"\"q\"\" ", "x?y", "\"q\" x",
		ODD, "x?", "a=", "/", "\\", "?", "a//b", "a\\\\b", "a/?", "a\\=", "~~~", " ~~~"}},
	{"round", {"a-b", "a - b", "a|b", "a/b", "~", "a~~b", "!", "a!b", ODD, "-", "a ~~~ b", "/",
		"a/)", "a)"}},
	{"text", {R(words), R(words), R(words), R(words), R(quoted), R(quoted), R(quoted),
		R(markdown), ODD, R(odd_text)}},
	{"quoted", {"\"" R(words) "\"", "\"" R(words) "\"", "\"" R(any) "\"", "\"" R(any) R(any) "\"",
		"\"" R(words) "\" x", "\" \"", "\"" R(words) "\n  b\"", "\"" R(any) " " R(words) "\"",
		ODD, "\"\"", "\"\"a", "a\"\"", "\"" R(words), "\"" R(words) "\" \"b\"", "\"a\"\"\"",
		"\"\"\"a\"", " \"a\""}},
	{"any", {"(a)", "[b]", "{c}", "|d|", "-->", "--", "<b>", "<br>", "<br/>", "<BR />", "</br>",
		"\\n", "%%", "%% x", "\n", "#quot;", "#35;", "&amp;", "&#65;", "#lt;br#gt;",
		"<b class=\"x\">t</b>", "#foo;", "#x41;", "&lt;", "end", "@", "`a`", "'", ";", "#",
		"&", "~~~", "\xc3\xa9", "\xf0\x9f\x98\x80", "\xc2\xa0", "\xe3\x80\x80", "&nbsp;", "#nbsp;", "#9829;",
		"#amp;lt;", "<br", "br>", "\t", "\n\n", "<a href=\"u\">", "#120;", "#bsol;n", ODD,
		"\n%% gone\n", "%%{x}%%", "&#0;", "direction LR", "\\\"", "<a \nb=\"c\" d=\"", "\xe2\x80\xa8",
		"&#+65;", "&#x110000;", "#Aacute;", "#aacute;", "<1 x=\"y\">", "&NotEqualTilde;",
		"\xef\xac\x82\xc2\xb0" "amp\xc2\xb6\xc3\x9f"}},
	{"markdown", {"\"`" R(words) "`\"", "\"`**" R(words) "**\n_x_`\"", "\"` `\"", "\"`a`\" b",
		ODD, "\"`a`b`\"", "\"`a\"`\"", "\"``\"", "\"`a", "\"`a`\"\"b\""}},
	{"words", {"a", "Yes", "No", "one two", "Is it so?", "What, now", "more than 1", "a-b", "x",
		" x ", "caf\xc3\xa9", "\xe6\xb5\x81\xe7\xa8\x8b", "a<br>b", "a<br/>b", "a\\nb", "1", "e.g. CI/CD", "it's",
		"a & b", "a;b", "50%", "a #amp; b", "a#35;b", "end", "the end of it", "style", "o",
		"no: 5", "v1.2", "subgraph", "http://x.y/z?q=1", "A and B", ODD, "a=b", "a -- b",
		"[x]", "(x)", "a\nb", "%% a"}},
	{"odd_text", {"", " ", "\"", "a \"b\"", "~~~", "~~~ a", " ~~~ a", "a ~~~ b", "a(b)c", "a[b]c",
		"a{b}c", "a|b", "go direction LR now", "direction TB", "a\nb", "\n a \n b \n", "%% x",
		"a\n%% gone\nb", "%%{cut}%%x", "a %%{ cut: it }%% b", "\\", "/", "a/", "/a/", "a\\",
		"-", "->", "a-->b", "#", "#;", "&#;", "@x", "a@b", "`", "<", ">", "a > b", "\"a\"b\"",
		"\"a\" \"b\"", "a\"\"", "\"\"a", "C4Context", "C4Component", "a %% C4Dynamic",
		"&notanentity;", "#123456789012;", "#1234567;", "&#xd800;", "\xe2\x80\xa8", "a\rb", "a]b",
		"a)b", "a}b", "^", "$x$", "$$x$$", "\xe2\x80\xa8%% x\n", "a\n\n\n%% x\n b"}},
	{"edge", {" --> ", " --> ", " --> ", "-->", " --- ", " ==> ", " -.-> ", " ~~~ ", R(link),
		" " R(link) " ", " " R(link) " ", R(text_link), R(text_link),
		" " R(link) "|" R(pipe) "|", " " R(link) "|" R(pipe) "| ", " -->|" R(pipe) "| ",
		" ---|" R(pipe) "| ", " e1@--> ", " e2@==> ", " e1@-- t --> ", "\n  --> ",
		" -->\n  ", "\n" R(link) " ", " --> |" R(pipe) "| ", ODD, " " R(id) "@-->|x| ",
		"e1@-->", " e1@ --> ", " a@b@--> ", " e#a;@--> ", " -->|x|\n", " -->\n|x| ",
		" --> | x | ", " --> --> ", " -->||", "-->|x||y|", " e1@\n--> "}},
	{"link", {"-->", "--->", "---->", "---", "----", "--o", "--x", "---o", "---x", "<-->",
		"<--->", "o--o", "x--x", "o---o", "x---x", "==>", "===>", "===", "====", "==o", "==x",
		"<==>", "o==o", "x==x", "-.->", "-..->", "-.-", "-..-", "-...->", "-.-o", "-.-x",
		"<-.->", "o-.-o", "x-.-x", "~~~", "~~~~", "~~~~~", "-------------->",
		"-............->", ODD, "x-->", "o-->", "<--x", "<--o", "<---", "x---", "o---",
		"x==>", "<==x", "x-.->", ".->", ".-", "<-.-", "->", "=>", "--", "==", "-.", "<--",
		"<->", "~~", "--xo", "-.......-.->", "--->>", "<.->", "x.-x"}},
	{"text_link", {" -- " R(inner) " --> ", " -- " R(inner) " --> ", "-- " R(inner) " -->",
		" -- " R(inner) " --- ", "--" R(inner) "-->", " == " R(inner) " ==> ",
		"==" R(inner) "==>", " -. " R(inner) " .-> ", "-." R(inner) ".->",
		" -. " R(inner) " -.-> ", " x-- " R(inner) " --x ", " <-- " R(inner) " --> ",
		" o-- " R(inner) " --> ", " <== " R(inner) " ==> ", " <-. " R(inner) " .-> ",
		" -- " R(inner) " ----> ", " -- " R(inner) " --o ", " -- " R(inner) " x--x ",
		" <-- " R(inner) " --- ", " -. " R(inner) " -..-> ", " -- " R(inner) "\n --> ",
		" -- " R(inner) " o--> ", " == " R(inner) " x==> ", ODD, " -- " R(inner) " ==> ",
		" -- " R(inner) " -->|x| ", " -- " R(inner), " -. " R(inner) " --> ",
		" == " R(inner) " --> "}},
	{"inner", {R(words), R(words), R(words), R(words), R(quoted), R(quoted), R(markdown),
		"a (b) [c]", "o", "x", "end", "a-b", "fox", "a|b|", "a - b", "<b>", "{x}", ODD,
		"a--b", "a=b", "a.b", "", " ", "\"\"", "~~~", "a\nb", "...", "a \"b\"", "a \"\"b",
		R(any), "x-", "a -", "-a"}},
	{"pipe", {R(text), R(words), R(words), R(quoted), ODD, "a\nb", "", "a|b", "a[b]"}},
	{"subgraph", {"subgraph " R(name) "\n" R(body) "end", "subgraph " R(name) R(end) R(body) "end",
		"subgraph " R(name) "\n" R(body) "  end",
		"subgraph " R(name) "\n" R(chain) "\n" R(chain) "\nend",
		"subgraph " R(name) "\n  direction LR\n" R(line) R(line) "end",
		"subgraph " R(name) "\nend", "subgraph " R(name) "\n" R(line) "end " R(chain),
		"subgraph " R(name) "\n" R(line) "end;" R(chain), "subgraph " R(name) ";" R(node) ";end",
		ODD, "subgraph " R(name) "\n" R(line), "subgraph\n" R(line) "end",
		"subgraph " R(name) " end", "subgraph " R(name) "\n" R(node) " end"}},
	{"name", {"s1", "s2", "s3", "A", "one", "s1 [" R(words) "]", "s2[" R(words) "]",
		"s1[" R(quoted) "]", "one two", R(quoted), R(markdown), R(id), R(id) " ",
		R(id) " [x]", "a-b", "1", "class A", "graph", "LR", "v", "a & b", "a * b", "a:b",
		"a^b", "a#b", ODD, R(words), "s1 [" R(text) "]", "style x", "a--b", "the end", "end",
		"click x", "click", "default", "s1 [a] ", "\"a\" b", "a \"b\"", "s1[a](b)", " s1",
		"a,b", "s1(x)", "subgraph", "linkStyle", "subGraph0", "s1[[x]]", "s1[]", "s1[a]b",
		"\"a\"[b]", "\" \"[b]", "--", "a\xc2\xa0" "b", "swimlane-beta", "flowchart TD"}},
	{"style", {"style " R(id) " " R(css), "style " R(id) " " R(css), "style A,B fill:#fff", ODD,
		"style A", "style A  fill:red", "style  A fill:red", "style A fill:rgb(1,2,3)",
		"style A fill:red;stroke:#123;", "style A \"\" fill:red", "style"}},
	{"css", {"fill:#f9f", "fill:#f9f,stroke:#333,stroke-width:4px", "fill:#f9f;",
		"fill:red,stroke:blue", "stroke-dasharray: 5 5", "stroke-dasharray:5,5", "opacity:0.5",
		"fill:#f9f ", "font-size:50%", "x", "font-family:a b", ODD, "fill: #f9f",
		"fill:#f9f;stroke:#333;", "color:#fff,", "fill:#ff3;", "fill: #f9f;", "fill:none,,x:y",
		"a b,c d", "a: end", "a:v", "a-v:1", "a:style", "a:\xc3\xa9", "a--b", "a:*", "a , b"}},
	{"linkstyle", {"linkStyle default " R(css), "linkStyle default interpolate basis", ODD,
		"linkStyle 0 " R(css), "linkStyle 0,1 " R(css), "linkStyle 0 interpolate basis " R(css),
		"linkStyle 0 interpolate basis", "linkStyle 1 " R(css), "linkStyle 7 " R(css),
		"linkStyle 00 " R(css), "linkStyle 0, 1 " R(css), "linkStyle 0 stroke:#ff3;",
		"linkStyle 0", "linkStyle 0 interpolate", "linkStyle 0 interpolate basis ",
		"linkStyle 0 interpolate a,b v:1", "linkStyle 0 5,5", "linkStyle 0,default a"}},
	{"classdef", {"classDef c " R(css), "classDef c " R(css), "classDef a,b " R(css),
		"classDef default " R(css), "classDef a-b " R(css), "classDef c fill:#f9f;", ODD,
		"classDef c", "classDef c fill: #f9f;", "classDef style fill:#f9f;stroke:#333;"}},
	{"class", {"class A c", "class A,B c", "class A,B,C c", "class " R(id) " c", "class A c;", ODD,
		"class A, B c", "class A", "class A c ", "class A  c", "class A c,d"}},
	{"click", {"click " R(id) " \"" R(url) "\"", "click " R(id) " \"" R(url) "\"",
		"click " R(id) " href \"" R(url) "\"", "click A \"" R(url) "\" \"tip\"",
		"click A \"" R(url) "\" _blank", "click A \"" R(url) "\" \"tip\" _self",
		"click A href \"" R(url) "\" \"tip\" _top", "click A callback",
		"click A callback \"tip\"", "click A call f()", "click A call f(\"a\", 1)",
		"click A call f() \"tip\"", "click A,B \"" R(url) "\"", "click B \"#anchor\"",
		"click\tA \"a\"", ODD, "click A", "click A \"\"", "click A \"a\" _nowhere",
		"click A  \"a\"", "click A href  \"a\"", "click A call f", "click A \"a\" ",
		"click A\n\"a\"", "click A href a", "click A, B \"a\"", "click A call f( )",
		"click A call (x)", "click A \"a\"_blank", "click A callback(x)", "click \"A\" \"a\"",
		"click A _blank", "click A v", "click A\nB"}},
	{"url", {"https://example.org", "#a", "#part-2", "mailto:a@b", "javascript:x()", "a b", " a ",
		ODD, "a#35;b", "a&amp;b", "?q=<b>", "a\nb", " ", "#amp;"}},
	{"direction", {"direction LR", "direction TB", "direction  BT", ODD, "direction RL;",
		"direction TD x", "direction", "direction XX", "A direction LR", "direction LRx",
		"direction\nLR", "direction TB direction LR", "direction TB direction\nBT x",
		"A --> direction LR", "subgraph x direction LR", "style A direction LR"}},
	{"accessible", {"accTitle: " R(words), "accDescr: " R(words), "accDescr { " R(words) " }",
		"accDescr {\n" R(words) "\n" R(words) "\n}", "accTitle : x", ODD, "accTitle:",
		"accTitle x", "accDescr {}", "accDescr { x", "accTitle:A", "accDescr: " R(odd_text),
		"accDescr {}A --> B", "accDescr { A } A --> B", "accTitle:\nA --> B"}},
	{"data_node", {R(id) R(data), R(id) R(data), R(id) R(shape) R(data), ODD,
		R(id) R(data) R(data)}},
	{"data", {"@{ shape: " R(shape_name) " }", "@{ shape: " R(shape_name) " }",
		"@{ shape: " R(shape_name) ", label: " R(value) " }", "@{ label: " R(value) " }",
		"@{shape: " R(shape_name) ", label: " R(value) "}",
		"@{\n  shape: " R(shape_name) "\n}",
		"@{\n  shape: " R(shape_name) "\n  label: " R(value) "\n}", "@{ icon: " R(value) " }",
		"@{ icon: \"fa:user\", label: " R(value) ", form: square, pos: t, h: 60 }",
		"@{ img: " R(value) ", label: " R(value) " }", "@{ animate: true }",
		"@{ curve: basis }", "@{ }", "@{ unknown: 5 }", "@{ label: \"a}b\" }",
		"@{ label: \"a\n  b\" }", "@{ label: 'it''s' }", "@{ w: \"60\", shape: rect }",
		"@{ \"shape\": rect }", "@{ shape: rect, }", ODD, "@{}", "@{\n}",
		"@{ shape: rect, shape: circle }", "@{ shape }", "@{ shape: }", "@{ shape: rect",
		"@{\n shape: rect,\n label: x }", "@{ - a }", "@{ a: [1, 2], b: {c: d} }",
		"@{shape:rect}", "@{, }", "@{ label: a\\nb }", "@{ label: \"a\\nb\" }", "@{ img: x }",
		"@{\n  label: |\n    a\n    b\n}", "@{ icon: a, label: 5 }", "@{ label: a^b }",
		"@{\n  label: " R(value) "\n  icon: " R(value) "\n}", "@{\n- a\n}", "@{\na\n}",
		"@{\n# c\nshape: rect # x\n}", "@{ shape: rect # x }", "@{\n  label: >-\n    a\n    b\n}",
		"@{\n  shape: rect\n label: x\n}", "@{\n\tshape: rect\n}", "@{ label: \"a\n\n  b\" }",
		"@{ ? shape : rect }", "@{\n---\nshape: rect\n}", "@{\nshape: rect\n...\n}",
		"@{ label: &a x, icon: *a }", "@{ label: [a, [b, c], {d: e}, ~] }", "@{ label: {a: b} }",
		"@{ shape: [rect] }", "@{\n  \"label\": 'a\n   b'\n}", "@{ label: x y: z }",
		"@{ label: \"x\"y }", "@{\nlabel: a\n b\n}", "@{ shape:\trect }"}},
	{"shape_name", {"rect", "rounded", "stadium", "subproc", "cyl", "circle", "dbl-circ", "diam",
		"hex", "odd", "lean-r", "lean-l", "trap-b", "trap-t", "docs", "doc", "tag-rect",
		"manual-file", "fr-rect", "text", "note", "das", "\"rect\"", "'hex'", "trapezoid",
		"doublecircle", "event", "terminal", "decision", "process", "database", "document",
		"delay", ODD, "null", "\"\"", "~", "Rect", "RECT", "no-such", "lean_right", "square",
		"ellipse", "5", "true", "rect x", "round", "0", "false", "\"a\\\"b\""}},
	{"value", {"x", "one two", "\"" R(words) "\"", "\"" R(words) "\"", "'a b'", "5", "1.50", "true",
		"\" \"", "a:b", "a#b", "\"#quot;x#quot;\"", "\"<br>\"", "\"\\u00e9\"", "yes", "2020-01-01",
		"\xc3\xa9", "0x1F", "1e3", ODD, "false", "null", "~", "\"\"", "a: b", "[a, b]", "a #b", "&x", "*x",
		"!x", "!!str 5", "@x", "`x", "%x", "0", "0.0", "-1", "+1", ".5", ".inf", "1_000", "0o17",
		"1e21", "123456789012345678901234", "\"\\x41\"", "\"\\q\"", "a, b", "\"a\", b", "- a", "? a",
		"|", ">", "\"a\\\"b\"", "'a\"b'", "-", "?", ":", "a:", "-.inf", ".nan", "1e-7", "0b11", "-0x1",
		"0.1", "1.", "_1", "1_", "0123", "0x", "12e03", "-0", "!!int 5", "!!str", "a  b", "#x",
		"\"a\" b", "'a", "[", "[a", "{", "{a: b", "{a: b}", "null x", "TRUE", "Null", "tRUE", "a\tb",
		"\"a\\tb\"", "\"a\\/b\"", "<br>", "#quot;", "a#35;", "=", "<<"}},
	{"odd", {"A B", "A --> B C", "-->", "A -->", "--> B", "end", "end end", "graph TD", "A[x]B",
		"]", "A)", "A --> B %% x", "A %%{x}%% --> B", "A;B;C", "A---oB", "A--oB",
		"A --xy--> B", "x-->B", "A\nx-->B", "A & B", "A &", "& B", "A@B", "A@b --> C", "@",
		"@{", "=", "~", "^", "<", ">", "|", "\"A\" --> B", "A -->-- B", "A -- B", "A --> B --> ",
		"A\"\" --> B", "\"\"A --> B", "A e1@", "1x-->B", "\xc3\xa9o-->B", "A-->B-->C-->D",
		"A --o-- B", "subgraph", "A:::", "A::::c", "A:b:c", "A --> 1", "A ----- B",
		"A -----text----- B", "A-.->B-.->C", "a:1,b", "href x", "call x", "interpolate",
		"_self", "default --> A", "linkStyle", "A --> B; C --> D", "A --> B ;C", "A <-- B",
		"A\n\n-->\n\nB", "A -- \"\" --> B", "L_A_B_0 --> C", "A --> e1", "A.->B", "A .-> B"}},
	/* clang-format on */
};

static const struct rule *find_rule(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strlen(rules[i].name) == len && memcmp(rules[i].name, name, len) == 0)
			return &rules[i];
	fprintf(stderr, "mermaid_gen: there is no rule %.*s\n", (int)len, name);
	exit(1);
}

static const char *choose(struct maker *m, const struct rule *rule)
{
	size_t tame = 0;
	while (rule->alternatives[tame] && strcmp(rule->alternatives[tame], ODD) != 0)
		tame++;
	size_t n = tame;
	while (rule->alternatives[n])
		n++;
	if (m->depth > DEEPEST)
		return rule->alternatives[0];
	if (n > tame && below(m, m->odds) == 0)
		return rule->alternatives[tame + 1 + below(m, n - tame - 1)];
	return rule->alternatives[below(m, tame)];
}

static void expand(struct maker *m, const struct rule *rule)
{
	const char *p = choose(m, rule);
	m->depth++;
	while (*p) {
		if (*p == '\1') {
			const char *end = strchr(p, '\2');
			expand(m, find_rule(p + 1, (size_t)(end - p - 1)));
			p = end + 1;
		} else if (m->len < sizeof m->text - 1) {
			m->text[m->len++] = *p++;
		} else {
			break;
		}
	}
	m->depth--;
}

/* Puts `with` in the place of `n` bytes at `at`. */
static void put(struct maker *m, size_t at, size_t n, const char *with)
{
	size_t len = strlen(with);
	if (m->len - n + len >= sizeof m->text)
		return;
	memmove(m->text + at + len, m->text + at + n, m->len - at - n);
	memcpy(m->text + at, with, len);
	m->len = m->len - n + len;
}

/* A place between two characters. */
static size_t place(struct maker *m)
{
	size_t at = below(m, m->len + 1);
	while (at < m->len && ((unsigned char)m->text[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void damage(struct maker *m)
{
	static const char *const pieces[] = {"-",
					     "-",
					     "=",
					     ".",
					     ">",
					     "<",
					     "x",
					     "o",
					     "[",
					     "]",
					     "(",
					     ")",
					     "{",
					     "}",
					     "|",
					     "\"",
					     "\"",
					     "`",
					     "&",
					     ";",
					     ":",
					     ",",
					     "#",
					     "@",
					     "%",
					     "%%",
					     "~",
					     "^",
					     "\\",
					     "/",
					     "*",
					     "!",
					     " ",
					     " ",
					     "\n",
					     "\n",
					     "\t",
					     "A",
					     "end",
					     "v",
					     "1",
					     "end\n",
					     "--",
					     "-->",
					     "\"\"",
					     "@{",
					     "%%{",
					     "}%%",
					     ":::",
					     "<br>",
					     "#35;",
					     "direction LR",
					     "style ",
					     "class ",
					     "\xc2\xa0",
					     "\xc3\xa9",
					     "\xe2\x80\xa8",
					     "\\n",
					     "\r"};
	char copy[64];
	size_t at = place(m), n = 0;
	if (below(m, 3) == 0)
		while (at + n < m->len &&
		       (n == 0 || ((unsigned char)m->text[at + n] & 0xc0) == 0x80))
			n++;
	if (n > 0 && below(m, 2) == 0) {
		put(m, at, n, "");
	} else if (below(m, 8) == 0) {
		size_t end = place(m), len = end > at ? end - at : 0;
		if (len == 0 || len >= sizeof copy)
			return;
		memcpy(copy, m->text + at, len);
		copy[len] = '\0';
		put(m, place(m), 0, copy);
	} else {
		put(m, at, n, pieces[below(m, sizeof pieces / sizeof *pieces)]);
	}
}

static void make(struct maker *m, uint64_t seed, uint64_t number)
{
	*m = (struct maker){.state = seed * UINT64_C(0x2545f4914f6cdd1d) + number};
	draw(m);
	m->odds = (size_t[]){1000, 100, 30, 8}[below(m, 4)];
	expand(m, find_rule("chart", strlen("chart")));
	if (below(m, 4) == 0)
		for (size_t times = 1 + below(m, 3); times > 0; times--)
			damage(m);
}

int main(int argc, char **argv)
{
	static struct maker m;
	if (argc != 3 && argc != 5) {
		fprintf(stderr, "usage: mermaid_gen SEED FIRST [LAST DIR]\n");
		return 2;
	}
	uint64_t seed = strtoull(argv[1], NULL, 10), first = strtoull(argv[2], NULL, 10);
	uint64_t last = argc == 5 ? strtoull(argv[3], NULL, 10) : first + 1;
	for (uint64_t n = first; n < last; n++) {
		char path[4096];
		FILE *f = stdout;
		make(&m, seed, n);
		if (argc == 5) {
			snprintf(path, sizeof path, "%s/%06llu.mmd", argv[4],
				 (unsigned long long)n);
			f = fopen(path, "wb");
		}
		if (!f || fwrite(m.text, 1, m.len, f) != m.len || (f != stdout && fclose(f))) {
			perror("mermaid_gen");
			return 1;
		}
	}
	return 0;
}
