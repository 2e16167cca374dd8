/* Which section of a document belongs to which node of its chart. */
#ifndef CORE_TOPIC_H
#define CORE_TOPIC_H

#include "lookup.h"
#include <flowform/guide.h>

/* A label in the form in which labels are compared; never empty. */
struct ff_str topic_key(struct ff_arena *a, const struct ff_node *node);

/* The sections by their anchors, and by the anchor of a link "#…": FF_NONE if there is none. */
struct lookup topic_anchors(struct ff_arena *a, const struct ff_document *doc);
size_t topic_anchor_section(struct ff_arena *a, const struct lookup *anchors, struct ff_str href);

/* A topic for each node, by the four rules; alternatives are left out. `chart_block` is where the
 * chart stands in the document, FF_NONE if it does not. */
struct ff_topic *topics_match(struct ff_arena *a, const struct ff_document *doc,
			      const struct ff_chart *chart, size_t chart_block);

/* For each section, the next one after it that belongs to a node; FF_NONE behind the last. */
const size_t *topics_next_section(struct ff_arena *a, const struct ff_document *doc,
				  const struct ff_topic *topics, size_t n_topics);

/* A section without its title and without what belongs to other nodes. */
struct ff_extent topic_extent(const struct ff_document *doc, const size_t *next_section,
			      size_t section);

#endif
