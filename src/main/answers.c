#include "main/answers.h"
#include <flowform/text.h>

/* A question that waits for an answer from the list. */
struct asked {
	struct ff_arena *arena;
	const struct ff_chart *chart;
	uint32_t node;
	size_t n; /* answers */
};

static struct ff_str key_of(const struct asked *q, size_t way)
{
	return ff_text_key(q->arena, ff_answer_label(q->chart, q->node, way));
}

/* The answer with just this label; of several alike the first. */
static size_t by_label(const struct asked *q, struct ff_str key)
{
	for (size_t i = 0; i < q->n; i++)
		if (ff_str_eq(key_of(q, i), key))
			return i;
	return FF_NONE;
}

static size_t by_prefix(const struct asked *q, struct ff_str key, size_t *hits)
{
	size_t found = FF_NONE;
	*hits = 0;
	for (size_t i = 0; i < q->n && key.len > 0; i++) {
		if (!ff_str_starts(key_of(q, i), key))
			continue;
		found = i;
		++*hits;
	}
	return found;
}

static size_t by_number(const struct asked *q, struct ff_str word)
{
	size_t number = 0;
	for (size_t i = 0; i < word.len; i++) {
		if (word.s[i] < '0' || word.s[i] > '9' || number > q->n)
			return FF_NONE;
		number = number * 10 + (size_t)(word.s[i] - '0');
	}
	return number >= 1 && number <= q->n ? number - 1 : FF_NONE;
}

/* The answer that the list begins with, as long a piece of it as fits; *len gets its bytes. */
static size_t longest(const struct asked *q, struct ff_str list, size_t *len)
{
	size_t found = FF_NONE;
	for (size_t i = 0; i <= list.len; i++) {
		if (i < list.len && list.s[i] != ',')
			continue;
		size_t way = by_label(q, ff_text_key(q->arena, ff_str_head(list, i)));
		if (way == FF_NONE)
			continue;
		found = way;
		*len = i;
	}
	return found;
}

static struct ff_str choices(const struct asked *q)
{
	struct ff_buf b = {.arena = q->arena};
	for (size_t i = 0; i < q->n; i++) {
		struct ff_str label = ff_text_line(q->arena, ff_answer_label(q->chart, q->node, i));
		ff_buf_format(&b, "%s\"%.*s\"", i > 0 ? ", " : "", FF_FMT(label));
	}
	return ff_buf_str(&b);
}

static struct ff_str refusal(const struct asked *q, struct ff_str word, size_t hits)
{
	struct ff_str question = ff_text_line(q->arena, q->chart->nodes[q->node].label);
	struct ff_str possible = choices(q);
	word = ff_str_trim(word);
	return ff_arena_format(q->arena, "\"%.*s\" is %s answer to \"%.*s\": %.*s", FF_FMT(word),
			       hits > 1 ? "the beginning of more than one" : "no", FF_FMT(question),
			       FF_FMT(possible));
}

struct ff_str answers_give(struct ff_arena *a, const struct ff_guide *g, struct ff_walk *w,
			   struct ff_str list)
{
	while (list.s) {
		const struct ff_path *p = ff_walk_path(w);
		if (p->ending != FF_ASKING)
			return ff_arena_format(a, "\"%.*s\" is left over: the walk is at its end",
					       FF_FMT(list));
		struct asked q = {a, g->chart, p->end, ff_n_ways(g->chart, p->end)};
		size_t len = 0, hits = 0, way = longest(&q, list, &len);
		if (way == FF_NONE) {
			size_t comma = ff_str_find_char(list, ',');
			struct ff_str word = ff_str_head(list, comma != FF_NONE ? comma : list.len);
			len = word.len;
			way = by_number(&q, ff_str_trim(word));
			if (way == FF_NONE)
				way = by_prefix(&q, ff_text_key(a, word), &hits);
			if (way == FF_NONE || hits > 1)
				return refusal(&q, word, hits);
		}
		ff_walk_answer(w, (uint32_t)way);
		list = len < list.len ? ff_str_from(list, len + 1) : (struct ff_str){NULL, 0};
	}
	return (struct ff_str){NULL, 0};
}
