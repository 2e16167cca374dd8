/* Which presses are not meant for what is on the screen: a key typed ahead of a page must not
 * answer it, nor one that is held down run through the form. Terminals tell no release, so time has
 * to: who holds a key sends it again after at most 0.7 s, and then every 30 to 100 ms. */
#ifndef APP_PRESS_H
#define APP_PRESS_H

#include "app/wizard.h"

struct press {
	uint32_t key; /* the last one */
	uint64_t ms;  /* when it came */
	bool turned;  /* it brought the page, and nothing else was pressed since */
	uint64_t turned_ms;
	bool unseen; /* the page was not yet on the screen when it came */
	bool hasty;  /* so the last one is not meant for this page */
};

/* A key or a click has come. */
void press_begin(struct press *p, uint32_t key, const struct event *e);

/* It brought another page. */
void press_turned(struct press *p);

#endif
