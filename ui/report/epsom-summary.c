/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-summary.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "epsom-words.h"

/* Fewer recorded days than this give no number per 28 days. */
#define MIN_RECORDED_DAYS 20

static void
line_free (gpointer data)
{
  EpsomSummaryLine *line = data;

  g_free (line->title);
  g_free (line->value);
  g_free (line);
}

static void
add_line (GPtrArray *lines, const char *title, char *value)
{
  EpsomSummaryLine *line = g_new (EpsomSummaryLine, 1);

  line->title = g_strdup (title);
  line->value = value;
  g_ptr_array_add (lines, line);
}

static void
add_days (GPtrArray *lines, const EpsomResponse *response)
{
  guint recorded = 0;
  guint symptom_days = 0;

  for (guint i = 0; i < response->n_months; i++)
    {
      recorded += response->months[i].recorded;
      symptom_days += response->months[i].symptom_days;
    }
  add_line (lines, _ ("Recorded days"), g_strdup_printf ("%u", recorded));
  add_line (lines, _ ("Days with the symptom"), g_strdup_printf ("%u", symptom_days));
  if (recorded < MIN_RECORDED_DAYS)
    add_line (lines, _ ("Per 28 recorded days"), g_strdup (_ ("Needs 20 recorded days")));
  else
    add_line (lines, _ ("Per 28 recorded days"), epsom_words_number (28.0 * symptom_days / recorded, 1));
}

static void
add_treatments (GPtrArray *lines, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_methods; i++)
    {
      const EpsomMethodResponse *method = &response->methods[i];
      const EpsomRate *free_2h = &method->endpoints[EPSOM_ENDPOINT_FREE_2H];
      g_autofree char *title = g_strdup_printf (_ ("Free 2 h after: %s"), epsom_words_method (method->method));

      add_line (lines, title, g_strdup_printf (_ ("%u of %u"), free_2h->x, free_2h->n));
    }
}

/* ICHD-3 8.2 is asked about after three consecutive months; the analysis says which. */
static void
add_overuse (GPtrArray *lines, const EpsomResponse *response)
{
  for (guint i = 0; i < response->n_overuse; i++)
    {
      const EpsomOveruse *overuse = &response->overuse[i];
      char month[EPSOM_DATE_STRING_SIZE];

      if (!overuse->is_said)
        continue;
      epsom_date_to_string (overuse->month, month);
      add_line (lines, epsom_words_token (EPSOM_TOKENS_CLASS, (int) overuse->medicine_class),
                g_strdup_printf (_ ("%u days in %.7s, at the level that ICHD-3 8.2 asks about"), overuse->days, month));
    }
}

GPtrArray *
epsom_summary_new (const EpsomResponse *response)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  add_days (lines, response);
  add_treatments (lines, response);
  add_overuse (lines, response);
  return lines;
}
