/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-change.h"

EpsomChange *
epsom_change_new (EpsomRecord *before, EpsomRecord *after)
{
  g_return_val_if_fail (before != NULL || after != NULL, NULL);
  g_return_val_if_fail (before == NULL || after == NULL || before->kind == after->kind, NULL);
  g_return_val_if_fail (before == NULL || after == NULL || epsom_uuid_equal (&before->id, &after->id), NULL);

  EpsomChange *change = g_new (EpsomChange, 1);

  change->before = before != NULL ? epsom_record_ref (before) : NULL;
  change->after = after != NULL ? epsom_record_ref (after) : NULL;
  return change;
}

void
epsom_change_free (EpsomChange *change)
{
  g_clear_pointer (&change->before, epsom_record_unref);
  g_clear_pointer (&change->after, epsom_record_unref);
  g_free (change);
}

EpsomRecord *
epsom_change_get_record (const EpsomChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

GPtrArray *
epsom_changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) epsom_change_free);
}

GPtrArray *
epsom_changes_invert (const GPtrArray *changes)
{
  GPtrArray *inverse = g_ptr_array_new_full (changes->len, (GDestroyNotify) epsom_change_free);

  for (guint i = changes->len; i > 0; i--)
    {
      const EpsomChange *change = g_ptr_array_index (changes, i - 1);

      g_ptr_array_add (inverse, epsom_change_new (change->after, change->before));
    }
  return inverse;
}
