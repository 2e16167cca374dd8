/* Charts and guides from a few words, for tests of what comes after the reader. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <flowform/guide.h>

/* A linked chart from statements separated by ';':
 *
 *     A>B          an edge from A to B; nodes come up in the order in which they are mentioned
 *     A>B:yes      … with a label (no '>', ':' or ';' in it)
 *     A~B          an invisible edge
 *     A            a node alone
 *     S={A B T}    a subgraph, nodes before subgraphs; inner ones stand before outer ones, and all
 * before their edges
 *
 * Labels of nodes are their ids in lower case, titles are "box " and the id. */
struct ff_chart *fixture_chart(struct ff_arena *a, struct ff_str text);

/* A guide to a chart. Outcomes whose ids begin with the same letter are one alternative, whose id
 * and title are that letter; the short name of any other node is its id. */
struct ff_guide *fixture_guide(struct ff_arena *a, const struct ff_chart *chart);

/* The node with this id; FF_NONE if there is none. */
size_t fixture_node(const struct ff_chart *chart, struct ff_str id);

/* The ways as "A>B A>C B>C", by node. */
struct ff_str fixture_ways(struct ff_arena *a, const struct ff_chart *chart);

#endif
