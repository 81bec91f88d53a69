/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-bins.h"
#include "epsom-chart-clock.h"
#include "epsom-chart-lane.h"
#include "epsom-chart-pins.h"
#include "epsom-chart-plot.h"
#include "epsom-chart-traces.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-timeline.h"
#include "epsom-words.h"

/* All of a diary by time: the worst severity of each day, or the course of each episode where days are wide; in rows
 * beneath it what was taken, bleeding, laboratory values, and the days of the other symptoms. Only what is within the
 * shown time is laid out. */

/* A day this wide shows the course of its episodes, in units. */
#define WIDE_DAY 48.0

#define MOST_SEVERITY 10.0
#define MOST_BLEEDING ((double) (EPSOM_BLEEDING_HEAVY - EPSOM_BLEEDING_NONE))

/* In units. */
#define LABEL_GAP 6.0
#define ROW_INSET 2.0
#define INFUSION_WIDTH 1.0
#define INFUSION_OPACITY 0.4
#define CHANGE_MARK 14.0
/* Right of the plot, where no names are: for half a mark at its end. */
#define PIN_ROOM 4.0
/* Infusions have lines through the plot as long as there are not more than one in so many units: paler than the days,
 * so that none is read as a severity. */
#define INFUSION_SPACE 16.0

/* The share of the width that the names of the rows may have. */
#define MAX_LABEL_SHARE 0.25

typedef enum { ROW_INFUSIONS, ROW_ORAL, ROW_MEDICINES, ROW_BLEEDING, ROW_LABS, ROW_SYMPTOM } RowKind;

/** Row: @lane: of a symptom. */
typedef struct {
  RowKind kind;
  guint lane;
} Row;

typedef struct {
  const EpsomTimeline *all;
  EpsomSpan span;
  GArray *rows; /* Row, from the top */
} Timeline;

static void
timeline_clear (Timeline *timeline)
{
  g_clear_pointer (&timeline->rows, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Timeline, timeline_clear)

static void
add_row (Timeline *timeline, gboolean any, RowKind kind, guint lane)
{
  Row row = { kind, lane };

  if (any)
    g_array_append_val (timeline->rows, row);
}

static guint
count_infusions (const EpsomTimeline *all)
{
  guint n = 0;

  for (EpsomMethod method = 0; method < EPSOM_N_METHODS; method++)
    n += method != EPSOM_METHOD_ORAL ? all->n_doses[method] : 0;

  return n;
}

static gboolean
get_span (const EpsomResponse *response, EpsomSpan *span)
{
  const EpsomTimeline *all = epsom_response_get_timeline (response);

  *span = (EpsomSpan){ all->from * EPSOM_CLOCK_DAY, (all->from + (double) all->n) * EPSOM_CLOCK_DAY };

  return all->n > 0;
}

/* Returns: %FALSE where there is nothing to show. */
static gboolean
timeline_init (Timeline *timeline, const EpsomResponse *response, const EpsomSpan *span)
{
  const EpsomTimeline *all = epsom_response_get_timeline (response);

  *timeline = (Timeline){ .all = all, .rows = g_array_new (FALSE, FALSE, sizeof (Row)) };
  if (!get_span (response, &timeline->span))
    return FALSE;

  if (span != NULL && span->to - span->from >= EPSOM_SPAN_LEAST)
    timeline->span = *span;
  add_row (timeline, count_infusions (all) > 0, ROW_INFUSIONS, 0);
  add_row (timeline, all->n_doses[EPSOM_METHOD_ORAL] > 0, ROW_ORAL, 0);
  add_row (timeline, all->n_medicines > 0, ROW_MEDICINES, 0);
  add_row (timeline, all->n_bleeding_days > 0, ROW_BLEEDING, 0);
  add_row (timeline, all->n_labs > 0, ROW_LABS, 0);
  for (guint lane = 1; lane < all->n_lanes; lane++)
    add_row (timeline, TRUE, ROW_SYMPTOM, lane);

  return TRUE;
}

static char *
create_row_name (const Timeline *timeline, const Row *row)
{
  switch (row->kind)
    {
    case ROW_INFUSIONS:
      return g_strdup (C_ ("row of a timeline", "Infusions"));
    case ROW_ORAL:
      return g_strdup (C_ ("row of a timeline", "By mouth"));
    case ROW_MEDICINES:
      return g_strdup (C_ ("row of a timeline", "Medicines"));
    case ROW_BLEEDING:
      return g_strdup (C_ ("row of a timeline", "Bleeding"));
    case ROW_LABS:
      return g_strdup (C_ ("row of a timeline", "Laboratory"));
    case ROW_SYMPTOM:
    default:
      return epsom_chart_words_symptom (timeline->all->lanes[row->lane].symptom);
    }
}

/* Layout */

/* The width of the names beside the first @n_rows rows; 0: they have no room there. */
static double
measure_names (const EpsomChart *chart, const Timeline *timeline, guint n_rows)
{
  double width = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = create_row_name (timeline, &g_array_index (timeline->rows, Row, i));

      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, name));
    }
  width += width > 0 ? LABEL_GAP * chart->unit : 0;

  return width <= MAX_LABEL_SHARE * chart->area.width ? width : 0;
}

static char *
format_severity (double severity)
{
  return epsom_words_number (severity, 0);
}

static char *
create_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u dose", "%u doses", n), n);
}

static char *
create_key (const Timeline *timeline)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (timeline->all->n_recorded < timeline->all->n)
    g_string_append (key, _ ("Grey: nothing recorded."));
  g_string_append_printf (key, " %s", _ ("Thick line at the bottom: an episode, but no severity above 0."));

  return g_strchug (g_string_free (g_steal_pointer (&key), FALSE));
}

/* Of the rows from @first to @end, without it. */
static char *
list_names (const Timeline *timeline, guint first, guint end)
{
  GString *names = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      g_autofree char *name = create_row_name (timeline, &g_array_index (timeline->rows, Row, i));

      epsom_chart_words_append (names, name);
    }

  return g_string_free (names, FALSE);
}

/* What rows there are, unless they are @named beside them, and which have no room. */
static char *
create_rest (const Timeline *timeline, guint n_rows, gboolean named)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *shown = list_names (timeline, 0, n_rows),
                  *left_out = list_names (timeline, n_rows, timeline->rows->len);

  if (!named && *shown != '\0')
    /* Translators: a list of the rows beneath a chart: "Beneath, from the top: Infusions; Medicines." */
    g_string_append_printf (rest, _ (" Beneath, from the top: %s."), shown);
  if (*left_out != '\0')
    {
      g_string_append_c (rest, ' ');
      g_string_append_printf (rest, _ ("No room here for: %s."), left_out);
    }

  return rest->len > 0 ? g_strchug (g_string_free (g_steal_pointer (&rest), FALSE)) : NULL;
}

static void
fill_spec (EpsomPlotSpec *spec, const EpsomChart *chart, const Timeline *timeline, guint n_rows)
{
  double names = measure_names (chart, timeline, n_rows);

  *spec = (EpsomPlotSpec){
    .y_title = _ ("Worst severity, 0 to 10"),
    .x = { EPSOM_SCALE_LINEAR, timeline->span.from, timeline->span.to, 0, 0 },
    .right = MAX (names, PIN_ROOM * chart->unit),
    .y_to = MOST_SEVERITY,
    .format_y = format_severity,
    .n_strips = n_rows,
    .n_label_lines = EPSOM_CLOCK_LABEL_LINES,
    .key = create_key (timeline),
    .rest = create_rest (timeline, n_rows, names > 0),
  };

  for (EpsomMethod method = 0; method < EPSOM_N_METHODS && n_rows > 0; method++)
    if (timeline->all->n_doses[method] > 0)
      epsom_plot_spec_add (spec, (int) method, epsom_words_method (method),
                           create_count (timeline->all->n_doses[method]));
}

/* The days of the main symptom */

static gboolean
is_wide (const EpsomChart *chart, const EpsomPlot *plot)
{
  return (plot->x.end - plot->x.start) * EPSOM_CLOCK_DAY / (plot->x.to - plot->x.from) >= WIDE_DAY * chart->unit;
}

typedef struct {
  guint n_recorded, n_symptom_days;
  int worst;
  EpsomDate worst_date;
} Summary;

static void
summarize (Summary *summary, const EpsomCalendar *days, const EpsomBin *bin)
{
  *summary = (Summary){ .worst = -1, .worst_date = EPSOM_DATE_NONE };
  for (EpsomDate date = bin->from; date < bin->to; date++)
    {
      const EpsomCalendarDay *day = epsom_timeline_get_day (days, date);

      if (day == NULL)
        continue;
      summary->n_recorded += day->recorded;
      summary->n_symptom_days += day->symptom;
      if (day->worst <= summary->worst)
        continue;
      summary->worst = day->worst;
      summary->worst_date = date;
    }
}

static char *
describe_day (const Summary *summary)
{
  if (summary->n_recorded == 0)
    return g_strdup (_ ("nothing recorded"));
  if (summary->worst >= 0)
    /* Translators: a severity and its word: "worst 8, severe". */
    return g_strdup_printf (_ ("worst %d, %s"), summary->worst, epsom_words_severity (summary->worst));
  if (summary->n_symptom_days > 0)
    return g_strdup (_ ("an episode, its severity not recorded"));

  return g_strdup (_ ("no symptom recorded"));
}

static char *
describe_days (const Summary *summary)
{
  g_autofree char *of = epsom_chart_words_of (summary->n_symptom_days, summary->n_recorded);
  g_autofree char *date = summary->worst > 0 ? epsom_chart_words_date (summary->worst_date) : NULL;

  if (summary->n_recorded == 0)
    return g_strdup (_ ("nothing recorded"));
  if (date == NULL)
    /* Translators: days of days: "symptoms on 0 of 7 recorded days". */
    return g_strdup_printf (_ ("symptoms on %s recorded days"), of);

  /* Translators: days of days, a severity, its word, a date: "symptoms on 3 of 7 recorded days, worst 8, severe, on 3
   * March 2026". */
  return g_strdup_printf (_ ("symptoms on %s recorded days, worst %d, %s, on %s"), of, summary->worst,
                          epsom_words_severity (summary->worst), date);
}

static void
add_day_marks (EpsomChart *chart, const EpsomPlot *plot, const Timeline *timeline)
{
  const EpsomTimeline *all = timeline->all;
  double day = (plot->x.end - plot->x.start) * EPSOM_CLOCK_DAY / (plot->x.to - plot->x.from);
  EpsomDate from = MAX (all->from, (EpsomDate) floor (timeline->span.from / EPSOM_CLOCK_DAY));
  EpsomDate end = MIN (all->from + (EpsomDate) all->n, (EpsomDate) ceil (timeline->span.to / EPSOM_CLOCK_DAY));
  EpsomBin bin;

  for (epsom_bin_init (&bin, epsom_bins_choose (day / chart->unit), from, end); epsom_bin_is_valid (&bin);
       epsom_bin_next (&bin))
    {
      double left = MAX (epsom_scale_map (&plot->x, bin.from * EPSOM_CLOCK_DAY), plot->x.start);
      double right = MIN (epsom_scale_map (&plot->x, bin.to * EPSOM_CLOCK_DAY), plot->x.end);
      g_autofree char *name = epsom_bin_describe (&bin);
      Summary summary;

      summarize (&summary, all->lanes[0].days, &bin);

      g_autofree char *words = bin.unit == EPSOM_BIN_DAY ? describe_day (&summary) : describe_days (&summary);
      /* Translators: a day, week, month or year, and what was in it. */
      g_autofree char *spoken = g_strdup_printf (C_ ("time and symptoms", "%s: %s"), name, words);

      epsom_scene_builder_add_mark (chart->scene, &(EpsomBox){ left, plot->box.y, right - left, plot->box.height },
                                    spoken);
      if (summary.n_recorded > 0)
        epsom_scene_builder_set_behind (chart->scene,
                                        (EpsomBehind){ .kind = EPSOM_BEHIND_DATES, .from = bin.from, .to = bin.to });
    }
}

/* Clocks */

/* Where the offset of what is recorded changes, for as close as hours can be seen. */
static void
draw_clock_changes (EpsomChart *chart, const EpsomPlot *plot, const Timeline *timeline)
{
  for (guint i = 0; i < timeline->all->changes->len; i++)
    {
      const EpsomClockChange *change = &g_array_index (timeline->all->changes, EpsomClockChange, i);
      double time = epsom_chart_get_clock (change->at), x = epsom_scale_map (&plot->x, time);
      g_autofree char *by = epsom_words_duration (ABS (change->minutes) * G_GINT64_CONSTANT (60));
      g_autofree char *at = epsom_chart_words_instant (change->at);
      /* Translators: a time, a duration. */
      g_autofree char *spoken = change->minutes > 0
                                  ? g_strdup_printf (_ ("%s: the clock is %s ahead of before"), at, by)
                                  : g_strdup_printf (_ ("%s: the clock is %s behind"), at, by);

      if (time < plot->x.from || time > plot->x.to)
        continue;
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_AXIS, 1, chart->unit,
                                      EPSOM_DASH_SHORT);
      epsom_scene_builder_add_point (chart->scene, x, plot->box.y);
      epsom_scene_builder_add_point (chart->scene, x, plot->box.y + plot->box.height);
      epsom_chart_add_mark (chart, x, plot->box.y + CHANGE_MARK / 2 * chart->unit, CHANGE_MARK * chart->unit, spoken);
    }
}

/* Rows */

static EpsomLane
get_lane (const EpsomChart *chart, const EpsomPlot *plot, const EpsomCalendar *days, double y, double most)
{
  double half = (EPSOM_PLOT_STRIP / 2 - ROW_INSET) * chart->unit;

  return (EpsomLane){ days, plot->x, y + half, y - half, most, FALSE };
}

/* Infusions reach up into the days of which they are asked. */
static void
draw_infusion_lines (EpsomChart *chart, const EpsomPlot *plot, const GArray *pins, double y)
{
  if (pins->len * INFUSION_SPACE * chart->unit > plot->box.width)
    return;
  for (guint i = 0; i < pins->len; i++)
    {
      const EpsomPin *pin = &g_array_index (pins, EpsomPin, i);

      epsom_chart_begin_line (chart, (EpsomMethod) pin->method, INFUSION_OPACITY, INFUSION_WIDTH);
      epsom_scene_builder_add_point (chart->scene, pin->x, plot->box.y);
      epsom_scene_builder_add_point (chart->scene, pin->x, y);
    }
}

static void
draw_records (EpsomChart *chart, const EpsomPlot *plot, const Row *row, double y)
{
  static const EpsomRecordKind kinds[] = {
    [ROW_INFUSIONS] = EPSOM_RECORD_DOSE,
    [ROW_ORAL] = EPSOM_RECORD_DOSE,
    [ROW_MEDICINES] = EPSOM_RECORD_MEDICINE,
    [ROW_LABS] = EPSOM_RECORD_LAB,
  };
  EpsomRoute route = row->kind == ROW_INFUSIONS ? EPSOM_ROUTE_IV : EPSOM_ROUTE_ORAL;
  g_autoptr (GArray) pins = epsom_chart_collect_pins (chart, kinds[row->kind], route, &plot->x);

  if (row->kind == ROW_INFUSIONS)
    draw_infusion_lines (chart, plot, pins, y);
  epsom_chart_draw_pins (chart, pins, &plot->x, y);
}

static void
draw_row (EpsomChart *chart, const EpsomPlot *plot, const Timeline *timeline, guint i)
{
  const Row *row = &g_array_index (timeline->rows, Row, i);
  double y = plot->strip_y + i * EPSOM_PLOT_STRIP * chart->unit, right = plot->box.x + plot->box.width;
  double bottom = y + (EPSOM_PLOT_STRIP / 2 - ROW_INSET / 2) * chart->unit;
  g_autofree char *name = create_row_name (timeline, row);
  EpsomLane lane;

  epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_GRID, chart->unit, plot->box.x, bottom, right, bottom);
  if (plot->right > PIN_ROOM * chart->unit)
    epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_LEFT, right + LABEL_GAP * chart->unit,
                       y, name);
  switch (row->kind)
    {
    case ROW_BLEEDING:
      lane = get_lane (chart, plot, timeline->all->bleeding, y, MOST_BLEEDING);
      epsom_chart_draw_lane (chart, &lane);
      break;
    case ROW_SYMPTOM:
      lane = get_lane (chart, plot, timeline->all->lanes[row->lane].days, y, MOST_SEVERITY);
      epsom_chart_draw_lane (chart, &lane);
      break;
    case ROW_INFUSIONS:
    case ROW_ORAL:
    case ROW_MEDICINES:
    case ROW_LABS:
    default:
      draw_records (chart, plot, row, y);
      break;
    }
}

/* All together */

static gboolean
draw_rows (EpsomChart *chart, const Timeline *timeline, guint n_rows, gboolean with_rest)
{
  g_auto (EpsomPlotSpec) spec = { 0 };
  EpsomPlot plot;
  EpsomBox whole; /* with the rows beneath */

  fill_spec (&spec, chart, timeline, n_rows);
  if (!with_rest)
    g_clear_pointer (&spec.rest, g_free);
  if (!epsom_chart_draw_plot (chart, &spec, &plot))
    return FALSE;

  EpsomLane lane = {
    timeline->all->lanes[0].days,
    plot.x,
    epsom_scale_map (&plot.y, 0),
    epsom_scale_map (&plot.y, MOST_SEVERITY),
    MOST_SEVERITY,
    is_wide (chart, &plot),
  };

  whole = plot.box;
  whole.height += n_rows * EPSOM_PLOT_STRIP * chart->unit;
  epsom_scene_builder_set_axis (chart->scene, plot.x.start, plot.x.end);
  epsom_chart_draw_unrecorded (chart, &lane, &whole);
  /* A line would look like a narrow day of which nothing is recorded. */
  epsom_chart_draw_clock (chart, &plot.x, &whole, lane.outlined, plot.labels_y);
  epsom_chart_draw_lane (chart, &lane);
  add_day_marks (chart, &plot, timeline);
  for (guint i = 0; i < n_rows; i++)
    draw_row (chart, &plot, timeline, i);
  if (lane.outlined)
    {
      draw_clock_changes (chart, &plot, timeline);
      epsom_chart_draw_traces (chart, &plot);
    }

  return TRUE;
}

static gboolean
draw (EpsomChart *chart)
{
  g_auto (Timeline) timeline = { 0 };

  if (!timeline_init (&timeline, chart->response, &chart->span))
    return FALSE;

  for (guint n = timeline.rows->len; n > 0; n--)
    if (draw_rows (chart, &timeline, n, TRUE))
      return TRUE;

  return draw_rows (chart, &timeline, 0, TRUE) || draw_rows (chart, &timeline, 0, FALSE);
}

static double
get_height (const EpsomChart *chart)
{
  g_auto (Timeline) timeline = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };

  if (!timeline_init (&timeline, chart->response, NULL))
    return 0;

  fill_spec (&spec, chart, &timeline, timeline.rows->len);

  return epsom_chart_get_plot_height (chart, &spec);
}

/* Words */

static char *
describe (const EpsomResponse *response)
{
  const EpsomTimeline *all = epsom_response_get_timeline (response);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_infusions = count_infusions (all);

  if (all->n == 0)
    return g_strdup (_ ("Record episodes, how each day is, and what is taken: all of it is shown here by time."));

  g_autofree char *from = epsom_chart_words_date (all->from);
  g_autofree char *to = epsom_chart_words_date (all->from + (EpsomDate) all->n - 1);
  g_autofree char *of = epsom_chart_words_of (all->n_symptom_days, all->n_recorded);

  if (all->n == 1)
    /* Translators: a date, days of days: "3 March 2025: symptoms on 1 of 1 recorded days." */
    g_string_append_printf (words, _ ("%s: symptoms on %s recorded days."), from, of);
  else
    /* Translators: two dates, days of days: "3 March 2025 to 1 April 2026: symptoms on 60 of 300 recorded days." */
    g_string_append_printf (words, _ ("%s to %s: symptoms on %s recorded days."), from, to, of);
  if (all->worst_date != EPSOM_DATE_NONE)
    {
      int worst = epsom_timeline_get_day (all->lanes[0].days, all->worst_date)->worst;
      g_autofree char *date = epsom_chart_words_date (all->worst_date);

      /* Translators: a severity, its word, a date: " Worst: 9, severe, last on 4 May 2025." */
      g_string_append_printf (words, _ (" Worst: %d, %s, last on %s."), worst, epsom_words_severity (worst), date);
    }
  if (n_infusions > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " %u infusion.", " %u infusions.", n_infusions),
                            n_infusions);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

const EpsomChartClass epsom_chart_timeline = {
  "timeline", N_ ("What happened when?"), draw, describe, get_height, epsom_chart_fill_timeline_table, FALSE, get_span,
};
