/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "epsom-chart-forest.h"
#include "epsom-chart-table-private.h"
#include "epsom-chart-words.h"

/* The share of symptom days in each stretch of days since the latest infusion: after any of them, and by its method. */

static guint
count_rates (const EpsomWearOff *wear_off)
{
  guint n = 0;

  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    n += wear_off->bins[bin].n >= EPSOM_MIN_RATE;

  return n;
}

static char *
create_bin_label (guint bin)
{
  int first, last;

  epsom_wear_off_get_bin (bin, &first, &last);
  if (last == 0)
    /* Translators: days since the latest infusion. */
    return g_strdup_printf (_ ("Day %d and later"), first);

  /* Translators: days since the latest infusion: "Days 8–14". */
  return g_strdup_printf (_ ("Days %d–%d"), first, last);
}

/* A method with too few days to see how they go on is counted with all; where all are of one method, that one is said.
 */
static gboolean
is_shown (const EpsomResponse *response, guint i)
{
  if (response->n_wear_off == 2)
    return i == 1;

  return i == 0 || count_rates (&response->wear_off[i]) > 1;
}

static void
fill_spec (EpsomForestSpec *spec, const EpsomResponse *response)
{
  *spec = (EpsomForestSpec){
    .response = response,
    .n_groups = EPSOM_N_WEAR_OFF_BINS,
    .n_main_series = 1,
    /* xgettext:no-c-format */
    .x_title = _ ("Share of recorded days, with 95 % interval"),
    .key_few = _ ("Open marks: few days, 5 to 9."),
    .key_none = _ ("Fewer than 5 days: counts only."),
    .key_more = _ ("From five recorded days on, their share and its interval are shown here."),
    .behind = EPSOM_BEHIND_WEAR_OFF,
    .of_days = TRUE,
    .create_words = epsom_chart_words_rate_of_days,
  };

  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    spec->groups[bin] = create_bin_label (bin);
  for (guint i = 0; i < response->n_wear_off; i++)
    if (is_shown (response, i))
      {
        spec->series[spec->n_series] = response->wear_off[i].group;
        for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
          spec->rates[bin][spec->n_series] = &response->wear_off[i].bins[bin];
        spec->n_series++;
      }
}

static gboolean
draw (EpsomChart *chart)
{
  return epsom_chart_draw_forest (chart, fill_spec);
}

static double
get_height (const EpsomChart *chart)
{
  return epsom_chart_get_forest_height (chart, fill_spec);
}

static char *
describe_bin (const EpsomWearOff *all, guint bin)
{
  const EpsomRate *rate = &all->bins[bin];
  g_autofree char *words = epsom_chart_words_rate_brief (rate);
  int first, last;

  epsom_wear_off_get_bin (bin, &first, &last);
  if (last == 0)
    /* Translators: %s is like "7 of 11 (64 %, 35 to 85 %)", as in the one that follows. */
    return g_strdup_printf (_ ("%s from day %d on"), words, first);

  return g_strdup_printf (_ ("%s on days %d to %d"), words, first, last);
}

/* The earliest and the latest stretch that have a share; without any, the first that has a day. */
static char *
describe (const EpsomResponse *response)
{
  const EpsomWearOff *all = response->wear_off;
  g_autofree char *early = NULL, *late = NULL;
  guint first = 0, last = EPSOM_N_WEAR_OFF_BINS - 1, at_least;

  if (response->n_wear_off == 0)
    return g_strdup (_ ("Record each infusion, and how the days after it are, those without symptoms too: how often "
                        "symptoms come back is shown here by the days since."));

  at_least = count_rates (all) > 0 ? EPSOM_MIN_RATE : 1;
  while (all->bins[first].n < at_least)
    first++;
  while (all->bins[last].n < at_least)
    last--;
  early = describe_bin (all, first);
  if (at_least == 1)
    /* Translators: %s is like "2 of 4 on days 1 to 7". */
    return g_strdup_printf (_ ("Fewer than five recorded days in each stretch after an infusion: symptoms on %s."),
                            early);
  if (first == last)
    /* Translators: %s is like "7 of 31 (23 %, 11 to 40 %) on days 1 to 7". */
    return g_strdup_printf (_ ("Days with symptoms after an infusion: %s."), early);

  late = describe_bin (all, last);

  /* Translators: each %s is like "7 of 31 (23 %, 11 to 40 %) on days 1 to 7". */
  return g_strdup_printf (_ ("Days with symptoms after an infusion: %s, %s."), early, late);
}

/* Every method, also one with too few days to be drawn. */
static void
fill_table (EpsomChartTable *table, const EpsomResponse *response)
{
  epsom_chart_table_add_column (table, C_ ("column", "Since the latest infusion"), EPSOM_CELL_TEXT);
  if (response->groups->grouping == EPSOM_GROUPING_METHOD)
    epsom_chart_table_add_column (table, C_ ("column", "Its method"), EPSOM_CELL_TEXT);
  else
    epsom_chart_table_add_group_column (table, response);
  epsom_chart_table_add_rate_columns (table, C_ ("column", "Of recorded days"));
  for (guint bin = 0; bin < EPSOM_N_WEAR_OFF_BINS; bin++)
    for (guint i = 0; i < response->n_wear_off; i++)
      {
        g_autofree char *label = create_bin_label (bin);

        epsom_chart_table_add_text (table, label, bin);
        epsom_chart_table_add_group (table, response, response->wear_off[i].group);
        epsom_chart_table_add_rate (table, &response->wear_off[i].bins[bin], TRUE);
      }
}

const EpsomChartClass epsom_chart_wear_off = {
  "wear-off",       N_ ("Do symptom days return with time after an infusion?"), draw, describe, get_height, fill_table,
  .compares = TRUE,
};
