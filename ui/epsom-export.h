/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-ui.h"

G_BEGIN_DECLS

/** epsom_export_csv: writes the records of @diary from @from to @to (inclusive; %EPSOM_DATE_NONE: open) to @file on a
 * worker thread, and says in the window of @widget that it is done, or why not. */
void epsom_export_csv (GtkWidget *widget, EpsomDiary *diary, EpsomDate from, EpsomDate to, GFile *file);

G_END_DECLS
