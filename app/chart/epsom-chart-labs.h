/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/* Laboratory values, each where it lies in the range of its own laboratory, so that analytes and units share a panel.
 */

/** epsom_chart_describe_labs: Returns: (transfer full): what the panel shows: the analyte, if it is one, and how marks
 * are told apart, if there are more. @labs: (element-type EpsomLab) */
char *epsom_chart_describe_labs (const GPtrArray *labs);

/**
 * epsom_chart_draw_labs:
 * @labs: (element-type EpsomLab): by time
 * @x: the scale of dates
 * @box: the panel
 * @labels: whether the limits have their names right of it
 */
void epsom_chart_draw_labs (EpsomChart *chart,
                            const GPtrArray *labs,
                            const EpsomScale *x,
                            const EpsomBox *box,
                            gboolean labels);
/** epsom_chart_add_lab_marks: what is said of each, for a panel of @box. */
void epsom_chart_add_lab_marks (EpsomChart *chart, const GPtrArray *labs, const EpsomScale *x, const EpsomBox *box);

/** epsom_chart_measure_limits: the width of the names of the limits. */
double epsom_chart_measure_limits (const EpsomChart *chart);

G_END_DECLS
