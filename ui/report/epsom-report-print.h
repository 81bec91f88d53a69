/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "epsom-report-pages.h"

G_BEGIN_DECLS

/** epsom_report_print_new: Returns: (transfer full): what prints @pages as they are, on paper of their size. */
GtkPrintOperation *epsom_report_print_new (EpsomReportPages *pages);

G_END_DECLS
