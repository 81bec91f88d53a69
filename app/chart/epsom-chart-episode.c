/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-plot.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-course.h"
#include "epsom-words.h"

/* One episode: what was read, by the time since it began, its end, and in rows beneath it what was taken. The horizons
 * of the first treatment are marked, with the severities that the analysis makes of it. */

/* What is drawn at least, in minutes, and what is left free after the last record, as a share. */
#define LEAST_MINUTES 60.0
#define MINUTES_AFTER 30.0

#define MARK_SIZE 14.0
#define POINT_SIZE 7.0
#define TAKEN_SIZE 9.0
#define COURSE_WIDTH 1.75
#define DOSE_WIDTH 1.5
#define DOSE_OPACITY 0.8
#define SPAN_OPACITY 0.18
#define END_WIDTH 1.5
#define LABEL_GAP 6.0
#define PADDING 8.0
#define SECONDS_PER_MINUTE 60.0

enum { DOSES, MEDICINES };

/* The horizons that are marked, the most important first. */
static const guint horizons[] = { 3, 5, 2, 1 };
/* Words above the plot: those of the horizons, and that it was over. */
#define MAX_HEADS (G_N_ELEMENTS (horizons) + 1)

/** Event: what can be pointed at, by time. @record: (nullable): that it stands for */
typedef struct {
  double minutes;
  double x, y, width, height;
  char *spoken;
  const EpsomRecord *record;
} Event;

typedef struct {
  EpsomCourse course;
  const EpsomDose *dose;           /* (nullable): the first treatment, whose horizons are marked */
  const EpsomTreatment *treatment; /* (nullable): what the analysis makes of it */
  double from, to;
  gboolean has_medicine;
  gboolean has_dose;
} Episode;

static void
episode_clear (Episode *episode)
{
  epsom_course_clear (&episode->course);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Episode, episode_clear)

/* Minutes since the episode began. */
static double
get_minutes (const Episode *episode, gint64 time)
{
  return (time - episode->course.episode->start.utc) / SECONDS_PER_MINUTE;
}

static double
get_record_minutes (const Episode *episode, const EpsomRecord *record)
{
  return get_minutes (episode, epsom_record_get_time (record));
}

static void
find_treatment (Episode *episode, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_treatments && episode->treatment == NULL; i++)
    if (epsom_uuid_equal (&response->treatments[i].episode->record.id, &episode->course.episode->record.id))
      episode->treatment = &response->treatments[i];
  if (episode->treatment != NULL)
    episode->dose = episode->treatment->dose;

  for (guint i = 0; i < episode->course.n_taken && episode->dose == NULL; i++)
    {
      const EpsomRecord *record = episode->course.taken[i];

      if (record->kind == EPSOM_RECORD_DOSE && epsom_record_as_dose (record)->purpose != EPSOM_PURPOSE_PREVENTIVE)
        episode->dose = epsom_record_as_dose (record);
    }
}

/* From its beginning, or what was read before, to the last of its records, and to 2 h after the first treatment. */
static void
find_range (Episode *episode)
{
  const EpsomCourse *course = &episode->course;

  if (course->n_readings > 0)
    {
      episode->from = MIN (0, get_record_minutes (episode, course->readings[0]));
      episode->to = get_record_minutes (episode, course->readings[course->n_readings - 1]);
    }
  for (guint i = 0; i < course->n_taken; i++)
    {
      const EpsomRecord *record = course->taken[i];
      gboolean is_dose = record->kind == EPSOM_RECORD_DOSE;
      double minutes = is_dose ? epsom_record_as_dose (record)->minutes : 0;

      episode->to = MAX (episode->to, get_record_minutes (episode, record) + minutes);
      episode->has_dose = episode->has_dose || is_dose;
      episode->has_medicine = episode->has_medicine || !is_dose;
    }
  if (course->episode->has_end)
    episode->to = MAX (episode->to, get_minutes (episode, course->episode->end.utc));
  if (episode->dose != NULL)
    episode->to = MAX (episode->to, get_record_minutes (episode, &episode->dose->record) + epsom_horizons[horizons[0]]);
  episode->to = MAX (episode->to, episode->from + LEAST_MINUTES);
}

/* Returns: %FALSE where there is no episode, or nothing known of it. */
static gboolean
episode_init (Episode *episode, const EpsomResponse *response)
{
  const EpsomEpisode *found = epsom_course_find_episode (response->diary, &response->query);

  *episode = (Episode){ 0 };
  if (found == NULL)
    return FALSE;

  epsom_course_init (&episode->course, response->diary, found);
  find_treatment (episode, response);
  find_range (episode);

  return episode->course.n_readings > 0 || episode->course.n_taken > 0;
}

static char *
format_minutes (double minutes)
{
  g_autofree char *words = epsom_words_duration ((gint64) round (fabs (minutes) * SECONDS_PER_MINUTE));

  if (minutes >= 0)
    return g_steal_pointer (&words);

  /* Translators: a time before an episode began: "5 min before". */
  return g_strdup_printf (C_ ("before the beginning", "%s before"), words);
}

static char *
format_severity (double severity)
{
  return epsom_words_number (severity, 0);
}

static char *
create_key (const Episode *episode)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (episode->dose != NULL)
    g_string_append (key, _ ("Dashed: 30 min, 1 h, 2 h and 24 h after the first treatment, as far as the episode was "
                             "recorded."));
  if (episode->has_dose && episode->has_medicine)
    g_string_append_printf (key, " %s", _ ("Beneath: magnesium, then other medicines."));

  return key->len > 0 ? g_strchug (g_string_free (g_steal_pointer (&key), FALSE)) : NULL;
}

static void
fill_spec (EpsomPlotSpec *spec, const Episode *episode)
{
  *spec = (EpsomPlotSpec){
    .x_title = _ ("Time since it began"),
    .y_title = _ ("Severity, 0 to 10"),
    .x = { EPSOM_SCALE_LINEAR, episode->from, episode->to, 0, 0 },
    .x_padding = PADDING,
    .y_from = 0,
    .y_to = 10,
    .format_y = format_severity,
    .n_strips = (guint) episode->has_dose + (guint) episode->has_medicine,
    .head = episode->dose != NULL || episode->course.episode->has_end,
    .n_label_lines = 1,
    .key = create_key (episode),
  };
}

/* @spoken is taken over. */
static void
add_event (GArray *events, double minutes, const EpsomBox *box, const EpsomRecord *record, char *spoken)
{
  Event event = { minutes, box->x, box->y, box->width, box->height, spoken, record };

  g_array_append_val (events, event);
}

static void
add_point_event (EpsomChart *chart,
                 GArray *events,
                 double minutes,
                 double x,
                 double y,
                 const EpsomRecord *record,
                 char *spoken)
{
  double size = MARK_SIZE * chart->unit;

  add_event (events, minutes, &(EpsomBox){ x - size / 2, y - size / 2, size, size }, record, spoken);
}

/* The line of text above the plot */

/** Head: where it is written, from the most important word on. */
typedef struct {
  double y;
  double from[MAX_HEADS], to[MAX_HEADS];
  guint n;
} Head;

/* Around @x, or as near to it as the chart has room, unless it would cover a more important word. */
static void
write_head (EpsomChart *chart, Head *head, double x, const char *word)
{
  double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, word) / 2, gap = LABEL_GAP * chart->unit;

  if (2 * half > chart->area.width)
    return;
  x = CLAMP (x, chart->area.x + half, chart->area.x + chart->area.width - half);
  for (guint i = 0; i < head->n; i++)
    if (x - half < head->to[i] + gap && x + half > head->from[i] - gap)
      return;
  epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, head->y, word);
  head->from[head->n] = x - half;
  head->to[head->n++] = x + half;
}

/* Horizons */

static char *
create_horizon_spoken (const Episode *episode, guint horizon)
{
  const EpsomTreatment *treatment = episode->treatment;
  const char *method = epsom_words_method (epsom_dose_get_method (episode->dose));
  g_autofree char *time = epsom_chart_words_time (epsom_horizons[horizon]);

  if (treatment == NULL || treatment->severity[horizon] < 0)
    /* Translators: a method and a time: "IV push, 2 h later: severity not known". */
    return g_strdup_printf (_ ("%s, %s later: severity not known"), method, time);

  /* Translators: a method, a time, two severities: "IV push, 2 h later: from 8 to 2". */
  return g_strdup_printf (_ ("%s, %s later: from %d to %d"), method, time, treatment->baseline,
                          treatment->severity[horizon]);
}

/* Labels that would cover a more important one are left out; the lines stay. */
static void
draw_horizons (EpsomChart *chart, const EpsomPlot *plot, const Episode *episode, Head *head, GArray *events)
{
  double dose = get_record_minutes (episode, &episode->dose->record);
  double half_line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL) / 2;

  for (gsize i = 0; i < G_N_ELEMENTS (horizons); i++)
    {
      double minutes = dose + epsom_horizons[horizons[i]], x = epsom_scale_map (&plot->x, minutes);
      g_autofree char *time = epsom_chart_words_time (epsom_horizons[horizons[i]]);
      /* Translators: a time after the treatment: "+2 h". */
      g_autofree char *label = g_strdup_printf (C_ ("after the treatment", "+%s"), time);

      if (minutes > episode->to)
        continue;
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_AXIS, 1, chart->unit,
                                      EPSOM_DASH_SHORT);
      epsom_scene_builder_add_point (chart->scene, x, plot->head_y + half_line);
      epsom_scene_builder_add_point (chart->scene, x, plot->box.y + plot->box.height);
      add_point_event (chart, events, minutes, x, plot->head_y + half_line, &episode->dose->record,
                       create_horizon_spoken (episode, horizons[i]));
      write_head (chart, head, x, label);
    }
}

/* Readings */

static void
draw_course (EpsomChart *chart, const EpsomPlot *plot, const Episode *episode)
{
  const EpsomCourse *course = &episode->course;

  if (course->n_readings < 2)
    return;
  epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1, COURSE_WIDTH * chart->unit,
                                  EPSOM_DASH_SOLID);
  for (guint i = 0; i < course->n_readings; i++)
    epsom_scene_builder_add_point (chart->scene,
                                   epsom_scale_map (&plot->x, get_record_minutes (episode, course->readings[i])),
                                   epsom_scale_map (&plot->y, epsom_record_as_reading (course->readings[i])->severity));
}

static void
draw_readings (EpsomChart *chart, const EpsomPlot *plot, const Episode *episode, GArray *events)
{
  for (guint i = 0; i < episode->course.n_readings; i++)
    {
      const EpsomReading *reading = epsom_record_as_reading (episode->course.readings[i]);
      double minutes = get_record_minutes (episode, &reading->record);
      double x = epsom_scale_map (&plot->x, minutes), y = epsom_scale_map (&plot->y, reading->severity);
      g_autofree char *time = format_minutes (minutes);
      EpsomMarker marker = { { x, y }, POINT_SIZE * chart->unit, EPSOM_SHAPE_CIRCLE, FALSE };

      epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_TEXT, 1, &marker);
      /* Translators: a time since the beginning, a severity and its word: "1 h 5 min: 8, severe". */
      add_point_event (
        chart, events, minutes, x, y, &reading->record,
        g_strdup_printf (_ ("%s: %d, %s"), time, reading->severity, epsom_words_severity (reading->severity)));
    }
}

/* An end is the severity 0, whatever was read before; how it went there is not known. */
static void
draw_end (EpsomChart *chart, const EpsomPlot *plot, const Episode *episode, Head *head, GArray *events)
{
  const EpsomCourse *course = &episode->course;
  double minutes = get_minutes (episode, course->episode->end.utc), x = epsom_scale_map (&plot->x, minutes);
  double zero = epsom_scale_map (&plot->y, 0);
  g_autofree char *time = format_minutes (minutes);

  if (course->n_readings > 0)
    {
      const EpsomReading *last = epsom_record_as_reading (course->readings[course->n_readings - 1]);

      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1,
                                      COURSE_WIDTH * chart->unit, EPSOM_DASH_DOTS);
      epsom_scene_builder_add_point (chart->scene,
                                     epsom_scale_map (&plot->x, get_record_minutes (episode, &last->record)),
                                     epsom_scale_map (&plot->y, last->severity));
      epsom_scene_builder_add_point (chart->scene, x, zero);
    }
  epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_TEXT, END_WIDTH * chart->unit, x, plot->box.y, x, zero);
  /* Translators: beside the line where an episode ended. */
  write_head (chart, head, x, C_ ("episode", "over"));
  /* Translators: how long after its beginning an episode ended. */
  add_point_event (chart, events, minutes, x, zero, NULL, g_strdup_printf (_ ("%s: it was over"), time));
}

/* What was taken */

static double
get_strip_y (const EpsomChart *chart, const EpsomPlot *plot, const Episode *episode, int strip)
{
  guint row = strip == MEDICINES && episode->has_dose;

  return plot->strip_y + row * EPSOM_PLOT_STRIP * chart->unit;
}

static void
draw_dose (EpsomChart *chart, const EpsomPlot *plot, const EpsomDose *dose, double x, double end, double y)
{
  EpsomMethod method = epsom_dose_get_method (dose);

  if (end > x)
    {
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_AREA, epsom_palette_get_code ((int) method)->role,
                                      SPAN_OPACITY, 0, EPSOM_DASH_SOLID);
      epsom_scene_builder_add_point (chart->scene, x, plot->box.y);
      epsom_scene_builder_add_point (chart->scene, end, plot->box.y);
      epsom_scene_builder_add_point (chart->scene, end, y);
      epsom_scene_builder_add_point (chart->scene, x, y);
    }
  epsom_chart_begin_line (chart, method, DOSE_OPACITY, DOSE_WIDTH);
  epsom_scene_builder_add_point (chart->scene, x, plot->box.y);
  epsom_scene_builder_add_point (chart->scene, x, y);
  epsom_chart_draw_marker (chart, (int) method, x, y, TAKEN_SIZE, FALSE);
}

/* The words beside a mark in its row, right of its span or left, where they reach neither another mark nor other words.
 */
static void
write_taken (EpsomChart *chart,
             const double span[2],
             double y,
             double free_from,
             double free_to,
             const EpsomRecord *record)
{
  g_autofree char *words = epsom_chart_words_record (record);
  g_autofree char *name = epsom_words_isolate (
    record->kind == EPSOM_RECORD_DOSE
      ? epsom_chart_words_method_short ((int) epsom_dose_get_method (epsom_record_as_dose (record)))
      : epsom_record_as_medicine (record)->name);
  const char *names[] = { words, name };
  double gap = (TAKEN_SIZE / 2 + LABEL_GAP / 2) * chart->unit;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double width = epsom_chart_measure (chart, EPSOM_FONT_SMALL, names[i]);
      gboolean right = span[1] + gap + width <= free_to;

      if (!right && span[0] - gap - width < free_from)
        continue;
      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, right ? EPSOM_ANCHOR_LEFT : EPSOM_ANCHOR_RIGHT,
                         right ? span[1] + gap : span[0] - gap, y, names[i]);
      return;
    }
}

static double
get_taken_x (const EpsomPlot *plot, const Episode *episode, guint i)
{
  return epsom_scale_map (&plot->x, get_record_minutes (episode, episode->course.taken[i]));
}

static gboolean
is_in_strip (const EpsomRecord *record, int strip)
{
  return (record->kind == EPSOM_RECORD_DOSE) == (strip == DOSES);
}

static void
draw_strip (EpsomChart *chart, const EpsomPlot *plot, const Episode *episode, int strip, GArray *events)
{
  const EpsomCourse *course = &episode->course;
  double y = get_strip_y (chart, plot, episode, strip), half = (TAKEN_SIZE / 2 + LABEL_GAP) * chart->unit;
  double previous = plot->box.x, gap = TAKEN_SIZE / 2 * chart->unit;

  for (guint i = 0; i < course->n_taken; i++)
    {
      const EpsomRecord *record = course->taken[i];
      double x = get_taken_x (plot, episode, i), end = x, next = chart->area.x + chart->area.width;
      guint following = i + 1;

      if (!is_in_strip (record, strip))
        continue;
      while (following < course->n_taken && !is_in_strip (course->taken[following], strip))
        following++;
      if (following < course->n_taken)
        next = get_taken_x (plot, episode, following) - half;
      if (strip == DOSES)
        {
          const EpsomDose *dose = epsom_record_as_dose (record);

          end = epsom_scale_map (&plot->x, get_record_minutes (episode, record) + dose->minutes);
          draw_dose (chart, plot, dose, x, end, y);
        }
      else
        {
          EpsomMarker marker = { { x, y }, TAKEN_SIZE * chart->unit, EPSOM_SHAPE_PILL, FALSE };

          epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_TEXT, 1, &marker);
        }
      write_taken (chart, (double[]){ x, MAX (x, end - gap) }, y, previous, next, record);
      /* What is left of the next mark may hold words of this one. */
      previous = following < course->n_taken ? get_taken_x (plot, episode, following) : previous;

      g_autofree char *time = format_minutes (get_record_minutes (episode, record));
      g_autofree char *words = epsom_chart_words_record (record);

      /* Translators: a time since the beginning, what was taken: "1 h 5 min: IV push, magnesium sulfate 1 g, 5 min". */
      add_point_event (chart, events, get_record_minutes (episode, record), x, y, record,
                       g_strdup_printf (C_ ("taken", "%s: %s"), time, words));
    }
}

/* All together */

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *x = a, *y = b;

  return (x->minutes > y->minutes) - (x->minutes < y->minutes);
}

static void
add_marks (EpsomChart *chart, GArray *events)
{
  g_array_sort (events, compare_events);
  for (guint i = 0; i < events->len; i++)
    {
      Event *event = &g_array_index (events, Event, i);

      epsom_scene_builder_add_mark (chart->scene, &(EpsomBox){ event->x, event->y, event->width, event->height },
                                    event->spoken);
      if (event->record != NULL)
        epsom_scene_builder_set_behind (chart->scene,
                                        (EpsomBehind){ .kind = EPSOM_BEHIND_RECORD, .first = event->record });
      g_free (event->spoken);
    }
}

static void
draw_episode (EpsomChart *chart, const EpsomPlot *plot, const Episode *episode)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  Head head = { .y = plot->head_y };

  if (episode->course.episode->has_end)
    draw_end (chart, plot, episode, &head, events);
  if (episode->dose != NULL)
    draw_horizons (chart, plot, episode, &head, events);
  if (episode->has_dose)
    draw_strip (chart, plot, episode, DOSES, events);
  if (episode->has_medicine)
    draw_strip (chart, plot, episode, MEDICINES, events);
  draw_course (chart, plot, episode);
  draw_readings (chart, plot, episode, events);
  epsom_chart_draw_elapsed (chart, &plot->x, plot->labels_y);
  add_marks (chart, events);
}

static gboolean
draw (EpsomChart *chart)
{
  g_auto (Episode) episode = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };
  EpsomPlot plot;

  if (!episode_init (&episode, chart->response))
    return FALSE;

  fill_spec (&spec, &episode);
  if (!epsom_chart_draw_plot (chart, &spec, &plot))
    return FALSE;

  draw_episode (chart, &plot, &episode);

  return TRUE;
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (Episode) episode = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };

  if (!episode_init (&episode, chart->response))
    return 0;

  fill_spec (&spec, &episode);

  return epsom_chart_get_plot_height (chart, &spec);
}

/* Words */

static void
append_readings (GString *words, const EpsomCourse *course)
{
  int most = 0;

  for (guint i = 0; i < course->n_readings; i++)
    most = MAX (most, epsom_record_as_reading (course->readings[i])->severity);
  if (course->n_readings == 0)
    g_string_append_printf (words, " %s", _ ("No severity is recorded."));
  else
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, " Severity at most %d, read once.",
                                         " Severity at most %d, read %u times.", course->n_readings),
                            most, course->n_readings);
}

static void
append_treatment (GString *words, const Episode *episode)
{
  const EpsomTreatment *treatment = episode->treatment;

  if (episode->dose == NULL)
    return;
  g_autofree char *time = format_minutes (get_record_minutes (episode, &episode->dose->record));
  const char *method = epsom_words_method (epsom_dose_get_method (episode->dose));

  if (treatment == NULL)
    /* Translators: a method, a time: "IV push 1 h after it began." */
    g_string_append_printf (words, _ (" %s %s after it began."), method, time);
  else if (treatment->severity[horizons[0]] < 0)
    g_string_append_printf (words, _ (" %s %s after it began: %d before, not known 2 hours later."), method, time,
                            treatment->baseline);
  else
    /* Translators: a method, a time, severities: "IV push 1 h after it began: 8 before, then 2 after 2 hours." */
    g_string_append_printf (words, _ (" %s %s after it began: %d before, then %d after 2 hours."), method, time,
                            treatment->baseline, treatment->severity[horizons[0]]);
}

static char *
describe (const EpsomResponse *response)
{
  g_auto (Episode) episode = { 0 };
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean any = episode_init (&episode, response);

  if (episode.course.episode == NULL)
    return g_strdup (_ ("Record an episode, and now and then how severe it is: its course is shown here."));

  const EpsomEpisode *found = episode.course.episode;
  g_autofree char *start = epsom_chart_words_instant (found->start);
  g_autofree char *duration = epsom_words_duration (MAX (found->end.utc - found->start.utc, 0));

  if (found->has_end)
    /* Translators: the day and time of the beginning, a duration: "3 March 2026, 08:00: 6 h 20 min." */
    g_string_append_printf (words, C_ ("episode", "%s: %s."), start, duration);
  else
    g_string_append_printf (words, _ ("%s: no end is recorded."), start);
  append_readings (words, &episode.course);
  append_treatment (words, &episode);
  if (!any)
    g_string_append_printf (words, " %s", _ ("Record how severe it is: its course is shown here."));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

const EpsomChartClass epsom_chart_episode = {
  "episode", N_ ("How did one episode go?"), draw, describe, get_height, epsom_chart_fill_episode_table,
};
