/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-spark.h"

#include <glib/gi18n-lib.h>

#include "epsom-palette.h"
#include "epsom-scale.h"
#include "epsom-scene-builder.h"

/* An episode is drawn as if it lasted at least so long: its first minutes are no slope. */
#define LEAST_SECONDS (60 * 60)
#define WORST 10

/* In pixels. */
#define INSET 4.0
#define POINT_SIZE 5.0
#define LINE_WIDTH 1.75
#define TAKEN_SIZE 7.0
#define TAKEN_STRIP 11.0

typedef struct {
  EpsomSceneBuilder *scene;
  const EpsomCourse *course;
  EpsomScale x; /* of seconds, UTC */
  EpsomScale y; /* of severity */
  double taken_y;
} Spark;

static int
get_severity (const EpsomCourse *course, guint index)
{
  return epsom_record_as_reading (course->readings[index])->severity;
}

static char *
describe (const EpsomCourse *course)
{
  int most = 0;

  if (course->n_readings == 0)
    return g_strdup (_ ("Severity so far: not read"));
  for (guint i = 0; i < course->n_readings; i++)
    most = MAX (most, get_severity (course, i));

  /* Translators: how often severity was read, the highest and the latest one. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Severity so far, read %u time: at most %d, last %d",
                                       "Severity so far, read %u times: at most %d, last %d", course->n_readings),
                          course->n_readings, most, get_severity (course, course->n_readings - 1));
}

static void
spark_init (Spark *spark, const EpsomCourse *course, EpsomInstant now)
{
  gint64 from = course->episode->start.utc, to = now.utc;
  double width, height, bottom;

  epsom_scene_builder_get_size (spark->scene, &width, &height);
  bottom = height - INSET - (course->n_taken > 0 ? TAKEN_STRIP : 0);
  if (course->n_readings > 0)
    {
      from = MIN (from, epsom_record_get_time (course->readings[0]));
      to = MAX (to, epsom_record_get_time (course->readings[course->n_readings - 1]));
    }
  to = MAX (to, from + LEAST_SECONDS);

  spark->course = course;
  spark->x = (EpsomScale){ EPSOM_SCALE_LINEAR, (double) from, (double) to, INSET, MAX (width - INSET, INSET) };
  spark->y = (EpsomScale){ EPSOM_SCALE_LINEAR, 0, WORST, MAX (bottom, INSET), INSET };
  spark->taken_y = height - TAKEN_SIZE / 2;
}

static double
get_x (const Spark *spark, const EpsomRecord *record)
{
  return epsom_scale_map (&spark->x, (double) epsom_record_get_time (record));
}

/* What the severities lie between. */
static void
draw_limits (const Spark *spark)
{
  epsom_scene_builder_add_segment (spark->scene, EPSOM_ROLE_GRID, 1, spark->x.start, spark->y.end, spark->x.end,
                                   spark->y.end);
  epsom_scene_builder_add_segment (spark->scene, EPSOM_ROLE_AXIS, 1, spark->x.start, spark->y.start, spark->x.end,
                                   spark->y.start);
}

static void
draw_readings (const Spark *spark)
{
  const EpsomCourse *course = spark->course;

  epsom_scene_builder_begin_path (spark->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1, LINE_WIDTH, EPSOM_DASH_SOLID);
  for (guint i = 0; i < course->n_readings; i++)
    epsom_scene_builder_add_point (spark->scene, get_x (spark, course->readings[i]),
                                   epsom_scale_map (&spark->y, get_severity (course, i)));
  for (guint i = 0; i < course->n_readings; i++)
    {
      EpsomPoint center = { get_x (spark, course->readings[i]), epsom_scale_map (&spark->y, get_severity (course, i)) };
      EpsomMarker marker = { center, POINT_SIZE, EPSOM_SHAPE_CIRCLE, FALSE };

      epsom_scene_builder_add_marker (spark->scene, EPSOM_ROLE_TEXT, 1, &marker);
    }
}

/* Doses as every chart has them, medicines as pills. What was taken before the episode is not of its time. */
static void
draw_taken (const Spark *spark)
{
  for (guint i = 0; i < spark->course->n_taken; i++)
    {
      const EpsomRecord *record = spark->course->taken[i];
      EpsomMarker marker = { { get_x (spark, record), spark->taken_y }, TAKEN_SIZE, EPSOM_SHAPE_PILL, FALSE };
      EpsomRole role = EPSOM_ROLE_TEXT;

      if (marker.center.x < spark->x.start || marker.center.x > spark->x.end)
        continue;
      if (record->kind == EPSOM_RECORD_DOSE)
        {
          const EpsomCode *code = epsom_palette_get_code ((int) epsom_dose_get_method (epsom_record_as_dose (record)));

          marker.shape = code->shape;
          role = code->role;
        }
      epsom_scene_builder_add_marker (spark->scene, role, 1, &marker);
    }
}

EpsomScene *
epsom_spark_new (const EpsomCourse *course, EpsomInstant now, double width, double height, gboolean rtl)
{
  g_autoptr (EpsomSceneBuilder) scene = epsom_scene_builder_new (width, height, rtl);
  g_autofree char *description = NULL;
  Spark spark = { .scene = scene };

  g_return_val_if_fail (course != NULL && course->episode != NULL, NULL);

  description = describe (course);
  epsom_scene_builder_set_words (scene, _ ("Severity so far"), description);
  spark_init (&spark, course, now);
  draw_limits (&spark);
  draw_readings (&spark);
  draw_taken (&spark);

  return epsom_scene_builder_finish (g_steal_pointer (&scene));
}
