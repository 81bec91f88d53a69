/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "epsom-date.h"

G_BEGIN_DECLS

/** EpsomPeriod: the periods that a page offers. */
typedef enum {
  EPSOM_PERIOD_ALL,
  EPSOM_PERIOD_12_MONTHS,
  EPSOM_PERIOD_6_MONTHS,
  EPSOM_PERIOD_3_MONTHS,
  EPSOM_PERIOD_DATES, /* from and to dates that the person chooses */
} EpsomPeriod;
#define EPSOM_N_PERIODS (EPSOM_PERIOD_DATES + 1)

/** epsom_period_get_labels: Returns: (transfer full) (array zero-terminated=1): translated labels in the order of the
 * enum. */
char **epsom_period_get_labels (void);
/** epsom_period_get_start: the first date of @period when the last is @today, %EPSOM_DATE_NONE for all time and for
 * chosen dates, which have their own. */
EpsomDate epsom_period_get_start (EpsomPeriod period, EpsomDate today);
/** epsom_period_get_token: `all`, `12-months`, `6-months`, `3-months`, `dates`: as settings keep it. */
const char *epsom_period_get_token (EpsomPeriod period);
/** epsom_period_find: Returns: the period with @token, or -1. */
int epsom_period_find (const char *token);

G_END_DECLS
