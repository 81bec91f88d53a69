/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-plans.h"

#include "epsom-settings.h"

GPtrArray *
epsom_plans_get (void)
{
  return epsom_plans_parse (epsom_settings_get_plans (epsom_settings_get_default ()));
}

EpsomPlan *
epsom_plans_find (const GPtrArray *plans, const char *id)
{
  EpsomUuid wanted;

  if (!epsom_uuid_parse (id, &wanted))
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      EpsomPlan *plan = g_ptr_array_index (plans, i);

      if (epsom_uuid_equal (&plan->dose->id, &wanted))
        return plan;
    }

  return NULL;
}

/* Keeps all but that of the name of @gone, and @added (nullable). */
static void
replace (const EpsomPlan *gone, const EpsomPlan *added)
{
  g_autoptr (GPtrArray) plans = epsom_plans_get ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plans->len; i++)
    {
      const EpsomPlan *plan = g_ptr_array_index (plans, i);

      if (!epsom_uuid_equal (&plan->dose->id, &gone->dose->id))
        g_ptr_array_add (texts, epsom_plan_to_text (plan));
    }
  if (added != NULL)
    g_ptr_array_add (texts, epsom_plan_to_text (added));
  g_ptr_array_add (texts, NULL);

  g_object_set (epsom_settings_get_default (), "plans", texts->pdata, NULL);
}

void
epsom_plans_put (const EpsomPlan *plan)
{
  g_return_if_fail (plan != NULL);

  replace (plan, plan);
}

void
epsom_plans_remove (const EpsomPlan *plan)
{
  g_return_if_fail (plan != NULL);

  replace (plan, NULL);
}
