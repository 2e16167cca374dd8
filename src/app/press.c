#include "app/press.h"

enum {
	UNTIL_REPEAT_MS = 700, /* keyboards wait 0.2 to 0.66 s before the first repetition */
	REPEAT_MS = 250,       /* and far less before the others; nobody reads a page in that */
};

void press_begin(struct press *p, uint32_t key, const struct event *e)
{
	bool held = p->turned && key == p->key && e->ms > 0 &&
		    (e->ms - p->turned_ms < UNTIL_REPEAT_MS || e->ms - p->ms < REPEAT_MS);
	p->unseen = p->unseen && e->early;
	p->turned = held;
	p->key = key;
	p->ms = e->ms;
	p->hasty = held || p->unseen;
}

void press_turned(struct press *p)
{
	p->turned = p->unseen = true;
	p->turned_ms = p->ms;
}
