/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-chart-words.h"
#include "epsom-patterns.h"
#include "epsom-words.h"

/* Ended months that are shown before the present one. */
#define TREND_MONTHS 3
/* Suspected triggers, laboratory values and cycles that have room on the first page. */
#define MAX_TRIGGERS 8
#define MAX_LABS 3
#define MAX_CYCLES 3

/* Beside a rate of few. */
#define FEW_MARK " *"

/* The months of the table, the earliest first. */
typedef struct {
  guint n;
  EpsomDate months[TREND_MONTHS + 1];
  gboolean is_partial; /* the last one is not over */
} Months;

static Months
choose_months (const EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  EpsomDate month = epsom_date_first_of_month (overview->last, 0);
  EpsomDate next = epsom_date_first_of_month (overview->last, 1);
  Months months = { .is_partial = next != overview->last + 1 };
  int wanted = TREND_MONTHS + (months.is_partial ? 1 : 0);

  if (overview->days == 0)
    return (Months){ 0 };
  for (int i = wanted - 1; i >= 0; i--)
    {
      EpsomDate earlier = epsom_date_first_of_month (month, -i);

      if (earlier != EPSOM_DATE_NONE && earlier >= epsom_date_first_of_month (overview->first, 0))
        months.months[months.n++] = earlier;
    }
  return months;
}

static const EpsomMonth *
find_month (const EpsomResponse *response, EpsomDate month)
{
  for (guint i = 0; i < response->n_months; i++)
    if (response->months[i].month == month)
      return &response->months[i];
  return NULL;
}

static const EpsomOveruse *
find_overuse (const EpsomResponse *response, EpsomDate month, EpsomClass medicine_class)
{
  for (guint i = 0; i < response->n_overuse; i++)
    if (response->overuse[i].month == month && response->overuse[i].medicine_class == medicine_class)
      return &response->overuse[i];
  return NULL;
}

static void
write_who (EpsomReportWriter *writer)
{
  const EpsomReportOptions *options = writer->options;
  const EpsomOverview *overview = writer->overview;
  g_autofree char *period = epsom_report_format_period (writer);
  g_autofree char *as_of = epsom_report_format_date (epsom_instant_get_date (options->query.as_of));
  /* Translators: a period, its days, and the date up to which the diary is known. */
  g_autofree char *days =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u day), as of %s", "%s (%u days), as of %s", overview->days),
                     period, overview->days, as_of);

  epsom_report_add (writer, &(EpsomBlock){ .kind = EPSOM_BLOCK_TITLE, .text = writer->report->title, .keep = TRUE });
  epsom_report_add_fact (writer, _ ("Name"), options->patient != NULL ? options->patient : _ ("not given"));
  epsom_report_add_fact (writer, _ ("Period"), days);
}

static void
write_days (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  g_autofree char *recorded = NULL, *symptom = NULL, *per_28 = epsom_words_number (overview->per_28, 1);

  if (overview->recorded == 0)
    {
      epsom_report_add_fact (writer, _ ("Recorded days"), _ ("none in this period"));
      return;
    }
  recorded = g_strdup_printf (_ ("%u of %u days have an entry"), overview->recorded, overview->days);
  epsom_report_add_fact (writer, _ ("Recorded days"), recorded);
  if (isnan (overview->per_28))
    symptom = g_strdup_printf (_ ("%u of %u recorded days; per 28 days is said from %d recorded days on"),
                               overview->symptom_days, overview->recorded, EPSOM_MIN_RECORDED);
  else
    /* Translators: symptom days, recorded days, and the symptom days of 28. */
    symptom = g_strdup_printf (_ ("%u of %u recorded days, which is %s per 28 recorded days"), overview->symptom_days,
                               overview->recorded, per_28);
  epsom_report_add_fact (writer, _ ("Symptom days"), symptom);
}

static void
begin_months (EpsomReportWriter *writer, const Months *months)
{
  g_auto (GStrv) titles = g_new0 (char *, TREND_MONTHS + 4);

  titles[0] = g_strdup (_ ("Days by month"));
  for (guint i = 0; i < months->n; i++)
    {
      g_autofree char *name = epsom_chart_words_month (months->months[i]);

      if (months->is_partial && i + 1 == months->n)
        /* Translators: a month that is not over: "March 2026, so far". */
        titles[i + 1] = g_strdup_printf (_ ("%s, so far"), name);
      else
        titles[i + 1] = g_steal_pointer (&name);
    }
  titles[months->n + 1] = g_strdup (_ ("Level in ICHD-3 8.2"));
  epsom_report_add_table (writer, months->n + 2, (const char *const *) titles);
}

static void
write_month_days (EpsomReportWriter *writer, const Months *months)
{
  static const char *const names[] = { N_ ("Recorded days"), N_ ("Symptom days"),
                                       N_ ("Symptom days per 28 recorded days") };

  for (guint row = 0; row < G_N_ELEMENTS (names); row++)
    {
      epsom_report_add_row (writer);
      epsom_report_set_cell (writer, 0, _ (names[row]), FALSE);
      for (guint i = 0; i < months->n; i++)
        {
          const EpsomMonth *month = find_month (writer->response, months->months[i]);

          if (month == NULL)
            epsom_report_set_cell (writer, i + 1, "–", FALSE);
          else if (row < 2)
            epsom_report_take_cell (writer, i + 1,
                                    g_strdup_printf ("%u", row == 0 ? month->recorded : month->symptom_days));
          else if (isnan (month->per_28))
            epsom_report_set_cell (writer, i + 1, _ ("too few days"), FALSE);
          else
            epsom_report_take_cell (writer, i + 1, g_strdup_printf ("%.1f", month->per_28));
        }
    }
}

static gboolean
has_class (const EpsomReportWriter *writer, const Months *months, EpsomClass medicine_class)
{
  for (guint i = 0; i < months->n; i++)
    if (find_overuse (writer->response, months->months[i], medicine_class) != NULL)
      return TRUE;
  return FALSE;
}

static void
write_class_days (EpsomReportWriter *writer, const Months *months, EpsomClass medicine_class)
{
  guint level = epsom_overuse_get_threshold (medicine_class);

  epsom_report_add_row (writer);
  /* Translators: days on which a class of medicines was taken: "Triptan, days taken". */
  epsom_report_take_cell (
    writer, 0, g_strdup_printf (_ ("%s, days taken"), epsom_words_token (EPSOM_TOKENS_CLASS, (int) medicine_class)));
  for (guint i = 0; i < months->n; i++)
    {
      const EpsomOveruse *overuse = find_overuse (writer->response, months->months[i], medicine_class);
      g_autofree char *days = g_strdup_printf ("%u", overuse != NULL ? overuse->days : 0);

      epsom_report_set_cell (writer, i + 1, days, overuse != NULL && overuse->is_said);
    }
  if (level > 0)
    /* Translators: days a month. */
    epsom_report_take_cell (writer, months->n + 1, g_strdup_printf (_ ("%u or more"), level));
  else
    epsom_report_set_cell (writer, months->n + 1, _ ("none"), FALSE);
}

static void
write_months (EpsomReportWriter *writer)
{
  Months months = choose_months (writer);
  g_autofree char *overuse = epsom_response_describe_overuse (writer->response);
  gboolean any = FALSE;

  if (months.n == 0)
    return;
  begin_months (writer, &months);
  write_month_days (writer, &months);
  for (int class = EPSOM_CLASS_NONE + 1; class < EPSOM_N_CLASSES; class ++)
    if (has_class (writer, &months, (EpsomClass) class))
      {
        write_class_days (writer, &months, (EpsomClass) class);
        any = TRUE;
      }
  if (!any)
    epsom_report_add_paragraph (writer, _ ("No other medicine is recorded in these months."))->small = TRUE;
  else
    epsom_report_add_paragraph (writer, overuse != NULL ? overuse
                                                        : _ ("No class of medicines was at the level that ICHD-3 8.2 "
                                                             "asks about for three months in a row."))
      ->small = TRUE;
}

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

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
format_points (double share)
{
  return epsom_chart_words_change (round (100 * share));
}

static void
add_difference (GString *text, const EpsomResponse *response, const EpsomComparison *comparison)
{
  g_autofree char *difference = format_points (comparison->difference);
  g_autofree char *lower = format_points (comparison->interval.lower);
  g_autofree char *upper = format_points (comparison->interval.upper);

  /* Translators: two methods, the difference of their rates in percentage points, its interval, and p. */
  add_sentence (text, g_strdup_printf (_ ("Free at 2 h, %s minus %s: %s points (%s to %s), p = %.2g."),
                                       epsom_chart_words_group (response, comparison->a),
                                       epsom_chart_words_group (response, comparison->b), difference, lower, upper,
                                       comparison->p));
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
  add_sentence (text, g_strdup_printf (_ ("In brackets: 95 %% interval. * few: fewer than %d. Fewer than %d: counts "
                                          "only."),
                                       EPSOM_MIN_FIRM, EPSOM_MIN_RATE));
  if (no_baseline + no_symptom > 0)
    add_sentence (text, g_strdup_printf (_ ("Left out: %u without a reading before the dose, %u with severity 0."),
                                         no_baseline, no_symptom));
  if (co_treated > 0)
    add_sentence (text, g_strdup_printf (_ ("With another treatment in the 2 h before: %u."), co_treated));
  for (guint i = 0; i < response->n_comparisons; i++)
    {
      const EpsomComparison *comparison = &response->comparisons[i];

      if (comparison->endpoint != EPSOM_ENDPOINT_FREE_2H)
        continue;
      add_difference (text, response, comparison);
    }
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
write_wear_off (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  g_auto (GStrv) titles = g_new0 (char *, EPSOM_N_WEAR_OFF_BINS + 2);

  epsom_report_add_heading (writer, 2, _ ("Symptom days by the days since the latest infusion"));
  if (response->n_wear_off == 0)
    {
      epsom_report_add_paragraph (writer, _ ("No recorded day after an IV dose in this period."));
      return;
    }
  titles[0] = g_strdup (_ ("After"));
  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    {
      int first, last;

      epsom_wear_off_get_bin (bin, &first, &last);
      titles[bin + 1] = last == 0 ? g_strdup_printf (_ ("Day %d and later"), first)
                                  : g_strdup_printf (_ ("Days %d to %d"), first, last);
    }
  epsom_report_add_table (writer, EPSOM_N_WEAR_OFF_BINS + 1, (const char *const *) titles);
  for (guint i = 0; i < response->n_wear_off; i++)
    {
      epsom_report_add_row (writer);
      epsom_report_set_cell (writer, 0, epsom_chart_words_group (response, response->wear_off[i].group), TRUE);
      for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
        take_rate (writer, bin + 1, &response->wear_off[i].bins[bin]);
    }
}

static void
write_intake (EpsomReportWriter *writer)
{
  const EpsomOralIntake *intake = &writer->overview->intake;
  g_autoptr (GString) text = g_string_new (NULL);

  if (intake->days == 0)
    {
      epsom_report_add_fact (writer, _ ("Oral magnesium"), _ ("no oral dose is recorded in this period"));
      return;
    }
  add_sentence (text, g_strdup_printf (_ ("On %u of %u days, %u of the last 28."), intake->days, writer->overview->days,
                                       intake->latest_days));
  if (intake->known_days > 0)
    {
      g_autofree char *median = epsom_words_number (intake->median_mg, 0);
      g_autofree char *least = epsom_words_number (intake->least_mg, 0);
      g_autofree char *most = epsom_words_number (intake->most_mg, 0);

      /* Translators: mg of elemental magnesium: the median, the least and the most a day. */
      add_sentence (text, g_strdup_printf (_ ("On these, elemental magnesium: median %s mg a day (%s to %s)."), median,
                                           least, most));
    }
  if (intake->unknown_doses > 0)
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                      "The elemental amount of %u dose is not known; its day is left "
                                                      "out of the median.",
                                                      "The elemental amount of %u doses is not known; their days are "
                                                      "left out of the median.",
                                                      intake->unknown_doses),
                                         intake->unknown_doses));
  epsom_report_add_fact (writer, _ ("Oral magnesium"), text->str);
}

static const char *
compare_with_range (const EpsomLab *lab)
{
  if (!isnan (lab->range_low) && lab->value < lab->range_low)
    return _ ("below the laboratory’s range");
  if (!isnan (lab->range_high) && lab->value > lab->range_high)
    return _ ("above the laboratory’s range");
  if (isnan (lab->range_low) && isnan (lab->range_high))
    return _ ("the laboratory’s range is not recorded");
  return _ ("within the laboratory’s range");
}

static void
write_labs (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  guint first = overview->n_labs > MAX_LABS ? overview->n_labs - MAX_LABS : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = overview->n_labs; i-- > first;)
    {
      const EpsomLab *lab = overview->labs[i];
      g_autofree char *date = epsom_report_format_date (epsom_record_get_date (&lab->record));
      g_autofree char *value = epsom_words_record (&lab->record);

      g_string_append_printf (text, "%s%s: %s, %s", text->len > 0 ? "\n" : "", date, value, compare_with_range (lab));
    }
  if (first > 0)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "\n%u earlier value in this period", "\n%u earlier values in this period", first),
      first);
  epsom_report_add_fact (writer, _ ("Laboratory"),
                         overview->n_labs > 0 ? text->str : _ ("no value is recorded in this period"));
}

static void
write_triggers (EpsomReportWriter *writer)
{
  const EpsomOverview *overview = writer->overview;
  guint n = MIN (overview->n_triggers, MAX_TRIGGERS);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? C_ ("list", ", ") : "",
                            epsom_words_label (EPSOM_WORDS_TRIGGER, overview->triggers[i].trigger),
                            overview->triggers[i].episodes);
  if (n > 0)
    /* Translators: episodes with a suspected trigger, and all episodes. */
    g_string_append_printf (text, _ (" (suspected in %u of %u episodes; counts, not causes)"), overview->with_triggers,
                            overview->episodes);
  epsom_report_add_fact (writer, _ ("Suspected triggers"), n > 0 ? text->str : _ ("none is recorded in this period"));
}

static void
write_cycles (EpsomReportWriter *writer)
{
  const EpsomResponse *response = writer->response;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *patterns = NULL;
  guint with = 0, days = 0;

  if (response->n_cycles == 0)
    {
      epsom_report_add_fact (writer, _ ("Cycle"), _ ("no onset of bleeding is recorded in this period"));
      return;
    }
  for (guint i = 0; i < response->n_cycles; i++)
    {
      with += response->cycles[i].window > 0;
      days += response->cycles[i].window;
    }
  add_sentence (text, g_strdup_printf (_ ("In %u of %u cycles a symptom day fell on days −2 to 3 around the onset of "
                                          "bleeding; %u symptom days in all."),
                                       with, response->n_cycles, days));
  for (guint i = response->n_cycles > MAX_CYCLES ? response->n_cycles - MAX_CYCLES : 0; i < response->n_cycles; i++)
    {
      const EpsomCycle *cycle = &response->cycles[i];
      g_autofree char *onset = epsom_report_format_date (cycle->onset);
      g_autofree char *before = epsom_words_number (cycle->before.mean, 1);
      g_autofree char *after = epsom_words_number (cycle->after.mean, 1);

      if (isnan (cycle->before.mean) && isnan (cycle->after.mean))
        continue;
      /* Translators: the onset of a cycle, and mean daily ratings before and after it. */
      add_sentence (
        text, g_strdup_printf (_ ("%s: mean rating %s on days −7 to −1, %s on days 4 to 10."), onset, before, after));
    }
  patterns = epsom_patterns_describe (response);
  if (patterns != NULL)
    add_sentence (text, g_steal_pointer (&patterns));
  epsom_report_add_fact (writer, _ ("Cycle"), text->str);
}

static void
write_rules (EpsomReportWriter *writer)
{
  static const char *const rules[] = {
    N_ ("Push: IV within 10 min; drip: 30 min or longer. A treatment is a dose that was not preventive during an "
        "episode; severity 0 to 10 is counted from the last reading before it. Free: 0; mild or free: 3 or less, of "
        "those that began at 4 or more; halved: at most half."),
    /* xgettext:no-c-format */
    N_ ("A rescue within 2 h counts as a failure at 2 h. Rates come with Wilson’s 95 % interval, and not below 5 "
        "treatments; medians are Kaplan and Meier’s with log-log limits, rescue counted as not relieved."),
    N_ ("A symptom day has an episode or a daily rating of 4 or more; a recorded day has any entry. Days a month of "
        "medicines are counted by class, whatever they were taken for."),
    N_ ("This record is not medical advice, diagnosis or a dosing guide."),
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    add_sentence (text, g_strdup (_ (rules[i])));
  if (writer->options->query.exclude_co_treated)
    add_sentence (text, g_strdup (_ ("Doses within 2 h after another treatment are left out.")));
  epsom_report_add_heading (writer, 2, _ ("Rules used"));
  epsom_report_add_paragraph (writer, text->str)->small = TRUE;
}

void
epsom_report_write_summary (EpsomReportWriter *writer)
{
  write_who (writer);
  if ((writer->options->parts & EPSOM_REPORT_SUMMARY) == 0)
    return;
  write_days (writer);
  write_months (writer);
  write_answer (writer);
  write_wear_off (writer);
  epsom_report_add_heading (writer, 2, _ ("Besides"));
  write_intake (writer);
  write_labs (writer);
  write_triggers (writer);
  write_cycles (writer);
  write_rules (writer);
}
