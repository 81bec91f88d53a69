/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary.h"

#include <glib/gi18n-lib.h>

static gboolean
check_id (EpsomDiary *diary, const EpsomRecord *record, GError **error)
{
  char id[EPSOM_UUID_STRING_SIZE];

  if (epsom_diary_lookup (diary, &record->id) == NULL)
    return TRUE;
  epsom_field_error_set (error, EPSOM_FIELD_ID, _ ("“%s” is in the diary already"),
                         epsom_uuid_to_string (&record->id, id));
  return FALSE;
}

static gboolean
check_episode (EpsomDiary *diary, const EpsomRecord *record, GError **error)
{
  EpsomUuid episode = epsom_record_get_episode (record);
  const EpsomRecord *found;
  char id[EPSOM_UUID_STRING_SIZE];

  if (epsom_uuid_is_null (&episode))
    return TRUE;
  found = epsom_diary_lookup (diary, &episode);
  if (found != NULL && found->kind == EPSOM_RECORD_EPISODE)
    return TRUE;
  epsom_field_error_set (error, EPSOM_FIELD_EPISODE, _ ("there is no episode “%s”"),
                         epsom_uuid_to_string (&episode, id));
  return FALSE;
}

/* One rating a date and symptom. */
static gboolean
check_rating (EpsomDiary *diary, const EpsomRating *rating, GError **error)
{
  gint64 time = epsom_record_get_time (&rating->record);
  char date[EPSOM_DATE_STRING_SIZE];
  guint n;
  const EpsomRecord *const *ratings = epsom_diary_get (diary, EPSOM_RECORD_RATING, &n);

  for (guint i = epsom_diary_find_from (diary, EPSOM_RECORD_RATING, time); i < n; i++)
    {
      const EpsomRating *other = epsom_record_as_rating (ratings[i]);

      if (other->date != rating->date)
        break;
      if (!epsom_rating_same_day (other, rating) || epsom_uuid_equal (&other->record.id, &rating->record.id))
        continue;
      epsom_field_error_set (error, EPSOM_FIELD_AT, _ ("“%s” has a rating of “%s” already"),
                             epsom_date_to_string (rating->date, date), rating->symptom);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_given (EpsomDiary *diary, const EpsomRecord *record, GError **error)
{
  if (!check_episode (diary, record, error))
    return FALSE;
  return record->kind != EPSOM_RECORD_RATING || check_rating (diary, epsom_record_as_rating (record), error);
}

/* No record names an episode of @deleted (a set of ids). */
static gboolean
check_deleted (EpsomDiary *diary, GHashTable *deleted, GError **error)
{
  static const EpsomRecordKind kinds[] = { EPSOM_RECORD_READING, EPSOM_RECORD_DOSE, EPSOM_RECORD_MEDICINE };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      guint n;
      const EpsomRecord *const *records = epsom_diary_get (diary, kinds[k], &n);

      for (guint i = 0; i < n; i++)
        {
          EpsomUuid episode = epsom_record_get_episode (records[i]);
          char id[EPSOM_UUID_STRING_SIZE];

          if (epsom_uuid_is_null (&episode) || !g_hash_table_contains (deleted, &episode))
            continue;
          epsom_field_error_set (error, EPSOM_FIELD_EPISODE,
                                 _ ("the episode “%s” has readings, doses or medicines yet"),
                                 epsom_uuid_to_string (&episode, id));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_deleted_episode (const EpsomChange *change)
{
  return change->after == NULL && change->before->kind == EPSOM_RECORD_EPISODE;
}

gboolean
epsom_diary_check_change (EpsomDiary *diary, const EpsomChange *change, GError **error)
{
  if (change->before == NULL && !check_id (diary, change->after, error))
    return FALSE;
  if (change->after != NULL)
    return check_given (diary, change->after, error);
  if (!is_deleted_episode (change))
    return TRUE;

  g_autoptr (GHashTable) deleted = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);

  g_hash_table_add (deleted, &change->before->id);
  return check_deleted (diary, deleted, error);
}

gboolean
epsom_diary_check_changes (EpsomDiary *diary, const GPtrArray *changes, GError **error)
{
  g_autoptr (GHashTable) deleted = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i);

      if (change->after != NULL && !check_given (diary, change->after, error))
        return FALSE;
      if (is_deleted_episode (change))
        g_hash_table_add (deleted, &change->before->id);
    }
  return g_hash_table_size (deleted) == 0 || check_deleted (diary, deleted, error);
}

static void
unlink_records (EpsomDiary *diary, EpsomRecordKind kind, const EpsomUuid *episode, GPtrArray *changes)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);

  for (guint i = 0; i < n; i++)
    {
      EpsomUuid named = epsom_record_get_episode (records[i]);

      if (epsom_uuid_equal (&named, episode))
        {
          g_autoptr (EpsomRecord) after = epsom_record_with_episode (records[i], NULL);

          g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) records[i], after));
        }
    }
}

GPtrArray *
epsom_diary_delete (EpsomDiary *diary, const EpsomRecord *record)
{
  GPtrArray *changes = epsom_changes_new ();

  if (record->kind == EPSOM_RECORD_EPISODE)
    {
      guint n;
      const EpsomRecord *const *readings = epsom_diary_get_readings (diary, &record->id, &n);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) readings[i], NULL));
      unlink_records (diary, EPSOM_RECORD_DOSE, &record->id, changes);
      unlink_records (diary, EPSOM_RECORD_MEDICINE, &record->id, changes);
    }
  g_ptr_array_add (changes, epsom_change_new ((EpsomRecord *) record, NULL));
  return changes;
}

GPtrArray *
epsom_diary_delete_all (EpsomDiary *diary, const GPtrArray *records)
{
  GPtrArray *changes = epsom_changes_new ();
  g_autoptr (GHashTable) indices = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GPtrArray) one = epsom_diary_delete (diary, g_ptr_array_index (records, i));

      while (one->len > 0)
        {
          EpsomChange *change = g_ptr_array_steal_index (one, 0);
          gpointer index;

          if (!g_hash_table_lookup_extended (indices, &change->before->id, NULL, &index))
            {
              g_hash_table_insert (indices, &change->before->id, GUINT_TO_POINTER (changes->len));
              g_ptr_array_add (changes, change);
              continue;
            }
          /* What is deleted needs no other change. */
          if (change->after == NULL)
            g_clear_pointer (&((EpsomChange *) g_ptr_array_index (changes, GPOINTER_TO_UINT (index)))->after,
                             epsom_record_unref);
          epsom_change_free (change);
        }
    }

  return changes;
}
