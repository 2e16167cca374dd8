/* What the session says line by line; plain.c says when. */
#ifndef APP_SPEECH_H
#define APP_SPEECH_H

#include "app/state.h"

struct speech {
	struct ff_arena *arena; /* emptied for each line that is typed */
	struct wizard *wizard;
	size_t cells;
	bool ascii;
	struct ff_buf *out;
};

/* A paragraph; lines as they are. */
void say(const struct speech *s, struct ff_str text);
void say_lines(const struct speech *s, const struct lines *l);
void say_blank(const struct speech *s);

/* What waits for a line: the last line without its end. */
void say_prompt(const struct speech *s, struct ff_str text);

void say_title(const struct speech *s);

/* A question with its answers and the beginning of its help; true if there is more of that. */
bool say_question(const struct speech *s);
void say_help(const struct speech *s);
void say_ending(const struct speech *s);

/* The comparison that is told: seen from the path that the session comes to. In the arena. */
const struct ff_comparison *speech_comparison(const struct speech *s);

/* The result, or what is still possible; all else of the comparison; the answers given. */
void say_summary(const struct speech *s);
void say_comparison(const struct speech *s);
void say_answers(const struct speech *s);

/* Criteria of all alternatives, or of the one with this number in the comparison's order. */
void say_alternatives(const struct speech *s);
void say_alternative(const struct speech *s, size_t number);

/* Answers to choose from, one of them marked (FF_NO_WAY: none). */
void say_choices(const struct speech *s, const struct ff_str *labels, size_t n, uint32_t chosen);

/* The titles of the alternatives, in the comparison's order. */
const struct ff_str *speech_titles(const struct speech *s);

#endif
