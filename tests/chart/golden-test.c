/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "chart-fixture.h"
#include "epsom-chart.h"

/* Whole scenes, primitive by primitive, against what was looked at and found good. Every character is equally wide
 * here, so that no font matters. EPSOM_UPDATE_GOLDEN=1 writes them anew: look at the difference, and at the pictures.
 */

#define DAY(date) ((date) *86400.0)

/* In place of counts: the diary of many salts, durations and places. */
static const guint varied[EPSOM_N_METHODS];

typedef struct {
  const char *name;
  EpsomChartKind kind;
  const guint *counts; /* NULL: the diary of days */
  EpsomChartLayout layout;
  EpsomGrouping grouping; /* of the varied diary */
} Golden;

static EpsomResponse *
create_response (const Golden *golden)
{
  if (golden->counts == NULL)
    return chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  if (golden->counts == varied)
    return chart_fixture_new_varied ((EpsomQuery){ .grouping = golden->grouping });

  return chart_fixture_new (golden->counts);
}

static void
check (gconstpointer data)
{
  const Golden *golden = data;
  EpsomChartLayout layout = golden->layout;
  g_autoptr (EpsomResponse) response = create_response (golden);
  g_autoptr (EpsomScene) scene = NULL;
  g_autofree char *file = g_strconcat (golden->name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *dump = NULL, *expected = NULL;
  g_autoptr (GError) error = NULL;

  layout.fixed_metrics = TRUE;
  layout.text_scale = layout.text_scale > 0 ? layout.text_scale : 1;
  scene = epsom_chart_new_with_layout (golden->kind, response, &layout);
  dump = epsom_scene_dump (scene);

  if (g_getenv ("EPSOM_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, dump, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

int
main (int argc, char **argv)
{
  const Golden goldens[] = {
    { "course", EPSOM_CHART_COURSE, CHART_USUAL, { .width = 640, .height = 400 } },
    { "course-few", EPSOM_CHART_COURSE, CHART_FEW, { .width = 480, .height = 320 } },
    { "course-none", EPSOM_CHART_COURSE, CHART_NONE, { .width = 360, .height = 240 } },
    { "endpoints", EPSOM_CHART_ENDPOINTS, CHART_USUAL, { .width = 800, .height = 520 } },
    { "endpoints-narrow", EPSOM_CHART_ENDPOINTS, CHART_USUAL, { .width = 360, .height = 280 } },
    { "endpoints-rtl", EPSOM_CHART_ENDPOINTS, CHART_FEW, { .width = 480, .height = 400, .rtl = TRUE } },
    { "relief", EPSOM_CHART_RELIEF, CHART_USUAL, { .width = 640, .height = 400 } },
    { "relief-alone", EPSOM_CHART_RELIEF, CHART_USUAL, { .width = 700, .height = 620, .standalone = TRUE } },
    { "relief-large-text", EPSOM_CHART_RELIEF, CHART_USUAL, { .width = 640, .height = 480, .text_scale = 2 } },
    { "relief-small", EPSOM_CHART_RELIEF, CHART_USUAL, { .width = 160, .height = 100 } },
    { "duration", EPSOM_CHART_DURATION, CHART_USUAL, { .width = 640, .height = 400 } },
    { "duration-rtl", EPSOM_CHART_DURATION, CHART_FEW, { .width = 360, .height = 300, .rtl = TRUE } },
    { "rate", EPSOM_CHART_DURATION_BY_RATE, varied, { .width = 640, .height = 400 } },
    { "rate-rtl", EPSOM_CHART_DURATION_BY_RATE, varied, { .width = 300, .height = 240, .rtl = TRUE } },
    { "rate-none", EPSOM_CHART_DURATION_BY_RATE, CHART_USUAL, { .width = 360, .height = 240 } },
    { "monthly", EPSOM_CHART_MONTHLY, CHART_ALL, { .width = 640, .height = 360 } },
    { "monthly-narrow", EPSOM_CHART_MONTHLY, CHART_ALL, { .width = 280, .height = 220 } },
    { "cycle-none", EPSOM_CHART_CYCLE, CHART_USUAL, { .width = 360, .height = 240 } },
    { "cycle", EPSOM_CHART_CYCLE, NULL, { .width = 640, .height = 400 } },
    { "cycle-rtl", EPSOM_CHART_CYCLE, NULL, { .width = 320, .height = 240, .rtl = TRUE } },
    { "episode", EPSOM_CHART_EPISODE, NULL, { .width = 640, .height = 400 } },
    { "episode-rtl", EPSOM_CHART_EPISODE, NULL, { .width = 300, .height = 240, .rtl = TRUE } },
    { "episode-none", EPSOM_CHART_EPISODE, CHART_NONE, { .width = 360, .height = 240 } },
    { "symptoms", EPSOM_CHART_SYMPTOMS, NULL, { .width = 1000, .height = 640 } },
    { "symptoms-narrow", EPSOM_CHART_SYMPTOMS, NULL, { .width = 360, .height = 800 } },
    { "symptoms-rtl", EPSOM_CHART_SYMPTOMS, CHART_FEW, { .width = 480, .height = 360, .rtl = TRUE } },
    { "magnesium", EPSOM_CHART_MAGNESIUM, NULL, { .width = 800, .height = 560 } },
    { "magnesium-rtl", EPSOM_CHART_MAGNESIUM, NULL, { .width = 320, .height = 260, .rtl = TRUE } },
    { "magnesium-none", EPSOM_CHART_MAGNESIUM, CHART_NONE, { .width = 360, .height = 240 } },
    { "calendar", EPSOM_CHART_CALENDAR, NULL, { .width = 640, .height = 320 } },
    { "calendar-rtl", EPSOM_CHART_CALENDAR, NULL, { .width = 300, .height = 400, .rtl = TRUE } },
    { "calendar-none", EPSOM_CHART_CALENDAR, CHART_NONE, { .width = 360, .height = 240 } },
    { "timeline", EPSOM_CHART_TIMELINE, NULL, { .width = 800, .height = 520 } },
    { "timeline-day",
      EPSOM_CHART_TIMELINE,
      NULL,
      { .width = 640, .height = 420, .span = { DAY (20092), DAY (20093) } } },
    { "timeline-rtl", EPSOM_CHART_TIMELINE, NULL, { .width = 320, .height = 360, .rtl = TRUE } },
    { "timeline-none", EPSOM_CHART_TIMELINE, CHART_NONE, { .width = 360, .height = 240 } },
    { "wear-off", EPSOM_CHART_WEAR_OFF, CHART_ALL, { .width = 640, .height = 480 } },
    { "wear-off-narrow", EPSOM_CHART_WEAR_OFF, CHART_USUAL, { .width = 320, .height = 420 } },
    { "by-salt-course", EPSOM_CHART_COURSE, varied, { .width = 640, .height = 400 }, EPSOM_GROUPING_SALT },
    { "by-salt-endpoints", EPSOM_CHART_ENDPOINTS, varied, { .width = 800, .height = 700 }, EPSOM_GROUPING_SALT },
    { "by-salt-symptoms", EPSOM_CHART_SYMPTOMS, varied, { .width = 640, .height = 640 }, EPSOM_GROUPING_SALT },
    { "by-minutes-relief", EPSOM_CHART_RELIEF, varied, { .width = 640, .height = 480 }, EPSOM_GROUPING_MINUTES },
    { "by-minutes-endpoints-narrow",
      EPSOM_CHART_ENDPOINTS,
      varied,
      { .width = 360, .height = 420 },
      EPSOM_GROUPING_MINUTES },
    { "by-place-duration", EPSOM_CHART_DURATION, varied, { .width = 640, .height = 400 }, EPSOM_GROUPING_PLACE },
    { "by-place-wear-off-rtl",
      EPSOM_CHART_WEAR_OFF,
      varied,
      { .width = 360, .height = 420, .rtl = TRUE },
      EPSOM_GROUPING_PLACE },
    { "freedom-few", EPSOM_CHART_FREEDOM, CHART_FEW, { .width = 480, .height = 320 } },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strconcat ("/chart/golden/", goldens[i].name, NULL);

      g_test_add_data_func (path, &goldens[i], check);
    }

  return g_test_run ();
}
