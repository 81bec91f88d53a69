/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-print.h"

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, EpsomReportPages *pages)
{
  gtk_print_operation_set_n_pages (operation, (int) epsom_report_pages_get_n (pages));
}

/* Made to fit where the printer has other paper. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, EpsomReportPages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  epsom_report_pages_get_size (pages, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  epsom_report_pages_draw (pages, cr, (guint) page);
}

static void
unref_pages (gpointer pages, GClosure *closure)
{
  epsom_report_pages_unref (pages);
}

static GtkPageSetup *
create_setup (EpsomReportPages *pages)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (
    epsom_report_pages_get_paper (pages) == EPSOM_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);

  return setup;
}

GtkPrintOperation *
epsom_report_print_new (EpsomReportPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_setup (pages);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, epsom_report_pages_get_report (pages)->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), epsom_report_pages_ref (pages),
                         unref_pages, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), epsom_report_pages_ref (pages), unref_pages,
                         0);

  return operation;
}
