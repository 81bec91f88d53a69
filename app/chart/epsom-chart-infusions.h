/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-chart-private.h"
#include "epsom-intake.h"
#include "epsom-scale.h"

G_BEGIN_DECLS

/* The infusions of a period as pins of a scale of their own. */

/** epsom_chart_describe_infusions: Returns: (transfer full): what the panel shows, and how much its highest pin is. */
char *epsom_chart_describe_infusions (const EpsomIntake *intake);

/**
 * epsom_chart_draw_infusions:
 * @x: the scale of dates
 * @box: the panel
 * @stems: pins as high as their elemental magnesium; otherwise marks alone, in the middle of @box
 */
void epsom_chart_draw_infusions (EpsomChart *chart,
                                 const EpsomIntake *intake,
                                 const EpsomScale *x,
                                 const EpsomBox *box,
                                 gboolean stems);

G_END_DECLS
