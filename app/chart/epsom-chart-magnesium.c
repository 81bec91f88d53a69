/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-axis.h"
#include "epsom-chart-bins.h"
#include "epsom-chart-infusions.h"
#include "epsom-chart-labs.h"
#include "epsom-chart-months.h"
#include "epsom-chart-plot.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"
#include "epsom-intake.h"
#include "epsom-spread.h"
#include "epsom-words.h"

/* All magnesium of a period: by mouth as bars a day, or as the mean of a week, month or year where days have no room;
 * beneath it the infusions as pins of their own scale, and laboratory values in their own range. */

/* The least that the axis reaches to: the limits for supplements, with room. */
#define LEAST_TO 400.0
/* Shorter periods have an axis of days; one this short is shown within so many. */
#define MAX_DAYS_OF_DAYS 62
#define LEAST_DAYS 7
/* The share of the width that the plot has, as far as that has to be known before it is laid out, and what limits may
 * have of it. */
#define PLOT_SHARE 0.85
#define MAX_LABEL_SHARE 0.25

/* Of a panel: the strips that its title takes beside its lines, and how many lines it may have. */
#define TITLE_PADDING 0.5
#define MAX_TITLE_LINES 6

#define N_LIMITS 2

/* In units. */
#define TITLE_GAP 6.0
#define BAR_GAP 0.75
#define NONE_WIDTH 1.5
#define MOST_WIDTH 1.0
#define OUTLINE_WIDTH 1.0
#define LIMIT_WIDTH 1.25
#define UNKNOWN_SIZE 5.0
#define LABEL_GAP 4.0

typedef struct {
  const EpsomIntake *intake;
  guint n_infusions[EPSOM_N_METHODS];
  EpsomDate from, to; /* of the axis: the first date, and the one after the last */
  EpsomBinUnit unit;
} Magnesium;

/* The panels beneath the bars, in strips of the plot; the first that have room are taken. */
typedef struct {
  guint infusions, labs;
} Panels;

static const Panels all_panels[] = { { 4, 6 }, { 3, 5 }, { 1, 4 }, { 1, 0 }, { 0, 0 } };

/* Days as they are, or else whole months. */
static void
find_dates (Magnesium *magnesium)
{
  const EpsomIntake *intake = magnesium->intake;
  EpsomDate next;

  magnesium->from = intake->from;
  magnesium->to = intake->from + (EpsomDate) MAX (intake->n, LEAST_DAYS);
  if (intake->n <= MAX_DAYS_OF_DAYS)
    return;

  next = epsom_date_first_of_month (magnesium->to - 1, 1);
  magnesium->from = epsom_date_first_of_month (magnesium->from, 0);
  magnesium->to = next == EPSOM_DATE_NONE ? EPSOM_DATE_LAST + 1 : next;
}

/* Returns: %FALSE where there is nothing to show. */
static gboolean
magnesium_init (Magnesium *magnesium, const EpsomResponse *response)
{
  const EpsomIntake *intake = epsom_response_get_intake (response);

  *magnesium = (Magnesium){ .intake = intake };
  if (intake->all.n_with == 0 && intake->n_infusions == 0 && intake->labs->len == 0)
    return FALSE;

  for (guint i = 0; i < intake->n_infusions; i++)
    magnesium->n_infusions[intake->infusions[i].method]++;
  find_dates (magnesium);

  return TRUE;
}

static char *
format_mg (double mg)
{
  return epsom_words_number (mg, 0);
}

static const char *
get_title (EpsomBinUnit unit)
{
  switch (unit)
    {
    case EPSOM_BIN_DAY:
      return _ ("Elemental mg a day by mouth");
    case EPSOM_BIN_WEEK:
      return _ ("Elemental mg a day by mouth: mean of each week, thin line to its highest day");
    case EPSOM_BIN_MONTH:
      return _ ("Elemental mg a day by mouth: mean of each month, thin line to its highest day");
    case EPSOM_BIN_YEAR:
      return _ ("Elemental mg a day by mouth: mean of each year, thin line to its highest day");
    default:
      g_return_val_if_reached ("");
    }
}

/* Fewer than half of the days are known. */
static gboolean
is_outlined (const EpsomIntakeSummary *summary)
{
  return summary->mean > 0 && 2 * summary->n_known < summary->n_days;
}

static gboolean
is_unknown (const EpsomIntakeSummary *summary)
{
  return summary->n_known == 0 && summary->n_with > 0;
}

static gboolean
has_bin (const Magnesium *magnesium, gboolean (*is) (const EpsomIntakeSummary *summary))
{
  const EpsomIntake *intake = magnesium->intake;
  EpsomBin bin;

  for (epsom_bin_init (&bin, magnesium->unit, intake->from, intake->from + (EpsomDate) intake->n);
       epsom_bin_is_valid (&bin); epsom_bin_next (&bin))
    {
      EpsomIntakeSummary summary;

      epsom_intake_summarize (intake, bin.from, bin.to, &summary);
      if (is (&summary))
        return TRUE;
    }

  return FALSE;
}

static const char *
get_limit_words (void)
{
  return _ (
    "Dashed: the daily upper limits for adults from supplements, 350 mg in the US and 250 mg in the EU; food is "
    "not counted in them, and they do not hold for infusions.");
}

/* @with_limits: unless they are told of elsewhere. */
static char *
create_key (const Magnesium *magnesium, gboolean with_limits)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (with_limits)
    g_string_append (key, get_limit_words ());
  if (has_bin (magnesium, is_unknown))
    g_string_append_printf (key, " %s", _ ("Open circles: an amount whose elemental magnesium is not known."));
  if (magnesium->unit == EPSOM_BIN_DAY && magnesium->intake->all.n_recorded < magnesium->intake->all.n_days)
    g_string_append_printf (key, " %s", _ ("Days without a line at the bottom: nothing recorded."));
  if (magnesium->unit != EPSOM_BIN_DAY && has_bin (magnesium, is_outlined))
    g_string_append_printf (key, " %s", _ ("Outlined: fewer than half of the days are known."));

  return g_strchug (g_string_free (g_steal_pointer (&key), FALSE));
}

/* "US 350": a limit, short enough to stand beside its line. */
static char *
create_limit_label (guint limit)
{
  /* Translators: upper limits for magnesium from supplements, in mg a day. */
  return limit == 0 ? g_strdup_printf (_ ("EU %.0f"), EPSOM_SUPPLEMENT_LIMIT_EU)
                    : g_strdup_printf (_ ("US %.0f"), EPSOM_SUPPLEMENT_LIMIT_US);
}

static guint
count_title_lines (const EpsomChart *chart, const char *title)
{
  guint n = epsom_chart_measure_paragraph (chart, EPSOM_FONT_SMALL, chart->area.width, title);

  return CLAMP (n, 1, MAX_TITLE_LINES);
}

/* Returns: the height of the title with what is around it. */
static double
write_panel_title (EpsomChart *chart, double top, const char *title)
{
  double strip = EPSOM_PLOT_STRIP * chart->unit;
  guint n_lines = count_title_lines (chart, title);

  epsom_chart_write_axis_title (chart, chart->area.x, top + TITLE_GAP * chart->unit, chart->area.width, n_lines, title);

  return (n_lines + TITLE_PADDING) * strip;
}

/* What stands right of the panels, if it has room. */
static double
measure_right (const EpsomChart *chart, const Magnesium *magnesium)
{
  double width = magnesium->intake->labs->len > 0 ? epsom_chart_measure_limits (chart) : 0;

  for (guint limit = 0; limit < N_LIMITS; limit++)
    {
      g_autofree char *label = create_limit_label (limit);

      width = MAX (width, epsom_chart_measure (chart, EPSOM_FONT_SMALL, label));
    }
  width += LABEL_GAP * chart->unit;

  return width <= MAX_LABEL_SHARE * chart->area.width ? width : 0;
}

static double
find_most (const Magnesium *magnesium)
{
  return isnan (magnesium->intake->all.most) ? LEAST_TO : MAX (LEAST_TO, magnesium->intake->all.most);
}

/* How many strips the panels have: one more for each line that a title has more than one. */
static Panels
count_strips (const EpsomChart *chart, const Magnesium *magnesium, const Panels *panels)
{
  Panels strips = { 0 };
  g_autofree char *infusions = epsom_chart_describe_infusions (magnesium->intake);
  g_autofree char *labs = epsom_chart_describe_labs (magnesium->intake->labs);

  if (magnesium->intake->n_infusions > 0)
    strips.infusions = panels->infusions;
  if (strips.infusions > 1)
    strips.infusions += count_title_lines (chart, infusions) - 1;
  if (magnesium->intake->labs->len > 0 && panels->labs > 0)
    strips.labs = panels->labs + count_title_lines (chart, labs) - 1;

  return strips;
}

static void
fill_spec (EpsomPlotSpec *spec, const EpsomChart *chart, Magnesium *magnesium, const Panels *strips)
{
  double day = PLOT_SHARE * chart->area.width / chart->unit / (magnesium->to - magnesium->from);
  double right = measure_right (chart, magnesium);

  magnesium->unit = epsom_bins_choose (day);
  *spec = (EpsomPlotSpec){
    .y_title = get_title (magnesium->unit),
    .x = { EPSOM_SCALE_LINEAR, magnesium->from, magnesium->to, 0, 0 },
    .right = right,
    .y_to = find_most (magnesium),
    .format_y = format_mg,
    .n_strips = strips->infusions + strips->labs,
    .n_label_lines = EPSOM_MONTH_LABEL_LINES,
    .key = create_key (magnesium, right > 0),
    .rest = right > 0 ? NULL : g_strdup (get_limit_words ()),
  };

  for (EpsomMethod method = 0; method < EPSOM_N_METHODS && strips->infusions > 0; method++)
    if (magnesium->n_infusions[method] > 0)
      epsom_plot_spec_add (spec, (int) method, epsom_words_method (method),
                           epsom_chart_words_infusions (magnesium->n_infusions[method]));
}

/* By mouth */

/* Beside their lines, moved apart where those are closer than text is high; the lower alone in a plot too low for both.
 */
static void
write_limits (EpsomChart *chart, const EpsomPlot *plot, const double *limits, guint n)
{
  double line = epsom_chart_get_line (chart, EPSOM_FONT_SMALL);
  double x = plot->box.x + plot->box.width + LABEL_GAP * chart->unit;
  double centers[N_LIMITS];

  for (guint limit = 0; limit < n; limit++)
    centers[limit] = epsom_scale_map (&plot->y, limits[limit]);
  if (!epsom_spread (centers, n, line, plot->box.y, plot->box.y + plot->box.height))
    n = 1;

  for (guint limit = 0; limit < n; limit++)
    {
      g_autofree char *label = create_limit_label (limit);

      epsom_chart_write (chart, EPSOM_FONT_SMALL, EPSOM_ROLE_TEXT, EPSOM_ANCHOR_LEFT, x, centers[limit], label);
    }
}

static void
draw_limits (EpsomChart *chart, const EpsomPlot *plot, double right)
{
  static const double limits[N_LIMITS] = { EPSOM_SUPPLEMENT_LIMIT_EU, EPSOM_SUPPLEMENT_LIMIT_US };
  static const EpsomDash dashes[N_LIMITS] = { EPSOM_DASH_SHORT, EPSOM_DASH_LONG };
  double end = plot->box.x + plot->box.width;

  for (guint limit = 0; limit < N_LIMITS; limit++)
    {
      double y = epsom_scale_map (&plot->y, limits[limit]);

      /* Set off from bars, which may be as light as the line. */
      epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_BACKGROUND, (LIMIT_WIDTH + 2) * chart->unit,
                                       plot->box.x, y, end, y);
      epsom_scene_builder_begin_path (chart->scene, EPSOM_PRIMITIVE_LINE, EPSOM_ROLE_TEXT, 1, LIMIT_WIDTH * chart->unit,
                                      dashes[limit]);
      epsom_scene_builder_add_point (chart->scene, plot->box.x, y);
      epsom_scene_builder_add_point (chart->scene, end, y);
    }
  if (right > 0)
    write_limits (chart, plot, limits, N_LIMITS);
}

static void
draw_bar (EpsomChart *chart, const EpsomBox *bar, gboolean outlined)
{
  double bottom = bar->y + bar->height, right = bar->x + bar->width;

  epsom_scene_builder_begin_path (chart->scene, outlined ? EPSOM_PRIMITIVE_LINE : EPSOM_PRIMITIVE_AREA, EPSOM_ROLE_ORAL,
                                  1, OUTLINE_WIDTH * chart->unit, EPSOM_DASH_SOLID);
  epsom_scene_builder_add_point (chart->scene, bar->x, bottom);
  epsom_scene_builder_add_point (chart->scene, bar->x, bar->y);
  epsom_scene_builder_add_point (chart->scene, right, bar->y);
  epsom_scene_builder_add_point (chart->scene, right, bottom);
}

/* Of one bin: a bar from 0, or a line on 0; what is not recorded is left open. */
static void
draw_bin (EpsomChart *chart, const EpsomPlot *plot, const EpsomBin *bin, const EpsomIntakeSummary *summary)
{
  double left = epsom_scale_map (&plot->x, bin->from), right = epsom_scale_map (&plot->x, bin->to);
  double zero = epsom_scale_map (&plot->y, 0), gap = MIN (BAR_GAP * chart->unit, (right - left) / 4);

  left += gap;
  right -= gap;
  if (summary->mean > 0)
    {
      double top = epsom_scale_map (&plot->y, summary->mean);

      draw_bar (chart, &(EpsomBox){ left, top, right - left, zero - top }, is_outlined (summary));
    }
  else if (summary->n_known > 0)
    epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_ORAL, NONE_WIDTH * chart->unit, left, zero, right, zero);
}

/* What is drawn over the limits: the line from the mean to the highest day, and that an amount is not known. */
static void
draw_over_bin (EpsomChart *chart, const EpsomPlot *plot, const EpsomBin *bin, const EpsomIntakeSummary *summary)
{
  double x = (epsom_scale_map (&plot->x, bin->from) + epsom_scale_map (&plot->x, bin->to)) / 2;
  EpsomMarker unknown = { { x, epsom_scale_map (&plot->y, 0) }, UNKNOWN_SIZE * chart->unit, EPSOM_SHAPE_CIRCLE, TRUE };

  if (summary->n_known > 1 && summary->most > summary->mean)
    epsom_scene_builder_add_segment (chart->scene, EPSOM_ROLE_TEXT, MOST_WIDTH * chart->unit, x,
                                     epsom_scale_map (&plot->y, summary->mean), x,
                                     epsom_scale_map (&plot->y, summary->most));
  if (is_unknown (summary))
    epsom_scene_builder_add_marker (chart->scene, EPSOM_ROLE_ORAL, 1, &unknown);
}

static char *
describe_day (const EpsomIntakeSummary *summary)
{
  g_autofree char *mg = format_mg (summary->mean);

  if (summary->n_recorded == 0)
    return g_strdup (_ ("nothing recorded"));
  if (summary->n_known == 0)
    return g_strdup (_ ("an amount that is not known"));
  if (summary->n_with == 0)
    return g_strdup (_ ("none by mouth"));

  /* Translators: an amount of elemental magnesium. */
  return g_strdup_printf (_ ("%s mg by mouth"), mg);
}

static char *
describe_summary (const EpsomIntakeSummary *summary)
{
  g_autofree char *mean = format_mg (summary->mean);
  g_autofree char *most = format_mg (summary->most);
  g_autofree char *known = epsom_chart_words_of (summary->n_known, summary->n_days);

  if (summary->n_known == 0)
    return g_strdup (summary->n_with > 0 ? _ ("amounts that are not known") : _ ("nothing recorded"));

  /* Translators: milligrams, milligrams, days: "mean 280 mg a day by mouth, at most 400 mg, known on 25 of 31 days". */
  return g_strdup_printf (_ ("mean %s mg a day by mouth, at most %s mg, known on %s days"), mean, most, known);
}

typedef void (*BinFunc) (EpsomChart *chart,
                         const EpsomPlot *plot,
                         const EpsomBin *bin,
                         const EpsomIntakeSummary *summary);

static void
for_each_bin (EpsomChart *chart, const EpsomPlot *plot, const Magnesium *magnesium, BinFunc func)
{
  const EpsomIntake *intake = magnesium->intake;
  EpsomBin bin;

  for (epsom_bin_init (&bin, magnesium->unit, intake->from, intake->from + (EpsomDate) intake->n);
       epsom_bin_is_valid (&bin); epsom_bin_next (&bin))
    {
      EpsomIntakeSummary summary;

      epsom_intake_summarize (intake, bin.from, bin.to, &summary);
      func (chart, plot, &bin, &summary);
    }
}

static void
add_bin_mark (EpsomChart *chart, const EpsomPlot *plot, const EpsomBin *bin, const EpsomIntakeSummary *summary)
{
  double left = epsom_scale_map (&plot->x, bin->from), right = epsom_scale_map (&plot->x, bin->to);
  g_autofree char *name = epsom_bin_describe (bin);
  g_autofree char *words = bin->unit == EPSOM_BIN_DAY ? describe_day (summary) : describe_summary (summary);
  /* Translators: a day, week, month or year, and what was taken in it. */
  g_autofree char *spoken = g_strdup_printf (C_ ("time and intake", "%s: %s"), name, words);

  epsom_scene_builder_add_mark (chart->scene, &(EpsomBox){ left, plot->box.y, right - left, plot->box.height }, spoken);
  if (summary->n_with > 0)
    epsom_scene_builder_set_behind (chart->scene,
                                    (EpsomBehind){ .kind = EPSOM_BEHIND_ORAL, .from = bin->from, .to = bin->to });
}

/* The panels beneath */

/* In a single strip all are as high: marks alone, without a title. */
static void
draw_infusions (EpsomChart *chart, const EpsomPlot *plot, const Magnesium *magnesium, guint n_strips)
{
  double strip = EPSOM_PLOT_STRIP * chart->unit, top = plot->strip_y - strip / 2;
  EpsomBox box = { plot->box.x, top, plot->box.width, n_strips * strip };
  gboolean stems = n_strips > 1;

  if (stems)
    {
      g_autofree char *title = epsom_chart_describe_infusions (magnesium->intake);
      double title_height = write_panel_title (chart, top, title);

      box.y += title_height;
      box.height -= title_height;
    }
  epsom_chart_draw_infusions (chart, magnesium->intake, &plot->x, &box, stems);
}

static void
draw_labs (EpsomChart *chart, const EpsomPlot *plot, const Magnesium *magnesium, guint before, guint n_strips)
{
  double strip = EPSOM_PLOT_STRIP * chart->unit, top = plot->strip_y + (before - 0.5) * strip;
  g_autofree char *title = epsom_chart_describe_labs (magnesium->intake->labs);
  double title_height = write_panel_title (chart, top, title);
  EpsomBox box = { plot->box.x, top + title_height, plot->box.width, n_strips * strip - title_height };

  epsom_chart_draw_labs (chart, magnesium->intake->labs, &plot->x, &box, plot->right > 0);
  epsom_chart_add_lab_marks (chart, magnesium->intake->labs, &plot->x, &box);
}

/* All together */

static gboolean
draw_panels (EpsomChart *chart, Magnesium *magnesium, const Panels *panels, gboolean uncut)
{
  g_auto (EpsomPlotSpec) spec = { 0 };
  const Panels strips = count_strips (chart, magnesium, panels);
  EpsomPlot plot;
  EpsomBox whole; /* with the panels beneath */

  fill_spec (&spec, chart, magnesium, &strips);
  spec.uncut = uncut;
  if (!uncut)
    g_clear_pointer (&spec.rest, g_free);
  if (!epsom_chart_draw_plot (chart, &spec, &plot))
    return FALSE;

  for_each_bin (chart, &plot, magnesium, draw_bin);
  /* Not lines that nothing is said of. */
  if (plot.right > 0 || spec.rest != NULL)
    draw_limits (chart, &plot, plot.right);
  for_each_bin (chart, &plot, magnesium, draw_over_bin);
  for_each_bin (chart, &plot, magnesium, add_bin_mark);
  if (strips.infusions > 0)
    draw_infusions (chart, &plot, magnesium, strips.infusions);
  if (strips.labs > 0)
    draw_labs (chart, &plot, magnesium, strips.infusions, strips.labs);
  whole = plot.box;
  whole.height = plot.strip_y + (spec.n_strips - 0.5) * EPSOM_PLOT_STRIP * chart->unit - whole.y;
  if (magnesium->intake->n <= MAX_DAYS_OF_DAYS)
    epsom_chart_draw_days (chart, &plot.x, &whole, plot.labels_y);
  else
    epsom_chart_draw_months (chart, &plot.x, &whole, plot.labels_y);

  return TRUE;
}

static gboolean
draw (EpsomChart *chart)
{
  Magnesium magnesium;

  if (!magnesium_init (&magnesium, chart->response))
    return FALSE;

  /* Lower panels rather than words that are cut. */
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (all_panels); i++)
    if (draw_panels (chart, &magnesium, &all_panels[i % G_N_ELEMENTS (all_panels)], i < G_N_ELEMENTS (all_panels)))
      return TRUE;

  return FALSE;
}

static double
get_height (const EpsomChart *chart)
{
  Magnesium magnesium;
  g_auto (EpsomPlotSpec) spec = { 0 };
  Panels strips;

  if (!magnesium_init (&magnesium, chart->response))
    return 0;

  strips = count_strips (chart, &magnesium, &all_panels[0]);
  fill_spec (&spec, chart, &magnesium, &strips);

  return epsom_chart_get_plot_height (chart, &spec);
}

/* Words */

static char *
create_days (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", n), n);
}

static void
append_intake (GString *words, const EpsomIntakeSummary *all)
{
  g_autofree char *mean = format_mg (all->mean);
  g_autofree char *most = format_mg (all->most);
  g_autofree char *known = epsom_chart_words_of (all->n_known, all->n_recorded);
  g_autofree char *over_eu = create_days (all->n_over_eu);
  g_autofree char *over_us = create_days (all->n_over_us);

  if (all->n_with == 0)
    g_string_append (words, _ ("No magnesium by mouth is recorded."));
  else if (all->n_known == 0)
    g_string_append (words, _ ("How much elemental magnesium was taken by mouth is not known."));
  else
    g_string_append_printf (
      words,
      /* Translators: milligrams, milligrams, days, days, days. */
      _ ("By mouth a mean of %s mg elemental magnesium a day, at most %s mg, known on %s recorded "
         "days; over 250 mg on %s, over 350 mg on %s."),
      mean, most, known, over_eu, over_us);
}

static char *
describe (const EpsomResponse *response)
{
  Magnesium magnesium;
  g_autoptr (GString) words = g_string_new (NULL);

  if (!magnesium_init (&magnesium, response))
    return g_strdup (_ ("Record the magnesium that is taken by mouth, infusions and laboratory values: they are shown "
                        "here together."));

  append_intake (words, &magnesium.intake->all);
  if (magnesium.intake->n_infusions > 0)
    {
      g_autofree char *infusions = epsom_chart_words_infusions (magnesium.intake->n_infusions);

      g_string_append_printf (words, " %s.", infusions);
    }
  if (magnesium.intake->labs->len > 0)
    {
      const EpsomLab *lab = g_ptr_array_index (magnesium.intake->labs, magnesium.intake->labs->len - 1);
      g_autofree char *latest = epsom_chart_words_record (&lab->record);

      /* Translators: a laboratory value: "Latest: Serum magnesium 0.82 mmol/L (0.75 to 1.05)." */
      g_string_append_printf (words, _ (" Latest: %s."), latest);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

const EpsomChartClass epsom_chart_magnesium = {
  "magnesium", N_ ("How much magnesium is taken?"), draw, describe, get_height, epsom_chart_fill_magnesium_table, TRUE,
};
