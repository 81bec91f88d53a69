/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"

G_BEGIN_DECLS

/* Rates in groups, one below the other: each a point, its interval a bar, and always "x of n". */

/** EPSOM_FOREST_MAX_GROUPS: of one chart. */
#define EPSOM_FOREST_MAX_GROUPS 6
/** EPSOM_FOREST_MAX_SERIES: every group of a response, and all IV doses together. */
#define EPSOM_FOREST_MAX_SERIES (EPSOM_MAX_GROUPS + 1)

/**
 * EpsomForestSpec:
 * @groups: (owned): their names
 * @response: whose groups @series are
 * @series: what each group has a row for: the number of a group of the response, or %EPSOM_ALL_IV
 * @n_main_series: the first so many are shown alone where not all have room; 0: all go together
 * @rates: (not owned): of each group and series
 * @x_title: what the rates are shares of
 * @key_few, @key_none, @key_more: how to read open marks, counts without a mark, and a chart that has nothing but these
 * @behind: what a group counts, by the index of the group
 * @of_days: whether it counts days, behind which stands only what makes them symptom days, rather than treatments
 * @create_words: (transfer full): how a rate is spoken
 */
typedef struct {
  guint n_groups;
  char *groups[EPSOM_FOREST_MAX_GROUPS];
  guint n_series;
  guint n_main_series;
  const EpsomResponse *response;
  int series[EPSOM_FOREST_MAX_SERIES];
  const EpsomRate *rates[EPSOM_FOREST_MAX_GROUPS][EPSOM_FOREST_MAX_SERIES];
  const char *x_title;
  const char *key_few;
  const char *key_none;
  const char *key_more;
  EpsomBehindKind behind;
  gboolean of_days;
  char *(*create_words) (const EpsomRate *rate);
} EpsomForestSpec;

/** epsom_forest_spec_clear: frees what is owned. */
void epsom_forest_spec_clear (EpsomForestSpec *spec);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EpsomForestSpec, epsom_forest_spec_clear)

/** EpsomForestFill: fills @spec with the rates of @response. */
typedef void (*EpsomForestFill) (EpsomForestSpec *spec, const EpsomResponse *response);

/** epsom_chart_draw_forest: with as much detail as there is room for. Returns: %FALSE, nothing drawn, where there is
 * nothing to count or too little room. */
gboolean epsom_chart_draw_forest (EpsomChart *chart, EpsomForestFill fill);
/** epsom_chart_get_forest_height: the height with all detail that the area's width has room for; 0: it draws nothing.
 */
double epsom_chart_get_forest_height (const EpsomChart *chart, EpsomForestFill fill);

G_END_DECLS
