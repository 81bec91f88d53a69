/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-response.h"

G_BEGIN_DECLS

/** EpsomSummaryLine: a fact of a period, translated; both texts are owned. */
typedef struct {
  char *title;
  char *value;
} EpsomSummaryLine;

/** epsom_summary_new: Returns: (transfer full) (element-type EpsomSummaryLine): what a visit asks first of a period. */
GPtrArray *epsom_summary_new (const EpsomResponse *response);

G_END_DECLS
