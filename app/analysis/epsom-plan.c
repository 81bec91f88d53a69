/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-plan.h"

#include <stdlib.h>
#include <string.h>

#include "epsom-quiet.h"

#define DAY_SECONDS (24 * 60 * 60)
#define LAST_MINUTE (24 * 60 - 1)
/* Stands where a record must have an instant. */
#define NO_TIME "1970-01-01T00:00:00Z"

/* What a plan says of its dose, in the words of the file format. */
static const EpsomField fields[] = { EPSOM_FIELD_ID,     EPSOM_FIELD_ROUTE, EPSOM_FIELD_MINUTES, EPSOM_FIELD_SALT,
                                     EPSOM_FIELD_AMOUNT, EPSOM_FIELD_UNIT,  EPSOM_FIELD_BASIS,   EPSOM_FIELD_PLACE };

EpsomPlan *
epsom_plan_new (const EpsomDose *dose, int minutes, gboolean reminds)
{
  EpsomDose draft = *dose;
  EpsomPlan *plan;

  g_return_val_if_fail (minutes >= 0 && minutes <= LAST_MINUTE, NULL);

  draft.record.id = epsom_uuid_random ();
  draft.record.note = NULL;
  draft.episode = (EpsomUuid){ 0 };
  draft.at = (EpsomInstant){ 0 };
  draft.features = NULL;
  draft.purpose = EPSOM_PURPOSE_PREVENTIVE;

  plan = g_new (EpsomPlan, 1);
  *plan = (EpsomPlan){ epsom_record_new (&draft.record, NULL), minutes, reminds };

  return plan;
}

void
epsom_plan_free (EpsomPlan *plan)
{
  epsom_record_unref (plan->dose);
  g_free (plan);
}

char *
epsom_plan_to_text (const EpsomPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  EpsomRow row;

  epsom_record_to_cells (plan->dose, &row);
  g_string_printf (text, "at=%02d:%02d remind=%s", plan->minutes / 60, plan->minutes % 60,
                   plan->reminds ? "yes" : "no");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (row.cells.text[fields[i]] != NULL && *row.cells.text[fields[i]] != '\0')
      g_string_append_printf (text, " %s=%s", epsom_field_get_name (fields[i]), row.cells.text[fields[i]]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* `20:00`, nothing else. */
static gboolean
parse_clock (const char *text, int *minutes)
{
  int hour, minute;

  if (!g_regex_match_simple ("^[0-2][0-9]:[0-5][0-9]$", text, 0, 0))
    return FALSE;
  hour = atoi (text);
  minute = atoi (text + 3);
  *minutes = hour * 60 + minute;

  return hour < 24;
}

static gboolean
is_field (int field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((int) fields[i] == field)
      return TRUE;

  return FALSE;
}

/* Takes one `name=value`, which it parts in two. */
static gboolean
take_word (char *word, EpsomCells *cells, EpsomPlan *plan)
{
  char *value = strchr (word, '=');
  int field;

  if (value == NULL)
    return FALSE;
  *value++ = '\0';
  if (g_str_equal (word, "at"))
    return parse_clock (value, &plan->minutes);
  if (g_str_equal (word, "remind"))
    {
      plan->reminds = g_str_equal (value, "yes");
      return TRUE;
    }
  field = epsom_field_find (word);
  if (!is_field (field))
    return FALSE;
  cells->text[field] = value;

  return TRUE;
}

EpsomPlan *
epsom_plan_parse (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  EpsomCells cells = { { NULL } };
  EpsomPlan plan = { .minutes = -1 };

  cells.text[EPSOM_FIELD_RECORD] = epsom_token_to_text (EPSOM_TOKENS_RECORD, EPSOM_RECORD_DOSE);
  cells.text[EPSOM_FIELD_AT] = NO_TIME;
  cells.text[EPSOM_FIELD_PURPOSE] = epsom_token_to_text (EPSOM_TOKENS_PURPOSE, EPSOM_PURPOSE_PREVENTIVE);
  for (char **word = words; *word != NULL; word++)
    if (!take_word (*word, &cells, &plan))
      return NULL;

  plan.dose = plan.minutes >= 0 && cells.text[EPSOM_FIELD_ID] != NULL ? epsom_record_from_cells (&cells, NULL) : NULL;

  return plan.dose != NULL ? g_memdup2 (&plan, sizeof plan) : NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const EpsomPlan *x = *(const EpsomPlan *const *) a, *y = *(const EpsomPlan *const *) b;

  return x->minutes != y->minutes ? x->minutes - y->minutes : epsom_uuid_compare (&x->dose->id, &y->dose->id);
}

GPtrArray *
epsom_plans_parse (const char *const *texts)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_plan_free);

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      EpsomPlan *plan = epsom_plan_parse (texts[i]);

      if (plan != NULL)
        g_ptr_array_add (plans, plan);
    }
  g_ptr_array_sort (plans, compare);

  return plans;
}

gboolean
epsom_plan_is_kept (const EpsomPlan *plan, const EpsomDose *dose)
{
  const EpsomDose *planned = epsom_record_as_dose (plan->dose);

  return planned->route == dose->route && planned->salt == dose->salt && planned->amount == dose->amount &&
         planned->unit == dose->unit && planned->basis == dose->basis;
}

static guint
count_taken (const EpsomPlan *plan, EpsomDiary *diary, EpsomDate date)
{
  const gint64 midnight = (gint64) date * DAY_SECONDS;
  const guint end = epsom_diary_find_from (diary, EPSOM_RECORD_DOSE, midnight + 2 * DAY_SECONDS);
  guint n, taken = 0;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  /* A local date lies within a day around its UTC midnight. */
  for (guint i = epsom_diary_find_from (diary, EPSOM_RECORD_DOSE, midnight - DAY_SECONDS); i < end; i++)
    if (epsom_record_get_date (doses[i]) == date && epsom_plan_is_kept (plan, epsom_record_as_dose (doses[i])))
      taken++;

  return taken;
}

/* How many of @plans before the one at @index mean the same. */
static guint
count_equal_before (const GPtrArray *plans, guint index)
{
  const EpsomPlan *plan = g_ptr_array_index (plans, index);
  guint n = 0;

  for (guint i = 0; i < index; i++)
    {
      const EpsomPlan *other = g_ptr_array_index (plans, i);

      n += epsom_plan_is_kept (plan, epsom_record_as_dose (other->dose)) ? 1 : 0;
    }

  return n;
}

GArray *
epsom_plans_find_day (const GPtrArray *plans, EpsomDiary *diary, EpsomDate date, GTimeZone *zone)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EpsomPlanDay));

  for (guint i = 0; i < plans->len; i++)
    {
      const EpsomPlan *plan = g_ptr_array_index (plans, i);
      EpsomPlanDay day = { plan, epsom_quiet_resolve (date, plan->minutes, zone),
                           count_taken (plan, diary, date) > count_equal_before (plans, i) };

      g_array_append_val (days, day);
    }

  return days;
}
