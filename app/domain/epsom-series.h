/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "epsom-id-table.h"
#include "epsom-record.h"

G_BEGIN_DECLS

/**
 * EpsomSeries:
 *
 * The records of one kind in the order of epsom_record_compare(): an immutable, reference-counted array that the
 * snapshots before and after a change of other kinds share. Private to this folder.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  EpsomIdTable ids; /* made when first asked for */
  gsize ids_ready;
  /*< public >*/
  guint n;
  EpsomRecord *records[];
} EpsomSeries;

/** epsom_series_new: takes over the references in @records, in any order. */
EpsomSeries *epsom_series_new (EpsomRecord **records, guint n);
EpsomSeries *epsom_series_ref (EpsomSeries *series);
void epsom_series_unref (EpsomSeries *series);

/**
 * epsom_series_apply:
 * @removed: (element-type EpsomRecord): records of @series, by id
 * @added: (element-type EpsomRecord): sorted by this function
 *
 * Returns: (transfer full): @series without @removed and with @added, references taken to all.
 */
EpsomSeries *epsom_series_apply (EpsomSeries *series, GPtrArray *removed, GPtrArray *added);

/** epsom_series_find: Returns: the index of the record with @id, or -1. */
gint64 epsom_series_find (EpsomSeries *series, const EpsomUuid *id);
/** epsom_series_find_time: Returns: the index of the first record with a time of @time or later. */
guint epsom_series_find_time (EpsomSeries *series, gint64 time);

G_END_DECLS
