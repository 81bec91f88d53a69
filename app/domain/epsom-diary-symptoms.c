/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary.h"

#include <string.h>

static void
collect_own (EpsomDiary *diary, EpsomRecordKind kind, GHashTable *own)
{
  guint n;
  const EpsomRecord *const *records = epsom_diary_get (diary, kind, &n);
  const char *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *symptom = kind == EPSOM_RECORD_EPISODE ? epsom_record_as_episode (records[i])->symptom
                                                         : epsom_record_as_rating (records[i])->symptom;

      /* The texts are interned: most records need no more than this look. */
      if (symptom == last)
        continue;
      last = symptom;
      if (!epsom_words_is_known (EPSOM_WORDS_SYMPTOM, symptom))
        g_hash_table_add (own, (gpointer) symptom);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data G_GNUC_UNUSED)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

char **
epsom_diary_list_symptoms (EpsomDiary *diary)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree gpointer *names = NULL;
  guint n = 0;

  g_strv_builder_addv (builder, (const char **) epsom_words_get (EPSOM_WORDS_SYMPTOM));
  if (diary != NULL)
    {
      collect_own (diary, EPSOM_RECORD_EPISODE, own);
      collect_own (diary, EPSOM_RECORD_RATING, own);
    }
  names = g_hash_table_get_keys_as_array (own, &n);
  g_qsort_with_data (names, (gint) n, sizeof *names, compare_names, NULL);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (builder, names[i]);
  return g_strv_builder_end (builder);
}
