/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-words.h"

/* The answer by delivery method: what is to be known in a minute, and what stands on a page of its own where there are
 * many methods. */

/* Differences that can be read one after the other: those of three methods. With more of them the one that the diary
 * is kept for stands on the first page, and all in a table on the next, with what the methods do after infusions. */
#define MAX_DIFFERENCES 3

/* Beside a rate of few. */
#define FEW_MARK " *"

static void
take_rate (EpsomReportWriter *writer, guint column, const EpsomRate *rate)
{
  g_autofree char *of = epsom_chart_words_of (rate->x, rate->n);
  g_autofree char *percent = NULL, *interval = NULL;

  if (rate->n == 0)
    {
      epsom_report_set_cell (writer, column, "–", FALSE);
      return;
    }
  if (rate->n < EPSOM_MIN_RATE)
    {
      epsom_report_set_cell (writer, column, of, FALSE);
      return;
    }
  percent = epsom_chart_words_percent (rate->rate);
  interval = epsom_chart_words_interval (&rate->interval);
  epsom_report_take_cell (
    writer, column,
    g_strdup_printf ("%s, %s\n(%s)%s", of, percent, interval, rate->n < EPSOM_MIN_FIRM ? FEW_MARK : ""));
}

/* How a cell with a rate is read. */
static char *
describe_rates (void)
{
  return g_strdup_printf (_ ("In brackets: 95 %% interval. * few: fewer than %d. Fewer than %d: counts "
                             "only."),
                          EPSOM_MIN_FIRM, EPSOM_MIN_RATE);
}

static char *
format_minutes (double minutes)
{
  return isnan (minutes) ? g_strdup (_ ("not known")) : epsom_words_duration ((gint64) round (minutes * 60));
}

static void
take_time (EpsomReportWriter *writer, guint column, const EpsomSurvival *survival)
{
  g_autofree char *of = epsom_chart_words_of (survival->n_events, survival->n);
  g_autofree char *median = format_minutes (survival->median);
  g_autofree char *lower = format_minutes (survival->median_lower);
  g_autofree char *upper = format_minutes (survival->median_upper);

  if (survival->n == 0)
    epsom_report_set_cell (writer, column, "–", FALSE);
  else if (survival->n < EPSOM_MIN_RATE)
    /* Translators: %s is like "2 of 4": treatments after which relief came. */
    epsom_report_take_cell (writer, column, g_strdup_printf (_ ("%s relieved"), of));
  else if (isnan (survival->median))
    epsom_report_take_cell (writer, column, g_strdup_printf (_ ("not reached\n%s relieved"), of));
  else
    /* Translators: a median time and its interval: "1 h 10 min (40 min to 2 h)". */
    epsom_report_take_cell (writer, column, g_strdup_printf (_ ("%s\n(%s to %s)"), median, lower, upper));
}

static void
write_methods (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  const char *titles[EPSOM_N_ENDPOINTS + 3] = { _ ("After"), _ ("Treatments") };

  for (int i = 0; i < EPSOM_N_ENDPOINTS; i++)
    titles[i + 2] = epsom_endpoint_get_label ((EpsomEndpoint) i);
  titles[EPSOM_N_ENDPOINTS + 2] = _ ("Median time to relief");
  epsom_report_add_table (writer, G_N_ELEMENTS (titles), titles);
  for (guint i = 0; i < response->n_group_responses; i++)
    {
      const EpsomGroupResponse *figures = &response->group_responses[i];

      epsom_report_add_row (writer);
      epsom_report_set_cell (writer, 0, epsom_chart_words_group (response, figures->group), TRUE);
      if (figures->n_evaluable == figures->n_treatments)
        epsom_report_take_cell (writer, 1, g_strdup_printf ("%u", figures->n_treatments));
      else
        /* Translators: treatments, and how many of them count. */
        epsom_report_take_cell (writer, 1,
                                g_strdup_printf (_ ("%u,\n%u count"), figures->n_treatments, figures->n_evaluable));
      for (guint endpoint = 0; endpoint < EPSOM_N_ENDPOINTS; endpoint++)
        take_rate (writer, endpoint + 2, &figures->endpoints[endpoint]);
      take_time (writer, EPSOM_N_ENDPOINTS + 2, &figures->time_to_relief);
    }
}

static char *
format_points (double share)
{
  return epsom_chart_words_change (round (100 * share));
}

static char *
format_interval (const EpsomInterval *interval)
{
  g_autofree char *lower = format_points (interval->lower);
  g_autofree char *upper = format_points (interval->upper);

  /* Translators: the limits of a difference in percentage points: "−50 to −26". */
  return g_strdup_printf (C_ ("difference", "%s to %s"), lower, upper);
}

static void
add_difference (GString *text, const EpsomResponse *response, const EpsomComparison *comparison)
{
  g_autofree char *difference = format_points (comparison->difference);
  g_autofree char *interval = format_interval (&comparison->interval);
  g_autofree char *p = epsom_chart_words_p (comparison->p);

  /* Translators: two methods, the difference of their rates in percentage points, its interval, and p. */
  epsom_report_add_sentence (text, g_strdup_printf (_ ("Free at 2 h, %s minus %s: %s points (%s), %s."),
                                                    epsom_chart_words_group (response, comparison->a),
                                                    epsom_chart_words_group (response, comparison->b), difference,
                                                    interval, p));
}

static gboolean
has_many_differences (const EpsomResponse *response)
{
  guint n = 0;

  for (guint i = 0; i < response->n_comparisons; i++)
    n += response->comparisons[i].endpoint == EPSOM_ENDPOINT_FREE_2H;
  return n > MAX_DIFFERENCES;
}

/* Push or drip is what the diary is kept for. */
static gboolean
is_push_and_drip (const EpsomComparison *comparison)
{
  return comparison->a == EPSOM_METHOD_IV_PUSH && comparison->b == EPSOM_METHOD_IV_DRIP;
}

/* The first endpoint stands for the others. */
static void
add_differences (GString *text, const EpsomResponse *response)
{
  gboolean many = has_many_differences (response);

  for (guint i = 0; i < response->n_comparisons; i++)
    {
      const EpsomComparison *comparison = &response->comparisons[i];

      if (comparison->endpoint == EPSOM_ENDPOINT_FREE_2H && (!many || is_push_and_drip (comparison)))
        add_difference (text, response, comparison);
    }
  if (many)
    epsom_report_add_sentence (text, g_strdup (_ ("All differences stand on the next page.")));
}

/* What was left out, was not alone, and how the methods differ on the first endpoint. */
static void
write_beside_methods (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  g_autoptr (GString) text = g_string_new (NULL);
  guint no_baseline = 0, no_symptom = 0, co_treated = 0;

  for (guint i = 0; i < response->n_group_responses; i++)
    {
      no_baseline += response->group_responses[i].n_no_baseline;
      no_symptom += response->group_responses[i].n_no_symptom;
      co_treated += response->group_responses[i].n_co_treated;
    }
  epsom_report_add_sentence (text, describe_rates ());
  if (no_baseline + no_symptom > 0)
    epsom_report_add_sentence (
      text, g_strdup_printf (_ ("Left out: %u without a reading before the dose, %u with severity 0."), no_baseline,
                             no_symptom));
  if (co_treated > 0)
    epsom_report_add_sentence (text, g_strdup_printf (_ ("With another treatment in the 2 h before: %u."), co_treated));
  add_differences (text, response);
  epsom_report_add_paragraph (writer, text->str)->small = TRUE;
}

static void
write_answer (EpsomReportWriter *writer)
{
  g_autofree char *answer = epsom_response_describe (writer->response);
  g_autofree char *notes = g_strjoinv ("\n", (char **) epsom_response_get_notes ());

  epsom_report_add_heading (writer, 2, _ ("The answer by delivery method"));
  if (writer->response->n_group_responses > 0)
    {
      write_methods (writer);
      write_beside_methods (writer);
    }
  else
    epsom_report_add_paragraph (writer, answer);
  epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_LIST, .small = TRUE, .text = notes });
}

static void
begin_wear_offs (EpsomReportWriter *writer)
{
  g_auto (GStrv) titles = g_new0 (char *, EPSOM_N_WEAR_OFF_BINS + 2);

  titles[0] = g_strdup (_ ("After"));
  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    {
      int first, last;

      epsom_wear_off_get_bin (bin, &first, &last);
      titles[bin + 1] = last == 0 ? g_strdup_printf (_ ("From day %d"), first)
                                  : g_strdup_printf (_ ("Days %d to %d"), first, last);
    }
  epsom_report_add_table (writer, EPSOM_N_WEAR_OFF_BINS + 1, (const char *const *) titles);
}

static void
write_wear_offs (EpsomReportWriter *writer, guint n)
{
  const EpsomResponse *response = writer->response;

  begin_wear_offs (writer);
  for (guint i = 0; i < n; i++)
    {
      epsom_report_add_row (writer);
      epsom_report_set_cell (writer, 0, epsom_chart_words_group (response, response->wear_off[i].group), TRUE);
      for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
        take_rate (writer, bin + 1, &response->wear_off[i].bins[bin]);
    }
}

/* The first row is that of all infusions. */
static void
write_wear_off (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  gboolean many = has_many_differences (response);

  epsom_report_add_heading (writer, 2, _ ("Symptom days by the days since the latest infusion"));
  if (response->n_wear_off == 0)
    {
      epsom_report_add_paragraph (writer, _ ("No recorded day after an IV dose in this period."));
      return;
    }
  write_wear_offs (writer, many ? 1 : response->n_wear_off);
  if (many)
    epsom_report_add_paragraph (writer, _ ("Each delivery method by itself stands on the next page."))->small = TRUE;
}

void
epsom_report_write_methods (EpsomReportWriter *writer)
{
  write_answer (writer);
  write_wear_off (writer);
}

static void
begin_differences (EpsomReportWriter *writer)
{
  const char *titles[EPSOM_N_ENDPOINTS + 1] = { _ ("Percentage points") };

  for (int i = 0; i < EPSOM_N_ENDPOINTS; i++)
    titles[i + 1] = epsom_endpoint_get_label ((EpsomEndpoint) i);
  epsom_report_add_table (writer, G_N_ELEMENTS (titles), titles);
}

static void
take_difference (EpsomReportWriter *writer, const EpsomComparison *comparison)
{
  g_autofree char *difference = format_points (comparison->difference);
  g_autofree char *interval = format_interval (&comparison->interval);
  g_autofree char *p = epsom_chart_words_p (comparison->p);

  epsom_report_take_cell (writer, comparison->endpoint + 1, g_strdup_printf ("%s (%s)\n%s", difference, interval, p));
}

/* All pairs of methods on all endpoints. */
static void
write_differences (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  const EpsomComparison *last = NULL;
  g_autofree char *note = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "In brackets: Newcombe’s 95 %% interval; p of Fisher’s exact test. This is %u comparison.",
                 "In brackets: Newcombe’s 95 %% interval; p of Fisher’s exact test. Of %u comparisons about one in "
                 "twenty has p below 0.05 by chance alone.",
                 response->n_comparisons),
    response->n_comparisons);

  epsom_report_add_heading (writer, 2, _ ("Differences between delivery methods"));
  begin_differences (writer);
  for (guint i = 0; i < response->n_comparisons; i++)
    {
      const EpsomComparison *comparison = &response->comparisons[i];

      if (last == NULL || last->a != comparison->a || last->b != comparison->b)
        {
          epsom_report_add_row (writer);
          epsom_report_take_cell (writer, 0,
                                  g_strdup_printf (_ ("%s minus %s"), epsom_chart_words_group (response, comparison->a),
                                                   epsom_chart_words_group (response, comparison->b)));
        }
      take_difference (writer, comparison);
      last = comparison;
    }
  epsom_report_add_paragraph (writer, note)->small = TRUE;
}

void
epsom_report_write_more_of_methods (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  g_autofree char *legend = NULL;

  if (!has_many_differences (response))
    return;
  epsom_report_add_heading (writer, 1, _ ("More by delivery method"))->new_page = TRUE;
  write_differences (writer);
  if (response->n_wear_off == 0)
    return;
  epsom_report_add_heading (writer, 2, _ ("Symptom days by the days since the latest infusion"));
  write_wear_offs (writer, response->n_wear_off);
  legend = describe_rates ();
  epsom_report_add_paragraph (writer, legend)->small = TRUE;
}
