#include <assert.h>
#include <core/path.h>

static uint32_t only_way(const struct ff_chart *chart, uint32_t step)
{
	return ff_ways(chart, step)->to;
}

static bool is_step(const struct ff_chart *chart, uint32_t node)
{
	return ff_node_role(chart, node) == FF_STEP;
}

/* Where a circle of steps that is entered somewhere behind `node` closes: two walk it at different
 * speed and meet; from there and from `node` it is equally far to that place (Floyd). */
static uint32_t circle_end(const struct ff_chart *chart, uint32_t node)
{
	uint32_t slow = only_way(chart, node), fast = only_way(chart, slow);
	while (slow != fast) {
		slow = only_way(chart, slow);
		fast = only_way(chart, only_way(chart, fast));
	}
	for (slow = node; slow != fast; slow = only_way(chart, slow))
		fast = only_way(chart, fast);
	return slow;
}

/* Passes steps from `node` on. False if they lead round in a circle. */
static bool pass_steps(const struct ff_chart *chart, uint32_t *node)
{
	uint32_t at = *node;
	for (size_t passed = 0; is_step(chart, at); passed++) {
		if (passed > chart->n_nodes) {
			*node = circle_end(chart, *node);
			return false;
		}
		at = only_way(chart, at);
	}
	*node = at;
	return true;
}

static void push(struct trail *t, struct ff_visit visit)
{
	FF_PUSH(t->arena, t->visits, t->path.n_visits, t->cap) = visit;
	t->path.visits = t->visits;
}

/* The visit of the next question from `node` on, with the pool's answer if it has one. False if
 * there is none: the path's ending is set. */
static bool meet(struct ff_path *p, uint32_t node, struct pool *pool, struct ff_visit *visit)
{
	bool through = pass_steps(p->chart, &node);
	p->end = node;
	p->ending = through ? FF_REACHED : FF_ENDLESS;
	if (!through || ff_n_ways(p->chart, node) == 0)
		return false;
	const struct ff_visit *old = pool_take(pool, node);
	*visit = old ? *old : (struct ff_visit){.node = node, .way = FF_NO_WAY};
	visit->kept = visit->way != FF_NO_WAY;
	p->ending = FF_ASKING;
	return true;
}

/* The note that was set aside with an answer to this question: it is seen before it is given again.
 */
static struct ff_str note_aside(const struct ff_path *p, uint32_t node)
{
	for (size_t i = 0; i < p->n_aside; i++)
		if (p->aside[i].node == node)
			return p->aside[i].note;
	return (struct ff_str){"", 0};
}

/* Walks from `node` as far as the pool has answers. */
static void go_on(struct trail *t, uint32_t node, struct pool *pool)
{
	struct ff_visit visit = {.way = 0};
	while (visit.way != FF_NO_WAY && meet(&t->path, node, pool, &visit)) {
		if (visit.way == FF_NO_WAY && visit.note.len == 0)
			visit.note = note_aside(&t->path, visit.node);
		push(t, visit);
		if (visit.kept)
			node = ff_ways(t->path.chart, visit.node)[visit.way].to;
	}
}

size_t path_foresee(struct ff_path *p, size_t i, uint32_t way, struct pool *pool)
{
	const struct ff_path old = *p;
	struct ff_visit visit = {.node = p->visits[i].node, .way = way};
	size_t met = 1;
	pool_rewind(pool, i + 1);
	while (meet(p, ff_ways(p->chart, visit.node)[visit.way].to, pool, &visit) && visit.kept) {
		met++;
		if (p->chart->cyclic)
			continue;
		/* Without loops, a path that has come back to the old one stays with it. */
		p->end = old.end;
		p->ending = old.ending;
		break;
	}
	return met;
}

struct trail trail_start(struct ff_arena *a, const struct ff_chart *chart)
{
	struct trail t = {.arena = a, .path.chart = chart};
	struct pool none = {.round = 1};
	go_on(&t, (uint32_t)chart->start, &none);
	t.path.here = 0;
	return t;
}

/* Puts `visit` where visit `i` is. The answer is given now, so what was set aside for this question
 * isn't any longer. */
static void give_answer(struct trail *t, size_t i, uint32_t way)
{
	struct ff_visit *visit = &t->visits[i];
	const struct ff_visit *aside = t->path.aside;
	size_t n = t->path.n_aside, at = 0;
	visit->way = way;
	visit->kept = false;
	while (at < n && aside[at].node != visit->node)
		at++;
	if (at == n)
		return;
	struct ff_visit *rest = FF_NEW(t->arena, struct ff_visit, n - 1);
	for (size_t k = 0; k + 1 < n; k++)
		rest[k] = aside[k < at ? k : k + 1];
	t->path.aside = rest;
	t->path.n_aside = n - 1;
}

/* Room for one more, so that what is changed now is not seen in the array before it grew. */
static void make_room(struct trail *t)
{
	if (t->path.n_visits < t->cap)
		return;
	struct ff_visit *more = FF_NEW(t->arena, struct ff_visit, t->cap * 2 + 8);
	if (t->path.n_visits > 0)
		memcpy(more, t->visits, t->path.n_visits * sizeof *more);
	t->cap = t->cap * 2 + 8;
	t->visits = more;
	t->path.visits = more;
}

void trail_extend(struct trail *t, uint32_t way)
{
	struct pool none = {.round = 1};
	assert(t->path.ending == FF_ASKING);
	make_room(t);
	size_t i = t->path.n_visits - 1;
	give_answer(t, i, way);
	go_on(t, ff_ways(t->path.chart, t->visits[i].node)[way].to, &none);
	t->path.here = i;
}

/* What is left of the pool is set aside: the latest answer for each question, in place of what was
 * set aside for it earlier. A question that was not answered anew keeps the older answer. */
static void set_aside(struct trail *t, struct pool *pool)
{
	const struct ff_visit *old = t->path.aside;
	size_t n_old = t->path.n_aside, n = 0;
	struct ff_visit *list = FF_NEW(t->arena, struct ff_visit, n_old + pool->n);
	const struct ff_visit **older = FF_NEW(t->arena, const struct ff_visit *, pool->n);
	for (size_t i = 0; i < n_old; i++) {
		const struct ff_visit *newer = pool_last(pool, old[i].node);
		if (newer)
			older[newer - pool->answers] = &old[i];
		else
			list[n++] = old[i];
	}
	for (size_t i = 0; i < pool->n; i++) {
		if (pool_last(pool, pool->answers[i].node) != &pool->answers[i])
			continue;
		struct ff_visit visit = pool->answers[i];
		if (visit.way == FF_NO_WAY && older[i])
			visit.way = older[i]->way;
		visit.kept = false;
		list[n++] = visit;
	}
	t->path.aside = list;
	t->path.n_aside = n;
}

struct trail trail_with(struct ff_arena *a, const struct ff_path *p, size_t i, uint32_t way)
{
	const struct ff_chart *chart = p->chart;
	assert(i < p->n_visits && way < ff_n_ways(chart, p->visits[i].node));
	struct trail t = {.arena = a, .path = *p, .cap = p->n_visits + 1};
	t.visits = FF_NEW(a, struct ff_visit, t.cap);
	memcpy(t.visits, p->visits, p->n_visits * sizeof *t.visits);
	t.path.visits = t.visits;
	t.path.here = i;
	bool same = t.visits[i].way == way;
	give_answer(&t, i, way);
	if (same)
		return t;
	t.path.n_visits = i + 1;
	struct pool pool = pool_new(a, p->visits + i + 1, p->n_visits - i - 1);
	go_on(&t, ff_ways(chart, t.visits[i].node)[way].to, &pool);
	if (pool.n > 0)
		set_aside(&t, &pool);
	return t;
}

struct ff_path ff_path_replay(struct ff_arena *a, const struct ff_chart *chart,
			      const struct ff_visit *answers, size_t n,
			      const struct ff_visit *aside, size_t n_aside)
{
	struct trail t = {.arena = a, .path.chart = chart};
	struct pool pool = pool_new(a, answers, n);
	go_on(&t, (uint32_t)chart->start, &pool);
	t.path.aside = aside;
	t.path.n_aside = n_aside;
	if (pool.n > 0)
		set_aside(&t, &pool);
	pool_rewind(&pool, 0);
	for (size_t i = 0; i < t.path.n_visits; i++) {
		const struct ff_visit *old = pool_take(&pool, t.visits[i].node);
		t.visits[i].kept = old && old->kept;
	}
	return t.path;
}

struct ff_path ff_path_with(struct ff_arena *a, const struct ff_path *p, size_t i, uint32_t way)
{
	return trail_with(a, p, i, way).path;
}

struct ff_path ff_path_until(struct ff_arena *a, const struct ff_path *p, size_t i)
{
	struct ff_path until = *p;
	struct ff_visit *visits = FF_NEW(a, struct ff_visit, i + 1);
	memcpy(visits, p->visits, (i + 1) * sizeof *visits);
	visits[i].way = FF_NO_WAY;
	visits[i].kept = false;
	until.visits = visits;
	until.n_visits = i + 1;
	until.ending = FF_ASKING;
	until.end = visits[i].node;
	until.here = i;
	return until;
}

size_t ff_path_steps(const struct ff_path *p, size_t i, uint32_t *nodes, size_t room)
{
	const struct ff_chart *chart = p->chart;
	size_t n = 0, ends = 0;
	if (i > ff_path_answers(p))
		return 0;
	uint32_t node = (uint32_t)chart->start;
	if (i > 0)
		node = ff_ways(chart, p->visits[i - 1].node)[p->visits[i - 1].way].to;
	for (; is_step(chart, node); node = only_way(chart, node)) {
		/* Once round a circle that closes in p->end. */
		if (i == p->n_visits && p->ending == FF_ENDLESS && node == p->end && ends++ > 0)
			break;
		if (n < room)
			nodes[n] = node;
		n++;
	}
	return n;
}

size_t ff_path_passed(struct ff_arena *a, const struct ff_path *p, const uint32_t **nodes)
{
	uint32_t *all = NULL;
	size_t n = 0, cap = 0;
	for (size_t i = 0; i <= p->n_visits; i++) {
		size_t more = ff_path_steps(p, i, NULL, 0);
		if (more == 0)
			continue; /* no array yet: not even nothing may be added to NULL */
		if (n + more > cap) {
			all = ff_arena_grow(a, all, cap, (n + more) * 2, sizeof *all);
			cap = (n + more) * 2;
		}
		ff_path_steps(p, i, all + n, more);
		n += more;
	}
	*nodes = all;
	return n;
}

size_t ff_path_answers(const struct ff_path *p)
{
	return p->n_visits - (p->ending == FF_ASKING);
}

const struct ff_visit *ff_path_set_aside(const struct ff_path *p, uint32_t node)
{
	for (size_t i = p->n_aside; i-- > 0;)
		if (p->aside[i].node == node)
			return p->aside[i].way != FF_NO_WAY ? &p->aside[i] : NULL;
	return NULL;
}

bool ff_path_is_blank(const struct ff_path *p)
{
	for (size_t i = 0; i < p->n_visits; i++)
		if (p->visits[i].way != FF_NO_WAY || p->visits[i].note.len > 0)
			return false;
	return true;
}
