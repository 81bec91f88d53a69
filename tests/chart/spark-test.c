/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The course of an episode that goes on, as small as a line of words. */

#include <math.h>
#include <string.h>

#include "epsom-spark.h"
#include "epsom-test-records.h"

#define WIDTH 128
#define HEIGHT 40

static EpsomInstant
parse (const char *text)
{
  EpsomInstant instant;

  g_assert_true (epsom_instant_parse (text, &instant));

  return instant;
}

/* Returns: (transfer full): of the first episode of @diary. */
static EpsomScene *
create (EpsomDiary *diary, const char *now, double width, double height, gboolean rtl)
{
  g_auto (EpsomCourse) course = { 0 };
  guint n;
  const EpsomRecord *const *episodes = epsom_diary_get (diary, EPSOM_RECORD_EPISODE, &n);

  g_assert_cmpuint (n, ==, 1);
  epsom_course_init (&course, diary, epsom_record_as_episode (episodes[0]));

  return epsom_spark_new (&course, parse (now), width, height, rtl);
}

static void
assert_dump (EpsomScene *scene, const char *expected)
{
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_cmpstr (dump, ==, expected);
}

/* Two hours are 120 px, ten severities 21 px; what was taken stands beneath. */
static EpsomDiary *
create_diary (void)
{
  return epsom_test_diary (epsom_test_episode (1, "2026-03-03T08:00:00+01:00", NULL, "migraine"),
                           epsom_test_reading (2, 1, "2026-03-03T08:00:00+01:00", 4),
                           epsom_test_reading (3, 1, "2026-03-03T09:00:00+01:00", 10),
                           epsom_test_reading (4, 1, "2026-03-03T09:30:00+01:00", 2),
                           epsom_test_iv (5, 1, "2026-03-03T09:00:00+01:00", 5),
                           epsom_test_medicine (6, 1, "2026-03-03T08:30:00+01:00", "ibuprofen", "nsaid"), NULL);
}

static void
test_places (void)
{
  g_autoptr (EpsomDiary) diary = create_diary ();
  g_autoptr (EpsomScene) scene = create (diary, "2026-03-03T10:00:00+01:00", WIDTH, HEIGHT, FALSE);

  assert_dump (scene, "scene 128.0 40.0 ltr\n"
                      "title: Severity so far\n"
                      "description: Severity so far, read 3 times: at most 10, last 2\n"
                      "line grid solid 1.0: 4.0 4.0, 124.0 4.0\n"
                      "line axis solid 1.0: 4.0 25.0, 124.0 25.0\n"
                      "line text solid 1.8: 4.0 16.6, 64.0 4.0, 94.0 20.8\n"
                      "marker text circle: 4.0 16.6 5.0\n"
                      "marker text circle: 64.0 4.0 5.0\n"
                      "marker text circle: 94.0 20.8 5.0\n"
                      "marker text pill: 34.0 36.5 7.0\n"
                      "marker iv-push triangle: 64.0 36.5 7.0\n");
}

/* Time runs to the left; the words are the same. */
static void
test_right_to_left (void)
{
  g_autoptr (EpsomDiary) diary = create_diary ();
  g_autoptr (EpsomScene) scene = create (diary, "2026-03-03T10:00:00+01:00", WIDTH, HEIGHT, TRUE);
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_nonnull (strstr (dump, "line text solid 1.8: 124.0 16.6, 64.0 4.0, 34.0 20.8\n"));
}

/* With nothing taken there is more height; two readings of the first minutes are no slope, and one is no line. */
static void
test_beginning (void)
{
  g_autoptr (EpsomDiary) diary =
    epsom_test_diary (epsom_test_episode (1, "2026-03-03T08:00:00+01:00", NULL, "migraine"),
                      epsom_test_reading (2, 1, "2026-03-03T08:00:00+01:00", 10),
                      epsom_test_reading (3, 1, "2026-03-03T08:06:00+01:00", 0), NULL);
  g_autoptr (EpsomScene) scene = create (diary, "2026-03-03T08:06:00+01:00", WIDTH, HEIGHT, FALSE);
  g_autofree char *dump = epsom_scene_dump (scene);

  g_assert_nonnull (strstr (dump, "line text solid 1.8: 4.0 4.0, 16.0 36.0\n"));
}

static void
test_nothing (void)
{
  static const double sizes[][2] = { { 0, 0 }, { 1, 1 }, { -5, 40 }, { NAN, NAN }, { 4000, 3 } };
  g_autoptr (EpsomDiary) empty =
    epsom_test_diary (epsom_test_episode (1, "2026-03-03T08:00:00+01:00", NULL, "migraine"), NULL);
  g_autoptr (EpsomDiary) full = create_diary ();
  g_autoptr (EpsomScene) none = create (empty, "2026-03-03T08:00:00+01:00", WIDTH, HEIGHT, FALSE);

  g_assert_cmpstr (epsom_scene_get_description (none), ==, "Severity so far: not read");
  /* A clock that went back, and no room. */
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EpsomScene) scene = create (full, "2026-03-03T07:00:00+01:00", sizes[i][0], sizes[i][1], FALSE);
      g_autofree char *dump = epsom_scene_dump (scene);

      g_assert_null (strstr (dump, "nan"));
      g_assert_null (strstr (dump, "inf"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/spark/places", test_places);
  g_test_add_func ("/chart/spark/right-to-left", test_right_to_left);
  g_test_add_func ("/chart/spark/beginning", test_beginning);
  g_test_add_func ("/chart/spark/nothing", test_nothing);

  return g_test_run ();
}
