/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-labs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-words.h"

/* In units. */
#define POINT_SIZE 7.0
#define MARK_SIZE 12.0
#define BESIDE 6.0
#define LINE_WIDTH 1.0
#define BAND_OPACITY 0.6
#define GAP 4.0
#define VALUE_GAP 2.0

/* Of figures, as a share of the size of the text. */
#define FIGURE_HEIGHT 0.75

/* What is shown of the places outside of the range, as a share of it. */
#define LEAST_OUTSIDE 0.35

static const EpsomLab *
get_lab (const GPtrArray *labs, guint i)
{
  return g_ptr_array_index (labs, i);
}

static gboolean
has_range (const EpsomLab *lab)
{
  return !isnan (lab->range_low) && !isnan (lab->range_high) && lab->range_high > lab->range_low;
}

/* 0 at the lower limit of its range, 1 at the upper. */
static double
get_place (const EpsomLab *lab)
{
  return (lab->value - lab->range_low) / (lab->range_high - lab->range_low);
}

/* Of marks in a legend. */
static const char *const shape_words[] = {
  [EPSOM_SHAPE_CIRCLE] = N_ ("circles"),
  [EPSOM_SHAPE_DIAMOND] = N_ ("diamonds"),
  [EPSOM_SHAPE_SQUARE] = N_ ("squares"),
};

static EpsomShape
get_shape (EpsomAnalyte analyte)
{
  switch (analyte)
    {
    case EPSOM_ANALYTE_IONIZED_MAGNESIUM:
      return EPSOM_SHAPE_DIAMOND;
    case EPSOM_ANALYTE_RBC_MAGNESIUM:
      return EPSOM_SHAPE_SQUARE;
    case EPSOM_ANALYTE_SERUM_MAGNESIUM:
    case EPSOM_ANALYTE_NONE:
    default:
      return EPSOM_SHAPE_CIRCLE;
    }
}

/* Of magnesium: for a list. */
static const char *
get_brief_name (EpsomAnalyte analyte)
{
  switch (analyte)
    {
    case EPSOM_ANALYTE_IONIZED_MAGNESIUM:
      return C_ ("magnesium in", "ionized");
    case EPSOM_ANALYTE_RBC_MAGNESIUM:
      return C_ ("magnesium in", "red blood cells");
    case EPSOM_ANALYTE_SERUM_MAGNESIUM:
    case EPSOM_ANALYTE_NONE:
    default:
      return C_ ("magnesium in", "serum");
    }
}

/* Those without a range lie on the bottom. */
static EpsomScale
get_scale (const EpsomChart *chart, const GPtrArray *labs, const EpsomBox *box)
{
  double from = -LEAST_OUTSIDE, to = 1 + LEAST_OUTSIDE, inset = POINT_SIZE / 2 * chart->unit;

  for (guint i = 0; i < labs->len; i++)
    if (has_range (get_lab (labs, i)))
      {
        from = MIN (from, get_place (get_lab (labs, i)));
        to = MAX (to, get_place (get_lab (labs, i)));
      }

  return (EpsomScale){ EPSOM_SCALE_LINEAR, from, to, box->y + box->height - inset, box->y + inset };
}

/* Analytes of one blood sample stand beside each other. */
static double
get_x (const EpsomChart *chart, const EpsomScale *x, const EpsomLab *lab)
{
  double beside = ((int) lab->analyte - EPSOM_ANALYTE_IONIZED_MAGNESIUM) * BESIDE * chart->unit;

  return CLAMP (epsom_scale_map (x, epsom_instant_get_date (lab->at) + 0.5) + beside, x->start, x->end);
}

static double
get_y (const EpsomScale *y, const EpsomLab *lab)
{
  return epsom_scale_map (y, has_range (lab) ? get_place (lab) : y->from);
}

char *
epsom_chart_describe_labs (const GPtrArray *labs)
{
  gboolean found[EPSOM_ANALYTE_RBC_MAGNESIUM + 1] = { FALSE };
  g_autoptr (GString) shapes = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < labs->len; i++)
    found[get_lab (labs, i)->analyte] = TRUE;
  for (EpsomAnalyte analyte = EPSOM_ANALYTE_SERUM_MAGNESIUM; analyte <= EPSOM_ANALYTE_RBC_MAGNESIUM; analyte++)
    if (found[analyte])
      {
        g_autofree char *part = g_strdup_printf (C_ ("shapes and what they stand for", "%s: %s"),
                                                 _ (shape_words[get_shape (analyte)]), get_brief_name (analyte));

        epsom_chart_words_append (shapes, part);
        n++;
      }
  if (n == 1)
    /* Translators: an analyte: "Serum magnesium in the laboratory's own range". */
    return g_strdup_printf (_ ("%s in the laboratory’s own range"),
                            epsom_words_token (EPSOM_TOKENS_ANALYTE, (int) get_lab (labs, 0)->analyte));

  /* Translators: a list: "circles: serum; squares: red blood cells". */
  return g_strdup_printf (_ ("Laboratory values in their own ranges (%s)"), shapes->str);
}

static const char *
get_limit_name (guint limit)
{
  return limit == 0 ? C_ ("of a laboratory's range", "lower") : C_ ("of a laboratory's range", "upper");
}

double
epsom_chart_measure_limits (const EpsomChart *chart)
{
  return MAX (epsom_chart_measure (chart, EPSOM_FONT_SMALL, get_limit_name (0)),
              epsom_chart_measure (chart, EPSOM_FONT_SMALL, get_limit_name (1)));
}

static void
draw_range (EpsomChart *chart, const EpsomScale *y, const EpsomBox *box, gboolean labels)
{
  double limits[] = { epsom_scale_map (y, 0), epsom_scale_map (y, 1) }, right = box->x + box->width;

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_GRID, BAND_OPACITY, 0,
                                  EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (chart->scene, box->x, limits[0]);
  epsom_scene_builder_add_point (chart->scene, right, limits[0]);
  epsom_scene_builder_add_point (chart->scene, right, limits[1]);
  epsom_scene_builder_add_point (chart->scene, box->x, limits[1]);
  for (guint limit = 0; limit < G_N_ELEMENTS (limits); limit++)
    {
      epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_AXIS, LINE_WIDTH * chart->unit, box->x, limits[limit],
                                       right, limits[limit]);
      if (labels && limits[0] - limits[1] >= epsom_chart_get_line (chart, EPSOM_FONT_SMALL))
        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_LEFT, right + GAP * chart->unit,
                           limits[limit], get_limit_name (limit));
    }
}

/* Whether a value in the middle of @y and @half high to both sides is off the limits, and on the same side of them as
 * its @mark: otherwise it could be read as that of the limit. */
static gboolean
is_off_limits (const EpsomScale *scale, double mark, double y, double half)
{
  for (int limit = 0; limit <= 1; limit++)
    {
      double at = epsom_scale_map (scale, limit);

      if (fabs (y - at) < half || (y < at && mark > at) || (y > at && mark < at))
        return FALSE;
    }

  return TRUE;
}

/* Finds the middle of a value, @width wide, above its @mark, below it or right of it. Returns: whether there is room in
 * @box. */
static gboolean
find_value_place (const EpsomChart *chart,
                  const EpsomScale *scale,
                  const EpsomBox *box,
                  const EpsomPoint *mark,
                  double width,
                  EpsomPoint *place)
{
  EpsomTextStyle style = epsom_text_get_style (chart->text, EPSOM_FONT_SMALL);
  double half_line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL) / 2, half_mark = POINT_SIZE / 2 * chart->unit;
  const struct {
    double x, y;
    double half; /* what it fills of its height */
  } places[] = {
    { mark->x, mark->y - half_mark - half_line, half_line },
    { mark->x, mark->y + half_mark + half_line, half_line },
    { mark->x + half_mark + VALUE_GAP * chart->unit + width / 2, mark->y, style.size * FIGURE_HEIGHT / 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].y - places[i].half >= box->y && places[i].y + places[i].half <= box->y + box->height &&
        is_off_limits (scale, mark->y, places[i].y, places[i].half + LINE_WIDTH * chart->unit))
      {
        *place = (EpsomPoint){ places[i].x, places[i].y };
        return TRUE;
      }

  return FALSE;
}

typedef void (*ValueFunc) (EpsomChart *chart, double x, double y, const char *value);

static void
write_value (EpsomChart *chart, double x, double y, const char *value)
{
  epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_MIDDLE, x, y, value);
}

/* Places each value beside its mark. @func: (nullable): called with each. Returns: whether none covers another or a
 * mark. */
static gboolean
place_values (EpsomChart *chart,
              const GPtrArray *labs,
              const EpsomScale *x,
              const EpsomScale *y,
              const EpsomBox *box,
              ValueFunc func)
{
  double end = box->x, half_mark = (POINT_SIZE / 2 + 1) * chart->unit;

  for (guint i = 0; i < labs->len; i++)
    {
      const EpsomLab *lab = get_lab (labs, i);
      EpsomPoint mark = { get_x (chart, x, lab), get_y (y, lab) }, place;
      double next = i + 1 < labs->len ? get_x (chart, x, get_lab (labs, i + 1)) - half_mark : box->x + box->width;
      g_autofree char *value = epsom_words_number (lab->value, 4);
      double width = epsom_chart_measure (chart, EPSOM_FONT_SMALL, value);

      if (!find_value_place (chart, y, box, &mark, width, &place) || place.x - width / 2 < end ||
          place.x + width / 2 > next)
        return FALSE;
      if (func != NULL)
        func (chart, place.x, place.y, value);
      end = MAX (place.x + width / 2 + GAP * chart->unit, mark.x + half_mark);
    }

  return TRUE;
}

void
epsom_chart_draw_labs (EpsomChart *chart,
                       const GPtrArray *labs,
                       const EpsomScale *x,
                       const EpsomBox *box,
                       gboolean labels)
{
  EpsomScale y = get_scale (chart, labs, box);

  draw_range (chart, &y, box, labels);
  for (guint i = 0; i < labs->len; i++)
    {
      const EpsomLab *lab = get_lab (labs, i);
      EpsomMarker marker = {
        { get_x (chart, x, lab), get_y (&y, lab) }, POINT_SIZE * chart->unit, get_shape (lab->analyte), !has_range (lab)
      };

      epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_TEXT, 1, &marker);
    }
  /* All of them or none: one value among many would look like the one that counts. */
  if (place_values (chart, labs, x, &y, box, NULL))
    place_values (chart, labs, x, &y, box, write_value);
}

void
epsom_chart_add_lab_marks (EpsomChart *chart, const GPtrArray *labs, const EpsomScale *x, const EpsomBox *box)
{
  EpsomScale y = get_scale (chart, labs, box);

  for (guint i = 0; i < labs->len; i++)
    {
      const EpsomLab *lab = get_lab (labs, i);
      g_autofree char *date = epsom_chart_words_date (epsom_instant_get_date (lab->at));
      g_autofree char *words = epsom_chart_words_record (&lab->record);
      g_autofree char *spoken = g_strdup_printf (C_ ("date and record", "%s: %s"), date, words);

      epsom_chart_add_mark (chart, get_x (chart, x, lab), get_y (&y, lab), MARK_SIZE * chart->unit, spoken);
      epsom_scene_builder_set_behind (chart->scene,
                                      (EpsomBehind){ .kind = EPSOM_BEHIND_RECORD, .first = &lab->record });
    }
}
