/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-axis.h"

#include "epsom-chart-words.h"

/* Between labels, in units. */
#define GAP 7.0
#define HOUR 60.0

typedef struct {
  EpsomChart *chart;
  const EpsomScale *scale;
  const double *times;
  guint n;
  gboolean all_units;
  gboolean *chosen;
} Times;

static gboolean
is_in_hours (double minutes)
{
  return minutes >= HOUR;
}

/* Whether the next label in the direction of larger times has the same unit. */
static gboolean
runs_on (const Times *times, guint index)
{
  for (guint i = index + 1; i < times->n; i++)
    if (times->chosen[i])
      return is_in_hours (times->times[i]) == is_in_hours (times->times[index]);

  return FALSE;
}

static char *
create_label (const Times *times, guint index)
{
  double minutes = times->times[index];

  if (minutes == 0)
    return g_strdup ("0");
  if (times->all_units || !runs_on (times, index))
    return epsom_chart_words_time (minutes);

  return g_strdup_printf ("%d", (int) (is_in_hours (minutes) ? minutes / HOUR : minutes));
}

static gboolean
fit (const Times *times)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < times->n; i++)
    if (times->chosen[i])
      {
        g_autofree char *label = create_label (times, i);
        double width = epsom_chart_measure (times->chart, EPSOM_FONT_SMALL, label);
        double x = epsom_scale_map (times->scale, times->times[i]);

        if (x - width / 2 < end + GAP * times->chart->unit)
          return FALSE;
        end = x + width / 2;
      }

  return TRUE;
}

static void
choose (Times *times, const guint *ranks)
{
  times->all_units = TRUE;
  for (guint i = 0; i < times->n; i++)
    times->chosen[i] = TRUE;
  if (fit (times))
    return;

  times->all_units = FALSE;
  for (guint i = 0; i < times->n; i++)
    times->chosen[i] = FALSE;
  for (guint i = 0; i < times->n; i++)
    {
      times->chosen[ranks[i]] = TRUE;
      times->chosen[ranks[i]] = fit (times);
    }
}

void
epsom_chart_draw_times (EpsomChart *chart,
                        const EpsomScale *scale,
                        const double *times,
                        const guint *ranks,
                        guint n_times,
                        double y)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, n_times);
  Times all = { chart, scale, times, n_times, TRUE, chosen };

  choose (&all, ranks);
  for (guint i = 0; i < n_times; i++)
    if (chosen[i])
      {
        g_autofree char *label = create_label (&all, i);

        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE,
                           epsom_scale_map (scale, times[i]), y, label);
      }
}
