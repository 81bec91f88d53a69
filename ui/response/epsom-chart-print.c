/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-print.h"

/* In points: the lines around a chart, its question, finding and notes; of those there may be more, and then the chart
 * is as much smaller. */
#define WORDS_HEIGHT 190.0
/* A chart that asks for little height is at least so high, of its width. */
#define LEAST_HEIGHT_SHARE 0.7

typedef struct {
  EpsomChartKind kind;
  EpsomResponse *response;
  EpsomSpan span;
  gboolean rtl;
} Print;

static void
print_free (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
  Print *print = data;

  epsom_response_unref (print->response);
  g_free (print);
}

/* The chart has the height that it asks for, no more: a few rows over a whole page would be hard to read. */
static double
get_height (const Print *print, double width, double page)
{
  double height = epsom_chart_get_height (print->kind, print->response, width, 1) + WORDS_HEIGHT;

  return MIN (page, MAX (height, LEAST_HEIGHT_SHARE * width));
}

static void
draw_page_cb (GtkPrintOperation *operation G_GNUC_UNUSED,
              GtkPrintContext *context,
              int page G_GNUC_UNUSED,
              Print *print)
{
  double width = gtk_print_context_get_width (context);
  const EpsomChartLayout layout = {
    .width = width,
    .height = get_height (print, width, gtk_print_context_get_height (context)),
    .text_scale = 1,
    .rtl = print->rtl,
    .standalone = TRUE,
    .span = print->span,
  };
  g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (print->kind, print->response, &layout);

  epsom_scene_paint (scene, gtk_print_context_get_cairo_context (context), EPSOM_STYLE_PRINT, FALSE);
}

GtkPrintOperation *
epsom_chart_print_new (EpsomChartKind kind, EpsomResponse *response, EpsomSpan span, GtkWidget *widget)
{
  g_autofree char *question = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPrintOperation *operation;
  Print *print;

  g_return_val_if_fail (response != NULL && GTK_IS_WIDGET (widget), NULL);

  question = epsom_chart_create_question (kind, response);
  print = g_new (Print, 1);
  *print = (Print){ kind, epsom_response_ref (response), span, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, question);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), print, print_free, 0);

  return operation;
}
