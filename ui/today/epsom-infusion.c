/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-infusion.h"

#include "epsom-settings.h"
#include "epsom-today-model.h"

#define MINUTE 60
/* Whoever takes down a dose that began this long ago may still be at it. */
#define JUST_BEGUN (10 * MINUTE)
/* How far back one looks for what is given again. */
#define DEPTH 400
/* Of those that were ended, some stay known, so that they run on when the end is undone. */
#define MAX_TIMED 8

static EpsomRecord *
without_minutes (const EpsomDose *dose)
{
  EpsomDose draft = *dose;

  draft.minutes = 0;

  return epsom_record_new (&draft.record, NULL);
}

static gboolean
is_known (const GPtrArray *found, const EpsomRecord *record)
{
  for (guint i = 0; i < found->len; i++)
    if (epsom_today_is_same (g_ptr_array_index (found, i), record))
      return TRUE;

  return FALSE;
}

GPtrArray *
epsom_infusion_find_startable (EpsomDiary *diary, guint max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_record_unref);
  guint n;
  const EpsomRecord *const *doses = epsom_diary_get (diary, EPSOM_RECORD_DOSE, &n);

  for (guint i = n; i > 0 && n - i < DEPTH && found->len < max; i--)
    {
      const EpsomDose *dose = epsom_record_as_dose (doses[i - 1]);
      g_autoptr (EpsomRecord) start = dose->route == EPSOM_ROUTE_IV ? without_minutes (dose) : NULL;

      if (start != NULL && !is_known (found, start))
        g_ptr_array_add (found, g_steal_pointer (&start));
    }

  return found;
}

gboolean
epsom_infusion_is_startable (const EpsomRecord *record)
{
  return record->kind == EPSOM_RECORD_DOSE && epsom_record_as_dose (record)->route == EPSOM_ROUTE_IV &&
         epsom_record_as_dose (record)->minutes == 0;
}

gboolean
epsom_infusion_begins (const EpsomChange *change, EpsomInstant now)
{
  gint64 since;

  if (change->before != NULL || change->after == NULL || !epsom_infusion_is_startable (change->after))
    return FALSE;
  since = now.utc - epsom_record_get_time (change->after);

  return since >= 0 && since <= JUST_BEGUN;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return epsom_record_compare (*(const EpsomRecord *const *) a, *(const EpsomRecord *const *) b);
}

GPtrArray *
epsom_infusion_find_running (EpsomDiary *diary, const char *const *timed, EpsomInstant now)
{
  GPtrArray *running = g_ptr_array_new ();

  for (gsize i = 0; timed[i] != NULL; i++)
    {
      EpsomUuid id;
      const EpsomRecord *record = epsom_uuid_parse (timed[i], &id) ? epsom_diary_lookup (diary, &id) : NULL;

      if (record != NULL && epsom_infusion_is_startable (record) && epsom_record_get_time (record) <= now.utc &&
          now.utc - epsom_record_get_time (record) <= EPSOM_INFUSION_LONGEST)
        g_ptr_array_add (running, (gpointer) record);
    }
  g_ptr_array_sort (running, compare);

  return running;
}

EpsomRecord *
epsom_infusion_stop (const EpsomDose *dose, EpsomInstant now, GError **error)
{
  EpsomDose draft = *dose;
  gint64 minutes = (now.utc - dose->at.utc + MINUTE / 2) / MINUTE;

  draft.minutes = (double) CLAMP (minutes, 1, (gint64) EPSOM_DOSE_MINUTES_MAX);

  return epsom_record_new (&draft.record, error);
}

static void
set_timed (const char *id, gboolean timed)
{
  EpsomSettings *settings = epsom_settings_get_default ();
  const char *const *before = epsom_settings_get_timed_doses (settings);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (timed)
    g_ptr_array_add (after, (gpointer) id);
  for (gsize i = 0; before[i] != NULL && after->len < MAX_TIMED; i++)
    if (!g_str_equal (before[i], id))
      g_ptr_array_add (after, (gpointer) before[i]);
  g_ptr_array_add (after, NULL);

  g_object_set (settings, "timed-doses", after->pdata, NULL);
}

void
epsom_infusion_time (const EpsomUuid *id)
{
  char text[EPSOM_UUID_STRING_SIZE];

  g_return_if_fail (id != NULL);

  set_timed (epsom_uuid_to_string (id, text), TRUE);
}

void
epsom_infusion_forget (const EpsomUuid *id)
{
  char text[EPSOM_UUID_STRING_SIZE];

  g_return_if_fail (id != NULL);

  set_timed (epsom_uuid_to_string (id, text), FALSE);
}
