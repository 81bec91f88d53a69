/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-write.h"

#include <glib/gi18n-lib.h>

#include "epsom-id-table.h"
#include "epsom-rows.h"

static gboolean
check_change (EpsomDiary *diary, const EpsomChange *change, GError **error)
{
  const EpsomRecord *record = epsom_change_get_record (change);
  const EpsomRecord *present = epsom_diary_lookup (diary, &record->id);

  if (change->before == NULL && present != NULL)
    epsom_rows_refuse (EPSOM_STORE_ERROR_CONSTRAINT, record, _ ("is in the diary already"), error);
  else if (change->before != NULL && present == NULL)
    epsom_rows_refuse (EPSOM_STORE_ERROR_CONFLICT, record, _ ("was deleted meanwhile; nothing was changed"), error);
  else if (change->before != NULL && present != change->before && !epsom_record_equal (present, change->before))
    epsom_rows_refuse (EPSOM_STORE_ERROR_CONFLICT, record, _ ("was changed meanwhile; nothing was changed"), error);
  else
    return TRUE;
  return FALSE;
}

static const EpsomUuid *
get_id (gpointer changes, guint32 index)
{
  return &epsom_change_get_record (g_ptr_array_index ((GPtrArray *) changes, index))->id;
}

/* What will be looked at, and before that the records that say what. */
static void
fetch_ahead (const GPtrArray *changes, const EpsomIdTable *seen, guint i)
{
  if (i + 2 * EPSOM_ID_TABLE_AHEAD < changes->len)
    __builtin_prefetch (epsom_change_get_record (g_ptr_array_index (changes, i + 2 * EPSOM_ID_TABLE_AHEAD)));
  if (i + EPSOM_ID_TABLE_AHEAD < changes->len)
    epsom_id_table_prefetch (seen, get_id ((gpointer) changes, i + EPSOM_ID_TABLE_AHEAD));
}

static gboolean
check_all (EpsomDiary *diary, const GPtrArray *changes, EpsomIdTable *seen, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);
      const EpsomRecord *record = epsom_change_get_record (change);

      fetch_ahead (changes, seen, i);
      if (!check_change (diary, change, error))
        return FALSE;
      if (epsom_id_table_find (seen, &record->id) >= 0)
        {
          epsom_rows_refuse (EPSOM_STORE_ERROR_CONSTRAINT, record, _ ("is given twice"), error);
          return FALSE;
        }
      epsom_id_table_add (seen, &record->id, i);
    }
  return TRUE;
}

gboolean
epsom_write_check (EpsomDiary *diary, const GPtrArray *changes, GError **error)
{
  EpsomIdTable seen;
  gboolean fit;

  epsom_id_table_init (&seen, get_id, (gpointer) changes, changes->len);
  fit = check_all (diary, changes, &seen, error);
  epsom_id_table_clear (&seen);
  return fit;
}
