/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-bins.h"
#include "epsom-chart-months.h"
#include "epsom-date.h"

/* Labels of axes, whatever the range, the width, the size of the text and the direction: none covers another or leaves
 * the chart, those of several words are further apart than their words, and where there is room there is one. */

#define N_ROUNDS 400
#define HEIGHT 60.0
#define SLACK 0.5

typedef struct {
  const char *name;
  void (*draw) (EpsomChart *chart, const EpsomBox *plot);
  guint least; /* labels, where there is room */
  double gap;  /* between them, in units */
} Axis;

static void
check_texts (const EpsomScene *scene, guint least, double gap)
{
  guint n = 0;

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *a = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (a->kind != EPSOM_PRIMITIVE_TEXT)
        continue;
      n++;
      EpsomBox box = epsom_text_line_get_box (&a->text);

      g_assert_cmpfloat (box.x, >=, -SLACK);
      g_assert_cmpfloat (box.x + box.width, <=, scene->width + SLACK);
      for (guint j = i + 1; j < scene->primitives->len; j++)
        {
          const EpsomPrimitive *b = &g_array_index (scene->primitives, EpsomPrimitive, j);

          if (b->kind != EPSOM_PRIMITIVE_TEXT || fabs (a->text.at.y - b->text.at.y) > 1)
            continue;
          EpsomBox other = epsom_text_line_get_box (&b->text);

          if (box.x + box.width + gap > other.x + SLACK && other.x + other.width + gap > box.x + SLACK)
            g_error ("“%s” and “%s” are too near", a->text.string, b->text.string);
        }
    }
  g_assert_cmpuint (n, >=, least);
}

/* Draws an axis into a chart of @width. */
static void
check_axis (const Axis *axis, double width)
{
  double scale = 1 + g_test_rand_int_range (0, 3) / 2.0;
  gboolean rtl = g_test_rand_bit ();
  g_autoptr (EpsomText) text = epsom_text_new (scale, rtl, g_test_rand_bit ());
  EpsomSceneBuilder *builder = epsom_scene_builder_new (width, HEIGHT, rtl);
  EpsomChart chart = { NULL, builder, text, { 0, 0, width, HEIGHT }, scale };
  EpsomBox plot = { 30 * scale, 0, MAX (width - 40 * scale, 0), HEIGHT / 2 };
  g_autoptr (EpsomScene) scene = NULL;

  axis->draw (&chart, &plot);
  scene = epsom_scene_builder_finish (builder);
  check_texts (scene, width > 150 * scale ? axis->least : 0, axis->gap * scale);
}

static void
draw_elapsed (EpsomChart *chart, const EpsomBox *plot)
{
  double from = g_test_rand_bit () ? 0 : -g_test_rand_double_range (0, 100);
  double to = from + pow (10, g_test_rand_double_range (1, 6));
  EpsomScale scale = { EPSOM_SCALE_LINEAR, from, to, plot->x, plot->x + plot->width };

  epsom_chart_draw_elapsed (chart, &scale, HEIGHT / 2);
}

static void
draw_times (EpsomChart *chart, const EpsomBox *plot)
{
  static const double times[] = { 0, 15, 30, 60, 120, 240, 480, 720, 1440 };
  static const guint ranks[] = { 0, 4, 8, 2, 5, 3, 1, 7, 6 };
  /* The kinds leave half a label free at both ends. */
  double room = epsom_chart_measure (chart, EPSOM_FONT_SMALL, "24 h");
  EpsomScale scale = { EPSOM_SCALE_AFTER_DOSE, 0, 1440, plot->x, MAX (plot->x, plot->x + plot->width - room) };

  epsom_chart_draw_times (chart, &scale, times, ranks, G_N_ELEMENTS (times), HEIGHT / 2);
}

static EpsomDate
choose_date (void)
{
  return epsom_date_from_ymd (1900, 1, 1) + g_test_rand_int_range (0, 150 * 365);
}

static void
draw_days (EpsomChart *chart, const EpsomBox *plot)
{
  EpsomDate from = choose_date ();
  EpsomScale scale = { EPSOM_SCALE_LINEAR, from, from + g_test_rand_int_range (1, 63), plot->x, plot->x + plot->width };

  epsom_chart_draw_days (chart, &scale, plot, HEIGHT / 2);
}

/* Up to a hundred years. */
static void
draw_months (EpsomChart *chart, const EpsomBox *plot)
{
  EpsomDate from = epsom_date_first_of_month (choose_date (), 0);
  EpsomDate to = epsom_date_first_of_month (from, (int) pow (10, g_test_rand_double_range (0, 3.08)));
  EpsomScale scale = { EPSOM_SCALE_LINEAR, from, to, plot->x, plot->x + plot->width };

  epsom_chart_draw_months (chart, &scale, plot, HEIGHT / 2);
}

static void
test_axis (gconstpointer data)
{
  const Axis *axis = data;

  for (guint round = 0; round < N_ROUNDS; round++)
    check_axis (axis, g_test_rand_double_range (90, 1500));
}

static char *
format (double value)
{
  return g_strdup_printf ("%.6g", value);
}

/* Whatever the height and the range: what was asked for is covered, and the labels stay apart. */
static void
test_y (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (EpsomText) text = epsom_text_new (1 + g_test_rand_int_range (0, 3) / 2.0, FALSE, TRUE);
      EpsomChart chart = { NULL, NULL, text, { 0, 0, 400, 400 }, epsom_text_get_scale (text) };
      double line = epsom_chart_get_line (&chart, EPSOM_FONT_SMALL);
      EpsomBox plot = { 0, 20, 300, g_test_rand_double_range (5 * line, 40 * line) };
      double size = pow (10, g_test_rand_double_range (-2, 5)), from = g_test_rand_double_range (-size, size);
      double to = from + g_test_rand_double_range (size / 100, size);
      EpsomTicks ticks;
      EpsomScale scale = epsom_chart_lay_out_y (&chart, &plot, from, to, &ticks);

      g_assert_cmpfloat (scale.from, <=, from + 1e-6 * size);
      g_assert_cmpfloat (scale.to, >=, to - 1e-6 * size);
      g_assert_cmpuint (ticks.n, <=, 7);
      g_assert_cmpfloat (epsom_chart_measure_y_labels (&chart, &ticks, format), >, 0);
      for (guint i = 1; i < ticks.n; i++)
        g_assert_cmpfloat (epsom_scale_map (&scale, ticks.values[i - 1]) - epsom_scale_map (&scale, ticks.values[i]),
                           >=, line);
    }
}

/* A low plot is not half empty for the want of one label. */
static void
test_low_y (void)
{
  g_autoptr (EpsomText) text = epsom_text_new (1, FALSE, TRUE);
  EpsomChart chart = { NULL, NULL, text, { 0, 0, 400, 400 }, 1 };
  EpsomBox plot = { 0, 20, 300, 4 * epsom_chart_get_line (&chart, EPSOM_FONT_SMALL) };
  EpsomTicks ticks;
  EpsomScale scale = epsom_chart_lay_out_y (&chart, &plot, -8, 1, &ticks);

  g_assert_cmpfloat (scale.from, ==, -10);
  g_assert_cmpfloat (scale.to, ==, 5);
  g_assert_cmpuint (ticks.n, ==, 4);
}

/* Bins follow each other without a gap, from the first date to the last, and each is within one of its unit. */
static void
test_bins (void)
{
  static const int longest[] = { 1, 7, 31, 366 };

  for (guint round = 0; round < N_ROUNDS; round++)
    for (EpsomBinUnit unit = EPSOM_BIN_DAY; unit <= EPSOM_BIN_YEAR; unit++)
      {
        EpsomDate from = choose_date (), end = from + g_test_rand_int_range (0, 2000), next = from;
        EpsomBin bin;

        for (epsom_bin_init (&bin, unit, from, end); epsom_bin_is_valid (&bin); epsom_bin_next (&bin))
          {
            g_assert_cmpint (bin.from, ==, next);
            g_assert_cmpint (bin.to - bin.from, <=, longest[unit]);
            /* 1970-01-05 was a Monday. */
            g_assert_true (unit != EPSOM_BIN_WEEK || bin.to == end || (bin.to - 4) % 7 == 0);
            next = bin.to;
          }
        g_assert_cmpint (next, ==, end);
      }
}

static void
test_bin_ends (void)
{
  for (EpsomBinUnit unit = EPSOM_BIN_DAY; unit <= EPSOM_BIN_YEAR; unit++)
    {
      EpsomBin bin;

      epsom_bin_init (&bin, unit, EPSOM_DATE_LAST, EPSOM_DATE_LAST + 1);
      g_assert_true (epsom_bin_is_valid (&bin));
      g_assert_cmpint (bin.to, ==, EPSOM_DATE_LAST + 1);
      epsom_bin_next (&bin);
      g_assert_false (epsom_bin_is_valid (&bin));
    }
  g_assert_cmpint (epsom_bins_choose (3), ==, EPSOM_BIN_DAY);
  g_assert_cmpint (epsom_bins_choose (1), ==, EPSOM_BIN_WEEK);
  g_assert_cmpint (epsom_bins_choose (0.2), ==, EPSOM_BIN_MONTH);
  g_assert_cmpint (epsom_bins_choose (0), ==, EPSOM_BIN_YEAR);
}

int
main (int argc, char **argv)
{
  static const Axis axes[] = {
    { "elapsed", draw_elapsed, 1, 14 },
    { "times", draw_times, 2, 7 },
    { "days", draw_days, 1, 1 },
    { "months", draw_months, 1, 4 },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autofree char *path = g_strconcat ("/chart/axis/", axes[i].name, NULL);

      g_test_add_data_func (path, &axes[i], test_axis);
    }
  g_test_add_func ("/chart/axis/y", test_y);
  g_test_add_func ("/chart/axis/low-y", test_low_y);
  g_test_add_func ("/chart/bins/follow-each-other", test_bins);
  g_test_add_func ("/chart/bins/ends", test_bin_ends);

  return g_test_run ();
}
