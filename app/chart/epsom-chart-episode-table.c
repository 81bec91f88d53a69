/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-private.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-course.h"
#include "epsom-words.h"

/* The table of one episode: a row for all that was read and taken in it, and one for each horizon of its first
 * treatment with the severity that the analysis makes of it. */

#define SECONDS_PER_MINUTE 60

/** Moment: @severity: NAN: none is said. @words: (owned) */
typedef struct {
  EpsomInstant at;
  double severity;
  char *words;
} Moment;

static void
clear_moment (gpointer moment)
{
  g_free (((Moment *) moment)->words);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Moment *) a)->at.utc, y = ((const Moment *) b)->at.utc;

  return (x > y) - (x < y);
}

/* @words is taken over. */
static void
add_moment (GArray *moments, EpsomInstant at, double severity, char *words)
{
  const Moment moment = { at, severity, words };

  g_array_append_val (moments, moment);
}

static void
add_record (GArray *moments, const EpsomRecord *record)
{
  double severity =
    record->kind == EPSOM_RECORD_READING ? (double) epsom_record_as_reading (record)->severity : (double) NAN;

  add_moment (moments, *epsom_record_get_instant (record), severity, epsom_words_record (record));
}

static const EpsomTreatment *
find_treatment (const EpsomResponse *response, const EpsomEpisode *episode)
{
  for (guint i = 0; i < response->n_treatments; i++)
    if (epsom_uuid_equal (&response->treatments[i].episode->record.id, &episode->record.id))
      return &response->treatments[i];

  return NULL;
}

static void
add_horizons (GArray *moments, const EpsomTreatment *treatment)
{
  const char *method = epsom_words_method (treatment->method);

  for (guint i = 0; i < EPSOM_N_HORIZONS; i++)
    {
      EpsomInstant at = treatment->dose->at;
      g_autofree char *time = epsom_chart_words_time (epsom_horizons[i]);

      if (treatment->severity[i] < 0)
        continue;
      at.utc += epsom_horizons[i] * (gint64) SECONDS_PER_MINUTE;
      add_moment (
        moments, at, treatment->severity[i],
        /* Translators: a method, a time, two severities: "IV push, 2 h later: from 8 to 2". */
        g_strdup_printf (_ ("%s, %s later: from %d to %d"), method, time, treatment->baseline, treatment->severity[i]));
    }
}

/* Returns: (transfer full) (element-type Moment): by time, the horizons after what was recorded then. */
static GArray *
create_moments (const EpsomResponse *response, const EpsomCourse *course)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (Moment));
  const EpsomEpisode *episode = course->episode;
  const EpsomTreatment *treatment = find_treatment (response, episode);

  g_array_set_clear_func (moments, clear_moment);
  add_moment (moments, episode->start, NAN, g_strdup (C_ ("moment of an episode", "It began")));
  for (guint i = 0; i < course->n_readings; i++)
    add_record (moments, course->readings[i]);
  for (guint i = 0; i < course->n_taken; i++)
    add_record (moments, course->taken[i]);
  if (episode->has_end)
    add_moment (moments, episode->end, NAN, g_strdup (C_ ("moment of an episode", "It was over")));
  if (treatment != NULL)
    add_horizons (moments, treatment);
  g_array_sort (moments, compare_moments);

  return moments;
}

void
epsom_chart_fill_episode_table (EpsomChartTable *table, const EpsomResponse *response)
{
  const EpsomEpisode *episode = epsom_course_find_episode (response->diary, &response->query);
  g_auto (EpsomCourse) course = { 0 };
  g_autoptr (GArray) moments = NULL;

  epsom_chart_table_add_column (table, C_ ("column", "Time"), EPSOM_CELL_INSTANT);
  epsom_chart_table_add_column (table, C_ ("column", "Minutes since it began"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, C_ ("column", "Severity"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "What"), EPSOM_CELL_TEXT);
  if (episode == NULL)
    return;

  epsom_course_init (&course, response->diary, episode);
  moments = create_moments (response, &course);
  for (guint i = 0; i < moments->len; i++)
    {
      const Moment *moment = &g_array_index (moments, Moment, i);

      epsom_chart_table_add_instant (table, moment->at);
      epsom_chart_table_add_number (table, (double) (moment->at.utc - episode->start.utc) / SECONDS_PER_MINUTE);
      epsom_chart_table_add_number (table, moment->severity);
      epsom_chart_table_add_text (table, moment->words, NAN);
    }
}
