/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-selection.h"

typedef struct {
  EpsomDate from;
  EpsomDate to;
  GHashTable *named; /* (element-type EpsomUuid): episodes; owns none of them */
} Period;

typedef struct {
  const EpsomRecord *const *records;
  guint n;
} List;

static gboolean
is_open (const Period *period)
{
  return period->from == EPSOM_DATE_NONE && period->to == EPSOM_DATE_NONE;
}

static gboolean
is_within (const Period *period, const EpsomRecord *record)
{
  return epsom_date_is_within (epsom_record_get_date (record), period->from, period->to);
}

static gboolean
is_chosen (const Period *period, const EpsomRecord *record)
{
  return is_open (period) || is_within (period, record) ||
         (record->kind == EPSOM_RECORD_EPISODE && g_hash_table_contains (period->named, &record->id));
}

static const EpsomUuid *
get_named_episode (EpsomDiary *diary, const EpsomRecord *record)
{
  EpsomUuid id = epsom_record_get_episode (record);
  const EpsomRecord *episode = epsom_uuid_is_null (&id) ? NULL : epsom_diary_lookup (diary, &id);

  return episode != NULL ? &episode->id : NULL;
}

static void
collect_named (EpsomDiary *diary, Period *period, const List lists[EPSOM_N_RECORD_KINDS])
{
  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < lists[kind].n; i++)
      {
        const EpsomUuid *episode = NULL;

        if (is_within (period, lists[kind].records[i]))
          episode = get_named_episode (diary, lists[kind].records[i]);
        if (episode != NULL)
          g_hash_table_add (period->named, (gpointer) episode);
      }
}

/* Takes the first of the lists' heads. */
static const EpsomRecord *
take_first (List lists[EPSOM_N_RECORD_KINDS])
{
  List *first = NULL;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    if (lists[kind].n > 0 && (first == NULL || epsom_record_compare (lists[kind].records[0], first->records[0]) < 0))
      first = &lists[kind];
  if (first == NULL)
    return NULL;
  first->n--;
  return *first->records++;
}

GPtrArray *
epsom_selection_new (EpsomDiary *diary, EpsomDate from, EpsomDate to)
{
  g_autoptr (GHashTable) named = g_hash_table_new (epsom_uuid_hash, epsom_uuid_equal);
  GPtrArray *selection = g_ptr_array_new ();
  Period period = { from, to, named };
  List lists[EPSOM_N_RECORD_KINDS];
  const EpsomRecord *record;

  for (int kind = 0; kind < EPSOM_N_RECORD_KINDS; kind++)
    lists[kind].records = epsom_diary_get (diary, kind, &lists[kind].n);
  if (!is_open (&period))
    collect_named (diary, &period, lists);
  while ((record = take_first (lists)) != NULL)
    if (is_chosen (&period, record))
      g_ptr_array_add (selection, (gpointer) record);
  return selection;
}
