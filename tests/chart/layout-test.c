/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "analysis-diary.h"
#include "chart-fixture.h"
#include "chart-translate.h"
#include "epsom-chart.h"
#include "epsom-scene-private.h"

/* No text covers another, no line goes through it, and nothing leaves the picture: at any size, text scale, direction
 * and language, for every kind and all diaries. */

/* Rounding of what was measured. */
#define SLACK 0.5
/* A marker's corners. */
#define MARKER_SLACK 1.5
/* A line's width. */
#define MARK_SLACK 6.0

static const double sizes[][2] = {
  { 0, 0 },     { 1, 1 },     { 60, 40 },   { 120, 300 }, { 300, 60 },   { 320, 220 },  { 360, 280 },
  { 360, 640 }, { 480, 320 }, { 640, 400 }, { 800, 300 }, { 1100, 500 }, { 1400, 800 },
};
static const double text_scales[] = { 1, 1.5, 2 };

/* The translations that these tests are read in. */
static gboolean in_long_words;

/* As long as German gets, and longer: a whole word more, that cannot be broken. */
const char *
chart_translate (const char *text)
{
  g_autofree char *translated = NULL;

  if (!in_long_words || *text == '\0')
    return text;

  translated = g_strconcat (text, strlen (text) > 30 ? " Behandlungsverlaufsdarstellung" : " Verlängerung", NULL);

  return g_intern_string (translated);
}

static gboolean
overlap (const EpsomBox *a, const EpsomBox *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK && a->y + a->height > b->y + SLACK &&
         b->y + b->height > a->y + SLACK;
}

static void
assert_inside (const EpsomScene *scene, const EpsomBox *box, double slack)
{
  g_assert_cmpfloat (box->x, >=, -slack);
  g_assert_cmpfloat (box->y, >=, -slack);
  g_assert_cmpfloat (box->x + box->width, <=, scene->width + slack);
  g_assert_cmpfloat (box->y + box->height, <=, scene->height + slack);
}

/* The boxes that glyphs fill: from the top of the capitals to below the descenders' middle. Leading may overlap. */
static EpsomBox
get_ink_box (const EpsomTextLine *text)
{
  EpsomBox box = epsom_text_line_get_box (text);

  return (EpsomBox){ box.x, text->at.y - 0.75 * text->style.size, box.width, 0.95 * text->style.size };
}

static EpsomBox
get_marker_box (const EpsomMarker *marker)
{
  double side = marker->size;

  return (EpsomBox){ marker->center.x - side / 2, marker->center.y - side / 2, side, side };
}

static void
check_primitive (const EpsomScene *scene, const EpsomPrimitive *primitive)
{
  EpsomBox box;

  switch (primitive->kind)
    {
    case EPSOM_PRIMITIVE_TEXT:
      box = get_ink_box (&primitive->text);
      g_assert_true (g_utf8_validate (primitive->text.string, -1, NULL));
      assert_inside (scene, &box, SLACK);
      break;
    case EPSOM_PRIMITIVE_MARKER:
      g_assert_true (isfinite (primitive->marker.center.x) && isfinite (primitive->marker.center.y));
      box = get_marker_box (&primitive->marker);
      assert_inside (scene, &box, MARKER_SLACK);
      break;
    case EPSOM_PRIMITIVE_LINE:
    case EPSOM_PRIMITIVE_AREA:
      g_assert_cmpuint (primitive->path.n, >=, 2);
      for (guint i = primitive->path.first; i < primitive->path.first + primitive->path.n; i++)
        {
          const EpsomPoint *point = &g_array_index (scene->points, EpsomPoint, i);

          g_assert_true (isfinite (point->x) && isfinite (point->y));
          box = (EpsomBox){ point->x, point->y, 0, 0 };
          assert_inside (scene, &box, MARK_SLACK);
        }
      break;
    }
}

static void
check_overlaps (const EpsomScene *scene)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (primitive->kind == EPSOM_PRIMITIVE_TEXT)
        g_ptr_array_add (texts, &primitive->text);
    }
  for (guint i = 0; i < texts->len; i++)
    for (guint j = i + 1; j < texts->len; j++)
      {
        const EpsomTextLine *a = g_ptr_array_index (texts, i), *b = g_ptr_array_index (texts, j);
        EpsomBox x = get_ink_box (a), y = get_ink_box (b);

        if (overlap (&x, &y))
          g_error ("“%s” and “%s” overlap", a->string, b->string);
      }
}

/* Whether the line from @a to @b, level or upright as those are that text may not stand on, goes through @box. */
static gboolean
crosses (const EpsomPoint *a, const EpsomPoint *b, const EpsomBox *box)
{
  EpsomBox line = { MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };

  if (line.width > 0 && line.height > 0)
    return FALSE;

  return line.x + line.width > box->x + SLACK && box->x + box->width > line.x + SLACK &&
         line.y + line.height > box->y + SLACK && box->y + box->height > line.y + SLACK;
}

static gboolean
is_struck (const EpsomScene *scene, const EpsomPrimitive *primitive, const EpsomBox *box)
{
  if (primitive->kind == EPSOM_PRIMITIVE_MARKER)
    {
      EpsomBox marker = get_marker_box (&primitive->marker);

      return overlap (box, &marker);
    }
  if (primitive->kind != EPSOM_PRIMITIVE_LINE || primitive->role == EPSOM_ROLE_BACKGROUND)
    return FALSE;

  for (guint i = primitive->path.first + 1; i < primitive->path.first + primitive->path.n; i++)
    if (crosses (&g_array_index (scene->points, EpsomPoint, i - 1), &g_array_index (scene->points, EpsomPoint, i), box))
      return TRUE;

  return FALSE;
}

/* No line and no mark goes through text. */
static void
check_struck (const EpsomScene *scene)
{
  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *text = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (text->kind != EPSOM_PRIMITIVE_TEXT)
        continue;

      EpsomBox box = get_ink_box (&text->text);

      for (guint j = 0; j < scene->primitives->len; j++)
        if (is_struck (scene, &g_array_index (scene->primitives, EpsomPrimitive, j), &box))
          g_error ("“%s” is struck through", text->text.string);
    }
}

/* Text that was cut can be read whole where it is pointed at. */
static void
check_cuts (const EpsomScene *scene)
{
  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);
      gboolean told = FALSE;

      if (primitive->kind != EPSOM_PRIMITIVE_TEXT || !g_str_has_suffix (primitive->text.string, "…"))
        continue;
      for (guint j = 0; j < scene->marks->len; j++)
        {
          EpsomBox box = get_ink_box (&primitive->text);
          const EpsomMark *mark = &g_array_index (scene->marks, EpsomMark, j);

          told = told || overlap (&box, &mark->box);
        }
      if (!told)
        g_error ("“%s” is told nowhere", primitive->text.string);
    }
}

static void
check_scene (EpsomChartKind kind, const EpsomResponse *response, const EpsomChartLayout *layout)
{
  g_autoptr (EpsomScene) scene = epsom_chart_new_with_layout (kind, response, layout);

  g_test_message ("%s at %gx%g, scale %g%s%s%s", epsom_chart_get_token (kind), layout->width, layout->height,
                  layout->text_scale, layout->rtl ? ", rtl" : "", layout->standalone ? ", alone" : "",
                  in_long_words ? ", long" : "");
  for (guint i = 0; i < scene->primitives->len; i++)
    check_primitive (scene, &g_array_index (scene->primitives, EpsomPrimitive, i));
  for (guint i = 0; i < scene->marks->len; i++)
    assert_inside (scene, &g_array_index (scene->marks, EpsomMark, i).box, SLACK);
  check_overlaps (scene);
  check_struck (scene);
  check_cuts (scene);
}

enum { RTL = 1, ALONE = 2, LONG = 4 };

/* @flags: what is turned on at once. */
static void
check_sizes (EpsomChartKind kind, const EpsomResponse *response, double text_scale, guint flags)
{
  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      EpsomChartLayout layout = {
        .width = sizes[size][0],
        .height = sizes[size][1],
        .text_scale = text_scale,
        .rtl = (flags & RTL) != 0,
        .standalone = (flags & ALONE) != 0,
      };

      in_long_words = (flags & LONG) != 0;
      check_scene (kind, response, &layout);
      in_long_words = FALSE;
    }
}

static void
check_response (const EpsomResponse *response, guint flags)
{
  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    for (gsize scale = 0; scale < G_N_ELEMENTS (text_scales); scale++)
      check_sizes (kind, response, text_scales[scale], flags);
}

static void
test_invented (gconstpointer counts)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new (counts);

  check_response (response, 0);
  check_response (response, RTL);
  check_response (response, ALONE);
  check_response (response, LONG);
  check_response (response, RTL | ALONE | LONG);
}

typedef struct {
  const char *name;
  const char *symptom;
} Diary;

static void
test_diary (gconstpointer data)
{
  const Diary *diary = data;
  g_autofree char *path = g_strdup_printf ("../%s.csv", diary->name);
  g_autoptr (EpsomDiary) loaded = analysis_diary_load (path);
  g_autoptr (EpsomResponse) response = analysis_respond (loaded, diary->symptom, "2026-04-01T00:00:00+02:00");

  check_response (response, 0);
}

/* A diary in which every kind has something to show. */
static void
test_life (void)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  check_response (response, 0);
  check_response (response, RTL | ALONE);
  check_response (response, LONG);
}

/* Of many salts, durations and places. */
static void
test_varied (void)
{
  for (EpsomGrouping grouping = 0; grouping < EPSOM_N_GROUPINGS; grouping++)
    {
      g_autoptr (EpsomResponse) response = chart_fixture_new_varied ((EpsomQuery){ .grouping = grouping });

      check_response (response, grouping % 2 == 0 ? 0 : RTL | ALONE | LONG);
    }
}

/* One record of each kind, one day, a hundred years: at sizes from none to large. */
static void
test_edge (gconstpointer edge)
{
  g_autoptr (EpsomResponse) response = chart_fixture_new_edge (GPOINTER_TO_UINT (edge));

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    {
      check_sizes (kind, response, 1, 0);
      check_sizes (kind, response, 2, RTL | ALONE);
      g_assert_cmpfloat (epsom_chart_get_height (kind, response, 400, 1), >, 0);
    }
}

/* Sizes that are none are as good as 0. */
static void
test_no_size (void)
{
  static const double none[] = { NAN, -INFINITY, INFINITY, -1, 0 };
  g_autoptr (EpsomResponse) response = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
      {
        const EpsomChartLayout layouts[] = {
          { .width = none[i], .height = 300, .text_scale = 1 },
          { .width = 300, .height = none[i], .text_scale = 1, .standalone = TRUE },
          { .width = 300, .height = 300, .text_scale = none[i] },
        };

        for (gsize j = 0; j < G_N_ELEMENTS (layouts); j++)
          check_scene (kind, response, &layouts[j]);
      }
}

/* The height that a chart asks for is enough for all its detail. */
static void
test_own_height (gconstpointer data)
{
  static const double widths[] = { 360, 480, 640, 800, 1100 };
  g_autoptr (EpsomResponse) response =
    data != NULL ? chart_fixture_new (data) : chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    for (double scale = 1; scale <= 2; scale += 0.5)
      for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_KINDS; kind++)
        {
          double height = epsom_chart_get_height (kind, response, widths[i], scale);
          g_autoptr (EpsomScene) scene = epsom_chart_new (kind, response, widths[i], height, scale, FALSE);
          g_autofree char *dump = epsom_scene_dump (scene);

          g_test_message ("%s %g wide, scale %g: %g", epsom_chart_get_token (kind), widths[i], scale, height);
          g_assert_null (strstr (dump, "No room here"));
          g_assert_null (strstr (dump, "have no room here"));
          /* Days are squares; all others have an axis. */
          g_assert_true (strstr (dump, kind == EPSOM_CHART_CALENDAR ? "area " : "line ") != NULL ||
                         (kind == EPSOM_CHART_CYCLE && response->n_cycles == 0));
        }
}

/* Asserts that a chart of ordinary size has all its words. */
static void
check_uncut (EpsomChartKind kind, const EpsomResponse *response, double width, double height, double text_scale)
{
  g_autoptr (EpsomScene) scene = epsom_chart_new (kind, response, width, height, text_scale, FALSE);

  for (guint i = 0; i < scene->primitives->len; i++)
    {
      const EpsomPrimitive *primitive = &g_array_index (scene->primitives, EpsomPrimitive, i);

      if (primitive->kind == EPSOM_PRIMITIVE_TEXT && g_str_has_suffix (primitive->text.string, "…"))
        g_error ("%s at %gx%g: “%s” is cut", epsom_chart_get_token (kind), width, height, primitive->text.string);
    }
}

/* What says how to read a chart has lines enough, from the narrowest window on. */
static void
test_nothing_is_cut (void)
{
  static const double usual[][2] = { { 320, 240 }, { 320, 400 }, { 480, 300 }, { 640, 400 }, { 1400, 800 } };
  g_autoptr (EpsomDiary) diary = analysis_diary_load ("../../data/sample-diary.csv");
  g_autoptr (EpsomResponse) sample = analysis_respond (diary, "migraine", "2026-04-01T00:00:00+02:00");
  g_autoptr (EpsomResponse) life = chart_fixture_new_life (CHART_LIFE_DAYS, "migraine");
  const EpsomResponse *const responses[] = { sample, life };

  for (gsize i = 0; i < G_N_ELEMENTS (responses); i++)
    for (EpsomChartKind kind = 0; kind < EPSOM_N_CHART_VIEWS; kind++)
      {
        for (gsize size = 0; size < G_N_ELEMENTS (usual); size++)
          check_uncut (kind, responses[i], usual[size][0], usual[size][1], 1);
        for (double width = 320; width < 800; width += 80)
          for (double scale = 1; scale <= 2; scale += 0.5)
            check_uncut (kind, responses[i], width, epsom_chart_get_height (kind, responses[i], width, scale), scale);
      }
  check_uncut (EPSOM_CHART_CYCLE, sample, 320, 240, 1.5);
}

int
main (int argc, char **argv)
{
  static const Diary diaries[] = {
    { "fixtures/acceptance/diary-101", "migraine" }, { "fixtures/acceptance/diary-101", "brain-fog" },
    { "fixtures/acceptance/diary-102", "migraine" }, { "fixtures/acceptance/worked", "migraine" },
    { "fixtures/acceptance/worked", "pms" },         { "../data/sample-diary", "pms" },
    { "../data/sample-diary", "migraine" },          { "../data/sample-diary", "palpitations" },
  };
  static const struct {
    const char *name;
    guint counts[EPSOM_N_METHODS];
  } invented[] = {
    { "usual", { 12, 11, 0, 7, 2 } }, { "few", { 1, 3, 0, 2, 0 } },  { "all", { 24, 18, 9, 14, 6 } }, { "none", { 0 } },
    { "one", { 0, 1, 0, 0, 0 } },     { "five", { 0, 0, 0, 5, 0 } },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (invented); i++)
    {
      g_autofree char *path = g_strconcat ("/chart/layout/invented/", invented[i].name, NULL);

      g_test_add_data_func (path, invented[i].counts, test_invented);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (diaries); i++)
    {
      g_autofree char *name = g_path_get_basename (diaries[i].name);
      g_autofree char *path = g_strdup_printf ("/chart/layout/diary/%s/%s", name, diaries[i].symptom);

      g_test_add_data_func (path, &diaries[i], test_diary);
    }
  g_test_add_func ("/chart/layout/life", test_life);
  g_test_add_func ("/chart/layout/varied", test_varied);
  for (guint edge = 0; edge < CHART_N_EDGES; edge++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/layout/edge/%u", edge);

      g_test_add_data_func (path, GUINT_TO_POINTER (edge), test_edge);
    }
  g_test_add_func ("/chart/layout/no-size", test_no_size);
  g_test_add_func ("/chart/layout/nothing-is-cut", test_nothing_is_cut);
  g_test_add_data_func ("/chart/layout/own-height/treatments", CHART_ALL, test_own_height);
  g_test_add_data_func ("/chart/layout/own-height/life", NULL, test_own_height);

  return g_test_run ();
}
