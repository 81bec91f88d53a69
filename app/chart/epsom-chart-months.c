/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-months.h"

#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-date.h"

/* Between labels, in units. */
#define GAP 6.0
#define DAY_GAP 12.0
#define YEAR_MARK 1.0
#define MAX_SHIFT 14.0
/* What is above the letters of a label. */
#define INTO_LABELS 2.0
#define N_MONTHS 12

/* Of 1, 2, 5 times a power of ten up to a thousand years. */
static const int year_steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };
static const int month_steps[] = { 1, 2, 3, 6 };

static double
measure_months (const EpsomChart *chart)
{
  double width = 0;

  for (int month = 1; month <= N_MONTHS; month++)
    {
      g_autofree char *label = epsom_chart_words_month_short (month);

      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, label));
    }

  return width;
}

/* Every so many months have a label; 0: none has room. The least is in February, of 28 days. */
static int
find_month_step (const EpsomChart *chart, const EpsomScale *scale)
{
  double month = (scale->end - scale->start) / (scale->to - scale->from) * 28;
  double width = measure_months (chart) + GAP * chart->unit;

  for (gsize i = 0; i < G_N_ELEMENTS (month_steps); i++)
    if (width <= month * month_steps[i])
      return month_steps[i];

  return 0;
}

static int
find_year_step (const EpsomScale *scale, double width)
{
  double year = (scale->end - scale->start) / (scale->to - scale->from) * 365;

  for (gsize i = 0; i < G_N_ELEMENTS (year_steps); i++)
    if (width <= year * year_steps[i])
      return year_steps[i];

  return year_steps[G_N_ELEMENTS (year_steps) - 1];
}

/* Where a year or a month begins: as far as the labels, of which one may stand there. */
static void
draw_beginning (EpsomChart *chart, const EpsomBox *plot, double x, double labels_top)
{
  double bottom = plot->y + plot->height,
         end = MIN (bottom + GAP * chart->unit, labels_top + INTO_LABELS * chart->unit);

  epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_AXIS, YEAR_MARK * chart->unit, x, bottom, x, end);
}

double
epsom_chart_write_beginning (EpsomChart *chart, const char *label, double x, double from, double to, double y)
{
  double width = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label), at = MIN (x, to - width);

  if (at < from || x - at > MAX_SHIFT * chart->unit)
    return NAN;
  epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_LEFT, at, y, label);

  return at;
}

static double
write_year (EpsomChart *chart, int year, double x, double from, double y)
{
  g_autofree char *label = g_strdup_printf ("%d", year);

  return epsom_chart_write_beginning (chart, label, x, from, chart->area.x + chart->area.width, y);
}

/* Each year's label begins with its January, and may go on beneath what stands right of the plot; that of the first
 * year begins where it does, if it has room before the next. */
static void
draw_years (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, double labels_top, double y)
{
  double width = epsom_chart_measure (chart, EPSOM_FONT_SMALL, "0000") + GAP * chart->unit;
  double right = plot->x + plot->width, first_x = epsom_scale_map (scale, scale->from), next = right + width;
  double free_from = chart->area.x;
  int step = find_year_step (scale, width), first, month, day;

  epsom_date_to_ymd ((EpsomDate) scale->from, &first, &month, &day);
  for (int year = month == 1 && first % step == 0 ? first : first + 1; year <= 9999; year++)
    {
      double x = epsom_scale_map (scale, epsom_date_from_ymd (year, 1, 1)), at;

      if (x >= right)
        break;
      if (year % step != 0)
        continue;
      if (x > first_x)
        draw_beginning (chart, plot, x, labels_top);
      at = write_year (chart, year, x, free_from, y);
      if (next > right)
        next = isnan (at) ? x : at;
      if (!isnan (at))
        free_from = at + width;
    }
  if (first_x + width <= next)
    write_year (chart, first, first_x, chart->area.x, y);
}

/* In the middle of its month, if it doesn't leave the chart there. */
static void
write_month (EpsomChart *chart, int month, double x, double y)
{
  g_autofree char *label = epsom_chart_words_month_short (month);
  double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2;

  if (x - half >= chart->area.x && x + half <= chart->area.x + chart->area.width)
    epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, y, label);
}

void
epsom_chart_draw_months (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, double y)
{
  int step = find_month_step (chart, scale);
  double line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);

  draw_years (chart, scale, plot, y - line / 2, step > 0 ? y + line : y);
  for (EpsomDate date = (EpsomDate) scale->from; step > 0 && date < scale->to && date != EPSOM_DATE_NONE;
       date = epsom_date_first_of_month (date, 1))
    {
      EpsomDate next = epsom_date_first_of_month (date, 1);
      int year, month, day;

      epsom_date_to_ymd (date, &year, &month, &day);
      if ((month - 1) % step == 0 && next != EPSOM_DATE_NONE)
        write_month (chart, month, epsom_scale_map (scale, (date + next) / 2.0), y);
    }
}

/* The fewest days between labels for which these have room. */
static int
find_day_step (const EpsomChart *chart, const EpsomScale *scale)
{
  static const int steps[] = { 1, 2, 5, 10 };
  double day = (scale->end - scale->start) / (scale->to - scale->from);
  double width = epsom_chart_measure (chart, EPSOM_FONT_SMALL, "00") + DAY_GAP * chart->unit;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (width <= day * steps[i])
      return steps[i];

  return 0;
}

/* The name of each month begins with its first day; that of the one at the beginning gives way to the next. */
static void
draw_month_names (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, double labels_top, double y)
{
  double right = plot->x + plot->width, next = right;

  for (EpsomDate date = (EpsomDate) scale->to - 1; date >= scale->from && date != EPSOM_DATE_NONE;)
    {
      EpsomDate first = epsom_date_first_of_month (date, 0), shown = MAX (first, (EpsomDate) scale->from);
      double x = epsom_scale_map (scale, shown);
      g_autofree char *name = epsom_chart_words_month (date);

      if (shown == first && first > scale->from)
        draw_beginning (chart, plot, x, labels_top);
      if (x + epsom_chart_measure (chart, EPSOM_FONT_SMALL, name) <= next)
        {
          epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_LEFT, x, y, name);
          next = x - GAP * chart->unit;
        }
      date = epsom_date_first_of_month (date, 0) - 1;
    }
}

void
epsom_chart_draw_days (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, double y)
{
  int step = find_day_step (chart, scale);
  double line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);

  draw_month_names (chart, scale, plot, y - line / 2, step > 0 ? y + line : y);
  for (EpsomDate date = (EpsomDate) scale->from; step > 0 && date < scale->to; date++)
    {
      int year, month, day;

      epsom_date_to_ymd (date, &year, &month, &day);
      /* Every fifth from the first on, but for the 31st, which is too near to the next first. */
      if ((day - 1) % step != 0 || (step > 1 && day > 30))
        continue;

      g_autofree char *label = g_strdup_printf ("%d", day);
      double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2, x = epsom_scale_map (scale, date + 0.5);

      if (x - half >= chart->area.x && x + half <= chart->area.x + chart->area.width)
        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, y, label);
    }
}
