/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-id-table.h"

#define LEAST_SIZE 4

typedef struct _EpsomIdSlot {
  guint32 hash; /* all of it, so that growing and most misses need no id */
  guint32 item; /* index + 1; 0: empty */
} EpsomIdSlot;

/* Whether @n items fill a table of @size slots as far as it is to be filled. */
static gboolean
is_full (gsize n, gsize size)
{
  return n > size / 4 * 3;
}

void
epsom_id_table_init (EpsomIdTable *table, EpsomIdTableGet get, gpointer items, gsize expected)
{
  gsize size = LEAST_SIZE;

  while (is_full (expected, size))
    size *= 2;
  *table = (EpsomIdTable){ .get = get, .items = items, .slots = g_new0 (EpsomIdSlot, size), .mask = size - 1 };
}

void
epsom_id_table_clear (EpsomIdTable *table)
{
  g_clear_pointer (&table->slots, g_free);
}

static EpsomIdSlot *
find_empty (EpsomIdTable *table, guint32 hash)
{
  gsize i = hash & table->mask;

  while (table->slots[i].item != 0)
    i = (i + 1) & table->mask;
  return &table->slots[i];
}

static void
grow (EpsomIdTable *table)
{
  g_autofree EpsomIdSlot *old = table->slots;
  gsize old_size = table->mask + 1;

  table->slots = g_new0 (EpsomIdSlot, old_size * 2);
  table->mask = old_size * 2 - 1;
  for (gsize i = 0; i < old_size; i++)
    if (old[i].item != 0)
      *find_empty (table, old[i].hash) = old[i];
}

gint64
epsom_id_table_find (const EpsomIdTable *table, const EpsomUuid *id)
{
  guint32 hash = epsom_uuid_hash (id);

  for (gsize i = hash & table->mask; table->slots[i].item != 0; i = (i + 1) & table->mask)
    {
      guint32 index = table->slots[i].item - 1;

      if (table->slots[i].hash == hash && epsom_uuid_equal (table->get (table->items, index), id))
        return index;
    }
  return -1;
}

void
epsom_id_table_prefetch (const EpsomIdTable *table, const EpsomUuid *id)
{
  __builtin_prefetch (&table->slots[epsom_uuid_hash (id) & table->mask]);
}

void
epsom_id_table_add (EpsomIdTable *table, const EpsomUuid *id, guint32 index)
{
  guint32 hash = epsom_uuid_hash (id);

  if (is_full (++table->n_items, table->mask + 1))
    grow (table);
  *find_empty (table, hash) = (EpsomIdSlot){ hash, index + 1 };
}
