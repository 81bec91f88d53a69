/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-json.h"

#include "epsom-json-writer.h"

#define SCHEMA 1

/* "2026-03" of the first day of a month. */
static void
add_month (EpsomJsonWriter *writer, EpsomDate month)
{
  char text[EPSOM_DATE_STRING_SIZE];

  epsom_date_to_string (month, text);
  text[7] = '\0';
  epsom_json_add_string (writer, "month", text);
}

/* @group: its number, or -1: all of them */
static void
add_group (EpsomJsonWriter *writer, const EpsomGroups *groups, const char *name, int group)
{
  epsom_json_add_string (writer, name, group >= 0 ? epsom_groups_get (groups, group)->token : NULL);
}

/* What a group is called in the figures: by method a method, as ever. */
static const char *
get_group_name (const EpsomGroups *groups)
{
  return groups->grouping == EPSOM_GROUPING_METHOD ? "method" : "group";
}

static void
add_rate (EpsomJsonWriter *writer, const EpsomRate *rate)
{
  epsom_json_add_integer (writer, "n", rate->n);
  epsom_json_add_integer (writer, "x", rate->x);
  epsom_json_add_number (writer, "rate", rate->rate);
  epsom_json_add_number (writer, "lower", rate->interval.lower);
  epsom_json_add_number (writer, "upper", rate->interval.upper);
}

static void
add_endpoints (EpsomJsonWriter *writer, const EpsomRate *endpoints)
{
  epsom_json_name (writer, "endpoints");
  epsom_json_begin (writer, '{');
  for (int i = 0; i < EPSOM_N_ENDPOINTS; i++)
    {
      epsom_json_name (writer, epsom_endpoint_get_key (i));
      epsom_json_begin_flat (writer, '{');
      add_rate (writer, &endpoints[i]);
      epsom_json_end (writer, '}');
    }
  epsom_json_end (writer, '}');
}

static void
add_change (EpsomJsonWriter *writer, const EpsomChangeSummary *change)
{
  epsom_json_add_list (writer, "change");
  for (int i = 0; i < EPSOM_N_HORIZONS; i++)
    {
      epsom_json_begin_flat (writer, '{');
      epsom_json_add_integer (writer, "minutes", epsom_horizons[i]);
      epsom_json_add_integer (writer, "n", change[i].n);
      epsom_json_add_number (writer, "mean", change[i].mean);
      epsom_json_add_number (writer, "median", change[i].median);
      epsom_json_add_number (writer, "q1", change[i].q1);
      epsom_json_add_number (writer, "q3", change[i].q3);
      epsom_json_end (writer, '}');
    }
  epsom_json_end (writer, ']');
}

static void
add_survival (EpsomJsonWriter *writer, const char *name, const EpsomSurvival *survival)
{
  epsom_json_name (writer, name);
  epsom_json_begin (writer, '{');
  epsom_json_add_integer (writer, "n", survival->n);
  epsom_json_add_integer (writer, "events", survival->n_events);
  epsom_json_add_number (writer, "median", survival->median);
  epsom_json_add_number (writer, "lower", survival->median_lower);
  epsom_json_add_number (writer, "upper", survival->median_upper);
  epsom_json_add_list (writer, "curve");
  for (guint i = 0; i < survival->n_points; i++)
    {
      const EpsomSurvivalPoint *point = &survival->points[i];

      epsom_json_begin_flat (writer, '{');
      epsom_json_add_number (writer, "minutes", point->time);
      epsom_json_add_integer (writer, "at_risk", point->at_risk);
      epsom_json_add_integer (writer, "events", point->events);
      epsom_json_add_integer (writer, "censored", point->censored);
      epsom_json_add_number (writer, "survival", point->survival);
      epsom_json_add_number (writer, "lower", point->lower);
      epsom_json_add_number (writer, "upper", point->upper);
      epsom_json_end (writer, '}');
    }
  epsom_json_end (writer, ']');
  epsom_json_end (writer, '}');
}

static void
add_group_response (EpsomJsonWriter *writer, const EpsomGroups *groups, const EpsomGroupResponse *figures)
{
  epsom_json_begin (writer, '{');
  add_group (writer, groups, get_group_name (groups), figures->group);
  epsom_json_add_integer (writer, "treatments", figures->n_treatments);
  epsom_json_add_integer (writer, "evaluable", figures->n_evaluable);
  epsom_json_name (writer, "left_out");
  epsom_json_begin_flat (writer, '{');
  epsom_json_add_integer (writer, "no-baseline", figures->n_no_baseline);
  epsom_json_add_integer (writer, "no-symptom", figures->n_no_symptom);
  epsom_json_end (writer, '}');
  epsom_json_add_integer (writer, "co_treated", figures->n_co_treated);
  add_endpoints (writer, figures->endpoints);
  add_change (writer, figures->change);
  add_survival (writer, "time_to_relief", &figures->time_to_relief);
  add_survival (writer, "time_to_freedom", &figures->time_to_freedom);
  epsom_json_end (writer, '}');
}

static void
add_comparison (EpsomJsonWriter *writer, const EpsomGroups *groups, const EpsomComparison *comparison)
{
  epsom_json_begin_flat (writer, '{');
  add_group (writer, groups, "a", comparison->a);
  add_group (writer, groups, "b", comparison->b);
  epsom_json_add_string (writer, "endpoint", epsom_endpoint_get_key (comparison->endpoint));
  epsom_json_add_number (writer, "difference", comparison->difference);
  epsom_json_add_number (writer, "lower", comparison->interval.lower);
  epsom_json_add_number (writer, "upper", comparison->interval.upper);
  epsom_json_add_number (writer, "p", comparison->p);
  epsom_json_end (writer, '}');
}

static void
add_monthly (EpsomJsonWriter *writer, const EpsomMonth *month)
{
  epsom_json_begin_flat (writer, '{');
  add_month (writer, month->month);
  epsom_json_add_integer (writer, "recorded", month->recorded);
  epsom_json_add_integer (writer, "symptom_days", month->symptom_days);
  epsom_json_add_number (writer, "per_28", month->per_28);
  epsom_json_end (writer, '}');
}

static void
add_wear_off_bin (EpsomJsonWriter *writer, guint bin, const EpsomRate *rate)
{
  int first, last;

  epsom_wear_off_get_bin (bin, &first, &last);
  epsom_json_begin_flat (writer, '{');
  epsom_json_add_integer (writer, "from", first);
  epsom_json_name (writer, "to");
  if (last > 0)
    epsom_json_integer (writer, last);
  else
    epsom_json_null (writer);
  add_rate (writer, rate);
  epsom_json_end (writer, '}');
}

static void
add_wear_off (EpsomJsonWriter *writer, const EpsomGroups *groups, const EpsomWearOff *wear_off)
{
  epsom_json_begin (writer, '{');
  add_group (writer, groups, get_group_name (groups), wear_off->group);
  epsom_json_add_list (writer, "bins");
  for (guint i = 0; i < EPSOM_N_WEAR_OFF_BINS; i++)
    add_wear_off_bin (writer, i, &wear_off->bins[i]);
  epsom_json_end (writer, ']');
  epsom_json_end (writer, '}');
}

static void
add_cycle_mean (EpsomJsonWriter *writer, const char *name, const EpsomCycleMean *mean)
{
  epsom_json_name (writer, name);
  epsom_json_begin (writer, '{');
  epsom_json_add_integer (writer, "n", mean->n);
  epsom_json_add_number (writer, "mean", mean->mean);
  epsom_json_end (writer, '}');
}

static void
add_cycle (EpsomJsonWriter *writer, const EpsomCycle *cycle)
{
  epsom_json_begin_flat (writer, '{');
  epsom_json_add_date (writer, "onset", cycle->onset);
  epsom_json_add_integer (writer, "window", cycle->window);
  add_cycle_mean (writer, "before", &cycle->before);
  add_cycle_mean (writer, "after", &cycle->after);
  epsom_json_end (writer, '}');
}

static void
add_overuse (EpsomJsonWriter *writer, const EpsomOveruse *overuse)
{
  epsom_json_begin_flat (writer, '{');
  add_month (writer, overuse->month);
  epsom_json_add_string (writer, "class", epsom_token_to_text (EPSOM_TOKENS_CLASS, overuse->medicine_class));
  epsom_json_add_integer (writer, "days", overuse->days);
  epsom_json_add_boolean (writer, "at_threshold", overuse->at_threshold);
  epsom_json_end (writer, '}');
}

static void
add_query (EpsomJsonWriter *writer, const EpsomQuery *query)
{
  char as_of[EPSOM_INSTANT_STRING_SIZE];

  epsom_json_add_string (writer, "symptom", query->symptom);
  epsom_json_add_string (writer, "as_of", epsom_instant_to_string (query->as_of, as_of));
  epsom_json_add_date (writer, "from", query->from);
  epsom_json_add_date (writer, "to", query->to);
  if (query->grouping != EPSOM_GROUPING_METHOD)
    epsom_json_add_string (writer, "group_by", epsom_grouping_get_token (query->grouping));
}

/* One list of the response, its @items written by @add. */
#define ADD_LIST(writer, name, items, n, add)                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    epsom_json_add_list (writer, name);                                                                                \
    for (guint i_ = 0; i_ < (n); i_++)                                                                                 \
      add (writer, &(items)[i_]);                                                                                      \
    epsom_json_end (writer, ']');                                                                                      \
  }                                                                                                                    \
  G_STMT_END

char *
epsom_json_response (const EpsomResponse *response)
{
  EpsomJsonWriter writer;

  g_return_val_if_fail (response != NULL, NULL);

  epsom_json_writer_init (&writer);
  epsom_json_begin (&writer, '{');
  epsom_json_add_integer (&writer, "schema", SCHEMA);
  add_query (&writer, &response->query);
  epsom_json_add_list (&writer, response->query.grouping == EPSOM_GROUPING_METHOD ? "methods" : "groups");
  for (guint i = 0; i < response->n_group_responses; i++)
    add_group_response (&writer, response->groups, &response->group_responses[i]);
  epsom_json_end (&writer, ']');
  epsom_json_add_list (&writer, "comparisons");
  for (guint i = 0; i < response->n_comparisons; i++)
    add_comparison (&writer, response->groups, &response->comparisons[i]);
  epsom_json_end (&writer, ']');
  ADD_LIST (&writer, "monthly", response->months, response->n_months, add_monthly);
  epsom_json_add_list (&writer, "wear_off");
  for (guint i = 0; i < response->n_wear_off; i++)
    add_wear_off (&writer, response->groups, &response->wear_off[i]);
  epsom_json_end (&writer, ']');
  ADD_LIST (&writer, "cycles", response->cycles, response->n_cycles, add_cycle);
  ADD_LIST (&writer, "overuse", response->overuse, response->n_overuse, add_overuse);
  epsom_json_end (&writer, '}');
  return epsom_json_writer_finish (&writer);
}
