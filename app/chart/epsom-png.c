/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-png.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#define CHANNELS 3

/* Most of a drawing is runs of one colour: the fastest level finds them all. */
#define LEVEL 1

/* zlib moves its table of what it has seen at every 32 KiB: of this size that takes half as long as of the largest, and
 * the file is as small. */
#define MEMORY_LEVEL 7

/* Of pixels: so many bytes are compressed by themselves, which costs some of the file's size and lets all processors
 * work. The same on each computer, and so is the file. */
#define BAND_SIZE (256 * 1024)

/* What PNG calls the filter of a row: its bytes as they are, or less those of the row above. */
enum { FILTER_NONE = 0, FILTER_UP = 2 };

/* Some rows of the picture, and what becomes of them. */
typedef struct {
  const guint8 *pixels; /* of the surface, as cairo lays them out */
  gsize stride;
  guint width;
  guint first, n; /* rows */
  gboolean is_last;
  GByteArray *compressed;
  gsize size;     /* that it was made of */
  uLong checksum; /* of the same */
  int status;     /* of zlib */
} Band;

static const guint32 *
get_row (const Band *band, guint y)
{
  return (const guint32 *) (gconstpointer) (band->pixels + y * band->stride);
}

static gboolean
repeats (const Band *band, guint y)
{
  return y > 0 && memcmp (get_row (band, y), get_row (band, y - 1), (gsize) band->width * sizeof (guint32)) == 0;
}

/* Row @y as PNG has it into @out. */
static void
copy_row (const Band *band, guint y, guint8 *out)
{
  const guint32 *row = get_row (band, y);

  *out++ = FILTER_NONE;
  for (guint x = 0; x < band->width; x++)
    {
      *out++ = (guint8) (row[x] >> 16);
      *out++ = (guint8) (row[x] >> 8);
      *out++ = (guint8) row[x];
    }
}

static int
append_compressed (GByteArray *out, z_stream *stream, int flush)
{
  guint8 buffer[16 * 1024];
  int status;

  do
    {
      stream->next_out = buffer;
      stream->avail_out = sizeof buffer;
      status = deflate (stream, flush);
      g_byte_array_append (out, buffer, (guint) (sizeof buffer - stream->avail_out));
  } while (status == Z_OK && stream->avail_out == 0);

  /* A buffer that was full to the brim leaves nothing to do, which is no error. */
  return status == Z_BUF_ERROR ? Z_OK : status;
}

/* Rows: what the work on a band needs, kept for the next one. */
typedef struct {
  gsize size;
  guint8 *row;
  guint8 *repetition; /* of the row above: less that row it is zeros */
  uLong checksum;     /* of the repetition */
  z_stream stream;
} Rows;

static int
rows_init (Rows *rows, guint width)
{
  *rows = (Rows){ .size = 1 + (gsize) width * CHANNELS };
  rows->row = g_malloc (rows->size);
  rows->repetition = g_malloc0 (rows->size);
  rows->repetition[0] = FILTER_UP;
  rows->checksum = adler32_z (adler32 (0, NULL, 0), rows->repetition, rows->size);

  /* Without a header. */
  return deflateInit2 (&rows->stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY);
}

static void
rows_clear (Rows *rows)
{
  deflateEnd (&rows->stream);
  g_free (rows->repetition);
  g_free (rows->row);
}

static int
compress_row (Rows *rows, Band *band, guint y)
{
  gboolean again = repeats (band, y);

  if (!again)
    copy_row (band, y, rows->row);
  band->checksum = again ? adler32_combine (band->checksum, rows->checksum, (z_off_t) rows->size)
                         : adler32_z (band->checksum, rows->row, rows->size);
  rows->stream.next_in = again ? rows->repetition : rows->row;
  rows->stream.avail_in = (uInt) rows->size;

  return append_compressed (band->compressed, &rows->stream, Z_NO_FLUSH);
}

/* Ended at a whole byte, so that the bands make one stream. */
static int
compress_band (Rows *rows, Band *band)
{
  int status = deflateReset (&rows->stream);

  for (guint y = band->first; y < band->first + band->n && status == Z_OK; y++)
    status = compress_row (rows, band, y);
  if (status == Z_OK)
    status = append_compressed (band->compressed, &rows->stream, band->is_last ? Z_FINISH : Z_FULL_FLUSH);
  band->size = band->n * rows->size;

  return status == Z_STREAM_END ? Z_OK : status;
}

/* Takes one band after the other, as long as there are any that nobody has taken. */
static void
compress_some (gpointer data, gpointer next)
{
  GArray *bands = data;
  Rows rows;
  int status = rows_init (&rows, g_array_index (bands, Band, 0).width);

  for (guint i; (i = (guint) g_atomic_int_add ((int *) next, 1)) < bands->len;)
    {
      Band *band = &g_array_index (bands, Band, i);

      band->status = status == Z_OK ? compress_band (&rows, band) : status;
    }
  rows_clear (&rows);
}

static void
clear_band (gpointer data)
{
  Band *band = data;

  g_byte_array_unref (band->compressed);
}

/* Returns: (transfer full) (element-type Band): @surface cut into bands of whole rows. */
static GArray *
cut (cairo_surface_t *surface)
{
  GArray *bands = g_array_new (FALSE, TRUE, sizeof (Band));
  guint width = (guint) cairo_image_surface_get_width (surface);
  guint height = (guint) cairo_image_surface_get_height (surface);
  guint rows = MAX (BAND_SIZE / (width * CHANNELS), 1);

  g_array_set_clear_func (bands, clear_band);
  for (guint y = 0; y < height; y += rows)
    {
      Band band = {
        .pixels = cairo_image_surface_get_data (surface),
        .stride = (gsize) cairo_image_surface_get_stride (surface),
        .width = width,
        .first = y,
        .n = MIN (rows, height - y),
        .is_last = rows >= height - y,
        .compressed = g_byte_array_new (),
        .checksum = adler32 (0, NULL, 0),
      };

      g_array_append_val (bands, band);
    }

  return bands;
}

/* Each band by whatever processor is free, this one included. */
static void
compress_bands (GArray *bands)
{
  int others = (int) MIN (g_get_num_processors (), bands->len) - 1, next = 0;
  GThreadPool *pool = others > 0 ? g_thread_pool_new (compress_some, &next, others, FALSE, NULL) : NULL;

  for (int i = 0; i < others; i++)
    g_thread_pool_push (pool, bands, NULL);
  compress_some (bands, &next);
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  number = GUINT32_TO_BE (number);
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
append_chunk (GByteArray *bytes, const char *type, const GByteArray *content)
{
  guint start;

  append_number (bytes, content->len);
  start = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) type, 4);
  g_byte_array_append (bytes, content->data, content->len);
  append_number (bytes, (guint32) crc32_z (crc32 (0, NULL, 0), bytes->data + start, bytes->len - start));
}

static void
append_header (GByteArray *bytes, cairo_surface_t *surface)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  /* Bits of a channel, colours without alpha; compression, filters and interlacing as there are. */
  static const guint8 kind[] = { 8, 2, 0, 0, 0 };
  g_autoptr (GByteArray) header = g_byte_array_new ();

  append_number (header, (guint32) cairo_image_surface_get_width (surface));
  append_number (header, (guint32) cairo_image_surface_get_height (surface));
  g_byte_array_append (header, kind, sizeof kind);

  g_byte_array_append (bytes, signature, sizeof signature);
  append_chunk (bytes, "IHDR", header);
}

/* One stream of zlib: its header, the bands, and the checksum of all rows. */
static GByteArray *
join_bands (const GArray *bands)
{
  static const guint8 header[] = { 0x78, 0x01 }; /* a window of 32 KiB, compressed fast */
  GByteArray *stream = g_byte_array_new ();
  uLong checksum = adler32 (0, NULL, 0);

  g_byte_array_append (stream, header, sizeof header);
  for (guint i = 0; i < bands->len; i++)
    {
      const Band *band = &g_array_index (bands, Band, i);

      g_byte_array_append (stream, band->compressed->data, band->compressed->len);
      checksum = adler32_combine (checksum, band->checksum, (z_off_t) band->size);
    }
  append_number (stream, (guint32) checksum);

  return stream;
}

static gboolean
check_bands (const GArray *bands, GError **error)
{
  for (guint i = 0; i < bands->len; i++)
    {
      int status = g_array_index (bands, Band, i).status;

      if (status != Z_OK)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture could not be drawn: %s"), zError (status));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
epsom_png_append (GByteArray *bytes, cairo_surface_t *surface, GError **error)
{
  g_autoptr (GArray) bands = NULL;
  g_autoptr (GByteArray) stream = NULL;
  g_autoptr (GByteArray) nothing = g_byte_array_new ();

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, FALSE);

  cairo_surface_flush (surface);
  bands = cut (surface);
  compress_bands (bands);
  if (!check_bands (bands, error))
    return FALSE;

  stream = join_bands (bands);
  append_header (bytes, surface);
  append_chunk (bytes, "IDAT", stream);
  append_chunk (bytes, "IEND", nothing);

  return TRUE;
}
