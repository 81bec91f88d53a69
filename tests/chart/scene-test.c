/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "epsom-png.h"
#include "epsom-scene-builder.h"
#include "epsom-text.h"

static EpsomTextLine
create_text (double x, double y, EpsomAnchor anchor, const char *string)
{
  return (EpsomTextLine){ { x, y }, anchor, 40, { 12, 11, 3, FALSE }, string };
}

/* One of everything. */
static EpsomScene *
create_scene (gboolean rtl)
{
  EpsomSceneBuilder *builder = epsom_scene_builder_new (200, 100, rtl);
  EpsomTextLine text = create_text (10, 20, EPSOM_ANCHOR_LEFT, "7 of 11");
  EpsomMarker marker = { { 50, 40 }, 8, EPSOM_SHAPE_TRIANGLE, TRUE };

  epsom_scene_builder_set_words (builder, "A title", "7 of 11 & <more>");
  epsom_scene_builder_begin_path (builder, EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_IV_PUSH, 0.15, 0, EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (builder, 0, 0);
  epsom_scene_builder_add_point (builder, 30, 0);
  epsom_scene_builder_add_point (builder, 30, 30.25);
  epsom_scene_builder_begin_path (builder, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_IV_DRIP, 1, 2, EPSOM_DASH_SHORT);
  epsom_scene_builder_add_point (builder, 20, 90);
  epsom_scene_builder_add_point (builder, 60, 80);
  epsom_scene_builder_add_segment (builder, EPSOM_ROLE_GRID, 1, 0, 50, 200, 50);
  epsom_scene_builder_add_marker (builder, EPSOM_ROLE_IV_PUSH, 1, &marker);
  epsom_scene_builder_add_text (builder, EPSOM_ROLE_TEXT, &text);
  text = create_text (100, 70, EPSOM_ANCHOR_MIDDLE, "");
  epsom_scene_builder_add_text (builder, EPSOM_ROLE_TEXT, &text);
  epsom_scene_builder_add_mark (builder, &(EpsomBox){ 46, 36, 8, 8 }, "IV push: 7 of 11");
  epsom_scene_builder_add_mark (builder, &(EpsomBox){ 190, -5, 40, 20 }, "at the edge");

  return epsom_scene_builder_finish (builder);
}

static void
test_dump (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_cmpstr (dump, ==,
                   "scene 200.0 100.0 ltr\n"
                   "title: A title\n"
                   "description: 7 of 11 & <more>\n"
                   "area iv-push 0.15: 0.0 0.0, 30.0 0.0, 30.0 30.2\n"
                   "line iv-drip short 2.0: 20.0 90.0, 60.0 80.0\n"
                   "line grid solid 1.0: 0.0 50.0, 200.0 50.0\n"
                   "marker iv-push open triangle: 50.0 40.0 8.0\n"
                   "text text left 12.0 10.0 20.0: 7 of 11\n"
                   "mark 46.0 36.0 8.0 8.0: IV push: 7 of 11\n"
                   "mark 190.0 0.0 10.0 15.0: at the edge\n");
}

static void
test_right_to_left (void)
{
  g_autoptr (EpsomScene) scene = create_scene (TRUE);
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_nonnull (strstr (dump, "scene 200.0 100.0 rtl\n"));
  g_assert_nonnull (strstr (dump, "line iv-drip short 2.0: 180.0 90.0, 140.0 80.0\n"));
  g_assert_nonnull (strstr (dump, "marker iv-push open triangle: 150.0 40.0 8.0\n"));
  g_assert_nonnull (strstr (dump, "text text right 12.0 190.0 20.0: 7 of 11\n"));
  g_assert_nonnull (strstr (dump, "mark 146.0 36.0 8.0 8.0: IV push: 7 of 11\n"));
}

static void
test_marks (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  double box[4];

  g_assert_cmpuint (epsom_scene_get_n_marks (scene), ==, 2);
  g_assert_cmpstr (epsom_scene_get_mark (scene, 0, box), ==, "IV push: 7 of 11");
  g_assert_cmpfloat (box[0], ==, 46);
  g_assert_cmpfloat (box[3], ==, 8);
  g_assert_cmpint (epsom_scene_find_mark (scene, 50, 40), ==, 0);
  g_assert_cmpint (epsom_scene_find_mark (scene, 60, 40), ==, 0);
  g_assert_cmpint (epsom_scene_find_mark (scene, 195, 12), ==, 1);
  g_assert_cmpint (epsom_scene_find_mark (scene, 120, 80), ==, -1);
  g_assert_cmpint (epsom_scene_find_mark (scene, NAN, 80), ==, -1);
}

static void
test_text_box (void)
{
  EpsomTextLine left = create_text (100, 50, EPSOM_ANCHOR_LEFT, "x");
  EpsomTextLine middle = create_text (100, 50, EPSOM_ANCHOR_MIDDLE, "x");
  EpsomTextLine right = create_text (100, 50, EPSOM_ANCHOR_RIGHT, "x");

  g_assert_cmpfloat (epsom_text_line_get_box (&left).x, ==, 100);
  g_assert_cmpfloat (epsom_text_line_get_box (&middle).x, ==, 80);
  g_assert_cmpfloat (epsom_text_line_get_box (&right).x, ==, 60);
  g_assert_cmpfloat (epsom_text_line_get_box (&left).y, ==, 39);
  g_assert_cmpfloat (epsom_text_line_get_box (&left).height, ==, 14);
}

static void
test_sizes_that_are_none (void)
{
  static const double sizes[] = { 0, -5, NAN, INFINITY };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EpsomScene) scene = epsom_scene_builder_finish (epsom_scene_builder_new (sizes[i], sizes[i], FALSE));
      g_autoptr (GBytes) png = epsom_scene_write (scene, "png", EPSOM_STYLE_LIGHT, 1, NULL);
      double width, height;

      epsom_scene_get_size (scene, &width, &height);
      g_assert_cmpfloat (width, ==, 0);
      g_assert_cmpfloat (height, ==, 0);
      g_assert_nonnull (png);
    }
}

/* The color in the middle of the pixel at @x, @y. */
static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (data + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
}

static void
test_paint (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 100);
  cairo_t *cr = cairo_create (surface);
  EpsomColor background = epsom_palette_get_color (EPSOM_STYLE_DARK, EPSOM_ROLE_BACKGROUND);
  guint32 expected = (guint32) round (background.red * 255) << 16 | (guint32) round (background.green * 255) << 8 |
                     (guint32) round (background.blue * 255);

  epsom_scene_paint (scene, cr, EPSOM_STYLE_DARK, FALSE);
  cairo_surface_flush (surface);
  g_assert_cmphex (get_pixel (surface, 150, 80), ==, 0);

  epsom_scene_paint (scene, cr, EPSOM_STYLE_DARK, TRUE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  g_assert_cmphex (get_pixel (surface, 150, 80), ==, expected);
  g_assert_cmphex (get_pixel (surface, 25, 5), !=, expected);
  g_assert_cmphex (get_pixel (surface, 150, 49), !=, expected);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
has_text (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
count_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  GHashTable *counts = user_data;

  g_hash_table_insert (counts, g_strdup (name),
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, name)) + 1));
}

static void
test_svg (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = epsom_scene_write (scene, "svg", EPSOM_STYLE_LIGHT, 1, &error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GMarkupParser parser = { .start_element = count_element };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, counts, NULL);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (svg, &size);
  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (counts, "svg")), ==, 1);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (counts, "title")), ==, 1);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (counts, "desc")), ==, 1);
  g_assert_true (has_text (svg, ">A title</title>"));
  g_assert_true (has_text (svg, ">7 of 11 &amp; &lt;more&gt;</desc>"));
  g_assert_true (has_text (svg, "role=\"img\""));
}

static void
test_svg_of_strange_words (void)
{
  EpsomSceneBuilder *builder = epsom_scene_builder_new (10, 10, FALSE);
  g_autoptr (EpsomScene) scene = NULL;
  g_autoptr (GBytes) svg = NULL;

  epsom_scene_builder_set_words (builder, "bell\a and escape\033", "a\nb\tc \"quoted\" > < &");
  scene = epsom_scene_builder_finish (builder);
  svg = epsom_scene_write (scene, "svg", EPSOM_STYLE_LIGHT, 1, NULL);

  g_assert_true (has_text (svg, ">bell  and escape </title>"));
  g_assert_true (has_text (svg, ">a\nb\tc &quot;quoted&quot; &gt; &lt; &amp;</desc>"));
}

static void
test_png (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  g_autoptr (GBytes) png = epsom_scene_write (scene, "png", EPSOM_STYLE_LIGHT, 2, NULL);
  const guint8 *data;
  gsize size;

  data = g_bytes_get_data (png, &size);
  g_assert_cmpuint (size, >, 24);
  g_assert_cmpmem (data, 4, "\x89PNG", 4);
  g_assert_cmpuint (data[18] << 8 | data[19], ==, 400);
  g_assert_cmpuint (data[22] << 8 | data[23], ==, 200);
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;

  if (length > bytes->len)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  g_byte_array_remove_range (bytes, 0, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Rows of noise, every third of which repeats the one above. */
static cairo_surface_t *
create_noise (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  int stride = cairo_image_surface_get_stride (surface);
  guint8 *rows = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 *pixel = (guint32 *) (gpointer) (rows + y * stride) + x;

        *pixel = y % 3 == 2 ? *(guint32 *) (gpointer) ((guint8 *) pixel - stride) : g_rand_int (rand) & 0xffffff;
      }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (cairo_surface_status (b), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guint8 *first = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *second = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        g_assert_cmpmem (first + 4 * x, 3, second + 4 * x, 3);
    }
}

/* The reader is cairo's, which checks every sum. */
static void
test_png_pixels (void)
{
  static const struct {
    int width, height;
  } sizes[] = { { 1, 1 }, { 3, 2 }, { 640, 480 }, { 30000, 7 }, { 1, 30000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_surface_t *noise = create_noise (sizes[i].width, sizes[i].height);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      cairo_surface_t *read;

      g_assert_true (epsom_png_append (bytes, noise, NULL));
      read = cairo_image_surface_create_from_png_stream (read_bytes, bytes);
      assert_same_pixels (noise, read);
      g_assert_cmpuint (bytes->len, ==, 0);
      cairo_surface_destroy (read);
      cairo_surface_destroy (noise);
    }
}

/* What @program, a reader of PDF files, says of @pdf. */
static GBytes *
read_pdf (GBytes *pdf, const char *program, const char *to)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *out = NULL;

  process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "-", to, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);

  return out;
}

static void
test_pdf (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  g_autoptr (GBytes) pdf = epsom_scene_write (scene, "pdf", EPSOM_STYLE_PRINT, 1, NULL);
  g_autofree char *reader = g_find_program_in_path ("pdftotext");
  g_autoptr (GBytes) about = NULL;
  g_autoptr (GBytes) text = NULL;

  g_assert_true (has_text (pdf, "%PDF-"));
  if (reader == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  /* Newer cairo packs the title. */
  about = read_pdf (pdf, "pdfinfo", NULL);
  g_assert_true (has_text (about, "A title"));
  text = read_pdf (pdf, "pdftotext", "-");
  g_assert_true (has_text (text, "7 of 11"));
}

static void
test_what_cannot_be_written (void)
{
  g_autoptr (EpsomScene) scene = create_scene (FALSE);
  g_autoptr (GError) unknown = NULL, too_large = NULL;

  g_assert_null (epsom_scene_write (scene, "bmp", EPSOM_STYLE_LIGHT, 1, &unknown));
  g_assert_error (unknown, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (unknown->message, "bmp"));
  g_assert_null (epsom_scene_write (scene, "png", EPSOM_STYLE_LIGHT, 1e6, &too_large));
  g_assert_error (too_large, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_styles (void)
{
  g_assert_cmpint (epsom_style_find ("light"), ==, EPSOM_STYLE_LIGHT);
  g_assert_cmpint (epsom_style_find ("dark"), ==, EPSOM_STYLE_DARK);
  g_assert_cmpint (epsom_style_find ("print"), ==, EPSOM_STYLE_PRINT);
  g_assert_cmpint (epsom_style_find ("high-contrast"), ==, EPSOM_STYLE_HIGH_CONTRAST);
  g_assert_cmpint (epsom_style_find ("Light"), ==, -1);
  g_assert_cmpint (epsom_style_find (NULL), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/scene/dump", test_dump);
  g_test_add_func ("/chart/scene/right-to-left", test_right_to_left);
  g_test_add_func ("/chart/scene/marks", test_marks);
  g_test_add_func ("/chart/scene/text-box", test_text_box);
  g_test_add_func ("/chart/scene/sizes-that-are-none", test_sizes_that_are_none);
  g_test_add_func ("/chart/scene/paint", test_paint);
  g_test_add_func ("/chart/scene/svg", test_svg);
  g_test_add_func ("/chart/scene/svg-of-strange-words", test_svg_of_strange_words);
  g_test_add_func ("/chart/scene/png", test_png);
  g_test_add_func ("/chart/scene/png/pixels", test_png_pixels);
  g_test_add_func ("/chart/scene/pdf", test_pdf);
  g_test_add_func ("/chart/scene/what-cannot-be-written", test_what_cannot_be_written);
  g_test_add_func ("/chart/scene/styles", test_styles);

  return g_test_run ();
}
