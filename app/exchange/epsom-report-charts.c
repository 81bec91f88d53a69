/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_any (const EpsomResponse *response)
{
  for (int kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    if (epsom_chart_has_data ((EpsomChartKind) kind, response))
      return TRUE;
  return FALSE;
}

/* What has nothing to draw yet is said in one list at the end, with what to record. */
void
epsom_report_write_charts (EpsomReportWriter *writer)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  epsom_report_add_heading (writer, 1, _ ("Charts"))->new_page = has_any (writer->response);
  for (int kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    {
      const char *title = epsom_chart_get_title ((EpsomChartKind) kind);
      g_autofree char *finding = epsom_chart_describe ((EpsomChartKind) kind, writer->response);

      if (!epsom_chart_has_data ((EpsomChartKind) kind, writer->response))
        {
          g_string_append_printf (missing, "%s%s %s", missing->len > 0 ? "\n" : "", title, finding);
          continue;
        }
      epsom_report_add_heading (writer, 2, title);
      epsom_report_add_paragraph (writer, finding)->keep = TRUE;
      epsom_report_add (writer,
                        &(EpsomBlock){ .kind = EPSOM_BLOCK_CHART, .chart = (EpsomChartKind) kind, .text = finding });
    }
  if (missing->len == 0)
    return;
  epsom_report_add_heading (writer, 2, _ ("Not enough recorded for"));
  epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_LIST, .text = missing->str });
}
