/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "epsom-chart-table.h"
#include "epsom-response.h"
#include "epsom-scene.h"
#include "epsom-span.h"

G_BEGIN_DECLS

/** EpsomChartKind: what a chart shows. More kinds are more rows of one table. */
typedef enum {
  EPSOM_CHART_COURSE,
  EPSOM_CHART_ENDPOINTS,
  EPSOM_CHART_RELIEF,
  EPSOM_CHART_FREEDOM,
  EPSOM_CHART_DURATION,
  EPSOM_CHART_WEAR_OFF,
  EPSOM_CHART_MONTHLY,
  EPSOM_CHART_CYCLE,
  EPSOM_CHART_EPISODE,
  EPSOM_CHART_SYMPTOMS,
  EPSOM_CHART_MAGNESIUM,
  EPSOM_CHART_CALENDAR,
  EPSOM_CHART_TIMELINE,
  /* Second views of kinds: not kinds of their own where these are listed, but drawn and described alike. */
  EPSOM_CHART_DURATION_BY_RATE,
} EpsomChartKind;
#define EPSOM_N_CHART_KINDS (EPSOM_CHART_TIMELINE + 1)
/** EPSOM_N_CHART_VIEWS: with the second views. */
#define EPSOM_N_CHART_VIEWS (EPSOM_CHART_DURATION_BY_RATE + 1)

/**
 * EpsomChartLayout:
 * @width, @height: the size in points; any, 0 included
 * @text_scale: 1.0, or the desktop's text scale; text is 11 and 12 points high at 1.0
 * @rtl: whether the reading direction is right to left
 * @standalone: whether nothing is around it that says what it is, as in a file or on paper: it then has margins, its
 *   title, and as far as there is room its finding and, where it compares methods, the fixed notes of every comparison
 * @span: the time that is shown by a kind with an axis of time: one whose @to is not above its @from stands for all
 * @fixed_metrics: for tests: as if every character of every font were equally wide
 */
typedef struct {
  double width;
  double height;
  double text_scale;
  gboolean rtl;
  gboolean standalone;
  EpsomSpan span;
  gboolean fixed_metrics;
} EpsomChartLayout;

/** epsom_chart_get_token: `course`, `endpoints`, ...; of a second view that of its kind. */
const char *epsom_chart_get_token (EpsomChartKind kind);
/** epsom_chart_get_title: (translated) the question that it answers. */
const char *epsom_chart_get_title (EpsomChartKind kind);
/** epsom_chart_create_question: Returns: (transfer full): the same, and of what symptom it is asked, if it is of one:
 * "Migraine: How fast does relief come?" */
char *epsom_chart_create_question (EpsomChartKind kind, const EpsomResponse *response);
/** epsom_chart_find: Returns: the kind with @token, or -1. */
int epsom_chart_find (const char *token);
/** epsom_chart_find_view: Returns: the view of @kind (or of the kind that it is a view of) along the axis named @by:
 * of `duration`, `minutes` or `rate`; -1: it has none. */
int epsom_chart_find_view (EpsomChartKind kind, const char *by);

/**
 * epsom_chart_new:
 * @width, @height: the size in points; any, 0 included
 * @text_scale: 1.0, or the desktop's text scale
 * @rtl: whether the reading direction is right to left
 *
 * Detail gives way to room: labels become a legend, names become shorter, the table of numbers goes; what is left is
 * the finding in words. Nothing overlaps and nothing is clipped.
 *
 * Returns: (transfer full): the scene of the chart in a page that has its title and finding: never NULL; where there is
 * too little to show, a sentence that says what to record.
 */
EpsomScene *epsom_chart_new (EpsomChartKind kind,
                             const EpsomResponse *response,
                             double width,
                             double height,
                             double text_scale,
                             gboolean rtl);

/** epsom_chart_new_with_layout: epsom_chart_new() with all that can be chosen. Returns: (transfer full) */
EpsomScene *
epsom_chart_new_with_layout (EpsomChartKind kind, const EpsomResponse *response, const EpsomChartLayout *layout);

/** epsom_chart_get_height: the height in points at which the chart in a page of @width has all its detail. */
double epsom_chart_get_height (EpsomChartKind kind, const EpsomResponse *response, double width, double text_scale);

/** epsom_chart_get_span: Returns: %FALSE where @kind has no axis of time that can be moved along, or nothing to show.
 * @all: (out): all of the time that there is something of */
gboolean epsom_chart_get_span (EpsomChartKind kind, const EpsomResponse *response, EpsomSpan *all);

/** epsom_chart_has_data: whether there is enough recorded to draw the chart; otherwise it is a sentence that says what
 * to record. */
gboolean epsom_chart_has_data (EpsomChartKind kind, const EpsomResponse *response);

/** epsom_chart_describe: Returns: (transfer full): one translated line: the finding, for under the question and for a
 * screen reader. */
char *epsom_chart_describe (EpsomChartKind kind, const EpsomResponse *response);

/**
 * epsom_chart_create_table: the numbers that a chart is drawn from, as `response.md` of the design lets them be said.
 * @span: that is shown of an axis of time; one whose @to is not above its @from stands for all
 *
 * The cost is that of its rows; it may run in any thread.
 *
 * Returns: (transfer full): without a row where there is too little to draw
 */
EpsomChartTable *epsom_chart_create_table (EpsomChartKind kind, const EpsomResponse *response, EpsomSpan span);

G_END_DECLS
