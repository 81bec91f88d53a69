/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-pins.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-clock.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* In units. */
#define PIN_SIZE 8.0
#define MARK_SIZE 14.0
#define REACH 7.0
#define SPAN_WIDTH 3.0

#define NO_METHOD EPSOM_BEHIND_ANY_METHOD
#define N_GROUPS (EPSOM_N_METHODS + 1)

#define SECONDS_PER_MINUTE 60

static int
get_method (const EpsomRecord *record)
{
  return record->kind == EPSOM_RECORD_DOSE ? (int) epsom_dose_get_method (epsom_record_as_dose (record)) : NO_METHOD;
}

static double
get_time (const EpsomRecord *record)
{
  return epsom_chart_get_clock (*epsom_record_get_instant (record));
}

GArray *
epsom_chart_collect_pins (const EpsomChart *chart, EpsomRecordKind kind, EpsomRoute route, const EpsomScale *x)
{
  GArray *pins = g_array_new (FALSE, FALSE, sizeof (EpsomPin));
  EpsomDiary *diary = chart->response->diary;
  gint64 reach = EPSOM_OFFSET_MAX * SECONDS_PER_MINUTE, end = (gint64) x->to + reach;
  int open[N_GROUPS]; /* the pin that the next of its method may join */
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);

  for (gsize i = 0; i < N_GROUPS; i++)
    open[i] = -1;
  for (guint i = epsom_diary_find_from (diary, kind, (gint64) x->from - reach);
       i < n && epsom_record_get_time (records[i]) <= end; i++)
    {
      int method = get_method (records[i]), *latest = &open[method + 1];
      double time = get_time (records[i]), at = epsom_scale_map (x, time);
      EpsomPin pin = { method, records[i], records[i], 1, at };

      if (time < x->from || time > x->to ||
          (kind == EPSOM_RECORD_DOSE && epsom_record_as_dose (records[i])->route != route))
        continue;
      if (*latest >= 0)
        {
          EpsomPin *before = &g_array_index (pins, EpsomPin, *latest);
          double first = epsom_scale_map (x, get_time (before->first));

          if (fabs (at - first) < REACH * chart->unit)
            {
              before->last = records[i];
              before->n++;
              before->x = (first + at) / 2;
              continue;
            }
        }
      *latest = (int) pins->len;
      g_array_append_val (pins, pin);
    }

  return pins;
}

static char *
describe_pin (const EpsomResponse *response, gconstpointer datum)
{
  const EpsomPin *pin = datum;
  const EpsomInstant *first = epsom_record_get_instant (pin->first), *last = epsom_record_get_instant (pin->last);
  g_autofree char *from = epsom_chart_words_date (epsom_instant_get_date (*first));
  g_autofree char *to = epsom_chart_words_date (epsom_instant_get_date (*last));
  const char *name = pin->method == NO_METHOD ? epsom_words_token (EPSOM_TOKENS_RECORD, (int) pin->first->kind)
                                              : epsom_chart_words_method (pin->method);

  if (pin->n == 1)
    {
      g_autofree char *time = epsom_chart_words_instant (*first);
      g_autofree char *words = epsom_chart_words_record (pin->first);

      return g_strdup_printf (C_ ("date and record", "%s: %s"), time, words);
    }
  if (g_str_equal (from, to))
    /* Translators: a date, what was taken, how often: "3 March 2026: IV push, 2 times". */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s, %u time", "%s: %s, %u times", pin->n), from, name,
                            pin->n);

  /* Translators: two dates, what was taken, how often: "3 March 2026 to 9 March 2026: IV push, 2 times". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to %s: %s, %u time", "%s to %s: %s, %u times", pin->n),
                          from, to, name, pin->n);
}

static void
draw_duration (EpsomChart *chart, const EpsomPin *pin, const EpsomScale *x, double y)
{
  const EpsomDose *dose = pin->first->kind == EPSOM_RECORD_DOSE ? epsom_record_as_dose (pin->first) : NULL;
  double end;

  if (dose == NULL || pin->n > 1)
    return;
  end = MIN (epsom_scale_map (x, get_time (pin->first) + dose->minutes * SECONDS_PER_MINUTE), x->end);
  if (end > pin->x + PIN_SIZE / 2 * chart->unit)
    epsom_scene_builder_add_segment (chart->scene, epsom_palette_get_code (pin->method)->role, SPAN_WIDTH * chart->unit,
                                     pin->x, y, end, y);
}

void
epsom_chart_draw_pins (EpsomChart *chart, GArray *pins, const EpsomScale *x, double y)
{
  epsom_scene_builder_keep (chart->scene, pins);
  for (guint i = 0; i < pins->len; i++)
    {
      const EpsomPin *pin = &g_array_index (pins, EpsomPin, i);
      EpsomMarker other = {
        { pin->x, y },
        PIN_SIZE * chart->unit,
        pin->first->kind == EPSOM_RECORD_MEDICINE ? EPSOM_SHAPE_PILL : EPSOM_SHAPE_DIAMOND,
        pin->first->kind == EPSOM_RECORD_LAB,
      };

      draw_duration (chart, pin, x, y);
      if (pin->method == NO_METHOD)
        epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_TEXT, 1, &other);
      else
        epsom_chart_draw_marker (chart, pin->method, pin->x, y, PIN_SIZE, FALSE);
      epsom_chart_add_mark_of (chart, pin->x, y, MARK_SIZE * chart->unit, describe_pin, pin);
      epsom_scene_builder_set_behind (
        chart->scene,
        (EpsomBehind){ .kind = EPSOM_BEHIND_ROW, .method = pin->method, .first = pin->first, .last = pin->last });
    }
}
