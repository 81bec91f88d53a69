/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-date.h"

G_BEGIN_DECLS

/* Dates taken together, as many as have room to be seen. */

typedef enum { EPSOM_BIN_DAY, EPSOM_BIN_WEEK, EPSOM_BIN_MONTH, EPSOM_BIN_YEAR } EpsomBinUnit;

/** EpsomBin: some dates in a row: from @from to before @to, within one of @unit. Weeks begin on Monday (ISO 8601). */
typedef struct {
  EpsomBinUnit unit;
  EpsomDate from, to;
  EpsomDate end; /* of all bins: the date after the last */
} EpsomBin;

/** epsom_bins_choose: the shortest unit that can be seen where a day has a width of @day units. */
EpsomBinUnit epsom_bins_choose (double day);

/** epsom_bin_init: the first bin of the dates from @from to before @end. The first and the last may be cut short. */
void epsom_bin_init (EpsomBin *bin, EpsomBinUnit unit, EpsomDate from, EpsomDate end);
/** epsom_bin_is_valid: %FALSE after the last. */
gboolean epsom_bin_is_valid (const EpsomBin *bin);
void epsom_bin_next (EpsomBin *bin);

/** epsom_bin_describe: Returns: (transfer full): "3 March 2026", "Week from 2 March 2026", "March 2026", "2026". */
char *epsom_bin_describe (const EpsomBin *bin);

G_END_DECLS
