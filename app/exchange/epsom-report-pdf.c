/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "epsom-pdf-update.h"
#include "epsom-report-pages-private.h"

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The dates of the file are those of the report: equal diaries give equal bytes. */
static void
set_metadata (cairo_surface_t *surface, EpsomReportPages *pages)
{
  char as_of[EPSOM_INSTANT_STRING_SIZE];

  epsom_instant_to_string (pages->report->response->query.as_of, as_of);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pages->report->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Epsom");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, as_of);
}

/* The language of the words, which is not that of the locale where there is no translation. */
static char *
get_language (void)
{
  /* Translators: the code of the language that you translate into, such as de or pt-BR. */
  return g_strdup (C_ ("language of the translation", "en"));
}

static void
paint_pages (EpsomReportPages *pages, cairo_surface_t *surface, GCancellable *cancellable)
{
  EpsomPageTexts texts = { 0 };
  cairo_t *cr = cairo_create (surface);
  guint n = epsom_report_pages_get_n (pages);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < n && !g_cancellable_is_cancelled (cancellable); page++)
    {
      epsom_report_pages_paint (pages, cr, page, surface, &texts);
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  cairo_destroy (cr);
  epsom_page_texts_clear (&texts);
}

static GPtrArray *
list_descriptions (EpsomReportPages *pages)
{
  GPtrArray *descriptions = g_ptr_array_new ();

  for (guint i = 0; i < pages->items->len; i++)
    {
      const EpsomItem *item = &g_array_index (pages->items, EpsomItem, i);

      if (item->kind == EPSOM_ITEM_SCENE)
        g_ptr_array_add (descriptions, (gpointer) item->string);
    }
  return descriptions;
}

GBytes *
epsom_report_pages_write_pdf (EpsomReportPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) descriptions = list_descriptions (pages);
  g_autofree char *language = get_language ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, pages->width, pages->height);
  cairo_status_t status;

  /* Later versions may have no cross-reference table. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, pages);
  paint_pages (pages, surface, cancellable);
  /* The last bytes are written here: only now is it known whether all went well. */
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The report could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (!epsom_pdf_update (bytes, language, (const char *const *) descriptions->pdata, descriptions->len))
    g_debug ("the report's language and its figures' descriptions could not be written");
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
