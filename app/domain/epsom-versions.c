/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-versions.h"

#include "epsom-content.h"
#include "epsom-id-table.h"

#define VERSION(versions, i) (&g_array_index ((versions), EpsomVersion, (i)))

int
epsom_version_compare (const EpsomVersion *a, const EpsomVersion *b)
{
  g_autoptr (GBytes) bytes_a = NULL;
  g_autoptr (GBytes) bytes_b = NULL;

  if (a->edited != b->edited)
    return a->edited < b->edited ? -1 : 1;
  if (a->record == NULL || b->record == NULL)
    return (a->record == NULL) - (b->record == NULL);
  if (a->record == b->record || epsom_record_equal (a->record, b->record))
    return 0;
  bytes_a = epsom_content_new (a->record);
  bytes_b = epsom_content_new (b->record);
  return g_bytes_compare (bytes_a, bytes_b);
}

gboolean
epsom_version_same (const EpsomVersion *a, const EpsomVersion *b)
{
  if (a->record == NULL || b->record == NULL)
    return a->record == b->record;
  return epsom_record_equal (a->record, b->record);
}

/* FNV-1a, of 64 bits. */
guint64
epsom_version_digest (const EpsomRecord *record)
{
  g_autoptr (GBytes) content = record != NULL ? epsom_content_new (record) : NULL;
  guint64 digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  gsize length = 0;
  const guint8 *bytes = content != NULL ? g_bytes_get_data (content, &length) : NULL;

  for (gsize i = 0; i < length; i++)
    digest = (digest ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return digest != EPSOM_DIGEST_ANY ? digest : 1;
}

/* Lists */

static void
clear_version (gpointer data)
{
  EpsomVersion *version = data;

  g_clear_pointer (&version->record, epsom_record_unref);
}

GArray *
epsom_versions_new (void)
{
  GArray *versions = g_array_new (FALSE, FALSE, sizeof (EpsomVersion));

  g_array_set_clear_func (versions, clear_version);
  return versions;
}

void
epsom_versions_add (GArray *versions, const EpsomUuid *id, EpsomRecordKind kind, gint64 edited, EpsomRecord *record)
{
  EpsomVersion version = { *id, kind, edited, record != NULL ? epsom_record_ref (record) : NULL };

  g_array_append_val (versions, version);
}

static void
add_version (GArray *versions, const EpsomVersion *version)
{
  epsom_versions_add (versions, &version->id, version->kind, version->edited, version->record);
}

/* By id, the latest first. */
static int
compare_for_sort (gconstpointer a, gconstpointer b)
{
  const EpsomVersion *x = a;
  const EpsomVersion *y = b;
  int order = epsom_uuid_compare (&x->id, &y->id);

  return order != 0 ? order : epsom_version_compare (y, x);
}

void
epsom_versions_sort (GArray *versions)
{
  guint kept = 0;

  g_array_sort (versions, compare_for_sort);
  for (guint i = 0; i < versions->len; i++)
    if (kept > 0 && epsom_uuid_equal (&VERSION (versions, kept - 1)->id, &VERSION (versions, i)->id))
      clear_version (VERSION (versions, i));
    else
      {
        EpsomVersion version = *VERSION (versions, i);

        VERSION (versions, i)->record = NULL;
        *VERSION (versions, kept++) = version;
      }
  g_array_set_size (versions, kept);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return epsom_uuid_compare (&((const EpsomVersion *) a)->id, &((const EpsomVersion *) b)->id);
}

const EpsomVersion *
epsom_versions_find (const GArray *versions, const EpsomUuid *id)
{
  EpsomVersion target = { .id = *id };
  guint at;

  if (!g_array_binary_search ((GArray *) versions, &target, compare_ids, &at))
    return NULL;
  return VERSION (versions, at);
}

const EpsomVersion *
epsom_versions_next (const GArray *versions, const EpsomUuid *id, guint *at)
{
  int order = -1;

  while (*at < versions->len && (order = epsom_uuid_compare (&VERSION (versions, *at)->id, id)) < 0)
    ++*at;
  return *at < versions->len && order == 0 ? VERSION (versions, *at) : NULL;
}

GArray *
epsom_versions_join (const GArray *a, const GArray *b)
{
  GArray *joined = epsom_versions_new ();
  guint i = 0;
  guint j = 0;

  while (i < a->len || j < b->len)
    {
      int order = i >= a->len ? 1 : j >= b->len ? -1 : compare_ids (VERSION (a, i), VERSION (b, j));

      if (order == 0)
        {
          gboolean first = epsom_version_compare (VERSION (a, i), VERSION (b, j)) >= 0;

          add_version (joined, first ? VERSION (a, i) : VERSION (b, j));
          i++;
          j++;
        }
      else
        add_version (joined, order < 0 ? VERSION (a, i++) : VERSION (b, j++));
    }
  return joined;
}

/* Episodes */

struct _EpsomEpisodes {
  GPtrArray *versions;
  EpsomIdTable ids;
};

static const EpsomUuid *
get_episode_id (gpointer versions, guint32 index)
{
  return &((const EpsomVersion *) g_ptr_array_index ((GPtrArray *) versions, index))->id;
}

EpsomEpisodes *
epsom_episodes_new (const GArray *versions)
{
  EpsomEpisodes *self = g_new (EpsomEpisodes, 1);

  self->versions = g_ptr_array_new ();
  for (guint i = 0; i < versions->len; i++)
    if (VERSION (versions, i)->record != NULL && VERSION (versions, i)->record->kind == EPSOM_RECORD_EPISODE)
      g_ptr_array_add (self->versions, VERSION (versions, i));
  epsom_id_table_init (&self->ids, get_episode_id, self->versions, self->versions->len);
  for (guint i = 0; i < self->versions->len; i++)
    epsom_id_table_add (&self->ids, get_episode_id (self->versions, i), i);
  return self;
}

void
epsom_episodes_free (EpsomEpisodes *self)
{
  epsom_id_table_clear (&self->ids);
  g_ptr_array_unref (self->versions);
  g_free (self);
}

gboolean
epsom_episodes_contain (const EpsomEpisodes *self, const EpsomUuid *id)
{
  return epsom_id_table_find (&self->ids, id) >= 0;
}

/* Showing */

/* A copy of @record for where its episode isn't. */
static EpsomRecord *
show_orphan (const EpsomRecord *record)
{
  if (record->kind == EPSOM_RECORD_READING)
    return NULL;
  return epsom_record_with_episode (record, NULL);
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  const EpsomVersion *x = *(const EpsomVersion *const *) a;
  const EpsomVersion *y = *(const EpsomVersion *const *) b;
  const EpsomRating *first = epsom_record_as_rating (x->record);
  const EpsomRating *second = epsom_record_as_rating (y->record);
  int order = (first->date > second->date) - (first->date < second->date);

  if (order == 0)
    order = g_strcmp0 (first->symptom, second->symptom);
  if (order == 0)
    order = epsom_version_compare (y, x);
  return order != 0 ? order : epsom_uuid_compare (&y->id, &x->id);
}

/* Of the ratings of one date and symptom one is shown. */
static void
hide_ratings (const GArray *versions, GPtrArray *shown)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new ();

  for (guint i = 0; i < versions->len; i++)
    if (VERSION (versions, i)->record != NULL && VERSION (versions, i)->record->kind == EPSOM_RECORD_RATING)
      g_ptr_array_add (ratings, VERSION (versions, i));
  g_ptr_array_sort (ratings, compare_ratings);
  for (guint i = 1; i < ratings->len; i++)
    {
      const EpsomVersion *version = g_ptr_array_index (ratings, i);
      const EpsomVersion *before = g_ptr_array_index (ratings, i - 1);

      if (epsom_rating_same_day (epsom_record_as_rating (version->record), epsom_record_as_rating (before->record)))
        g_clear_pointer (&shown->pdata[version - VERSION (versions, 0)], epsom_record_unref);
    }
}

static void
unref_shown (gpointer record)
{
  if (record != NULL)
    epsom_record_unref (record);
}

GPtrArray *
epsom_versions_show (const GArray *versions)
{
  GPtrArray *shown = g_ptr_array_new_full (versions->len, unref_shown);
  g_autoptr (EpsomEpisodes) episodes = epsom_episodes_new (versions);

  for (guint i = 0; i < versions->len; i++)
    {
      EpsomRecord *record = VERSION (versions, i)->record;
      EpsomUuid episode = record != NULL ? epsom_record_get_episode (record) : (EpsomUuid){ { 0 } };

      if (record == NULL)
        g_ptr_array_add (shown, NULL);
      else if (epsom_uuid_is_null (&episode) || epsom_episodes_contain (episodes, &episode))
        g_ptr_array_add (shown, epsom_record_ref (record));
      else
        g_ptr_array_add (shown, show_orphan (record));
    }
  hide_ratings (versions, shown);
  return shown;
}
