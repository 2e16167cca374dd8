/* A wizard that shows what it was told, to try out the terminal under it. It stands in for app's:
 * whoever links this does not link that one.
 *
 *	row 0    the last event: "key 41", "paste text", "size 24x80"; what is said at the start
 *	row 1    the note as it was last told
 *	row 2    "abc…", or with w wide characters, and with w again the first
 *	rows 3…  the form: two answers, the note in a field of 12 cells, two buttons
 *
 * Tab moves the focus; where it is not on the note: q ends, z suspends, c copies, r redraws, x
 *changes nothing, e writes to standard error, a fails an assertion. */
#ifndef FAKE_H
#define FAKE_H

/* Runs a session with it. FAKE_COLOUR=no: without colours; FAKE_ASCII=yes: in ASCII. Says at the
 * end "ended", "signal N", "refused: WHY" or "lines only: WHY", and exits with 0, 128 + N, 4. */
int fake_main(void);

#endif
