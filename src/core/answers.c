#include <flowform/answers.h>
#include <flowform/text.h>

/* What there is to choose from. */
struct asked {
	struct ff_arena *arena;
	const struct ff_str *labels;
	size_t n;
};

const struct ff_str *ff_answer_labels(struct ff_arena *a, const struct ff_chart *chart, size_t node)
{
	size_t n = ff_n_ways(chart, node);
	struct ff_str *labels = FF_NEW(a, struct ff_str, n);
	for (size_t i = 0; i < n; i++)
		labels[i] = ff_answer_label(chart, node, i);
	return labels;
}

/* The answer with just this label; of several alike the first. What is nothing but punctuation has
 * no key and is taken as it stands. */
static size_t by_label(const struct asked *q, struct ff_str word)
{
	struct ff_str key = ff_text_key(q->arena, word);
	for (size_t i = 0; i < q->n; i++)
		if (key.len > 0 ? ff_str_eq(ff_text_key(q->arena, q->labels[i]), key)
				: ff_str_eq(ff_str_trim(q->labels[i]), ff_str_trim(word)))
			return i;
	return FF_NONE;
}

static size_t by_prefix(const struct asked *q, struct ff_str word, size_t *hits)
{
	struct ff_str key = ff_text_key(q->arena, word);
	size_t found = FF_NONE;
	*hits = 0;
	for (size_t i = 0; i < q->n && key.len > 0; i++) {
		if (!ff_str_starts(ff_text_key(q->arena, q->labels[i]), key))
			continue;
		found = i;
		++*hits;
	}
	return *hits == 1 ? found : FF_NONE;
}

struct ff_meant ff_meant(struct ff_arena *scratch, const struct ff_str *labels, size_t n,
			 struct ff_str word)
{
	const struct asked q = {scratch, labels, n};
	struct ff_meant m = {.which = by_label(&q, word), .hits = 1, .label = true};
	if (m.which != FF_NONE)
		return m;
	size_t number = ff_str_number(ff_str_trim(word), 1, n);
	if (number != FF_NONE)
		return (struct ff_meant){.which = number - 1, .hits = 1};
	m.label = false;
	m.which = by_prefix(&q, word, &m.hits);
	return m;
}

static size_t count_commas(struct ff_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += s.s[i] == ',';
	return n;
}

/* The answer that the list begins with, as long a piece of it as fits, which has no more commas
 * than a label; *len gets its bytes. */
static size_t longest(const struct asked *q, struct ff_str list, size_t *len)
{
	size_t found = FF_NONE, pieces = 0;
	for (size_t i = 0; i < q->n; i++) {
		size_t n = count_commas(q->labels[i]) + 1;
		pieces = n > pieces ? n : pieces;
	}
	for (size_t i = 0; i <= list.len && pieces > 0; i++) {
		if (i < list.len && list.s[i] != ',')
			continue;
		pieces--;
		size_t way = by_label(q, ff_str_head(list, i));
		if (way == FF_NONE)
			continue;
		found = way;
		*len = i;
	}
	return found;
}

/* What was given in quotes, as much of it as a sentence has room for. */
static struct ff_str shown(struct ff_arena *a, struct ff_str given)
{
	enum { ROOM = 60 }; /* cells */
	given = ff_str_trim(given);
	size_t n = ff_text_fit(given, ROOM);
	if (given.len == 0)
		return FF_STR("an empty answer");
	return ff_arena_format(a, "\"%.*s%s\"", (int)n, given.s, n < given.len ? "..." : "");
}

static struct ff_str choices(const struct asked *q)
{
	struct ff_buf b = {.arena = q->arena};
	for (size_t i = 0; i < q->n; i++) {
		struct ff_str label = ff_text_line(q->arena, q->labels[i]);
		ff_buf_format(&b, "%s\"%.*s\"", i > 0 ? ", " : "", FF_FMT(label));
	}
	return ff_buf_str(&b);
}

static struct asked asked_by(struct ff_arena *a, const struct ff_guide *g, size_t node)
{
	return (struct asked){a, ff_answer_labels(a, g->chart, node), ff_n_ways(g->chart, node)};
}

/* "Question": expected "this", "that" */
static struct ff_str expectation(const struct asked *q, struct ff_str question)
{
	question = ff_text_line(q->arena, question);
	struct ff_str possible = choices(q);
	return ff_arena_format(q->arena, "\"%.*s\": expected %.*s", FF_FMT(question),
			       FF_FMT(possible));
}

static struct ff_str refusal(const struct asked *q, struct ff_str question, struct ff_str word,
			     size_t hits)
{
	struct ff_str wanted = expectation(q, question);
	word = shown(q->arena, word);
	return ff_arena_format(q->arena, "%.*s is %s answer to %.*s", FF_FMT(word),
			       hits > 1 ? "the beginning of more than one" : "no", FF_FMT(wanted));
}

struct ff_str ff_answers_give(struct ff_arena *a, const struct ff_guide *g, struct ff_walk *w,
			      struct ff_str list)
{
	while (list.s) {
		const struct ff_path *p = ff_walk_path(w);
		if (p->ending != FF_ASKING) {
			list = shown(a, list);
			return ff_arena_format(a, "%.*s is left over: the walk is at its end",
					       FF_FMT(list));
		}
		const struct asked q = asked_by(a, g, p->end);
		size_t len = 0, way = longest(&q, list, &len);
		if (way == FF_NONE) {
			size_t comma = ff_str_find_char(list, ',');
			struct ff_str word = ff_str_head(list, comma != FF_NONE ? comma : list.len);
			struct ff_meant meant = ff_meant(a, q.labels, q.n, word);
			if (meant.which == FF_NONE)
				return refusal(&q, g->chart->nodes[p->end].label, word, meant.hits);
			len = word.len;
			way = meant.which;
		}
		ff_walk_answer(w, (uint32_t)way);
		list = len < list.len ? ff_str_from(list, len + 1) : (struct ff_str){NULL, 0};
	}
	return (struct ff_str){NULL, 0};
}

struct ff_str ff_answers_left(struct ff_arena *a, const struct ff_guide *g, const struct ff_walk *w)
{
	const struct ff_path *p = ff_walk_path(w);
	if (p->ending != FF_ASKING)
		return FF_STR("");
	const struct asked q = asked_by(a, g, p->end);
	return expectation(&q, g->chart->nodes[p->end].label);
}
