/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-lane.h"

#include <math.h>

#include "epsom-chart-clock.h"

/* A day that is narrower shares its column, in units. */
#define LEAST_DAY 2.0
#define COLUMN 1.0 /* points */

/* Between days: in units, and at most a share of one. */
#define GAP 1.0
#define GAP_SHARE 0.2

#define THICK 3.0
#define OUTLINE 1.5
#define BAR_OPACITY 0.75
#define UNRECORDED_OPACITY 0.65

typedef struct {
  double left, right;
  int worst; /* -1: none was said */
  gboolean symptom;
  gboolean recorded;
} Column;

static double
get_day_width (const EpsomLane *lane)
{
  return (lane->x.end - lane->x.start) * EPSOM_CLOCK_DAY / (lane->x.to - lane->x.from);
}

static EpsomDate
get_date (const EpsomLane *lane, double x)
{
  double date = floor (epsom_scale_invert (&lane->x, x) / EPSOM_CLOCK_DAY + 1e-9);

  return (EpsomDate) CLAMP (date, EPSOM_DATE_FIRST, EPSOM_DATE_LAST);
}

static void
add_column (GArray *columns, const EpsomLane *lane, double left, double right, EpsomDate from, EpsomDate end)
{
  const EpsomCalendar *days = lane->days;
  Column column = { left, right, -1, FALSE, FALSE };

  from = MAX (from, days->from);
  end = MIN (end, days->from + (EpsomDate) days->n);
  for (EpsomDate date = from; date < end; date++)
    {
      const EpsomCalendarDay *day = &days->days[date - days->from];

      column.worst = MAX (column.worst, day->worst);
      column.symptom |= day->symptom;
      column.recorded |= day->recorded;
    }
  g_array_append_val (columns, column);
}

/* Returns: (transfer full) (element-type Column): from the left, without a gap. */
static GArray *
create_columns (const EpsomLane *lane, gboolean of_days)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
  double start = lane->x.start, end = lane->x.end;

  if (of_days)
    for (EpsomDate date = get_date (lane, start); date * EPSOM_CLOCK_DAY < lane->x.to && date < EPSOM_DATE_LAST; date++)
      add_column (columns, lane, MAX (epsom_scale_map (&lane->x, date * EPSOM_CLOCK_DAY), start),
                  MIN (epsom_scale_map (&lane->x, (date + 1) * EPSOM_CLOCK_DAY), end), date, date + 1);
  else
    for (double left = start; left < end; left += COLUMN)
      {
        EpsomDate from = get_date (lane, left), to = get_date (lane, left + COLUMN);

        add_column (columns, lane, left, MIN (left + COLUMN, end), from, MAX (to, from + 1));
      }

  return columns;
}

static void
add_point (EpsomChart *chart, double x, double y)
{
  epsom_scene_builder_add_point (chart->scene, x, y);
}

static void
draw_level (EpsomChart *chart, const EpsomLane *lane, const Column *column)
{
  EpsomScale scale = { EPSOM_SCALE_LINEAR, 0, lane->most, lane->zero, lane->top };
  double y = epsom_scale_map (&scale, column->worst);

  epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_DIM_TEXT, OUTLINE * chart->unit, column->left, y,
                                   column->right, y);
}

/* Columns that touch are one outline, in which equal neighbours are one step. Returns: the column after the last. */
static guint
draw_bars (EpsomChart *chart, const EpsomLane *lane, const GArray *columns, guint first, double gap)
{
  EpsomScale scale = { EPSOM_SCALE_LINEAR, 0, lane->most, lane->zero, lane->top };
  guint i = first;
  int before = -1;

  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_DIM_TEXT, BAR_OPACITY, 0,
                                  EPSOM_DASH_SOLID);
  add_point (chart, g_array_index (columns, Column, first).left + gap / 2, lane->zero);
  do
    {
      const Column *column = &g_array_index (columns, Column, i);
      double y = epsom_scale_map (&scale, column->worst);

      if (column->worst != before)
        {
          if (before >= 0)
            add_point (chart, column->left, epsom_scale_map (&scale, before));
          add_point (chart, column->left + gap / 2, y);
        }
      before = column->worst;
      i++;
  } while (gap == 0 && i < columns->len && g_array_index (columns, Column, i).worst > 0);

  const Column *last = &g_array_index (columns, Column, i - 1);

  add_point (chart, last->right - gap / 2, epsom_scale_map (&scale, last->worst));
  add_point (chart, last->right - gap / 2, lane->zero);

  return i;
}

static gboolean
is_without_severity (const Column *column)
{
  return column->symptom && column->worst <= 0;
}

static gboolean
is_unrecorded (const Column *column)
{
  return !column->recorded;
}

/* The columns in a row from @first on for which @is holds. Returns: the one after the last. */
static guint
find_end (const GArray *columns, guint first, gboolean (*is) (const Column *column))
{
  while (first < columns->len && is (&g_array_index (columns, Column, first)))
    first++;

  return first;
}

void
epsom_chart_draw_lane (EpsomChart *chart, const EpsomLane *lane)
{
  double day = get_day_width (lane);
  gboolean of_days = day >= LEAST_DAY * chart->unit;
  double gap = of_days ? MIN (GAP * chart->unit, GAP_SHARE * day) : 0, y = lane->zero - THICK / 2 * chart->unit;
  g_autoptr (GArray) columns = create_columns (lane, of_days);

  for (guint i = 0; i < columns->len;)
    {
      const Column *column = &g_array_index (columns, Column, i);
      guint end = find_end (columns, i, is_without_severity);

      if (end > i)
        epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_DIM_TEXT, THICK * chart->unit, column->left, y,
                                         g_array_index (columns, Column, end - 1).right, y);
      if (end > i)
        i = end;
      else if (column->worst > 0 && lane->outlined)
        draw_level (chart, lane, &g_array_index (columns, Column, i++));
      else if (column->worst > 0 && column->right - column->left > gap)
        i = draw_bars (chart, lane, columns, i, gap);
      else
        i++;
    }
}

void
epsom_chart_draw_unrecorded (EpsomChart *chart, const EpsomLane *lane, const EpsomBox *box)
{
  g_autoptr (GArray) columns = create_columns (lane, get_day_width (lane) >= LEAST_DAY * chart->unit);
  double bottom = box->y + box->height;

  for (guint i = 0; i < columns->len; i++)
    {
      guint end = find_end (columns, i, is_unrecorded);

      if (end == i)
        continue;

      double left = g_array_index (columns, Column, i).left, right = g_array_index (columns, Column, end - 1).right;

      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_GRID, UNRECORDED_OPACITY, 0,
                                      EPSOM_DASH_SOLID);
      add_point (chart, left, box->y);
      add_point (chart, right, box->y);
      add_point (chart, right, bottom);
      add_point (chart, left, bottom);
      i = end - 1;
    }
}
