/* A session that was kept, in a wizard that has just been made. */
#ifndef APP_RESUME_H
#define APP_RESUME_H

#include "app/wizard.h"

/* Goes on with it: the walk, the ticks and the place are as they were, as far as the guide still
 * has them, and what became of it is said. The session stays as long as the wizard. */
void wizard_resume(struct wizard *w, const struct ff_session *s);

/* Asks whether to go on with it or to start anew; with nothing in it, nothing is asked. */
void wizard_offer(struct wizard *w, const struct ff_session *s);

#endif
