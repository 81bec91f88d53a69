/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-page.h"

G_BEGIN_DECLS

/**
 * EpsomReportPage: what goes out of the diary: a period and a symptom are chosen, a summary says what is in them, and
 * the records, the figures and the charts are saved as files.
 *
 * Property `store` (EpsomStore, nullable).
 */
#define EPSOM_TYPE_REPORT_PAGE (epsom_report_page_get_type ())
G_DECLARE_FINAL_TYPE (EpsomReportPage, epsom_report_page, EPSOM, REPORT_PAGE, EpsomPage)

G_END_DECLS
