/* Links as the scanner finds them: "-->", "x==", " ~~~ ", ".->" … */
#ifndef CORE_MERMAID_SCAN_LINK_H
#define CORE_MERMAID_SCAN_LINK_H

#include <core/mermaid/scan.h>

struct link {
	enum scan_mode text; /* of one that starts a text: the mode of that; else SCAN_PLAIN */
	size_t end;          /* behind the white space that belongs to it; 0: there is none */
};

/* The link at `at`, where no white space is before it. */
struct link link_at(struct ff_str text, size_t at);

/* Where the text of a link ends that is read in `mode`: at a quote, at what closes it (then `link`
 * is that), or at what may not stand in it. */
size_t link_text_end(struct ff_str text, size_t at, enum scan_mode mode, struct link *link);

#endif
