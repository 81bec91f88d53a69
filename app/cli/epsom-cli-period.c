/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-cli-private.h"

#include <glib/gi18n-lib.h>

void
epsom_period_options_clear (EpsomPeriodOptions *options)
{
  g_free (options->symptom);
  g_free (options->from);
  g_free (options->to);
  g_free (options->as_of);
  g_free (options->group_by);
}

static gboolean
parse_date (EpsomCli *cli, const char *option, const char *text, EpsomDate *date)
{
  *date = EPSOM_DATE_NONE;
  if (text == NULL || epsom_date_parse (text, date))
    return TRUE;
  epsom_cli_fail (cli, _ ("--%s: “%s” is not a date such as 2026-03-01"), option, text);
  return FALSE;
}

gboolean
epsom_cli_parse_period (EpsomCli *cli, const char *from, const char *to, EpsomDate *first, EpsomDate *last)
{
  if (!parse_date (cli, "from", from, first) || !parse_date (cli, "to", to, last))
    return FALSE;
  if (*first != EPSOM_DATE_NONE && *last != EPSOM_DATE_NONE && *first > *last)
    {
      epsom_cli_fail (cli, _ ("--to: %s is before --from %s"), to, from);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_grouping (EpsomCli *cli, const char *text, EpsomGrouping *grouping)
{
  int found = text != NULL ? epsom_grouping_find (text) : EPSOM_GROUPING_METHOD;

  if (found < 0)
    {
      epsom_cli_fail (cli, _ ("--group-by: “%s” is not method, salt, minutes or place"), text);
      return FALSE;
    }
  *grouping = (EpsomGrouping) found;
  return TRUE;
}

gboolean
epsom_cli_parse_query (EpsomCli *cli, const EpsomPeriodOptions *options, EpsomQuery *query)
{
  *query = (EpsomQuery){
    .symptom = options->symptom != NULL ? options->symptom : "migraine",
    .as_of = epsom_instant_now (),
    .exclude_co_treated = options->exclude_co_treated,
  };
  if (*query->symptom == '\0')
    {
      epsom_cli_fail (cli, _ ("--symptom: give a symptom, such as migraine"));
      return FALSE;
    }
  if (!epsom_cli_parse_period (cli, options->from, options->to, &query->from, &query->to))
    return FALSE;
  if (!parse_grouping (cli, options->group_by, &query->grouping))
    return FALSE;
  if (options->as_of != NULL && !epsom_instant_parse (options->as_of, &query->as_of))
    {
      epsom_cli_fail (cli, _ ("--as-of: “%s” is not an instant such as 2026-03-01T08:30:00+01:00"), options->as_of);
      return FALSE;
    }
  return TRUE;
}
