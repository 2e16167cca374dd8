/* Text as cells of the screen. */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include <curses.h>
#include <flowform/str.h>

/* Puts text on the standard screen in one look, from a cell on. What has no room in the row is left
 * out. Several times faster than waddnstr(), which reads each character anew. */
void cells_put(int row, int col, struct ff_str text, attr_t look);

#endif
