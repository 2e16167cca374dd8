#include "topic.h"
#include "html.h"
#include "url.h"
#include <flowform/text.h>

/* Nodes of one label: what is said of one is said of all. */
struct group {
	size_t first, end; /* in matcher.labels */
	enum ff_role role; /* outcome if one of them is, else question, else step */
	size_t section;    /* of the first that has one, or FF_NONE */
	enum ff_match match;
};

struct matcher {
	struct ff_arena *arena;
	struct ff_arena *scratch; /* for keys and lists that end with the matching */
	const struct ff_document *doc;
	const struct ff_chart *chart;
	struct ff_topic *topics;
	struct lookup labels; /* to nodes */
	struct group *groups;
	size_t n_groups, groups_cap;
	struct lookup titles, anchors; /* to sections */
	struct lookup links;           /* by their texts */
	size_t *owner;                 /* of each section: a group, or FF_NONE */
};

/* A label may hold HTML, which Mermaid draws. */
static struct ff_str without_tags(struct ff_arena *a, struct ff_str label)
{
	struct ff_str rest = label;
	struct html_piece piece;
	if (ff_str_find_char(label, '<') == FF_NONE)
		return label;
	struct ff_buf b = {.arena = a};
	while (html_next(&rest, &piece))
		ff_buf_add(&b, piece.kind == HTML_TEXT ? piece.text : FF_STR(" "));
	return ff_buf_str(&b);
}

struct ff_str topic_key(struct ff_arena *a, const struct ff_node *node)
{
	struct ff_str key = ff_text_key(a, without_tags(a, node->label));
	if (key.len == 0)
		key = ff_text_line(a, node->label); /* signs alone: "?" */
	return key.len > 0 ? key : node->id;
}

struct lookup topic_anchors(struct ff_arena *a, const struct ff_document *doc)
{
	struct lookup anchors = {NULL, 0, 0};
	for (size_t i = 0; i < doc->n_sections; i++) {
		const struct ff_section *s = &doc->sections[i];
		if (s->anchor.len > 0)
			lookup_add(a, &anchors, ff_text_anchor(a, s->anchor), i);
		if (s->alias.len > 0)
			lookup_add(a, &anchors, ff_text_anchor(a, s->alias), i);
	}
	lookup_sort(&anchors);
	return anchors;
}

static bool is_anchor(struct ff_str href)
{
	return href.len > 0 && href.s[0] == '#';
}

size_t topic_anchor_section(struct ff_arena *a, const struct lookup *anchors, struct ff_str href)
{
	if (!is_anchor(href))
		return FF_NONE;
	return lookup_first(anchors, ff_text_anchor(a, url_unescape(a, ff_str_from(href, 1))));
}

static void make_groups(struct matcher *m)
{
	static const int rank[] = {[FF_STEP] = 0, [FF_QUESTION] = 1, [FF_OUTCOME] = 2};
	for (size_t i = 0; i < m->chart->n_nodes; i++)
		lookup_add(m->scratch, &m->labels, topic_key(m->scratch, &m->chart->nodes[i]), i);
	lookup_sort(&m->labels);
	for (size_t i = 0; i < m->labels.n;) {
		struct lookup_run run = lookup_run_at(&m->labels, i);
		struct group g = {run.first, run.end, FF_STEP, FF_NONE, FF_UNMATCHED};
		for (; i < run.end; i++) {
			enum ff_role role = ff_node_role(m->chart, m->labels.list[i].value);
			g.role = rank[role] > rank[g.role] ? role : g.role;
		}
		FF_PUSH(m->scratch, m->groups, m->n_groups, m->groups_cap) = g;
	}
}

static void index_document(struct matcher *m)
{
	const struct ff_document *doc = m->doc;
	m->anchors = topic_anchors(m->scratch, doc);
	m->owner = FF_NEW(m->scratch, size_t, doc->n_sections);
	for (size_t i = 0; i < doc->n_sections; i++) {
		m->owner[i] = FF_NONE;
		lookup_add(m->scratch, &m->titles, ff_text_key(m->scratch, doc->sections[i].name),
			   i);
	}
	lookup_sort(&m->titles);
	for (size_t i = 0; i < doc->n_links; i++)
		lookup_add(m->scratch, &m->links, ff_text_key(m->scratch, doc->links[i].text), i);
	lookup_sort(&m->links);
}

static struct ff_str key_of(const struct matcher *m, const struct group *g)
{
	return m->labels.list[g->first].key;
}

static void match_node(struct matcher *m, size_t group, size_t node, size_t section,
		       enum ff_match match)
{
	struct group *g = &m->groups[group];
	m->topics[node].section = section;
	m->topics[node].match = match;
	if (g->section == FF_NONE) {
		g->section = section;
		g->match = match;
	}
	if (m->owner[section] == FF_NONE)
		m->owner[section] = group;
}

/* All nodes of the group that have no section yet. */
static void match_group(struct matcher *m, size_t group, size_t section, enum ff_match match)
{
	const struct group *g = &m->groups[group];
	for (size_t i = g->first; i < g->end; i++)
		if (m->topics[m->labels.list[i].value].section == FF_NONE)
			match_node(m, group, m->labels.list[i].value, section, match);
}

/* Rule 1: the chart names a heading by its anchor. */
static void match_clicks(struct matcher *m)
{
	for (size_t g = 0; g < m->n_groups; g++)
		for (size_t i = m->groups[g].first; i < m->groups[g].end; i++) {
			size_t node = m->labels.list[i].value;
			struct ff_str href = m->chart->nodes[node].href;
			size_t s = topic_anchor_section(m->scratch, &m->anchors, href);
			if (s != FF_NONE)
				match_node(m, g, node, s, FF_BY_CLICK);
		}
}

/* The section of the guide's title, when all else stands in it: it speaks of no node alone. */
static bool is_whole(const struct ff_document *doc, size_t section)
{
	return section == 0 && doc->sections[0].end == doc->n_blocks;
}

/* Rule 2: a title equals the label. */
static void match_titles(struct matcher *m)
{
	for (size_t g = 0; g < m->n_groups; g++) {
		struct lookup_run run = lookup_find(&m->titles, key_of(m, &m->groups[g]));
		if (run.end - run.first > 1 && is_whole(m->doc, m->titles.list[run.first].value))
			run.first++;
		if (run.first < run.end)
			match_group(m, g, m->titles.list[run.first].value, FF_BY_TITLE);
	}
}

/* The section that a link speaks for: that to which it leads, else that in which it stands. One
 * that belongs to another label by a better rule is not given away. */
static size_t section_of_link(struct matcher *m, size_t link)
{
	const struct ff_link *l = &m->doc->links[link];
	size_t s = topic_anchor_section(m->scratch, &m->anchors, l->href);
	if (s == FF_NONE)
		s = ff_document_section(m->doc, l->block);
	return s != FF_NONE && m->owner[s] == FF_NONE && !is_whole(m->doc, s) ? s : FF_NONE;
}

/* How many labels have links in a section. */
struct claim {
	size_t labels;
	size_t last; /* group that was counted */
};

static void claim_sections(struct matcher *m, size_t group, struct claim *claims)
{
	struct lookup_run run = lookup_find(&m->links, key_of(m, &m->groups[group]));
	for (size_t i = run.first; i < run.end; i++) {
		size_t s = section_of_link(m, m->links.list[i].value);
		if (s == FF_NONE || (claims[s].labels > 0 && claims[s].last == group))
			continue;
		claims[s].labels++;
		claims[s].last = group;
	}
}

static size_t unclaimed_section(struct matcher *m, size_t group, const struct claim *claims)
{
	struct lookup_run run = lookup_find(&m->links, key_of(m, &m->groups[group]));
	for (size_t i = run.first; i < run.end; i++) {
		size_t s = section_of_link(m, m->links.list[i].value);
		if (s != FF_NONE && claims[s].labels == 1)
			return s;
	}
	return FF_NONE;
}

/* Rule 3: a link's text equals the label. A section with the links of several labels, a list of
 * them all, say, belongs to none of them. */
static void match_links(struct matcher *m, bool steps)
{
	struct claim *claims = FF_NEW(m->scratch, struct claim, m->doc->n_sections);
	size_t *found = FF_NEW(m->scratch, size_t, m->n_groups);
	for (size_t g = 0; g < m->n_groups; g++)
		if (m->groups[g].section == FF_NONE && (m->groups[g].role == FF_STEP) == steps)
			claim_sections(m, g, claims);
	for (size_t g = 0; g < m->n_groups; g++) {
		found[g] = FF_NONE;
		if (m->groups[g].section == FF_NONE && (m->groups[g].role == FF_STEP) == steps)
			found[g] = unclaimed_section(m, g, claims);
	}
	for (size_t g = 0; g < m->n_groups; g++)
		if (found[g] != FF_NONE)
			match_group(m, g, found[g], FF_BY_LINK);
}

/* The only label of an outcome that has no section; FF_NONE if there is none or another. */
static size_t group_left_over(const struct matcher *m)
{
	size_t left = FF_NONE;
	for (size_t g = 0; g < m->n_groups; g++) {
		if (m->groups[g].role != FF_OUTCOME || m->groups[g].section != FF_NONE)
			continue;
		if (left != FF_NONE)
			return FF_NONE;
		left = g;
	}
	return left;
}

/* For each section (and the document, at 0) a set of levels: at which of them outcomes have their
 * sections right below it. */
static const unsigned char *outcome_levels(struct matcher *m)
{
	unsigned char *levels = FF_NEW(m->scratch, unsigned char, m->doc->n_sections + 1);
	for (size_t g = 0; g < m->n_groups; g++) {
		if (m->groups[g].role != FF_OUTCOME || m->groups[g].section == FF_NONE)
			continue;
		const struct ff_section *s = &m->doc->sections[m->groups[g].section];
		levels[s->parent + 1] |= (unsigned char)(1u << s->level);
	}
	return levels;
}

/* Whether a chart stands in the section, which is then about the chart. Below a title in bold it
 * may merely follow: such a section has no end of its own. */
static bool holds_chart(const struct ff_document *doc, size_t section, size_t chart_block)
{
	const struct ff_section *s = &doc->sections[section];
	return doc->blocks[s->first].kind == FF_HEADING && chart_block != FF_NONE &&
	       s->first <= chart_block && chart_block < s->end;
}

/* Whether a section further down belongs to a node. */
static bool holds_owned(const struct matcher *m, size_t section)
{
	const struct ff_section *s = &m->doc->sections[section];
	for (size_t i = section + 1; i < m->doc->n_sections && m->doc->sections[i].first < s->end;
	     i++)
		if (m->owner[i] != FF_NONE)
			return true;
	return false;
}

/* The only section beside those of outcomes that belongs to no node; FF_NONE as above. */
static size_t section_left_over(struct matcher *m, size_t chart_block)
{
	const unsigned char *levels = outcome_levels(m);
	size_t left = FF_NONE;
	for (size_t i = 0; i < m->doc->n_sections; i++) {
		const struct ff_section *s = &m->doc->sections[i];
		if (m->owner[i] != FF_NONE || !(levels[s->parent + 1] & 1u << s->level) ||
		    holds_chart(m->doc, i, chart_block) || holds_owned(m, i))
			continue;
		if (left != FF_NONE)
			return FF_NONE;
		left = i;
	}
	return left;
}

/* Rule 4: one label and one section are left over. */
static void match_rest(struct matcher *m, size_t chart_block)
{
	size_t group = group_left_over(m);
	size_t section = group != FF_NONE ? section_left_over(m, chart_block) : FF_NONE;
	if (section != FF_NONE)
		match_group(m, group, section, FF_INFERRED);
}

/* A label of which some nodes were named by clicks alone. */
static void share_sections(struct matcher *m)
{
	for (size_t g = 0; g < m->n_groups; g++)
		if (m->groups[g].section != FF_NONE)
			match_group(m, g, m->groups[g].section, m->groups[g].match);
}

/* The address behind a link with the label's text, that in its section before others. */
static struct ff_str link_of_label(const struct matcher *m, const struct group *g)
{
	struct lookup_run run = lookup_find(&m->links, key_of(m, g));
	struct ff_str other = {"", 0};
	for (size_t i = run.first; i < run.end; i++) {
		const struct ff_link *l = &m->doc->links[m->links.list[i].value];
		if (is_anchor(l->href))
			continue;
		if (g->section == FF_NONE || ff_document_section(m->doc, l->block) == g->section)
			return l->href;
		if (other.len == 0)
			other = l->href;
	}
	return other;
}

/* The first link in the section that is not another outcome's. */
static struct ff_str link_of_section(const struct matcher *m, const struct ff_section *s)
{
	size_t low = 0, high = m->doc->n_links;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (m->doc->links[mid].block < s->first)
			low = mid + 1;
		else
			high = mid;
	}
	for (size_t i = low; i < m->doc->n_links && m->doc->links[i].block < s->end; i++) {
		struct ff_str key = ff_text_key(m->scratch, m->doc->links[i].text);
		struct lookup_run same = lookup_find(&m->labels, key);
		if (same.first == same.end && !is_anchor(m->doc->links[i].href))
			return m->doc->links[i].href;
	}
	return (struct ff_str){"", 0};
}

static void find_links(struct matcher *m)
{
	for (size_t i = 0; i < m->n_groups; i++) {
		const struct group *g = &m->groups[i];
		struct ff_str link = link_of_label(m, g);
		if (link.len == 0 && g->match == FF_INFERRED)
			link = link_of_section(m, &m->doc->sections[g->section]);
		for (size_t k = g->first; k < g->end; k++)
			m->topics[m->labels.list[k].value].link = link;
	}
}

const size_t *topics_next_section(struct ff_arena *a, const struct ff_document *doc,
				  const struct ff_topic *topics, size_t n_topics)
{
	bool *used = FF_NEW(a, bool, doc->n_sections);
	size_t *next = FF_NEW(a, size_t, doc->n_sections);
	for (size_t i = 0; i < n_topics; i++)
		if (topics[i].section != FF_NONE)
			used[topics[i].section] = true;
	for (size_t i = doc->n_sections, after = FF_NONE; i-- > 0; after = used[i] ? i : after)
		next[i] = after;
	return next;
}

struct ff_extent topic_extent(const struct ff_document *doc, const size_t *next_section,
			      size_t section)
{
	const struct ff_section *s = &doc->sections[section];
	size_t next = next_section[section], end = s->end;
	if (next != FF_NONE && doc->sections[next].first < end)
		end = doc->sections[next].first;
	return (struct ff_extent){s->first + 1, end};
}

/* What a topic says by itself: its name, its help, and the address in the chart before others. */
static void describe(struct matcher *m)
{
	const struct ff_chart *chart = m->chart;
	const size_t *next = topics_next_section(m->scratch, m->doc, m->topics, chart->n_nodes);
	for (size_t i = 0; i < chart->n_nodes; i++) {
		struct ff_topic *t = &m->topics[i];
		struct ff_str href = chart->nodes[i].href;
		if (href.len > 0 && !is_anchor(href))
			t->link = href;
		if (t->section != FF_NONE) {
			t->name = m->doc->sections[t->section].name;
			t->help = topic_extent(m->doc, next, t->section);
		}
		if (t->name.len == 0)
			t->name = ff_text_line(m->arena,
					       without_tags(m->arena, chart->nodes[i].label));
		if (t->name.len == 0)
			t->name = chart->nodes[i].id;
	}
}

static void match(struct matcher *m, size_t chart_block)
{
	make_groups(m);
	index_document(m);
	match_clicks(m);
	match_titles(m);
	/* Once more, since what the first round settles is no longer claimed in the second. */
	match_links(m, false);
	match_links(m, false);
	match_links(m, true);
	match_rest(m, chart_block);
	share_sections(m);
	find_links(m);
}

struct ff_topic *topics_match(struct ff_arena *a, const struct ff_document *doc,
			      const struct ff_chart *chart, size_t chart_block)
{
	struct matcher m = {.arena = a, .scratch = ff_arena_scratch(a), .doc = doc, .chart = chart};
	m.topics = FF_NEW(a, struct ff_topic, chart->n_nodes);
	for (size_t i = 0; i < chart->n_nodes; i++)
		m.topics[i] = (struct ff_topic){.section = FF_NONE, .alternative = FF_NONE};
	if (doc->n_sections > 0 || doc->n_links > 0)
		match(&m, chart_block);
	describe(&m);
	ff_arena_free(m.scratch);
	return m.topics;
}
