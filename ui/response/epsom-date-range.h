/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-date.h"

G_BEGIN_DECLS

/**
 * EpsomDateRange: a first and a last day, both included, beside each other. A last day before the first is said under
 * it, and is no change until it is mended.
 *
 * Signal `changed`: the person chose other days, which are a range.
 */
#define EPSOM_TYPE_DATE_RANGE (epsom_date_range_get_type ())
G_DECLARE_FINAL_TYPE (EpsomDateRange, epsom_date_range, EPSOM, DATE_RANGE, GtkWidget)

/** epsom_date_range_set: shows @from and @to, @from not the later, and emits nothing. */
void epsom_date_range_set (EpsomDateRange *self, EpsomDate from, EpsomDate to);
/** epsom_date_range_get: Returns: %FALSE where they are the wrong way round. @from, @to: (out) */
gboolean epsom_date_range_get (EpsomDateRange *self, EpsomDate *from, EpsomDate *to);

G_END_DECLS
