/* What keys do to the wizard, place by place; actions.c says which key does what. `by` and `right`
 * are a direction. */
#ifndef APP_PLACES_H
#define APP_PLACES_H

#include "app/dialog.h"
#include "app/state.h"

/* --- events.c ----------------------------------------------------------------------------------
 */

/* Does an action, unless it would answer what nobody has seen; a key, that came with `e`. */
void act_on(struct wizard *w, enum action action);
void press_key(struct wizard *w, uint32_t key, const struct event *e);

/* --- actions.c: a text that fills the screen ----------------------------------------------------
 */

void move_text(struct wizard *w, long by);

/* --- on_page.c: a question's page, or the one at the end ---------------------------------------
 */

/* The fields of the page that is shown: of a dialog, else of the question. */
struct page_fields fields_of(const struct wizard *w);

/* The focus goes to one of these; an answer is marked. */
void focus_on(struct wizard *w, size_t field);
void move_answer(struct wizard *w, long by);

/* Whether an answer begins with this letter. */
bool begins_answer(const struct wizard *w, uint32_t key);

/* Marks the answer with this number, or the next one that begins with this letter. */
void pick(struct wizard *w, uint32_t key);

/* A page of the help; where all of it is in view, of the answers. By lines: of the help only. */
void scroll_help(struct wizard *w, bool down);
void move_help(struct wizard *w, long by);

/* Gives the marked answer; at the end, opens the comparison. */
void press_next(struct wizard *w);

/* To the question before, and to any that was met (the end: their number). */
void go_back(struct wizard *w);
void go_to(struct wizard *w, size_t visit);

/* --- dialog.c: a question of the program's own --------------------------------------------------
 */

/* What stands in it is taken; or it is only closed. */
void dialog_done(struct wizard *w);
void dialog_cancel(struct wizard *w);

/* --- search.c -----------------------------------------------------------------------------------
 */

/* Something is typed that is searched for in the list that has the focus, from a page in the tree;
 * it goes on to the first place that has it. */
void search_open(struct wizard *w);
void search_typed(struct wizard *w);

/* To the next place that has it, or the one before. */
void search_on(struct wizard *w, bool down);

/* "3 of 12", in the frame's arena; empty if nothing is searched for. */
struct ff_str search_found(const struct wizard *w);

/* Opens what is folded above a row; what was opened for one that was found before is shut again. */
void open_above(struct wizard *w, size_t row);

/* Ends the typing where it has come to, or where it began. */
void search_stay(struct wizard *w);
void search_cancel(struct wizard *w);

/* --- on_tree.c ---------------------------------------------------------------------------------
 */

void enter_tree(struct wizard *w);
const struct outline_row *row_in_focus(const struct wizard *w);
void move_row(struct wizard *w, long by);

/* Moves what is in view, and the focus with it, into the tree if need be. */
void scroll_tree(struct wizard *w, long by);

/* Closes the row, or goes to its parent; opens it, or goes to its first child; either of both. */
void close_row(struct wizard *w);
void open_row(struct wizard *w);
void turn_row(struct wizard *w);

/* Folds all that is ruled out, or opens it. */
void prune_tree(struct wizard *w);

/* Beside the tree: the question, or what the row in focus is about. */
void turn_beside(struct wizard *w);

/* Hides the tree beside the page, or shows it; makes it wider or narrower. */
void hide_tree(struct wizard *w);
void widen_tree(struct wizard *w, bool wider);

/* Back to the mention that led to the row in focus; false if none did. */
bool go_to_mention(struct wizard *w);

/* To the question of the row in focus, or from a mention to where the node stands in full. */
void go_to_row(struct wizard *w);
bool can_go_to_row(const struct wizard *w);

/* --- on_panel.c: the comparison ----------------------------------------------------------------
 */

void move_line(struct wizard *w, long by);

/* Moves what is in view, and the focus with it. */
void scroll_panel(struct wizard *w, long by);

/* What the line in focus stands for. */
struct item item_in_focus(struct wizard *w);

/* To the next section, there to the first line that a key can act on. */
void move_section(struct wizard *w, long by);
void move_column(struct wizard *w, bool right);

/* Hides or shows the alternative with a number, of which this is the next digit; leaves only the
 * one in front, or shows all again. */
void hide_number(struct wizard *w, uint32_t digit);
void show_alone(struct wizard *w);

/* To what rules out the alternative in front; there, to what rules out the next. */
void show_why_not(struct wizard *w);

/* To the question of the line in focus; gives its next answer, or ticks its step. */
void go_to_item(struct wizard *w);
void turn_item(struct wizard *w);

/* Gives the next answer to the question of the line in focus, or the one before. */
void turn_answer(struct wizard *w, bool on);

/* Back to what is below it. */
void close_panel(struct wizard *w);

/* --- history.c ---------------------------------------------------------------------------------
 */

/* Over the answers, the notes and the ticks; what was done is said. */
void undo(struct wizard *w);
void redo(struct wizard *w);

/* Turns this one of the ticks, so that it can be undone. */
void tick(struct wizard *w, size_t tick);

/* --- on_themes.c -------------------------------------------------------------------------------
 */

/* Asks which theme is to be used; the one that is marked is shown at once. */
void choose_theme(struct wizard *w);

#endif
