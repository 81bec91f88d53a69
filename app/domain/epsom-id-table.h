/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-uuid.h"

G_BEGIN_DECLS

/** EpsomIdTableGet: Returns: (transfer none): the id of item @index of @items. */
typedef const EpsomUuid *(*EpsomIdTableGet) (gpointer items, guint32 index);

/**
 * EpsomIdTable:
 *
 * Finds the item with an id among millions: an open-addressing table of indexes, 8 bytes a slot, that leaves the ids
 * where they are. (A #GHashTable of the same takes five times the room while it grows.) Finding changes nothing, so
 * threads may find in one table at once.
 */
typedef struct {
  /*< private >*/
  EpsomIdTableGet get;
  gpointer items;
  struct _EpsomIdSlot *slots;
  gsize mask; /* their number, a power of 2, less 1 */
  gsize n_items;
} EpsomIdTable;

/** epsom_id_table_init: @expected: items that are expected; more may come. */
void epsom_id_table_init (EpsomIdTable *table, EpsomIdTableGet get, gpointer items, gsize expected);
void epsom_id_table_clear (EpsomIdTable *table);

/** epsom_id_table_find: Returns: the index of the item with @id, or -1. */
gint64 epsom_id_table_find (const EpsomIdTable *table, const EpsomUuid *id);
/** epsom_id_table_prefetch: has the processor fetch what looking for @id will read. A table of many is larger than its
 * caches: a loop over them asks %EPSOM_ID_TABLE_AHEAD items ahead. */
#define EPSOM_ID_TABLE_AHEAD 8
void epsom_id_table_prefetch (const EpsomIdTable *table, const EpsomUuid *id);
/** epsom_id_table_add: @index: of an item with @id, which no item in the table has. */
void epsom_id_table_add (EpsomIdTable *table, const EpsomUuid *id, guint32 index);

G_END_DECLS
