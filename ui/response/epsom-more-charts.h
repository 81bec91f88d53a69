/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "epsom-response.h"

G_BEGIN_DECLS

/**
 * EpsomMoreCharts: what is asked more seldom, behind an expander: all symptoms side by side, and all magnesium.
 *
 * They look through the whole diary once more. That is left until they are unfolded, and then done in a thread, so that
 * the page never waits for it.
 */
#define EPSOM_TYPE_MORE_CHARTS (epsom_more_charts_get_type ())
G_DECLARE_FINAL_TYPE (EpsomMoreCharts, epsom_more_charts, EPSOM, MORE_CHARTS, AdwBin)

/** epsom_more_charts_set_response: shows the charts of @response (nullable). */
void epsom_more_charts_set_response (EpsomMoreCharts *self, EpsomResponse *response);

G_END_DECLS
