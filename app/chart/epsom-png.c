/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-png.h"

#include <glib/gi18n-lib.h>
#include <png.h>

#define CHANNELS 3

/* Returns: (transfer full): three bytes a pixel, row by row. */
static guint8 *
get_pixels (cairo_surface_t *surface, guint width, guint height)
{
  guint8 *pixels = g_malloc ((gsize) width * height * CHANNELS), *out = pixels;
  const guint8 *rows = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  for (guint y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (rows + y * stride);

      for (guint x = 0; x < width; x++)
        {
          *out++ = (guint8) (row[x] >> 16);
          *out++ = (guint8) (row[x] >> 8);
          *out++ = (guint8) row[x];
        }
    }

  return pixels;
}

gboolean
epsom_png_append (GByteArray *bytes, cairo_surface_t *surface, GError **error)
{
  png_image image = {
    .version = PNG_IMAGE_VERSION,
    .format = PNG_FORMAT_RGB,
    .flags = PNG_IMAGE_FLAG_FAST,
    .width = (png_uint_32) cairo_image_surface_get_width (surface),
    .height = (png_uint_32) cairo_image_surface_get_height (surface),
  };
  g_autofree guint8 *pixels = NULL;
  g_autofree guint8 *file = NULL;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX (image);

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, FALSE);

  cairo_surface_flush (surface);
  pixels = get_pixels (surface, image.width, image.height);
  file = g_malloc (size);
  if (!png_image_write_to_memory (&image, file, &size, FALSE, pixels, 0, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture could not be drawn: %s"), image.message);
      png_image_free (&image);
      return FALSE;
    }
  g_byte_array_append (bytes, file, (guint) size);

  return TRUE;
}
