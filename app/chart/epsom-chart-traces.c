/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-traces.h"

#include <glib/gi18n-lib.h>

#include "epsom-chart-clock.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* In units. */
#define TRACE_WIDTH 1.75
#define POINT_SIZE 6.0
#define MARK_SIZE 14.0

#define SECONDS_PER_MINUTE 60

/** Place: a severity at a time, mapped. */
typedef struct {
  double x, y;
} Place;

static Place
get_place (const EpsomPlot *plot, EpsomInstant at, int severity)
{
  return (Place){ epsom_scale_map (&plot->x, epsom_chart_get_clock (at)), epsom_scale_map (&plot->y, severity) };
}

/* The part of a line between the ends of the axis. */
static void
draw_line (EpsomChart *chart, const EpsomPlot *plot, Place from, Place to, EpsomDash dash)
{
  double left = plot->x.start, right = plot->x.end, rise = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;

  if (to.x < left || from.x > right)
    return;
  if (from.x < left)
    from = (Place){ left, from.y + rise * (left - from.x) };
  if (to.x > right)
    to = (Place){ right, from.y + rise * (right - from.x) };
  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1, TRACE_WIDTH * chart->unit,
                                  dash);
  epsom_scene_builder_add_point (chart->scene, from.x, from.y);
  epsom_scene_builder_add_point (chart->scene, to.x, to.y);
}

static void
draw_reading (EpsomChart *chart, const EpsomPlot *plot, const EpsomReading *reading)
{
  Place place = get_place (plot, reading->at, reading->severity);
  EpsomMarker marker = { { place.x, place.y }, POINT_SIZE * chart->unit, EPSOM_SHAPE_CIRCLE, FALSE };
  g_autofree char *time = epsom_chart_words_instant (reading->at);
  /* Translators: a time, a severity and its word: "3 March 2026, 08:10: 8, severe". */
  g_autofree char *spoken =
    g_strdup_printf (_ ("%s: %d, %s"), time, reading->severity, epsom_words_severity (reading->severity));

  if (place.x < plot->x.start || place.x > plot->x.end)
    return;
  epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_TEXT, 1, &marker);
  epsom_chart_add_mark (chart, place.x, place.y, MARK_SIZE * chart->unit, spoken);
  epsom_scene_builder_set_behind (chart->scene,
                                  (EpsomBehind){ .kind = EPSOM_BEHIND_RECORD, .first = &reading->record });
}

static void
draw_trace (EpsomChart *chart, const EpsomPlot *plot, const EpsomEpisode *episode)
{
  guint n;
  const EpsomRecord *const *readings = epsom_diary_get_readings (chart->response->diary, &episode->record.id, &n);
  Place before = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (readings[i]);
      Place place = get_place (plot, reading->at, reading->severity);

      if (i > 0)
        draw_line (chart, plot, before, place, EPSOM_DASH_SOLID);
      before = place;
    }
  if (n > 0 && episode->has_end)
    draw_line (chart, plot, before, get_place (plot, episode->end, 0), EPSOM_DASH_DOTS);
  for (guint i = 0; i < n; i++)
    draw_reading (chart, plot, epsom_record_as_reading (readings[i]));
}

void
epsom_chart_draw_traces (EpsomChart *chart, const EpsomPlot *plot)
{
  const EpsomResponse *response = chart->response;
  gint64 reach = EPSOM_OFFSET_MAX * SECONDS_PER_MINUTE;
  guint n, end = epsom_diary_find_from (response->diary, EPSOM_RECORD_EPISODE, (gint64) plot->x.to + reach);
  const EpsomRecord *const *episodes = epsom_diary_get (response->diary, EPSOM_RECORD_EPISODE, &n);

  for (guint i = 0; i < end; i++)
    {
      const EpsomEpisode *episode = epsom_record_as_episode (episodes[i]);

      if ((!episode->has_end || episode->end.utc >= plot->x.from - reach) &&
          g_str_equal (episode->symptom, response->query.symptom))
        draw_trace (chart, plot, episode);
    }
}
