/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-plot.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-words.h"

/* Push or drip, undivided by any threshold: every infusion by its minutes, or by how much magnesium ran in a minute,
 * and the change in severity 2 hours later. */

/* The index of 2 h among the horizons. */
#define HORIZON 3

/* A change that fills the chart with more than one step. */
#define LEAST_CHANGE -4.0

#define MARK_SIZE 12.0
#define POINT_SIZE 7.0
#define MAX_MARKER 16.0
#define ZONE_GAP 4.0
#define ZONE_WIDTH 1.5
#define LABEL_GAP 7.0

/* Of mg a minute: what is labelled lies between. */
#define LEAST_RATE_POWER -4
#define MOST_RATE_POWER 6

typedef struct _Axis Axis;

static const double times[] = { 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440 };
/* Their indices, the most important first: the ends of the zones. */
static const guint ranks[] = { 5, 7, 8, 4, 9, 3, 10, 6, 2, 12, 13, 11, 1, 0 };

/** Point: treatments of one group with the same place on the axis and the same change. */
typedef struct {
  const EpsomTreatment *first;
  double x;
  guint n;
} Point;

typedef struct {
  const Axis *axis;
  GArray *points;     /* Point */
  GArray *changes;    /* double, ascending */
  double from, to;    /* of the places on the axis */
  guint n_no_minutes; /* of infusions with a known change */
  guint n_no_amount;  /* of these with known minutes, where the amount is asked for */
  guint n_no_change;
} Durations;

/**
 * Axis: what an infusion is placed by.
 * @behind: what the treatments of a point have in common
 * @from, @to: what is drawn at least
 * @of_minutes: whether push and drip have their zones
 * @get: NAN where it is not known of an infusion with known minutes
 */
struct _Axis {
  const char *title;
  const char *none;
  EpsomBehindKind behind;
  double from, to;
  double (*get) (const EpsomDose *dose);
  char *(*create_words) (double x);
  void (*draw) (EpsomChart *chart, const EpsomPlot *plot);
  gboolean of_minutes;
};

static void
durations_clear (Durations *durations)
{
  g_clear_pointer (&durations->points, g_array_unref);
  g_clear_pointer (&durations->changes, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Durations, durations_clear)

static double
get_change (const EpsomTreatment *treatment)
{
  return treatment->severity[HORIZON] - treatment->baseline;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Along the axis, then from the greatest relief on: the order in which the marks are walked. */
static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *x = a, *y = b;
  double change = get_change (x->first) - get_change (y->first);

  if (x->x != y->x)
    return (x->x > y->x) - (x->x < y->x);
  if (change != 0)
    return (change > 0) - (change < 0);

  return x->first->group - y->first->group;
}

static void
add_treatment (Durations *durations, const EpsomTreatment *treatment, double x)
{
  double change = get_change (treatment);
  Point point = { treatment, x, 1 };

  g_array_append_val (durations->changes, change);
  durations->from = MIN (durations->from, x);
  durations->to = MAX (durations->to, x);
  for (guint i = 0; i < durations->points->len; i++)
    {
      Point *same = &g_array_index (durations->points, Point, i);

      if (same->x == x && same->first->group == treatment->group && get_change (same->first) == change)
        {
          same->n++;
          return;
        }
    }
  g_array_append_val (durations->points, point);
}

static void
durations_init (Durations *durations, const EpsomResponse *response, const Axis *axis)
{
  *durations = (Durations){
    .axis = axis,
    .points = g_array_new (FALSE, FALSE, sizeof (Point)),
    .changes = g_array_new (FALSE, FALSE, sizeof (double)),
    .from = G_MAXDOUBLE,
  };

  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];
      double x;

      if (treatment->method == EPSOM_METHOD_ORAL)
        continue;
      if (treatment->severity[HORIZON] < 0)
        durations->n_no_change++;
      else if (treatment->method == EPSOM_METHOD_IV_UNKNOWN)
        durations->n_no_minutes++;
      else if (isnan (x = axis->get (treatment->dose)))
        durations->n_no_amount++;
      else
        add_treatment (durations, treatment, x);
    }
  g_array_sort (durations->changes, compare);
  g_array_sort (durations->points, compare_points);
}

static char *
create_key (const Durations *durations)
{
  for (guint i = 0; i < durations->points->len; i++)
    if (g_array_index (durations->points, Point, i).n > 1)
      return g_strdup (_ ("Each mark is one treatment; a larger one stands for several with the same values."));

  return g_strdup (_ ("Each mark is one treatment."));
}

static guint
count (const Durations *durations, int group)
{
  guint n = 0;

  for (guint i = 0; i < durations->points->len; i++)
    {
      const Point *point = &g_array_index (durations->points, Point, i);

      n += point->first->group == group ? point->n : 0;
    }

  return n;
}

static void
fill_series (EpsomPlotSpec *spec, const EpsomResponse *response, const Durations *durations)
{
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      int group = response->group_responses[i].group;
      guint n = count (durations, group);

      if (n > 0)
        epsom_plot_spec_add (spec, group, epsom_chart_words_group (response, group), epsom_chart_words_count (n));
    }
}

static void
fill_spec (EpsomPlotSpec *spec, const EpsomResponse *response, const Durations *durations)
{
  const Axis *axis = durations->axis;
  const double *changes = (const double *) (gconstpointer) durations->changes->data;

  *spec = (EpsomPlotSpec){
    .x_title = _ (axis->title),
    .y_title = _ ("Change in severity 2 hours later; 0: as before the dose"),
    .x = { EPSOM_SCALE_LOG, MIN (axis->from, durations->from), MAX (axis->to, durations->to), 0, 0 },
    .x_padding = MAX_MARKER / 2,
    .y_from = MIN (LEAST_CHANGE, changes[0]),
    .y_to = MAX (0, changes[durations->changes->len - 1]),
    .format_y = epsom_chart_words_change,
    .n_label_lines = 1,
    .head = axis->of_minutes,
    .key = create_key (durations),
  };
  fill_series (spec, response, durations);
}

/* The name of a zone in its middle, as long as there is room for. */
static void
write_zone (EpsomChart *chart, const EpsomPlot *plot, EpsomMethod method, double from, double to)
{
  const char *names[] = { epsom_words_method (method), epsom_chart_words_method_short ((int) method) };
  double room = to - from - 2 * ZONE_GAP * chart->unit;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (epsom_chart_measure (chart, EPSOM_FONT_SMALL, names[i]) <= room)
      {
        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, (from + to) / 2,
                           plot->head_y, names[i]);
        return;
      }
}

static void
draw_zones (EpsomChart *chart, const EpsomPlot *plot)
{
  double left = plot->box.x, right = plot->box.x + plot->box.width, bottom = plot->box.y + plot->box.height;
  double ends[] = { epsom_scale_map (&plot->x, EPSOM_PUSH_MINUTES), epsom_scale_map (&plot->x, EPSOM_DRIP_MINUTES) };
  double top = plot->head_y - epsom_chart_get_line (chart, EPSOM_FONT_SMALL) / 2;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_AXIS, 1, ZONE_WIDTH * chart->unit,
                                      EPSOM_DASH_SHORT);
      epsom_scene_builder_add_point (chart->scene, ends[i], top);
      epsom_scene_builder_add_point (chart->scene, ends[i], bottom);
    }
  write_zone (chart, plot, EPSOM_METHOD_IV_PUSH, left, ends[0]);
  write_zone (chart, plot, EPSOM_METHOD_IV_INTERMEDIATE, ends[0], ends[1]);
  write_zone (chart, plot, EPSOM_METHOD_IV_DRIP, ends[1], right);
}

/* Whether the label of @time is within the chart. */
static gboolean
has_room (const EpsomChart *chart, const EpsomPlot *plot, double time)
{
  g_autofree char *label = epsom_chart_words_time (time);
  double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2, x = epsom_scale_map (&plot->x, time);

  return time >= plot->x.from && time <= plot->x.to && x - half >= chart->area.x &&
         x + half <= chart->area.x + chart->area.width;
}

static void
draw_times (EpsomChart *chart, const EpsomPlot *plot)
{
  double shown[G_N_ELEMENTS (times)];
  guint index[G_N_ELEMENTS (times)], order[G_N_ELEMENTS (times)], n = 0, n_ranks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      index[i] = has_room (chart, plot, times[i]) ? n : G_MAXUINT;
      if (index[i] != G_MAXUINT)
        shown[n++] = times[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (index[ranks[i]] != G_MAXUINT)
      order[n_ranks++] = index[ranks[i]];

  epsom_chart_draw_times (chart, &plot->x, shown, order, n, plot->labels_y);
}

/* Whether @label around @x is within the chart and clear of the labels that are @taken, and takes its room. */
static gboolean
take_room (const EpsomChart *chart, GArray *taken, double x, const char *label)
{
  double half = epsom_chart_measure (chart, EPSOM_FONT_SMALL, label) / 2;
  const EpsomPoint ends = { x - half, x + half };

  if (ends.x < chart->area.x || ends.y > chart->area.x + chart->area.width)
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    {
      const EpsomPoint *other = &g_array_index (taken, EpsomPoint, i);

      if (ends.x < other->y + LABEL_GAP * chart->unit && ends.y > other->x - LABEL_GAP * chart->unit)
        return FALSE;
    }
  g_array_append_val (taken, ends);

  return TRUE;
}

/* Powers of ten before five and two times them, as many as have room. */
static void
draw_rates (EpsomChart *chart, const EpsomPlot *plot)
{
  static const double leads[] = { 1, 5, 2 };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (EpsomPoint));

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    for (int power = LEAST_RATE_POWER; power <= MOST_RATE_POWER; power++)
      {
        double rate = leads[i] * pow (10, power), x = epsom_scale_map (&plot->x, rate);
        g_autofree char *label = epsom_words_number (rate, MAX (0, -power));

        if (rate < plot->x.from * (1 - 1e-9) || rate > plot->x.to * (1 + 1e-9) || !take_room (chart, taken, x, label))
          continue;
        epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_DIM_TEXT, EPSOM_ANCHOR_MIDDLE, x, plot->labels_y, label);
      }
}

static char *
create_minutes (double minutes)
{
  return epsom_words_duration ((gint64) round (minutes * 60));
}

/* Two figures. */
static char *
create_rate (double rate)
{
  g_autofree char *number = epsom_words_number (rate, CLAMP (1 - (int) floor (log10 (rate)), 0, 6));

  /* Translators: elemental magnesium a minute: "20 mg/min". */
  return g_strdup_printf (C_ ("rate of an infusion", "%s mg/min"), number);
}

static double
get_minutes (const EpsomDose *dose)
{
  return dose->minutes;
}

static char *
create_spoken (const EpsomChart *chart, const Durations *durations, const Point *point)
{
  const EpsomTreatment *treatment = point->first;
  const char *group = epsom_chart_words_group (chart->response, treatment->group);
  g_autofree char *time = durations->axis->create_words (point->x);
  g_autofree char *change = epsom_chart_words_change (get_change (treatment));

  if (point->n == 1)
    return g_strdup_printf (_ ("%s, %s: from %d to %d, %s"), group, time, treatment->baseline,
                            treatment->severity[HORIZON], change);

  g_autofree char *n = epsom_chart_words_count (point->n);

  /* Translators: method, minutes, change in severity, how often: "IV push, 5 min: −4, 3 treatments". */
  return g_strdup_printf (_ ("%s, %s: %s, %s"), group, time, change, n);
}

/* How far sideways the point at @index stands, in units: those of several groups at one place stand side by side. */
static double
get_shift (const Durations *durations, guint index)
{
  const Point *point = &g_array_index (durations->points, Point, index);
  guint before = 0, n = 0;

  for (guint i = 0; i < durations->points->len; i++)
    {
      const Point *other = &g_array_index (durations->points, Point, i);
      gboolean same = other->x == point->x && get_change (other->first) == get_change (point->first);

      n += same;
      before += same && i < index;
    }

  return (before - (n - 1) / 2.0) * POINT_SIZE;
}

/* The area of a mark grows with the treatments that it stands for. */
static void
draw_point (EpsomChart *chart, const EpsomPlot *plot, const Durations *durations, guint index)
{
  const Point *point = &g_array_index (durations->points, Point, index);
  double x = epsom_scale_map (&plot->x, point->x) + get_shift (durations, index) * chart->unit;
  double y = epsom_scale_map (&plot->y, get_change (point->first));
  double size = MIN (POINT_SIZE * sqrt (point->n), MAX_MARKER);
  g_autofree char *spoken = create_spoken (chart, durations, point);

  epsom_chart_draw_marker (chart, point->first->group, x, y, size, FALSE);
  epsom_chart_add_mark (chart, x, y, MAX (MARK_SIZE, size) * chart->unit, spoken);
  epsom_scene_builder_set_behind (chart->scene,
                                  (EpsomBehind){ .kind = durations->axis->behind,
                                                 .group = point->first->group,
                                                 .which = (guint) (point->first - chart->response->treatments) });
}

static gboolean
draw (EpsomChart *chart, const Axis *axis)
{
  g_auto (Durations) durations = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };
  EpsomPlot plot;

  durations_init (&durations, chart->response, axis);
  if (durations.points->len == 0)
    return FALSE;

  fill_spec (&spec, chart->response, &durations);
  if (!epsom_chart_draw_plot (chart, &spec, &plot))
    return FALSE;

  if (axis->of_minutes)
    draw_zones (chart, &plot);
  axis->draw (chart, &plot);
  for (guint i = 0; i < durations.points->len; i++)
    draw_point (chart, &plot, &durations, i);

  return TRUE;
}

static double
get_height (const EpsomChart *chart, const Axis *axis)
{
  g_auto (Durations) durations = { 0 };
  g_auto (EpsomPlotSpec) spec = { 0 };

  durations_init (&durations, chart->response, axis);
  if (durations.points->len == 0)
    return 0;

  fill_spec (&spec, chart->response, &durations);

  return epsom_chart_get_plot_height (chart, &spec);
}

/* What is not in the chart, a sentence each. */
static void
append_unknown (GString *words, const Durations *durations)
{
  if (durations->n_no_minutes > 0)
    g_string_append_printf (
      words,
      g_dngettext (GETTEXT_PACKAGE, " %u more has no duration.", " %u more have no duration.", durations->n_no_minutes),
      durations->n_no_minutes);
  if (durations->n_no_amount > 0)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, " %u more has no known amount of elemental magnesium.",
                                         " %u more have no known amount of elemental magnesium.",
                                         durations->n_no_amount),
                            durations->n_no_amount);
  if (durations->n_no_change > 0)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE, " %u more has no known severity at 2 hours.",
                                         " %u more have no known severity at 2 hours.", durations->n_no_change),
                            durations->n_no_change);
}

static char *
describe (const EpsomResponse *response, const Axis *axis)
{
  g_auto (Durations) durations = { 0 };
  g_autoptr (GString) words = g_string_new (NULL);

  durations_init (&durations, response, axis);
  guint n = durations.changes->len;
  const double *changes = (const double *) (gconstpointer) durations.changes->data;

  if (n == 0)
    return g_strdup (_ (axis->none));

  g_autofree char *from = axis->create_words (durations.from);
  g_autofree char *to = axis->create_words (durations.to);
  g_autofree char *count_words = epsom_chart_words_count (n);
  g_autofree char *least = epsom_chart_words_change (changes[n - 1]);
  g_autofree char *most = epsom_chart_words_change (changes[0]);

  if (n < EPSOM_MIN_RATE)
    g_string_append_printf (words,
                            axis->of_minutes
                              /* Translators: "3 treatments", "5 min", "1 h". */
                              ? _ ("%s over %s to %s, shown one by one.")
                              /* Translators: "3 treatments", "2 mg/min", "20 mg/min". */
                              : _ ("%s at %s to %s, shown one by one."),
                            count_words, from, to);
  else
    {
      g_autofree char *median = epsom_chart_words_change (epsom_quantile (changes, n, 0.5));

      g_string_append_printf (words,
                              axis->of_minutes
                                /* Translators: "18 treatments", "5 min", "1 h", changes in severity. */
                                ? _ ("%s over %s to %s: median change 2 hours later %s, from %s to %s.")
                                /* Translators: "18 treatments", "2 mg/min", "20 mg/min", changes in severity. */
                                : _ ("%s at %s to %s: median change 2 hours later %s, from %s to %s."),
                              count_words, from, to, median, most, least);
    }
  if (n >= EPSOM_MIN_RATE && n < EPSOM_MIN_FIRM)
    g_string_append_printf (words, " %s", _ ("Few treatments."));
  append_unknown (words, &durations);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const Axis by_minutes = {
  .title = N_ ("Minutes of the infusion, longer ones closer together"),
  .none = N_ ("Record how many minutes each infusion took, and how severe it is just before it and 2 hours later: push "
              "and drip are compared here."),
  .behind = EPSOM_BEHIND_ALIKE,
  .from = 2,
  .to = 90,
  .get = get_minutes,
  .create_words = create_minutes,
  .draw = draw_times,
  .of_minutes = TRUE,
};

/* A rate is of the amount too: no rate parts push and drip, so there are no zones. */
static const Axis by_rate = {
  .title = N_ ("Elemental magnesium in mg a minute, higher rates closer together"),
  .none = N_ ("Record the amount and the salt of each infusion and how many minutes it took, and how severe it is just "
              "before it and 2 hours later: slow and fast ones are compared here."),
  .behind = EPSOM_BEHIND_ALIKE_RATE,
  .from = 1,
  .to = 50,
  .get = epsom_dose_get_rate,
  .create_words = create_rate,
  .draw = draw_rates,
};

static gboolean
draw_by_minutes (EpsomChart *chart)
{
  return draw (chart, &by_minutes);
}

static double
get_height_by_minutes (const EpsomChart *chart)
{
  return get_height (chart, &by_minutes);
}

static char *
describe_by_minutes (const EpsomResponse *response)
{
  return describe (response, &by_minutes);
}

static gboolean
draw_by_rate (EpsomChart *chart)
{
  return draw (chart, &by_rate);
}

static double
get_height_by_rate (const EpsomChart *chart)
{
  return get_height (chart, &by_rate);
}

static char *
describe_by_rate (const EpsomResponse *response)
{
  return describe (response, &by_rate);
}

/* Those too that have no place in the chart, as something of them is not known. */
static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  epsom_chart_table_add_column (table, C_ ("column", "Time"), EPSOM_CELL_INSTANT);
  epsom_chart_table_add_group_column (table, response);
  epsom_chart_table_add_column (table, C_ ("column", "Minutes"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, C_ ("column", "Elemental mg a minute"), EPSOM_CELL_NUMBER);
  epsom_chart_table_add_column (table, C_ ("column", "Severity before"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Severity after 2 h"), EPSOM_CELL_COUNT);
  epsom_chart_table_add_column (table, C_ ("column", "Change"), EPSOM_CELL_CHANGE);
  for (guint i = 0; i < response->n_treatments; i++)
    {
      const EpsomTreatment *treatment = &response->treatments[i];
      gboolean is_known = treatment->severity[HORIZON] >= 0;

      if (treatment->method == EPSOM_METHOD_ORAL)
        continue;
      epsom_chart_table_add_instant (table, treatment->dose->at);
      epsom_chart_table_add_group (table, response, treatment->group);
      epsom_chart_table_add_number (table,
                                    treatment->method != EPSOM_METHOD_IV_UNKNOWN ? treatment->dose->minutes : NAN);
      epsom_chart_table_add_number (table, epsom_dose_get_rate (treatment->dose));
      epsom_chart_table_add_number (table, treatment->baseline);
      epsom_chart_table_add_number (table, is_known ? treatment->severity[HORIZON] : NAN);
      epsom_chart_table_add_number (table, is_known ? get_change (treatment) : NAN);
    }
}

const EpsomChartClass epsom_chart_duration = {
  .token = "duration",
  .title = N_ ("Push or drip: does it matter how long an infusion takes?"),
  .draw = draw_by_minutes,
  .describe = describe_by_minutes,
  .get_height = get_height_by_minutes,
  .fill_table = fill_table,
  .compares = TRUE,
  .by = "minutes",
};

const EpsomChartClass epsom_chart_duration_by_rate = {
  .token = "duration",
  .title = N_ ("Push or drip: does it matter how fast an infusion runs?"),
  .draw = draw_by_rate,
  .describe = describe_by_rate,
  .get_height = get_height_by_rate,
  .fill_table = fill_table,
  .compares = TRUE,
  .by = "rate",
};
