/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-chart DIARY FOLDER [KIND...]: what each kind of chart of DIARY costs from a response that is ready, the best of
 * several, in ms: "kind drawn written points". Drawn is laid out and painted on an image surface, in the processor's
 * time; written is drawn and put into a PNG file in FOLDER, by the clock. Beside it comes KIND.gp, with which gnuplot
 * draws the same points and lines into a PNG file of the same size, `turns` times.
 */
#include <cairo.h>
#include <time.h>

#include "epsom-chart.h"
#include "epsom-scene-private.h"
#include "epsom-store.h"

#define WIDTH 1400
#define HEIGHT 800
#define TURNS 9

static const char *const styles[] = {
  [EPSOM_PRIMITIVE_LINE] = "with lines",
  [EPSOM_PRIMITIVE_AREA] = "with filledcurves closed",
  [EPSOM_PRIMITIVE_MARKER] = "with points",
};

static double
get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static EpsomScene *
lay_out (EpsomChartKind kind, EpsomResponse *response)
{
  return epsom_chart_new (kind, response, WIDTH, HEIGHT, 1, FALSE);
}

static double
draw (EpsomChartKind kind, EpsomResponse *response, cairo_surface_t *surface)
{
  double from = get_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (EpsomScene) scene = lay_out (kind, response);
  cairo_t *cr = cairo_create (surface);

  epsom_scene_paint (scene, cr, EPSOM_STYLE_LIGHT, TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return get_time (CLOCK_PROCESS_CPUTIME_ID) - from;
}

static double
write_picture (EpsomChartKind kind, EpsomResponse *response, const char *path)
{
  double from = get_time (CLOCK_MONOTONIC);
  g_autoptr (EpsomScene) scene = lay_out (kind, response);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = epsom_scene_write (scene, "png", EPSOM_STYLE_LIGHT, 1, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  return get_time (CLOCK_MONOTONIC) - from;
}

static void
append_point (GString *data, double x, double y)
{
  g_string_append_printf (data, "%.3f %.3f\n", x, HEIGHT - y);
}

/* The points of all primitives of @kind, paths apart by an empty line. Returns: how many. */
static guint
append_points (GString *data, const EpsomScene *scene, EpsomPrimitiveKind kind)
{
  guint n = 0;

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);
      const EpsomPath *path = &primitive->path;

      if (primitive->kind != kind)
        continue;
      if (kind == EPSOM_PRIMITIVE_MARKER)
        {
          append_point (data, primitive->marker.center.x, primitive->marker.center.y);
          n++;
          continue;
        }
      for (guint j = path->first; j < path->first + path->n; j++, n++)
        append_point (data, g_array_index (scene->points, EpsomPoint, j).x,
                      g_array_index (scene->points, EpsomPoint, j).y);
      g_string_append (data, "\n");
    }
  return n;
}

/* Returns: how many points gnuplot draws. */
static guint
write_script (EpsomChartKind kind, EpsomResponse *response, const char *folder)
{
  const char *token = epsom_chart_get_token (kind);
  g_autoptr (EpsomScene) scene = lay_out (kind, response);
  g_autoptr (GString) script = g_string_new (NULL);
  g_autoptr (GString) plots = g_string_new (NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s.gp", folder, token);
  guint n = 0;

  g_string_append_printf (script, "set terminal pngcairo size %d,%d\nset xrange [0:%d]\nset yrange [0:%d]\nunset key\n",
                          WIDTH, HEIGHT, WIDTH, HEIGHT);
  for (EpsomPrimitiveKind primitive = 0; primitive < G_N_ELEMENTS (styles); primitive++)
    {
      g_autoptr (GString) data = g_string_new (NULL);
      guint points = append_points (data, scene, primitive);

      if (points > 0)
        {
          g_string_append_printf (script, "$data%u << END\n%sEND\n", primitive, data->str);
          g_string_append_printf (plots, "%s $data%u %s", plots->len > 0 ? "," : "plot", primitive, styles[primitive]);
        }
      n += points;
    }
  g_string_append_printf (script, "do for [turn=1:turns] {\nset output '%s/%s-gnuplot.png'\n%s\nunset output\n}\n",
                          folder, token, plots->str);
  g_assert_true (g_file_set_contents (path, script->str, -1, NULL));
  return n;
}

static void
measure (EpsomChartKind kind, EpsomResponse *response, const char *folder, cairo_surface_t *surface)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, epsom_chart_get_token (kind));
  double drawn = G_MAXDOUBLE, written = G_MAXDOUBLE;

  for (int i = 0; i < TURNS; i++)
    {
      drawn = MIN (drawn, draw (kind, response, surface));
      written = MIN (written, write_picture (kind, response, path));
    }
  g_print ("%s %.2f %.2f %u\n", epsom_chart_get_token (kind), drawn, written, write_script (kind, response, folder));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = NULL;
  g_autoptr (EpsomResponse) response = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  EpsomQuery query = {
    .symptom = "migraine",
    .from = EPSOM_DATE_NONE,
    .to = EPSOM_DATE_NONE,
    .as_of = epsom_instant_now (),
  };

  if (argc < 3)
    {
      g_printerr ("usage: bench-chart DIARY FOLDER [KIND...]\n");
      return 2;
    }
  store = epsom_store_open (argv[1], EPSOM_STORE_READ_ONLY, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  response = epsom_response_new (epsom_store_get_diary (store), &query);

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
    if (argc == 3 || g_strv_contains ((const char *const *) argv + 3, epsom_chart_get_token (kind)))
      measure (kind, response, argv[2], surface);

  cairo_surface_destroy (surface);
  return 0;
}
