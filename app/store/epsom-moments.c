/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-moments.h"

#include "epsom-id-table.h"

typedef struct {
  EpsomUuid id;
  gint64 moment;
} Item;

struct _EpsomMoments {
  GArray *items;
  EpsomIdTable ids;
};

static const EpsomUuid *
get_id (gpointer items, guint32 index)
{
  return &g_array_index ((GArray *) items, Item, index).id;
}

EpsomMoments *
epsom_moments_new (void)
{
  EpsomMoments *self = g_new (EpsomMoments, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  epsom_id_table_init (&self->ids, get_id, self->items, 0);
  return self;
}

void
epsom_moments_free (EpsomMoments *self)
{
  epsom_id_table_clear (&self->ids);
  g_array_unref (self->items);
  g_free (self);
}

void
epsom_moments_set (EpsomMoments *self, const EpsomUuid *id, gint64 moment)
{
  gint64 index = epsom_id_table_find (&self->ids, id);
  Item item = { *id, moment };

  if (index >= 0)
    {
      g_array_index (self->items, Item, index).moment = moment;
      return;
    }
  g_array_append_val (self->items, item);
  epsom_id_table_add (&self->ids, id, self->items->len - 1);
}

const gint64 *
epsom_moments_get (const EpsomMoments *self, const EpsomUuid *id)
{
  gint64 index = epsom_id_table_find (&self->ids, id);

  return index >= 0 ? &g_array_index (self->items, Item, index).moment : NULL;
}
