/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-clock.h"

#include <math.h>

#include "epsom-chart-months.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Between labels, and from a tick to its label, in units. */
#define GAP 7.0
#define INDENT 2.0
#define TICK 4.0
#define MARK_WIDTH 1.0

#define SECONDS_PER_MINUTE 60

double
epsom_chart_get_clock (EpsomInstant instant)
{
  return (double) instant.utc + instant.offset * SECONDS_PER_MINUTE;
}

static EpsomDate
get_date (double time)
{
  return (EpsomDate) CLAMP (floor (time / EPSOM_CLOCK_DAY), EPSOM_DATE_FIRST, EPSOM_DATE_LAST);
}

static char *
create_label (EpsomTickUnit unit, double time)
{
  int minutes = (int) ((time - get_date (time) * EPSOM_CLOCK_DAY) / SECONDS_PER_MINUTE), year, month, day;

  epsom_date_to_ymd (get_date (time), &year, &month, &day);
  switch (unit)
    {
    case EPSOM_TICK_MINUTE:
      return epsom_words_clock (minutes, epsom_words_get_twelve_hours ());
    case EPSOM_TICK_DAY:
      return g_strdup_printf ("%d", day);
    case EPSOM_TICK_MONTH:
      return epsom_chart_words_month_short (month);
    case EPSOM_TICK_YEAR:
    default:
      return g_strdup_printf ("%d", year);
    }
}

static gboolean
fit (const EpsomChart *chart, const EpsomScale *scale, const EpsomTicks *ticks, EpsomTickUnit unit)
{
  for (guint i = 0; i + 1 < ticks->n; i++)
    {
      g_autofree char *label = create_label (unit, ticks->values[i]);
      double width = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) + (INDENT + GAP) * chart->unit;

      if (epsom_scale_map (scale, ticks->values[i]) + width > epsom_scale_map (scale, ticks->values[i + 1]))
        return FALSE;
    }

  return TRUE;
}

/* The most ticks whose labels have room. */
static EpsomTickUnit
find_ticks (const EpsomChart *chart, const EpsomScale *scale, EpsomTicks *ticks)
{
  double least = epsom_chart_measure (chart, EPSOM_FONT_SMALL, "0") + (INDENT + GAP) * chart->unit;
  guint max = (guint) CLAMP ((scale->end - scale->start) / least, 1, EPSOM_MAX_TICKS);
  EpsomTickUnit unit;

  do
    {
      unit = epsom_ticks_clock (ticks, scale->from, scale->to, max);
      max = MIN (max, ticks->n) - 1;
  } while (ticks->n > 1 && !fit (chart, scale, ticks, unit));

  return unit;
}

static void
write_from (EpsomChart *chart, double x, double y, double end, const char *label)
{
  x += INDENT * chart->unit;
  if (x + epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) <= end)
    epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_LEFT, x, y, label);
}

/* The first day of the day, month or year that @date is in: what a tick is a part of. */
static EpsomDate
get_whole (EpsomTickUnit unit, EpsomDate date)
{
  int year, month, day;

  switch (unit)
    {
    case EPSOM_TICK_DAY:
      return epsom_date_first_of_month (date, 0);
    case EPSOM_TICK_MONTH:
      epsom_date_to_ymd (date, &year, &month, &day);
      return epsom_date_from_ymd (year, 1, 1);
    case EPSOM_TICK_MINUTE:
    case EPSOM_TICK_YEAR:
    default:
      return date;
    }
}

static char *
create_whole (EpsomTickUnit unit, EpsomDate date)
{
  switch (unit)
    {
    case EPSOM_TICK_MINUTE:
      return epsom_chart_words_date (date);
    case EPSOM_TICK_DAY:
      return epsom_chart_words_month (date);
    case EPSOM_TICK_MONTH:
    case EPSOM_TICK_YEAR:
    default:
      return create_label (EPSOM_TICK_YEAR, date * EPSOM_CLOCK_DAY);
    }
}

/* Labels may go on beneath what stands right of the plot. */
static double
get_labels_end (const EpsomChart *chart)
{
  return chart->area.x + chart->area.width;
}

/* Beneath the labels, from the right: that at the beginning gives way to the next. */
static void
draw_wholes (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, EpsomTickUnit unit, double y)
{
  double end = get_labels_end (chart), bottom = plot->y + plot->height;

  for (EpsomDate date = get_date (scale->to - 1);;)
    {
      EpsomDate first = get_whole (unit, date);
      double time = MAX (first * EPSOM_CLOCK_DAY, scale->from), x = epsom_scale_map (scale, time);
      g_autofree char *label = create_whole (unit, date);

      if (time > scale->from)
        epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_AXIS, MARK_WIDTH * chart->unit, x, bottom, x,
                                         bottom + GAP * chart->unit);
      x = epsom_chart_write_beginning (chart, label, x + INDENT * chart->unit, chart->area.x, end, y);
      if (!isnan (x))
        end = x - GAP * chart->unit;
      if (time <= scale->from || first <= EPSOM_DATE_FIRST)
        return;
      date = first - 1;
    }
}

void
epsom_chart_draw_clock (EpsomChart *chart, const EpsomScale *scale, const EpsomBox *plot, gboolean lines, double y)
{
  double bottom = plot->y + plot->height;
  EpsomTicks ticks;
  EpsomTickUnit unit = find_ticks (chart, scale, &ticks);

  for (guint i = 0; i < ticks.n; i++)
    {
      double x = epsom_scale_map (scale, ticks.values[i]);
      g_autofree char *label = create_label (unit, ticks.values[i]);

      if (lines)
        epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_GRID, MARK_WIDTH * chart->unit, x, plot->y, x,
                                         bottom);
      epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_AXIS, MARK_WIDTH * chart->unit, x, bottom, x,
                                       bottom + TICK * chart->unit);
      if (ticks.values[i] < scale->to)
        write_from (chart, x, y, get_labels_end (chart), label);
    }
  if (unit != EPSOM_TICK_YEAR || ticks.n == 0)
    draw_wholes (chart, scale, plot, unit, y + epsom_chart_get_line (chart, EPSOM_FONT_SMALL));
}
