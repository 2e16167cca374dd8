/* What is wrong with a document's links and tables, whatever its charts say. */
#ifndef CORE_DOCUMENT_FAULTS_H
#define CORE_DOCUMENT_FAULTS_H

#include "findings.h"
#include <flowform/check.h>
#include <flowform/guide.h>

struct document_faults;

/* Indexes the document's anchors. All lives in `a`. */
struct document_faults *document_faults_new(struct ff_arena *a, const struct ff_document *doc,
					    const struct ff_check_options *options,
					    struct ff_diags *d);

/* Adds warnings about rows of tables and about links in the text. */
void document_faults(struct document_faults *f);

/* The same about the links of a chart, which stands in `text`. */
void document_faults_clicks(struct document_faults *f, const struct ff_chart *chart,
			    const struct ff_excerpt *text);

#endif
