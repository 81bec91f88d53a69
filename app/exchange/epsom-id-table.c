/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-id-table.h"

#define FIRST_SIZE 1024

typedef struct _EpsomIdSlot {
  guint32 hash; /* all of it, so that growing and most misses need no id */
  guint32 item; /* index + 1; 0: empty */
} EpsomIdSlot;

void
epsom_id_table_init (EpsomIdTable *table, EpsomIdTableGet get, gpointer items)
{
  *table = (EpsomIdTable){
    .get = get,
    .items = items,
    .slots = g_new0 (EpsomIdSlot, FIRST_SIZE),
    .mask = FIRST_SIZE - 1,
  };
}

void
epsom_id_table_clear (EpsomIdTable *table)
{
  g_clear_pointer (&table->slots, g_free);
}

static EpsomIdSlot *
find_empty (EpsomIdTable *table, guint32 hash)
{
  guint32 i = hash & table->mask;

  while (table->slots[i].item != 0)
    i = (i + 1) & table->mask;
  return &table->slots[i];
}

static void
grow (EpsomIdTable *table)
{
  g_autofree EpsomIdSlot *old = table->slots;
  gsize old_size = (gsize) table->mask + 1;

  table->slots = g_new0 (EpsomIdSlot, old_size * 2);
  table->mask = old_size * 2 - 1;
  for (gsize i = 0; i < old_size; i++)
    if (old[i].item != 0)
      *find_empty (table, old[i].hash) = old[i];
}

gboolean
epsom_id_table_find (const EpsomIdTable *table, const EpsomUuid *id, guint32 *index)
{
  guint32 hash = epsom_uuid_hash (id);

  for (guint32 i = hash & table->mask; table->slots[i].item != 0; i = (i + 1) & table->mask)
    {
      guint32 item = table->slots[i].item - 1;

      if (table->slots[i].hash == hash && epsom_uuid_equal (table->get (table->items, item), id))
        {
          *index = item;
          return TRUE;
        }
    }
  return FALSE;
}

void
epsom_id_table_add (EpsomIdTable *table, const EpsomUuid *id, guint32 index)
{
  guint32 hash = epsom_uuid_hash (id);

  if (++table->n_items > table->mask / 4 * 3)
    grow (table);
  *find_empty (table, hash) = (EpsomIdSlot){ hash, index + 1 };
}
