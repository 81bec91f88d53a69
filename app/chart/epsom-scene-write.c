/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-scene.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "epsom-png.h"

typedef cairo_surface_t *(*SurfaceFunc) (GByteArray *bytes, double width, double height, double scale);

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, status == CAIRO_STATUS_INVALID_SIZE ? G_IO_ERROR_INVALID_ARGUMENT : G_IO_ERROR_FAILED,
               _ ("The picture could not be drawn: %s"), cairo_status_to_string (status));

  return FALSE;
}

static cairo_surface_t *
create_svg (GByteArray *bytes, double width, double height, double scale)
{
  return cairo_svg_surface_create_for_stream (append, bytes, width, height);
}

static cairo_surface_t *
create_pdf (GByteArray *bytes, double width, double height, double scale)
{
  return cairo_pdf_surface_create_for_stream (append, bytes, width, height);
}

static cairo_surface_t *
create_png (GByteArray *bytes, double width, double height, double scale)
{
  /* Beyond the largest int the size is refused by cairo all the same. */
  int columns = (int) MIN (ceil (width * scale), G_MAXINT), rows = (int) MIN (ceil (height * scale), G_MAXINT);
  /* The background is filled: there is no alpha to look for. */
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns, rows);

  cairo_surface_set_device_scale (surface, scale, scale);

  return surface;
}

/* A scene of no size is drawn on one point, which every format can hold. */
static cairo_surface_t *
draw (EpsomScene *scene, SurfaceFunc create, EpsomStyle style, double scale, GByteArray *bytes)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  epsom_scene_get_size (scene, &width, &height);
  surface = create (bytes, MAX (width, 1), MAX (height, 1), scale);
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, epsom_scene_get_title (scene));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, epsom_scene_get_description (scene));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Epsom");
    }

  cr = cairo_create (surface);
  epsom_scene_paint (scene, cr, style, TRUE);
  cairo_destroy (cr);

  return surface;
}

/* XML 1.0 has no control characters but tab and newline. */
static char *
escape (const char *text)
{
  g_autofree char *clean = g_strdup (text);

  for (char *c = clean; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\t' && *c != '\n')
      *c = ' ';

  return g_markup_escape_text (clean, -1);
}

/* cairo draws letters as outlines: the words go beside them, where a screen reader finds them. */
static void
insert_svg_words (GByteArray *bytes, EpsomScene *scene)
{
  g_autofree char *svg = g_strndup ((const char *) bytes->data, bytes->len);
  g_autofree char *title = escape (epsom_scene_get_title (scene));
  g_autofree char *description = escape (epsom_scene_get_description (scene));
  const char *element = strstr (svg, "<svg ");
  const char *end = element != NULL ? strchr (element, '>') : NULL;
  GString *out;

  g_return_if_fail (end != NULL);

  out = g_string_new_len (svg, element + strlen ("<svg ") - svg);
  g_string_append (out, "role=\"img\" aria-labelledby=\"title description\" ");
  g_string_append_len (out, element + strlen ("<svg "), end + 1 - element - (gssize) strlen ("<svg "));
  g_string_append_printf (out, "\n<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>", title,
                          description);
  g_string_append (out, end + 1);

  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) out->str, out->len);
  g_string_free (out, TRUE);
}

static const struct {
  const char *name;
  SurfaceFunc create;
} formats[] = {
  { "svg", create_svg },
  { "png", create_png },
  { "pdf", create_pdf },
};

static SurfaceFunc
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      return formats[i].create;

  return NULL;
}

GBytes *
epsom_scene_write (EpsomScene *scene, const char *format, EpsomStyle style, double scale, GError **error)
{
  SurfaceFunc create = find_format (format);
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean written = TRUE;

  g_return_val_if_fail (scene != NULL, NULL);

  if (create == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("“%s” is not svg, png or pdf"), format);
      return NULL;
    }

  bytes = g_byte_array_new ();
  surface = draw (scene, create, style, isfinite (scale) && scale > 0 ? scale : 1, bytes);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS && create == create_png)
    written = epsom_png_append (bytes, surface, error);

  /* The last bytes of SVG and PDF are written here: only now is it known whether all went well. */
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!written || !check_status (status, error))
    {
      g_byte_array_unref (bytes);
      return NULL;
    }

  if (create == create_svg)
    insert_svg_words (bytes, scene);

  return g_byte_array_free_to_bytes (bytes);
}
