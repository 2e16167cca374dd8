/* Routes: the ways through the chart from the start to an outcome, whatever has been answered. What
 * an alternative is "reached when", and every path of a guide. */
#ifndef FF_ROUTES_H
#define FF_ROUTES_H

#include <flowform/guide.h>
#include <flowform/walk.h>

/* One way from the start to an outcome: questions and answers (without notes). It comes to no node
 * twice. */
struct ff_route {
	const struct ff_visit *answers;
	size_t n;
	size_t outcome;
};

struct ff_routes {
	const struct ff_route
		*list; /* the first `cap` in the chart's order: earlier answers first */
	size_t n;
	uint64_t more;   /* beyond these; UINT64_MAX: that many or more */
	bool more_exact; /* false in a chart with loops, where more is only 0 or at least 1 */
};

/* Routes to an alternative (FF_NONE: to any outcome), at most `cap` of them. Never lists more than
 * `cap`, however many there are: the rest is counted, not walked. */
struct ff_routes ff_routes(struct ff_arena *a, const struct ff_guide *guide, size_t alternative,
			   size_t cap);

/* "Notebooks: No, Beginner: Yes", with short names; "always" for a route without a question. */
struct ff_str ff_route_text(struct ff_arena *a, const struct ff_guide *guide,
			    const struct ff_route *route);

/* All of them, "Notebooks: Yes; or Notebooks: No, Beginner: Yes; and 3 more ways"; "never" if there
 * are none. Where each is to have a line of its own, ff_route_text() and ff_routes_more() do. */
struct ff_str ff_routes_text(struct ff_arena *a, const struct ff_guide *guide,
			     const struct ff_routes *routes);

/* "and 3 more ways", "and more ways" if they are not counted, empty if there are none; "3 ways" or
 * "many ways" where none is listed. `what` is the noun for one; several get an "s". */
struct ff_str ff_routes_more(struct ff_arena *a, const struct ff_routes *routes, const char *what);

/* One after the other, for those who would not keep them all. */
struct ff_tour;

/* Ready to go to any alternative; linear in the chart, lives in `a`. */
struct ff_tour *ff_tour_new(struct ff_arena *a, const struct ff_guide *guide);

/* Starts over with the routes to `alternative`, or with FF_NONE to any outcome. Costs what leads to
 * them. */
void ff_tour_to(struct ff_tour *t, size_t alternative);

/* The next route, valid until the next call for this tour; false if there is none. */
bool ff_tour_next(struct ff_tour *t, struct ff_route *route);

/* ff_routes() with a tour that is there already. The result lives in `a`. */
struct ff_routes ff_tour_routes(struct ff_arena *a, struct ff_tour *t, size_t alternative,
				size_t cap);

/* How many there are beyond those that were taken. Takes one more to see, so it comes last. Sets
 * `exact` as ff_routes does. */
uint64_t ff_tour_more(struct ff_tour *t, bool *exact);

#endif
