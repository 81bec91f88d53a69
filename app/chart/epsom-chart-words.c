/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-palette.h"
#include "epsom-words.h"

/* A p below it is not told further. */
#define LEAST_P 0.001

const char *
epsom_chart_words_method (int method)
{
  if (method == EPSOM_ALL_IV)
    return C_ ("method", "All IV doses");

  return epsom_words_method ((EpsomMethod) method);
}

const char *
epsom_chart_words_method_short (int method)
{
  switch (method)
    {
    case EPSOM_METHOD_ORAL:
      /* Translators: short names of how magnesium was given, for charts with little room; the six that follow. */
      return C_ ("short method", "Oral");
    case EPSOM_METHOD_IV_PUSH:
      return C_ ("short method", "Push");
    case EPSOM_METHOD_IV_INTERMEDIATE:
      return C_ ("short method", "10–30 min");
    case EPSOM_METHOD_IV_DRIP:
      return C_ ("short method", "Drip");
    case EPSOM_METHOD_IV_UNKNOWN:
      return C_ ("short method", "IV");
    case EPSOM_ALL_IV:
      return C_ ("short method", "All IV");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
epsom_chart_words_group (const EpsomResponse *response, int group)
{
  return group < EPSOM_N_METHODS ? epsom_chart_words_method (group) : epsom_groups_get (response->groups, group)->label;
}

const char *
epsom_chart_words_group_short (const EpsomResponse *response, int group)
{
  return group < EPSOM_N_METHODS ? epsom_chart_words_method_short (group)
                                 : epsom_groups_get (response->groups, group)->brief;
}

char *
epsom_chart_words_percent (double share)
{
  g_autofree char *number = epsom_words_number (100 * share, 0);

  /* Translators: a percentage. */
  return g_strdup_printf (C_ ("percentage", "%s %%"), number);
}

char *
epsom_chart_words_change (double change)
{
  g_autofree char *number = epsom_words_number (fabs (change), 2);

  if (change < 0)
    /* Translators: a change downwards, with a minus sign. Where the text runs from right to left, mind on which side
     * the sign belongs. */
    return g_strdup_printf (C_ ("change", "−%s"), number);
  if (change > 0)
    return g_strdup_printf (C_ ("change", "+%s"), number);

  return g_steal_pointer (&number);
}

char *
epsom_chart_words_p (double p)
{
  /* Two digits that count. */
  g_autofree char *number = epsom_words_number (p < LEAST_P ? LEAST_P : p, p < 0.01 ? 4 : p < 0.1 ? 3 : 2);

  if (p < LEAST_P)
    /* Translators: the p of a test that is below a number. */
    return g_strdup_printf (C_ ("test", "p < %s"), number);
  /* Translators: the p of a test. */
  return g_strdup_printf (C_ ("test", "p = %s"), number);
}

char *
epsom_chart_words_time (double minutes)
{
  int rounded = (int) round (minutes);

  if (rounded > 0 && rounded % 60 == 0)
    /* Translators: hours after a dose, 24 included. */
    return g_strdup_printf (C_ ("time after a dose", "%d h"), rounded / 60);

  return epsom_words_duration (rounded * G_GINT64_CONSTANT (60));
}

char *
epsom_chart_words_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u treatment", "%u treatments", n), n);
}

char *
epsom_chart_words_infusions (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u infusion", "%u infusions", n), n);
}

char *
epsom_chart_words_count_few (guint n)
{
  if (n < EPSOM_MIN_RATE || n >= EPSOM_MIN_FIRM)
    return epsom_chart_words_count (n);

  /* Translators: fewer treatments than are needed to be sure of anything. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u treatment, few", "%u treatments, few", n), n);
}

char *
epsom_chart_words_of (guint x, guint n)
{
  /* Translators: successes of treatments: "7 of 11". */
  return g_strdup_printf (_ ("%u of %u"), x, n);
}

char *
epsom_chart_words_interval (const EpsomInterval *interval)
{
  g_autofree char *lower = NULL, *upper = NULL;

  if (isnan (interval->lower) || isnan (interval->upper))
    return g_strdup (C_ ("interval", "not known"));

  lower = epsom_words_number (100 * interval->lower, 0);
  upper = epsom_chart_words_percent (interval->upper);

  /* Translators: the limits of an interval of percentages: "35 to 85 %". */
  return g_strdup_printf (C_ ("interval", "%s to %s"), lower, upper);
}

/* @few: what is said of 5 to 9 of them. */
static char *
create_rate (const EpsomRate *rate, const char *few)
{
  g_autofree char *of = epsom_chart_words_of (rate->x, rate->n);
  g_autofree char *percent = NULL, *interval = NULL;

  if (rate->n < EPSOM_MIN_RATE)
    return g_steal_pointer (&of);

  percent = epsom_chart_words_percent (rate->rate);
  interval = epsom_chart_words_interval (&rate->interval);
  if (rate->n < EPSOM_MIN_FIRM)
    /* Translators: "2 of 9, 22 %, 95 % interval 6 to 55 %, few treatments". */
    return g_strdup_printf (_ ("%s, %s, 95 %% interval %s, %s"), of, percent, interval, few);

  /* Translators: "7 of 11, 64 %, 95 % interval 35 to 85 %". */
  return g_strdup_printf (_ ("%s, %s, 95 %% interval %s"), of, percent, interval);
}

char *
epsom_chart_words_rate (const EpsomRate *rate)
{
  return create_rate (rate, C_ ("rate", "few treatments"));
}

char *
epsom_chart_words_rate_of_days (const EpsomRate *rate)
{
  return create_rate (rate, C_ ("rate", "few days"));
}

char *
epsom_chart_words_rate_brief (const EpsomRate *rate)
{
  g_autofree char *of = epsom_chart_words_of (rate->x, rate->n);
  g_autofree char *percent = NULL, *interval = NULL;

  if (rate->n < EPSOM_MIN_RATE)
    return g_steal_pointer (&of);

  percent = epsom_chart_words_percent (rate->rate);
  interval = epsom_chart_words_interval (&rate->interval);

  /* Translators: a count, its rate and interval: "7 of 11 (64 %, 35 to 85 %)". */
  return g_strdup_printf (C_ ("rate in a sentence", "%s (%s, %s)"), of, percent, interval);
}

char *
epsom_chart_words_symptom (const char *symptom)
{
  return epsom_words_isolate (epsom_words_symptom (symptom));
}

char *
epsom_chart_words_record (const EpsomRecord *record)
{
  g_autofree char *words = epsom_words_record (record);

  return epsom_words_isolate (words);
}

char *
epsom_chart_words_date (EpsomDate date)
{
  int year, month, day;

  epsom_date_to_ymd (date, &year, &month, &day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a date, as strftime() does: "3 March 2026". */
  g_autofree char *words = g_date_time_format (time, C_ ("date", "%-d %B %Y"));

  return epsom_words_isolate (words);
}

char *
epsom_chart_words_instant (EpsomInstant instant)
{
  EpsomDate date = epsom_instant_get_date (instant);
  int minutes = (int) ((instant.utc + instant.offset * G_GINT64_CONSTANT (60) - date * G_GINT64_CONSTANT (86400)) / 60);
  g_autofree char *day = epsom_chart_words_date (date);
  g_autofree char *time = epsom_words_clock (minutes, epsom_words_get_twelve_hours ());

  /* Translators: a date and a time of day: "3 March 2026, 08:00". */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), day, time);
}

char *
epsom_chart_words_month (EpsomDate month)
{
  int year, number, day;

  epsom_date_to_ymd (month, &year, &number, &day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, number, day, 0, 0, 0);

  /* Translators: a month and its year, as strftime() does: "March 2026". */
  g_autofree char *words = g_date_time_format (time, C_ ("month and year", "%B %Y"));

  return epsom_words_isolate (words);
}

char *
epsom_chart_words_month_short (int month)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  return g_date_time_format (time, "%b");
}

void
epsom_chart_words_append (GString *list, const char *part)
{
  if (list->len > 0)
    g_string_append (list, C_ ("list of methods", "; "));
  g_string_append (list, part);
}
