/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-chart.h"

G_BEGIN_DECLS

/**
 * EpsomChartCard: a question as heading, one line of finding, and the chart. What is opened there stands behind its
 * mark. Construct properties: `kind` (a chart's token); `show-finding` (boolean): %FALSE where the page has it already.
 * Property `by-rate` (boolean), also the action `chart.by-rate`: whether a chart with a choice places infusions by
 * their rate rather than by their minutes; the action is enabled where there is that choice.
 * Property `count-symptoms` (boolean, notified): of the calendar: that of the person's settings, and in its menu.
 */
#define EPSOM_TYPE_CHART_CARD (epsom_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (EpsomChartCard, epsom_chart_card, EPSOM, CHART_CARD, AdwBin)

/** epsom_chart_card_set_response: shows the chart of @response (nullable). */
void epsom_chart_card_set_response (EpsomChartCard *self, EpsomResponse *response);

G_END_DECLS
